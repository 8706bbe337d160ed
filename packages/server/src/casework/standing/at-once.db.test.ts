/** Actions that are taken at one moment: whatever comes second sees what the first has done. */
import type { ActionTerms } from '@goodstanding/casework'
import { findJob } from '@goodstanding/ledger'
import type { Capability } from '@goodstanding/model'
import { untilWaiting } from '@goodstanding/testkit'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from '../open-test-casework.ts'
import { asId } from '../read-id.ts'
import { ACTIONS } from '../streams.ts'
import type { Unit } from '../unit.ts'
import { touchStanding } from './touch-standing.ts'

let world: TestCasework
beforeAll(async () => {
  world = await openTestCasework()
})
afterAll(() => world.close())

async function limit(unit: Unit, account: string, capability: Capability): Promise<void> {
  const subject = { type: 'account' as const, id: account }
  const id = asId<ActionTerms['id']>(`act_${account}_${capability}`)
  const terms: ActionTerms = {
    id,
    type: 'limit',
    subject: { ...subject, organization: null },
    capability,
    until: null,
    clause: asId('conduct.j'),
    severity: 2,
    policy: { id: asId('test'), version: '1' },
    reason: 'It was so.',
    facts: { en: 'It was so.', zh: '确有其事。' },
    violation: id,
    holder: null,
    case: null,
    withoutPriorNotice: null,
    exportWindow: 'usual',
    followUp: null,
    earlyRelease: null,
  }
  await touchStanding(world.casework.desk, unit, subject)
  await unit.load(ACTIONS, id)
  const by = { kind: 'person', id: asId<never>('sol') } as never
  unit.add(ACTIONS, id, [{ kind: 'action.taken', terms, by, second: null, at: unit.now }])
}

/** Two units of which the second begins when the first has found its standings, and has not committed them. */
async function atOnce(first: (unit: Unit) => Promise<void>, second: (unit: Unit) => Promise<void>): Promise<void> {
  const { desk } = world.casework
  const state: { isOver: boolean; coming: Promise<void> | null } = { isOver: false, coming: null }
  await desk.run(async (unit) => {
    await first(unit)
    unit.settle('last', async () => {
      state.coming = desk.run(second).finally(() => {
        state.isOver = true
      })
      await untilWaiting(desk.db, 1, () => state.isOver)
    })
  })
  await state.coming
}

it('are each in its standing, as it is kept and as decisions read it', async () => {
  const { desk } = world.casework
  await desk.run((unit) => limit(unit, 'li', 'file.upload')) // who has no data key yet gets it from one at a time
  await atOnce(
    (unit) => limit(unit, 'li', 'message.external'),
    (unit) => limit(unit, 'li', 'contact.invite'),
  )
  const [kept] = await desk.db.query<{ limits: readonly { capability: string }[] }>(
    `select standing -> 'limits' as limits from standing where subject_key = 'account/li'`,
  )
  const all = ['contact.invite', 'file.upload', 'message.external']
  expect(kept?.limits.map(({ capability }) => capability).toSorted()).toEqual(all)
  const { limits } = desk.memory.standing({ type: 'account', id: 'li' })
  expect(limits.map(({ capability }) => capability).toSorted()).toEqual(all)
})

it('that bar the last two administrators of an organization leave it the time to name one', async () => {
  const { desk } = world.casework
  for (const id of ['boss', 'vice']) {
    const fact = { organization: 'globex', kind: 'admin', name: id, roles: ['admin'] }
    await world.call(world.service, 'PUT', `/v1/people/${id}`, fact)
    await desk.run((unit) => limit(unit, id, 'file.upload'))
  }
  await atOnce(
    (unit) => limit(unit, 'boss', 'admin'),
    (unit) => limit(unit, 'vice', 'admin'),
  )
  expect(await findJob(desk.db, { kind: 'organization.administrator', key: 'globex' })).not.toBeNull()
})
