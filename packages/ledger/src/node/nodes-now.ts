import type { Instant } from '@goodstanding/model'
import type { Db } from '../db/db.ts'

export type NodesNow = {
  /** The database's time. */
  readonly now: Instant
  /** How many were heard of lately, and did not say that they end. */
  readonly nodes: number
}

export async function nodesNow(db: Db): Promise<NodesNow> {
  const [row] = await db.query<NodesNow>(
    {
      name: 'nodes-now',
      text: `select clock_timestamp() as now, (select count(*)::integer from node) as nodes`,
    },
    [],
  )
  if (row === undefined) throw new Error('The database did not tell its time.')
  return row
}
