/** Administrators whom the service itself takes away: by another fact about them, or none. What waits with them is the operator's at once. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from './open-test-casework.ts'

let world: TestCasework
beforeAll(async () => {
  world = await openTestCasework()
})
afterAll(() => world.close())

const put = (id: string, organization: string, ...roles: readonly string[]) =>
  world.call(world.service, 'PUT', `/v1/people/${id}`, { organization, kind: 'member', name: id, roles })
const report = async (by: string, organization: string) => {
  const about = { account: `mo-${by}` }
  const filed = await world.call(world.member(by, organization), 'POST', '/v1/reports', { about, text: 'Look.' })
  expect(filed.body).toMatchObject({ status: 'with-administrator' })
  return filed.body['id'] as string
}
const read = async (by: string, organization: string, id: string) =>
  (await world.call(world.member(by, organization), 'GET', `/v1/reports/${id}`)).body
const WITH_OPERATOR = { status: 'with-operator', why: 'no-administrator', case: expect.any(String) }

describe('a report that waits with the last administrator', () => {
  it('goes to the operator when their fact names them no administrator any more', async () => {
    await put('boss', 'acme', 'admin')
    const id = await report('li', 'acme')
    await put('boss', 'acme')
    expect(await read('li', 'acme', id)).toMatchObject(WITH_OPERATOR)
  })

  it('goes to the operator when they move to another organization, or are taken out', async () => {
    await put('mover', 'globex', 'admin')
    await put('leaver', 'initech', 'admin')
    const [moved, left] = [await report('lo', 'globex'), await report('lu', 'initech')]
    await put('mover', 'elsewhere', 'admin')
    expect((await world.call(world.service, 'DELETE', '/v1/people/leaver')).status).toBe(204)
    expect(await read('lo', 'globex', moved)).toMatchObject(WITH_OPERATOR)
    expect(await read('lu', 'initech', left)).toMatchObject(WITH_OPERATOR)
  })

  it('goes to the operator when a first fact says that whoever came as administrator is none', async () => {
    const came = { sub: 'came', organization: 'umbrella', role: 'admin', ttl: 60 }
    expect((await world.call(world.service, 'POST', '/v1/member-tokens', came)).status).toBe(201)
    const id = await report('le', 'umbrella')
    await put('came', 'umbrella')
    expect(await read('le', 'umbrella', id)).toMatchObject(WITH_OPERATOR)
  })

  it('goes there with all the others, however many wait', async () => {
    await put('busy', 'tyrell', 'admin')
    const ids: string[] = []
    for (let at = 0; at < 61; at += 1) ids.push(await report(`la${at}`, 'tyrell'))
    await put('busy', 'tyrell')
    await world.pass(0)
    const waiting = await world.call(world.service, 'GET', '/v1/reports?organization=tyrell&status=with-administrator')
    expect(waiting.body['items']).toEqual([])
    expect(await read('la60', 'tyrell', ids[60] ?? '')).toMatchObject(WITH_OPERATOR)
  })

  it('stays where it is while somebody is left who neither reported it nor is accused', async () => {
    for (const id of ['one', 'two']) await put(id, 'hooli', 'admin')
    const ofMember = await report('lia', 'hooli')
    const byTwo = await world.call(world.member('two', 'hooli', 'admin'), 'POST', '/v1/reports', {
      about: { account: 'mia' },
      text: 'Look.',
    })
    expect(byTwo.body).toMatchObject({ status: 'with-administrator' })
    await put('one', 'hooli', 'staff')
    expect(await read('lia', 'hooli', ofMember)).toMatchObject({ status: 'with-administrator' })
    expect(await read('two', 'hooli', byTwo.body['id'] as string)).toMatchObject(WITH_OPERATOR)
    // The same fact again, or one of a member, moves nothing.
    await put('two', 'hooli', 'admin')
    await put('mia', 'hooli')
    expect(await read('lia', 'hooli', ofMember)).toMatchObject({ status: 'with-administrator' })
  })

  it('goes to the operator when whoever came as administrator is stated elsewhere, as does what comes after', async () => {
    const came = { sub: 'rover', organization: 'wayne', role: 'admin', ttl: 60 }
    expect((await world.call(world.service, 'POST', '/v1/member-tokens', came)).status).toBe(201)
    const id = await report('lea', 'wayne')
    await put('rover', 'elsewhere', 'admin')
    expect(await read('lea', 'wayne', id)).toMatchObject(WITH_OPERATOR)
    const about = { account: 'mo' }
    const later = await world.call(world.member('leo', 'wayne'), 'POST', '/v1/reports', { about, text: 'Look.' })
    expect(later.body).toMatchObject({ status: 'with-operator' })
  })
})

it('nobody is an administrator by what they registered as: the door and the way of reports ask for the role alone', async () => {
  const claims = { organization: 'stark', kind: 'admin', name: 'Claims' }
  const coming = { sub: 'claims', organization: 'stark', role: 'admin', ttl: 60 }
  const mint = () => world.call(world.service, 'POST', '/v1/member-tokens', coming)
  for (const fact of [claims, { ...claims, roles: ['executive'] }]) {
    await world.call(world.service, 'PUT', '/v1/people/claims', fact)
    expect(await mint()).toMatchObject({ status: 422, body: { kind: 'body.invalid', errors: [{ pointer: '/role' }] } })
    expect((await world.call(world.member('claims', 'stark', 'admin'), 'GET', '/v1/reports')).status).toBe(401)
  }
  const filed = await world.call(world.member('lyn', 'stark'), 'POST', '/v1/reports', {
    about: { account: 'mo' },
    text: 'Look.',
  })
  expect(await read('lyn', 'stark', filed.body['id'] as string)).toMatchObject(WITH_OPERATOR)
  await world.call(world.service, 'PUT', '/v1/people/claims', { ...claims, roles: ['admin'] })
  expect((await mint()).status).toBe(201)
  expect((await world.call(world.member('claims', 'stark', 'admin'), 'GET', '/v1/reports')).status).toBe(200)
  await report('lyn', 'stark')
})
