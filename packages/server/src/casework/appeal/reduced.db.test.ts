/** An appeal that is granted in part leaves nobody worse off than before: neither by when points end nor by what was over already. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from '../open-test-casework.ts'

const DAY = 86_400_000

let world: TestCasework
beforeAll(async () => {
  world = await openTestCasework()
})
afterAll(async () => world.close())

const sofia = () => world.staff('sofia', 'senior')
const until = (days: number) => new Date(world.now() + days * DAY).toISOString()
const limit = (days: number) => ({ type: 'limit', capability: 'message.external', until: until(days) })
const standingOf = async (account: string) =>
  (await world.call(await sofia(), 'GET', `/v1/standing/account/${account}`)).body

/** Something is done about an account, by a case of its own. */
async function decide(account: string, actions: readonly object[]): Promise<string> {
  const about = { about: { account, organization: 'acme' }, clause: 'conduct.i', text: 'Look.' }
  const filed = await world.call(world.member('wen', 'acme', 'external'), 'POST', '/v1/reports', about)
  const url = `/v1/cases/${String(filed.body['case'])}/decide`
  const decided = await world.call(await sofia(), 'POST', url, { clause: 'conduct.i', reason: 'Because.', actions })
  expect(decided.status).toBe(200)
  return decided.body['actions'][0].id
}
async function appeal(account: string, action: string): Promise<string> {
  const filed = await world.call(world.member(account, 'acme'), 'POST', '/v1/appeals', { action, text: 'Too much.' })
  expect(filed.status).toBe(201)
  return filed.body['id']
}
const reduce = async (id: string, actions: readonly object[]) =>
  world.call(await world.staff('omar', 'senior'), 'POST', `/v1/appeals/${id}/decide`, {
    ...{ outcome: 'reduce', reason: 'Less is enough.', actions },
  })
const refused = { status: 422, body: { kind: 'appeal.not-weaker', pointer: '/actions/0' } }

describe('an appeal that is granted in part', () => {
  it('does not lengthen what the violation counts for', async () => {
    const action = await decide('long', [{ type: 'suspend' }])
    const id = await appeal('long', action)
    await world.pass(100 * DAY)
    expect((await reduce(id, [{ type: 'warn' }])).status).toBe(200)
    const after = await standingOf('long')
    expect(after).toMatchObject({ state: 'good', points: 4 })
    await world.pass(80 * DAY)
    expect(await standingOf('long')).toMatchObject({ points: 0 })
  })

  it('limits nobody anew whose limit is over, or was ended early', async () => {
    const over = await appeal('over', await decide('over', [limit(5)]))
    await world.pass(6 * DAY)
    expect(await reduce(over, [limit(-1)])).toMatchObject({ status: 422 })
    expect((await reduce(over, [{ type: 'warn' }])).status).toBe(200)
    expect(await standingOf('over')).toMatchObject({ state: 'good', points: 4 })
  })

  it('takes nothing away again that a reinstatement gave back', async () => {
    const id = await appeal('back', await decide('back', [limit(30)]))
    await world.pass(DAY)
    await decide('back', [{ type: 'reinstate' }])
    await world.pass(DAY)
    expect(await standingOf('back')).toMatchObject({ state: 'good' })
    expect(await reduce(id, [limit(3)])).toMatchObject(refused)
    expect((await reduce(id, [{ type: 'warn' }])).status).toBe(200)
    expect(await standingOf('back')).toMatchObject({ state: 'good' })
  })
})
