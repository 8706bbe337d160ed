/** mastodon/mastodon#27561: what moderation does is published, in counts. */
import { addPublishedReport } from '@goodstanding/ledger'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from '../open-test-casework.ts'
import { readPublished } from './publish-report.ts'

let world: TestCasework
let mei: string
let lead: string
let carl: string
let hired = 0
beforeAll(async () => {
  world = await openTestCasework()
  await hire()
})
afterAll(() => world.close())

/** Their tokens end after a month, which passes here. */
async function hire(): Promise<void> {
  hired += 1
  mei = await world.staff(`mei-${hired}`, 'moderator')
  lead = await world.staff(`lead-${hired}`, 'senior')
  carl = await world.staff(`carl-${hired}`, 'counsel')
}
async function pass(days: number): Promise<void> {
  await world.pass(days * 86_400_000)
  await hire()
}

const monthOf = (at: number): string => new Date(at).toISOString().slice(0, 7)
const step = (who: string, period: string, named: 'publish' | 'withdraw') =>
  world.call(who, 'POST', `/v1/transparency/${period}/${named}`, {})
const listed = async () =>
  (await world.call(mei, 'GET', '/v1/transparency')).body['items'].map(
    ({ period }: { period: { name: string } }) => period.name,
  )

async function warnSix(): Promise<void> {
  for (let number = 0; number < 6; number += 1) {
    const { body } = await world.send(`of-${world.now()}-${number}`, 'INSULT')
    const decision = { clause: 'conduct.i', actions: [{ type: 'warn' }], reason: 'Seen.' }
    await world.call(mei, 'POST', `/v1/cases/${body['case']}/decide`, decision)
  }
}

describe('publishing a transparency report', () => {
  it('waits until the period is over, and is for a senior or counsel', async () => {
    const month = monthOf(world.now())
    expect(await step(lead, month, 'publish')).toMatchObject({ status: 409, body: { kind: 'transparency.not-over' } })
    const others = [
      mei,
      world.service,
      world.member('boss', 'acme', 'admin'),
      await world.staff('root', 'installation-admin'),
    ]
    for (const who of others)
      for (const named of ['publish', 'withdraw'] as const) expect((await step(who, '2020', named)).status).toBe(403)
    expect(await step(lead, 'whenever', 'publish')).toMatchObject({ status: 404, body: { kind: 'route.unknown' } })
    expect(await listed()).toEqual([])
  })

  it('keeps what was counted then, whatever changes later', async () => {
    await warnSix()
    const month = monthOf(world.now())
    await pass(40)
    const published = await step(carl, month, 'publish')
    expect(published).toMatchObject({ status: 200, body: { period: { name: month } } })
    expect(await listed()).toEqual([month])
    const report = await readPublished(world.casework.desk, month)
    expect(report?.tables.actionsByType).toEqual({ total: 6, cells: [{ key: 'warn', count: 6 }] })
    expect(report?.period.until).toBe(Date.parse(published.body['period'].until))
    const { items } = (await world.call(await world.staff('abe', 'auditor'), 'GET', '/v1/audit/entries?limit=200')).body
    expect(items).toContainEqual(
      expect.objectContaining({
        entry: expect.objectContaining({ act: 'transparency.publish', object: `transparency/${month}` }),
        opening: expect.objectContaining({ by: `staff/carl-${hired}` }),
      }),
    )
  })

  it('leaves no day in two of them, and makes room when one is withdrawn', async () => {
    const [month = ''] = await listed()
    const year = month.slice(0, 4)
    await pass(400)
    expect(await step(lead, month, 'publish')).toMatchObject({ status: 409, body: { kind: 'transparency.published' } })
    expect(await step(lead, year, 'publish')).toMatchObject({
      status: 409,
      body: { kind: 'transparency.overlaps', by: month },
    })
    expect((await step(lead, month, 'withdraw')).body).toMatchObject({ publishedAt: null })
    expect(await step(lead, month, 'withdraw')).toMatchObject({
      status: 404,
      body: { kind: 'transparency.unpublished' },
    })
    expect((await step(lead, year, 'publish')).status).toBe(200)
    expect(await listed()).toEqual([year])
  })

  it('is held to that by the database as well, when two publish at once', async () => {
    const [year = ''] = await listed()
    const at = Date.UTC(Number(year), 5, 1)
    const kept = { name: `${year}-06`, from: at, until: at + 30 * 86_400_000, report: '{}', publishedBy: 'staff/lead' }
    await expect(addPublishedReport(world.casework.desk.db, { ...kept, publishedAt: world.now() })).rejects.toThrow(
      /exclusion constraint/,
    )
    const next = String(Number(year) - 3)
    const both = await Promise.all([step(lead, next, 'publish'), step(carl, `${next}-02`, 'publish')])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
  })
})
