/** Reads the archive from where it was left off, and tells Goodstanding what was said: after the fact, for WeCom lets nobody look before. */
import type { Goodstanding, WireEvent } from '@goodstanding/sdk'
import type { Kept } from '../../keep-state.ts'
import type { Log } from '../../log.ts'
import { portionOf, tellPortion } from '../../tell-portion.ts'
import type { Accounts } from '../accounts.ts'
import type { State } from '../read-state.ts'
import type { ArchiveSource, Sealed } from './archive-source.ts'
import type { Consent } from './check-consent.ts'
import { eventOfArchived } from './event-of-archived.ts'
import { type Archived, archivedFrom } from './from-archive.ts'
import { type KeyRing, openRandomKey } from './key-ring.ts'

export type Pulling = {
  readonly source: ArchiveSource
  readonly keys: KeyRing
  readonly consent: Pick<Consent, 'allowed'>
  readonly goodstanding: Pick<Goodstanding, 'observeAll'>
  readonly accounts: () => Accounts
  readonly kept: Kept<State>
  readonly now: () => number
  readonly log: Log
}

const AT_ONCE = 1_000
const DAY_MS = 24 * 60 * 60_000
/** WeCom keeps five days of it. */
const KEPT_MS = 5 * DAY_MS
const NEAR_MS = 4 * DAY_MS

export type Gap = 'none' | 'near' | 'lost'

/** How near the archive is to be lost that was not read since. Null: it was never read. */
export function gapOf(readAt: number | null, now: number): Gap {
  const age = readAt === null ? 0 : now - readAt
  return age >= KEPT_MS ? 'lost' : age >= NEAR_MS ? 'near' : 'none'
}

export function warnOfGap({ kept, now, log }: Pick<Pulling, 'kept' | 'now' | 'log'>): Gap {
  const { readAt } = kept.state().archive
  const gap = gapOf(readAt, now())
  const more = { readAt: readAt === null ? null : new Date(readAt).toISOString() }
  if (gap === 'near')
    log('error', 'The archive was not read for four days: WeCom keeps five. Read it today, or messages are lost.', more)
  if (gap === 'lost') log('error', 'The archive was not read for five days: messages before that are lost.', more)
  return gap
}

/** What the library's codes ask of the operator. */
const ADVICE: Readonly<Record<number, string>> = {
  10001: 'The network failed; it is tried again.',
  10002: 'The answer could not be read; it is tried again.',
  10003: 'WeCom failed; it is tried again.',
  10004: 'The secret is not that of the archive.',
  10009: 'The address of the sidecar is not among the trusted ones of the archive.',
  10010: 'What comes next is older than WeCom keeps.',
  10011: 'The certificate of the archive is over.',
}

/** To its end. Throws where it has to be tried again; what was told is not told again. */
export async function pullArchive(pulling: Pulling): Promise<number> {
  warnOfGap(pulling)
  let told = 0
  for (;;) {
    const { seq } = pulling.kept.state().archive
    const data = await pulling.source.getChatData(seq, AT_ONCE)
    if (!data.ok)
      throw new Error(`The archive answered ${data.errcode}: ${data.words} ${ADVICE[data.errcode] ?? ''}`.trim())
    const items = data.items.filter((item) => item.seq > seq).toSorted((one, other) => one.seq - other.seq)
    if (items.length === 0) {
      pulling.kept.change((state) => ({ ...state, archive: { ...state.archive, readAt: pulling.now() } }))
      return told
    }
    told += await tellItems(pulling, items)
  }
}

async function tellItems(pulling: Pulling, items: readonly Sealed[]): Promise<number> {
  const { kept, source, keys, consent, log } = pulling
  // Without its key nothing can be said of a message; the key may be brought tomorrow, so that nothing after it is read either.
  const missing = items.findIndex(({ keyVersion }) => !keys.has(keyVersion))
  const readable = missing < 0 ? items : items.slice(0, missing)
  const last = readable.at(-1)
  if (last === undefined)
    throw new Error(
      `There is no private key of version ${items[0]?.keyVersion ?? 0}: the archive is not read on without it.`,
    )
  const opened = readable.flatMap(({ keyVersion, randomKey, message }) => {
    const key = keys.get(keyVersion)
    const random = key === undefined ? null : openRandomKey(randomKey, key)
    return random === null ? [] : [{ key: random, message }]
  })
  const texts = opened.length === 0 ? [] : await source.decryptData(opened)
  const messages = texts.flatMap((text) => (text === null ? null : archivedFrom(text)) ?? [])
  const unread = readable.length - texts.filter((text) => text !== null).length
  if (unread > 0) log('error', 'Archived messages could not be opened: they are passed over.', { count: unread })
  const allowed = await consent.allowed(messages)
  if (allowed.length < messages.length)
    log('info', 'Archived messages are not used: somebody outside has not agreed.', {
      count: messages.length - allowed.length,
    })
  const count = await tell(pulling, allowed)
  kept.change((state) => ({ ...state, archive: { ...state.archive, seq: last.seq } }))
  return count
}

async function tell({ goodstanding, accounts, kept, log }: Pulling, messages: readonly Archived[]): Promise<number> {
  const view = { accounts: accounts(), half: new Set(kept.state().half) }
  const events = messages.flatMap((message): WireEvent[] => {
    const event = eventOfArchived(message, view)
    return event === null ? [] : [event]
  })
  for (let left: readonly WireEvent[] = events; left.length > 0; ) {
    const portion = portionOf(left, AT_ONCE)
    const { why } = await tellPortion({ goodstanding, log }, portion)
    // Those of them that were taken are told again with the others, which changes nothing.
    if (why !== null) throw new Error(`Archived messages were not taken: ${why}`)
    left = left.slice(portion.length)
  }
  return events.length
}
