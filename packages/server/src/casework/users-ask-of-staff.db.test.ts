/** What moderators and services ask of systems like this one: each promise by the thread that asks for it, kept over HTTP. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Answered, openTestCasework, type TestCasework } from './open-test-casework.ts'

const DAY = 86_400_000

let world: TestCasework
let staff: Readonly<Record<'mei' | 'sofia' | 'carl' | 'ivan', string>>
beforeAll(async () => {
  world = await openTestCasework()
})
beforeEach(async () => {
  staff = {
    mei: await world.staff('mei', 'moderator'),
    sofia: await world.staff('sofia', 'senior'),
    carl: await world.staff('carl', 'counsel'),
    ivan: await world.staff('ivan', 'installation-admin'),
  }
})
afterAll(() => world.close())

const get = async (who: string | null, url: string) => (await world.call(who, 'GET', url)).body
const decide = (who: string, id: unknown, body: object): Promise<Answered> =>
  world.call(who, 'POST', `/v1/cases/${String(id)}/decide`, { clause: 'conduct.j', ...body })
const idsIn = (body: Answered['body']): readonly string[] => body['items'].map(({ id }: { id: string }) => id)

describe('moderators', () => {
  it('Draupnir#559: may write the very words that rules look for: a reason, a note, a report or a question is no event', async () => {
    const held = await world.send('w1', 'MARKED')
    const before = idsIn(await get(staff.mei, '/v1/cases?limit=500'))
    await world.call(staff.mei, 'POST', `/v1/cases/${held.body['case']}/note`, { text: 'MARKED' })
    await decide(staff.mei, held.body['case'], {
      actions: [{ type: 'warn', subject: { type: 'account', id: 'w1' } }],
      reason: 'MARKED',
    })
    const boss = world.member('boss', 'acme', 'admin')
    await world.call(boss, 'GET', '/v1/reports')
    const filed = await world.call(world.member('w2', 'acme'), 'POST', '/v1/reports', {
      about: { account: 'w1' },
      text: 'They wrote MARKED to me.',
    })
    const asked = await world.call(boss, 'POST', `/v1/reports/${filed.body['id']}/ask`, { question: 'MARKED?' })
    expect(asked.status).toBe(200)
    expect(idsIn(await get(staff.mei, '/v1/cases?limit=500'))).toEqual(before)
    for (const person of ['mei', 'w2', 'boss'])
      expect(await get(world.service, `/v1/standing/account/${person}`)).toMatchObject({ state: 'good', points: 0 })
  })

  it('Draupnir#78: search in the reasons of what was done, which lie sealed, and in their own queues alone', async () => {
    const reasons = ['Forty COPIES of an invitation.', 'A threat, meant as a joke.', '向陌生人群发  广告']
    const actions: string[] = []
    for (const [at, reason] of reasons.entries()) {
      const held = await world.send(`s${at}`, 'MARKED')
      const subject = { type: 'account', id: `s${at}` }
      const decided = await decide(staff.sofia, held.body['case'], { actions: [{ type: 'warn', subject }], reason })
      actions.push(decided.body['actions'][0].id)
    }
    const search = async (words: string): Promise<readonly string[]> =>
      idsIn(await get(staff.mei, `/v1/actions?reason=${encodeURIComponent(words)}`))
    expect(await search('forty copies')).toEqual([actions[0]])
    expect(await search('群发 广告')).toEqual([actions[2]])
    expect(await search('nobody wrote this')).toEqual([])
    // Somebody calls and reads out the number under their notice, which the staff may not read.
    const [notice] = idsIn(await get(world.service, '/v1/notices?subject=account/s0'))
    expect(await get(staff.mei, `/v1/notices/${notice}`)).toMatchObject({ kind: 'permission.role' })
    const byNotice = async (who: string) => idsIn(await get(who, `/v1/actions?notice=${notice}`))
    expect(await byNotice(staff.mei)).toEqual([actions[0]])
    expect(idsIn(await get(staff.mei, '/v1/actions?notice=ntc_none'))).toEqual([])
    const other = await world.call(staff.ivan, 'PUT', '/v1/queues/elsewhere', { name: { en: 'Elsewhere', zh: '别处' } })
    expect(other.status).toBeLessThan(300)
    await world.staff('kim', 'moderator')
    await world.call(staff.ivan, 'PUT', '/v1/staff/kim/queues', { queues: ['elsewhere'] })
    const kim = await world.staff('kim', 'moderator')
    expect(idsIn(await get(kim, '/v1/actions?reason=forty'))).toEqual([])
    expect(await byNotice(kim)).toEqual([])
    expect((await world.call(world.member('s0', 'acme'), 'GET', `/v1/actions?notice=${notice}`)).status).toBe(403)
    expect((await world.call(world.member('s0', 'acme'), 'GET', '/v1/actions?reason=forty')).status).toBe(403)
  })

  it('Draupnir#702: see what a decision will do before it does it, and that is what it does', async () => {
    const held = await world.send('p1', 'MARKED')
    const until = new Date(world.now() + 7 * DAY).toISOString()
    const subject = { type: 'account', id: 'p1' }
    const body = {
      clause: 'conduct.j',
      actions: [
        { type: 'limit', capability: 'message.external', until, subject },
        { type: 'remove', subject: { type: 'content', id: held.body['id'] } },
      ],
      reason: 'Copies.',
    }
    const preview = await world.call(staff.mei, 'POST', `/v1/cases/${held.body['case']}/preview`, body)
    expect(await get(world.service, '/v1/standing/account/p1')).toMatchObject({ state: 'good' })
    const decided = await decide(staff.mei, held.body['case'], body)
    const effect = ({ type, subject: on, capability, until: end }: Answered['body']) => ({ type, on, capability, end })
    if (preview.status === 200) expect(decided.body['actions'].map(effect)).toEqual(preview.body['actions'].map(effect))
    expect(await get(world.service, '/v1/standing/account/p1')).toMatchObject({
      state: 'limited',
      limits: [{ capability: 'message.external', until }],
    })
  })

  it('ozone#84: work what machines found apart from what people reported, and a report brings a case to the people', async () => {
    for (const [id, sources] of [
      ['machines', ['machine']],
      ['people', ['person']],
    ] as const)
      await world.call(staff.ivan, 'PUT', `/v1/queues/${id}`, { name: { en: id, zh: id }, filter: { sources } })
    const rules = [{ queue: 'people' }, { queue: 'machines' }]
    expect((await world.call(staff.ivan, 'PUT', '/v1/routing', { rules })).status).toBe(200)
    const held = await world.send('b1', 'MARKED')
    const queue = async (): Promise<unknown> => (await get(staff.sofia, `/v1/cases/${held.body['case']}`))['queue']
    expect(await queue()).toBe('machines')
    const filed = await world.call(world.member('x-1', 'acme', 'external'), 'POST', '/v1/reports', {
      about: { account: 'b1' },
      clause: 'conduct.j',
      text: 'It goes on.',
    })
    expect(filed.body['case']).toBe(held.body['case'])
    expect(await queue()).toBe('people')
    const wrong = await world.call(staff.ivan, 'PUT', '/v1/queues/odd', {
      name: { en: 'Odd', zh: '奇' },
      filter: { sources: ['bots'] },
    })
    expect(wrong).toMatchObject({ status: 422, body: { pointer: '/filter/sources/0' } })
    await world.call(staff.ivan, 'PUT', '/v1/routing', { rules: [] })
  })
})

describe('services', () => {
  it('emissary#607: make a tenant by one call, and its people, deadlines and rules are its own at once', async () => {
    const body = { name: 'Newcomer', kind: 'company', country: 'DE', domains: [], deadlines: { 2: 2 } }
    expect((await world.call(world.service, 'PUT', '/v1/organizations/newcomer', body)).status).toBeLessThan(300)
    const person = { organization: 'newcomer', kind: 'admin', name: 'Chief', roles: ['admin'] }
    expect((await world.call(world.service, 'PUT', '/v1/people/chief', person)).status).toBeLessThan(300)
    const filed = await world.call(world.member('n1', 'newcomer'), 'POST', '/v1/reports', {
      about: { account: 'n2' },
      clause: 'conduct.j',
      text: 'Advertising.',
    })
    expect(filed.body).toMatchObject({ status: 'with-administrator' })
    expect(Date.parse(filed.body['deadline']) - world.now()).toBe(2 * 3_600_000)
    const chief = world.member('chief', 'newcomer', 'admin')
    expect(idsIn(await get(chief, '/v1/reports'))).toEqual([filed.body['id']])
    const elsewhere = await get(world.member('boss', 'acme', 'admin'), '/v1/reports')
    expect(idsIn(elsewhere)).not.toContain(filed.body['id'])
    expect(await get(world.service, '/v1/standing/organization/newcomer')).toMatchObject({ state: 'good' })
  })

  it('WxJava#2993: change a fact by the very body that made it, whole, and nothing of the old one is left', async () => {
    const put = (body: object) => world.call(world.service, 'PUT', '/v1/organizations/whole', body)
    const first = { name: 'Whole', kind: 'company', country: 'DE', domains: ['whole.example'], deadlines: { 2: 2 } }
    const { deadlines: _deadlines, ...second } = { ...first, name: 'Whole again', domains: [] as string[] }
    await put(first)
    await put(second)
    const kept = await get(world.service, '/v1/organizations/whole')
    expect(kept).toMatchObject(second)
    expect(kept).not.toHaveProperty('deadlines')
  })

  it('WxJava#2837: take back what was sent, whoever sent it and however long ago', async () => {
    const time = new Date(world.now() - 399 * DAY).toISOString()
    const sent = await world.call(world.service, 'POST', '/v1/decisions', {
      specversion: '1.0',
      id: 'long-ago',
      source: 'https://chat.example',
      type: 'message.send',
      time,
      data: {
        organization: 'acme',
        actor: { id: 'old-timer', kind: 'member' },
        conversation: { id: 'c1', kind: 'direct' },
        audience: { kind: 'person', relation: 'stranger', recipients: ['x-1'], size: 1 },
        content: { text: 'MARKED' },
      },
    })
    const subject = { type: 'content', id: sent.body['id'] }
    const decided = await decide(staff.sofia, sent.body['case'], {
      actions: [{ type: 'remove', subject }],
      reason: 'Advertising.',
    })
    expect(decided.body['actions']).toMatchObject([{ type: 'remove', subject: { id: sent.body['id'] } }])
    const [action] = decided.body['actions']
    const undone = await world.call(staff.sofia, 'POST', `/v1/actions/${action.id}/reverse`, { reason: 'An error.' })
    expect(undone.body).toMatchObject({ status: 'reversed' })
  })

  it('mattermost/docs#8933, #8934, #8974: get a report of each step of an erasure, and what is reported is copied before anything is removed', async () => {
    const held = await world.send('m1', 'MARKED')
    const event = { source: 'https://chat.example', id: await eventOf(held.body['id']) }
    const filed = await world.call(world.member('x-2', 'acme', 'external'), 'POST', '/v1/reports', {
      about: { event },
      clause: 'conduct.j',
      text: 'This one.',
    })
    const subject = { type: 'content', id: held.body['id'] }
    await decide(staff.sofia, filed.body['case'], { actions: [{ type: 'remove', subject }], reason: 'Advertising.' })
    expect((await get(staff.sofia, `/v1/reports/${filed.body['id']}`))['evidence']).toMatchObject([
      { versions: [{ text: 'MARKED' }] },
    ])
    const asked = await world.call(world.member('m1', 'acme'), 'POST', '/v1/erasures', {})
    const id: unknown = asked.body['id']
    await world.call(staff.carl, 'POST', `/v1/erasures/${String(id)}/approve`, {})
    const erasure = await get(staff.carl, `/v1/erasures/${String(id)}`)
    // What is still to be appealed keeps it, by name and date: nothing is said to be gone that is there.
    expect(erasure).toMatchObject({ status: 'held' })
    expect(JSON.stringify(erasure)).toMatch(/notice\//)
    await world.pass(181 * DAY)
    const carl = await world.staff('carl', 'counsel')
    const { receipt } = await get(carl, `/v1/erasures/${String(id)}/receipt`)
    expect(JSON.parse(String(receipt))).toMatchObject({
      person: 'm1',
      keysDestroyed: expect.arrayContaining([expect.any(String)]),
      destroyed: { evidence: expect.any(Number) },
    })
  })
})

async function eventOf(decision: string): Promise<string> {
  const [row] = await world.casework.desk.db.query<{ id: string }>(
    `select event_id as id from decision where id = $1::uuid`,
    [decision.slice(4)],
  )
  return row?.id ?? ''
}
