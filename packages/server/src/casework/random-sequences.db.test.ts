/**
 * Random sequences of what people do in casework, each held against a model of the design: who may, which state follows, what the reporter
 * is told, what stands against whom, by when an answer is owed. The sequences are the same in every run.
 */
import { Readable } from 'node:stream'
import { ensurePartitions } from '@goodstanding/ledger'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { verifyExport } from './audit/verify-export.ts'
import { type Answered, openTestCasework, type TestCasework } from './open-test-casework.ts'
import {
  type Action,
  ADMINISTRATOR_HAS,
  type Case,
  COUNT_FOR,
  createDice,
  DAY,
  HOUR,
  measuresUntil,
  OPERATOR_HAS,
  POINTS,
  type Report,
  SENIORS,
  SENIORS_ALONE,
  wasLastDeclined,
} from './open-test-sequence.ts'

const SEQUENCES = 4
const STEPS = 45
const SEVERITY: Readonly<Record<string, 1 | 2 | 3 | 4>> = { 'conduct.i': 3, 'conduct.j': 2, 'content.g': 4 }

let world: TestCasework
let tokens: Readonly<Record<string, string>> = {}

async function signIn(): Promise<void> {
  const senior = await Promise.all(SENIORS.map(async (id) => [id, await world.staff(id, 'senior')] as const))
  tokens = Object.fromEntries([...senior, ['mei', await world.staff('mei', 'moderator')]])
}

beforeAll(async () => {
  world = await openTestCasework()
  const root = await world.staff('root', 'installation-admin')
  const hook = { url: 'http://127.0.0.1:9/nobody', types: ['report.answered'] }
  expect((await world.call(root, 'POST', '/v1/webhooks', hook)).status).toBe(201)
  await signIn()
})
afterAll(() => world.close())

/** One organization with its people and everything that ever happened in it. */
async function openSequence(seed: number) {
  const { roll, pick, anyOf } = createDice(seed)
  const organization = `org-${seed}`
  const administrators = ['boss', 'deputy'].map((name) => `${name}-${seed}`)
  const members = ['ann', 'bo', 'chen'].map((name) => `${name}-${seed}`)
  const everybody = [...administrators, ...members]
  const admins = new Set(administrators)
  const reports: Report[] = []
  const cases: Case[] = []
  const actions: Action[] = []
  /** Erasures that wait, by whom they are of; and members who belong to another organization for now. */
  const erasures = new Map<string, string>()
  const away = new Set<string>()
  const name = (id: string) =>
    world.call(world.service, 'PUT', `/v1/people/${id}`, {
      ...{ organization: away.has(id) ? `other-${seed}` : organization, kind: 'member', name: id },
      roles: admins.has(id) ? ['admin'] : [],
    })
  for (const id of everybody) await name(id)
  const tokenOf = (id: string) => world.member(id, organization, admins.has(id) ? 'admin' : 'member')
  const { now } = world

  const lifted = ({ type, about, takenAt }: Action) =>
    ['limit', 'suspend', 'terminate'].includes(type) &&
    actions.some(
      (by) => by.type === 'reinstate' && by.status === 'active' && by.about === about && by.takenAt > takenAt,
    )
  const inForce = (about: string) =>
    actions.filter(
      (action) =>
        action.about === about &&
        action.status === 'active' &&
        !lifted(action) &&
        (action.until === null || action.until > now()),
    )
  const stateOf = (about: string): string => {
    const types = new Set(inForce(about).map(({ type }) => type))
    if (types.has('terminate')) return 'terminated'
    return types.has('suspend') ? 'suspended' : types.has('limit') ? 'limited' : 'good'
  }
  /** Each violation once, unless all that it led to was taken back. */
  const pointsOf = (about: string): number => {
    const counted = new Map<string, number>()
    for (const { about: whom, status, type, clause, takenAt, violation } of actions) {
      const severity = SEVERITY[clause]!
      if (whom !== about || (status !== 'active' && status !== 'ended')) continue
      if (type === 'reinstate' || type === 'refer-to-authority' || takenAt + COUNT_FOR[severity] <= now()) continue
      counted.set(violation, POINTS[severity])
    }
    return [...counted.values()].reduce((sum, points) => sum + points, 0)
  }
  const isBarred = (id: string) => ['suspended', 'terminated'].includes(stateOf(id))
  const acting = () => administrators.filter((id) => admins.has(id) && !isBarred(id))

  /** Who brings a report to the operator reads it back: the case must be the open one about the same, or a new one. */
  async function bring(report: Report, why: string): Promise<void> {
    const { body } = await world.call(tokenOf(report.by), 'GET', `/v1/reports/${report.id}`)
    expect(body, report.id).toMatchObject({ status: report.status, ...(why === '' ? {} : { why }) })
    if (report.case === null) join(report, body['case'])
  }
  function join(report: Report, id: string): Case {
    const family = report.clause.split('.')[0]!
    const open = cases.find((each) => each.about === report.about && each.family === family && !each.isDecided)
    if (open !== undefined) expect(id).toBe(open.id)
    else expect(cases.map((each) => each.id)).not.toContain(id)
    const found = open ?? {
      id,
      about: report.about,
      family,
      isDecided: false,
      decisions: 0,
      decidedBy: '',
      reports: [],
    }
    if (open === undefined) cases.push(found)
    found.reports.push(report)
    report.case = id
    return found
  }
  const toOperator = (report: Report, severity = SEVERITY[report.clause]!) => {
    report.status = 'with-operator'
    report.outcome = null
    report.deadline = now() + OPERATOR_HAS[severity]
    report.told.push('with-operator')
  }
  /** What nobody is left to handle goes on by itself. */
  async function leave(): Promise<void> {
    await world.pass(0)
    for (const report of reports) {
      if (report.status !== 'with-administrator' && report.status !== 'asked') continue
      if (acting().some((id) => id !== report.by && id !== report.about)) continue
      toOperator(report)
      await bring(report, 'no-administrator')
    }
  }

  const answer = (of: Case, outcome: 'acted' | 'no-violation' | 'reversed', stands = false) => {
    for (const report of of.reports) {
      const wasAnswered = report.status === 'answered'
      if (report.status === 'withdrawn' || (outcome === 'reversed' && report.outcome !== 'acted')) continue
      if (wasAnswered && (report.outcome === outcome || (stands && report.outcome === 'acted'))) continue
      Object.assign(report, { status: 'answered', outcome })
      report.told.push(outcome)
    }
  }
  const standsOf = (of: Case): 'something' | 'waits' | 'taken-back' | 'declined' | 'nothing' => {
    const meant = new Set(actions.filter((a) => a.of === of && a.type !== 'reinstate').map(({ status }) => status))
    if (meant.has('active') || meant.has('ended')) return 'something'
    if (meant.has('awaiting-second')) return 'waits'
    return meant.has('reversed') ? 'taken-back' : meant.has('declined') ? 'declined' : 'nothing'
  }
  const mayOpen = (of: Case) =>
    of.isDecided && !cases.some((each) => each.about === of.about && each.family === of.family && !each.isDecided)
  /** An answer is owed anew: of all that was answered, or of what was acted on. */
  const reopen = (of: Case, which: 'all' | 'acted') => {
    const gravest = of.reports.reduce<1 | 2 | 3 | 4>(
      (so, { clause }) => (SEVERITY[clause]! > so ? SEVERITY[clause]! : so),
      1,
    )
    for (const report of of.reports)
      if (report.status === 'answered' && (which === 'all' || report.outcome === 'acted')) toOperator(report, gravest)
  }
  const settle = (of: Case) => {
    const stands = standsOf(of)
    if (stands === 'something' && of.isDecided) answer(of, 'acted')
    const isLeftOpen = stands === 'declined' || (stands === 'taken-back' && wasLastDeclined(of, actions))
    if (isLeftOpen && of.isDecided) Object.assign(of, { isDecided: !mayOpen(of), waitsAfter: of.decisions })
    if (stands !== 'taken-back') return
    if (of.isDecided) answer(of, 'reversed')
    else reopen(of, 'acted')
  }
  const isWaiting = (of: Case) => of.isDecided && of.waitsAfter === of.decisions
  /** It was the turn of those that another about the same kept closed: of several the first. */
  async function openInTurn(): Promise<void> {
    for (const of of cases.filter(isWaiting)) {
      const { body } = await world.call(tokens['sofia']!, 'GET', `/v1/cases/${of.id}`)
      of.isDecided = body['status'] === 'decided'
    }
  }
  /** What somebody may still need of a person; null: the notice of a referral may be one that waits. */
  const isKept = (id: string): boolean | null => {
    const about = actions.filter((action) => action.about === id && action.status !== 'declined')
    const isAppealable = ({ type, takenAt }: Action) => type !== 'reinstate' && takenAt + 180 * DAY > now()
    const isOpen =
      cases.some((each) => each.about === id && !each.isDecided) ||
      reports.some(({ by, status }) => by === id && !['answered', 'dismissed', 'withdrawn'].includes(status)) ||
      reports.some(({ about: whom, status }) => whom === id && ['with-administrator', 'asked'].includes(status)) ||
      about.some((action) => action.status === 'awaiting-second' || isAppealable(action))
    return isOpen && about.every(({ type }) => type === 'refer-to-authority') && about.length > 0 ? null : isOpen
  }
  /** Nothing tells any more that they administer. */
  const forget = async (id: string) => {
    erasures.delete(id)
    admins.delete(id)
    await world.pass(5_000)
    await leave()
  }
  const is = (answered: Answered, ...statuses: readonly number[]) => {
    expect(statuses, JSON.stringify(answered.body)).toContain(answered.status)
    return answered.status < 300
  }

  const acts: Readonly<Record<string, () => Promise<void>>> = {
    report: async () => {
      const by = pick(everybody)
      const about = pick(everybody.filter((id) => id !== by))
      const clause = pick(['conduct.i', 'conduct.j', 'conduct.j', 'content.g'])
      const severity = SEVERITY[clause]!
      const filed = await world.call(tokenOf(by), 'POST', '/v1/reports', {
        about: { account: about },
        clause,
        text: 'Look.',
      })
      is(filed, 201)
      const isAccused = admins.has(about)
      const goesOn = severity === 4 || isAccused || acting().every((id) => id === by)
      const report: Report = {
        ...{ id: filed.body['id'], by, about, clause, never: goesOn, outcome: null, case: null, told: [] },
        status: goesOn ? 'with-operator' : 'with-administrator',
        deadline: now() + (goesOn ? OPERATOR_HAS : ADMINISTRATOR_HAS)[severity],
      }
      reports.push(report)
      expect(filed.body['receipt']).toMatch(/^rcpt_/)
      if (goesOn)
        await bring(report, severity === 4 ? 'severity' : isAccused ? 'administrator-accused' : 'no-administrator')
    },
    administrate: async () => {
      const report = anyOf(reports)
      if (report === null) return
      const by = pick(roll(4) === 0 ? everybody : administrators)
      const verb = pick(['confirm', 'dismiss', 'ask', 'handle'] as const)
      const words = { statement: 'We saw it.', reason: 'It is nothing.', question: 'When?' }
      const done = await world.call(tokenOf(by), 'POST', `/v1/reports/${report.id}/${verb}`, words)
      if (!admins.has(by)) return void is(done, 403)
      const waits = report.status === 'with-administrator' || (report.status === 'asked' && verb !== 'ask')
      if (!waits || isBarred(by) || by === report.by || by === report.about || report.never)
        return void is(done, 403, 404, 409)
      is(done, 200)
      const status = { confirm: 'complained', dismiss: 'dismissed', ask: 'asked', handle: 'answered' }[verb]
      Object.assign(report, { status, outcome: verb === 'handle' ? 'handled' : null })
      report.told.push(status)
      if (verb !== 'confirm') return
      report.deadline = now() + OPERATOR_HAS[SEVERITY[report.clause]!]
      join(report, done.body['complaint'].case)
    },
    complain: async () => {
      const by = pick(administrators)
      const closed = reports.filter(
        ({ by: reporter, about, status, outcome }) =>
          reporter !== by && about !== by && (status === 'dismissed' || outcome === 'handled'),
      )
      if (!admins.has(by) || closed.length === 0) return
      const report = pick(closed)
      const { about, clause } = report
      const body = { about: { account: about }, clause, statement: 'It goes on.', reports: [report.id] }
      if (!is(await world.call(tokenOf(by), 'POST', '/v1/complaints', body), isBarred(by) ? 403 : 201)) return
      Object.assign(report, { status: 'complained', outcome: null })
      report.deadline = now() + OPERATOR_HAS[SEVERITY[clause]!]
      report.told.push('complained')
      await bring(report, '')
    },
    reporter: async () => {
      const report = anyOf(reports)
      if (report === null) return
      const by = roll(5) === 0 ? pick(everybody) : report.by
      const verb = pick(['reply', 'escalate', 'withdraw'] as const)
      const done = await world.call(tokenOf(by), 'POST', `/v1/reports/${report.id}/${verb}`, { text: 'Today.' })
      if (by !== report.by) return void is(done, 403, 404)
      const from = {
        reply: ['asked'],
        escalate: ['dismissed', ...(report.outcome === 'handled' ? ['answered'] : [])],
        withdraw: ['with-administrator', 'asked', 'complained', 'with-operator'],
      }[verb]
      if (!is(done, from.includes(report.status) ? 200 : 409)) return
      if (verb !== 'escalate') {
        report.status = verb === 'reply' ? 'with-administrator' : 'withdrawn'
        report.told.push(report.status)
      } else {
        toOperator(report)
        await bring(report, 'reporter-escalated')
      }
    },
    decide: async () => {
      const found = anyOf(cases.filter(({ isDecided }) => !isDecided))
      if (found === null) return
      const by = pick([...SENIORS, 'mei'])
      const until = new Date(now() + pick([1, 7, 60]) * DAY).toISOString()
      const measures = measuresUntil(until)
      const stated = roll(4) === 0 ? [] : [pick(measures), ...(roll(2) === 0 ? [pick(measures)] : [])]
      const clause = pick(Object.keys(SEVERITY))
      const outcome = stated.length === 0 ? { outcome: 'no-violation' } : { clause, actions: stated }
      const stood = standsOf(found) === 'something'
      const done = await world.call(tokens[by]!, 'POST', `/v1/cases/${found.id}/decide`, {
        ...outcome,
        reason: 'Seen.',
      })
      const isTooMuch = stated.some(
        ({ type, until: end }) =>
          SENIORS_ALONE.has(type) || (type === 'limit' && Date.parse(end ?? '') - now() > 30 * DAY),
      )
      if (by === 'mei' && isTooMuch) return void is(done, 403)
      const waits = stated.some(({ type }) => type === 'terminate')
      is(done, waits ? 202 : 200)
      Object.assign(found, { isDecided: true, decisions: found.decisions + 1, decidedBy: by })
      for (const [at, { type, until: end }] of stated.entries())
        actions.push({
          ...{ id: done.body['actions'][at].id, type, about: found.about, clause, of: found, by, takenAt: now() },
          violation: `${found.id}/${found.decisions}`,
          until: end === undefined || type === 'warn' ? null : Date.parse(end),
          status: type === 'terminate' ? 'awaiting-second' : 'active',
        })
      if (stated.length > 0 && stated.every(({ type }) => type === 'terminate')) return
      const acted = stated.some(({ type }) => type !== 'reinstate')
      answer(found, acted ? 'acted' : 'no-violation', stood)
      await leave()
    },
    second: async () => {
      const action = anyOf(actions.filter(({ status }) => status === 'awaiting-second'))
      if (action === null) return
      const by = pick([...SENIORS, 'mei'])
      const verb = pick(['approve', 'decline'])
      const done = await world.call(tokens[by]!, 'POST', `/v1/actions/${action.id}/${verb}`, { reason: 'No.' })
      const may = by !== 'mei' && (verb === 'decline' || by !== action.by)
      if (!is(done, may ? 200 : 403)) return
      action.status = verb === 'approve' ? 'active' : 'declined'
      action.takenAt = now()
      settle(action.of)
      await leave()
    },
    reverse: async () => {
      const action = anyOf(actions.filter(({ status }) => status === 'active' || status === 'ended'))
      if (action === null) return
      const by = pick([...SENIORS, 'mei'])
      const done = await world.call(tokens[by]!, 'POST', `/v1/actions/${action.id}/reverse`, { reason: 'A mix-up.' })
      if (!is(done, by === 'mei' && action.by !== 'mei' ? 403 : 200)) return
      action.status = 'reversed'
      settle(action.of)
      await leave()
    },
    undo: async () => {
      const found = anyOf(cases.filter(({ isDecided }) => isDecided))
      if (found === null) return
      const reason = { reason: 'The wrong case.' }
      const done = await world.call(tokens['omar']!, 'POST', `/v1/cases/${found.id}/undo`, reason)
      if (!is(done, isWaiting(found) && found.isUndone === true ? 409 : 200)) return
      const may = mayOpen(found)
      for (const action of actions)
        if (action.violation === `${found.id}/${found.decisions}`)
          if (action.status === 'awaiting-second') action.status = 'declined'
          else if (action.status === 'active' || action.status === 'ended') action.status = 'reversed'
      if (may) {
        found.isDecided = false
        reopen(found, 'all')
      } else {
        settle(found)
        found.isUndone = standsOf(found) !== 'declined'
        found.waitsAfter = found.decisions
      }
      await leave()
    },
    people: async () => {
      const id = pick(administrators)
      if (!admins.delete(id)) admins.add(id)
      await name(id)
      await leave()
    },
    /** Two at one moment: one decides, and the other is told. */
    decideAtOnce: async () => {
      const found = anyOf(cases.filter(({ isDecided }) => !isDecided))
      if (found === null) return
      const stood = standsOf(found) === 'something'
      const body = { outcome: 'no-violation', reason: 'Seen.' }
      const deciders = ['sofia', 'omar']
      const answers = await Promise.all(
        deciders.map((by) => world.call(tokens[by]!, 'POST', `/v1/cases/${found.id}/decide`, body)),
      )
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
      const by = deciders[answers.findIndex(({ status }) => status === 200)] ?? ''
      Object.assign(found, { isDecided: true, decisions: found.decisions + 1, decidedBy: by })
      answer(found, 'no-violation', stood)
    },
    secondAtOnce: async () => {
      const action = anyOf(actions.filter(({ status }) => status === 'awaiting-second'))
      if (action === null) return
      const [approver, decliner] = SENIORS.filter((id) => id !== action.by)
      const ask = (by: string | undefined, verb: string) =>
        world.call(tokens[by ?? '']!, 'POST', `/v1/actions/${action.id}/${verb}`, { reason: 'No.' })
      const [approved, declined] = await Promise.all([ask(approver, 'approve'), ask(decliner, 'decline')])
      expect([approved.status, declined.status].toSorted()).toEqual([200, 409])
      action.status = approved.status === 200 ? 'active' : 'declined'
      action.takenAt = now()
      settle(action.of)
      await leave()
    },
    erase: async () => {
      const id = pick(everybody)
      const asked = await world.call(tokenOf(id), 'POST', '/v1/erasures', {})
      if (!is(asked, erasures.has(id) ? 409 : 201)) return
      const [kept, url] = [isKept(id), `/v1/erasures/${String(asked.body['id'])}/approve`]
      const { body } = await world.call(await world.staff('carl', 'counsel'), 'POST', url, {})
      if (kept !== null) expect([id, body['status']]).toEqual([id, kept ? 'held' : 'erased'])
      if (body['status'] === 'held') erasures.set(id, asked.body['id'])
      else await forget(id)
    },
    move: async () => {
      const id = pick(members)
      if (!away.delete(id)) away.add(id)
      is(await name(id), 200, 201)
    },
    time: async () => {
      const ms = pick([HOUR, 9 * HOUR, 25 * HOUR, 8 * DAY, 31 * DAY])
      await ensurePartitions(world.casework.desk.db, now() + ms, 2)
      await world.pass(ms)
      await signIn()
      await openInTurn()
      for (const report of reports) {
        if (report.status !== 'with-administrator' && report.status !== 'asked') continue
        if (report.deadline > now()) continue
        toOperator(report)
        await bring(report, 'deadline')
      }
      for (const action of actions)
        if (action.status === 'active' && action.until !== null && action.until <= now() && !lifted(action))
          action.status = 'ended'
      await leave()
      expect(cases.filter((of) => isWaiting(of) && mayOpen(of))).toEqual([])
      for (const [person, id] of erasures) {
        const { body } = await world.call(await world.staff('carl', 'counsel'), 'GET', `/v1/erasures/${id}`)
        if (body['status'] !== 'erased') continue
        expect([person, isKept(person) ?? false]).toEqual([person, false])
        await forget(person)
      }
    },
  }

  async function checkReport({ id, by, status, outcome, deadline, case: lies, told }: Report): Promise<void> {
    const { body } = await world.call(tokenOf(by), 'GET', `/v1/reports/${id}`)
    expect([body['status'], body['outcome'] ?? null, body['case']], id).toEqual([status, outcome, lies])
    if (!['answered', 'dismissed', 'withdrawn'].includes(status)) expect(Date.parse(body['deadline'])).toBe(deadline)
    if (status === 'answered' || status === 'dismissed')
      expect(body['answer']).toEqual({ en: expect.stringMatching(/./), zh: expect.stringMatching(/./) })
    const rows = await world.casework.desk.db.query<{ readonly told: string }>(
      `select coalesce(body -> 'data' ->> 'outcome', body -> 'data' ->> 'status') as told
       from webhook_delivery where body -> 'data' ->> 'report' = $1 order by id`,
      [id],
    )
    expect(
      rows.map((row) => row.told),
      id,
    ).toEqual(told)
  }
  async function check(): Promise<void> {
    for (const report of reports) await checkReport(report)
    for (const { id, isDecided } of cases) {
      const { body } = await world.call(tokens['sofia']!, 'GET', `/v1/cases/${id}`)
      expect(body['status'], id).toBe(isDecided ? 'decided' : 'open')
    }
    for (const id of everybody) {
      const { body } = await world.call(tokens['sofia']!, 'GET', `/v1/standing/account/${id}`)
      expect([body['state'], body['points']], id).toEqual([stateOf(id), pointsOf(id)])
      const { body: notices } = await world.call(world.service, 'GET', `/v1/notices?subject=account/${id}&limit=200`)
      const told = new Set(notices['items'].map(({ action }: { readonly action: string }) => action))
      const owed = actions.filter(
        ({ about, status }) => about === id && status !== 'awaiting-second' && status !== 'declined',
      )
      for (const { id: action, type } of owed) if (type !== 'refer-to-authority') expect(told).toContain(action)
    }
  }
  return { acts: Object.values(acts), pick, check }
}

it.each(Array.from({ length: SEQUENCES }, (_, at) => at + 1))('sequence %i ends as the design says', async (seed) => {
  const { acts, pick, check } = await openSequence(seed)
  for (let step = 0; step < STEPS; step += 1) {
    await pick(acts)()
    if (step % 18 === 17) await check()
  }
})

it('leaves a log that proves itself, with an entry for every report that was filed and every case that was decided', async () => {
  const auditor = await world.staff('ada', 'auditor')
  const answer = await world.app.inject({ url: '/v1/audit/export', headers: { authorization: `Bearer ${auditor}` } })
  const verified = await verifyExport(Readable.from([Buffer.from(answer.body)]), { verifier: null, checkpoint: null })
  expect(verified.problems).toEqual([])
  const { db } = world.casework.desk
  const kept = await db.query<{ readonly object: string }>(
    `select 'report/' || id as object from report_view union all select 'case/' || id from case_view where status = 'decided'`,
  )
  expect(kept.length).toBeGreaterThan(SEQUENCES)
  expect(kept.filter(({ object }) => !answer.body.includes(object))).toEqual([])
})
