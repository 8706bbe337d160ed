/** How the API says no to a change of the staff. */
import type { Staff, StaffRefusal } from '@goodstanding/ledger'
import { Problem } from '../http/problems.ts'

export function problemOfStaff(refusal: StaffRefusal): Problem {
  switch (refusal.kind) {
    case 'staff.email-taken':
      return new Problem('staff.email-taken', { errors: [{ pointer: '/email', detail: 'is in use' }] })
    case 'staff.last-administrator':
      return new Problem('staff.last-administrator')
    case 'staff.stale':
      return new Problem('staff.stale', { more: { version: refusal.version } })
  }
}

export const unknownStaff = (id: string): Problem =>
  new Problem('staff.unknown', { detail: `There is nobody "${id}" on the staff.` })

export const existingStaff = ({ id, version }: Staff): Problem =>
  new Problem('staff.exists', {
    detail: `"${id}" is on the staff. Change them with PATCH /v1/staff/${id}, or state the version that you read (ifMatch).`,
    errors: [{ pointer: '/id', detail: 'is in use' }],
    more: { version },
  })
