import { appendDecisions, findDecisions, ensurePartitions } from '@goodstanding/ledger'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from '../open-test-casework.ts'
import { traceOlder } from './trace-older.ts'

let world: TestCasework
beforeAll(async () => {
  world = await openTestCasework()
  await world.casework.traceOlder() // there is nothing yet
})
afterAll(() => world.close())

const sofia = () => world.staff('sofia', 'senior')
const SHA = 'ab'.repeat(32)

const links = async (path: string) => (await world.call(await sofia(), 'GET', `/v1/links/${path}`)).body

/** A message that is held, so that it is recorded. */
const send = (actor: string, more: Readonly<Record<string, unknown>>) =>
  world.send(actor, 'MARKED', { ...more, content: { text: 'MARKED', ...(more['content'] as object) } })

describe('what a file, a link or a device is linked with', () => {
  it('is every recorded decision with it, the newest first, by pages, and says where it is', async () => {
    for (let at = 0; at < 5; at++)
      await send(`u-${at % 3}`, { content: { files: [{ name: 'a.pdf', sha256: SHA.toUpperCase() }] } })
    const first = await links(`file/${SHA}?limit=2`)
    expect(first).toMatchObject({ count: { decisions: 5, accounts: 3, organizations: 1, more: false }, since: null })
    expect(first['items']).toMatchObject([
      { actor: 'u-1', where: '/data/content/files/0/sha256', effect: 'hold' },
      { actor: 'u-0' },
    ])
    const second = await links(`file/${SHA}?limit=2&cursor=${first['next']}`)
    const third = await links(`file/${SHA}?limit=2&cursor=${second['next']}`)
    const all = [first, second, third].flatMap(({ items }) => items)
    expect(all.map(({ id }: { id: string }) => id)).toEqual([...new Set(all.map(({ id }) => id))])
    expect(all).toHaveLength(5)
    expect(third['next']).toBeNull()
    expect((await links(`file/${SHA}?cursor=none-of-ours`))['kind']).toBe('query.invalid')
  })

  it('finds a host in links and in texts, however it is written, and no other host', async () => {
    await send('u-link', { content: { links: [{ text: 'here', target: 'https://Rich.example:8443/join?x=1' }] } })
    for (const asked of ['rich.example', 'https://rich.example/other', 'RICH.example/x'])
      expect((await links(`link/${encodeURIComponent(asked)}`))['items']).toMatchObject([{ actor: 'u-link' }])
    expect((await links('link/ich.example'))['items']).toEqual([])
  })

  it('finds a device', async () => {
    await send('u-device', { session: { id: 's-1', device: 'D-XX7', country: 'DE' } })
    expect((await links('device/d-xx7'))['items']).toMatchObject([{ actor: 'u-device', where: '/data/session/device' }])
  })

  it('is open to staff who work in all queues, and each look is an entry of the log', async () => {
    const root = await world.staff('root', 'installation-admin')
    await world.call(root, 'PUT', '/v1/queues/spare', {
      name: { en: 'Spare', zh: '备用' },
      filter: { severityFrom: 4 },
    })
    const kim = await world.staff('kim', 'moderator')
    await world.call(root, 'PUT', '/v1/staff/kim/queues', { queues: ['spare'] })
    for (const who of [world.service, world.member('boss', 'acme', 'admin'), kim])
      expect((await world.call(who, 'GET', '/v1/links/device/d-xx7')).status, who).toBe(403)
    await links('device/d-xx7')
    const entries = await world.call(await world.staff('ada', 'auditor'), 'GET', '/v1/audit/entries')
    expect(entries.body['items']).toContainEqual(
      expect.objectContaining({
        entry: expect.objectContaining({ object: 'device/d-xx7' }),
        opening: expect.objectContaining({ by: 'staff/sofia' }),
      }),
    )
  })

  it('stands in the database as keyed hashes alone, and goes when the person is erased', async () => {
    const { db } = world.casework.desk
    const kept = await db.query<{ row: string }>('select t::text as row from decision_trace t')
    expect(kept.map(({ row }) => row).join()).not.toMatch(/rich\.example|d-xx7|abababab/)
    await world.call(await sofia(), 'GET', '/v1/links/device/d-xx7')
    const before = await db.query(`select 1 from decision_trace where actor = 'u-device'`)
    expect(before).toHaveLength(1)
    const [held] = await db.query<{ id: string }>(`select case_id as id from case_decision c join decision d
      on c.decision = 'dec_' || d.id::text where d.actor = 'u-device'`)
    const closing = { outcome: 'no-violation', reason: 'No.' }
    await world.call(await sofia(), 'POST', `/v1/cases/${held?.id}/decide`, closing)
    const carl = await world.staff('carl', 'counsel')
    const asked = await world.call(world.member('u-device', 'acme'), 'POST', '/v1/erasures', {})
    const done = await world.call(carl, 'POST', `/v1/erasures/${asked.body['id']}/approve`, {})
    expect(done.body).toMatchObject({ status: 'erased' })
    expect(await db.query(`select 1 from decision_trace where actor = 'u-device'`)).toEqual([])
    expect((await links('device/d-xx7'))['items']).toEqual([])
  })
})

describe('decisions that were recorded before', () => {
  it('are gone through from the newest to the oldest, and it is said how far that is', async () => {
    const { db } = world.casework.desk
    await ensurePartitions(db, world.now(), 1)
    for (let at = 0; at < 3; at++) await send('u-old', { session: { id: 's-9', device: 'old-device' } })
    const [newest] = await db.query<{ id: string }>('select max(id::text) as id from decision')
    await db.query('delete from decision_trace')
    await db.query('update tracing set done = false, below = $1::uuid', [newest?.id])
    expect(await links('device/old-device')).toMatchObject({ items: [] })
    expect((await links('device/old-device'))['since']).not.toBeNull()
    expect(await world.casework.traceOlder()).toBe(true) // those below the newest
    const [row] = await findDecisions(db, [newest?.id ?? ''])
    expect(row?.actor).toBe('u-old')
    expect(await links('device/old-device')).toMatchObject({ since: null, count: { decisions: 2 } })
    expect((await links(`file/${SHA}`))['items']).toHaveLength(5)
    expect(await world.casework.traceOlder()).toBe(true) // and nobody needs to ask again
  })

  it('are left to the node that is at them, which may break off: the others ask again', async () => {
    const { db } = world.casework.desk
    await db.query('update tracing set done = true')
    await db.transaction(async (tx) => {
      await tx.query('select from tracing for update')
      expect(await world.casework.traceOlder()).toBe(false)
    })
    expect(await world.casework.traceOlder()).toBe(true)
  })

  it('are gone through though one cannot be read: that is told, and has none', async () => {
    const { db } = world.casework.desk
    const damaging = { session: { id: 's-9', device: 'damaged-device' } }
    await send('u-damaged', damaging)
    const [first] = await db.query<{ id: string }>(`select id from decision where actor = 'u-damaged'`)
    const [row] = await findDecisions(db, [first?.id ?? ''])
    expect.assert(row && typeof row.event === 'string')
    const id = world.casework.desk.newId(world.now())
    await appendDecisions(db, [{ ...row, id, eventId: 'damaged', event: `${row.event.slice(0, -4)}AAAA` }])
    await send('u-damaged', damaging)
    await db.query('delete from decision_trace')
    await db.query('update tracing set done = false, below = null')
    const told: object[] = []
    await traceOlder({ db, installationKey: 'test-installation-key', log: (line) => told.push(line) })
    expect(told).toMatchObject([{ level: 'error', work: 'trace a decision', decision: `dec_${id}` }])
    const [tracing] = await db.query('select done from tracing')
    expect(tracing).toEqual({ done: true })
    expect((await links(`file/${SHA}`))['items']).toHaveLength(5)
    const traced = await db.query<{ id: string }>(
      `select distinct decision_id as id from decision_trace where actor = 'u-damaged'`,
    )
    expect(traced).toHaveLength(2)
    expect(traced.map((one) => one.id)).not.toContain(id)
  })
})
