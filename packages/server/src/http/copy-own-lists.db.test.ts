/** What somebody takes along is all that they may read, of lists of any length, and nobody else's. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from '../casework/open-test-casework.ts'
import { copyOwnLists } from './copy-own-lists.ts'

let world: TestCasework
beforeAll(async () => {
  world = await openTestCasework()
})
afterAll(() => world.close())

type Copy = { readonly isWhole: boolean; readonly reports: readonly { text: string; receivedAt: string }[] }

const copyOf = async (id: string, role: 'member' | 'admin' = 'member') =>
  JSON.parse(await copyOwnLists(world.casework.desk, { kind: 'member', id, organization: 'acme', role })) as Copy

it('holds every report, each once, though the page shows fifty', async () => {
  const file = (by: string, text: string) =>
    world.call(world.member(by, 'acme'), 'POST', '/v1/reports', { about: {}, text })
  for (let nth = 0; nth < 103; nth += 1) {
    expect((await file('ann', `Report ${nth}`)).status).toBe(201)
    await world.pass(4 * 60_000)
  }
  await file('ben', 'Of somebody else')
  const { isWhole, reports } = await copyOf('ann')
  expect(isWhole).toBe(true)
  expect(new Set(reports.map(({ text }) => text)).size).toBe(103)
  expect(reports).toHaveLength(103)
  expect(reports[0]?.receivedAt).toMatch(/^\d{4}-\d{2}-\d{2}T/)
  // Whoever administers the organization takes their own along, and nobody's of its members.
  expect((await copyOf('boss', 'admin')).reports).toEqual([])
})
