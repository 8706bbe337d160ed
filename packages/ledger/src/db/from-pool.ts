import type { Pool, PoolClient, QueryConfig, QueryResult } from 'pg'
import { type Db, DatabaseFault, type Isolation, type Statement, type Step } from './db.ts'
import { fromDriverError } from './from-driver-error.ts'
import { noteHeard, patiently } from './patience.ts'

type Runs = { readonly query: (config: QueryConfig) => Promise<QueryResult> }

/** Where connections come from. `isFull`: while none can be had, because the server has no room left on its disk. */
type Lender = { readonly connect: () => Promise<PoolClient>; readonly isFull: () => boolean }

/** A connection that somebody has borrowed. Given up on, it is closed: nothing more is sent on it, and what was not committed is undone. */
type Connection = { readonly client: PoolClient; isLost: boolean }

/** A `Db` over a pool: `query` borrows a connection for one statement, `transaction` for the whole of its work. */
export function fromPool(connections: Pool, isFull: () => boolean = () => false): Db {
  const pool: Lender = { connect: () => connections.connect(), isFull }
  const transaction: Db['transaction'] = (work, isolation = 'read-committed') => withTransaction(pool, isolation, work)
  return {
    query: (sql, values = []) => runAlone(pool, sql, values),
    transaction,
    batch: (steps) => withConnection(pool, (connection) => runBatch(connection, steps)),
    stream: (sql, values, chunkSize) => streamFrom(pool, sql, values, chunkSize),
  }
}

/** The same shape over one connection that is inside a transaction. */
function fromConnection(connection: Connection): Db {
  let savepoints = 0
  return {
    query: (sql, values = []) => runOn(connection, sql, values),
    transaction: async (work) => {
      savepoints += 1
      const name = `nested_${savepoints}`
      await runOn(connection, `savepoint ${name}`, [])
      try {
        const value = await work(fromConnection(connection))
        await runOn(connection, `release savepoint ${name}`, [])
        return value
      } catch (error) {
        await runOn(connection, `rollback to savepoint ${name}`, [])
        throw error
      }
    },
    batch: (steps) => runAll(connection, steps),
    stream: (sql, values, chunkSize) => readCursor(connection, { sql, values, chunkSize }),
  }
}

/** The rows' shape is the query's promise: the SQL stands beside the type in the verb that names it. */
async function runOn<Row extends object>(
  connection: Connection,
  sql: string | Statement,
  values: readonly unknown[],
  send: Runs = connection.client,
): Promise<readonly Row[]> {
  const statement = typeof sql === 'string' ? { text: sql } : sql
  if (connection.isLost) throw new DatabaseFault('unavailable', null, new Error('the connection was given up'))
  const giveUp = (): void => {
    connection.isLost = true
  }
  try {
    const result = await patiently(() => send.query({ ...statement, values: [...values] }), giveUp)
    noteHeard()
    return result.rows as Row[]
  } catch (error) {
    const fault = fromDriverError(error)
    if (fault.kind !== 'unavailable') noteHeard()
    throw fault
  }
}

async function runAlone<Row extends object>(
  pool: Lender,
  sql: string | Statement,
  values: readonly unknown[],
): Promise<readonly Row[]> {
  const connection = await borrow(pool)
  let isGood = false
  try {
    const rows = await runOn<Row>(connection, sql, values)
    isGood = true
    return rows
  } finally {
    connection.client.release(!isGood)
  }
}

/**
 * One that comes when nobody waits for it any longer goes back. Where none is to be had - the password was changed, the certificate is over - the
 * database is away like one that is not there.
 */
async function borrow(pool: Lender): Promise<Connection> {
  let isAwaited = true
  const connecting = (): Promise<PoolClient> =>
    pool.connect().then((client) => {
      if (!isAwaited) client.release()
      return client
    })
  const giveUp = (): void => {
    isAwaited = false
  }
  try {
    return { client: await patiently(connecting, giveUp), isLost: false }
  } catch (error) {
    const fault = fromDriverError(error)
    throw pool.isFull() ? fault.asDiskFull() : fault.asUnavailable()
  }
}

async function withConnection<Value>(pool: Lender, work: (connection: Connection) => Promise<Value>): Promise<Value> {
  const connection = await borrow(pool)
  const { client } = connection
  let broken = false
  try {
    return await work(connection)
  } catch (error) {
    // A connection whose transaction could not be ended is closed, never handed to somebody else.
    broken = connection.isLost || !(await isRolledBack(client))
    throw error
  } finally {
    client.release(broken)
  }
}

function isRolledBack(client: PoolClient): Promise<boolean> {
  return patiently(() => client.query('rollback')).then(
    () => true,
    () => false,
  )
}

function withTransaction<Value>(pool: Lender, isolation: Isolation, work: (tx: Db) => Promise<Value>): Promise<Value> {
  return withConnection(pool, async (connection) => {
    await runOn(connection, begin(isolation), [])
    const value = await work(fromConnection(connection))
    await commit(connection)
    return value
  })
}

/** Of a commit that was sent and not answered nobody knows whether it was carried out: its fault says so. */
async function commit(connection: Connection): Promise<void> {
  const sent = { yet: false }
  const query: Runs['query'] = (config) => {
    sent.yet = true
    return connection.client.query(config)
  }
  try {
    await runOn(connection, 'commit', [], { query })
  } catch (error) {
    const fault = fromDriverError(error)
    throw sent.yet && fault.kind === 'unavailable' ? fault.asUnsure() : fault
  }
}

function begin(isolation: Isolation): string {
  return isolation === 'read-committed' ? 'begin' : 'begin isolation level repeatable read'
}

async function runBatch(connection: Connection, steps: readonly Step[]): Promise<readonly (readonly object[])[]> {
  await runOn(connection, 'begin', [])
  const rows = await runAll(connection, steps)
  await commit(connection)
  return rows
}

async function runAll(connection: Connection, steps: readonly Step[]): Promise<readonly (readonly object[])[]> {
  const results: (readonly object[])[] = []
  for (const { sql, values } of steps) results.push(await runOn(connection, sql, values))
  return results
}

async function* streamFrom<Row extends object>(
  pool: Lender,
  sql: string,
  values: readonly unknown[],
  chunkSize: number,
): AsyncGenerator<readonly Row[], void, undefined> {
  const connection = await borrow(pool)
  const { client } = connection
  let open = true
  try {
    await runOn(connection, begin('repeatable-read'), [])
    yield* readCursor<Row>(connection, { sql, values, chunkSize })
  } finally {
    // Reading changed nothing: rollback ends it as well after an error, a break or the last row.
    open = !connection.isLost && (await isRolledBack(client))
    client.release(!open)
  }
}

let cursors = 0

async function* readCursor<Row extends object>(
  connection: Connection,
  read: { readonly sql: string; readonly values: readonly unknown[]; readonly chunkSize: number },
): AsyncGenerator<readonly Row[], void, undefined> {
  cursors += 1
  const name = `rows_${cursors}`
  await runOn(connection, `declare ${name} no scroll cursor for ${read.sql}`, read.values)
  for (;;) {
    const rows = await runOn<Row>(connection, `fetch ${Math.trunc(read.chunkSize)} from ${name}`, [])
    if (rows.length > 0) yield rows
    if (rows.length < read.chunkSize) break
  }
  await runOn(connection, `close ${name}`, [])
}
