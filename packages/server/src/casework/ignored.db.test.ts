/** What a decision states that nobody knows does nothing, as the contract says; whoever decides is told, before and after. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from './open-test-casework.ts'

let world: TestCasework
beforeAll(async () => {
  world = await openTestCasework()
})
afterAll(() => world.close())

it('is told in the preview and in the answer, with the nearest known name', async () => {
  const about = { account: 'li', organization: 'acme' }
  const reporter = world.member('rex', 'acme', 'external')
  const filed = await world.call(reporter, 'POST', '/v1/reports', { about, clause: 'conduct.j', text: 'Spam.' })
  const path = `/v1/cases/${filed.body['case']}`
  const decision = {
    clause: 'conduct.j',
    reason: 'Seen.',
    reasons: 'More.',
    actions: [{ type: 'limit', capability: 'message.external', days: 7, subject: { type: 'account', id: 'li' } }],
  }
  const ignored = [
    { pointer: '/reasons', near: 'reason' },
    { pointer: '/actions/0/days', near: null },
  ]
  for (const act of ['preview', 'decide']) {
    const { status, body } = await world.call(await world.staff('sofia', 'senior'), 'POST', `${path}/${act}`, decision)
    expect([act, status, body['ignored']]).toEqual([act, 200, ignored])
  }
})

it('is told of decisions of many, of what is taken back and of answered appeals as well', async () => {
  const { call } = world
  const rex = world.member('rex', 'acme', 'external')
  const about = { account: 'chen', organization: 'acme' }
  const filed = await call(rex, 'POST', '/v1/reports', { about, clause: 'conduct.j', text: 'Spam.' })
  const limit = { type: 'limit', capability: 'message.external', days: 7 }
  const bulk = { cases: [filed.body['case']], clause: 'conduct.j', reason: 'Seen.', actions: [limit], note: 'Once.' }
  const sofia = await world.staff('sofia', 'senior')
  const ignored = (body: { readonly [name: string]: unknown }) => body['ignored']
  const many = await call(sofia, 'POST', '/v1/cases/decide', bulk)
  expect([many.status, ignored(many.body)]).toEqual([
    200,
    [
      { pointer: '/actions/0/days', near: null },
      { pointer: '/note', near: null },
    ],
  ])
  const { items } = (await call(sofia, 'GET', '/v1/actions?subject=account/chen')).body
  const action: string = items[0].id
  const chen = world.member('chen', 'acme', 'member')
  const appeal = await call(chen, 'POST', '/v1/appeals', { action, text: 'It was no spam.' })
  const noor = await world.staff('noor', 'senior')
  const answer = { outcome: 'uphold', reason: 'It was.', reasons: 'Twice.' }
  const answered = await call(noor, 'POST', `/v1/appeals/${appeal.body['id']}/decide`, answer)
  expect([answered.status, ignored(answered.body)]).toEqual([200, [{ pointer: '/reasons', near: 'reason' }]])
  const reversed = await call(sofia, 'POST', `/v1/actions/${action}/reverse`, { reason: 'A mistake.', whys: 'legal' })
  expect([reversed.status, ignored(reversed.body)]).toEqual([200, [{ pointer: '/whys', near: 'why' }]])
})

it('is told of whatever else takes a body: what a report is about, misspelled, made one about nothing in particular', async () => {
  const { call } = world
  const told = async (who: string, path: string, body: object) => {
    const answer = await call(who, 'POST', path, body)
    return [answer.status, answer.body['ignored']]
  }
  const zoe = world.member('zoe', 'acme', 'member')
  const report = { about: { acount: 'li' }, text: 'Spam.', clauses: 'conduct.j' }
  expect(await told(zoe, '/v1/reports', report)).toEqual([
    201,
    [
      { pointer: '/about/acount', near: 'account' },
      { pointer: '/clauses', near: 'clause' },
    ],
  ])
  const scope = { subjects: ['account/li'], from: '2026-01-01T00:00:00Z', until: '2026-02-01T00:00:00Z' }
  const asked = { authority: 'A court', country: 'DE', basis: 'Order 7', scope, gagg: '2027-01-01T00:00:00Z' }
  const cora = await world.staff('cora', 'counsel')
  expect(await told(cora, '/v1/legal-requests', asked)).toEqual([201, [{ pointer: '/gagg', near: 'gag' }]])
  expect(await told(zoe, '/v1/reports', { about: { account: 'li' }, text: 'Spam.', ifMatch: 1 })).toEqual([
    201,
    undefined,
  ])
})

it('is told of a parameter too, whatever is asked: a proof from a size that was not read would prove nothing', async () => {
  const auditor = await world.staff('aude', 'auditor')
  const asked = await world.call(auditor, 'GET', '/v1/audit/consistency?form=1&to=2')
  expect(asked).toMatchObject({ status: 200, body: { from: 0, ignored: [{ pointer: '?form', near: 'from' }] } })
  expect((await world.call(auditor, 'GET', '/v1/audit/consistency?from=1&to=2')).body).not.toHaveProperty('ignored')
  const standing = await world.call(world.service, 'GET', '/v1/standing/account/li?at=2026')
  expect(standing.body['ignored']).toEqual([{ pointer: '?at', near: null }])
  const refused = await world.call(world.service, 'GET', '/v1/permits/none?at=2026')
  expect([refused.status, refused.body['ignored']]).toEqual([404, undefined])
})
