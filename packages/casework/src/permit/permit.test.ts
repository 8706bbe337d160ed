import { describe, expect, it } from 'vitest'
import { DAY } from '../durations.ts'
import { clauseId, kindOf, NOW, organization, person, play } from '../testing/from-plain.ts'
import type { ConsentCommand } from './consent.ts'
import { decideConsent, evolveConsent, NO_CONSENT } from './decide-consent.ts'
import { decidePermit, evolvePermit, NO_PERMIT } from './decide-permit.ts'
import type { PermitCommand } from './permit.ts'

const permit = {
  id: 'per-1',
  holder: 'acme',
  clauses: [clauseId('conduct.o')],
  scope: {},
  issuer: 'Ministry',
  validFrom: NOW,
  validUntil: NOW + DAY,
}
const ask: PermitCommand = { kind: 'ask', permit }

describe('a permit', () => {
  it('is asked for, accepted or refused with a reason, and can be withdrawn', () => {
    const run = (...steps: readonly (readonly [PermitCommand, number?])[]) =>
      play(decidePermit, evolvePermit, NO_PERMIT, ...steps)
    const accept: PermitCommand = { kind: 'accept', by: person('sam') }
    expect(run([ask], [accept])).toMatchObject({ kind: 'granted' })
    expect(kindOf(decidePermit({ kind: 'refuse', by: person('sam'), reason: '' }, run([ask]), NOW))).toBe(
      'permit.reason-missing',
    )
    expect(run([ask], [accept], [{ kind: 'withdraw', by: person('sam'), reason: 'Lapsed' }])).toMatchObject({
      kind: 'withdrawn',
    })
    expect(kindOf(decidePermit(accept, run([ask], [accept]), NOW))).toBe('permit.state')
  })

  it('ends after it begins and names what it lifts', () => {
    expect(kindOf(decidePermit({ kind: 'ask', permit: { ...permit, validUntil: NOW } }, NO_PERMIT, NOW))).toBe(
      'permit.dates',
    )
    expect(kindOf(decidePermit({ kind: 'grant', permit: { ...permit, clauses: [] } }, NO_PERMIT, NOW))).toBe(
      'permit.clauses-missing',
    )
  })
})

describe('a consent', () => {
  it('that was withdrawn is given anew only by a later act', () => {
    const consent = {
      id: 'con-1',
      person: person('u1'),
      organization: organization('acme'),
      fields: ['email'],
      purpose: 'directory',
      recipients: [],
      disclosureVersion: '1',
      givenAt: NOW,
    }
    const give: ConsentCommand = { kind: 'give', consent }
    const withdrawn = play(
      decideConsent,
      evolveConsent,
      NO_CONSENT,
      [give],
      [{ kind: 'withdraw', withdrawnAt: NOW + DAY }],
    )
    expect(kindOf(decideConsent(give, withdrawn, NOW + 2 * DAY))).toBe('consent.state')
    expect(
      kindOf(
        decideConsent({ kind: 'give', consent: { ...consent, givenAt: NOW + 2 * DAY } }, withdrawn, NOW + 2 * DAY),
      ),
    ).toBe('ok')
  })
})
