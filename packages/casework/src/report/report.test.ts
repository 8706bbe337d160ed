import { describe, expect, it } from 'vitest'
import { DAY, HOUR } from '../durations.ts'
import { account, complaintId, kindOf, NOW, organization, play, report } from '../testing/from-plain.ts'
import { decideReport } from './decide-report.ts'
import { evolveReport, NO_REPORT } from './evolve-report.ts'
import { reportStatus, type Report, type ReportCommand } from './report.ts'
import { type RoutingFacts, routeReport } from './route-report.ts'

const run = (...steps: readonly (readonly [ReportCommand, number?])[]) =>
  play(decideReport, evolveReport, NO_REPORT, ...steps)
const facts: RoutingFacts = {
  reporter: report().reporter,
  about: report().about,
  accused: { account: account('u1'), named: [account('u1')], organization: organization('acme') },
  severity: 2,
  danger: 'none',
  mayNeedHelp: false,
  wanted: 'administrator',
  administrators: [account('ada')],
  ownAdministrators: [account('ada'), account('abe')],
  accusedAdministrators: [],
  deadlines: {},
}
const file = (parts: Parameters<typeof report>[0] = {}, given: Partial<RoutingFacts> = {}): ReportCommand => ({
  kind: 'file',
  report: report(parts),
  route: routeReport({ ...facts, ...given }, NOW),
  flooding: 'no',
})
const confirm: ReportCommand = {
  kind: 'confirm',
  by: account('ada'),
  statement: 'I have seen the messages.',
  complaint: complaintId('com-1'),
  operatorDeadline: NOW + 3 * DAY,
}
const dismiss: ReportCommand = { kind: 'dismiss', by: account('ada'), reason: 'A quarrel that both have settled.' }
const ask: ReportCommand = { kind: 'ask', by: account('ada'), question: 'When was that?' }
const escalate: ReportCommand = {
  kind: 'escalate',
  by: { kind: 'reporter', id: account('u2') },
  reason: 'Nothing is settled.',
  operatorDeadline: NOW + 3 * DAY,
}
const byClock: ReportCommand = { ...escalate, by: { kind: 'clock' } }
const refusal = (command: ReportCommand, state: Report, now = NOW) => kindOf(decideReport(command, state, now))

describe('a report', () => {
  it('goes to the operator where life is in danger, whatever its severity and whoever it was meant for', () => {
    const external = { kind: 'external', id: account('x-1'), organization: organization('acme') } as const
    for (const given of [{ danger: 'threat-to-life' }, { severity: 4 }] satisfies readonly Partial<RoutingFacts>[]) {
      expect(routeReport({ ...facts, ...given }, NOW)).toMatchObject({ to: 'operator', why: 'severity', inform: null })
      const byExternal = { ...facts, ...given, reporter: external }
      expect(routeReport(byExternal, NOW)).toMatchObject({ to: 'operator', why: 'severity', inform: null })
    }
  })

  it('goes to the operator where the own organization is accused, or nobody knows who sent it', () => {
    const about = (id: string) => ({ kind: 'organization', organization: organization(id) }) as const
    expect(routeReport({ ...facts, about: about('acme') }, NOW)).toMatchObject({ why: 'organization-accused' })
    expect(routeReport({ ...facts, about: about('hengyuan') }, NOW)).toMatchObject({ to: 'administrator' })
    const event = { kind: 'event', source: 'https://chat.example', id: 'm-1', account: null } as const
    const unknown = { account: null, named: [], organization: organization('acme') }
    expect(routeReport({ ...facts, about: event, accused: unknown }, NOW)).toMatchObject({ why: 'author-unknown' })
    expect(routeReport({ ...facts, about: event }, NOW)).toMatchObject({ to: 'administrator' })
    expect(routeReport({ ...facts, accused: unknown }, NOW)).toMatchObject({ to: 'administrator' })
  })

  it("goes to the administrators of the reporter's organization", () => {
    expect(run([file()])).toMatchObject({ kind: 'with-administrator', deadline: NOW + 24 * HOUR })
  })

  it.each([
    ['of severity 4', { severity: 4 }, 'severity', NOW + HOUR],
    [
      'about an administrator',
      { accused: { account: account('ada'), named: [account('ada')], organization: organization('acme') } },
      'administrator-accused',
      NOW + 72 * HOUR,
    ],
    [
      'about an administrator who may not act meanwhile',
      { accused: { account: account('abe'), named: [account('abe')], organization: organization('acme') } },
      'administrator-accused',
      NOW + 72 * HOUR,
    ],
    [
      'that names an administrator beside who sent it',
      {
        accused: { account: account('u1'), named: [account('u1'), account('ada')], organization: organization('acme') },
      },
      'administrator-accused',
      NOW + 72 * HOUR,
    ],
    [
      'about an event whose author nobody knows: it may be an administrator',
      {
        about: { kind: 'event', source: 's', id: 'm1', account: null },
        accused: { account: null, named: [], organization: null },
      },
      'author-unknown',
      NOW + 72 * HOUR,
    ],
    // As soon as what is gravest where it is a danger, and whatever else it is.
    ['of which somebody may need help', { mayNeedHelp: true }, 'person-at-risk', NOW + 72 * HOUR],
    [
      'of somebody in danger',
      { mayNeedHelp: true, danger: 'threat-to-life', ownAdministrators: [account('u1')] },
      'person-at-risk',
      NOW + HOUR,
    ],
    ['whose reporter wants the operator to look', { wanted: 'operator' }, 'reporter-chose', NOW + 72 * HOUR],
    [
      'about the organization',
      { about: { kind: 'organization', organization: organization('acme') } },
      'organization-accused',
      NOW + 72 * HOUR,
    ],
    [
      'from an external contact',
      { reporter: { kind: 'external', id: account('x-1'), organization: organization('acme') } },
      'external-reporter',
      NOW + 72 * HOUR,
    ],
    ['where no administrator is', { administrators: [] }, 'no-administrator', NOW + 72 * HOUR],
    ['by the only administrator', { administrators: [account('u2')] }, 'no-administrator', NOW + 72 * HOUR],
  ] as const)('%s goes straight to the operator', (_, given, why, deadline) => {
    expect(run([file({}, given)])).toMatchObject({ kind: 'with-operator', why, deadline })
  })

  it("of an external contact about a member is told to the member's organization too, without going through it", () => {
    const external = { kind: 'external', id: account('x-1'), organization: organization('acme') } as const
    expect(routeReport({ ...facts, reporter: external }, NOW)).toMatchObject({ to: 'operator', inform: 'acme' })
    const aboutAdministrator = { ...facts, reporter: external, accusedAdministrators: [account('u1')] }
    expect(routeReport(aboutAdministrator, NOW)).toMatchObject({ to: 'operator', inform: null })
    const amongOthers = { ...facts.accused, named: [account('u1'), account('ada')] }
    const byExternal = { ...facts, reporter: external, accusedAdministrators: [account('ada')] }
    // Nor where life is in danger, nor where the organization itself is the accused or nobody knows which of its people is.
    for (const given of [
      { ...byExternal, accused: amongOthers },
      { ...byExternal, severity: 4 },
      { ...byExternal, danger: 'threat-to-life' },
      { ...byExternal, mayNeedHelp: true },
      { ...byExternal, about: { kind: 'organization', organization: organization('acme') } },
      { ...byExternal, accused: { account: null, named: [], organization: organization('acme') } },
    ] satisfies readonly RoutingFacts[])
      expect(routeReport(given, NOW)).toMatchObject({ to: 'operator', inform: null })
    const colleague = { ...facts, wanted: 'operator' } satisfies RoutingFacts
    expect(routeReport(colleague, NOW)).toMatchObject({ to: 'operator', why: 'reporter-chose', inform: null })
  })

  it('has a deadline that an organization can shorten and never lengthen', () => {
    expect(routeReport({ ...facts, deadlines: { 2: 2 * HOUR } }, NOW)).toMatchObject({ deadline: NOW + 2 * HOUR })
    expect(routeReport({ ...facts, deadlines: { 2: 900 * HOUR } }, NOW)).toMatchObject({ deadline: NOW + 24 * HOUR })
    expect(routeReport({ ...facts, deadlines: { 2: 0 } }, NOW)).toMatchObject({ deadline: NOW + 24 * HOUR })
  })

  it('becomes a complaint when it is confirmed with a statement', () => {
    expect(run([file()], [confirm])).toMatchObject({ kind: 'complained', complaint: 'com-1' })
    expect(refusal({ ...confirm, statement: ' ' }, run([file()]))).toBe('report.words-missing')
  })

  it('is never handled by the accused, nor by whoever reported', () => {
    const filed = run([file({ accused: [account('ada')] })])
    expect(refusal(confirm, filed)).toBe('report.accused')
    expect(refusal(dismiss, filed)).toBe('report.accused')
    expect(refusal(ask, filed)).toBe('report.accused')
    expect(refusal({ ...confirm, by: account('u2') }, run([file()]))).toBe('report.accused')
  })

  it('is dismissed with a reason only', () => {
    expect(refusal({ ...dismiss, reason: '' }, run([file()]))).toBe('report.words-missing')
    expect(refusal({ ...dismiss, translation: dismiss.reason }, run([file()]))).toBe('report.translation')
    expect(refusal({ ...dismiss, translation: '双方已经和解。' }, run([file()]))).toBe('ok')
    expect(run([file()], [dismiss])).toMatchObject({ kind: 'dismissed', reason: dismiss.reason })
  })

  it('is confirmed and dealt with by the organization itself, in words that its reporter reads, and never by the accused', () => {
    const handle: ReportCommand = { kind: 'handle', by: account('ada'), statement: 'We spoke with both of them.' }
    expect(refusal({ ...handle, statement: ' ' }, run([file()]))).toBe('report.words-missing')
    expect(refusal({ ...handle, translation: handle.statement }, run([file()]))).toBe('report.translation')
    for (const by of ['u1', 'u2']) expect(refusal({ ...handle, by: account(by) }, run([file()]))).toBe('report.accused')
    const handled = run([file()], [{ ...handle, translation: '我们已与双方谈话。' }, NOW + HOUR])
    expect(handled).toMatchObject({ kind: 'handled', reason: handle.statement, translation: '我们已与双方谈话。' })
    expect(reportStatus({ kind: 'handled' })).toBe('answered')
    expect(refusal(dismiss, handled)).toBe('report.state')
    // Whoever reported it may ask the operator once, as after a dismissal, and the operator reads that it was dealt with.
    const brought = play(decideReport, evolveReport, handled, [escalate, NOW + DAY])
    expect(brought).toMatchObject({
      kind: 'with-operator',
      escalated: { dismissal: { reason: handle.statement, handled: true, at: NOW + HOUR } },
    })
    expect(refusal(escalate, brought)).toBe('report.already-escalated')
  })

  it('lets the administrator ask and the reporter reply', () => {
    const asked = run([file()], [ask])
    expect(asked).toMatchObject({ kind: 'asked' })
    expect(refusal({ kind: 'reply', by: account('u3'), text: 'I was not there' }, asked)).toBe('report.not-reporter')
    expect(refusal({ ...ask, question: ' ' }, run([file()]))).toBe('report.words-missing')
    expect(refusal({ kind: 'reply', by: account('u2'), text: ' ' }, asked)).toBe('report.words-missing')
    const add = { kind: 'add', by: account('u2'), text: ' ', evidence: [] } as const
    expect(refusal(add, asked)).toBe('report.words-missing')
    expect(refusal({ ...add, text: 'Here is more.' }, asked)).toBe('ok')
    const replied = run([file()], [ask], [{ kind: 'reply', by: account('u2'), text: 'On Monday.' }])
    expect(replied).toMatchObject({
      kind: 'with-administrator',
      talk: [{ from: 'administrator' }, { from: 'reporter' }],
    })
  })

  it('goes to the operator by itself when the administrator stays silent, and a question does not stop the clock', () => {
    const asked = run([file()], [ask])
    expect(refusal(byClock, asked, NOW + 24 * HOUR - 1)).toBe('report.not-due')
    const escalated = play(decideReport, evolveReport, asked, [byClock, NOW + 24 * HOUR])
    expect(escalated).toMatchObject({ kind: 'with-operator', why: 'deadline', deadline: NOW + 3 * DAY })
  })

  it('goes to the operator before its deadline when nobody is left who may handle it, and has a deadline there', () => {
    const unhandled: ReportCommand = { ...escalate, by: { kind: 'no-administrator' }, reason: null }
    for (const waiting of [run([file()]), run([file()], [ask])])
      expect(play(decideReport, evolveReport, waiting, [unhandled, NOW + HOUR])).toMatchObject({
        kind: 'with-operator',
        why: 'no-administrator',
        deadline: NOW + 3 * DAY,
      })
    expect(refusal(unhandled, run([file()], [dismiss]))).toBe('report.state')
    expect(refusal(unhandled, run([file()], [confirm]))).toBe('report.state')
  })

  it('can be escalated once by its reporter after a dismissal, and by nobody else', () => {
    const dismissed = run([file()], [dismiss])
    expect(refusal({ ...escalate, by: { kind: 'reporter', id: account('u9') } }, dismissed)).toBe('report.not-reporter')
    const escalated = run([file()], [dismiss], [escalate])
    expect(escalated).toMatchObject({ kind: 'with-operator', why: 'reporter-escalated' })
    expect(refusal(escalate, escalated)).toBe('report.already-escalated')
    expect(refusal(escalate, run([file()]))).toBe('report.state')
  })

  it('of a kind that a newer node keeps is told as one that the operator will answer, and no page stops at it', () => {
    const kinds = ['handled', 'answered', 'asked', 'parked'].map((kind) => reportStatus({ kind: kind as 'asked' }))
    expect(kinds).toEqual(['answered', 'answered', 'asked', 'with-operator'])
  })

  it('that is withdrawn is taken up by no later complaint, and none is by an administrator whom it is about', () => {
    const attach = (by: string): ReportCommand => ({ kind: 'attach', by: account(by), complaint: complaintId('com-2') })
    const withdrawn = run([file()], [{ kind: 'withdraw', by: account('u2') }])
    expect(withdrawn).toMatchObject({ kind: 'withdrawn' })
    expect(refusal(attach('ada'), withdrawn)).toBe('report.state')
    expect(refusal(attach('ada'), run([file()]))).toBe('ok')
    expect(refusal(attach('u1'), run([file({ accused: [account('u1')] })]))).toBe('report.accused')
  })

  it('that is confirmed at once holds no answer that nobody gave; after a dismissal, the one that was given', () => {
    expect(run([file()], [confirm])).toMatchObject({ kind: 'complained', talk: [] })
    const anew = run([file()], [dismiss], [{ ...confirm, reconsidered: true }])
    expect(anew).toMatchObject({ kind: 'complained', talk: [{ from: 'administrator' }] })
  })

  it('that is withdrawn stays as evidence', () => {
    const withdrawn = run([file()], [{ kind: 'withdraw', by: account('u2') }])
    expect(withdrawn).toMatchObject({ kind: 'withdrawn', evidence: report().evidence })
    expect(refusal(confirm, withdrawn)).toBe('report.state')
  })

  const picture = { at: NOW, text: null, files: ['ab'.repeat(32)] }
  const shown = {
    ...report().evidence,
    items: [{ event: null, versions: [picture], suppliedBy: 'reporter' as const }],
  }

  it('names what it is about, or says it in words', () => {
    expect(refusal(file({ about: { kind: 'text' }, text: '' }), NO_REPORT)).toBe('report.about-missing')
    expect(refusal(file({ about: { kind: 'text' }, text: 'Somebody sells accounts here.' }), NO_REPORT)).toBe('ok')
    expect(refusal(file({ about: { kind: 'text' }, text: '\u200b\u3164\u2800\u202e\ud800' }), NO_REPORT)).toBe(
      'report.about-missing',
    )
    // A letter of files alone shows what it is about.
    expect(refusal(file({ about: { kind: 'text' }, text: '', evidence: shown }), NO_REPORT)).toBe('ok')
  })

  it('of somebody says what they did: in words, by a clause or by what shows it; of an event, the event says it', () => {
    const bare = { clause: null, text: ' \n' } as const
    const about = { kind: 'account', account: account('u1') } as const
    const ofOrganization = { kind: 'organization', organization: organization('globex') } as const
    expect(refusal(file({ ...bare, about }), NO_REPORT)).toBe('report.words-missing')
    expect(refusal(file({ ...bare, about: ofOrganization }), NO_REPORT)).toBe('report.words-missing')
    expect(refusal(file({ ...bare, about, text: '👍' }), NO_REPORT)).toBe('ok')
    expect(refusal(file({ ...bare, about, clause: report().clause ?? null }), NO_REPORT)).toBe('ok')
    expect(refusal(file({ ...bare, about, evidence: shown }), NO_REPORT)).toBe('ok')
    const event = { kind: 'event', source: 's', id: 'e', account: null } as const
    expect(refusal(file({ ...bare, about: event }), NO_REPORT)).toBe('ok')
  })

  it('of danger is taken from whoever floods; any other waits', () => {
    const flooding = (parts: Parameters<typeof report>[0]): ReportCommand => ({
      kind: 'file',
      report: report(parts),
      route: routeReport(facts, NOW),
      flooding: 'limited',
    })
    expect(refusal(flooding({}), NO_REPORT)).toBe('report.flooding')
    expect(refusal(flooding({ danger: 'threat-to-life' }), NO_REPORT)).toBe('ok')
    expect(refusal(flooding({ danger: 'child-safety' }), NO_REPORT)).toBe('ok')
  })

  it('joins one case, and joining it again changes nothing', () => {
    const joined = run([file()], [{ kind: 'join', case: 'case-1' as never }])
    expect(joined).toMatchObject({ case: 'case-1' })
    expect(decideReport({ kind: 'join', case: 'case-1' as never }, joined, NOW)).toEqual({ ok: true, value: [] })
    expect(refusal({ kind: 'join', case: 'case-2' as never }, joined)).toBe('report.state')
    const moved = { kind: 'join', case: 'case-2', from: 'case-1' } as never
    expect(run([file()], [{ kind: 'join', case: 'case-1' as never }], [moved])).toMatchObject({ case: 'case-2' })
  })

  it('that was dismissed takes along, to the operator, how it was dismissed and what its reporter says to that', () => {
    const brought = play(decideReport, evolveReport, NO_REPORT, [file()], [dismiss, NOW + HOUR], [escalate, NOW + DAY])
    const escalated = {
      dismissal: { reason: 'A quarrel that both have settled.', at: NOW + HOUR },
      reason: 'Nothing is settled.',
      at: NOW + DAY,
    }
    expect(brought).toMatchObject({ kind: 'with-operator', escalated })
    expect(play(decideReport, evolveReport, brought, [{ kind: 'answer', outcome: 'acted' }])).toMatchObject({
      escalated,
    })
    const late = play(decideReport, evolveReport, NO_REPORT, [file()], [byClock, NOW + 40 * DAY])
    expect(late).not.toHaveProperty('escalated')
  })
})
