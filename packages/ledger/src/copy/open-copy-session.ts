/** A connection of its own for copying everything: no limit of time, and values in a text that every PostgreSQL reads alike. */
import { Client } from 'pg'
import { columnTypes } from '../db/column-types.ts'
import { expectSession } from '../db/expect-session.ts'
import { fromDriverError } from '../db/from-driver-error.ts'
import { sessionConfig } from '../db/open-pool.ts'
import { explainRefused } from '../postgres/explain-refused.ts'
import { prepareRole } from '../postgres/prepare-role.ts'

/** Throws a DatabaseRefusal, or a DatabaseFault when the server cannot be reached. The caller ends it. */
export async function openCopySession(url: string): Promise<Client> {
  const { role } = await prepareRole(url, null)
  const session = { url, role, scope: 'system' } as const
  const client = new Client({
    ...sessionConfig(session),
    types: columnTypes,
    connectionTimeoutMillis: 10_000,
    application_name: 'goodstanding copy',
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    // Rows of organizations that it may not see would be missing without a word.
    await expectSession(client, session)
    await client.query(`set statement_timeout = 0; set client_encoding = 'UTF8'`)
  } catch (error) {
    const fault = fromDriverError(error)
    throw explainRefused(fault) ?? fault
  }
  return client
}
