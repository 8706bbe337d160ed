import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from '../../casework/open-test-casework.ts'

let world: TestCasework
beforeAll(async () => {
  world = await openTestCasework()
})
afterAll(() => world.close())

it('what somebody asked to have erased is not there for a namesake in another organization', async () => {
  const asked = await world.call(world.member('ann', 'acme'), 'POST', '/v1/erasures', {})
  expect(asked.status).toBe(201)
  const at = `/v1/erasures/${asked.body['id']}`
  const idsFor = async (who: string) =>
    (await world.call(who, 'GET', '/v1/erasures')).body['items'].map(({ id }: { id: string }) => id)
  expect(await idsFor(world.member('ann', 'acme'))).toEqual([asked.body['id']])
  expect((await world.call(world.member('ann', 'acme'), 'GET', at)).status).toBe(200)
  const namesake = world.member('ann', 'globex')
  expect(await idsFor(namesake)).toEqual([])
  for (const path of [at, `${at}/receipt`])
    expect(await world.call(namesake, 'GET', path)).toMatchObject({ status: 404, body: { kind: 'erasure.not-found' } })
  // Nor do they learn of it by asking themselves; each is asked for once.
  const ask = (who: string, body = {}) => world.call(who, 'POST', '/v1/erasures', body)
  expect((await ask(namesake)).status).toBe(201)
  for (const who of [namesake, world.member('ann', 'acme')])
    expect(await ask(who)).toMatchObject({ status: 409, body: { kind: 'erasure.exists' } })
  expect((await ask(world.service, { person: 'ann' })).status).toBe(409)
  expect((await ask(world.service, { person: 'ann', organization: 'initech' })).status).toBe(201)
})

it('a namesake is erased after the other, with a receipt of their own', async () => {
  const carl = await world.staff('carl', 'counsel')
  for (const organization of ['acme', 'globex']) {
    const asked = await world.call(world.member('dora', organization), 'POST', '/v1/erasures', {})
    const url = `/v1/erasures/${String(asked.body['id'])}`
    expect((await world.call(carl, 'POST', `${url}/approve`, {})).body).toMatchObject({ status: 'erased' })
    expect((await world.call(world.member('dora', organization), 'GET', `${url}/receipt`)).status).toBe(200)
  }
})

it('what the service asked for somebody of no known organization is there for whoever bears the id', async () => {
  const asked = await world.call(world.service, 'POST', '/v1/erasures', { person: 'bob' })
  const { body } = await world.call(world.member('bob', 'acme'), 'GET', '/v1/erasures')
  expect(body['items']).toMatchObject([{ id: asked.body['id'] }])
})
