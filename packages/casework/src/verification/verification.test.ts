import { describe, expect, it } from 'vitest'
import { DAY } from '../durations.ts'
import { actionId, kindOf, mei, NOW, organization, play } from '../testing/from-plain.ts'
import { verificationOwed } from '../owed-answer.ts'
import { dueVerification, verificationDueAt } from './badge.ts'
import { decideVerification, evolveVerification, NO_VERIFICATION } from './decide-verification.ts'
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
  revokedAt: null,
}
const verify = {
  kind: 'verify',
  by: mei,
  evidence: [proven],
  until: NOW + 365 * DAY,
  name: null,
  revokedAt: null,
} as const
const revoke: VerificationCommand = { kind: 'revoke', action: actionId('act-1') }
type Steps = readonly (readonly [VerificationCommand, number?])[]
const run = (...steps: Steps) => play(decideVerification, evolveVerification, NO_VERIFICATION, ...steps)
const refusal = (command: VerificationCommand, state: Verification, now = NOW) =>
  kindOf(decideVerification(command, state, now))

describe('a verification', () => {
  it('needs evidence, of which a person finds at least one piece proven', () => {
    expect(refusal({ ...apply, evidence: [] }, NO_VERIFICATION)).toBe('verification.evidence-missing')
    // Whoever asks by an event may have nothing to show yet, and is asked for it.
    expect(run([{ ...apply, evidence: [], proofsFollow: true }])).toMatchObject({ kind: 'pending', evidence: [] })
    expect(refusal({ ...verify, evidence: [{ ...proven, checked: 'plausible' }] }, run([apply]))).toBe(
      'verification.unproven',
    )
    const more = { ...proven, value: 'acme.test', checked: 'plausible' } as const
    expect(refusal({ ...verify, evidence: [more, proven] }, run([apply]))).toBe('ok')
    expect(refusal({ ...verify, until: NOW }, run([apply]))).toBe('verification.until')
    expect(refusal({ kind: 'refuse', by: mei, reason: ' ' }, run([apply]))).toBe('verification.reason-missing')
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
    expect(state).toEqual({ kind: 'none', grantedAt: NOW })
  })

  it('that is granted for less time than is announced ahead is announced at once', () => {
    for (const days of [20, 0.5]) {
      const state = run([apply], [{ ...verify, until: NOW + days * DAY }])
      expect(verificationDueAt(state, NOW)).toBe(NOW)
      const told = play(decideVerification, evolveVerification, state, [{ kind: 'remind' }, NOW])
      expect(told).toMatchObject({ kind: 'expiring' })
      expect(verificationDueAt(told, NOW)).toBeGreaterThan(NOW)
    }
    const verified = run([apply], [verify])
    expect(verificationDueAt(verified, NOW)).toBe(NOW + 335 * DAY)
    // What is told at its very moment is not due again at once: the clock would never come to an end.
    const month = NOW + 335 * DAY
    const told = play(decideVerification, evolveVerification, verified, [{ kind: 'remind' }, month])
    expect(verificationDueAt(told, month)).toBe(NOW + 358 * DAY)
  })

  it('under another name is announced and ends in 30 days, or sooner where it would, however often the name changes', () => {
    const rename = (name: string, day: number) => [{ kind: 'rename', name } as const, NOW + day * DAY] as const
    const state = run([apply], [verify], rename('Acme Boats', 10), rename('Acme Lamps', 20))
    expect(state).toMatchObject({
      kind: 'expiring',
      verified: { until: NOW + 40 * DAY, reminded: [30], renamed: { name: 'Acme Lamps', at: NOW + 10 * DAY } },
    })
    expect(dueVerification(state, NOW + 40 * DAY)).toEqual([{ kind: 'expire' }])
    expect(run([apply], [verify], rename('Acme Boats', 360))).toMatchObject({ verified: { until: NOW + 365 * DAY } })
    const renewing = run([apply], [verify], rename('Acme Boats', 10), [apply, NOW + 11 * DAY], rename('Acme Lamps', 12))
    expect(renewing).toMatchObject({ kind: 'pending', current: { renamed: { name: 'Acme Lamps' } } })
    expect(refusal({ kind: 'rename', name: 'Acme Boats' }, NO_VERIFICATION)).toBe('verification.state')
  })

  it('ends when it would have once the organization has its own name again, after whatever others', () => {
    const named = { ...verify, name: 'Acme Tools' }
    const rename = (name: string, day: number) => [{ kind: 'rename', name } as const, NOW + day * DAY] as const
    const away = [rename('Acme Boats', 10), [{ kind: 'remind' }, NOW + 34 * DAY], rename('Acme Lamps', 35)] as const
    expect(run([apply], [named], rename('ACME  tools', 10))).toEqual(run([apply], [named]))
    expect(run([apply], [named], ...away)).toMatchObject({ kind: 'expiring', verified: { until: NOW + 40 * DAY } })
    expect(run([apply], [named], ...away, rename('Acme Tools', 36))).toEqual(run([apply], [named]))
    const renewing = [rename('Acme Boats', 10), [apply, NOW + 11 * DAY], rename('Acme Tools', 12)] as const
    expect(run([apply], [named], ...renewing)).toMatchObject({ kind: 'pending', current: { until: NOW + 365 * DAY } })
  })

  it('that is given back under another name ends 30 days later, or sooner where it would; a name from before has what it had left', () => {
    const rename = (name: string, day: number) => [{ kind: 'rename', name } as const, NOW + day * DAY] as const
    const revoked = [revoke, NOW + 10 * DAY] as const
    const back = (day: number) => [{ kind: 'restore', action: actionId('act-1') } as const, NOW + day * DAY] as const
    const away = run([apply], [verify], revoked, rename('Acme Boats', 20), back(100))
    expect(away).toMatchObject({
      kind: 'expiring',
      verified: { until: NOW + 130 * DAY, renamed: { name: 'Acme Boats' } },
    })
    const late = run([apply], [verify], revoked, rename('Acme Boats', 20), back(360))
    expect(late).toMatchObject({ verified: { until: NOW + 365 * DAY } })
    const before = run([apply], [verify], rename('Acme Boats', 5), revoked, rename('Acme Lamps', 20), back(30))
    expect(before).toMatchObject({ verified: { until: NOW + 35 * DAY, renamed: { name: 'Acme Lamps' } } })
  })

  it('that was renamed before badges knew their name goes back to nothing', () => {
    const old: Verification = {
      kind: 'expiring',
      verified: {
        evidence: [proven],
        by: mei.id,
        at: NOW,
        until: NOW + 40 * DAY,
        reminded: [30],
        renamed: { name: 'Acme Boats', at: NOW + 10 * DAY },
      },
    }
    const back = play(decideVerification, evolveVerification, old, [
      { kind: 'rename', name: 'Acme Tools' },
      NOW + 12 * DAY,
    ])
    expect(back).toMatchObject({
      kind: 'expiring',
      verified: { until: NOW + 40 * DAY, renamed: { name: 'Acme Tools' } },
    })
  })

  it('is kept while its renewal is looked at, and when that is refused', () => {
    const renewing = run([apply], [verify], [{ kind: 'remind' }, NOW + 336 * DAY], [apply, NOW + 337 * DAY])
    expect(renewing).toMatchObject({ kind: 'pending', current: { by: 'mei' } })
    const refused = play(decideVerification, evolveVerification, renewing, [
      { kind: 'refuse', by: mei, reason: 'The licence is not theirs.' },
      NOW + 338 * DAY,
    ])
    expect(refused).toMatchObject({
      kind: 'expiring',
      refused: { reason: 'The licence is not theirs.', at: NOW + 338 * DAY },
    })
    const ended = play(
      decideVerification,
      evolveVerification,
      refused,
      [{ kind: 'remind' }, NOW + 360 * DAY],
      [{ kind: 'expire' }, NOW + 366 * DAY],
    )
    expect(ended).toMatchObject({ kind: 'none', refused: { reason: 'The licence is not theirs.' } })
  })

  it('that ended by itself was granted when it was, whatever becomes of applications after it or meanwhile', () => {
    const no = { kind: 'refuse', by: mei, reason: 'The licence is not theirs.' } as const
    const renewing = run([apply], [verify], [{ kind: 'remind' }, NOW + 336 * DAY], [apply, NOW + 337 * DAY])
    const after = (...steps: Steps) => play(decideVerification, evolveVerification, renewing, ...steps)
    const meanwhile = after([{ kind: 'expire' }, NOW + 366 * DAY], [no, NOW + 367 * DAY])
    expect(meanwhile).toMatchObject({ kind: 'none', grantedAt: NOW, refused: { reason: no.reason } })
    const later = after([no, NOW + 338 * DAY], [{ kind: 'expire' }, NOW + 366 * DAY], [apply, NOW + 400 * DAY])
    const givenBack = play(
      decideVerification,
      evolveVerification,
      later,
      [revoke, NOW + 401 * DAY],
      [{ kind: 'restore', action: actionId('act-1') }, NOW + 402 * DAY],
      [no, NOW + 403 * DAY],
    )
    expect(givenBack).toMatchObject({ kind: 'none', grantedAt: NOW })
  })

  it('that was refused says why until the next application, which waits for nothing', () => {
    const refused = run([apply], [{ kind: 'refuse', by: mei, reason: 'The number is of another company.' }, NOW + DAY])
    expect(refused).toEqual({ kind: 'none', refused: { reason: 'The number is of another company.', at: NOW + DAY } })
    const again = play(decideVerification, evolveVerification, refused, [apply, NOW + DAY])
    expect(again).toMatchObject({ kind: 'pending' })
    expect(again).not.toHaveProperty('refused')
  })

  it('that was revoked cools down for 180 days before a new application', () => {
    const revoked = run([apply], [verify], [revoke])
    expect(revoked).toMatchObject({ kind: 'revoked' })
    expect(refusal(apply, revoked, NOW + 180 * DAY - 1)).toBe('verification.cooling-down')
    expect(refusal(apply, revoked, NOW + 180 * DAY)).toBe('ok')
  })

  it('that was revoked before there was one cools down as well', () => {
    const after = { ...apply, revokedAt: NOW }
    expect(refusal(after, run(), NOW + 180 * DAY - 1)).toBe('verification.cooling-down')
    expect(refusal(after, run(), NOW + 180 * DAY)).toBe('ok')
  })

  it('closes an application that waits, for whoever would decide it; reversed, it waits again for as long as it had left', () => {
    const asks = { kind: 'ask', by: mei, items: [{ text: { en: 'Which?', zh: '哪个？' }, kind: null }] } as const
    const waiting = run([apply], [{ ...asks, until: NOW + 9 * DAY }, NOW + DAY])
    const revoked = play(decideVerification, evolveVerification, waiting, [revoke, NOW + 2 * DAY])
    expect(revoked).toMatchObject({ kind: 'revoked', was: null })
    for (const command of [
      verify,
      { kind: 'refuse', by: mei, reason: 'No.' },
      { ...asks, until: NOW + 20 * DAY },
    ] as const)
      expect(decideVerification(command, revoked, NOW + 3 * DAY)).toMatchObject({
        refusal: { kind: 'verification.cooling-down', until: NOW + 182 * DAY },
      })
    const restore = { kind: 'restore', action: actionId('act-1') } as const
    const restored = play(decideVerification, evolveVerification, revoked, [restore, NOW + 12 * DAY])
    expect(restored).toMatchObject({ kind: 'pending', current: null, asks: [{ until: NOW + 19 * DAY }] })
    // Asked on the first day with six left, closed for ten, answered on the thirteenth.
    const answer = { kind: 'answer', text: 'This one.', evidence: [] } as const
    const answered = play(decideVerification, evolveVerification, restored, [answer, NOW + 13 * DAY])
    expect(verificationOwed(waiting)).toBe(NOW + 9 * DAY)
    expect(verificationOwed(answered)).toBe(NOW + 19 * DAY)
    const unasked = play(
      decideVerification,
      evolveVerification,
      run([apply]),
      [revoke, NOW + 2 * DAY],
      [restore, NOW + 12 * DAY],
    )
    expect(verificationOwed(unasked)).toBe(NOW + 17 * DAY)
  })

  it('is granted to nobody beside a revocation in force, though an application is open', () => {
    const beside = (revokedAt: number) => refusal({ ...verify, revokedAt }, run([apply]), NOW + DAY)
    expect(beside(NOW)).toBe('verification.cooling-down')
    expect(beside(NOW - 180 * DAY)).toBe('ok')
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

describe('an applicant who is asked for more', () => {
  const items = [
    { text: { en: 'A newer licence', zh: '更新的营业执照' }, kind: 'document' },
    { text: { en: 'Who signs for you?', zh: '由谁签署？' }, kind: null },
  ] as const
  const ask = (parts: object = {}): VerificationCommand => ({
    kind: 'ask',
    by: mei,
    items,
    until: NOW + 14 * DAY,
    ...parts,
  })
  const paper: VerificationEvidence = { ...proven, kind: 'document', value: 'ab12', checked: 'not-checked' }
  const answer: VerificationCommand = { kind: 'answer', text: 'Ms. Li signs.', evidence: [paper, proven] }

  it('is told point by point in both languages and until when, one question at a time', () => {
    expect(run([apply], [ask()])).toMatchObject({ kind: 'pending', asks: [{ by: 'mei', items, end: null }] })
    expect(refusal(ask(), run([apply], [ask()]))).toBe('verification.asked')
    expect(refusal(ask({ items: [] }), run([apply]))).toBe('verification.words-missing')
    expect(refusal(ask({ items: [{ text: { en: 'Only', zh: ' ' }, kind: null }] }), run([apply]))).toBe(
      'verification.words-missing',
    )
    expect(refusal(ask({ items: [{ text: { en: ' ', zh: '只有中文' }, kind: null }] }), run([apply]))).toBe(
      'verification.words-missing',
    )
    for (const until of [NOW, NOW + 91 * DAY]) expect(refusal(ask({ until }), run([apply]))).toBe('verification.until')
  })

  it('owes the answer meanwhile; the reviewer has as long as before once it came', () => {
    const asked = run([apply], [ask(), NOW + DAY])
    expect(verificationOwed(asked)).toBe(NOW + 14 * DAY)
    const answered = play(decideVerification, evolveVerification, asked, [answer, NOW + 4 * DAY])
    expect(verificationOwed(answered)).toBe(NOW + 7 * DAY + 3 * DAY)
    expect(answered).toMatchObject({
      evidence: [proven, paper],
      asks: [{ end: { kind: 'answered', text: 'Ms. Li signs.' } }],
    })
    expect(refusal(answer, answered)).toBe('verification.not-asked')
    expect(refusal({ kind: 'answer', text: ' ', evidence: [] }, asked)).toBe('verification.words-missing')
    expect(refusal({ kind: 'answer', text: ' ', evidence: [paper] }, asked)).toBe('ok')
    expect(refusal({ kind: 'answer', text: 'Ms. Li signs.', evidence: [] }, asked)).toBe('ok')
  })

  it('who does not answer leaves it to be decided on what is there', () => {
    const asked = run([apply], [ask()])
    expect(refusal({ kind: 'lapse-ask' }, asked, NOW + 14 * DAY - 1)).toBe('verification.not-due')
    const lapsed = play(decideVerification, evolveVerification, asked, [{ kind: 'lapse-ask' }, NOW + 14 * DAY])
    expect(lapsed).toMatchObject({ asks: [{ end: { kind: 'unanswered' } }], deadline: NOW + 21 * DAY })
    expect(refusal({ kind: 'refuse', by: mei, reason: 'No licence.' }, asked)).toBe('ok')
  })

  it('is asked five times at most', () => {
    const rounds = Array.from({ length: 5 }).flatMap(() => [[ask()], [answer]] as const)
    expect(refusal(ask(), run([apply], ...rounds))).toBe('verification.asks')
  })
})
