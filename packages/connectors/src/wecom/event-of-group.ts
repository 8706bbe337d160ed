/** What a group with people outside shows of itself, as an event of the contract. */
import type { WireEvent } from '@goodstanding/sdk'
import { cutText } from '../cut-text.ts'
import { type Accounts, isExternal, memberActor } from './accounts.ts'
import { envelopeOf } from './event-of-member.ts'
import type { Callback } from './from-callback.ts'

export type Group = {
  readonly name: string
  readonly notice: string
  readonly owner: string
  readonly members: readonly string[]
}

/** WeCom does not say who changed it: its owner answers for it. Null: it shows no words. */
export function eventOfGroup(
  { name, notice, owner, members }: Group,
  what: 'created' | 'name' | 'notice',
  { when, accounts }: { readonly when: Pick<Callback, 'key' | 'at'>; readonly accounts: Accounts },
): WireEvent<'content.publish'> | null {
  const text = what === 'notice' ? notice : name
  if (text === '' || owner === '') return null
  const isOutside = members.some(isExternal)
  return {
    ...envelopeOf(when, accounts),
    type: 'content.publish',
    data: {
      organization: accounts.organization,
      actor: memberActor(owner, null, accounts),
      surface: what === 'notice' ? 'announcement' : 'profile',
      audience: {
        kind: isOutside ? 'external' : 'group',
        relation: isOutside ? 'contact' : 'colleague',
        size: members.length,
      },
      content: { text: cutText(text) },
    },
  }
}
