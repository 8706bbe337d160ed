/** What whoever reported reads when what their report led to is taken back, or was never agreed to. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from './open-test-casework.ts'
import { readTransparencyEntries } from './transparency/read-transparency.ts'

let world: TestCasework
let mei: string
let sofia: string
let omar: string
let hook: string
beforeAll(async () => {
  world = await openTestCasework()
  await signIn()
  const admin = await world.staff('root', 'installation-admin')
  hook = (await world.call(admin, 'POST', '/v1/webhooks', { url: 'http://127.0.0.1:9/nobody' })).body['id']
})
afterAll(() => world.close())

async function signIn(): Promise<void> {
  mei = await world.staff('mei', 'moderator')
  sofia = await world.staff('sofia', 'senior')
  omar = await world.staff('omar', 'senior')
}

const reporterOf = (id: string) => world.member(id, 'acme', 'external')
async function report(by: string, account: string): Promise<{ id: string; case: string }> {
  const body = { about: { account }, clause: 'conduct.i', text: `${by} about ${account}` }
  const filed = await world.call(reporterOf(by), 'POST', '/v1/reports', body)
  return { id: filed.body['id'], case: filed.body['case'] }
}
const read = async (by: string, id: string) => (await world.call(reporterOf(by), 'GET', `/v1/reports/${id}`)).body
async function act(who: string, caseId: string, ...actions: readonly object[]): Promise<readonly string[]> {
  const body = { clause: 'conduct.i', actions, reason: 'Looked at.' }
  const decided = await world.call(who, 'POST', `/v1/cases/${caseId}/decide`, body)
  return decided.body['actions'].map(({ id }: { id: string }) => id)
}
const reverse = (id: string, why = 'error') =>
  world.call(sofia, 'POST', `/v1/actions/${id}/reverse`, { why, reason: 'It was somebody else.' })
/** Appeals as the subject, and has it decided by omar. */
async function overturn(subject: string, action: string, outcome: object = { outcome: 'overturn' }): Promise<void> {
  const filed = await world.call(world.member(subject, 'acme'), 'POST', '/v1/appeals', { action, text: 'Not me.' })
  await world.call(omar, 'POST', `/v1/appeals/${filed.body['id']}/decide`, { reason: 'Right.', ...outcome })
}
/** What the service was told to tell whoever reported. */
async function told(reportId: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const rows = await world.casework.desk.db.query<{ data: Readonly<Record<string, unknown>> }>(
    `select body -> 'data' as data from webhook_delivery
     where subscription = $1 and type = 'report.answered' and body -> 'data' ->> 'report' = $2 order by id`,
    [hook, reportId],
  )
  return rows.map(({ data }) => data)
}
/** What the service was told of something that was kept back. */
async function holdsOf(decision: string): Promise<readonly string[]> {
  const rows = await world.casework.desk.db.query<{ type: string }>(
    `select type from webhook_delivery where subscription = $1 and body -> 'data' ->> 'decision' = $2
     and type like 'hold.%' order by id`,
    [hook, decision],
  )
  return rows.map(({ type }) => type)
}
const WARN = { type: 'warn' }
const LIMIT = { type: 'limit', capability: 'message.external' }

describe('a report that was acted on', () => {
  it('reads that it was reversed once an appeal overturned all of it, and nothing of who appealed or why', async () => {
    const filed = await report('rea', 'u1')
    const [warning = ''] = await act(mei, filed.case, WARN)
    expect(await read('rea', filed.id)).toMatchObject({ status: 'answered', outcome: 'acted' })
    await overturn('u1', warning)
    const after = await read('rea', filed.id)
    expect(after).toMatchObject({ status: 'answered', outcome: 'reversed' })
    expect(after['answer'].en).toBe(
      'We had acted on what you reported. That decision was reviewed and overturned: what we did has been undone. You can appeal.',
    )
    expect(after['answer'].zh).toContain('已撤回')
    expect(await told(filed.id)).toEqual([
      { report: filed.id, outcome: 'acted' },
      { report: filed.id, outcome: 'reversed' },
    ])
    expect(JSON.stringify(after)).not.toMatch(/Not me|Right\.|omar|act_/)
  })

  it('is reversed when the operator corrects it, told once however many measures there were, and only after the last', async () => {
    const [one, two] = [await report('ria', 'u2'), await report('rob', 'u2')]
    const [warning = '', limit = ''] = await act(sofia, one.case, WARN, LIMIT)
    await reverse(warning)
    expect(await read('ria', one.id)).toMatchObject({ outcome: 'acted' })
    await reverse(limit, 'legal')
    expect(await read('ria', one.id)).toMatchObject({ outcome: 'reversed' })
    expect(await read('rob', two.id)).toMatchObject({ outcome: 'reversed' })
    expect(await told(one.id)).toHaveLength(2)
  })

  it('about the only administrator tells the service once that there is one again', async () => {
    const sole = { organization: 'solo', kind: 'admin', name: 'Sole', roles: ['admin'] }
    await world.call(world.service, 'PUT', '/v1/people/sole', sole)
    const about = { about: { account: 'sole' }, clause: 'conduct.i', text: 'The boss.' }
    const filed = (await world.call(world.member('rolf', 'solo'), 'POST', '/v1/reports', about)).body
    const [suspension = ''] = await act(sofia, filed['case'], { type: 'suspend' })
    await reverse(suspension)
    const rows = await world.casework.desk.db.query<{ type: string }>(
      `select type from webhook_delivery where subscription = $1 and type like 'administrator.%'
       and subject_key = 'organization/solo' order by id`,
      [hook],
    )
    expect(rows.map(({ type }) => type)).toEqual(['administrator.missing', 'administrator.named'])
  })

  it('stays acted on when the action was reduced, or ended by time', async () => {
    const filed = await report('rex', 'u3')
    const until = new Date(world.now() + 20 * 86_400_000).toISOString()
    const [limit = ''] = await act(sofia, filed.case, { ...LIMIT, until })
    await overturn('u3', limit, { outcome: 'reduce', actions: [WARN] })
    expect(await read('rex', filed.id)).toMatchObject({ outcome: 'acted' })
    expect(await told(filed.id)).toHaveLength(1)
  })

  it('is not acted on anew by an appeal against what somebody else has taken back meanwhile', async () => {
    const filed = await report('rue', 'u9')
    const [limit = ''] = await act(sofia, filed.case, LIMIT)
    const file = { action: limit, text: 'Not me.' }
    const appeal = (await world.call(world.member('u9', 'acme'), 'POST', '/v1/appeals', file)).body['id']
    await reverse(limit)
    const decide = (answer: object) =>
      world.call(omar, 'POST', `/v1/appeals/${appeal}/decide`, { reason: 'Less.', ...answer })
    const reduced = await decide({ outcome: 'reduce', actions: [WARN] })
    expect(reduced).toMatchObject({ status: 422, body: { kind: 'appeal.not-weaker', pointer: '/outcome' } })
    const upheld = await decide({ outcome: 'uphold' })
    expect(upheld).toMatchObject({ status: 409, body: { kind: 'appeal.undone', pointer: '/outcome' } })
    expect(await decide({ outcome: 'overturn' })).toMatchObject({ status: 200 })
    const { body } = await world.call(sofia, 'GET', '/v1/standing/account/u9')
    expect(body).toMatchObject({ state: 'good', limits: [], points: 0 })
  })

  it('answers the appeal of whoever it fell on, where somebody reverses it who may answer that; what the law ends does not', async () => {
    const limited = async (subject: string) => {
      const filed = await report('ria', subject)
      const [limit = ''] = await act(sofia, filed.case, LIMIT)
      const file = { action: limit, text: 'Not me.' }
      const appeal = (await world.call(world.member(subject, 'acme'), 'POST', '/v1/appeals', file)).body['id']
      const reversed = (who: string, why: string) =>
        world.call(who, 'POST', `/v1/actions/${limit}/reverse`, { why, reason: 'It was somebody else.' })
      const status = async () => (await world.call(omar, 'GET', `/v1/appeals/${appeal}`)).body['status']
      return { appeal, reversed, status }
    }
    const [mistaken, own, legal] = [await limited('u21'), await limited('u22'), await limited('u23')]
    expect(await mistaken.reversed(omar, 'error')).toMatchObject({ status: 200, body: { status: 'reversed' } })
    const { body } = await world.call(world.member('u21', 'acme'), 'GET', `/v1/appeals/${mistaken.appeal}`)
    expect(body).toMatchObject({ status: 'overturned', answer: { en: expect.stringContaining('somebody else') } })
    const decided = await world.casework.desk.db.query(
      `select id from webhook_delivery where subscription = $1 and type = 'appeal.decided' and subject_key = 'account/u21'`,
      [hook],
    )
    expect(decided).toHaveLength(1)
    await own.reversed(sofia, 'error')
    await legal.reversed(omar, 'legal')
    expect([await own.status(), await legal.status()]).toEqual(['pending', 'pending'])
  })

  it('leaves a second look to whoever reported, by somebody who had no part in either decision', async () => {
    const filed = await report('roy', 'u4')
    const [warning = ''] = await act(mei, filed.case, WARN)
    await world.pass(100 * 86_400_000)
    await signIn()
    await reverse(warning)
    await world.pass(100 * 86_400_000)
    await signIn()
    // The window runs from the last answer: 200 days after the first decision it is open.
    const appeal = await world.call(reporterOf('roy'), 'POST', '/v1/appeals', { case: filed.case, text: 'It was.' })
    expect(appeal).toMatchObject({ status: 201, body: { party: 'reporter' } })
    const decide = (who: string) =>
      world.call(who, 'POST', `/v1/appeals/${appeal.body['id']}/decide`, { outcome: 'overturn', reason: 'Look again.' })
    expect(await decide(sofia)).toMatchObject({ status: 403, body: { kind: 'appeal.same-person' } })
    expect(await decide(omar)).toMatchObject({ status: 200 })
    await act(sofia, filed.case, WARN)
    expect(await read('roy', filed.id)).toMatchObject({ status: 'answered', outcome: 'acted' })
    // In between that it waits for an answer again, which has no outcome.
    expect((await told(filed.id)).map(({ outcome }) => outcome)).toEqual(['acted', 'reversed', undefined, 'acted'])
  })

  it('waits for an answer again when a bulk decision is undone, and its complaint with it', async () => {
    const member = world.member('rhea', 'acme')
    const boss = world.member('boss', 'acme', 'admin')
    await world.call(world.service, 'PUT', '/v1/people/boss', {
      organization: 'acme',
      name: 'Boss',
      kind: 'admin',
      roles: ['admin'],
    })
    const about = { about: { account: 'u5' }, clause: 'conduct.i', text: 'Again.' }
    const filed = (await world.call(member, 'POST', '/v1/reports', about)).body
    const confirmed = await world.call(boss, 'POST', `/v1/reports/${filed['id']}/confirm`, { statement: 'Seen.' })
    const { id: complaint, case: caseId } = confirmed.body['complaint']
    const complaintNow = async () => (await world.call(boss, 'GET', `/v1/complaints/${complaint}`)).body
    const bulk = { cases: [caseId], clause: 'conduct.i', actions: [WARN], reason: 'All of it.' }
    const { batch } = (await world.call(sofia, 'POST', '/v1/cases/decide', bulk)).body
    expect(await complaintNow()).toMatchObject({ status: 'answered', outcome: 'acted' })
    await world.call(sofia, 'POST', `/v1/batches/${batch}/undo`, { reason: 'Not these.' })
    expect((await world.call(member, 'GET', `/v1/reports/${filed['id']}`)).body).toMatchObject({
      status: 'with-operator',
      why: 'reopened',
    })
    expect(await complaintNow()).toMatchObject({ status: 'filed' })
    await world.call(sofia, 'POST', `/v1/cases/${caseId}/decide`, { outcome: 'no-violation', reason: 'A joke.' })
    expect((await world.call(member, 'GET', `/v1/reports/${filed['id']}`)).body).toMatchObject({
      status: 'answered',
      outcome: 'no-violation',
    })
    expect(await complaintNow()).toMatchObject({ status: 'answered', outcome: 'no-violation' })
  })

  it('stays acted on when its case is opened again and nothing more is found, until what was done is taken back', async () => {
    const held = (await world.send('sender-again', 'MARKED')).body
    const about = { about: { account: 'sender-again' }, clause: 'conduct.j', text: 'Advertising.' }
    const filed = (await world.call(reporterOf('remo'), 'POST', '/v1/reports', about)).body
    expect(filed['case']).toBe(held['case'])
    const [warning = ''] = await act(sofia, filed['case'], WARN)
    await world.call(sofia, 'POST', `/v1/cases/${filed['case']}/reopen`, { reason: 'Look again.' })
    const nothing = { outcome: 'no-violation', reason: 'Nothing more.' }
    expect((await world.call(sofia, 'POST', `/v1/cases/${filed['case']}/decide`, nothing)).status).toBe(200)
    expect(await read('remo', filed['id'])).toMatchObject({ status: 'answered', outcome: 'acted' })
    expect(await holdsOf(held['id'])).toEqual(['hold.rejected'])
    await reverse(warning)
    expect(await read('remo', filed['id'])).toMatchObject({ status: 'answered', outcome: 'reversed' })
    expect(await holdsOf(held['id'])).toEqual(['hold.rejected', 'hold.released'])
  })

  it('counts in the transparency report as what it is now, and as answered when it was first', async () => {
    const filed = await report('ruth', 'u9')
    const [warning = ''] = await act(mei, filed.case, WARN)
    const answeredAt = world.now()
    await world.pass(60_000)
    await reverse(warning)
    const entries = await readTransparencyEntries(world.casework.desk.db, { from: 0, until: world.now() + 1 })
    expect(entries.find(({ of }) => of === `report/${filed.id}`)).toMatchObject({ outcome: 'reversed', answeredAt })
  })
})

describe('a report whose action waits for a second person', () => {
  it('is answered when the second person agrees, not before', async () => {
    const filed = await report('rik', 'u6')
    const [termination = ''] = await act(sofia, filed.case, { type: 'terminate' })
    expect(await read('rik', filed.id)).toMatchObject({ status: 'with-operator' })
    expect(await told(filed.id)).toEqual([])
    await world.call(omar, 'POST', `/v1/actions/${termination}/approve`)
    expect(await read('rik', filed.id)).toMatchObject({ status: 'answered', outcome: 'acted' })
    expect(await told(filed.id)).toEqual([{ report: filed.id, outcome: 'acted' }])
  })

  it('waits on when the second person declines: the case is open again for somebody to decide', async () => {
    const filed = await report('ron', 'u7')
    const [termination = ''] = await act(sofia, filed.case, { type: 'terminate' })
    await world.call(omar, 'POST', `/v1/actions/${termination}/decline`, { reason: 'A limit is enough.' })
    expect((await world.call(mei, 'GET', `/v1/cases/${filed.case}`)).body).toMatchObject({ status: 'open' })
    expect(await read('ron', filed.id)).toMatchObject({ status: 'with-operator' })
    await act(sofia, filed.case, WARN)
    expect(await read('ron', filed.id)).toMatchObject({ status: 'answered', outcome: 'acted' })
    expect(await told(filed.id)).toHaveLength(1)
  })
})

describe('what a decision kept back', () => {
  it.each([
    ['goes on when the decision was wrong', 'error', ['hold.rejected', 'hold.released']],
    ['stays kept back when the law alone asked for an end', 'legal', ['hold.rejected']],
  ])('%s', async (_, why, expected) => {
    const held = (await world.send(`sender-${why}`, 'MARKED')).body
    expect(held).toMatchObject({ effect: 'hold' })
    const [warning = ''] = await act(mei, held['case'], WARN)
    await reverse(warning, why)
    expect(await holdsOf(held['id'])).toEqual(expected)
  })
})
