/** Whoever floods is not heard for a while, but of a danger. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from '../open-test-casework.ts'

let world: TestCasework
beforeAll(async () => {
  world = await openTestCasework()
})
afterAll(() => world.close())

it('is heard where the machine found a danger in what is reported, whatever clause is named or none', async () => {
  const filed = async (about: object, clause?: string) => {
    const body = { about, text: 'Look at this.', ...(clause === undefined ? {} : { clause }) }
    return (await world.call(world.member('loud', 'acme', 'external'), 'POST', '/v1/reports', body)).status
  }
  let sent = 0
  const event = async (text: string) => {
    await world.send('sender', text)
    sent += 1
    return { event: { source: 'https://chat.example', id: `m-${sent}` } }
  }
  for (let turn = 0; turn < 50; turn += 1) await filed({ account: `about-${turn}` }, 'conduct.i')
  expect(await filed({ account: 'sender' })).toBe(429)
  expect(await filed(await event('INSULT'))).toBe(429)
  for (const text of ['AT RISK', 'DANGER']) {
    const about = await event(text)
    expect([text, await filed(about), await filed(about, 'conduct.i')]).toEqual([text, 201, 201])
  }
})
