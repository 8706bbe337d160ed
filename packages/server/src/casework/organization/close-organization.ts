/**
 * The accounts of a terminated organization close when its people have had their time to export - at once where danger or the
 * law leaves none. Reminders before; a reversal stops it.
 */
import type { StandingNow } from '@goodstanding/casework'
import type { Desk } from '../parts.ts'
import { readStandingNow } from '../standing/standing-now.ts'
import { instantText } from '../show.ts'
import type { Unit } from '../unit.ts'

const JOB = 'organization.close'
const DAY = 86_400_000
/** Days before the closing on which the service is told again, so that it can remind its members. */
const REMINDERS = [7, 1] as const

/** When the clock looks next: at a reminder, or at the closing. */
function nextLook(closesAt: number, now: number): number {
  return Math.min(closesAt, ...REMINDERS.map((days) => closesAt - days * DAY).filter((at) => at > now))
}

export function scheduleClosing(unit: Unit, { subject, exportUntil }: StandingNow): void {
  const closesAt = exportUntil ?? unit.now
  unit.schedule({ kind: JOB, key: subject.id, payload: { closesAt }, due: nextLook(closesAt, unit.now) })
  if (exportUntil !== null) tell(unit, 'organization.closing', subject.id, closesAt)
}

export function cancelClosing(unit: Unit, organization: string): void {
  unit.cancel({ kind: JOB, key: organization })
}

function tell(
  unit: Unit,
  type: 'organization.closing' | 'organization.closed',
  organization: string,
  at: number,
): void {
  unit.tell({
    type,
    subject: `organization/${organization}`,
    organization,
    data: { organization, closesAt: instantText(at) },
  })
}

/** A reminder, or the closing. What stands in the way now - a reversal - was a cancelled timer. */
export async function closeOrganization(_desk: Desk, unit: Unit, organization: string): Promise<void> {
  const standing = await readStandingNow(unit.tx, { type: 'organization', id: organization }, unit.now)
  if (standing.state !== 'terminated') return
  const closesAt = standing.exportUntil ?? unit.now
  if (closesAt > unit.now) {
    tell(unit, 'organization.closing', organization, closesAt)
    unit.schedule({ kind: JOB, key: organization, payload: { closesAt }, due: nextLook(closesAt, unit.now) })
    return
  }
  tell(unit, 'organization.closed', organization, closesAt)
  unit.audit({
    act: 'organization.close',
    by: 'clock',
    object: `organization/${organization}`,
    organization,
    why: null,
  })
}
