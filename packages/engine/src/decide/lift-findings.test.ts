/** A permit of the organization answers what a clause asks of the organization, and nothing of what it asks of people. */
import type { Evidence, Finding } from '@goodstanding/model'
import { expect, it } from 'vitest'
import { isLifted } from './lift-findings.ts'
import type { Measured } from './measured.ts'
import { event } from './read-sample-event.ts'
import type { TypePlan } from './type-plan.ts'

const CLAUSE = 'admin.f.vii'
const by = (...signals: readonly string[]) =>
  ({ clause: CLAUSE, evidence: signals.map((signal) => ({ signal }) as Evidence) }) as unknown as Finding
const lifted = (finding: Finding, type: 'data.share' | 'contact.invite' = 'data.share', clauses = [CLAUSE]) =>
  isLifted(
    finding,
    event(type),
    { permit: { clauses } } as unknown as Measured,
    { permitRequiredBy: new Set([CLAUSE]) } as unknown as TypePlan,
  )

it('lifts what stands on anything but missing consent, though a clause asks for the permit as well', () => {
  expect(lifted(by('consent.organization-permit-missing'))).toBe(true)
  expect(lifted(by('behaviour.copies'))).toBe(true)
  expect(lifted(by('behaviour.copies', 'consent.organization-permit-missing'))).toBe(true)
  expect(lifted(by('consent.missing'))).toBe(false)
  expect(lifted(by('behaviour.copies', 'consent.missing'))).toBe(false)
  // Where the event asks for no permit of the organization, the clause is lifted whole.
  expect(lifted(by('consent.missing'), 'contact.invite')).toBe(true)
  expect(lifted(by('behaviour.copies'), 'data.share', ['conduct.j'])).toBe(false)
})
