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
})

it('what the service asked for somebody of no known organization is there for whoever bears the id', async () => {
  const asked = await world.call(world.service, 'POST', '/v1/erasures', { person: 'bob' })
  const { body } = await world.call(world.member('bob', 'acme'), 'GET', '/v1/erasures')
  expect(body['items']).toMatchObject([{ id: asked.body['id'] }])
})
