/**
 * What follows from facts, for certain: that it is owed is noted as a job in the transaction of the fact, and done right after its commit.
 * What a node left that died, or what failed there, any node does with the jobs. The job ends in the transaction of its effects: once.
 */
import { cancelJobs, type Db, findJob, scheduleJob } from '@goodstanding/ledger'
import type { FactKind } from '@goodstanding/model'
import type { FactsStated, FactStated } from '../../facts/fact-book.ts'
import { createFaultTeller } from '../../jobs/tell-faults.ts'
import type { Desk } from '../parts.ts'
import type { Unit } from '../unit.ts'
import { followOrganization, owedByOrganization } from '../verification/rename-verified.ts'
import { followPerson, owedByPerson } from './follow-person.ts'
import { followProtectedName, owedByProtectedName } from './follow-protected-name.ts'
import { type Owed, readOwed } from './read-owed.ts'

export const FACT_JOB = 'fact.follow'
/** What the log calls the work. */
const FOLLOWING = 'follow what was stated'
/** The node that stated it is done by then. */
const LEFT_AFTER_MS = 10_000

const FOLLOWED: ReadonlySet<FactKind> = new Set<FactKind>(['person', 'organization', 'register.protected-names'])

export function createFactFollower(desk: Desk): FactsStated {
  const tell = createFaultTeller((line) => desk.log?.(line), desk.now)
  return {
    isFollowed: (kind) => FOLLOWED.has(kind),
    note: async (tx, stated) => {
      const owed = await owedBy(tx, stated)
      if (owed === null) return null
      // Each change has its own: none waits for whoever is at an earlier one, and what is not done yet is not forgotten.
      const key = String(stated.position)
      await scheduleJob(tx, { kind: FACT_JOB, key, payload: owed, due: stated.now + LEFT_AFTER_MS })
      return key
    },
    follow: async (key) => {
      try {
        await followNoted(desk, key)
      } catch (fault) {
        tell(FOLLOWING, fault) // the fact is stated: the jobs do the rest
      }
    },
  }
}

async function owedBy(tx: Db, stated: FactStated): Promise<Owed | null> {
  if (stated.kind === 'person') return owedByPerson(tx, stated)
  if (stated.kind === 'organization') return owedByOrganization(tx, stated)
  return stated.kind === 'register.protected-names' ? owedByProtectedName(stated) : null
}

/** What another node stated may not be in force here yet, and is looked at. */
export async function followLeft(desk: Desk, key: string): Promise<void> {
  while (await desk.factFeed.follow());
  await followNoted(desk, key)
}

function followNoted(desk: Desk, key: string): Promise<void> {
  const job = { kind: FACT_JOB, key }
  return desk.run(async (unit) => {
    const noted = await findJob(unit.tx, job)
    if (noted === null || (await cancelJobs(unit.tx, [job])) === 0) return // somebody else did it
    await follow(desk, unit, readOwed(noted.payload))
  })
}

async function follow(desk: Desk, unit: Unit, owed: Owed): Promise<void> {
  if (owed.of === 'person') await followPerson(desk, unit, owed)
  else if (owed.of === 'organization') await followOrganization(desk, unit, owed)
  else await followProtectedName(desk, unit, owed)
}
