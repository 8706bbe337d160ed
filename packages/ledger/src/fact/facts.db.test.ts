import { openTestDatabase, type TestDatabase } from '@goodstanding/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deleteFact } from './delete-fact.ts'
import type { Fact, FactKind, FactWrite } from './fact.ts'
import { getFact, listFacts } from './find-facts.ts'
import { forgetFactChanges, loadAllFacts, readFactChanges } from './follow-facts.ts'
import { putFact, putFacts } from './put-facts.ts'

const NOW = Date.UTC(2026, 10, 24, 10)
const fact = (key: string, given: Partial<FactWrite> = {}): FactWrite => ({
  kind: 'person',
  key,
  organization: 'acme',
  body: { name: `Li\0Wei ${key}` },
  expectedVersion: null,
  at: NOW,
  ...given,
})

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const changesAfter = async (position: number) => (await readFactChanges(database.db, position, 10_000)).changes

describe('a fact', () => {
  it.each<FactKind>(['permit', 'consent', 'organization', 'person', 'register.works'])(
    'of kind %s is put, read, changed and withdrawn',
    async (kind) => {
      const { db } = database
      expect(await getFact(db, kind, 'f1')).toBeNull()
      expect(await putFact(db, fact('f1', { kind }))).toMatchObject({ kind: 'put', version: 1 })
      expect(await getFact(db, kind, 'f1')).toEqual({
        kind,
        key: 'f1',
        organization: 'acme',
        body: { name: 'Li\0Wei f1' },
        version: 1,
        updatedAt: NOW,
      })
      expect(await putFact(db, fact('f1', { kind, organization: null, body: [] }))).toMatchObject({ version: 2 })
      expect(await getFact(db, kind, 'f1')).toMatchObject({ organization: null, body: [], version: 2 })
      const gone = { kind, key: 'f1', expectedVersion: 2, at: NOW }
      expect(await deleteFact(db, gone)).toMatchObject({ kind: 'deleted' })
      expect(await deleteFact(db, gone)).toEqual({ kind: 'refused', refusal: { kind: 'fact.unknown' } })
    },
  )

  it('is refused when it is not at the expected version, and nothing is half done', async () => {
    const { db } = database
    const stale = (version: number) => ({ kind: 'refused', refusal: { kind: 'fact.stale', version } })
    expect(await putFact(db, fact('v', { expectedVersion: 3 }))).toEqual(stale(0))
    expect(await putFact(db, fact('v', { expectedVersion: 0 }))).toMatchObject({ version: 1 })
    expect(await putFact(db, fact('v', { expectedVersion: 0 }))).toEqual(stale(1))
    expect(await putFact(db, fact('v', { expectedVersion: 1 }))).toMatchObject({ version: 2 })
    expect(await deleteFact(db, { kind: 'person', key: 'v', expectedVersion: 1, at: NOW })).toEqual(stale(2))
    const changes = (await changesAfter(0)).filter(({ key }) => key === 'v')
    expect(changes.map(({ version }) => version)).toEqual([1, 2])
  })

  it.each<FactKind>(['permit', 'register.works'])(
    'of kind %s that was withdrawn and is stated anew has no version that it had before, so that what was read then is stale',
    async (kind) => {
      const { db } = database
      const key = `again-${kind}`
      const again = fact(key, { kind })
      await putFact(db, again)
      await putFact(db, fact(key, { kind: 'register.apps' }))
      await deleteFact(db, { kind, key, expectedVersion: 1, at: NOW })
      expect(await putFact(db, { ...again, expectedVersion: 0 })).toMatchObject({ version: 3 })
      const stale = { kind: 'refused', refusal: { kind: 'fact.stale', version: 3 } }
      expect(await putFact(db, { ...again, expectedVersion: 1 })).toEqual(stale)
      await deleteFact(db, { kind, key, expectedVersion: 3, at: NOW })
      expect(await putFacts(db, [again, again])).toMatchObject([{ version: 5 }, { version: 6 }])
      expect(await getFact(db, 'register.apps', key)).toMatchObject({ version: 1 })
    },
  )

  it('of one register is not a fact of another', async () => {
    await putFact(database.db, fact('same', { kind: 'register.urls', body: 1 }))
    await putFact(database.db, fact('same', { kind: 'register.hashes', body: 2 }))
    expect(await getFact(database.db, 'register.urls', 'same')).toMatchObject({ body: 1 })
    expect(await getFact(database.db, 'register.works', 'same')).toBeNull()
  })

  it('is listed by key, page after page, of all or of one organization', async () => {
    const keys = ['a', 'b', 'c', 'd', 'e']
    await putFacts(
      database.db,
      keys.map((key, at) => fact(key, { kind: 'consent', organization: `o${at % 2}` })),
    )
    const first = await listFacts(database.db, 'consent', { organization: null }, { limit: 3, cursor: null })
    const second = await listFacts(database.db, 'consent', { organization: null }, { limit: 3, cursor: first.next })
    expect([...first.items, ...second.items].map(({ key }) => key)).toEqual(keys)
    expect(second.next).toBeNull()
    const { items } = await listFacts(database.db, 'consent', { organization: 'o1' }, { limit: 9, cursor: null })
    expect(items.map(({ key }) => key)).toEqual(['b', 'd'])
  })
})

describe('the change feed', () => {
  it('shows positions in order while many write: a follower misses nothing', async () => {
    const { db } = database
    const { position: start } = await loadAllFacts(db, () => undefined)
    const writers = Array.from({ length: 8 }, async (_, writer) => {
      for (let at = 0; at < 25; at += 1) await putFact(db, fact(`w${writer}`, { body: at }))
    })
    const seen: { key: string; position: number; version: number }[] = []
    const written = Promise.all(writers).then(() => 'done')
    for (let after = start, done = false; ; ) {
      const { changes } = await readFactChanges(db, after, 10)
      seen.push(...changes)
      after = changes.at(-1)?.position ?? after
      if (changes.length > 0) continue
      if (done) break
      done = (await Promise.race([written, Promise.resolve('not yet')])) === 'done'
    }
    expect(seen).toHaveLength(200)
    for (let writer = 0; writer < 8; writer += 1)
      expect(seen.filter(({ key }) => key === `w${writer}`).map(({ version }) => version)).toEqual(
        Array.from({ length: 25 }, (_, at) => at + 1),
      )
  })

  it('is found by its holder, whatever characters those of others hold', async () => {
    const { db } = database
    const permit = (key: string, body: object) =>
      putFact(db, fact(key, { kind: 'permit', organization: 'lists', body }))
    await permit('p-1', { holder: 'u/"1"', purpose: 'Li\0' })
    await permit('p-2', { holder: 'u2', purpose: '"holder":"u/\\"1\\""' })
    await permit('p-3', { purpose: 'x', holder: 'u/"1"' })
    const found = await listFacts(db, 'permit', { organization: 'lists', holder: 'u/"1"' }, { limit: 9, cursor: null })
    expect(found.items.map(({ key }) => key)).toEqual(['p-1', 'p-3'])
  })

  it('goes on exactly where the load of all facts ended', async () => {
    const { db } = database
    const writing = (async () => {
      for (let at = 0; at < 40; at += 1) await putFact(db, fact('counted', { kind: 'register.apps', body: at }))
    })()
    const loaded: Fact[] = []
    const { position } = await loadAllFacts(db, (facts) => void loaded.push(...facts))
    await writing
    const version = loaded.find(({ kind, key }) => kind === 'register.apps' && key === 'counted')?.version ?? 0
    const changes = (await changesAfter(position)).filter(({ key }) => key === 'counted')
    expect(changes.map((change) => change.version)).toEqual(
      Array.from({ length: 40 - version }, (_, at) => version + at + 1),
    )
  })

  it('tells of a withdrawal, only grows, and forgets by age alone', async () => {
    const { db } = database
    await putFact(db, fact('gone'))
    await deleteFact(db, { kind: 'person', key: 'gone', expectedVersion: null, at: NOW + 1 })
    const changes = await changesAfter(0)
    expect(changes.at(-1)).toMatchObject({ key: 'gone', body: null, version: 2, at: NOW + 1 })
    await expect(db.query(`delete from fact_change`)).rejects.toThrow(/only grows/)
    await expect(db.query(`update fact_change set body = null`)).rejects.toThrow(/only grows/)
    await forgetFactChanges(db, NOW + 1)
    expect(await changesAfter(0)).toHaveLength(1)
    const { position } = await loadAllFacts(db, () => undefined)
    expect(position).toBe(changes.at(-1)?.position)
  })

  it('forgets no younger entry, none that a legal hold covers, and never the newest', async () => {
    const { db } = database
    const later = (key: string, more: Parameters<typeof fact>[1] = {}) =>
      putFact(db, fact(key, { organization: 'free', at: NOW + 10, ...more }))
    await later('young', { at: NOW + 20 })
    await later('old')
    await later('held')
    await later('held', { kind: 'consent' })
    await later('theirs', { organization: 'held-org' })
    await later('newest')
    await db.query(
      `insert into legal_request_view (id, organization, status, sort, stream_version, state, subjects, held)
       values ('one', '', 'holding', 0, 1, '{}', '{account/held,organization/held-org}', 'held')`,
    )
    await forgetFactChanges(db, NOW + 11)
    const left = await changesAfter(0)
    const names = left.map(({ kind, key }) => `${kind} ${key}`)
    for (const name of ['person young', 'person held', 'person theirs', 'person newest']) expect(names).toContain(name)
    for (const name of ['person old', 'consent held']) expect(names).not.toContain(name)
  })
})
