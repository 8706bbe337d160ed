import type { Case } from '@goodstanding/casework'
import type { Unit } from '../unit.ts'

/** A claim ends by itself, and so does a wait. */
export function keepCaseTimers(unit: Unit, found: Exclude<Case, { kind: 'none' }>): void {
  const key = found.id
  if (found.kind === 'claimed') unit.schedule({ kind: 'case.lease', key, payload: null, due: found.lease.until })
  else unit.cancel({ kind: 'case.lease', key })
  if (found.kind === 'waiting') unit.schedule({ kind: 'case.wait', key, payload: null, due: found.until })
  else unit.cancel({ kind: 'case.wait', key })
}
