import { countOverdue, scheduleJob } from '@goodstanding/ledger'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from './open-test-casework.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

let world: TestCasework
let mei: string
let sofia: string
let omar: string
let cora: string
let carl: string
let hook: string
beforeAll(async () => {
  world = await openTestCasework()
  await signIn()
  await world.call(world.service, 'PUT', '/v1/people/boss', {
    organization: 'acme',
    kind: 'member',
    name: 'Boss',
    roles: ['admin'],
  })
  const admin = await world.staff('root', 'installation-admin')
  const made = await world.call(admin, 'POST', '/v1/webhooks', { url: 'http://127.0.0.1:9/nobody' })
  hook = made.body['id']
})
afterAll(() => world.close())

async function signIn(): Promise<void> {
  mei = await world.staff('mei', 'moderator')
  sofia = await world.staff('sofia', 'senior')
  omar = await world.staff('omar', 'senior')
  cora = await world.staff('cora', 'counsel')
  carl = await world.staff('carl', 'counsel')
}

/** The deadlines that the service was told have passed, by kind of object. */
async function passed(id: string): Promise<readonly { object: string; overdueSeconds: number }[]> {
  const rows = await world.casework.desk.db.query<{ data: { object: string; id: string; overdueSeconds: number } }>(
    `select body -> 'data' as data from webhook_delivery where subscription = $1 and type = 'deadline.passed' order by id`,
    [hook],
  )
  return rows.map(({ data }) => data).filter((data) => data.id === id)
}

/** Lets time pass in steps, as a server's clock does. */
async function wait(ms: number): Promise<void> {
  await world.pass(ms)
  await world.pass(0)
  await signIn() // tokens of the staff end after some hours
}

const report = async (account: string, clause = 'conduct.j') =>
  (
    await world.call(world.member('ann', 'acme'), 'POST', '/v1/reports', {
      about: { account },
      clause,
      text: `About ${account}.`,
    })
  ).body

describe('every report has a deadline and an answer', () => {
  it('from its administrators, then from the operator, and its reporter sees both', async () => {
    const { id, deadline } = await report('li')
    expect(deadline).toBe(new Date(world.now() + DAY).toISOString())
    await wait(DAY)
    const seen = await world.call(world.member('ann', 'acme'), 'GET', `/v1/reports/${id}`)
    expect(seen.body).toMatchObject({ status: 'with-operator', why: 'deadline' })
    expect(Date.parse(seen.body['deadline'])).toBeGreaterThan(world.now())
    expect(await passed(id)).toMatchObject([{ object: 'report' }])
    await wait(73 * HOUR)
    expect(await passed(id)).toHaveLength(2)
    const caseId: string = (await world.call(mei, 'GET', `/v1/reports/${id}`)).body['case']
    await world.call(mei, 'POST', `/v1/cases/${caseId}/decide`, { outcome: 'no-violation', reason: 'Harmless.' })
    expect((await world.call(world.member('ann', 'acme'), 'GET', `/v1/reports/${id}`)).body).toMatchObject({
      status: 'answered',
      outcome: 'no-violation',
    })
    await wait(3 * DAY)
    expect(await passed(id)).toHaveLength(2)
  })
})

describe('every complaint and case has a deadline and an answer', () => {
  it('is escalated when the deadline passes, goes first in the queue, and is told again every day until it is decided', async () => {
    const { id } = await report('bo')
    const boss = world.member('boss', 'acme', 'admin')
    const confirmed = await world.call(boss, 'POST', `/v1/reports/${id}/confirm`, { statement: 'I saw it.' })
    const { id: complaint, case: caseId } = confirmed.body['complaint']
    const fresh = await report('fresh', 'conduct.i')
    await wait(72 * HOUR)
    expect((await world.call(mei, 'GET', `/v1/cases/${caseId}`)).body['escalatedAt']).not.toBeNull()
    for (const object of [complaint, caseId, id]) expect(await passed(object)).toHaveLength(1)
    const queue = await world.call(mei, 'GET', '/v1/cases?status=open')
    expect(queue.body['items'][0].escalatedAt).not.toBeNull()
    await wait(DAY)
    expect(await passed(caseId)).toHaveLength(2)
    expect((await passed(caseId))[1]?.overdueSeconds).toBe(86_400)
    expect((await countOverdue(world.casework.desk.db, world.now())).get('complaint')).toBe(1)
    const decision = { clause: 'conduct.j', actions: [{ type: 'warn' }], reason: 'So it is.' }
    expect((await world.call(sofia, 'POST', `/v1/cases/${caseId}/decide`, decision)).status).toBe(200)
    expect(
      (await world.call(world.member('boss', 'acme', 'admin'), 'GET', '/v1/complaints')).body['items'][0],
    ).toMatchObject({ status: 'answered' })
    await wait(2 * DAY)
    expect(await passed(caseId)).toHaveLength(2)
    expect((await countOverdue(world.casework.desk.db, world.now())).get('complaint')).toBeUndefined()
    expect(fresh['deadline']).toBeTruthy()
  })

  it('that waits for somebody, or is claimed by somebody who went home, is owed all the same', async () => {
    const caseId = (
      await world.call(world.member('x-ext', 'acme', 'external'), 'POST', '/v1/reports', {
        about: { account: 'kim' },
        clause: 'conduct.j',
        text: 'x',
      })
    ).body['case']
    await world.call(mei, 'POST', `/v1/cases/${caseId}/claim`)
    const until = new Date(world.now() + 30 * DAY).toISOString()
    expect((await world.call(mei, 'POST', `/v1/cases/${caseId}/wait`, { for: 'the school', until })).status).toBe(200)
    await wait(4 * DAY)
    expect((await passed(caseId)).length).toBeGreaterThan(0)
  })
})

describe('every appeal has a deadline and an answer', () => {
  it('is told when it passes, and answered in words', async () => {
    const external = world.member('x-ext', 'acme', 'external')
    const about = { about: { account: 'eva' }, clause: 'conduct.i', text: 'x' }
    const caseId = (await world.call(external, 'POST', '/v1/reports', about)).body['case']
    const decided = await world.call(mei, 'POST', `/v1/cases/${caseId}/decide`, {
      clause: 'conduct.i',
      actions: [{ type: 'warn' }],
      reason: 'Because.',
    })
    const action: string = decided.body['actions'][0].id
    const appealed = await world.call(world.member('eva', 'acme'), 'POST', '/v1/appeals', { action, text: 'No.' })
    expect(appealed.body['deadline']).toBe(new Date(world.now() + 72 * HOUR).toISOString())
    await wait(72 * HOUR)
    expect(await passed(appealed.body['id'])).toMatchObject([{ object: 'appeal' }])
    const answer = { outcome: 'uphold', reason: 'It is as it was.' }
    expect((await world.call(omar, 'POST', `/v1/appeals/${appealed.body['id']}/decide`, answer)).status).toBe(200)
    expect(
      (await world.call(world.member('eva', 'acme'), 'GET', `/v1/appeals/${appealed.body['id']}`)).body,
    ).toMatchObject({ status: 'upheld', reason: 'It is as it was.' })
    await wait(2 * DAY)
    expect(await passed(appealed.body['id'])).toHaveLength(1)
  })
})

describe('every legal request has a deadline and an answer', () => {
  it('is told when it passes, until it is refused or produced', async () => {
    const received = await world.call(cora, 'POST', '/v1/legal-requests', {
      authority: 'District court',
      country: 'DE',
      basis: 'Order',
      reference: '12 Gs 1/26',
      deadline: new Date(world.now() + 5 * DAY).toISOString(),
      scope: { subjects: ['account/zoe'], kinds: ['actions'] },
    })
    expect(received.status).toBe(201)
    const id: string = received.body['id']
    await wait(5 * DAY)
    expect(await passed(id)).toMatchObject([{ object: 'legal-request' }])
    await wait(DAY)
    expect(await passed(id)).toHaveLength(2)
    expect((await world.call(carl, 'POST', `/v1/legal-requests/${id}/refuse`, { reason: 'Not signed.' })).status).toBe(
      200,
    )
    await wait(2 * DAY)
    expect(await passed(id)).toHaveLength(2)
  })
})

describe('every request to erase has a deadline and an answer', () => {
  it('is told when it passes, until somebody decides; what holds it then is owed by itself', async () => {
    const asked = await world.call(world.member('ivo', 'acme'), 'POST', '/v1/erasures', {})
    const { id, deadline } = asked.body
    expect(deadline).toBe(new Date(world.now() + 30 * DAY).toISOString())
    await wait(30 * DAY)
    expect(await passed(id)).toMatchObject([{ object: 'erasure' }])
    await wait(DAY)
    expect(await passed(id)).toHaveLength(2)
    expect((await countOverdue(world.casework.desk.db, world.now())).get('erasure')).toBe(1)
    const external = world.member('x-ext', 'acme', 'external')
    await world.call(external, 'POST', '/v1/reports', { about: { account: 'ivo' }, clause: 'conduct.i', text: 'x' })
    const approved = await world.call(cora, 'POST', `/v1/erasures/${id}/approve`, {})
    expect(approved.body).toMatchObject({ status: 'held' })
    expect((await countOverdue(world.casework.desk.db, world.now())).get('erasure')).toBeUndefined()
    await wait(2 * DAY)
    expect(await passed(id)).toHaveLength(2)
  })
})

describe('a proposal that waits for its second person', () => {
  it('has a deadline too', async () => {
    const external = world.member('x-ext', 'acme', 'external')
    const about = { about: { account: 'tom' }, clause: 'conduct.i', text: 'x' }
    const caseId = (await world.call(external, 'POST', '/v1/reports', about)).body['case']
    const decided = await world.call(sofia, 'POST', `/v1/cases/${caseId}/decide`, {
      clause: 'conduct.i',
      actions: [{ type: 'terminate' }],
      reason: 'Because.',
    })
    const id: string = decided.body['actions'][0].id
    await wait(DAY)
    expect(await passed(id)).toMatchObject([{ object: 'action' }])
    await world.call(omar, 'POST', `/v1/actions/${id}/decline`, { reason: 'Too much.' })
    await wait(2 * DAY)
    expect(await passed(id)).toHaveLength(1)
  })
})

describe('deadlines', () => {
  it('pass once also when two nodes look at the same time, after a restart and after a jump of the clock', async () => {
    const { id } = await report('gus')
    await world.restart()
    await Promise.all([wait(40 * DAY), world.casework.runDue(), world.casework.runDue()])
    expect((await passed(id)).length).toBeLessThanOrEqual(2)
    expect((await passed(id)).length).toBeGreaterThan(0)
  })

  it('wait while the clock is doubted, and what is due whatever it says does not', async () => {
    const { db } = world.casework.desk
    const { id } = await report('ida')
    const left = async () =>
      (
        await db.query<{ kind: string }>(`select kind from job where due <= to_timestamp($1 / 1000.0)`, [world.now()])
      ).map(({ kind }) => kind)
    await scheduleJob(db, { kind: 'report.deadline', key: id, payload: null, due: world.now() })
    await scheduleJob(db, { kind: 'report.unhandled', key: 'nowhere', payload: { after: null }, due: world.now() })
    while (await world.casework.runDue(true));
    expect(await left()).toEqual(['report.deadline'])
    while (await world.casework.runDue());
    expect(await left()).toEqual([])
  })
})
