/**
 * How long an answer waits until its event is stored. Of what is late, or was lost on the way, nobody knows whether it is stored: a statement that waits
 * for a lock or for a standby is carried out all the same. Whoever sends the event again need not know either, for its id is decided once.
 */
import { DatabaseFault, isDiskFull, isReadOnlyFault } from '@goodstanding/ledger'
import { Problem } from '../http/problems.ts'
import { within } from '../within.ts'

const UNSURE =
  'The database does not answer, and the event may be stored all the same. Send it again under its id: it is decided once.'

/** A disk that is full, and a database that may only be read, say that nothing is stored. */
const isUnsure = (fault: unknown): boolean =>
  fault instanceof DatabaseFault && fault.kind === 'unavailable' && !isDiskFull(fault) && !isReadOnlyFault(fault)

export function storedWithin<Value>(ms: number, stored: Promise<Value>): Promise<Value> {
  return within(ms, stored).catch((fault: unknown) => {
    throw isUnsure(fault) ? new Problem('server.not-ready', { detail: UNSURE }) : fault
  })
}
