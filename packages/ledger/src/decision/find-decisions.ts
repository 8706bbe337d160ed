import type { Instant } from '@goodstanding/model'
import type { Db } from '../db/db.ts'
import { instantOfId } from '../ids/uuid.ts'
import { DECISION_COLUMNS } from './decision-columns.ts'
import { CLOCK_SLACK_MS, type DecisionRow } from './decision-row.ts'

/** One decision by its id (without `dec_`), or null. */
export async function findDecision(db: Db, id: string): Promise<DecisionRow | null> {
  const [row] = await findDecisions(db, [id])
  return row ?? null
}

/** Decisions by their ids, in the order of the ids; unknown ones are left out. */
export async function findDecisions(db: Db, ids: readonly string[]): Promise<readonly DecisionRow[]> {
  if (ids.length === 0) return []
  const rows = await findSince(db, ids, Math.min(...ids.map(instantOfId)) - CLOCK_SLACK_MS)
  const byId = new Map(rows.map((row) => [row.id, row]))
  const missing = ids.filter((id) => !byId.has(id))
  // An id may be of a clock that was ahead, and its decision of that clock when it was put back.
  if (missing.length > 0) for (const row of await findSince(db, missing, 0)) byId.set(row.id, row)
  return ids.flatMap((id) => byId.get(id) ?? [])
}

function findSince(db: Db, ids: readonly string[], earliest: Instant): Promise<readonly DecisionRow[]> {
  return db.query<DecisionRow>(
    {
      name: 'find-decisions',
      text: `select ${DECISION_COLUMNS} from decision
             where id = any($1::uuid[]) and decided_at >= to_timestamp($2 / 1000.0)`,
    },
    [ids, earliest],
  )
}

/** Those of the decisions that are about an event of a type. */
export async function findIdsOfType(db: Db, ids: readonly string[], type: string): Promise<readonly string[]> {
  if (ids.length === 0) return []
  const earliest = Math.min(...ids.map(instantOfId)) - CLOCK_SLACK_MS
  const rows = await db.query<{ id: string }>(
    `select id from decision
     where id = any($1::uuid[]) and decided_at >= to_timestamp($2 / 1000.0) and event_type = $3`,
    [ids, earliest, type],
  )
  return rows.map(({ id }) => id)
}
