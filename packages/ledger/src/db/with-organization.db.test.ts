import { openTestDatabase, type TestDatabase } from '@goodstanding/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ensurePartitions } from '../decision/partitions.ts'
import { listFacts } from '../fact/find-facts.ts'
import { putFact } from '../fact/put-facts.ts'
import { appendToLedger } from '../stream/append-to-ledger.ts'
import { loadStream } from '../stream/load-stream.ts'
import { withOrganization } from './with-organization.ts'

const NOW = Date.UTC(2026, 10, 24, 10)
const person = (key: string, organization: string) => ({
  kind: 'person' as const,
  key,
  organization,
  body: {},
  expectedVersion: null,
  at: NOW,
})

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
  await ensurePartitions(database.db, NOW, 0)
  for (const organization of ['acme', 'globex']) {
    await putFact(database.db, person(`p-${organization}`, organization))
    await appendToLedger(database.db, {
      stream: `case/${organization}`,
      version: 1,
      organization,
      events: [{ event: {}, at: NOW }],
    })
  }
})
afterAll(() => database.close())

describe('a transaction of one organization', () => {
  it('sees its own rows, and no others however it asks', async () => {
    const seen = await withOrganization(database.db, 'acme', async (tx) => ({
      people: (await listFacts(tx, 'person', { organization: null }, { limit: 9, cursor: null })).items,
      asked: (await listFacts(tx, 'person', { organization: 'globex' }, { limit: 9, cursor: null })).items,
      own: await loadStream(tx, 'case/acme'),
      other: await loadStream(tx, 'case/globex'),
      raw: await tx.query(`select * from person where true or organization = 'globex'`),
    }))
    expect(seen.people.map(({ key }) => key)).toEqual(['p-acme'])
    expect(seen.asked).toEqual([])
    expect(seen.own).toHaveLength(1)
    expect(seen.other).toEqual([])
    expect(seen.raw).toHaveLength(1)
  })

  it('cannot write, change or remove what is not its own', async () => {
    await expect(withOrganization(database.db, 'acme', (tx) => putFact(tx, person('p-new', 'globex')))).rejects.toThrow(
      /row-level security/,
    )
    await expect(
      withOrganization(database.db, 'acme', (tx) => putFact(tx, person('p-globex', 'acme'))),
    ).rejects.toThrow(/row-level security/)
    const changed = await withOrganization(database.db, 'acme', (tx) =>
      tx.query(`delete from person where id = 'p-globex' returning id`),
    )
    expect(changed).toEqual([])
  })

  it('guards every table that has an organization, partitions included', async () => {
    const open = await database.db.query<{ name: string }>(
      `select c.relname as name from pg_class c
       join pg_attribute a on a.attrelid = c.oid and a.attname = 'organization'
       where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
         and not (c.relrowsecurity and c.relforcerowsecurity
                  and exists (select from pg_policy p where p.polrelid = c.oid))`,
    )
    expect(open).toEqual([])
  })

  it('leaves nothing behind: the next one on the same connection sees what is its own', async () => {
    const people = (organization: string) =>
      withOrganization(database.db, organization, (tx) => tx.query<{ id: string }>('select id from person'))
    for (let round = 0; round < 20; round += 1) {
      const [acme, globex] = await Promise.all([people('acme'), people('globex')])
      expect([acme, globex]).toEqual([[{ id: 'p-acme' }], [{ id: 'p-globex' }]])
    }
    expect(await database.db.query('select id from person')).toHaveLength(2)
  })

  it('sees nothing when no organization is named at all', async () => {
    const seen = await database.db.transaction(async (tx) => {
      await tx.query(`set local goodstanding.scope = 'none'`)
      return tx.query('select * from person')
    })
    expect(seen).toEqual([])
  })
})
