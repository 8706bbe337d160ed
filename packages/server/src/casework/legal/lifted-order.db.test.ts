/** An order to tell nobody binds through the request that brought it, and through no other. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from '../open-test-casework.ts'

const DAY = 86_400_000
let world: TestCasework
let staff: Readonly<Record<'mei' | 'carl', string>>
beforeAll(async () => {
  world = await openTestCasework()
  staff = { mei: await world.staff('mei', 'moderator'), carl: await world.staff('carl', 'counsel') }
})
afterAll(() => world.close())

describe('an order to tell nobody', () => {
  const received = async (subject: string, days: number) => {
    const request = await world.call(staff.carl, 'POST', '/v1/legal-requests', {
      authority: 'Court',
      basis: 'Order',
      scope: { subjects: [`account/${subject}`, 'account/somebody-else'] },
      gag: { order: `G-${subject}-${days}`, until: new Date(world.now() + days * DAY).toISOString() },
    })
    return String(request.body['id'])
  }
  const warned = async (id: string) => {
    const held = await world.send(id, 'MARKED')
    await world.call(staff.mei, 'POST', `/v1/cases/${held.body['case']}/decide`, {
      clause: 'conduct.j',
      actions: [{ type: 'warn', subject: { type: 'account', id } }],
      reason: 'Because.',
    })
  }
  const told = async (id: string): Promise<number> =>
    (await world.call(world.service, 'GET', `/v1/notices?subject=account/${id}`)).body['items'].length
  it('binds no longer than the request that brought it: once that is refused, what is owed is told', async () => {
    const request = await received('falsely', 90)
    await warned('falsely')
    expect(await told('falsely')).toBe(0)
    // Nor does their standing say what the notice may not.
    const standing = async () =>
      (await world.call(world.member('falsely', 'acme'), 'GET', '/v1/standing/account/falsely')).body
    expect(await standing()).toMatchObject({ points: 0, pointsFrom: [], actions: [] })
    await world.call(staff.carl, 'POST', `/v1/legal-requests/${request}/refuse`, { reason: 'Not authentic.' })
    await world.pass(1_000)
    expect(await told('falsely')).toBe(1)
    expect(await standing()).toMatchObject({ points: 2, actions: [{ type: 'warn' }] })
  })

  it('covers nobody whom the request was narrowed away from', async () => {
    const request = await received('spared', 90)
    await warned('spared')
    const scope = { subjects: ['account/somebody-else'] }
    const narrowed = await world.call(staff.carl, 'POST', `/v1/legal-requests/${request}/narrow`, {
      scope,
      reason: 'Too wide.',
    })
    expect(narrowed.status).toBe(200)
    await world.pass(1_000)
    expect(await told('spared')).toBe(1)
  })

  it('of another request delays it for as long as that one says', async () => {
    const request = await received('twice', 90)
    await received('twice', 2)
    await warned('twice')
    await world.call(staff.carl, 'POST', `/v1/legal-requests/${request}/refuse`, { reason: 'Not authentic.' })
    await world.pass(1_000)
    expect(await told('twice')).toBe(0)
    await world.pass(2 * DAY)
    expect(await told('twice')).toBe(1)
  })
})
