import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from '../open-test-casework.ts'

const HOUR = 3_600_000

let world: TestCasework
let sofia: string
beforeAll(async () => {
  world = await openTestCasework()
  sofia = await world.staff('sofia', 'senior')
})
afterAll(() => world.close())

it.each([
  ['limited', { type: 'limit', capability: 'message.external' }],
  ['suspended', { type: 'suspend' }],
])('what a clock that was put forward saw the end of binds again once it is put back: %s', async (state, action) => {
  const account = `eve-${state}`
  const report = (text: string) =>
    world.call(world.member('rex', 'acme', 'external'), 'POST', '/v1/reports', {
      about: { account },
      clause: 'conduct.j',
      text,
    })
  const until = new Date(world.now() + 8 * HOUR).toISOString()
  const { case: id } = (await report('First.')).body
  const body = { clause: 'conduct.j', actions: [{ ...action, until }], reason: 'Because.' }
  expect((await world.call(sofia, 'POST', `/v1/cases/${id}/decide`, body)).status).toBe(200)
  expect((await world.send(account, 'Hello')).body).toMatchObject({ effect: 'block' })

  // Nothing ends by such a clock; what is found anew meanwhile, because a report comes, has to be as it was.
  world.shared.clock.at += 10 * HOUR
  expect((await report('Second.')).status).toBe(201)
  expect((await world.send(account, 'Hello')).body).toMatchObject({ effect: 'allow' })

  world.shared.clock.at -= 10 * HOUR
  expect((await world.send(account, 'Hello')).body).toMatchObject({ effect: 'block' })
})
