import type { Db } from './db.ts'

/** On whose behalf something is read. */
export type Asker = {
  /** `organization`: an administrator, for their organization; `person`: a member or external contact, for what is theirs. */
  readonly scope: 'organization' | 'person'
  readonly organization: string
  readonly person: string
}

/**
 * Runs `work` in a transaction that sees and writes what the asker may, whatever its statements ask: the database itself
 * refuses the rest. The narrowing ends with the transaction.
 */
export function withOrganization<Value>(db: Db, asker: Asker, work: (tx: Db) => Promise<Value>): Promise<Value> {
  const { scope, organization, person } = asker
  if (organization === '' || person === '')
    throw new Error('Somebody asks for an organization and as a person; neither may be empty.')
  return db.transaction(async (tx) => {
    await tx.query(
      {
        name: 'narrow-to-organization',
        text: `select set_config('goodstanding.scope', $1, true), set_config('goodstanding.organization', $2, true),
                      set_config('goodstanding.person', $3, true)`,
      },
      [scope, organization, person],
    )
    return work(tx)
  })
}
