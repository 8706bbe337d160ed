import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { HOUR } from '../durations.ts'
import { caseId, clauseId, kindOf, mei, NOW, onAccount, play, sam, sofia, staff } from '../testing/from-plain.ts'
import { type AgreementCount, tabulateAgreement } from './count-agreement.ts'
import { compareVerdicts, decideSecondReview, evolveSecondReview, NO_SECOND_REVIEW } from './decide-second-review.ts'
import type { SecondReviewCommand, SecondReviewContents, Verdict } from './second-review.ts'

const noah = staff('noah', 'moderator')
const violation = (clause: string, ...actions: Extract<Verdict, { kind: 'violation' }>['actions']): Verdict => ({
  kind: 'violation',
  clause: clauseId(clause),
  actions,
})
const NOTHING: Verdict = { kind: 'no-violation' }

const review: SecondReviewContents = {
  case: caseId('case-1'),
  decision: 1,
  sample: 'smp-1',
  drawnBy: sam.id,
  drawnAt: NOW,
  first: { by: mei.id, at: NOW - HOUR, verdict: violation('conduct.i', 'limit') },
  knownTo: [mei.id],
  subject: onAccount('u1'),
  queue: 'general',
  confidence: 0.9,
}
const draw: SecondReviewCommand = { kind: 'draw', review }
const judge = (by: typeof noah, verdict: Verdict = NOTHING): SecondReviewCommand => ({
  kind: 'judge',
  by,
  verdict,
  reason: 'A joke among friends.',
})
const settle = (by: typeof noah): SecondReviewCommand => ({
  kind: 'settle',
  by,
  outcome: 'stands',
  reason: 'It was no joke.',
})
const after = (...steps: Parameters<typeof play<typeof NO_SECOND_REVIEW, SecondReviewCommand, never>>[3][]) =>
  play(decideSecondReview, evolveSecondReview, NO_SECOND_REVIEW, ...steps)
const answer = (command: SecondReviewCommand, to: ReturnType<typeof after>, at = NOW) =>
  kindOf(decideSecondReview(command, to, at))

describe('a second review', () => {
  it('is never judged by whoever knows the first decision', () => {
    const drawn = after([draw])
    expect(answer({ kind: 'take', by: mei }, drawn)).toBe('second-review.not-blind')
    const shown = after([draw], [{ kind: 'show', to: noah.id }])
    expect(decideSecondReview({ kind: 'show', to: noah.id }, shown, NOW)).toEqual({ ok: true, value: [] })
    expect(answer({ kind: 'take', by: noah }, shown)).toBe('second-review.not-blind')
    const taken = after([draw], [{ kind: 'take', by: noah }], [{ kind: 'show', to: noah.id }])
    expect(answer(judge(noah), taken)).toBe('second-review.not-blind')
  })

  it('is in one pair of hands at a time, and free again when the hour is over', () => {
    const taken = after([draw], [{ kind: 'take', by: noah }])
    expect(answer({ kind: 'take', by: sam }, taken)).toBe('second-review.taken')
    expect(answer({ kind: 'take', by: noah }, taken)).toBe('ok')
    expect(answer(judge(sam), taken)).toBe('second-review.taken')
    expect(answer({ kind: 'release', by: sam }, taken)).toBe('second-review.taken')
    expect(answer({ kind: 'release', by: noah }, after([draw]))).toBe('second-review.not-taken')
    expect(answer({ kind: 'take', by: sam }, taken, NOW + HOUR)).toBe('ok')
    expect(answer(judge(noah), taken, NOW + HOUR)).toBe('second-review.not-taken')
    expect(
      answer({ kind: 'take', by: sam }, after([draw], [{ kind: 'take', by: noah }], [{ kind: 'release', by: noah }])),
    ).toBe('ok')
  })

  it('stays in the queue of its case', () => {
    expect(answer({ kind: 'take', by: { ...noah, queues: ['danger'] } }, after([draw]))).toBe('permission.queue')
  })

  it('gives clause, actions and reason like any decision', () => {
    const taken = after([draw], [{ kind: 'take', by: noah }])
    expect(answer(judge(noah, violation(' ', 'limit')), taken)).toBe('case.clause-missing')
    expect(answer(judge(noah, violation('conduct.i')), taken)).toBe('case.actions-missing')
    expect(answer({ kind: 'judge', by: noah, verdict: NOTHING, reason: ' ' }, taken)).toBe(
      'second-review.reason-missing',
    )
  })

  it('is judged once, and settled once by a third person where the two differ', () => {
    const judged = after([draw], [{ kind: 'take', by: noah }], [judge(noah)])
    expect(judged).toMatchObject({ kind: 'judged', second: { by: noah.id, agreement: 'none' } })
    expect(answer({ kind: 'take', by: sam }, judged)).toBe('second-review.judged')
    expect(answer(judge(noah), judged)).toBe('second-review.judged')
    expect(answer(settle(noah), judged)).toBe('second-review.same-person')
    expect(answer(settle(mei), judged)).toBe('second-review.same-person')
    expect(answer({ kind: 'settle', by: sofia, outcome: 'stands', reason: ' ' }, judged)).toBe(
      'second-review.reason-missing',
    )
    const settled = after([draw], [{ kind: 'take', by: noah }], [judge(noah)], [settle(sofia)])
    expect(settled).toMatchObject({ kind: 'settled', settled: { by: sofia.id, outcome: 'stands' } })
    expect(answer(settle(sam), settled)).toBe('second-review.not-judged')
    const agreed = after([draw], [{ kind: 'take', by: noah }], [judge(noah, review.first.verdict)])
    expect(answer(settle(sofia), agreed)).toBe('second-review.agreed')
  })

  it('is drawn once for each decision', () => {
    expect(answer(draw, after([draw]))).toBe('second-review.exists')
    expect(answer({ kind: 'take', by: noah }, NO_SECOND_REVIEW)).toBe('second-review.not-found')
  })
})

describe('agreement', () => {
  it('is none where either of the two found no violation, and full where both did not', () => {
    expect(compareVerdicts(NOTHING, violation('conduct.i', 'limit'))).toBe('none')
    expect(compareVerdicts(violation('conduct.i', 'limit'), NOTHING)).toBe('none')
    expect(compareVerdicts(NOTHING, NOTHING)).toBe('full')
  })

  it('is full on the same clause and the same gravest action, partly on a violation alone, else none', () => {
    expect(compareVerdicts(NOTHING, NOTHING)).toBe('full')
    expect(compareVerdicts(violation('a.a', 'warn', 'limit'), violation('a.a', 'limit'))).toBe('full')
    expect(compareVerdicts(violation('a.a', 'warn'), violation('a.a', 'limit'))).toBe('partly')
    expect(compareVerdicts(violation('a.a', 'warn'), violation('a.b', 'warn'))).toBe('partly')
    expect(compareVerdicts(violation('a.a', 'warn'), NOTHING)).toBe('none')
  })

  const count = (parts: Partial<AgreementCount>): AgreementCount => ({
    clause: clauseId('conduct.i'),
    second: 'violation',
    agreement: 'full',
    tenth: 9,
    reviews: 1,
    ...parts,
  })

  it('is counted by clause, with what chance alone would give and how sure the machine was', () => {
    const table = tabulateAgreement([
      count({ reviews: 40 }),
      count({ clause: clauseId('conduct.j'), agreement: 'none', second: 'no-violation', tenth: 5, reviews: 10 }),
      count({ clause: null, second: 'no-violation', tenth: null, reviews: 45 }),
      count({ clause: null, agreement: 'none', tenth: null, reviews: 5 }),
    ])
    // By hand: 85 of 100 agree; by chance 0.5 * 0.45 + 0.5 * 0.55 = 0.5 would; (0.85 - 0.5) / 0.5.
    expect(table).toMatchObject({ reviewed: 100, full: 85, none: 15, share: 0.85, kappa: 0.7 })
    // Wilson's interval for 85 of 100, as tables give it.
    expect(table.interval).toEqual([0.7672, 0.9069])
    expect(table.clauses.map(({ clause, share }) => [clause, share])).toEqual([
      [null, 0.9],
      ['conduct.i', 1],
      ['conduct.j', 0],
    ])
    expect(table.calibration[9]).toEqual({ from: 0.9, until: 1, reviewed: 40, violations: 40 })
    expect(table.calibration[5]).toMatchObject({ reviewed: 10, violations: 0 })
  })

  it('says nothing of nothing', () => {
    expect(tabulateAgreement([])).toMatchObject({ reviewed: 0, share: null, interval: null, kappa: null })
  })

  it('lies between its bounds, which lie between 0 and 1', () => {
    const counts = fc.record({ full: fc.nat(500), partly: fc.nat(500), none: fc.nat(500) })
    fc.assert(
      fc.property(counts, ({ full, partly, none }) => {
        const { share, interval } = tabulateAgreement([
          count({ reviews: full }),
          count({ agreement: 'partly', reviews: partly }),
          count({ agreement: 'none', second: 'no-violation', reviews: none }),
        ])
        if (share === null || interval === null) return full + partly + none === 0
        return 0 <= interval[0] && interval[0] <= share && share <= interval[1] && interval[1] <= 1
      }),
    )
  })
})
