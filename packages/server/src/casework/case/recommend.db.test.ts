/** What the ladder of a clause recommends in a case that is of no clause yet, or of another: as a decision under it would count. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from '../open-test-casework.ts'

let world: TestCasework
beforeAll(async () => {
  world = await openTestCasework()
})
afterAll(() => world.close())

const sofia = () => world.staff('sofia', 'senior')
const recommended = async (who: string, id: string, query: string) =>
  world.call(who, 'GET', `/v1/cases/${id}/recommended${query}`)

it('is read for a clause that whoever decides chose, and for nobody who may not read the case', async () => {
  const about = { account: 'bob', organization: 'acme' }
  const filed = await world.call(world.member('rex', 'acme', 'external'), 'POST', '/v1/reports', {
    about,
    text: 'Look.',
  })
  const id: string = filed.body['case']
  expect((await world.call(await sofia(), 'GET', `/v1/cases/${id}`)).body).toMatchObject({
    clauses: [],
    recommended: [],
  })
  const found = await recommended(await sofia(), id, '?clause=conduct.j')
  expect(found).toMatchObject({ status: 200, body: { items: [{ clause: 'conduct.j', action: expect.any(String) }] } })

  // The points of a first violation count at the second, in the case of none as in the case of one.
  const { action, points } = found.body['items'][0]
  const decision = {
    clause: 'conduct.j',
    reason: 'Seen.',
    actions: [{ type: action, subject: { type: 'account', id: 'bob' } }],
  }
  expect((await world.call(await sofia(), 'POST', `/v1/cases/${id}/decide`, decision)).status).toBe(200)
  const again = await world.call(world.member('rex', 'acme', 'external'), 'POST', '/v1/reports', {
    about,
    text: 'Again.',
  })
  const second: string = again.body['case']
  const [step] = (await recommended(await sofia(), second, '?clause=conduct.j')).body['items']
  expect(step['points']).toBeGreaterThan(points)

  expect((await recommended(await sofia(), id, '')).body).toMatchObject({ kind: 'query.invalid', pointer: '?clause' })
  expect((await recommended(await sofia(), id, '?clause=conduct.zz')).body['kind']).toBe('case.clause-unknown')
  expect((await recommended(await sofia(), 'case_none', '?clause=conduct.j')).status).toBe(404)
  expect((await recommended(world.member('rex', 'acme'), id, '?clause=conduct.j')).status).toBe(403)
  expect((await recommended(await world.staff('ida', 'installation-admin'), id, '?clause=conduct.j')).status).toBe(403)
})
