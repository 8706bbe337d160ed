/** The notice of an organization says what stays to its people: until when they can export, or that they cannot. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from '../open-test-casework.ts'

let world: TestCasework
let sofia: string
let sol: string

beforeAll(async () => {
  world = await openTestCasework()
  sofia = await world.staff('sofia', 'senior')
  sol = await world.staff('sol', 'senior')
})
afterAll(() => world.close())

/** Acts on an organization; answers what its administrator reads, and until when its standing lets people export. */
async function act(organization: string, clause: string, type: 'suspend' | 'terminate') {
  const boss = world.member(`boss-of-${organization}`, organization, 'admin')
  await world.call(boss, 'GET', '/v1/reports')
  const report = {
    about: { organization },
    clause,
    text: 'Look.',
    reporter: { organization, id: 'bob', kind: 'external' },
  }
  const { case: found } = (await world.call(world.service, 'POST', '/v1/reports', report)).body
  const decision = { clause, actions: [{ type }], reason: 'Because.' }
  const decided = await world.call(sofia, 'POST', `/v1/cases/${found}/decide`, decision)
  if (type === 'terminate') await world.call(sol, 'POST', `/v1/actions/${decided.body['actions'][0].id}/approve`)
  const [notice] = (await world.call(boss, 'GET', '/v1/notices')).body['items']
  const { exportUntil } = (await world.call(world.service, 'GET', `/v1/standing/organization/${organization}`)).body
  const fact = notice.described.facts.find(({ name }: { readonly name: string }) => name === 'export')
  expect(notice.message.en).toContain(fact.value.en)
  expect(notice.message.zh).toContain(fact.value.zh)
  return { told: fact.value.en, exportUntil }
}

it('says it of a termination, of one that leaves no time, and of a suspension', async () => {
  const { told, exportUntil } = await act('acme', 'conduct.i', 'terminate')
  expect(told).toContain(`until ${exportUntil.slice(0, 16).replace('T', ' ')} UTC`)
  const grave = await act('globex', 'content.h', 'terminate')
  expect(grave).toEqual({ told: expect.stringContaining('cannot export anything'), exportUntil: null })
  expect((await act('initech', 'conduct.i', 'suspend')).told).toContain('can still read and export')
})
