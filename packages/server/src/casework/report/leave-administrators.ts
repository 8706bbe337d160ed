/** Reports that wait with administrators who may not act any more are brought to the operator, whose deadline begins then. */
import type { Unit } from '../unit.ts'

/** By organization; `after` of its payload: from where on reports were not looked at yet. */
export const UNHANDLED_JOB = 'report.unhandled'

/**
 * There may be many: a timer brings them, in portions, right after what barred their administrators is written. `afterMs`: not before
 * every node knows who administers no more.
 */
export function leaveAdministrators(unit: Unit, organization: string, afterMs = 0): void {
  unit.schedule({ kind: UNHANDLED_JOB, key: organization, payload: { after: null }, due: unit.now + afterMs })
}
