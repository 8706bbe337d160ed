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
  // An administrator there they are not, by the fact.
  expect((await world.call(world.member('u7', 'globex', 'admin'), 'GET', '/v1/standing/account/u7')).status).toBe(401)
  for (const role of ['member', 'external'] as const) {
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

/** Suspends or limits an organization as the operator would. */
async function act(organization: string, action: Readonly<Record<string, string>>): Promise<void> {
  const { body } = await world.call(world.member('ray', 'elsewhere'), 'POST', '/v1/reports', {
    ...{ about: { organization }, clause: 'conduct.i', text: 'Look.' },
  })
  const decision = { clause: 'conduct.i', actions: [action], reason: 'It was them.' }
  expect((await world.call(sofia, 'POST', `/v1/cases/${body['case']}/decide`, decision)).status).toBe(200)
}

it('tells people outside that an organization cannot be reached, and not how it stands', async () => {
  const until = new Date(world.now() + 86_400_000).toISOString()
  await act('quiet', { type: 'suspend', until })
  await act('narrow', { type: 'limit', capability: 'live', until })
  const own = async (organization: string, role: 'member' | 'external') =>
    (await world.call(world.member('u9', organization, role), 'GET', '/v1/standing/account/u9')).body
  const unreachable = {
    en: 'Your own account is in good standing. The organization you are in contact with cannot be reached at present.',
    zh: '您的账号本身状态良好。与您联系的组织目前无法联系。',
  }
  expect(await own('quiet', 'member')).toMatchObject({ organization: { id: 'quiet', state: 'suspended' } })
  expect(await own('quiet', 'external')).toMatchObject({ state: 'good', summary: unreachable })
  expect(JSON.stringify(await own('quiet', 'external'))).not.toMatch(/suspend|停用|quiet/)
  expect((await own('narrow', 'external'))['summary'].en).toBe('Your account is in good standing.')
  expect(await own('narrow', 'external')).not.toHaveProperty('organization')
  // What the service passes on to somebody whom it stated to be outside is as neutral; how the organization stands is for itself.
  await world.call(world.service, 'PUT', '/v1/people/u9', { organization: 'quiet', kind: 'external', name: 'U' })
  expect((await world.call(world.service, 'GET', '/v1/standing/account/u9')).body).toMatchObject({
    summary: unreachable,
    organization: { id: 'quiet', state: 'suspended' },
  })
})
