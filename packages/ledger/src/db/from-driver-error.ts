import { DatabaseRefusal } from '../postgres/database-refusal.ts'
import { DatabaseFault, type FaultKind } from './db.ts'

/** System errors of a socket, and what `pg` says when a connection is lost or cannot be had in time. */
const LOST = /ECONN|ENOENT|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN/
const LOST_WORDS =
  /Connection terminated|timeout exceeded when trying to connect|^timeout expired$|not queryable|Client was closed/

/** Turns whatever the driver threw into a DatabaseFault, by SQLSTATE class. */
export function fromDriverError(thrown: unknown): DatabaseFault {
  if (thrown instanceof DatabaseFault) return thrown
  if (thrown instanceof DatabaseRefusal) return new DatabaseFault('unavailable', null, thrown)
  const error = thrown instanceof Error ? thrown : new Error(String(thrown))
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null
  return new DatabaseFault(kindOf(code, error.message), code, error)
}

function kindOf(code: string | null, message: string): FaultKind {
  if (code === null) return LOST_WORDS.test(message) ? 'unavailable' : 'failed'
  if (LOST.test(code)) return 'unavailable'
  // 08 connection, 53 no room left (on the disk, in memory, for connections), 57P0x shutdown and start-up.
  if (code.startsWith('08') || code.startsWith('53') || code.startsWith('57P')) return 'unavailable'
  // 25006 a replica that was promoted or demoted; 25P03 and 25P04 a connection that was cut, because a transaction stood still or took too long.
  if (code === '25006' || code === '25P03' || code === '25P04') return 'unavailable'
  // 40 rollback (deadlock, serialization), 55P03 lock timeout, 57014 statement timeout.
  if (code.startsWith('40') || code === '55P03' || code === '57014') return 'contention'
  // 22 data exception, 23502 missing value, 23514 a check or a partition that does not exist is told apart by the caller.
  if (code.startsWith('22') || code === '23502') return 'unstorable'
  return 'failed'
}
