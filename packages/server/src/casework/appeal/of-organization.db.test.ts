/** An organization's appeal is the organization's, also where an account bears the same id. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from '../open-test-casework.ts'

const DAY = 86_400_000
let world: TestCasework
beforeAll(async () => {
  world = await openTestCasework()
})
afterAll(() => world.close())

it('keeps its words when the account of that id is erased, which does not wait for them, and names who appealed', async () => {
  const sofia = await world.staff('sofia', 'senior')
  const steve = await world.staff('steve', 'senior')
  const ada = world.member('ada', 'acme', 'admin')
  await world.call(world.service, 'PUT', '/v1/organizations/acme', {
    name: 'Acme Works',
    kind: 'company',
    country: 'CN',
  })
  await world.call(world.service, 'PUT', '/v1/people/acme', { organization: 'north', kind: 'member', name: 'Ac Me' })
  const filed = await world.call(world.member('out', 'elsewhere', 'external'), 'POST', '/v1/reports', {
    about: { organization: 'acme' },
    clause: 'conduct.i',
    text: 'Look.',
  })
  const until = new Date(world.now() + 30 * DAY).toISOString()
  const decided = await world.call(sofia, 'POST', `/v1/cases/${filed.body['case']}/decide`, {
    clause: 'conduct.i',
    actions: [{ type: 'limit', capability: 'live', until }],
    reason: 'Looked at.',
  })
  const action = decided.body['actions'][0].id
  const text = 'We have trained everybody.'
  const appeal = (await world.call(ada, 'POST', '/v1/appeals', { action, text })).body['id']
  const url = `/v1/appeals/${appeal}`
  await world.call(steve, 'POST', `${url}/ask`, { question: 'When was that?' })
  await world.call(ada, 'POST', `${url}/reply`, { text: 'Last week.' })

  const asked = await world.call(world.member('acme', 'north'), 'POST', '/v1/erasures', {})
  const carl = await world.staff('carl', 'counsel')
  const approved = await world.call(carl, 'POST', `/v1/erasures/${asked.body['id']}/approve`, {})
  expect(approved.body).toMatchObject({ status: 'erased' })

  const shown = (await world.call(steve, 'GET', url)).body
  expect(shown).toMatchObject({ by: 'acme', byName: 'Acme Works', text })
  expect(shown['talk'].map((line: { text: string }) => line.text)).toEqual(['When was that?', 'Last week.'])
  const entries = await world.call(await world.staff('otto', 'auditor'), 'GET', '/v1/audit/entries?limit=200')
  const said = entries.body['items'].map((entry: { why: string }) => entry.why)
  expect(said).toEqual(expect.arrayContaining(['When was that?', 'Last week.']))
})
