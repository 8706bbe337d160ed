import { describe, expect, it } from 'vitest'
import { DAY } from '../durations.ts'
import { actionId, clauseId, NOW, onOrganization, reversed, taken, terms } from '../testing/from-plain.ts'
import { NO_VERIFICATION } from '../verification/decide-verification.ts'
import type { Verification } from '../verification/verification.ts'
import { evolveStanding, NO_HISTORY } from './evolve-standing.ts'
import { findStanding } from './find-standing.ts'
import type { StandingEvent } from './standing.ts'

const ofAcme = (events: readonly StandingEvent[], now = NOW, verification: Verification = NO_VERIFICATION) => {
  const history = events.reduce(evolveStanding, NO_HISTORY)
  return findStanding({ subject: { type: 'organization', id: 'acme' }, history, verification }, now)
}
const suspension = terms({ id: actionId('s'), type: 'suspend', until: NOW + 30 * DAY })
const onAcme = { subject: onOrganization('acme') }

describe('verification in standing', () => {
  const verified: Verification = {
    kind: 'verified',
    verified: { evidence: [], by: 'mei' as never, at: NOW - DAY, until: NOW + 300 * DAY, reminded: [] },
  }
  const revocation = terms({ id: actionId('rv'), type: 'revoke-verification', ...onAcme, clause: clauseId('admin.e') })

  it('is revoked by an action, and restored by its reversal', () => {
    expect(ofAcme([], NOW, verified).verification).toBe('verified')
    expect(ofAcme([taken(revocation)], NOW, verified).verification).toBe('revoked')
    expect(ofAcme([taken(revocation)]).verification).toBe('revoked')
    expect(ofAcme([taken({ ...suspension, ...onAcme })]).verification).toBe('none')
    expect(ofAcme([taken({ ...suspension, ...onAcme })], NOW, verified).verification).toBe('verified')
    expect(ofAcme([taken(revocation), reversed('rv')], NOW, verified).verification).toBe('verified')
    const revoked: Verification = { kind: 'revoked', action: actionId('rv'), at: NOW, was: verified.verified }
    expect(ofAcme([taken(revocation)], NOW, revoked).verification).toBe('revoked')
    expect(ofAcme([], NOW, revoked).verification).toBe('revoked')
    expect(ofAcme([taken(revocation), reversed('rv')], NOW, revoked).verification).toBe('verified')
  })

  it('granted anew after a revocation counts', () => {
    const again: Verification = { kind: 'verified', verified: { ...verified.verified, at: NOW + 200 * DAY } }
    expect(ofAcme([taken(revocation)], NOW + 201 * DAY, again).verification).toBe('verified')
    // And once it has ended by itself, that is all that there is to say.
    const ended: Verification = { kind: 'none', grantedAt: NOW + 200 * DAY }
    expect(ofAcme([taken(revocation)], NOW + 600 * DAY, ended).verification).toBe('none')
  })
})
