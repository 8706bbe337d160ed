/** People outside who are added, and who end it, as events of the contract. WeCom tells of the tie, never of a question before it. */
import type { Person } from '@goodstanding/model'
import type { WireEvent } from '@goodstanding/sdk'
import { accountOf, type Accounts, externalActor, memberActor } from './accounts.ts'
import { envelopeOf } from './event-of-member.ts'
import type { Callback, Change } from './from-callback.ts'

type When = Pick<Callback, 'key' | 'at'>
type Of<Kind extends Change['kind']> = Extract<Change, { readonly kind: Kind }>

/** Who is added by somebody outside without having agreed is the one invited. */
export function eventOfAdding(added: Of<'contact.added'>, when: When, accounts: Accounts): WireEvent<'contact.invite'> {
  const { userId, externalId, half } = added
  return {
    ...envelopeOf(when, accounts),
    type: 'contact.invite',
    data: {
      organization: accounts.organization,
      actor: half ? externalActor(externalId, null, accounts) : memberActor(userId, null, accounts),
      contact: { id: accountOf(half ? userId : externalId, accounts) },
    },
  }
}

/**
 * An external contact who removes the member declines: the policy counts later attempts. A member who removes an external contact presses nobody,
 * and is free to add them again, so that nothing is told.
 */
export function eventOfEnding(
  { externalId, by }: Of<'contact.ended'>,
  when: When,
  accounts: Accounts,
): WireEvent<'contact.decline'> | null {
  if (by === 'member') return null
  return {
    ...envelopeOf(when, accounts),
    type: 'contact.decline',
    data: {
      organization: accounts.organization,
      actor: externalActor(externalId, null, accounts),
      contact: { id: accountOf(externalId, accounts) },
    },
  }
}

/** Null: without a name there is nothing to know somebody by. */
export function personOfContact(name: string | null, { organization }: Accounts): Person | null {
  return name === null || name === '' ? null : { organization, kind: 'external', name: name.slice(0, 2_048) }
}
