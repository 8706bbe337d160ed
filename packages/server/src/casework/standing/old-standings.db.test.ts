/** Standings that were kept before they said since when they hold: a step of the schema reads it off the actions. */
import { createFactMemory } from '@goodstanding/engine'
import { standingSince } from '@goodstanding/ledger'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from '../open-test-casework.ts'
import { createStandingFeed } from './standing-feed.ts'

const HOUR = 3_600_000
let world: TestCasework
let sol: string
beforeAll(async () => {
  world = await openTestCasework()
  sol = await world.staff('sol', 'senior')
})
afterAll(() => world.close())

type Rows = readonly { readonly subject_key: string; readonly standing: Readonly<Record<string, unknown>> }[]
const kept = async (): Promise<Rows> => {
  const rows = await world.casework.desk.db.query<Rows[number]>(
    'select subject_key, standing::jsonb as standing from standing order by subject_key',
  )
  expect(rows.length).toBeGreaterThan(0)
  return rows
}

async function act(account: string, ...actions: readonly object[]): Promise<void> {
  const { body } = await world.call(world.member('ray', 'acme'), 'POST', '/v1/reports', {
    ...{ about: { account }, clause: 'conduct.i', text: 'Look.', to: 'operator' },
  })
  const decision = { clause: 'conduct.i', actions, reason: 'It was them.' }
  expect((await world.call(sol, 'POST', `/v1/cases/${body['case']}/decide`, decision)).status).toBe(200)
}

it('are dated by the actions in force, each limit by its own, and those that nothing dates stay as strict as they were', async () => {
  const { db } = world.casework.desk
  const until = new Date(world.now() + 480 * HOUR).toISOString()
  const limit = (capability: string) => ({ type: 'limit', capability, until })
  await act('narrow', limit('message.external'))
  await world.pass(HOUR)
  await act('narrow', limit('contact.invite'))
  await act('gone', { type: 'suspend', until })
  await world.pass(HOUR)
  await act('warned', { type: 'warn' })
  const dated = await kept()
  expect(JSON.stringify(dated).match(/"since"/g)).toHaveLength(3)
  // As they lay before they were dated; one is of a suspension of which no action is left.
  await db.query(`update standing set standing = ((standing::jsonb - 'since') || jsonb_build_object('limits',
    (select coalesce(jsonb_agg(one - 'since'), '[]') from jsonb_array_elements(standing::jsonb -> 'limits') as one)))::json`)
  const lost = { state: 'suspended', until: null, action: null, limits: [], points: 0, reports: 0 }
  await db.query(
    `insert into standing (subject_key, organization, standing, position) values ('account/lost', '', $1, 1000)`,
    [JSON.stringify(lost)],
  )
  expect(JSON.stringify(await kept())).not.toContain('"since"')
  await db.query(standingSince.sql)
  expect(await kept()).toEqual(
    [...dated, { subject_key: 'account/lost', standing: lost }].sort((a, b) =>
      a.subject_key < b.subject_key ? -1 : 1,
    ),
  )
  const facts = createFactMemory({ service: { names: [], domains: [] }, token: (kind, text) => `${kind}:${text}` })
  await createStandingFeed(db, facts).follow()
  expect(facts.standing({ type: 'account', id: 'gone' }).since).toBe(world.now() - HOUR)
  expect(facts.standing({ type: 'account', id: 'lost' }).since).toBeUndefined()
  await db.query(standingSince.sql) // and once more changes nothing
  expect(JSON.stringify(await kept()).match(/"since"/g)).toHaveLength(3)
})
