import { describe, expect, it } from 'vitest'
import { DAY } from '../durations.ts'
import { clauseId, kindOf, NOW, person, play } from '../testing/from-plain.ts'
import { decidePermit, evolvePermit, NO_PERMIT } from './decide-permit.ts'
import type { Permit, PermitCommand, PermitContents, PermitRequest } from './permit.ts'

const permit = {
  id: 'per-1',
  holder: 'acme',
  clauses: [clauseId('conduct.o')],
  scope: {},
  issuer: 'Ministry',
  validFrom: NOW,
  validUntil: NOW + DAY,
}
const request: PermitRequest = {
  kind: 'authority',
  purpose: 'A licensed lottery for our anniversary.',
  evidence: [{ text: null, file: 'ab12' }],
  by: 'member/ada',
  askedAt: NOW,
  deadline: NOW + 14 * DAY,
}
const ask = (parts: object = {}, of: Partial<PermitContents> = {}): PermitCommand => ({
  kind: 'ask',
  permit: { ...permit, ...of },
  request: { ...request, ...parts },
})
const grant = (parts: Partial<PermitContents> = {}, reason = 'The paper is genuine.'): PermitCommand => ({
  kind: 'grant',
  by: person('sam'),
  permit: { ...permit, ...parts },
  reason,
})
const run = (...steps: readonly (readonly [PermitCommand, number?])[]) =>
  play(decidePermit, evolvePermit, NO_PERMIT, ...steps)
const refusal = (command: PermitCommand, found: Permit = run([ask()])) => kindOf(decidePermit(command, found, NOW))

describe('a permit', () => {
  it('is asked for with a purpose, and with a paper where an authority gave it', () => {
    expect(refusal(ask({ purpose: ' ' }), NO_PERMIT)).toBe('permit.reason-missing')
    expect(refusal(ask({ evidence: [] }), NO_PERMIT)).toBe('permit.evidence-missing')
    expect(refusal(ask({ evidence: [{ text: ' ', file: null }] }), NO_PERMIT)).toBe('permit.evidence-missing')
    expect(refusal(ask({ evidence: [{ text: 'Licence 12/26', file: null }] }), NO_PERMIT)).toBe('ok')
    expect(refusal(ask({ evidence: [], kind: 'operator' }), NO_PERMIT)).toBe('ok')
    const backwards = { ...permit, validFrom: NOW + 2 * DAY }
    expect(refusal({ kind: 'ask', permit: backwards, request }, NO_PERMIT)).toBe('permit.dates')
    expect(refusal({ kind: 'ask', permit: { ...permit, validUntil: NOW }, request }, NO_PERMIT)).toBe('permit.dates')
    expect(refusal({ kind: 'ask', permit: { ...permit, clauses: [] }, request }, NO_PERMIT)).toBe(
      'permit.clauses-missing',
    )
  })

  it('is granted with a reason, for as much as was asked or less, never for more', () => {
    expect(refusal(grant({}, ' '))).toBe('permit.reason-missing')
    expect(refusal({ kind: 'refuse', by: person('sam'), reason: ' ' })).toBe('permit.reason-missing')
    expect(refusal(grant({ validFrom: NOW - DAY, validUntil: NOW }))).toBe('permit.dates')
    expect(refusal(grant({ validFrom: NOW + DAY, validUntil: NOW + DAY }))).toBe('permit.dates')
    expect(refusal(grant({ clauses: [] }))).toBe('permit.clauses-missing')
    expect(refusal(grant({ clauses: [clauseId('conduct.o'), clauseId('conduct.p')] }))).toBe('permit.wider')
    const shorter = { validUntil: NOW + DAY / 2 }
    expect(run([ask()], [grant(shorter)])).toMatchObject({ kind: 'granted', permit: shorter, by: 'sam' })
  })

  it('is granted neither for longer nor for more places than were asked', () => {
    expect(refusal(grant({ validUntil: permit.validUntil + 1 }))).toBe('permit.wider')
    expect(refusal(grant({ validFrom: permit.validFrom - 1 }))).toBe('permit.wider')
    const asked = run([ask({}, { scope: { 'campaign.purpose': ['aid', 'donation'] } })])
    const within = (scope: PermitContents['scope']) => refusal(grant({ scope }), asked)
    expect(within({})).toBe('permit.wider')
    expect(within({ 'campaign.purpose': ['aid', 'other'] })).toBe('permit.wider')
    expect(within({ 'audience.kind': ['person'] })).toBe('permit.wider')
    expect(within({ 'campaign.purpose': ['aid'] })).toBe('ok')
    expect(within({ 'campaign.purpose': ['donation', 'aid'], 'audience.kind': ['person'] })).toBe('ok')
  })

  it('is withdrawn by whoever asked while it is asked, and by the operator, with a reason, once it was granted', () => {
    const applicant: PermitCommand = { kind: 'withdraw', by: 'member/ada', as: 'applicant', reason: '' }
    const operator: PermitCommand = { kind: 'withdraw', by: 'staff/sam', as: 'operator', reason: 'It was revoked.' }
    expect(refusal(applicant)).toBe('ok')
    expect(refusal(operator)).toBe('permit.state')
    const granted = run([ask()], [grant()])
    expect(refusal(applicant, granted)).toBe('permit.state')
    expect(refusal({ ...operator, reason: '' }, granted)).toBe('permit.reason-missing')
    expect(run([ask()], [grant()], [operator])).toMatchObject({ kind: 'withdrawn', reason: 'It was revoked.' })
  })
})
