import { validateStatement } from '@goodstanding/casework'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from './open-test-casework.ts'

let world: TestCasework
let mei: string
let sofia: string
let omar: string
beforeAll(async () => {
  world = await openTestCasework()
  mei = await world.staff('mei', 'moderator')
  sofia = await world.staff('sofia', 'senior')
  omar = await world.staff('omar', 'senior')
  await world.call(world.service, 'PUT', '/v1/people/boss', {
    organization: 'acme',
    kind: 'admin',
    name: 'Boss',
    roles: ['admin'],
  })
  await world.call(world.service, 'PUT', '/v1/people/li', { organization: 'acme', kind: 'member', name: 'Li' })
})
afterAll(() => world.close())

describe('from a report to an overturned limit', () => {
  it('bites, tells, can be appealed while it bites, and leaves nothing behind when it is overturned', async () => {
    const { call, member, send } = world
    const sent = await send('li', 'Good morning')
    expect(sent.body).toMatchObject({ effect: 'allow' })

    const filed = await call(member('ann', 'acme'), 'POST', '/v1/reports', {
      about: { account: 'li' },
      clause: 'conduct.j',
      text: 'Li writes to all my customers.',
    })
    expect(filed).toMatchObject({ status: 201, body: { status: 'with-administrator', case: null } })
    expect(filed.body['deadline']).toBe(new Date(world.now() + 24 * 3_600_000).toISOString())
    expect(filed.body['receipt']).toMatch(/^rcpt_/)
    const id: string = filed.body['id']

    const boss = member('boss', 'acme', 'admin')
    const confirmed = await call(boss, 'POST', `/v1/reports/${id}/confirm`, { statement: 'I have seen it.' })
    expect(confirmed).toMatchObject({ status: 200, body: { report: { status: 'complained' } } })
    const caseId: string = confirmed.body['complaint'].case

    const queue = await call(mei, 'GET', '/v1/cases?status=open&subject=account/li')
    expect(queue.body['items']).toMatchObject([
      { id: caseId, clauses: ['conduct.j'], reports: [{ id }], complaints: [{ id: confirmed.body['complaint'].id }] },
    ])
    const claimed = await call(mei, 'POST', `/v1/cases/${caseId}/claim`)
    expect(claimed).toMatchObject({ status: 200, body: { lease: { by: 'mei' } } })
    expect(await call(sofia, 'POST', `/v1/cases/${caseId}/claim`)).toMatchObject({
      status: 409,
      body: { kind: 'case.claimed' },
    })

    const until = new Date(world.now() + 7 * 86_400_000).toISOString()
    const decided = await call(mei, 'POST', `/v1/cases/${caseId}/decide`, {
      clause: 'conduct.j',
      actions: [
        { type: 'limit', capability: 'message.external', until, subject: { type: 'account', id: 'li' } },
        { type: 'warn', subject: { type: 'account', id: 'li' } },
      ],
      reason: 'Unsolicited messages to customers.',
      ifMatch: claimed.body['version'],
    })
    expect(decided).toMatchObject({ status: 200, body: { actions: [{ type: 'limit', until }, { type: 'warn' }] } })
    expect(decided.body['notices']).toHaveLength(2)
    expect(decided.body).not.toHaveProperty('ignored')
    const action: string = decided.body['actions'][0].id

    const stated = await call(sofia, 'GET', `/v1/actions/${action}/statement`)
    expect(stated.body).toMatchObject({
      decision_provision: 'DECISION_PROVISION_PARTIAL_SUSPENSION',
      source_type: 'SOURCE_ARTICLE_16',
    })
    expect(validateStatement(stated.body)).toEqual([])
    expect(JSON.stringify(stated.body)).not.toMatch(/ann|"li"/)

    expect((await send('li', 'Hello again')).body).toMatchObject({
      effect: 'block',
      findings: [],
      standing: { state: 'limited', action },
    })
    expect((await call(world.service, 'GET', '/v1/standing/account/li')).body).toMatchObject({
      state: 'limited',
      limits: [{ capability: 'message.external', until, action }],
      points: 2,
    })
    const whole = (await call(world.service, 'GET', '/v1/standing/account/li')).body
    expect(whole['actions'].map((action: { version: number }) => action.version)).toEqual([1, 1])
    expect(whole['actions']).toHaveLength(2)
    const few = await call(world.service, 'GET', '/v1/standing/account/li?limit=1')
    expect(few).toEqual({ ...few, status: 200, body: { ...whole, actions: whole['actions'].slice(0, 1) } })
    expect((await call(world.service, 'GET', '/v1/standing/account/li?limit=0')).status).toBe(422)
    expect((await call(member('ann', 'acme'), 'GET', `/v1/reports/${id}`)).body).toMatchObject({
      status: 'answered',
      outcome: 'acted',
    })

    const notices = await call(member('li', 'acme'), 'GET', '/v1/notices?subject=account/li')
    const notice = notices.body['items'].find((item: { action: string }) => item.action === action)
    expect(notice).toMatchObject({ clause: 'conduct.j', automated: false, until })
    expect(JSON.stringify(notices.body)).not.toContain('ann')
    const appealed = await call(member('li', 'acme'), 'POST', '/v1/appeals', { action, text: 'They asked me to.' })
    expect(appealed).toMatchObject({ status: 201, body: { status: 'pending' } })
    expect(await call(member('li', 'acme'), 'POST', '/v1/appeals', { action, text: 'Again.' })).toMatchObject({
      status: 409,
      body: { kind: 'appeal.already-filed' },
    })
    const answer = { outcome: 'overturn', reason: 'The customers had asked.' }
    expect(await call(mei, 'POST', `/v1/appeals/${appealed.body['id']}/decide`, answer)).toMatchObject({
      status: 403,
      body: { kind: 'appeal.same-person' },
    })
    expect(await call(sofia, 'POST', `/v1/appeals/${appealed.body['id']}/decide`, answer)).toMatchObject({
      status: 200,
      body: { status: 'overturned' },
    })
    expect((await send('li', 'Hello once more')).body).toMatchObject({ effect: 'allow' })
    expect((await call(world.service, 'GET', '/v1/standing/account/li')).body).toMatchObject({
      state: 'good',
      limits: [],
    })
    expect((await call(omar, 'GET', `/v1/actions/${action}`)).body).toMatchObject({ status: 'reversed' })
  })
})
