/** The installation's own secrets: one sealed text, shared by every node of a database. */
import type { Instant } from '@goodstanding/model'
import type { Db } from '../db/db.ts'

export async function readInstallationSecrets(db: Pick<Db, 'query'>): Promise<string | null> {
  const [row] = await db.query<{ sealed: string }>(`select sealed from installation_secret`)
  return row?.sealed ?? null
}

/** Keeps the first that are put: of several nodes that start at once, one has said what they are. */
export async function addInstallationSecrets(db: Pick<Db, 'query'>, sealed: string, at: Instant): Promise<void> {
  await db.query(
    `insert into installation_secret (sealed, changed_at) values ($1, to_timestamp($2 / 1000.0)) on conflict do nothing`,
    [sealed, at],
  )
}

export async function replaceInstallationSecrets(db: Pick<Db, 'query'>, sealed: string, at: Instant): Promise<void> {
  await db.query(`update installation_secret set sealed = $1, changed_at = to_timestamp($2 / 1000.0)`, [sealed, at])
}
