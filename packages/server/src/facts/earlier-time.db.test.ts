/**
 * A standby that takes over before it has everything, or a copy that is put in place: the database is one of an earlier time, and a node that
 * runs on has read further. Positions after its own are given a second time, for other changes.
 */
import { createFactMemory, type SubjectStanding } from '@goodstanding/engine'
import { type Db, erasePersonRows, loadAllFacts, putFact, putStanding } from '@goodstanding/ledger'
import { openTestDatabase, type TestDatabase } from '@goodstanding/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createStandingFeed } from '../casework/standing/standing-feed.ts'
import { createFactFeed } from './fact-feed.ts'

const AT = Date.UTC(2026, 0, 1)
const START = { position: 0, readAt: Date.now() }

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const memoryOf = () => createFactMemory({ service: { names: [], domains: [] } })

async function state(db: Db, account: string): Promise<number> {
  const body = { name: account, title: 'Trust and Safety', account }
  const fact = {
    kind: 'register.staff',
    key: account,
    organization: null,
    body,
    expectedVersion: null,
    at: AT,
  } as const
  const put = await putFact(db, fact)
  if (put.kind !== 'put') throw new Error('not put')
  return put.position
}

/** As if the database had never got what came after a position. */
async function goBack(db: Db, position: number): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.query(`select set_config('goodstanding.retention', 'fact_change', true)`)
    await tx.query(
      `with gone as (delete from fact_change where position > $1 returning key)
       delete from register_entry where id in (select key from gone)`,
      [position],
    )
    await tx.query(`select setval('fact_change_position_seq', $1)`, [position])
  })
}

describe('facts of a node whose database went back', () => {
  it('are what that has, and what it takes from then on counts on every node', async () => {
    const { db } = database
    const [memory, elsewhere] = [memoryOf(), memoryOf()]
    const told: unknown[] = []
    const feed = createFactFeed({ db, memory, read: START, log: (line) => told.push(line) })
    const other = createFactFeed({ db, memory: elsewhere, read: START })
    const kept = await state(db, 'kept')
    for (const lost of ['lost-1', 'lost-2', 'lost-3']) await state(db, lost)
    await Promise.all([feed.follow(), other.follow()])
    await goBack(db, kept)
    const position = await state(db, 'stated-since')
    expect(position).toBeLessThanOrEqual(kept + 3)
    feed.made({
      kind: 'register.staff',
      id: 'stated-since',
      body: { name: 'stated-since', account: 'stated-since' },
      position,
    })
    for (const one of [feed, other]) while (await one.follow());
    for (const one of [memory, elsewhere])
      expect(['kept', 'lost-1', 'lost-3', 'stated-since'].map((account) => one.isStaff(account))).toEqual([
        true,
        false,
        false,
        true,
      ])
    expect(told).toMatchObject([{ level: 'error', position: kept + 3 }])
    const later = await state(db, 'later')
    feed.made({ kind: 'register.staff', id: 'later', body: { name: 'later', account: 'later' }, position: later })
    expect(memory.isStaff('later')).toBe(true)
    await other.follow()
    expect(elsewhere.isStaff('later')).toBe(true)
  })

  it('are not taken for gone where a person was erased whose fact changed last', async () => {
    const { db } = database
    const told: unknown[] = []
    const log = (line: unknown): void => void told.push(line)
    const memory = memoryOf()
    const erase = () => db.transaction((tx) => erasePersonRows(tx, { person: 'gone', keepIdentity: false, at: AT }))
    const putPerson = () =>
      putFact(db, {
        ...{ kind: 'person', key: 'gone', organization: 'acme', expectedVersion: null, at: AT },
        body: { organization: 'acme', name: 'Gone' },
      })
    await putPerson()
    // Once by what was loaded last, and once by what was told last.
    const read = await loadAllFacts(db, () => undefined)
    const feed = createFactFeed({ db, memory, read, log })
    await erase()
    while (await feed.follow());
    await putPerson()
    while (await feed.follow());
    await erase()
    while (await feed.follow());
    expect(told).toEqual([])
  })

  it('are none where it has none', async () => {
    const { db } = database
    const memory = memoryOf()
    const feed = createFactFeed({ db, memory, read: START })
    while (await feed.follow());
    expect(memory.isStaff('kept')).toBe(true)
    await db.transaction(async (tx) => {
      await tx.query(`select set_config('goodstanding.retention', 'fact_change', true)`)
      await tx.query('delete from fact_change')
      await tx.query('delete from register_entry')
    })
    while (await feed.follow());
    expect(memory.isStaff('kept')).toBe(false)
  })
})

it('standings of a node whose database went back are what that has, and who was suspended there is so all the while', async () => {
  const { db } = database
  const memory = memoryOf()
  const seen: string[] = []
  const of = (id: string) => memory.standing({ type: 'account', id }).state
  const good: SubjectStanding = memory.standing({ type: 'account', id: 'nobody' })
  const keep = (id: string, standing: SubjectStanding) =>
    putStanding(db, { subjectKey: `account/${id}`, organization: '', standing })
  const suspended: SubjectStanding = { ...good, state: 'suspended' }
  const noting = {
    applyStanding: (change: Parameters<typeof memory.applyStanding>[0]) => {
      memory.applyStanding(change)
      seen.push(of('barred'))
    },
  }
  const feed = createStandingFeed(db, noting)
  await keep('barred', suspended)
  await feed.follow()
  for (const id of ['lost-1', 'lost-2']) await keep(id, suspended)
  await feed.follow()
  expect(['barred', 'lost-1', 'lost-2'].map(of)).toEqual(['suspended', 'suspended', 'suspended'])
  await db.query(`delete from standing where subject_key like 'account/lost-%'`)
  await db.query(`select setval('standing_position', 1)`)
  while (await feed.follow());
  expect(['barred', 'lost-1', 'lost-2'].map(of)).toEqual(['suspended', 'good', 'good'])
  expect(new Set(seen)).toEqual(new Set(['suspended']))
  const position = await keep('since', suspended)
  feed.made({ type: 'account', id: 'since' }, suspended, position)
  expect(of('since')).toBe('suspended')
})
