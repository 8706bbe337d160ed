import type { Db } from '../db/db.ts'
import { idFloor } from '../ids/uuid.ts'
import { CLOCK_SLACK_MS } from './decision-row.ts'

export type RecordedScope = {
  readonly actors: readonly string[]
  readonly organizations: readonly string[]
  /** Time of acceptance, ms. */
  readonly from: number
  readonly until: number | null
}

/** How many decisions are recorded of some actors or organizations in a span, each counted once. */
export async function countRecorded(
  db: Pick<Db, 'query'>,
  { actors, organizations, from, until }: RecordedScope,
): Promise<number> {
  const [row] = await db.query<{ count: number }>(
    `select count(*)::integer as count from decision
     where (actor = any($1::text[]) or organization = any($2::text[]))
       and id >= $3::uuid and decided_at >= to_timestamp($4 / 1000.0) and ($5::uuid is null or id < $5::uuid)`,
    [actors, organizations, idFloor(from), from - CLOCK_SLACK_MS, until === null ? null : idFloor(until)],
  )
  return row?.count ?? 0
}
