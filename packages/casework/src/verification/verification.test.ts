import { describe, expect, it } from 'vitest'
import { DAY } from '../durations.ts'
import { actionId, kindOf, mei, NOW, organization, play } from '../testing/from-plain.ts'
import { decideVerification, dueVerification, evolveVerification, NO_VERIFICATION } from './decide-verification.ts'
import type { Verification, VerificationCommand, VerificationEvidence } from './verification.ts'

const proven: VerificationEvidence = {
  kind: 'domain-dns',
  value: 'acme.example',
  checked: 'proven',
  why: null,
  document: null,
}
const apply: VerificationCommand = {
  kind: 'apply',
  organization: organization('acme'),
  evidence: [proven],
  deadline: NOW + 7 * DAY,
}
const verify: VerificationCommand = { kind: 'verify', by: mei, evidence: [proven], until: NOW + 365 * DAY }
const revoke: VerificationCommand = { kind: 'revoke', action: actionId('act-1') }
const run = (...steps: readonly (readonly [VerificationCommand, number?])[]) =>
  play(decideVerification, evolveVerification, NO_VERIFICATION, ...steps)
const refusal = (command: VerificationCommand, state: Verification, now = NOW) =>
  kindOf(decideVerification(command, state, now))

describe('a verification', () => {
  it('needs evidence, of which a person finds at least one piece proven', () => {
    expect(refusal({ ...apply, evidence: [] }, NO_VERIFICATION)).toBe('verification.evidence-missing')
    expect(refusal({ ...verify, evidence: [{ ...proven, checked: 'plausible' }] }, run([apply]))).toBe(
      'verification.unproven',
    )
    expect(run([apply], [verify])).toMatchObject({ kind: 'verified', verified: { by: 'mei' } })
  })

  it('is announced 30, 7 and 1 days before it ends, and then ends', () => {
    let state = run([apply], [verify])
    const reminded: number[] = []
    for (let day = 300; day <= 366; day += 1) {
      const now = NOW + day * DAY
      const due = dueVerification(state, now)
      if (due.length > 0) reminded.push(day)
      state = due.reduce((found, command) => play(decideVerification, evolveVerification, found, [command, now]), state)
    }
    expect(reminded).toEqual([335, 358, 364, 365])
    expect(state).toEqual({ kind: 'none' })
  })

  it('is kept while its renewal is looked at, and when that is refused', () => {
    const renewing = run([apply], [verify], [{ kind: 'remind' }, NOW + 336 * DAY], [apply, NOW + 337 * DAY])
    expect(renewing).toMatchObject({ kind: 'pending', current: { by: 'mei' } })
    const refused = play(decideVerification, evolveVerification, renewing, [
      { kind: 'refuse', by: mei, reason: 'The licence is not theirs.' },
      NOW + 338 * DAY,
    ])
    expect(refused).toMatchObject({ kind: 'expiring' })
  })

  it('that was revoked cools down for 180 days before a new application', () => {
    const revoked = run([apply], [verify], [revoke])
    expect(revoked).toMatchObject({ kind: 'revoked' })
    expect(refusal(apply, revoked, NOW + 180 * DAY - 1)).toBe('verification.cooling-down')
    expect(refusal(apply, revoked, NOW + 180 * DAY)).toBe('ok')
  })

  it('comes back whole when its revocation is reversed', () => {
    const before = run([apply], [verify])
    const restored = play(
      decideVerification,
      evolveVerification,
      before,
      [revoke],
      [{ kind: 'restore', action: actionId('act-1') }],
    )
    expect(restored).toEqual(before)
    expect(refusal({ kind: 'restore', action: actionId('act-9') }, run([apply], [verify], [revoke]))).toBe(
      'verification.state',
    )
  })
})
