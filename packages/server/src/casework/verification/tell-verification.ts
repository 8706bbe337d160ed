/** What the service is told of an organization's badge. */
import { namedBadge, type Verification } from '@goodstanding/casework'
import type { Unit } from '../unit.ts'

/** Tells the service what became of an organization's badge. */
export function tellVerification(
  unit: Unit,
  organization: string,
  status: string,
  more: Readonly<Record<string, unknown>> = {},
): void {
  unit.tell({
    type: 'verification.changed',
    subject: `organization/${organization}`,
    organization,
    data: { verification: status, ...more },
  })
}

/** What the service is told beside the status: the name that nobody has verified. */
export function renamedNow(found: Verification): { readonly renamed?: string } {
  const name = namedBadge(found)?.renamed?.name
  return name === undefined ? {} : { renamed: name }
}
