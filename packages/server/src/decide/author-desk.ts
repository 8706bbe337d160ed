/**
 * Who sent what was plainly allowed: this node remembers what it allowed, and asks the others for the rest. They look every fifth of a
 * second; whoever asks waits two seconds at most, and not at all where there is no other node.
 */
import type { Author, EventKey, RecentAuthors } from '@goodstanding/engine'
import {
  answerForAuthor,
  askForAuthor,
  type Beaten,
  beatNode,
  type Db,
  dropAuthorQuestion,
  forgetNode,
  listAuthorQuestions,
  readAuthorAnswer,
} from '@goodstanding/ledger'
import type { Instant } from '@goodstanding/model'
import { isLately } from '../lately.ts'

const HEARD_WITHIN_MS = 15_000
/** Longer than any question stands. */
const LOOKED_AT_KEPT_MS = 60_000
const LOOKS = 40
const PAUSE_MS = 50
/** What no node knew is not asked about again so soon. */
const UNKNOWN_MS = 10_000
const UNKNOWN_MOST = 10_000

export type AuthorDesk = {
  /** What was found once, or by nobody a moment ago, asks nobody: whoever needs it in a transaction asks before that is open. */
  readonly find: (event: EventKey) => Promise<Author | null>
  /** Says that this node is up, and sees which others are. */
  readonly beat: () => Promise<Pick<Beaten, 'goneSince' | 'aheadMs'>>
  /** Answers what other nodes ask. */
  readonly answer: () => Promise<void>
  readonly close: () => Promise<void>
}

export type AuthorDeskParts = {
  readonly db: Db
  readonly authors: Pick<RecentAuthors, 'find' | 'remember'>
  readonly now: () => Instant
  readonly newId: (now: Instant) => string
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

export async function createAuthorDesk({ db, authors, now, newId }: AuthorDeskParts): Promise<AuthorDesk> {
  const node = newId(now())
  let others = 0
  /** Questions that this node has looked at, and when. */
  const looked = new Map<string, Instant>()
  /** Events that no node knew, and when it was asked about them; the oldest first. */
  const unknown = new Map<string, Instant>()
  const beat = async (): Promise<Beaten> => {
    const beaten = await beatNode(db, node, { now: now(), withinMs: HEARD_WITHIN_MS })
    others = beaten.others
    return beaten
  }
  const askOthers = async ({ source, id: eventId }: EventKey): Promise<Author | null> => {
    const id = newId(now())
    await askForAuthor(db, { id, source, eventId }, node)
    try {
      for (let look = 0; look < LOOKS; look++) {
        await pause(PAUSE_MS)
        const answer = await readAuthorAnswer(db, id)
        if (answer === null) return null
        const { account, organization, answers } = answer
        if (account !== null && organization !== null) return { account, organization }
        if (answers >= others) return null
      }
      return null
    } finally {
      await dropAuthorQuestion(db, id)
    }
  }
  const findElsewhere = async (event: EventKey): Promise<Author | null> => {
    const key = JSON.stringify([event.source, event.id])
    if (isLately(unknown.get(key) ?? -Infinity, now(), UNKNOWN_MS)) return null
    const found = await askOthers(event)
    if (found === null) {
      unknown.delete(key)
      unknown.set(key, now())
      const [oldest] = unknown.size > UNKNOWN_MOST ? unknown.keys() : []
      if (oldest !== undefined) unknown.delete(oldest)
    } else authors.remember(event, found, now())
    return found
  }
  /** The ledger tells each that is gone once: what the first look found is told with the next one. */
  let { goneSince: goneBefore } = await beat()
  return {
    beat: async () => {
      const { goneSince, aheadMs } = await beat()
      const gone = [goneBefore, goneSince].flatMap((since) => since ?? [])
      goneBefore = null
      return { goneSince: gone.length === 0 ? null : Math.min(...gone), aheadMs }
    },
    find: async (event) => authors.find(event) ?? (others === 0 ? null : findElsewhere(event)),
    answer: async () => {
      if (others === 0) return
      for (const [id, at] of looked) if (now() - at > LOOKED_AT_KEPT_MS) looked.delete(id)
      for (const { id, source, eventId } of await listAuthorQuestions(db, node, [...looked.keys()])) {
        await answerForAuthor(db, id, authors.find({ source, id: eventId }))
        looked.set(id, now())
      }
    },
    close: () => forgetNode(db, node),
  }
}
