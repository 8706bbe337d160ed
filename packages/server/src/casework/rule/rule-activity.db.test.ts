/** What rules did lately is counted off the decisions that are kept, day by day, each event once. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from '../open-test-casework.ts'
import { createRuleActivity } from './rule-activity.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

let world: TestCasework
let pia: string
beforeAll(async () => {
  world = await openTestCasework()
  pia = await world.staff('pia', 'policy-editor')
})
afterAll(() => world.close())

type Item = {
  readonly clause: string
  readonly rule: string
  readonly found: readonly { day: string; events: number }[]
}
const activity = async (who = pia) => world.call(who, 'GET', '/v1/rules/activity')
const foundBy = async (clause: string) =>
  ((await activity()).body['items'] as readonly Item[])
    .filter((item) => item.clause === clause)
    .map(({ found }) => found)
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)

it('counts each event once for its rule, on its day, and forgets what is two weeks old', async () => {
  expect((await foundBy('conduct.j')).flat()).toEqual([])
  const first = world.now()
  await world.send('u1', 'MARKED')
  await world.send('u2', 'MARKED')
  await world.send('u3', 'Hello')
  await world.pass(61_000)
  expect((await foundBy('conduct.j')).flat()).toEqual([{ day: dayOf(first), events: 2 }])
  await world.pass(DAY)
  await world.send('u4', 'MARKED')
  const second = world.now()
  await world.pass(61_000)
  pia = await world.staff('pia', 'policy-editor')
  expect((await foundBy('conduct.j')).flat()).toEqual([
    { day: dayOf(first), events: 2 },
    { day: dayOf(second), events: 1 },
  ])
  await world.pass(13 * DAY)
  pia = await world.staff('pia', 'policy-editor')
  expect((await foundBy('conduct.j')).flat()).toEqual([{ day: dayOf(second), events: 1 }])
})

it('says since when a rule reads as it does, and that it came with the product where nobody drafted it', async () => {
  const { desk, followRules } = world.casework
  await followRules()
  const { items } = (await createRuleActivity(desk)()) as { readonly items: readonly object[] }
  expect(items.length).toBeGreaterThan(0)
  for (const item of items)
    expect(item).toMatchObject({ worded: { since: expect.any(String), draftedBy: null, approvedBy: null } })
})

it('asks the database about a day that is over once, and about the present one once a minute at most', async () => {
  // Around midnight the day before is not settled yet.
  const ofDay = world.now() % DAY
  if (ofDay < HOUR || ofDay > DAY - HOUR) await world.pass(2 * HOUR)
  let asked = 0
  const { desk } = world.casework
  const query: typeof desk.db.query = (...of) => {
    if (JSON.stringify(of[0]).includes('count-findings')) asked += 1
    return desk.db.query(...of)
  }
  let ahead = 0
  const now = () => desk.now() + ahead
  const read = createRuleActivity({ ...desk, db: { ...desk.db, query }, now })
  await Promise.all([read(), read(), read()])
  expect(asked).toBe(14)
  await world.pass(61_000)
  await read()
  expect(asked).toBe(15)
  // A clock that is put back keeps nothing from being counted anew.
  ahead = 2 * 60_000
  await read()
  ahead = 0
  await read()
  expect(asked).toBe(17)
})

it('is read by the staff alone', async () => {
  for (const who of [world.service, world.member('u1', 'acme'), await world.staff('lex', 'counsel')])
    expect((await activity(who)).status).toBe(403)
})
