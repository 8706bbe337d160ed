import { describe, expect, it } from 'vitest'
import { familyOf } from '../clause-terms.ts'
import { DAY, HOUR, MINUTE } from '../durations.ts'
import {
  actionId,
  caseId,
  clauseId,
  finding,
  kindOf,
  mei,
  NOW,
  onAccount,
  play,
  reportItem,
  sam,
} from '../testing/from-plain.ts'
import { type Case, type CaseCommand, type CaseItem, isDetected } from './case.ts'
import { casePriority, caseRank } from './case-priority.ts'
import { decideCase, LEASE } from './decide-case.ts'
import { answersOwed, evolveCase, foldDuplicates, NO_CASE } from './evolve-case.ts'
import { undoBatch, undoDecision } from './undo-decision.ts'

const open: CaseCommand = {
  kind: 'open',
  id: caseId('case-1'),
  subject: onAccount('u1'),
  family: 'conduct',
  item: finding('dec-1'),
  deadline: NOW + 3 * DAY,
}
const run = (...steps: readonly (readonly [CaseCommand, number?])[]) =>
  play(decideCase, evolveCase, NO_CASE, [open], ...steps)
const join = (item: CaseItem, deadline = NOW + 3 * DAY, family: string = familyOf(item.clause)): CaseCommand => ({
  kind: 'join',
  subject: onAccount('u1'),
  family,
  item,
  deadline,
})
const claim = (by = mei): CaseCommand => ({ kind: 'claim', by })
const decide = (parts: Partial<Extract<CaseCommand, { kind: 'decide' }>> = {}): CaseCommand => ({
  kind: 'decide',
  by: mei,
  outcome: { kind: 'violation', clause: clauseId('conduct.i'), actions: [actionId('act-1')] },
  reason: 'The messages insult her.',
  batch: null,
  ifMatch: null,
  ...parts,
})
const refusal = (command: CaseCommand, state: Case, now = NOW) => kindOf(decideCase(command, state, now))
const versionOf = (found: Case) => (found.kind === 'none' ? 0 : found.version)

describe('a claim', () => {
  it('is a lease of 15 minutes that keeps others out, renews, and ends by itself', () => {
    const claimed = run([claim()])
    expect(claimed).toMatchObject({ kind: 'claimed', lease: { by: 'mei', until: NOW + 15 * MINUTE } })
    expect(decideCase(claim(sam), claimed, NOW + LEASE - 1)).toEqual({
      ok: false,
      refusal: { kind: 'case.claimed', by: 'mei', until: NOW + LEASE },
    })
    const renewed = run([claim()], [claim(), NOW + 10 * MINUTE])
    expect(renewed).toMatchObject({ lease: { until: NOW + 25 * MINUTE } })
    expect(run([claim()], [claim(sam), NOW + LEASE])).toMatchObject({ lease: { by: 'sam' } })
    expect(refusal({ kind: 'lapse' }, claimed, NOW + LEASE - 1)).toBe('case.not-due')
    expect(run([claim()], [{ kind: 'lapse' }, NOW + LEASE])).toMatchObject({ kind: 'open' })
  })

  it('is given back by its holder only', () => {
    expect(refusal({ kind: 'release', by: sam }, run([claim()]))).toBe('case.claimed')
    expect(run([claim()], [{ kind: 'release', by: mei }])).toMatchObject({ kind: 'open' })
    expect(refusal({ kind: 'release', by: mei }, run())).toBe('case.not-claimed')
  })
})

describe('the version of a case', () => {
  it('is not changed by leases, notes and more of the same', () => {
    const same = finding('dec-2', { fingerprint: 'finding/dec-1' })
    const worked = run(
      [claim()],
      [{ kind: 'note', by: mei, text: 'Asked a colleague.' }],
      [join(same)],
      [{ kind: 'release', by: mei }],
    )
    expect(versionOf(worked)).toBe(1)
  })

  it('is changed by something new, so that nobody decides on what they have not seen', () => {
    const joined = run([claim()], [join(reportItem('rep-1'))])
    expect(versionOf(joined)).toBe(2)
    expect(decideCase(decide({ ifMatch: 1 }), joined, NOW)).toEqual({
      ok: false,
      refusal: { kind: 'case.stale', version: 2 },
    })
    expect(refusal(decide({ ifMatch: 2 }), joined)).toBe('ok')
  })
})

describe('a case', () => {
  it('takes in later findings and reports of its subject and family, each one once', () => {
    const joined = run([join(reportItem('rep-1', { severity: 3 }), NOW + DAY)], [join(reportItem('rep-1'))])
    expect(joined).toMatchObject({ severity: 3, deadline: NOW + DAY, items: [{ kind: 'finding' }, { kind: 'report' }] })
    expect(refusal({ ...open, kind: 'join', subject: onAccount('u9') }, joined)).toBe('case.subject')
    const sameDecision = join(
      finding('dec-1', { clause: clauseId('content.a') }),
      NOW + DAY,
      familyOf(clauseId('conduct.i')),
    )
    expect(refusal(sameDecision, joined)).toBe('ok')
    expect(refusal(join(finding('dec-3', { clause: clauseId('content.a') })), joined)).toBe('case.subject')
  })

  it('counts duplicates and who reported them instead of showing each', () => {
    const items = [
      reportItem('rep-1', { fingerprint: 'f' }),
      reportItem('rep-2', { fingerprint: 'f', reporter: 'u3' as never }),
      finding('dec-1'),
    ]
    expect(foldDuplicates(items)).toMatchObject([
      { fingerprint: 'f', copies: 2, reporters: 2 },
      { copies: 1, reporters: 0 },
    ])
  })

  it('is decided with clause, actions and reason, all of them', () => {
    const claimed = run([claim()])
    expect(
      refusal(decide({ outcome: { kind: 'violation', clause: clauseId(''), actions: [actionId('a')] } }), claimed),
    ).toBe('case.clause-missing')
    expect(
      refusal(decide({ outcome: { kind: 'violation', clause: clauseId('conduct.i'), actions: [] } }), claimed),
    ).toBe('case.actions-missing')
    expect(refusal(decide({ reason: '  ' }), claimed)).toBe('case.reason-missing')
    expect(refusal(decide({ outcome: { kind: 'no-violation' } }), claimed)).toBe('ok')
  })

  it('is not decided past the person who holds it, and is claimed in the same step when nobody does', () => {
    expect(refusal(decide({ by: sam }), run([claim()]))).toBe('case.claimed')
    const decided = decideCase(decide(), run(), NOW)
    expect(decided.ok && decided.value.map((event) => event.kind)).toEqual(['case.claimed', 'case.decided'])
    expect(refusal(decide(), run([decide()]))).toBe('case.decided')
  })

  it('waits for somebody until a date, and comes back by itself', () => {
    const wait: CaseCommand = {
      kind: 'wait',
      by: mei,
      for: 'licence of the organization',
      until: NOW + DAY,
      ifMatch: null,
    }
    expect(refusal(wait, run())).toBe('case.not-claimed')
    expect(refusal({ ...wait, until: NOW }, run([claim()]))).toBe('case.until')
    expect(refusal({ ...wait, for: ' ' }, run([claim()]))).toBe('case.words-missing')
    expect(refusal({ ...wait, ifMatch: 9 }, run([claim()]))).toBe('case.stale')
    expect(refusal(wait, run([claim(sam)]))).toBe('case.claimed')
    expect(refusal(wait, run([claim()], [decide()]))).toBe('case.decided')
    expect(refusal({ kind: 'note', by: mei, text: ' ' }, run())).toBe('case.words-missing')
    const waiting = run([claim()], [wait])
    expect(waiting).toMatchObject({ kind: 'waiting', for: 'licence of the organization' })
    const resume = { kind: 'resume', by: 'clock' } as const
    expect(refusal(resume, waiting, NOW + HOUR)).toBe('case.not-due')
    expect(play(decideCase, evolveCase, waiting, [resume, NOW + DAY])).toMatchObject({ kind: 'open' })
  })

  it('that is reopened remembers its decision', () => {
    const reopened = run([decide()], [{ kind: 'reopen', why: 'appeal-overturned', deadline: NOW + DAY }])
    expect(reopened).toMatchObject({ kind: 'open', reopened: 'appeal-overturned', decisions: [{ by: 'mei' }] })
  })

  it('owes an answer to every report and complaint in it', () => {
    const found = run([join(reportItem('rep-1'))], [join(reportItem('rep-2'))])
    expect(found.kind !== 'none' && answersOwed(found)).toEqual({ reports: ['rep-1', 'rep-2'], complaints: [] })
  })
})

describe('the order of cases', () => {
  const ranked = (parts: Parameters<typeof finding>[1], deadline = NOW + DAY) => ({
    items: [finding('d', parts)],
    deadline,
    escalatedAt: null,
  })

  it('puts danger and severity first, then confidence, reach and deadline', () => {
    const rank = (parts: Parameters<typeof finding>[1], deadline?: number) => caseRank(ranked(parts, deadline))
    expect(rank({ severity: 4 })).toBeLessThan(rank({ severity: 1 }, NOW - 7 * DAY))
    expect(rank({ danger: 'child-safety' })).toBeLessThan(rank({ severity: 3 }))
    expect(rank({ confidence: 0.9 })).toBeLessThan(rank({ confidence: 0.1 }))
    expect(rank({ reach: 1000 })).toBeLessThan(rank({ reach: 1 }))
    expect(rank({}, NOW)).toBeLessThan(rank({}, NOW + DAY))
  })

  it('weighs reports by reliability, but a report of danger always in full', () => {
    const rank = (reliability: number, danger: 'none' | 'child-safety') =>
      caseRank({ items: [reportItem('r', { reliability, danger })], deadline: NOW, escalatedAt: null })
    expect(rank(0.9, 'none')).toBeLessThan(rank(0.1, 'none'))
    expect(rank(0.9, 'child-safety')).toBe(rank(0, 'child-safety'))
  })

  it('puts what was escalated before what is in time, and dangers before both', () => {
    const escalated = { ...ranked({ severity: 2 }, NOW), escalatedAt: NOW }
    expect(caseRank(escalated)).toBeLessThan(caseRank(ranked({ severity: 3 }, NOW)))
    expect(caseRank(ranked({ danger: 'threat-to-life' }, NOW))).toBeLessThan(caseRank(escalated))
  })

  it('is the same at every time, so it can be kept in an index', () => {
    const [a, b] = [ranked({ severity: 3 }), ranked({ severity: 1 })]
    for (const now of [NOW, NOW + DAY, NOW + 9 * DAY])
      expect(casePriority(a, now)).toBeGreaterThanOrEqual(casePriority(b, now))
  })

  it('is 500 for a reader at its own time, and more as time goes by', () => {
    const found = ranked({ severity: 3 })
    const at = caseRank(found)
    expect(casePriority(found, at)).toBe(500)
    expect(casePriority(found, at + 3 * DAY)).toBe(731)
    expect(casePriority(found, at - 3 * DAY)).toBe(269)
  })
})

describe('a case', () => {
  it('was detected where a machine found some of what lies in it', () => {
    expect(isDetected(run())).toBe(true)
    expect(isDetected(play(decideCase, evolveCase, NO_CASE, [{ ...open, item: reportItem('rep-1') }]))).toBe(false)
    expect(isDetected(NO_CASE)).toBe(false)
  })
})

describe('a bulk decision', () => {
  it('of a case that nobody decided is none that could be undone', () => {
    expect(undoDecision(run())).toBeNull()
  })

  it('is undone by its batch id', () => {
    const decided = run([decide({ outcome: { kind: 'no-violation' }, batch: 'batch-1' })])
    expect(undoBatch('batch-1', decided)).toEqual({ actions: [] })
    expect(undoBatch('batch-2', decided)).toBeNull()
  })
})
