/** Something was not answered in time: what the service is told. */
import type { OwedKind } from '@goodstanding/casework'
import type { Instant } from '@goodstanding/model'
import { instantText } from '../show.ts'
import type { Unit } from '../unit.ts'

export type Owing = {
  readonly kind: OwedKind
  /** As the API names it. */
  readonly id: string
  readonly owed: Instant
  /** Whose order of messages it belongs to, e.g. `account/u1`. */
  readonly subject: string
  readonly organization: string | null
}

export function tellPassed(unit: Unit, { kind, id, owed, subject, organization }: Owing): void {
  unit.tell({
    type: 'deadline.passed',
    subject,
    organization,
    data: { object: kind, id, deadline: instantText(owed), overdueSeconds: Math.round((unit.now - owed) / 1_000) },
  })
}
