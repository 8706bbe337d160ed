/** Names beside ids: an administrator's own people and nobody else's; to the staff those whom a case is about. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from './open-test-casework.ts'

let world: TestCasework
let senior: string

beforeAll(async () => {
  world = await openTestCasework()
  senior = await world.staff('sofia', 'senior')
  for (const organization of ['acme', 'globex'])
    for (const [id, roles] of [
      ['boss', ['admin']],
      ['second', ['admin']],
      ['ann', []],
      ['li', []],
    ] as const) {
      const person = { organization, kind: 'member', name: `${id} of ${organization}`, roles }
      await world.call(world.service, 'PUT', `/v1/people/${id}-${organization}`, person)
    }
})
afterAll(() => world.close())

const boss = (organization: string) => world.member(`boss-${organization}`, organization, 'admin')

const inForce = async (who: string) => (await world.call(who, 'GET', '/v1/own-organization/actions')).body['items']

async function suspend(account: string): Promise<void> {
  const about = { about: { account }, statement: 'It goes on and on.', clause: 'conduct.j' }
  const complaint = await world.call(boss('acme'), 'POST', '/v1/complaints', about)
  const decision = { clause: 'conduct.j', reason: 'Offers to strangers.', actions: [{ type: 'suspend' }] }
  const decided = await world.call(senior, 'POST', `/v1/cases/${complaint.body['case']}/decide`, decision)
  expect(decided.status).toBe(200)
}

describe('what people are called', () => {
  const named = async (who: string | null, ...accounts: readonly string[]) => {
    const { status, body } = await world.call(who, 'POST', '/v1/own-organization/names', { accounts })
    const items = (body['items'] ?? []) as readonly { readonly id: string; readonly name: string }[]
    return [status, ...items.map(({ id, name }) => `${id}: ${name}`).sort()]
  }

  it('is told to their own administrators alone; of people of others not even that there is somebody', async () => {
    const asked = ['li-acme', 'ann-acme', 'li-globex', 'boss-globex', 'nobody-anywhere', 'li-acme'] as const
    expect(await named(boss('acme'), ...asked)).toEqual([200, 'ann-acme: ann of acme', 'li-acme: li of acme'])
    expect(await named(boss('globex'), ...asked)).toEqual([
      200,
      'boss-globex: boss of globex',
      'li-globex: li of globex',
    ])
    for (const [who, status] of [
      [world.member('li-acme', 'acme'), 403],
      [world.member('x-1', 'acme', 'external'), 403],
      [senior, 403],
      [world.service, 403],
      [null, 401],
    ] as const)
      expect(await named(who, ...asked)).toEqual([status])
  })

  it('is told of nobody who belongs to another organization since', async () => {
    const put = (organization: string, name: string) =>
      world.call(world.service, 'PUT', '/v1/people/mover', { organization, kind: 'member', name, roles: [] })
    await put('acme', 'Mo Mover')
    await suspend('mover')
    const seenByAcme = async () => JSON.stringify([await named(boss('acme'), 'mover'), await inForce(boss('acme'))])
    expect(await seenByAcme()).toContain('Mo Mover')
    await put('globex', 'Mo Moved')
    expect(await seenByAcme()).not.toContain('Mo M')
    expect(await named(boss('globex'), 'mover')).toEqual([200, 'mover: Mo Moved'])
  })

  it('tells nobody who reported where that is hidden', async () => {
    const about = { about: { account: 'boss-acme' }, clause: 'conduct.j', text: 'It is the administrator.' }
    const { body } = await world.call(world.member('ann-acme', 'acme'), 'POST', '/v1/reports', about)
    const listed = await world.call(boss('acme'), 'GET', '/v1/reports')
    expect(JSON.stringify(listed.body)).not.toContain('It is the administrator.')
    expect((await world.call(boss('acme'), 'GET', `/v1/reports/${body['id']}`)).status).toBe(404)
  })

  it('is told to the staff of whom a case is about, and of whoever is looked into', async () => {
    const filed = { about: { account: 'li-globex' }, statement: 'It goes on.', clause: 'conduct.j' }
    const complaint = await world.call(boss('globex'), 'POST', '/v1/complaints', filed)
    const found = await world.call(senior, 'GET', `/v1/cases/${complaint.body['case']}`)
    expect(found.body).toMatchObject({ subjectName: 'li of globex' })
    const standing = (who: string) => world.call(who, 'GET', '/v1/standing/account/li-globex')
    expect((await standing(senior)).body).toMatchObject({ name: 'li of globex' })
    const until = new Date(world.now() + 86_400_000).toISOString()
    const actions = [{ type: 'limit', capability: 'message.external', until }]
    const decision = { clause: 'conduct.j', reason: 'Offers.', actions }
    const decided = await world.call(senior, 'POST', `/v1/cases/${complaint.body['case']}/decide`, decision)
    const against = { action: decided.body['actions'][0].id, text: 'It was asked for.' }
    const appeal = await world.call(world.member('li-globex', 'globex'), 'POST', '/v1/appeals', against)
    const one = `/v1/appeals/${appeal.body['id']}`
    expect((await world.call(senior, 'GET', one)).body).toMatchObject({ by: 'li-globex', byName: 'li of globex' })
    expect((await world.call(world.service, 'GET', one)).body).not.toHaveProperty('byName')
    for (const who of [world.service, boss('globex')]) expect((await standing(who)).body).not.toHaveProperty('name')
  })
})
