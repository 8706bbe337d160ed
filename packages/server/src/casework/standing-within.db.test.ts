/** What people of an organization read of the standing of an account: nothing that fell on somebody else who bears the same id. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from './open-test-casework.ts'

let world: TestCasework
let sofia: string
beforeAll(async () => {
  world = await openTestCasework()
  sofia = await world.staff('sofia', 'senior')
})
afterAll(() => world.close())

const state = (organization: string) =>
  world.call(world.service, 'PUT', '/v1/people/u7', {
    ...{ organization, kind: 'member', name: 'U' },
  })
const read = async (who: string) => (await world.call(who, 'GET', '/v1/standing/account/u7')).body
async function suspend(): Promise<string> {
  const { body } = await world.call(world.member('ray', 'acme'), 'POST', '/v1/reports', {
    ...{ about: { account: 'u7' }, clause: 'conduct.i', text: 'Look.', to: 'operator' },
  })
  const decision = { clause: 'conduct.i', actions: [{ type: 'suspend' }], reason: 'It was them.' }
  const decided = await world.call(sofia, 'POST', `/v1/cases/${body['case']}/decide`, decision)
  return decided.body['actions'][0].id
}

it('is shown to whom it fell on and to their administrators, and to nobody who bears the id elsewhere', async () => {
  await state('acme')
  const action = await suspend()
  const suspended = { state: 'suspended', action }
  expect(await read(world.member('u7', 'acme'))).toMatchObject(suspended)
  expect(await read(world.member('boss', 'acme', 'admin'))).toMatchObject(suspended)
  expect(await read(world.service)).toMatchObject(suspended)
  for (const role of ['member', 'external', 'admin'] as const) {
    const seen = await read(world.member('u7', 'globex', role))
    expect(seen).toMatchObject({ state: 'good', points: 0, actions: [] })
    expect(JSON.stringify(seen)).not.toContain(action)
    expect(seen['summary']).toEqual({ en: 'Your account is in good standing.', zh: '您的账号状态良好。' })
  }
  // It is the account of the service's fact: who moved reads what bites them where they are now, and nobody elsewhere does.
  await state('globex')
  expect(await read(world.member('u7', 'globex'))).toMatchObject(suspended)
  expect(await read(world.member('u7', 'initech'))).toMatchObject({ state: 'good' })
  // Whom it fell on there still reads it there.
  expect(await read(world.member('u7', 'acme'))).toMatchObject(suspended)
})
