/** What a permit lifts: the findings of the clauses it lists, on an event that it covers. */
import type { Event, Finding } from '@goodstanding/model'
import { needsOrganizationPermit } from '../readers/consent-reader.ts'
import type { Measured } from './measured.ts'
import type { TypePlan } from './type-plan.ts'

/**
 * True when the cited permit lifts a finding. Where a clause asks for the organization's permit as one condition among
 * others, the permit answers that condition only: consent that is missing still is.
 */
export function isLifted(finding: Finding, event: Event, measured: Measured, plan: TypePlan): boolean {
  if (measured.permit === null || !measured.permit.clauses.includes(finding.clause)) return false
  if (!plan.permitRequiredBy.has(finding.clause) || !needsOrganizationPermit(event)) return true
  return !finding.evidence.some(({ signal }) => signal.startsWith('consent.') && signal !== PERMIT_MISSING)
}

const PERMIT_MISSING = 'consent.organization-permit-missing'
