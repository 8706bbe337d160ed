/** Standings in force on this node: its own changes with their commit, those of other nodes as the ledger tells them. */
import type { FactMemory, SubjectStanding } from '@goodstanding/engine'
import { type StandingSubject, subjectKey } from '@goodstanding/casework'
import { type Db, readStandings } from '@goodstanding/ledger'
import { createChangeOrder } from '../../facts/change-order.ts'
import { readKeptStanding } from '../read-stream.ts'

const STANDINGS_AT_ONCE = 1_000

export type StandingFeed = {
  /** Call right after the commit of each standing that this node keeps, with the position that it got. */
  readonly made: (subject: StandingSubject, standing: SubjectStanding, position: number) => void
  /** Puts standings in force that other nodes changed. Answers true when there may be more. */
  readonly follow: () => Promise<boolean>
}

/** Starts before the first standing: follow it until there are no more. */
export function createStandingFeed(db: Db, memory: Pick<FactMemory, 'applyStanding'>): StandingFeed {
  const order = createChangeOrder(0)
  let position = 0
  const known = new Set<string>()
  /** While all is read anew: who had a standing here, and was not read of yet. */
  let unread = new Set<string>()
  const put = (key: string, standing: SubjectStanding): void => {
    const subject = subjectOf(key)
    if (subject !== null) memory.applyStanding({ subject, standing })
    known.add(key)
    unread.delete(key)
  }
  /** A standby took over before it had all, or a copy was put in place: positions after its own are given a second time. */
  const begin = (): void => {
    order.begin()
    position = 0
    unread = new Set(known)
  }
  const forgetUnread = (): void => {
    for (const key of unread) {
      const subject = subjectOf(key)
      if (subject !== null) memory.applyStanding({ subject, standing: null })
      known.delete(key)
    }
    unread.clear()
  }
  return {
    made: (subject, standing, at) => {
      if (order.made(subjectKey(subject), at)) put(subjectKey(subject), standing)
    },
    follow: async () => {
      const { changed, last } = await readStandings(db, position, STANDINGS_AT_ONCE)
      if (last < position) {
        begin()
        return true
      }
      for (const { subjectKey: key, standing, position: at } of changed) {
        if (order.told(key, at)) put(key, readKeptStanding(standing))
        position = at
      }
      if (changed.length < STANDINGS_AT_ONCE) forgetUnread()
      return changed.length === STANDINGS_AT_ONCE
    },
  }
}

function subjectOf(key: string): StandingSubject | null {
  const [type, ...rest] = key.split('/')
  return type === 'account' || type === 'organization' ? { type, id: rest.join('/') } : null
}
