import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from './open-test-casework.ts'

let world: TestCasework
let root: string
let senior: string
let cases: { readonly spam: string; readonly insult: string; readonly danger: string; readonly chinese: string }

const name = (text: string) => ({ en: text, zh: text })
const put = (url: string, body: object) => world.call(root, 'PUT', url, body)
const queueOf = async (id: string) => (await world.call(senior, 'GET', `/v1/cases/${id}`)).body['queue'] as string

async function caseOf(actor: string, text: string, more: object = {}): Promise<string> {
  const answer = await world.send(actor, text, { content: { text, ...more } })
  return answer.body['case'] as string
}

beforeAll(async () => {
  world = await openTestCasework()
  root = await world.staff('root', 'installation-admin')
  senior = await world.staff('lead', 'senior')
  cases = {
    spam: await caseOf('u1', 'MARKED'),
    insult: await caseOf('u2', 'INSULT'),
    danger: await caseOf('u3', 'DANGER'),
    chinese: await caseOf('u4', 'MARKED', { language: 'zh' }),
  }
  await put('/v1/queues/danger', { name: name('Danger'), filter: { severityFrom: 4 } })
  await put('/v1/queues/chinese', { name: name('Chinese'), filter: { languages: ['zh'] } })
  await put('/v1/queues/conduct', { name: name('Conduct'), filter: { sections: ['conduct'] } })
})
afterAll(() => world.close())

describe('queues', () => {
  it('are listed with what they hold, and changed by whoever read the last version', async () => {
    const { body } = await world.call(root, 'GET', '/v1/queues')
    expect(body['items'].map(({ id, cases: open }: { id: string; cases: number }) => [id, open])).toEqual([
      ['chinese', 0],
      ['conduct', 0],
      ['danger', 0],
      ['general', 4],
    ])
    const stale = await put('/v1/queues/danger', { name: name('Danger'), filter: { severityFrom: 4 }, ifMatch: 7 })
    expect(stale).toMatchObject({ status: 409, body: { kind: 'queue.stale', version: 1 } })
    expect((await put('/v1/queues/Bad Id', { name: name('x') })).status).toBe(422)
    const unknown = await put('/v1/queues/x', { name: name('x'), filter: { clauses: ['conduct.i', 'conduct.zz'] } })
    expect(unknown).toMatchObject({ status: 422, body: { pointer: '/filter/clauses/1' } })
    expect((await put('/v1/queues/x', { name: name('x'), filter: { countries: ['de'] } })).status).toBe(422)
  })

  it('take new cases as they are opened: the first rule that fits, in the order in which queues were made', async () => {
    expect(await queueOf(await caseOf('n1', 'DANGER'))).toBe('danger')
    expect(await queueOf(await caseOf('n2', 'MARKED', { language: 'zh' }))).toBe('chinese')
    expect(await queueOf(await caseOf('n3', 'MARKED'))).toBe('conduct')
    expect(await queueOf(cases.spam)).toBe('general')
  })

  it('say where open cases would go before anything moves, then move them', async () => {
    const tried = await world.call(root, 'POST', '/v1/routing/dry-run', { rules: [{ queue: 'conduct' }] })
    expect(tried.body).toMatchObject({ cases: 7, moved: 5 })
    expect(tried.body['queues']).toContainEqual({ queue: 'conduct', before: 1, after: 5 })
    expect(await queueOf(cases.spam)).toBe('general')
    const rules = [{ queue: 'chinese' }, { queue: 'danger' }, { queue: 'conduct', filter: { severityFrom: 2 } }]
    expect(await put('/v1/routing', { rules: [{ queue: 'nothing' }] })).toMatchObject({
      status: 404,
      body: { kind: 'queue.unknown', pointer: '/rules/0/queue' },
    })
    expect(await put('/v1/routing', { rules, ifMatch: 0 })).toMatchObject({ status: 200, body: { version: 1 } })
    expect((await put('/v1/routing', { rules, ifMatch: 0 })).status).toBe(409)
    const before = (await world.call(senior, 'GET', `/v1/cases/${cases.spam}`)).body['version']
    expect((await world.call(root, 'POST', '/v1/routing/apply')).status).toBe(202)
    await world.pass(1)
    expect(await queueOf(cases.spam)).toBe('conduct')
    expect(await queueOf(cases.danger)).toBe('danger')
    expect(await queueOf(cases.chinese)).toBe('chinese')
    expect((await world.call(senior, 'GET', `/v1/cases/${cases.spam}`)).body['version']).toBe(before)
    expect((await world.call(root, 'POST', '/v1/routing/dry-run', {})).body).toMatchObject({ moved: 0, moves: [] })
  })

  it('follow the country of the organization', async () => {
    await world.call(world.service, 'PUT', '/v1/organizations/acme', {
      name: 'Acme',
      kind: 'company',
      country: 'DE',
      domains: [],
    })
    const rules = [{ queue: 'conduct', filter: { countries: ['DE'] } }]
    expect((await world.call(root, 'POST', '/v1/routing/dry-run', { rules })).body['queues']).toContainEqual(
      expect.objectContaining({ queue: 'conduct', after: 7 }),
    )
  })

  it('stay while something names them', async () => {
    const remove = (id: string) => world.call(root, 'DELETE', `/v1/queues/${id}`)
    expect(await remove('danger')).toMatchObject({ status: 409, body: { kind: 'queue.used', used: { rules: 1 } } })
    expect((await remove('general')).status).toBe(409)
    expect((await remove('nothing')).status).toBe(404)
    await put('/v1/queues/spare', { name: name('Spare') })
    await world.staff('kim', 'moderator')
    await put('/v1/staff/kim/queues', { queues: ['spare'] })
    expect(await remove('spare')).toMatchObject({ body: { used: { grants: 1, cases: 0 } } })
    await put('/v1/staff/kim/queues', { queues: [] })
    expect((await remove('spare')).status).toBe(204)
  })

  it('leave an entry of every change', async () => {
    const auditor = await world.staff('au', 'auditor')
    const { body } = await world.call(auditor, 'GET', '/v1/audit/entries')
    const acts = body['items'].map(({ entry }: { entry: { act: string } }) => entry.act)
    for (const act of ['queue.put', 'queue.remove', 'queue.grant', 'routing.put', 'routing.apply', 'staff.put'])
      expect(acts).toContain(act)
  })
})

describe('a moderator with granted queues', () => {
  let granted: string
  beforeEach(async () => {
    granted = await world.staff('mod', 'moderator')
    expect((await put('/v1/staff/mod/queues', { queues: ['conduct'] })).body).toEqual({
      staff: 'mod',
      queues: ['conduct'],
    })
  })

  it('is shown and told of the cases in them, and of no others', async () => {
    const list = (query = '') => world.call(granted, 'GET', `/v1/cases${query}`)
    const { body } = await list()
    expect(new Set(body['items'].map(({ queue }: { queue: string }) => queue))).toEqual(new Set(['conduct']))
    expect((await list('?queue=conduct')).body['items']).toHaveLength(body['items'].length)
    expect(await list('?queue=danger')).toMatchObject({ status: 403, body: { kind: 'permission.queue' } })
    expect(await list('?queue=conduct,danger')).toMatchObject({ status: 403 })
    const all = await world.call(senior, 'GET', '/v1/cases?queue=danger')
    expect(all.body['items'].map(({ id }: { id: string }) => id)).toContain(cases.danger)
    expect((await world.call(granted, 'GET', `/v1/cases/${cases.spam}`)).status).toBe(200)
    expect(await world.call(granted, 'GET', `/v1/cases/${cases.danger}`)).toMatchObject({
      status: 403,
      body: { kind: 'permission.queue' },
    })
    const queues = (await world.call(granted, 'GET', '/v1/queues')).body['items']
    expect(queues.filter((each: { granted: boolean }) => each.granted).map(({ id }: { id: string }) => id)).toEqual([
      'conduct',
    ])
  })

  it('claims, notes, parks and decides in them, and nowhere else', async () => {
    const acts: readonly (readonly [string, object?])[] = [
      ['claim'],
      ['note', { text: 'Seen.' }],
      ['wait', { for: 'an answer', until: new Date(world.now() + 3_600_000).toISOString() }],
      ['release'],
      ['decide', { outcome: 'no-violation', reason: 'None.' }],
    ]
    for (const [act, body] of acts) {
      const answer = await world.call(granted, 'POST', `/v1/cases/${cases.danger}/${act}`, body)
      expect([act, answer.status, answer.body['kind']]).toEqual([act, 403, 'permission.queue'])
    }
    expect((await world.call(granted, 'POST', `/v1/cases/${cases.insult}/claim`)).status).toBe(200)
    const bulk = { cases: [cases.danger, cases.insult], outcome: 'no-violation', reason: 'None.' }
    const decided = await world.call(granted, 'POST', '/v1/cases/decide', bulk)
    expect(decided.status).toBe(200)
    expect((await world.call(senior, 'GET', `/v1/cases/${cases.danger}`)).body['status']).toBe('open')
    expect((await world.call(senior, 'GET', `/v1/cases/${cases.insult}`)).body['status']).toBe('decided')
  })

  it('sees no evidence of reports in other queues', async () => {
    const report = (text: string, clause: string, account: string) =>
      world.call(world.service, 'POST', '/v1/reports', {
        about: { account },
        clause,
        text,
        reporter: { organization: 'acme', id: 'reporter-1', kind: 'member' },
      })
    const danger = (await report('He threatens people.', 'content.h', 'u9')).body
    const seen = await world.call(granted, 'GET', `/v1/reports/${danger['id']}`)
    expect(seen).toMatchObject({ status: 403, body: { kind: 'permission.queue' } })
    expect((await world.call(senior, 'GET', `/v1/reports/${danger['id']}`)).status).toBe(200)
    const ids = async (who: string) =>
      (await world.call(who, 'GET', '/v1/reports')).body['items'].map(({ id }: { id: string }) => id)
    expect(await ids(senior)).toContain(danger['id'])
    expect(await ids(granted)).not.toContain(danger['id'])
  })

  it('sees the actions, appeals and complaints of those cases, and of no others', async () => {
    const acted = async (actor: string, text: string, clause: string) => {
      const found = await caseOf(actor, text)
      const actions = [{ type: 'limit', capability: 'message.external', until: new Date(world.now() + 86_400_000) }]
      const decided = await world.call(senior, 'POST', `/v1/cases/${found}/decide`, {
        clause,
        actions,
        reason: 'Seen.',
      })
      const action = decided.body['actions'][0]['id'] as string
      const own = world.member(actor, 'acme')
      const appeal = (await world.call(own, 'POST', '/v1/appeals', { action, text: 'Not so.' })).body['id'] as string
      return { action, appeal }
    }
    const inside = await acted('q1', 'INSULT', 'conduct.i')
    const outside = await acted('q2', 'DANGER', 'content.h')
    const complaint = async (account: string, clause: string) =>
      (
        await world.call(world.member('boss', 'acme', 'admin'), 'POST', '/v1/complaints', {
          about: { account },
          clause,
          statement: 'We saw it.',
        })
      ).body['id'] as string
    const heard = { inside: await complaint('q3', 'conduct.i'), outside: await complaint('q4', 'content.h') }
    const list = async (who: string, collection: string) =>
      (await world.call(who, 'GET', `/v1/${collection}?limit=500`)).body['items'].map(({ id }: { id: string }) => id)
    for (const [collection, mine, theirs] of [
      ['actions', inside.action, outside.action],
      ['appeals', inside.appeal, outside.appeal],
      ['complaints', heard.inside, heard.outside],
    ] as const) {
      expect(await list(senior, collection)).toEqual(expect.arrayContaining([mine, theirs]))
      expect(await list(granted, collection)).toContain(mine)
      expect(await list(granted, collection)).not.toContain(theirs)
      expect((await world.call(granted, 'GET', `/v1/${collection}/${mine}`)).status).toBe(200)
      expect(await world.call(granted, 'GET', `/v1/${collection}/${theirs}`)).toMatchObject({
        status: 403,
        body: { kind: 'permission.queue' },
      })
    }
    expect((await world.call(granted, 'GET', `/v1/actions/${outside.action}/statement`)).status).toBe(403)
    // What an appeal is about is for the staff: the queue shows it as that of a case.
    const about = {
      clauses: ['conduct.i'],
      severity: expect.any(Number),
      subject: { type: 'account', id: 'q1', organization: 'acme' },
    }
    const appeals = await world.call(granted, 'GET', '/v1/appeals?limit=500')
    expect(appeals.body['items']).toContainEqual(expect.objectContaining({ id: inside.appeal, ...about }))
    expect((await world.call(granted, 'GET', `/v1/appeals/${inside.appeal}`)).body).toMatchObject(about)
    const own = await world.call(world.member('q1', 'acme'), 'GET', `/v1/appeals/${inside.appeal}`)
    expect(Object.keys(own.body)).not.toEqual(expect.arrayContaining(['subject']))
  })

  it('reads evidence for a case in them, and for no purpose of their own words', async () => {
    const found = await caseOf('u7', 'MARKED')
    const read = async (url: string) => (await world.call(granted, 'GET', url)).status
    expect(await read(`/v1/cases/${found}/evidence`)).toBe(200)
    expect(await read(`/v1/cases/${cases.danger}/evidence`)).toBe(403)
    expect(await read(`/v1/evidence/nothing?case=${found}`)).toBe(404)
    expect(await read(`/v1/evidence/nothing?case=${cases.danger}`)).toBe(403)
    expect(await read(`/v1/evidence/nothing?purpose=curious`)).toBe(403)
    expect((await world.call(senior, 'GET', '/v1/evidence/nothing?purpose=audit')).status).toBe(404)
  })

  it('is kept to new grants at once, also in an open session; without any, works in all', async () => {
    const session = await world.app.inject({ method: 'POST', url: '/v1/session', payload: { token: granted } })
    const cookie = String(session.headers['set-cookie']).split(';', 1)[0] ?? ''
    const look = async () =>
      (await world.app.inject({ url: `/v1/cases/${cases.danger}`, headers: { cookie } })).statusCode
    expect(await look()).toBe(403)
    await put('/v1/staff/mod/queues', { queues: ['danger'] })
    expect(await look()).toBe(200)
    expect((await world.call(granted, 'GET', `/v1/cases/${cases.spam}`)).status).toBe(403)
    await put('/v1/staff/mod/queues', { queues: [] })
    expect((await world.call(granted, 'GET', `/v1/cases/${cases.spam}`)).status).toBe(200)
    expect((await put('/v1/staff/mod/queues', { queues: ['nothing'] })).body).toMatchObject({ kind: 'queue.unknown' })
    expect((await put('/v1/staff/nobody/queues', { queues: [] })).status).toBe(404)
  })
})
