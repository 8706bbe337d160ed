/** What a limit of an organization says of an early end hangs on the limits before it, as far as those stand. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from '../open-test-casework.ts'

const DAY = 86_400_000
let world: TestCasework
let sofia: string
beforeAll(async () => {
  world = await openTestCasework()
  sofia = await world.staff('sofia', 'senior')
})
afterAll(() => world.close())

async function limit(organization: string): Promise<string> {
  const filed = await world.call(world.member('out', 'elsewhere', 'external'), 'POST', '/v1/reports', {
    about: { organization },
    clause: 'conduct.i',
    text: 'Look.',
  })
  const until = new Date(world.now() + 30 * DAY).toISOString()
  const actions = [{ type: 'limit', capability: 'live', until }]
  const body = { clause: 'conduct.i', actions, reason: 'Looked at.' }
  const decided = await world.call(sofia, 'POST', `/v1/cases/${filed.body['case']}/decide`, body)
  await world.pass(1_000)
  return decided.body['actions'][0].id
}

it('counts none that was taken back: what was the second is the first, and its early end may be asked for', async () => {
  const [first, second, third] = [await limit('acme'), await limit('acme'), await limit('acme')]
  const ada = world.member('ada', 'acme', 'admin')
  const shown = async (action: string) =>
    (await world.call(ada, 'GET', `/v1/notices?action=${action}&subject=organization/acme`)).body['items'][0]
  const ask = (action: string) =>
    world.call(ada, 'POST', '/v1/appeals', { action, text: 'We have trained everybody.', kind: 'early-release' })
  expect([(await shown(second)).earlyRelease, (await shown(third)).earlyRelease]).toEqual(['no-early-release', 'stays'])
  expect(await ask(second)).toMatchObject({ status: 409, body: { kind: 'appeal.no-early-release' } })

  await world.call(sofia, 'POST', `/v1/actions/${first}/reverse`, { reason: 'Not them.' })
  const now = await shown(second)
  expect([now.earlyRelease, (await shown(third)).earlyRelease]).toEqual(['may-apply', 'no-early-release'])
  const release = now.described.facts.find(({ name }: { name: string }) => name === 'release')
  expect(release.value.en).toContain('may ask for it to end early')
  expect(await ask(second)).toMatchObject({ status: 201, body: { party: 'early-release' } })
  expect(await ask(third)).toMatchObject({ status: 409, body: { kind: 'appeal.no-early-release' } })
})
