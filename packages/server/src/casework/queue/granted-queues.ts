/** What of the operator's work somebody with granted queues is shown: the cases in them, and what was reported in those. */
import { type CaseContents, queuesOf, type Relation, worksOn } from '@goodstanding/casework'
import { casesInQueues, casesJudgedBlind, type Db, type ViewCondition } from '@goodstanding/ledger'
import type { Instant } from '@goodstanding/model'
import type { Principal } from '../../access/principal.ts'
import { Problem } from '../../http/problems.ts'
import { staffOf } from '../asker.ts'

/** What somebody is to a case, as the table of permissions has it. */
export function relationsToCase(principal: Principal, found: Pick<CaseContents, 'queue'>): readonly Relation[] {
  return principal.kind === 'staff' && worksOn(staffOf(principal), found) ? ['granted-queue'] : []
}

/** Whether somebody is kept to queues. */
export function isKept(principal: Principal): boolean {
  return principal.kind === 'staff' && queuesOf(staffOf(principal)) !== null
}

/** Whoever is kept to queues sees the cases of those, and not everything that somebody did. */
export function demandAllQueues(principal: Principal): void {
  if (!isKept(principal)) return
  const detail = 'Whoever is kept to some queues sees the cases of those, and not all that was recorded.'
  throw new Problem('permission.queue', { detail })
}

/** As `relationsToCase` for evidence, which is read for a case or, by whoever is kept to no queue, for another purpose. */
export function relationsToEvidence(
  principal: Principal,
  found: Pick<CaseContents, 'queue'> | null,
): readonly Relation[] {
  if (found !== null) return relationsToCase(principal, found)
  return isKept(principal) ? [] : ['granted-queue']
}

/** The conditions that keep a list of cases to queues: those asked for (`a,b`), within those granted. */
export function queueConditions(principal: Principal, asked: string | undefined): readonly ViewCondition[] {
  const granted = queuesOf(staffOf(principal))
  if (asked === undefined) return granted === null ? [] : [{ column: 'queue', test: 'in', value: granted }]
  const queues = asked.split(',')
  if (granted !== null && queues.some((queue) => !granted.includes(queue))) throw new Problem('permission.queue')
  return [{ column: 'queue', test: 'in', value: queues }]
}

type InCase = { readonly case: string | null }
type Reach = { readonly db: Pick<Db, 'query'>; readonly now: () => Instant }

/** The cases whose decisions somebody may not see now, because they judge them without. */
export async function casesVeiledFrom({ db, now }: Reach, principal: Principal): Promise<ReadonlySet<string>> {
  return principal.kind === 'staff' ? casesJudgedBlind(db, principal.id, now()) : new Set()
}

/**
 * Those of some things in cases that somebody may look into: not what lies in other queues, nor what tells of a decision that
 * they judge without knowing it. What has no case yet is in no queue.
 */
export async function withinReach<Item>(
  reach: Reach,
  principal: Principal,
  { items, caseOf }: { readonly items: readonly Item[]; readonly caseOf: (item: Item) => string | null },
): Promise<readonly Item[]> {
  if (principal.kind !== 'staff') return items
  const veiled = await casesVeiledFrom(reach, principal)
  const seen = veiled.size === 0 ? items : items.filter((item) => !veiled.has(caseOf(item) ?? ''))
  const granted = queuesOf(staffOf(principal))
  if (granted === null) return seen
  const cases = seen.flatMap((item) => caseOf(item) ?? [])
  const open = new Set(await casesInQueues(reach.db, cases, granted))
  return seen.filter((item) => {
    const id = caseOf(item)
    return id === null || open.has(id)
  })
}

/** Throws when something is in a case of a queue that was not granted, or in one that is judged without its decision. */
export async function demandReach(reach: Reach, principal: Principal, found: InCase): Promise<void> {
  if (found.case !== null && (await casesVeiledFrom(reach, principal)).has(found.case))
    throw new Problem('second-review.blind')
  const [seen] = await withinReach(reach, principal, { items: [found], caseOf: (item) => item.case })
  if (seen === undefined) throw new Problem('permission.queue')
}
