import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from './open-test-casework.ts'

let world: TestCasework
let mei: string
beforeAll(async () => {
  world = await openTestCasework()
  mei = await world.staff('mei', 'moderator')
})
afterAll(() => world.close())

describe('a clause that limits automatically', () => {
  it('waits for a person at first, and then limits by itself for at most 7 days, with notice and appeal', async () => {
    const held = await world.send('again', 'MARKED')
    expect((await world.send('again', 'Hello')).body['effect']).toBe('allow')
    expect((await world.call(mei, 'GET', `/v1/cases/${held.body['case']}`)).body['recommended']).toMatchObject([
      { clause: 'conduct.j', action: 'warn', points: 2 },
    ])
    await world.call(mei, 'POST', `/v1/cases/${held.body['case']}/decide`, {
      clause: 'conduct.j',
      actions: [{ type: 'warn' }],
      reason: 'Because.',
    })
    expect((await world.send('again', 'MARKED')).body['effect']).toBe('hold')
    expect((await world.send('again', 'Hello')).body).toMatchObject({ effect: 'block', standing: { state: 'limited' } })
    const notices = await world.call(world.member('again', 'acme'), 'GET', '/v1/notices')
    const until = new Date(world.now() + 7 * 86_400_000).toISOString()
    expect(notices.body['items']).toMatchObject(
      expect.arrayContaining([expect.objectContaining({ automated: true, type: 'limit', until })]),
    )
    const { action, facts, message } = notices.body['items'].find((item: { automated: boolean }) => item.automated)
    // No person wrote what happened: the rule's own words say it, in both languages.
    expect(facts.en).toMatch(/^Marked\. \(message\.send, dec_/)
    expect(facts.zh).toMatch(/^标记。（message\.send，dec_/)
    expect(message.zh).toContain('标记。')
    expect(
      (await world.call(world.member('again', 'acme'), 'POST', '/v1/appeals', { action, text: 'No.' })).status,
    ).toBe(201)
  })
})
