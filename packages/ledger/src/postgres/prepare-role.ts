/**
 * Row-level security never binds a superuser, so statements run as an ordinary role even when a superuser connects
 * (as on the embedded server): one role that owns the tables and is bound by their policies.
 */
import { Client } from 'pg'
import { columnTypes } from '../db/column-types.ts'
import { fromDriverError } from '../db/from-driver-error.ts'
import { DatabaseRefusal } from './database-refusal.ts'
import { explainRefused, NOT_ITS_OWN } from './explain-refused.ts'

/** Owns the tables when a superuser connects. It cannot log in. */
const APPLICATION_ROLE = 'goodstanding_app'

export type PreparedRole = {
  /** The role to run as, or null for the one that connects. */
  readonly role: string | null
  readonly serverMajor: number
  /** Of texts in the database, by PostgreSQL's name. */
  readonly encoding: string
  /** Nothing can be kept there: a standby, or one that is set so. */
  readonly isReadOnly: boolean
}

type Connecting = {
  readonly name: string
  readonly superuser: boolean
  readonly bypasses: boolean
  readonly version: number
  readonly encoding: string
  readonly isReadOnly: boolean
  /** Whether the tables are its own, or of a role that it belongs to; null: there are none yet. */
  readonly isOwner: boolean | null
}

/** Throws a DatabaseRefusal for a role that would see through row-level security, a DatabaseFault when unreachable. */
export async function prepareRole(url: string, database: string | null): Promise<PreparedRole> {
  const client = new Client({ connectionString: url, types: columnTypes, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const who = await whoConnects(client)
    const { encoding, isReadOnly } = who
    const server = { serverMajor: Math.trunc(who.version / 10_000), encoding, isReadOnly }
    if (!who.superuser) {
      if (who.bypasses) throw seesThrough(who.name)
      // Asked, and not read from what the server says later: it may speak any language.
      if (who.isOwner === false) throw new DatabaseRefusal('refused', NOT_ITS_OWN)
      return { role: null, ...server }
    }
    const role = (await ownerOfTables(client)) ?? APPLICATION_ROLE
    if (role === APPLICATION_ROLE && !isReadOnly) await makeRole(client)
    if (database !== null) await makeDatabase(client, database)
    return { role, ...server }
  } catch (error) {
    if (error instanceof DatabaseRefusal) throw error
    const fault = fromDriverError(error)
    throw explainRefused(fault) ?? fault
  } finally {
    await client.end()
  }
}

async function whoConnects(client: Client): Promise<Connecting> {
  const { rows } = await client.query<Connecting>(
    `select rolname as name, rolsuper as superuser, rolbypassrls as bypasses,
            current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding,
            current_setting('transaction_read_only')::boolean as "isReadOnly",
            (select pg_has_role(relowner, 'usage') from pg_class where oid = to_regclass('schema_migration')) as "isOwner"
     from pg_roles where rolname = current_user`,
  )
  const [who] = rows
  if (who === undefined) throw new Error('The connecting role is not in pg_roles.')
  return who
}

/** A database that an ordinary role migrated stays that role's, whoever connects later. */
async function ownerOfTables(client: Client): Promise<string | null> {
  const { rows } = await client.query<{ owner: string }>(
    `select r.rolname as owner from pg_class c join pg_roles r on r.oid = c.relowner
     where c.oid = to_regclass('public.schema_migration') and not r.rolsuper`,
  )
  return rows[0]?.owner ?? null
}

async function makeRole(client: Client): Promise<void> {
  await client.query(
    `do $$ begin
       create role ${APPLICATION_ROLE} nologin;
     exception when duplicate_object or unique_violation then null; -- made before, or by another node just now
     end $$`,
  )
  // A lock of the transaction: two nodes that grant at once would trip over the same catalogue row.
  await client.query(
    `do $$ begin
       perform pg_advisory_xact_lock(hashtext('goodstanding role'));
       grant usage, create on schema public to ${APPLICATION_ROLE};
     end $$`,
  )
}

async function makeDatabase(client: Client, database: string): Promise<void> {
  const name = client.escapeIdentifier(database)
  const { rowCount } = await client.query('select from pg_database where datname = $1', [database])
  if (rowCount === 0) await client.query(`create database ${name} owner ${APPLICATION_ROLE}`)
  // What a refused statement was about - ids of people, rows of a copy - stays out of `postgres.log`, which no erasure reaches.
  const { rowCount: told } = await client.query(
    `select from pg_db_role_setting s join pg_database d on d.oid = s.setdatabase
     where d.datname = $1 and s.setrole = 0 and 'log_error_verbosity=terse' = any (s.setconfig)`,
    [database],
  )
  if (told === 0) await client.query(`alter database ${name} set log_error_verbosity = 'terse'`)
}

function seesThrough(name: string): DatabaseRefusal {
  return new DatabaseRefusal('role', {
    en: `The role "${name}" of GOODSTANDING_DATABASE_URL bypasses row-level security. Connect by a role without BYPASSRLS.`,
    zh: `GOODSTANDING_DATABASE_URL 中的角色 “${name}” 会绕过行级安全。请使用没有 BYPASSRLS 权限的角色连接。`,
  })
}
