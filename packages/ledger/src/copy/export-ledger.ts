/** Everything the database holds as one stream, in one snapshot, while the product goes on working. */
import { createHash, type Hash } from 'node:crypto'
import type { Client } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { DatabaseRefusal } from '../postgres/database-refusal.ts'
import { fromDriverError } from '../db/from-driver-error.ts'
import { END_OF_ROWS, EXPORT_FORMAT, type ExportEnd, type ExportHead, type TableHead } from './export-format.ts'
import { openCopySession } from './open-copy-session.ts'

export type Exported = { readonly tables: number; readonly rows: number }

type Table = { readonly name: string; readonly columns: readonly string[] }
type Told = (table: string, rows: number) => void

/** Chunks of an export, uncompressed. `tell` hears of each table once its rows are out. Throws a DatabaseFault. */
export async function* exportLedger(
  url: string,
  at: Date,
  tell: Told = () => undefined,
): AsyncGenerator<Buffer, Exported> {
  const client = await openCopySession(url)
  const hash = createHash('sha256')
  const rows: Record<string, number> = {}
  try {
    await client.query('begin isolation level repeatable read read only')
    await needSchema(client)
    yield line(await readHead(client, at), hash)
    const tables = await listTables(client)
    for (const table of tables) {
      yield line<TableHead>({ table: table.name, columns: table.columns }, hash)
      rows[table.name] = yield* copyRows(client, table, hash)
      yield bytes(`${END_OF_ROWS}\n`, hash)
      tell(table.name, rows[table.name] ?? 0)
    }
    await client.query('commit')
    yield Buffer.from(`${JSON.stringify({ rows, sha256: hash.digest('hex') } satisfies ExportEnd)}\n`)
    return { tables: tables.length, rows: Object.values(rows).reduce((sum, count) => sum + count, 0) }
  } catch (error) {
    throw error instanceof DatabaseRefusal ? error : fromDriverError(error)
  } finally {
    await client.end()
  }
}

function bytes(text: string, hash: Hash): Buffer {
  const buffer = Buffer.from(text)
  hash.update(buffer)
  return buffer
}
const line = <Value extends object>(value: Value, hash: Hash): Buffer => bytes(`${JSON.stringify(value)}\n`, hash)

async function* copyRows(client: Client, { name, columns }: Table, hash: Hash): AsyncGenerator<Buffer, number> {
  const list = columns.map((column) => client.escapeIdentifier(column)).join(', ')
  const from = client.query(copyTo(`copy (select ${list} from ${client.escapeIdentifier(name)}) to stdout`))
  for await (const chunk of from) {
    if (!Buffer.isBuffer(chunk)) throw new TypeError('COPY gave no bytes.')
    hash.update(chunk)
    yield chunk
  }
  return from.rowCount
}

async function needSchema(client: Client): Promise<void> {
  const { rows } = await client.query<{ known: boolean }>(`select to_regclass('schema_migration') is not null as known`)
  if (rows[0]?.known === true) return
  throw new DatabaseRefusal('schema', {
    en: 'This database holds nothing of Goodstanding: no product was started on it.',
    zh: '此数据库中没有 Goodstanding 的数据：从未在其上启动过本产品。',
  })
}

async function readHead(client: Client, at: Date): Promise<ExportHead> {
  const steps = await client.query<{ name: string }>('select name from schema_migration order by number')
  const months = await client.query<{ first: string | null; last: string | null }>(
    `select to_char(min(decided_at), 'YYYY-MM') as first, to_char(max(decided_at), 'YYYY-MM') as last from decision`,
  )
  const sequences = await client.query<{ name: string; at: number | null }>(
    `select sequencename as name, last_value as at from pg_sequences where schemaname = 'public' order by 1`,
  )
  const { first = null, last = null } = months.rows[0] ?? {}
  return {
    goodstanding: 'export',
    format: EXPORT_FORMAT,
    at: at.toISOString(),
    steps: steps.rows.map(({ name }) => name),
    months: first === null || last === null ? null : { first, last },
    sequences: Object.fromEntries(sequences.rows.flatMap((row) => (row.at === null ? [] : [[row.name, row.at]]))),
  }
}

/** Tables that others refer to come first. */
async function listTables(client: Client): Promise<readonly Table[]> {
  const { rows } = await client.query<{ name: string; columns: readonly string[]; needs: readonly string[] }>(
    `select c.relname as name,
            (select json_agg(a.attname order by a.attnum) from pg_attribute a
             where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
            (select coalesce(json_agg(distinct r.relname), '[]') from pg_constraint k join pg_class r on r.oid = k.confrelid
             where k.conrelid = c.oid and k.contype = 'f' and r.oid <> c.oid) as needs
     from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
       and c.relname <> 'schema_migration'
     order by c.relname`,
  )
  const sorted: Table[] = []
  const waiting = [...rows]
  while (waiting.length > 0) {
    const placed = new Set(sorted.map(({ name }) => name))
    const at = waiting.findIndex(({ needs }) => needs.every((need) => placed.has(need)))
    const [next] = waiting.splice(Math.max(at, 0), 1) // in a circle any is as good
    if (next !== undefined) sorted.push(next)
  }
  return sorted
}
