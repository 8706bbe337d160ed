/** What of the operator's work somebody with granted queues is shown: the cases in them, and what was reported in those. */
import { type CaseContents, queuesOf, type Relation, worksOn } from '@goodstanding/casework'
import { casesInQueues, type Db, type ViewCondition } from '@goodstanding/ledger'
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

/** The same for evidence, which is read for a case or, by whoever is kept to no queue, for another purpose. */
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

/** Those of some reports that somebody may look into: what has no case yet is in no queue. */
export async function withinQueues<Item>(
  db: Pick<Db, 'query'>,
  principal: Principal,
  { items, caseOf }: { readonly items: readonly Item[]; readonly caseOf: (item: Item) => string | null },
): Promise<readonly Item[]> {
  const granted = principal.kind === 'staff' ? queuesOf(staffOf(principal)) : null
  if (granted === null) return items
  const cases = items.flatMap((item) => caseOf(item) ?? [])
  const open = new Set(await casesInQueues(db, cases, granted))
  return items.filter((item) => {
    const id = caseOf(item)
    return id === null || open.has(id)
  })
}

/** Throws `permission.queue` when a report is in a case of a queue that was not granted. */
export async function demandQueueOf(db: Pick<Db, 'query'>, principal: Principal, report: InCase): Promise<void> {
  const [seen] = await withinQueues(db, principal, { items: [report], caseOf: (item) => item.case })
  if (seen === undefined) throw new Problem('permission.queue')
}
