/** A reinstatement lifts what restricts somebody: what everybody reads of it says so. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from './open-test-casework.ts'

let world: TestCasework
let sofia: string
beforeAll(async () => {
  world = await openTestCasework()
  sofia = await world.staff('sofia', 'senior')
})
afterAll(() => world.close())

const reporter = () => world.member('rea', 'elsewhere', 'external')
async function decide(type: string): Promise<{ readonly report: string; readonly action: string }> {
  const about = { about: { account: 'u1' }, clause: 'conduct.i', text: `For ${type}.` }
  const { id, case: caseId } = (await world.call(reporter(), 'POST', '/v1/reports', about)).body
  const body = { clause: 'conduct.i', actions: [{ type }], reason: 'Looked at.' }
  const decided = await world.call(sofia, 'POST', `/v1/cases/${caseId}/decide`, body)
  return { report: id, action: decided.body['actions'][0].id }
}
const outcomeOf = async (id: string) => (await world.call(reporter(), 'GET', `/v1/reports/${id}`)).body['outcome']
const inForce = async () =>
  (await world.call(world.member('boss', 'acme', 'admin'), 'GET', '/v1/own-organization/actions')).body['items'].map(
    ({ type }: { type: string }) => type,
  )

const listed = async (query: string): Promise<readonly Readonly<Record<string, string>>[]> =>
  (await world.call(sofia, 'GET', `/v1/actions?subject=account/u1${query}`)).body['items']
const statusesIn = async (query: string) => (await listed(query)).map(({ type, status }) => `${type} ${status}`)

it('is no accusation, lifts what its notice said, and is no action about what was reported', async () => {
  await world.call(world.service, 'PUT', '/v1/people/u1', { organization: 'acme', kind: 'member', name: 'U' })
  const suspended = await decide('suspend')
  expect(await inForce()).toEqual(['suspend'])
  await world.pass(60_000)
  const reinstated = await decide('reinstate')
  expect([await outcomeOf(suspended.report), await outcomeOf(reinstated.report)]).toEqual(['acted', 'no-violation'])
  const read = async () => (await world.call(world.member('u1', 'acme'), 'GET', '/v1/notices')).body['items']
  const [latest, before] = await read()
  expect(latest).toMatchObject({ type: 'reinstate' })
  expect(latest.message.en).toMatch(/^The restriction here has been lifted/)
  expect(latest.message.zh).toMatch(/^此前的限制已解除/)
  expect(latest.described.opening.en).not.toContain('Held')
  // To undo it would put back what it lifted: nobody is asked whether they want that.
  expect(latest.appealUntil).toBe(latest.sentAt)
  const appeal = { action: reinstated.action, text: 'No.', token: latest.appealToken }
  const refused = { status: 409, body: { kind: 'appeal.not-appealable' } }
  expect(await world.call(null, 'POST', '/v1/appeals', appeal)).toMatchObject(refused)
  const lifted = {
    name: 'now',
    value: { en: expect.stringMatching(/^lifted on /), zh: expect.stringMatching(/ 解除$/) },
  }
  expect(before.described.facts[0]).toMatchObject(lifted)
  // The clause's ladder knows no suspension, and its words none: what they say of something held is not said here.
  expect(before.described.opening.en).toBe(
    'We found a breach of A clause (conduct.i). What follows from it: a suspension.',
  )
  expect(before.message.zh).toMatch(/^经认定，存在违反条款（conduct\.i）的情形，采取的措施为：停用。/)
  expect(await inForce()).not.toContain('suspend')
  expect(await statusesIn('')).toEqual(['reinstate active', 'suspend reinstated'])
  expect(await statusesIn('&status=active')).toEqual(['reinstate active'])
  expect(await statusesIn('&status=ended')).toEqual([])
  expect(await statusesIn('&status=reinstated')).toEqual(['suspend reinstated'])
  const one = (await world.call(sofia, 'GET', `/v1/actions/${suspended.action}`)).body
  expect(one).toMatchObject({ status: 'reinstated', reinstatedAt: new Date(world.now()).toISOString() })
  const standing = (await world.call(world.service, 'GET', '/v1/standing/account/u1')).body
  expect(standing['actions']).toMatchObject([{ id: suspended.action, status: one['status'] }])
  // Taken back, what it lifted is in force again.
  await world.call(sofia, 'POST', `/v1/actions/${reinstated.action}/reverse`, { reason: 'Too early.' })
  expect((await read())[1].described.facts[0]).not.toMatchObject({ name: 'now' })
  expect(await inForce()).toEqual(['suspend'])
  expect(await statusesIn('')).toEqual(['reinstate reversed', 'suspend active'])
})

it('is what ended a limit whose time runs out later', async () => {
  const about = { about: { account: 'u2' }, clause: 'conduct.i', text: 'Loud.' }
  const until = new Date(world.now() + 120_000).toISOString()
  const { case: caseId } = (await world.call(reporter(), 'POST', '/v1/reports', about)).body
  const actions = [{ type: 'limit', capability: 'message.external', until }]
  await world.call(sofia, 'POST', `/v1/cases/${caseId}/decide`, { clause: 'conduct.i', actions, reason: 'Looked at.' })
  await world.pass(60_000)
  const again = (await world.call(reporter(), 'POST', '/v1/reports', { ...about, text: 'Again.' })).body
  const lift = { clause: 'conduct.i', actions: [{ type: 'reinstate' }], reason: 'Enough.' }
  await world.call(sofia, 'POST', `/v1/cases/${again['case']}/decide`, lift)
  const liftedAt = new Date(world.now()).toISOString()
  await world.pass(90_000)
  const [, limit] = (await world.call(sofia, 'GET', '/v1/actions?subject=account/u2')).body['items']
  expect(limit).toMatchObject({ type: 'limit', status: 'reinstated', reinstatedAt: liftedAt })
  const notices = (await world.call(world.member('u2', 'acme'), 'GET', '/v1/notices')).body['items']
  expect(notices[1].described.facts[0].value.en).toMatch(/^lifted on /)
})

it('leaves its case decided when it is taken back: what it had lifted is in force again, and nobody is asked to decide anew', async () => {
  const suspended = await decide('suspend')
  await world.pass(60_000)
  sofia = await world.staff('sofia', 'senior')
  const { report, action } = await decide('reinstate')
  const reversed = await world.call(sofia, 'POST', `/v1/actions/${action}/reverse`, { reason: 'A mix-up.' })
  expect(reversed.status).toBe(200)
  expect((await world.call(sofia, 'GET', `/v1/actions/${suspended.action}`)).body).toMatchObject({ status: 'active' })
  const read = (await world.call(reporter(), 'GET', `/v1/reports/${report}`)).body
  expect(read).toMatchObject({ status: 'answered', outcome: 'no-violation' })
  expect((await world.call(sofia, 'GET', `/v1/cases/${read['case']}`)).body).toMatchObject({ status: 'decided' })
})
