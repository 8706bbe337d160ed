/** What follows from a fact is certain: where the node that stated it dies, or the follow-up fails there, the jobs do it, once. */
import { getFact } from '@goodstanding/ledger'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createFactBook, type FactsStated } from '../facts/fact-book.ts'
import { openTestCasework, type TestCasework } from './open-test-casework.ts'

let world: TestCasework
beforeAll(async () => {
  world = await openTestCasework()
  await world.casework.desk.db.query(
    `create function refuse_writing() returns trigger language plpgsql as $$ begin raise exception 'out of order'; end $$`,
  )
})
afterAll(() => world.close())

/** Where a follow-up writes. It cannot, until the table is let go. */
const WRITTEN = ['report_view', 'verification_view', 'observed_event'] as const
type Written = (typeof WRITTEN)[number]
const refuse = (table: Written) =>
  world.casework.desk.db.query(
    `create trigger refused before insert or update on ${table} execute function refuse_writing()`,
  )
const letGo = (table: Written) => world.casework.desk.db.query(`drop trigger if exists refused on ${table}`)
afterEach(async () => {
  for (const table of WRITTEN) await letGo(table)
})

const service = (method: 'PUT' | 'DELETE', url: string, body?: unknown) =>
  world.call(world.service, method, `/v1/${url}`, body)
const person = (id: string, organization: string, ...roles: readonly string[]) =>
  service('PUT', `people/${id}`, { organization, kind: 'member', name: id, roles })
const firm = (id: string, name: string) =>
  service('PUT', `organizations/${id}`, { name, kind: 'company', country: 'DE', domains: [] })
const jobs = async () =>
  (await world.casework.desk.db.query<{ key: string }>(`select key from job where kind = 'fact.follow'`)).length

async function report(by: string, organization: string): Promise<string> {
  const filed = await world.call(world.member(by, organization), 'POST', '/v1/reports', {
    about: { account: `mo-${by}` },
    text: 'Look.',
  })
  expect(filed.body).toMatchObject({ status: 'with-administrator' })
  return filed.body['id'] as string
}
const statusOf = async (by: string, organization: string, id: string): Promise<unknown> =>
  (await world.call(world.member(by, organization), 'GET', `/v1/reports/${id}`)).body['status']

/** States it where what follows cannot be written, and does what the jobs do then. */
async function leave(table: Written, stating: () => Promise<{ readonly status: number }>): Promise<void> {
  await refuse(table)
  expect((await stating()).status).toBeLessThan(300)
  await letGo(table)
}
const MINUTE = 60_000

describe('what follows from a fact, and failed where it was stated, is done by the jobs', () => {
  it('for reports that wait with an administrator who is none any more, moves away or is taken out', async () => {
    const ways = {
      acme: () => person('of-acme', 'acme'),
      globex: () => person('of-globex', 'elsewhere', 'admin'),
      initech: () => service('DELETE', 'people/of-initech'),
    }
    for (const [organization, way] of Object.entries(ways)) {
      await person(`of-${organization}`, organization, 'admin')
      const id = await report(`li-${organization}`, organization)
      await leave('report_view', way)
      expect(await statusOf(`li-${organization}`, organization, id)).toBe('with-administrator')
      await world.pass(MINUTE)
      expect(await statusOf(`li-${organization}`, organization, id)).toBe('with-operator')
    }
    expect(await jobs()).toBe(0)
  })

  it('though the same fact is stated again, or another one, before the jobs come to it', async () => {
    await person('of-hooli', 'hooli', 'admin')
    const id = await report('li-hooli', 'hooli')
    await leave('report_view', () => person('of-hooli', 'pied', 'admin'))
    await person('of-hooli', 'pied', 'admin')
    await person('of-hooli', 'piper', 'admin')
    await world.pass(MINUTE)
    expect(await statusOf('li-hooli', 'hooli', id)).toBe('with-operator')
  })

  it('again and again until it can be', async () => {
    await person('of-tyrell', 'tyrell', 'admin')
    const id = await report('li-tyrell', 'tyrell')
    await leave('report_view', () => person('of-tyrell', 'tyrell'))
    await refuse('report_view')
    await expect(world.pass(MINUTE)).rejects.toThrow('out of order')
    await letGo('report_view')
    await world.pass(MINUTE)
    expect(await statusOf('li-tyrell', 'tyrell', id)).toBe('with-operator')
  })

  it('for the badge of an organization that is called otherwise', async () => {
    await firm('linde', 'Linde Tools Ltd')
    const evidence = [{ kind: 'document', value: 'a'.repeat(64) }]
    await world.call(world.member('boss', 'linde', 'admin'), 'POST', '/v1/verifications', { evidence })
    const mei = await world.staff('mei', 'moderator')
    const seen = async () => (await world.call(mei, 'GET', '/v1/verifications/linde')).body
    const deciding = { outcome: 'verify', evidence }
    expect((await world.call(mei, 'POST', '/v1/verifications/linde/decide', deciding)).status).toBe(200)
    await leave('verification_view', () => firm('linde', 'Hagen Gardening Ltd'))
    expect(await seen()).toMatchObject({ status: 'verified' })
    await world.pass(MINUTE)
    expect(await seen()).toMatchObject({ status: 'expiring', renamed: { name: 'Hagen Gardening Ltd' } })
  })

  it('for those who bear a name that comes under protection, once, whichever node comes to it first', async () => {
    const screened = () =>
      world.casework.desk.db.query(
        `select organization from observed_event where event ->> 'id' like 'screen/protected/tw/%'`,
      )
    await firm('tarn', 'Tarnwell Optik')
    await leave('observed_event', () =>
      service('PUT', 'registers/protected-names/tw', { kind: 'business', name: 'Tarnwell Optik' }),
    )
    expect(await screened()).toEqual([])
    await Promise.all([world.pass(MINUTE), world.casework.runDue(), world.casework.runDue()])
    expect(await screened()).toEqual([{ organization: 'tarn' }])
    await world.pass(MINUTE)
    expect(await screened()).toHaveLength(1)
  })
})

/** Facts as a node states them that goes another way than it should. */
function bookOf(stated: Partial<FactsStated>) {
  const { desk, stated: usual } = world.casework
  const { db, factFeed: feed, policy } = desk
  return createFactBook({ db, feed, policy, token: (kind, text) => `${kind}:${text}`, stated: { ...usual, ...stated } })
}
const MEMBER = { organization: 'wayne', kind: 'member', name: 'Bo' }

it('is done by the jobs of whichever node where the one that stated it dies right after the commit', async () => {
  await person('bo', 'wayne', 'admin')
  const id = await report('li-wayne', 'wayne')
  const dying = bookOf({ follow: () => Promise.reject(new Error('killed')) })
  await expect(dying.put('person', 'bo', MEMBER, { ifMatch: null, now: world.now() })).rejects.toThrow('killed')
  await world.restart()
  expect(await statusOf('li-wayne', 'wayne', id)).toBe('with-administrator')
  await world.pass(MINUTE)
  expect(await statusOf('li-wayne', 'wayne', id)).toBe('with-operator')
})

it('is noted with its fact, or the fact is not stated either', async () => {
  await person('cy', 'wayne', 'admin')
  const failing = bookOf({ note: () => Promise.reject(new Error('no room')) })
  const stated = { ifMatch: null, now: world.now() }
  await expect(failing.put('person', 'cy', MEMBER, stated)).rejects.toThrow('no room')
  await expect(failing.remove('person', 'cy', stated)).rejects.toThrow('no room')
  expect(await getFact(world.casework.desk.db, 'person', 'cy')).toMatchObject({
    version: 1,
    body: { roles: ['admin'] },
  })
})

it('leaves no job behind where all went well, and sets none where nothing follows', async () => {
  await person('ann', 'umbrella', 'admin')
  await person('ann', 'umbrella')
  await firm('umbrella', 'Umbrella Ltd')
  await firm('umbrella', 'Parasol Ltd')
  expect((await service('DELETE', 'people/ann')).status).toBe(204)
  expect(await jobs()).toBe(0)
})
