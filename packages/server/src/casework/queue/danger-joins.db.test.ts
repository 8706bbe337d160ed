/** Somebody who may be in danger is seen by those whom the operator trusts with it, also where a case about them is open elsewhere. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from '../open-test-casework.ts'

let world: TestCasework
let senior: string
beforeAll(async () => {
  world = await openTestCasework()
  senior = await world.staff('lead', 'senior')
  const root = await world.staff('root', 'installation-admin')
  const filter = { dangers: ['threat-to-life'] }
  const care = { name: { en: 'People at risk', zh: '需要帮助的人' }, filter }
  expect((await world.call(root, 'PUT', '/v1/queues/care', care)).status).toBe(200)
  for (const [id, queue] of [
    ['trained', 'care'],
    ['mei', 'general'],
  ] as const) {
    await world.staff(id, 'moderator')
    await world.call(root, 'PUT', `/v1/staff/${id}/queues`, { queues: [queue] })
  }
})
afterAll(() => world.close())

const read = async (id: string) => (await world.call(senior, 'GET', `/v1/cases/${id}`)).body
const seenBy = async (who: string, id: string) =>
  (await world.call(await world.staff(who, 'moderator'), 'GET', `/v1/cases/${id}`)).status

describe('words of somebody at risk that join an open case about them', () => {
  it('bring it to those who work on danger, though it was as grave before, and take it from the others', async () => {
    const id = (await world.send('ann', 'GRAVE')).body['case'] as string
    expect((await read(id))['queue']).toBe('general')
    expect([await seenBy('mei', id), await seenBy('trained', id)]).toEqual([200, 403])
    expect((await world.send('ann', 'AT RISK')).body['case']).toBe(id)
    expect((await read(id))['queue']).toBe('care')
    expect([await seenBy('mei', id), await seenBy('trained', id)]).toEqual([403, 200])
  })

  it('are in it, and with those people, however much it holds', async () => {
    const id = (await world.send('ben', 'GRAVE')).body['case'] as string
    for (let at = 0; at < 200; at += 1) await world.send('ben', 'GRAVE')
    await world.send('ben', 'AT RISK')
    const found = await read(id)
    expect(found['findings']).toContainEqual(expect.objectContaining({ rule: 'at-risk' }))
    expect(found['queue']).toBe('care')
  })
})
