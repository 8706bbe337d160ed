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
  return {
    made: (subject, standing, at) => {
      if (order.made(subjectKey(subject), at)) memory.applyStanding({ subject, standing })
    },
    follow: async () => {
      const changed = await readStandings(db, position, STANDINGS_AT_ONCE)
      for (const { subjectKey: key, standing, position: at } of changed) {
        const subject = subjectOf(key)
        if (order.told(key, at) && subject !== null)
          memory.applyStanding({ subject, standing: readKeptStanding(standing) })
        position = at
      }
      return changed.length === STANDINGS_AT_ONCE
    },
  }
}

function subjectOf(key: string): StandingSubject | null {
  const [type, ...rest] = key.split('/')
  return type === 'account' || type === 'organization' ? { type, id: rest.join('/') } : null
}
