import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from './open-test-casework.ts'

/** What the driver says, once in a process, when a connection gets a query while one is under way on it and another waits: hence three of each below. */
const warnings: string[] = []
const hear = (warning: Error): void => void warnings.push(warning.message)

let world: TestCasework
beforeAll(async () => {
  process.on('warning', hear)
  world = await openTestCasework()
})
afterAll(async () => {
  process.off('warning', hear)
  await world.close()
})

it('never sends a second query in a transaction before the first one is answered: what is refused would go on in the next one', async () => {
  const sofia = await world.staff('sofia', 'senior')
  const bea = world.member('bea', 'acme')
  const evidence = ['One', 'Two', 'Three'].map((id) => ({ event: { source: 'https://chat.test', id }, text: id }))
  const about = { account: 'ann' }
  const report = await world.call(bea, 'POST', '/v1/reports', { about, clause: 'conduct.i', text: 'Look.', evidence })
  expect(report.status).toBe(201)
  const cases: string[] = []
  for (const actor of ['ann', 'ben']) cases.push((await world.send(actor, 'INSULT')).body['case'] as string)
  const [from, into] = cases
  const merged = await world.call(sofia, 'POST', `/v1/cases/${from}/merge`, { into, reason: 'One person.' })
  expect(merged.status).toBe(200)
  const limits = ['live', 'api', 'contact.invite'].map((capability) => ({ type: 'limit', capability }))
  const decided = await world.call(sofia, 'POST', `/v1/cases/${into}/decide`, {
    clause: 'conduct.i',
    actions: limits,
    reason: 'Insults.',
  })
  expect(decided.body).toMatchObject({ actions: limits })
  const [{ id: action }] = decided.body['actions'] as readonly [{ readonly id: string }]
  const appeal = { action, text: 'It was a joke.' }
  const filed = await world.call(world.member('ben', 'acme'), 'POST', '/v1/appeals', appeal)
  const silke = await world.staff('silke', 'senior')
  const asked = { question: 'What was said before?' }
  expect((await world.call(silke, 'POST', `/v1/appeals/${filed.body['id']}/ask`, asked)).status).toBe(200)
  const erased = await world.call(bea, 'POST', '/v1/erasures')
  const counsel = await world.staff('cora', 'counsel')
  expect((await world.call(counsel, 'POST', `/v1/erasures/${erased.body['id']}/approve`)).status).toBe(200)
  expect(warnings).toEqual([])
})
