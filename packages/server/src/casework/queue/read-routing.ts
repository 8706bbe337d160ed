/** Filters and rules as the ledger keeps them. Their schema was checked when they came in. */
import { type CaseFilter, EVERY_CASE, GENERAL_QUEUE, type RoutingRule } from '@goodstanding/casework'
import { allQueues, type Db, type QueueRow, readRouting } from '@goodstanding/ledger'
import type { Bilingual } from '@goodstanding/model'

/** A rule as it is stated: without a filter of its own, that of its queue counts. */
export type StatedRule = { readonly queue: string; readonly filter?: Partial<CaseFilter> | null }

export function readFilter(kept: unknown): CaseFilter {
  return { ...EVERY_CASE, ...(kept as Partial<CaseFilter>) }
}

export function readQueueName({ name }: Pick<QueueRow, 'name'>): Bilingual {
  return name as Bilingual
}

export function readStatedRules(kept: unknown): readonly StatedRule[] {
  return kept as readonly StatedRule[]
}

/** The rules with the filters of the queues that they name. What names no queue any more is left out. */
export function completeRules(rules: readonly StatedRule[], queues: readonly QueueRow[]): readonly RoutingRule[] {
  const known = new Map(queues.map((queue) => [queue.id, queue]))
  return rules.flatMap(({ queue, filter }) => {
    const found = known.get(queue)
    if (found === undefined) return []
    return [{ queue, filter: readFilter(filter ?? found.filter) }]
  })
}

/** The rules in force. While none were put, each queue takes what its filter names, in the order in which they were made. */
export async function readRules(db: Db): Promise<readonly RoutingRule[]> {
  const routing = await readRouting(db)
  const queues = await allQueues(db)
  const byQueue = queues.filter(({ id }) => id !== GENERAL_QUEUE).map(({ id }) => ({ queue: id }))
  return completeRules(routing.version === 0 ? byQueue : readStatedRules(routing.rules), queues)
}
