import { openTestDatabase, type TestDatabase } from '@goodstanding/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Db } from '../db/db.ts'
import { watchedErasures } from './m0056-watched-erasures.ts'
import { migrate } from './migrate.ts'
import { MIGRATIONS } from './migrations.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

/** One line for everything the schema promises, in words that every PostgreSQL since 16 says the same way. */
async function describeSchema(db: Db): Promise<string> {
  const rows = await db.query<{ line: string }>(
    `with tables as (
       select oid, relname as name from pg_class
       where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition)
     select line from (
       select format('%s.%s %s%s', t.name, a.attname, format_type(a.atttypid, a.atttypmod),
                     case when a.attnotnull then ' not null' else '' end) as line
       from tables t join pg_attribute a on a.attrelid = t.oid where a.attnum > 0 and not a.attisdropped
       union all
       select format('%s: %s', t.name, pg_get_constraintdef(c.oid))
       from tables t join pg_constraint c on c.conrelid = t.oid where c.contype <> 'n'
       union all
       select pg_get_indexdef(i.indexrelid) from tables t join pg_index i on i.indrelid = t.oid
       union all
       select format('%s: trigger %s', t.name, g.tgname) from tables t join pg_trigger g on g.tgrelid = t.oid
       where not g.tgisinternal
       union all
       select format('%s: policy %s', t.name, p.polname) from tables t join pg_policy p on p.polrelid = t.oid
       union all
       select format('function %s(%s)', proname, pg_get_function_arguments(oid)) from pg_proc
       where pronamespace = 'public'::regnamespace
     ) as lines order by line collate "C"`,
  )
  return `${rows.map(({ line }) => line).join('\n')}\n`
}

describe('the schema', () => {
  it('is what the snapshot says; a change of it is a new step', async () => {
    await expect(await describeSchema(database.db)).toMatchFileSnapshot('schema.snapshot.txt')
  })

  it('has steps numbered from 1 without gaps', () => {
    expect(MIGRATIONS.map(({ number }) => number)).toEqual(MIGRATIONS.map((_, at) => at + 1))
  })
})

describe('migrating', () => {
  it('does nothing the second time, and one node works while the others wait', async () => {
    const done = await Promise.all([1, 2, 3].map(() => migrate(database.db)))
    expect(done.map(({ applied }) => applied)).toEqual([[], [], []])
  })

  it('lets an older product work after a compatible step, and refuses it in words after a breaking one', async () => {
    const { db } = database
    const next = MIGRATIONS.length + 1
    const step = (number: number, kind: 'compatible' | 'breaking') =>
      ({ number, name: `later-${number}`, kind, sql: `create table later_${number} ()` }) as const
    const compatible = [...MIGRATIONS, step(next, 'compatible')]
    expect(await migrate(db, compatible)).toEqual({ applied: [`later-${next}`], version: next })
    expect(await migrate(db)).toMatchObject({ applied: [] })
    await migrate(db, [...compatible, step(next + 1, 'breaking')])
    await expect(migrate(db)).rejects.toMatchObject({ name: 'DatabaseRefusal', kind: 'schema' })
  })

  it('applies all missing steps or none', async () => {
    const { db } = database
    const next = MIGRATIONS.length + 3
    const known = await db.query<{ number: number }>('select number from schema_migration')
    expect(known).toHaveLength(next - 1)
    const broken = [
      ...MIGRATIONS,
      ...[1, 2].map((at) => ({
        number: next - 3 + at,
        name: `later-${next - 3 + at}`,
        kind: at === 1 ? ('compatible' as const) : ('breaking' as const),
        sql: `create table later_${next - 3 + at} ()`,
      })),
      { number: next, name: 'fine', kind: 'compatible' as const, sql: 'create table fine ()' },
      { number: next + 1, name: 'bad', kind: 'compatible' as const, sql: 'create nonsense' },
    ]
    await expect(migrate(db, broken)).rejects.toMatchObject({ name: 'DatabaseFault' })
    expect(await db.query(`select to_regclass('fine') as found`)).toEqual([{ found: null }])
  })

  it('refuses a step that was changed after it was applied', async () => {
    const [first, ...rest] = MIGRATIONS
    const changed = [{ ...first!, sql: `${first!.sql} ` }, ...rest]
    await expect(migrate(database.db, changed)).rejects.toThrow(/differs/)
  })
})

describe('what waited before it was watched', () => {
  it('is watched from then on: requests to erase that nobody decided', async () => {
    const { db } = database
    await db.query(
      `insert into erasure_view (id, organization, status, sort, stream_version, state, person)
       select status, 'acme', status, 86400000, 1, '{}', 'ivo' from unnest(array['requested', 'held']) as status`,
    )
    await db.query(watchedErasures.sql)
    expect(await db.query(`select kind, key, payload, due from job`)).toEqual([
      { kind: 'deadline', key: 'erasure/requested', payload: { times: 0 }, due: 86_400_000 },
    ])
  })
})
