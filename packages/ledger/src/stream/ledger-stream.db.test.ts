import { openTestDatabase, type TestDatabase } from '@goodstanding/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { appendAllToLedger, appendToLedger } from './append-to-ledger.ts'
import { loadStream } from './load-stream.ts'

const NOW = Date.UTC(2026, 10, 24, 10)
const events = (...names: string[]) => names.map((name, at) => ({ event: { name }, at: NOW + at }))
const taken = { ok: false, refusal: { kind: 'ledger.version-taken' } }

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

describe('a stream of the ledger', () => {
  it('gives its events back in order, from any version on', async () => {
    const { db } = database
    const stream = 'case/1'
    expect(await loadStream(db, stream)).toEqual([])
    expect(
      await appendToLedger(db, { stream, version: 1, organization: 'acme', events: events('opened', 'cla\0imed') }),
    ).toMatchObject({ ok: true, version: 2 })
    expect(
      await appendToLedger(db, { stream, version: 3, organization: 'acme', events: events('decided') }),
    ).toMatchObject({ ok: true, version: 3 })
    expect(await loadStream(db, stream)).toMatchObject([
      { version: 1, event: { name: 'opened' }, at: NOW },
      { version: 2, event: { name: 'cla\0imed' }, at: NOW + 1 },
      { version: 3, event: { name: 'decided' }, at: NOW },
    ])
    expect((await loadStream(db, stream, 2)).map(({ version }) => version)).toEqual([3])
  })

  it('refuses a version that is taken, and one that would leave a gap', async () => {
    const { db } = database
    const append = (version: number) =>
      appendToLedger(db, { stream: 'case/2', version, organization: null, events: events('a', 'b') })
    expect(await append(2)).toEqual(taken)
    expect(await append(1)).toMatchObject({ ok: true })
    expect(await append(1)).toEqual(taken)
    expect(await append(2)).toEqual(taken)
    expect(await append(4)).toEqual(taken)
    expect(await loadStream(db, 'case/2')).toHaveLength(2)
  })

  it('lets one of many writers write each version, and never half of an append', async () => {
    const { db } = database
    for (let version = 1; version <= 21; version += 2) {
      const appends = await Promise.all(
        Array.from({ length: 6 }, (_, writer) =>
          appendToLedger(db, {
            stream: 'case/3',
            version,
            organization: null,
            events: events(`${writer}`, `${writer}`),
          }),
        ),
      )
      expect(appends.filter(({ ok }) => ok)).toHaveLength(1)
    }
    const written = await loadStream(db, 'case/3')
    expect(written.map(({ version }) => version)).toEqual(Array.from({ length: 22 }, (_, at) => at + 1))
    for (let at = 0; at < 22; at += 2) expect(written[at]!.event).toEqual(written[at + 1]!.event)
  })

  it('is added to together with others, or says that it was not', async () => {
    const { db } = database
    const append = (stream: string, version: number) => ({
      stream,
      version,
      organization: null,
      events: events('a', 'b\u0000'),
    })
    expect(await appendAllToLedger(db, [append('case/4', 1), append('case/5', 1)])).toBe(true)
    expect(await appendAllToLedger(db, [append('case/4', 3), append('case/5', 3)])).toBe(true)
    expect((await loadStream(db, 'case/5')).map(({ version }) => version)).toEqual([1, 2, 3, 4])
    expect(await loadStream(db, 'case/4')).toMatchObject([{}, { event: { name: 'b\0' } }, {}, {}])
    expect(await appendAllToLedger(db, [append('case/6', 1), append('case/5', 4)])).toBe(false)
    expect(await appendAllToLedger(db, [append('case/7', 2)])).toBe(false)
  })

  it('only grows', async () => {
    await expect(database.db.query(`update ledger set event = '{}'`)).rejects.toThrow(/only grows/)
    await expect(database.db.query('delete from ledger')).rejects.toThrow(/only grows/)
    await expect(database.db.query('truncate ledger')).rejects.toThrow(/only grows/)
  })
})
