/**
 * The seam: everything that speaks to PostgreSQL takes a `Db` and nothing of the driver.
 * Inside `transaction` the same shape is handed on, so a verb works alone and as part of a larger unit.
 */

/** A statement of a hot path: prepared once on each connection under its name. One name always means one text. */
export type Statement = { readonly name: string; readonly text: string }

/** One step of a `batch`. */
export type Step = { readonly sql: string | Statement; readonly values: readonly unknown[] }

/** A transaction sees one snapshot from its first read to its end, or each statement sees what was committed before it. */
export type Isolation = 'read-committed' | 'repeatable-read'

export type Db = {
  /**
   * Runs one statement. Rows come with `timestamptz` as milliseconds, `bigint` as number (a value over 2^53 is a fault),
   * `json` parsed, `bytea` as Buffer. Throws a DatabaseFault.
   */
  readonly query: <Row extends object>(sql: string | Statement, values?: readonly unknown[]) => Promise<readonly Row[]>
  /** All or nothing: commits when `work` resolves, rolls back when it throws. Nested calls are savepoints. */
  readonly transaction: <Value>(work: (tx: Db) => Promise<Value>, isolation?: Isolation) => Promise<Value>
  /** Several statements in one transaction: the rows of each, in order. */
  readonly batch: (steps: readonly Step[]) => Promise<readonly (readonly object[])[]>
  /** Rows of one query in chunks, read through a cursor in one snapshot; memory holds one chunk. */
  readonly stream: <Row extends object>(
    sql: string,
    values: readonly unknown[],
    chunkSize: number,
  ) => AsyncGenerator<readonly Row[], void, undefined>
}

/**
 * - `unavailable`: the server cannot be reached, lets nobody in, is starting or stopping, or has no room left. Trying again later can help.
 * - `contention`: a deadlock or a lock that took too long. Trying again at once can help.
 * - `unstorable`: a value that PostgreSQL cannot keep (U+0000 in a text, a broken number). Trying again never helps.
 * - `failed`: anything else: a bug, a missing right.
 */
export type FaultKind = 'unavailable' | 'contention' | 'unstorable' | 'failed'

/** What a database call throws. `code` is the SQLSTATE or the system's error code. */
export class DatabaseFault extends Error {
  readonly kind: FaultKind
  readonly code: string | null
  /** A commit was sent and not answered: what it was about may be done. Without the mark, nothing of the transaction is. */
  readonly isUnsure: boolean

  constructor(kind: FaultKind, code: string | null, cause: Error, isUnsure = false) {
    super(`The database ${kind === 'unavailable' ? 'is not available' : 'refused'}: ${cause.message}`, { cause })
    this.name = 'DatabaseFault'
    this.kind = kind
    this.code = code
    this.isUnsure = isUnsure
  }

  asUnsure(): DatabaseFault {
    return new DatabaseFault(this.kind, this.code, this.cause instanceof Error ? this.cause : this, true)
  }

  /** Nobody is let in to the server: nothing can be asked of it, whatever the reason is. */
  asUnavailable(): DatabaseFault {
    return new DatabaseFault('unavailable', this.code, this.cause instanceof Error ? this.cause : this)
  }

  /** The server that cannot be reached has no room left on its disk. */
  asDiskFull(): DatabaseFault {
    return new DatabaseFault('unavailable', DISK_FULL, this.cause instanceof Error ? this.cause : this)
  }
}

/** SQLSTATE of a database that has no room left on its disk. */
const DISK_FULL = '53100'

/** Whether the database has no room left on its disk: nothing of what was asked for is stored, and somebody has to make room. */
export const isDiskFull = (fault: unknown): boolean =>
  fault instanceof DatabaseFault && fault.code === DISK_FULL && !fault.isUnsure

/** One page of a list. `next` is the cursor of the following page, or null at the end. */
export type Page<Item> = { readonly items: readonly Item[]; readonly next: string | null }

/** Which page: `cursor` is the `next` of the page before, or null for the first. */
export type PageRequest = { readonly limit: number; readonly cursor: string | null }
