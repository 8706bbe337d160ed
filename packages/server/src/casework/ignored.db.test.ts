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
