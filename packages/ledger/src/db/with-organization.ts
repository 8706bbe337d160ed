import type { Db } from './db.ts'

/**
 * Runs `work` in a transaction that sees and writes the rows of one organization only, whatever its statements ask:
 * the database itself refuses the rest. The narrowing ends with the transaction.
 */
export function withOrganization<Value>(
  db: Db,
  organization: string,
  work: (tx: Db) => Promise<Value>,
): Promise<Value> {
  return db.transaction(async (tx) => {
    await tx.query(
      {
        name: 'narrow-to-organization',
        text: `select set_config('goodstanding.scope', 'organization', true),
                      set_config('goodstanding.organization', $1, true)`,
      },
      [organization],
    )
    return work(tx)
  })
}
