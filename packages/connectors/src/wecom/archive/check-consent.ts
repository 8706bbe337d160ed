/**
 * Whether an archived message may be looked at. Members are told by WeCom that their chats are archived; people outside are asked, and until each of
 * those in a chat agreed, nothing of it is used.
 */
import type { Log } from '../../log.ts'
import { isExternal } from '../accounts.ts'
import { WeComFault } from '../wecom-fault.ts'
import type { WeCom } from '../wecom.ts'
import type { Archived } from './from-archive.ts'

type Parts = {
  readonly wecom: Pick<WeCom, 'agreedPairs' | 'agreedInRoom'>
  readonly now: () => number
  readonly log: Log
}

/** So long an answer is believed: an agreement may be taken back. */
const BELIEVED_MS = 10 * 60_000
const MOST_KEPT = 20_000
const PAIRS_AT_ONCE = 100

type Pair = { readonly userId: string; readonly externalId: string }

const keyOf = (room: string | null, { userId, externalId }: Pair): string =>
  room === null ? `${userId}>${externalId}` : `${room}>${externalId}`

/** Who outside has to have agreed, and with whom. */
function pairsOf({ room, from, to }: Archived): readonly Pair[] {
  const people = [...new Set([from, ...to])]
  const outside = people.filter(isExternal)
  const [member = ''] = people.filter((one) => !isExternal(one))
  return outside.map((externalId) => ({ userId: room === null ? member : '', externalId }))
}

export function createConsent({ wecom, now, log }: Parts) {
  const known = new Map<string, { readonly agreed: boolean; readonly until: number }>()
  const learn = (key: string, agreed: boolean): void => {
    known.delete(key)
    known.set(key, { agreed, until: now() + BELIEVED_MS })
    const [oldest] = known.keys()
    if (known.size > MOST_KEPT && oldest !== undefined) known.delete(oldest)
  }
  const isUnknown = (key: string): boolean => (known.get(key)?.until ?? 0) <= now()

  /** What WeCom refuses to tell for good is no agreement. */
  const ask = async (question: () => Promise<readonly { userId: string | null; externalId: string }[]>) => {
    try {
      return await question()
    } catch (fault) {
      if (!(fault instanceof WeComFault) || fault.mayPass) throw fault
      log('error', 'WeCom does not tell who agreed to the archive: those chats are not looked at.', {
        why: fault.message,
      })
      return []
    }
  }
  const askPairs = async (pairs: readonly Pair[]): Promise<void> => {
    for (let from = 0; from < pairs.length; from += PAIRS_AT_ONCE) {
      const asked = pairs.slice(from, from + PAIRS_AT_ONCE)
      const agreed = await ask(() => wecom.agreedPairs(asked))
      const yes = new Set(agreed.map(({ userId, externalId }) => `${userId ?? ''}>${externalId}`))
      for (const pair of asked) learn(keyOf(null, pair), yes.has(keyOf(null, pair)))
    }
  }
  const askRoom = async (room: string, pairs: readonly Pair[]): Promise<void> => {
    const yes = new Set((await ask(() => wecom.agreedInRoom(room))).map(({ externalId }) => externalId))
    for (const pair of pairs) learn(keyOf(room, pair), yes.has(pair.externalId))
  }

  return {
    /** WeCom told that somebody agreed. */
    agreed: (userId: string, externalId: string): void => learn(`${userId}>${externalId}`, true),
    /** Those that may be looked at, in their order. */
    allowed: async (messages: readonly Archived[]): Promise<readonly Archived[]> => {
      const rooms = new Map<string | null, Map<string, Pair>>()
      for (const message of messages)
        for (const pair of pairsOf(message)) {
          const key = keyOf(message.room, pair)
          if (!isUnknown(key)) continue
          const found = rooms.get(message.room) ?? new Map<string, Pair>()
          rooms.set(message.room, found.set(key, pair))
        }
      for (const [room, pairs] of rooms)
        await (room === null ? askPairs([...pairs.values()]) : askRoom(room, [...pairs.values()]))
      return messages.filter((message) =>
        pairsOf(message).every((pair) => known.get(keyOf(message.room, pair))?.agreed === true),
      )
    },
  }
}

export type Consent = ReturnType<typeof createConsent>
