/** An export into a new database: its schema, all rows and the places of sequences in one transaction, then what newer steps add. */
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import { type Client, DatabaseError } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { Db } from '../db/db.ts'
import { fromDriverError } from '../db/from-driver-error.ts'
import { migrate } from '../migrations/migrate.ts'
import { MIGRATIONS } from '../migrations/migrations.ts'
import { DatabaseRefusal } from '../postgres/database-refusal.ts'
import { END_OF_ROWS, type ExportEnd, type ExportHead } from './export-format.ts'
import { openCopySession } from './open-copy-session.ts'
import { isEnd, isHead, isTableHead, readFields } from './read-export-line.ts'
import { readLines } from './read-lines.ts'

export type Imported = { readonly tables: number; readonly rows: number; readonly at: string }

type Lines = AsyncIterator<Buffer, unknown>
type Told = (table: string, rows: number) => void

/** Rows that the steps of the schema make themselves. An export brings its own. */
const MADE_BY_STEPS: readonly string[] = ['queue']
const LINE_FEED = 10
/** Rows are handed over in pieces of this size. */
const PIECE_BYTES = 256 * 1024

/**
 * Fills the database of `url`, which `db` speaks to as well. `tell` hears of each table. All or nothing: throws a
 * DatabaseRefusal of kind `import` when the file is none of ours, damaged, newer than this product, or when the database
 * is in use; a DatabaseFault when the database fails.
 */
export async function importLedger(
  { db, url }: { readonly db: Db; readonly url: string },
  chunks: AsyncIterable<Buffer>,
  tell: Told = () => undefined,
): Promise<Imported> {
  const lines = readLines(chunks)[Symbol.asyncIterator]()
  const first = await nextLine(lines)
  const head = readFields(first.toString())
  if (!isHead(head)) throw damaged('it does not begin as an export of Goodstanding')
  const steps = stepsOf(head)
  await refuseNewerSchema(db, steps.length)
  await migrate(db, steps)
  const client = await openCopySession(url)
  try {
    await client.query('begin')
    const rows = await fill(client, head, { first, lines, tell })
    await client.query('commit')
    await client.query('analyze')
    await migrate(db)
    const counts = Object.values(rows)
    return { tables: counts.length, rows: counts.reduce((sum, count) => sum + count, 0), at: head.at }
  } catch (error) {
    throw error instanceof DatabaseRefusal ? error : fromDriverError(error)
  } finally {
    await client.end()
  }
}

/** The steps that the exporting product had made; they must be the first of ours. */
function stepsOf({ steps }: ExportHead) {
  const unknown = steps.find((name, at) => MIGRATIONS[at]?.name !== name)
  if (unknown === undefined) return MIGRATIONS.slice(0, steps.length)
  throw refusal(
    `The export comes from a product with another schema (step "${unknown}"). Import it with that product or a newer one.`,
    `此导出来自架构不同的产品（步骤 “${unknown}”）。请使用该版本或更新的版本导入。`,
  )
}

async function refuseNewerSchema(db: Db, steps: number): Promise<void> {
  const [found] = await db.query<{ table: string | null }>(`select to_regclass('schema_migration')::text as table`)
  if (found === undefined || found.table === null) return
  const [made] = await db.query<{ steps: number }>('select count(*) as steps from schema_migration')
  if ((made?.steps ?? 0) > steps) throw inUse()
}

type Source = { readonly first: Buffer; readonly lines: Lines; readonly tell: Told }

async function fill(client: Client, head: ExportHead, { first, lines, tell }: Source) {
  const tables = await listTables(client)
  await refuseRows(client, tables)
  await makeRoom(client, head)
  for (const { name, forced } of tables) {
    const table = client.escapeIdentifier(name)
    await client.query(`alter table ${table} disable trigger user`)
    if (forced) await client.query(`alter table ${table} no force row level security`)
  }
  for (const name of MADE_BY_STEPS) await client.query(`delete from ${client.escapeIdentifier(name)}`)
  const known = new Map(tables.map((table) => [table.name, table]))
  const hash = createHash('sha256').update(first)
  const rows: Record<string, number> = {}
  let end: ExportEnd | null = null
  while (end === null) {
    const text = await nextLine(lines)
    const fields = readFields(text.toString())
    if (isEnd(fields)) end = fields
    else {
      if (!isTableHead(fields)) throw damaged('a line between two tables is none that we write')
      if (!known.has(fields.table)) throw damaged(`there is no table "${fields.table}"`)
      hash.update(text)
      rows[fields.table] = await copyRows(client, fields, async () => {
        const line = await nextLine(lines)
        hash.update(line)
        return line
      })
      tell(fields.table, rows[fields.table] ?? 0)
    }
  }
  if (hash.digest('hex') !== end.sha256) throw damaged('its checksum does not fit')
  for (const [table, count] of Object.entries(end.rows))
    if (rows[table] !== count) throw damaged(`table "${table}" has other rows than it says`)
  for (const { name, forced } of tables) {
    const table = client.escapeIdentifier(name)
    if (forced) await client.query(`alter table ${table} force row level security`)
    await client.query(`alter table ${table} enable trigger user`)
  }
  for (const [name, at] of Object.entries(head.sequences))
    await client.query('select setval($1::regclass, $2)', [client.escapeIdentifier(name), at])
  return rows
}

/** One table's lines until the end of its rows. The database counts them. */
async function copyRows(
  client: Client,
  { table, columns }: { readonly table: string; readonly columns: readonly string[] },
  next: () => Promise<Buffer>,
): Promise<number> {
  const list = columns.map((column) => client.escapeIdentifier(column)).join(', ')
  const into = client.query(copyFrom(`copy ${client.escapeIdentifier(table)} (${list}) from stdin`))
  const failed = new Promise<never>((_, reject) => into.once('error', reject))
  failed.catch(() => undefined) // whoever waits for it hears of it
  const done = finished(into)
  done.catch(() => undefined)
  try {
    let piece: Buffer[] = []
    let size = 0
    for (;;) {
      const line = await next()
      const isLast = line.toString('latin1', 0, 3).trimEnd() === END_OF_ROWS
      if (!isLast) {
        piece.push(line)
        size += line.length
      }
      if (size < PIECE_BYTES && !isLast) continue
      if (size > 0 && !into.write(Buffer.concat(piece))) await Promise.race([once(into, 'drain'), failed])
      piece = []
      size = 0
      if (isLast) break
    }
    into.end()
    await done
    return into.rowCount
  } catch (error) {
    into.destroy()
    if (error instanceof DatabaseRefusal) throw error
    // What the database says of a row ends the stream, and whoever writes on meets the ended stream first.
    const said: unknown = await done.then(
      () => error,
      (fault: unknown) => fault,
    )
    if (said instanceof DatabaseError && fromDriverError(said).kind === 'unstorable')
      throw damaged(`the database takes no such row of "${table}"`)
    throw fromDriverError(said instanceof DatabaseError ? said : error)
  }
}

type Table = { readonly name: string; readonly forced: boolean }

async function listTables(client: Client): Promise<readonly Table[]> {
  const { rows } = await client.query<Table>(
    `select relname as name, relforcerowsecurity as forced from pg_class
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
       and relname <> 'schema_migration' order by relname`,
  )
  return rows
}

async function refuseRows(client: Client, tables: readonly Table[]): Promise<void> {
  for (const { name } of tables.filter((table) => !MADE_BY_STEPS.includes(table.name))) {
    const { rows } = await client.query<{ used: boolean }>(
      `select exists (select from ${client.escapeIdentifier(name)}) as used`,
    )
    if (rows[0]?.used === true) throw inUse()
  }
}

async function makeRoom(client: Client, { months }: ExportHead): Promise<void> {
  if (months === null) return
  await client.query(
    `select ensure_decision_partition(month at time zone 'UTC')
     from generate_series($1::timestamp, $2::timestamp, interval '1 month') as month`,
    [`${months.first}-01`, `${months.last}-01`],
  )
}

async function nextLine(lines: Lines): Promise<Buffer> {
  const { done, value } = await lines.next()
  if (done === true || !Buffer.isBuffer(value) || value.at(-1) !== LINE_FEED) throw damaged('it ends too early')
  return value
}

const refusal = (en: string, zh: string): DatabaseRefusal => new DatabaseRefusal('import', { en, zh })

function damaged(why: string): DatabaseRefusal {
  return refusal(
    `The export cannot be read: ${why}. Nothing was imported; take another copy of the file.`,
    `无法读取导出文件（${why}）。未导入任何内容；请换用该文件的其他副本。`,
  )
}

function inUse(): DatabaseRefusal {
  return refusal(
    'This database is in use. Import into a new one: another data directory, or an empty database.',
    '此数据库已在使用。请导入到新的数据库：另一个数据目录，或一个空数据库。',
  )
}
