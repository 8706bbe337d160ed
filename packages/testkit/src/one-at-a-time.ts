/**
 * Refuses a second statement in a transaction before the first is answered. The driver lets it wait, and will refuse it itself; and where the first
 * one fails, what waits goes on after the transaction has ended. No test would see that: each statement is answered all the same.
 */
import type { Db } from '@goodstanding/ledger'

/** A database whose transactions ask one thing after another. */
export function oneAtATime(db: Db): Db {
  return { ...db, transaction: (work, isolation) => db.transaction((tx) => work(guarded(tx)), isolation) }
}

function guarded(tx: Db, connection = { isAsked: false }): Db {
  const alone = async <Value>(what: string, ask: () => Promise<Value>): Promise<Value> => {
    if (connection.isAsked) throw new Error(`Two statements at once in one transaction. The second: ${what}`)
    connection.isAsked = true
    try {
      return await ask()
    } finally {
      connection.isAsked = false
    }
  }
  return {
    query: <Row extends object>(...[sql, values]: Parameters<Db['query']>) =>
      alone(typeof sql === 'string' ? sql : sql.name, () => tx.query<Row>(sql, values)),
    batch: (steps) => alone('a batch', () => tx.batch(steps)),
    transaction: (work) => {
      if (connection.isAsked) throw new Error('A transaction within a transaction that is being asked something.')
      return tx.transaction((inner) => work(guarded(inner, connection)))
    },
    // Whoever reads rows as they come may ask between two portions of them.
    stream: tx.stream,
  }
}
