import type { Pool, PoolClient, QueryConfig, QueryResult } from 'pg'
import type { Db, Isolation, Statement, Step } from './db.ts'
import { fromDriverError } from './from-driver-error.ts'

type Runs = { readonly query: (config: QueryConfig) => Promise<QueryResult> }

/** A `Db` over a pool: `query` borrows a connection for one statement, `transaction` for the whole of its work. */
export function fromPool(pool: Pool): Db {
  const transaction: Db['transaction'] = (work, isolation = 'read-committed') => withTransaction(pool, isolation, work)
  return {
    query: (sql, values = []) => runOn(pool, sql, values),
    transaction,
    batch: (steps) => withClient(pool, (client) => runBatch(client, steps)),
    stream: (sql, values, chunkSize) => streamFrom(pool, sql, values, chunkSize),
  }
}

/** The same shape over one connection that is inside a transaction. */
function fromClient(client: PoolClient): Db {
  let savepoints = 0
  return {
    query: (sql, values = []) => runOn(client, sql, values),
    transaction: async (work) => {
      savepoints += 1
      const name = `nested_${savepoints}`
      await runOn(client, `savepoint ${name}`, [])
      try {
        const value = await work(fromClient(client))
        await runOn(client, `release savepoint ${name}`, [])
        return value
      } catch (error) {
        await runOn(client, `rollback to savepoint ${name}`, [])
        throw error
      }
    },
    batch: (steps) => runAll(client, steps),
    stream: (sql, values, chunkSize) => readCursor(client, { sql, values, chunkSize }),
  }
}

/** The rows' shape is the query's promise: the SQL stands beside the type in the verb that names it. */
async function runOn<Row extends object>(
  on: Runs,
  sql: string | Statement,
  values: readonly unknown[],
): Promise<readonly Row[]> {
  const statement = typeof sql === 'string' ? { text: sql } : sql
  try {
    const result = await on.query({ ...statement, values: [...values] })
    return result.rows as Row[]
  } catch (error) {
    throw fromDriverError(error)
  }
}

async function withClient<Value>(pool: Pool, work: (client: PoolClient) => Promise<Value>): Promise<Value> {
  const client = await pool.connect().catch((error: unknown) => {
    throw fromDriverError(error)
  })
  let broken = false
  try {
    return await work(client)
  } catch (error) {
    // A connection whose transaction could not be ended is closed, never handed to somebody else.
    broken = await client.query('rollback').then(
      () => false,
      () => true,
    )
    throw error
  } finally {
    client.release(broken)
  }
}

function withTransaction<Value>(pool: Pool, isolation: Isolation, work: (tx: Db) => Promise<Value>): Promise<Value> {
  return withClient(pool, async (client) => {
    await runOn(client, begin(isolation), [])
    const value = await work(fromClient(client))
    await runOn(client, 'commit', [])
    return value
  })
}

function begin(isolation: Isolation): string {
  return isolation === 'read-committed' ? 'begin' : 'begin isolation level repeatable read'
}

async function runBatch(client: PoolClient, steps: readonly Step[]): Promise<readonly (readonly object[])[]> {
  await runOn(client, 'begin', [])
  const rows = await runAll(client, steps)
  await runOn(client, 'commit', [])
  return rows
}

async function runAll(client: PoolClient, steps: readonly Step[]): Promise<readonly (readonly object[])[]> {
  const results: (readonly object[])[] = []
  for (const { sql, values } of steps) results.push(await runOn(client, sql, values))
  return results
}

async function* streamFrom<Row extends object>(
  pool: Pool,
  sql: string,
  values: readonly unknown[],
  chunkSize: number,
): AsyncGenerator<readonly Row[], void, undefined> {
  const client = await pool.connect().catch((error: unknown) => {
    throw fromDriverError(error)
  })
  let open = true
  try {
    await runOn(client, begin('repeatable-read'), [])
    yield* readCursor<Row>(client, { sql, values, chunkSize })
  } finally {
    // Reading changed nothing: rollback ends it as well after an error, a break or the last row.
    open = await client.query('rollback').then(
      () => true,
      () => false,
    )
    client.release(!open)
  }
}

let cursors = 0

async function* readCursor<Row extends object>(
  client: PoolClient,
  read: { readonly sql: string; readonly values: readonly unknown[]; readonly chunkSize: number },
): AsyncGenerator<readonly Row[], void, undefined> {
  cursors += 1
  const name = `rows_${cursors}`
  await runOn(client, `declare ${name} no scroll cursor for ${read.sql}`, read.values)
  for (;;) {
    const rows = await runOn<Row>(client, `fetch ${Math.trunc(read.chunkSize)} from ${name}`, [])
    if (rows.length > 0) yield rows
    if (rows.length < read.chunkSize) break
  }
  await runOn(client, `close ${name}`, [])
}
