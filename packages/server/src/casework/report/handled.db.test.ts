/** Reports that an organization confirms and deals with itself: nothing goes to the operator, unless whoever reported asks for it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from '../open-test-casework.ts'
import { readTransparencyEntries } from '../transparency/read-transparency.ts'

let world: TestCasework
let sofia: string
beforeAll(async () => {
  world = await openTestCasework()
  sofia = await world.staff('sofia', 'senior')
  for (const id of ['boss', 'other'])
    await world.call(world.service, 'PUT', `/v1/people/${id}`, {
      ...{ organization: 'acme', kind: 'member', name: id, roles: ['admin'] },
    })
})
afterAll(() => world.close())

const boss = () => world.member('boss', 'acme', 'admin')
const bea = () => world.member('bea', 'acme')
async function report(account: string): Promise<string> {
  const about = { about: { account }, clause: 'conduct.i', text: `${account} insults me.` }
  const filed = await world.call(bea(), 'POST', '/v1/reports', about)
  expect(filed.body).toMatchObject({ status: 'with-administrator' })
  return filed.body['id'] as string
}
const act = (who: string, id: string, name: string, body: object) =>
  world.call(who, 'POST', `/v1/reports/${id}/${name}`, body)
const casesAbout = async (account: string) =>
  (await world.call(sofia, 'GET', `/v1/cases?subject=account/${account}`)).body['items']
const DONE = { statement: 'We spoke with both of them.', translation: { statement: '我们已与双方谈话。' } }

describe('a report that an administrator confirms and deals with', () => {
  it('is answered in their words, in both languages, with an entry of its own, and makes no case', async () => {
    const id = await report('u1')
    const handled = await act(boss(), id, 'handle', DONE)
    const answer = {
      en: 'An administrator confirmed your report and handled it: We spoke with both of them.',
      zh: '企业管理员已确认举报内容并自行处理：我们已与双方谈话。',
    }
    const shown = { status: 'answered', outcome: 'handled', reason: DONE.statement, answer, case: null, deadline: null }
    expect(handled).toMatchObject({ status: 200, body: shown })
    expect((await world.call(bea(), 'GET', `/v1/reports/${id}`)).body).toMatchObject(shown)
    expect((await world.call(bea(), 'GET', '/v1/reports?status=answered')).body['items']).toMatchObject([{ id }])
    expect((await world.call(bea(), 'GET', '/v1/reports?status=dismissed')).body['items']).toEqual([])
    await world.pass(30 * 86_400_000)
    sofia = await world.staff('sofia', 'senior')
    expect(await casesAbout('u1')).toEqual([])
    const entries = (await world.call(boss(), 'GET', '/v1/audit/entries')).body['items'] as readonly {
      readonly entry: Readonly<Record<string, unknown>>
    }[]
    const found = entries.filter(({ entry }) => entry['object'] === `report/${id}`)
    expect(found.map(({ entry }) => [entry['act'], entry['by']])).toEqual([
      ['report.file', 'member/bea'],
      ['report.handle', 'member/boss'],
    ])
    const counted = await readTransparencyEntries(world.casework.desk.db, { from: 0, until: world.now() })
    expect(counted.filter(({ of }) => of === `report/${id}`)).toMatchObject([{ kind: 'report', outcome: 'handled' }])
  })

  it('is told to the service as answered', async () => {
    const admin = await world.staff('root', 'installation-admin')
    const hook = (await world.call(admin, 'POST', '/v1/webhooks', { url: 'http://127.0.0.1:9/nobody' })).body['id']
    const id = await report('u2')
    await act(boss(), id, 'handle', DONE)
    const told = await world.casework.desk.db.query<{ data: object }>(
      `select body -> 'data' as data from webhook_delivery where subscription = $1 and type = 'report.answered' order by id`,
      [hook],
    )
    expect(told.map(({ data }) => data)).toEqual([{ report: id, status: 'answered' }])
  })

  it('is brought to the operator once by whoever reported it, with what was done and what they say to that', async () => {
    const id = await report('u3')
    await act(boss(), id, 'handle', { statement: DONE.statement })
    // Nobody else brings it there, and what was answered by the organization is no decision to appeal.
    expect((await act(boss(), id, 'escalate', {})).status).toBe(403)
    const escalated = await act(bea(), id, 'escalate', { reason: 'He goes on.' })
    expect(escalated.body).toMatchObject({
      status: 'with-operator',
      why: 'reporter-escalated',
      case: expect.any(String),
    })
    expect(await act(bea(), id, 'escalate', {})).toMatchObject({
      status: 409,
      body: { kind: 'report.already-escalated' },
    })
    expect((await world.call(sofia, 'GET', `/v1/reports/${id}`)).body['escalated']).toMatchObject({
      ...{ handled: true, reason: 'He goes on.', dismissal: { en: expect.stringContaining(DONE.statement) } },
    })
    expect((await world.call(boss(), 'GET', `/v1/reports/${id}`)).body).not.toHaveProperty('escalated')
  })

  it('is theirs alone to deal with: not a member, the staff or another organization, in no words, or twice', async () => {
    const open = await report('u4')
    for (const who of [bea(), sofia, world.service]) expect((await act(who, open, 'handle', DONE)).status).toBe(403)
    const stranger = world.member('chief', 'globex', 'admin')
    expect((await act(stranger, open, 'handle', DONE)).status).toBe(404)
    for (const body of [{}, { statement: ' ' }, { ...DONE, translation: { statement: DONE.statement } }])
      expect((await act(boss(), open, 'handle', body)).status).toBe(422)
    expect((await act(boss(), open, 'handle', DONE)).status).toBe(200)
    expect(await act(boss(), open, 'handle', DONE)).toMatchObject({
      status: 409,
      body: { kind: 'report.state', detail: 'Its status is "answered". Read it again.' },
    })
  })
})
