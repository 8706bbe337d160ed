/** What people who report asked other systems for, thread by thread, and what is promised here instead. */
import { describe, expect, it } from 'vitest'
import type { Case } from './case/case.ts'
import { caseRank } from './case/case-priority.ts'
import { decideCase } from './case/decide-case.ts'
import { answersOwed, evolveCase, foldDuplicates, NO_CASE } from './case/evolve-case.ts'
import { DAY } from './durations.ts'
import { mayDo } from './permissions.ts'
import { decideReport } from './report/decide-report.ts'
import { copyEvidence, type EvidenceItem, keepEvidence } from './report/evidence.ts'
import { evolveReport, NO_REPORT } from './report/evolve-report.ts'
import { decideReporter, FLOOD_REPORTS, NEW_REPORTER } from './report/reporter.ts'
import { routeReport } from './report/route-report.ts'
import {
  account,
  actionId,
  caseId,
  clauseId,
  complaintId,
  finding,
  kindOf,
  mei,
  NOW,
  onAccount,
  organization,
  play,
  report,
  reportItem,
} from './testing/from-plain.ts'

const item = (text: string, at = NOW): EvidenceItem => ({
  event: null,
  versions: [{ at, text, files: [] }],
  suppliedBy: 'service',
})
const route = { to: 'administrator', deadline: NOW + DAY } as const
const filed = play(decideReport, evolveReport, NO_REPORT, [{ kind: 'file', report: report(), route, flooding: 'no' }])
const byClock = { kind: 'escalate', by: { kind: 'clock' }, reason: null, operatorDeadline: NOW + 2 * DAY } as const
const opened = (id: string): Case =>
  play(decideCase, evolveCase, NO_CASE, [
    {
      kind: 'open',
      id: caseId(id),
      subject: onAccount('u1'),
      family: 'conduct',
      item: finding(`dec-${id}`),
      deadline: NOW + DAY,
    },
  ])

describe('reports', () => {
  it('lemmy#2414: reach the administrators first, and the operator only when they are silent', () => {
    expect(filed).toMatchObject({ kind: 'with-administrator' })
    expect(kindOf(decideReport(byClock, filed, NOW + DAY - 1))).toBe('report.not-due')
    expect(kindOf(decideReport(byClock, filed, NOW + DAY))).toBe('ok')
  })

  it('lemmy#3919: are escalated with the evidence copied when they were made', () => {
    expect(play(decideReport, evolveReport, filed, [byClock, NOW + DAY])).toMatchObject({
      kind: 'with-operator',
      evidence: report().evidence,
    })
  })

  it("lemmy#4286: of an external contact are told to the accused member's organization", () => {
    const facts = {
      reporter: { kind: 'external', id: account('x-1'), organization: organization('globex') },
      about: { kind: 'account', account: account('u1') },
      accused: { account: account('u1'), named: [account('u1')], organization: organization('acme') },
      danger: 'none' as const,
      severity: 2,
      administrators: [],
      ownAdministrators: [],
      mayNeedHelp: false,
      wanted: 'administrator',
      accusedAdministrators: [account('ada')],
      deadlines: {},
    } as const
    expect(routeReport(facts, NOW)).toMatchObject({ to: 'operator', inform: 'acme' })
  })

  it('sublinks-api#269: cannot be buried by an administrator: the reporter escalates a dismissal, and no accused one handles it', () => {
    const dismissed = play(decideReport, evolveReport, filed, [
      { kind: 'dismiss', by: account('ada'), reason: 'Nothing.' },
    ])
    const escalate = {
      kind: 'escalate',
      by: { kind: 'reporter', id: account('u2') },
      reason: null,
      operatorDeadline: NOW + DAY,
    } as const
    expect(play(decideReport, evolveReport, dismissed, [escalate])).toMatchObject({ kind: 'with-operator' })
    expect(kindOf(mayDo(['administrator'], 'report.read', ['own-organization', 'accused']))).toBe('permission.self')
  })

  it('mastodon#1685, #20899, #14474, #21687, #24367, #31083: are answered, every one in the case', () => {
    const found = play(decideCase, evolveCase, opened('1'), [
      { kind: 'join', subject: onAccount('u1'), family: 'conduct', item: reportItem('rep-1'), deadline: NOW },
    ])
    expect(found.kind !== 'none' && answersOwed(found).reports).toEqual(['rep-1'])
    const complained = play(
      decideReport,
      evolveReport,
      filed,
      [{ kind: 'confirm', by: account('ada'), statement: 'Seen.', complaint: complaintId('c'), operatorDeadline: NOW }],
      [{ kind: 'answer', outcome: 'acted' }],
    )
    expect(complained).toMatchObject({ kind: 'answered', outcome: 'acted' })
  })

  it('mastodon#21721, ozone#13, Rocket.Chat#29701, #29832: keep what was reported, whatever is deleted later', () => {
    const evidence = copyEvidence(
      { items: [item('You are nothing')], before: [], after: [], seenBy: ['u1', 'u2'] },
      'staged',
      NOW,
    )
    expect(evidence.items[0]?.versions[0]?.text).toBe('You are nothing')
    const many = Array.from({ length: 30 }, (_, at) => item(`line ${at}`))
    const around = copyEvidence({ items: [], before: many, after: many, seenBy: [] }, 'staged', NOW)
    expect(around.before.map((line) => line.versions[0]?.text)).toEqual(
      many.slice(20).map((line) => line.versions[0]?.text),
    )
    expect(around.after).toHaveLength(10)
  })

  it('Rocket.Chat#11370: keep every version of an edited message, the first one too', () => {
    const edited: EvidenceItem = {
      ...item('vile'),
      versions: [...item('vile').versions, ...item('mild', NOW + 1).versions],
    }
    const evidence = copyEvidence({ items: [edited], before: [], after: [], seenBy: [] }, 'staged', NOW)
    expect(evidence.items[0]?.versions.map(({ text }) => text)).toEqual(['vile', 'mild'])
  })

  it('mastodon#30142: keep the evidence until the last appeal window is over, and a hold keeps it longer', () => {
    const none = { appealsUntil: [NOW + 300 * DAY], openCases: 0, pendingAppeals: 0, legalHolds: 0 }
    expect(keepEvidence({ copiedAt: NOW }, none)).toEqual({ kind: 'until', until: NOW + 300 * DAY })
    // Of what nobody acts on there is no such window, and it is not erased under whoever looks at it.
    expect(keepEvidence({ copiedAt: NOW }, { ...none, appealsUntil: [] })).toEqual({
      kind: 'until',
      until: NOW + 180 * DAY,
    })
    expect(keepEvidence({ copiedAt: NOW }, { ...none, pendingAppeals: 1 })).toEqual({ kind: 'needed', by: 'appeal' })
    expect(keepEvidence({ copiedAt: NOW }, { ...none, openCases: 1 })).toEqual({ kind: 'needed', by: 'case' })
    expect(keepEvidence({ copiedAt: NOW }, { ...none, openCases: 1, legalHolds: 1 })).toEqual({
      kind: 'needed',
      by: 'legal-hold',
    })
  })

  it('coop#867: of one reporter about one subject are linked, not swallowed', () => {
    const items = [reportItem('rep-1', { fingerprint: 'f' }), reportItem('rep-2', { fingerprint: 'f' })]
    expect(foldDuplicates(items)).toMatchObject([{ copies: 2, reporters: 1 }])
  })

  it('ozone#68: a hostile reporter is warned before anything else', () => {
    const recent = Array.from({ length: FLOOD_REPORTS }, () => NOW)
    const answer = decideReporter({ kind: 'report', danger: 'none' }, { ...NEW_REPORTER, recent }, NOW)
    expect(answer.ok && answer.value.map(({ kind }) => kind)).toEqual(['reporter.reported', 'reporter.warned'])
  })
})

describe('cases', () => {
  it('mastodon#22741: take several measures in one decision', () => {
    const outcome = {
      kind: 'violation',
      clause: clauseId('conduct.i'),
      actions: [actionId('a'), actionId('b'), actionId('c')],
    } as const
    const decided = play(decideCase, evolveCase, opened('1'), [
      { kind: 'decide', by: mei, outcome, reason: 'Insults.', batch: null, ifMatch: 1 },
    ])
    expect(decided).toMatchObject({ decision: { outcome: { actions: ['a', 'b', 'c'] } } })
  })

  it('coop#389, #636: take no decision without clause and reason, whoever calls', () => {
    const decide = { kind: 'decide', by: mei, batch: null, ifMatch: null } as const
    const outcome = { kind: 'violation', clause: clauseId(''), actions: [actionId('a')] } as const
    expect(kindOf(decideCase({ ...decide, outcome, reason: 'x' }, opened('1'), NOW))).toBe('case.clause-missing')
    expect(kindOf(decideCase({ ...decide, outcome: { kind: 'no-violation' }, reason: '' }, opened('1'), NOW))).toBe(
      'case.reason-missing',
    )
  })

  it('coop#670, #718, #892, #1203, #1204: are ordered by more than arrival', () => {
    const grave = { items: [finding('d', { severity: 4 })], deadline: NOW + 9 * DAY, escalatedAt: null }
    const mild = { items: [finding('d', { severity: 1 })], deadline: NOW, escalatedAt: null }
    expect(caseRank(grave)).toBeLessThan(caseRank(mild))
  })

  it('coop#1153, #1154: open sealed evidence to the one role it is for, whichever queue somebody works in', () => {
    for (const role of ['moderator', 'senior', 'installation-admin', 'auditor', 'administrator'] as const)
      expect(kindOf(mayDo([role], 'evidence.read-sealed', ['granted-queue', 'purpose', 'own-organization']))).toBe(
        'permission.role',
      )
  })
})
