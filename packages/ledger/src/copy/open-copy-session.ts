/** A connection of its own for copying everything: no limit of time, and values in a text that every PostgreSQL reads alike. */
import { Client } from 'pg'
import { columnTypes } from '../db/column-types.ts'
import { fromDriverError } from '../db/from-driver-error.ts'
import { sessionConfig } from '../db/open-pool.ts'
import { prepareRole } from '../postgres/prepare-role.ts'

/** Throws a DatabaseRefusal, or a DatabaseFault when the server cannot be reached. The caller ends it. */
export async function openCopySession(url: string): Promise<Client> {
  const { role } = await prepareRole(url, null)
  const client = new Client({
    ...sessionConfig({ url, role, scope: 'system' }),
    types: columnTypes,
    connectionTimeoutMillis: 10_000,
    application_name: 'goodstanding copy',
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query(
      `set statement_timeout = 0; set datestyle = 'ISO'; set intervalstyle = 'postgres'; set client_encoding = 'UTF8'`,
    )
  } catch (error) {
    throw fromDriverError(error)
  }
  return client
}
