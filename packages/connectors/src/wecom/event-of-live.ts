/**
 * A live stream as an event of the contract, when it is booked and again when it begins: WeCom names `living/cancel` a call for booked streams,
 * so that what is refused at its booking never begins. The same words are one event both times, and counted once.
 */
import { createHash } from 'node:crypto'
import type { WireEvent } from '@goodstanding/sdk'
import { type Accounts, memberActor } from './accounts.ts'

export type Living = { readonly theme: string; readonly description: string; readonly anchor: string }

const ID_LIMIT = 300

/** Without a `time`, which would be another one the second time. Null: nobody is known to hold it. */
export function eventOfLive(livingId: string, living: Living, accounts: Accounts): WireEvent<'live.start'> | null {
  const { theme, description, anchor } = living
  if (anchor === '') return null
  const title = description === '' ? theme : `${theme}\n${description}`
  const digest = createHash('sha256').update(`${anchor}\n${title}`).digest('base64url').slice(0, 22)
  return {
    specversion: '1.0',
    id: `live/${livingId.slice(0, ID_LIMIT)}/${digest}`,
    source: accounts.source,
    type: 'live.start',
    data: {
      organization: accounts.organization,
      actor: memberActor(anchor, null, accounts),
      live: { id: accountOfLive(livingId, accounts), title, audience: { kind: 'organization' } },
    },
  }
}

const accountOfLive = (livingId: string, { organization }: Accounts): string =>
  `${organization}:live:${livingId.slice(0, ID_LIMIT)}`
