/** A node reads its own changes from the feeds too, a moment later: what it has withdrawn since must not come back by that. */
import { createFactMemory, type SubjectStanding } from '@goodstanding/engine'
import {
  type Db,
  deleteFact,
  FACT_CHANGES_KEPT_MS,
  forgetFactChanges,
  putFact,
  putStanding,
} from '@goodstanding/ledger'
import { holdQuery, openTestDatabase, type TestDatabase } from '@goodstanding/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createStandingFeed } from '../casework/standing/standing-feed.ts'
import { createFactFeed } from './fact-feed.ts'

/** Nothing of the feed is read yet. */
const START = { position: 0, readAt: Date.now() }
const AT = Date.UTC(2026, 0, 1)
const STAFF = { name: 'Persephone Quill', title: 'Trust and Safety', account: 'u-quill' }
const place = { kind: 'register.staff', key: 's-1' } as const

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const memoryOf = () => createFactMemory({ service: { names: [], domains: [] } })

describe('what a node withdraws while it reads the feed', () => {
  it('stays withdrawn, of facts', async () => {
    const { db } = database
    const memory = memoryOf()
    const seen: boolean[] = []
    const withdraw = async (): Promise<void> => {
      const gone = await deleteFact(db, { ...place, expectedVersion: null, at: AT })
      if (gone.kind === 'deleted') feed.made({ kind: place.kind, id: place.key, body: null, position: gone.position })
      seen.push(memory.isStaff('u-quill'))
    }
    const feed = createFactFeed({ db: holdQuery(db, 'fact_change', { after: withdraw }), memory, read: START })
    const put = await putFact(db, { ...place, organization: null, body: STAFF, expectedVersion: null, at: AT })
    if (put.kind !== 'put') throw new Error('not put')
    feed.made({ kind: place.kind, id: place.key, body: STAFF, position: put.position })
    expect(memory.isStaff('u-quill')).toBe(true)
    await feed.follow()
    seen.push(memory.isStaff('u-quill'))
    expect(seen).toEqual([false, false])
  })

  it('but comes back when another node puts it anew', async () => {
    const { db } = database
    const memory = memoryOf()
    const feed = createFactFeed({ db, memory, read: START })
    const other = createFactFeed({ db, memory: memoryOf(), read: START })
    await other.follow()
    await feed.follow()
    expect(memory.isStaff('u-quill')).toBe(false)
    const put = await putFact(db, { ...place, organization: null, body: STAFF, expectedVersion: null, at: AT })
    if (put.kind === 'put') other.made({ kind: place.kind, id: place.key, body: STAFF, position: put.position })
    await feed.follow()
    expect(memory.isStaff('u-quill')).toBe(true)
  })

  it('stays ended, of suspensions', async () => {
    const { db } = database
    const memory = memoryOf()
    const subject = { type: 'account', id: 'u1' } as const
    const good: SubjectStanding = memory.standing(subject)
    const suspended: SubjectStanding = { ...good, state: 'suspended' }
    const seen: string[] = []
    const keep = async (standing: SubjectStanding): Promise<void> => {
      feed.made(subject, standing, await putStanding(db, { subjectKey: 'account/u1', organization: '', standing }))
    }
    const end = async (): Promise<void> => {
      if (memory.standing(subject).state === 'suspended') await keep(good)
      seen.push(memory.standing(subject).state)
    }
    const feed = createStandingFeed(holdQuery(db, 'from standing', { after: end }), memory)
    await keep(suspended)
    await feed.follow()
    seen.push(memory.standing(subject).state)
    expect(seen).toEqual(['good', 'good'])
  })
})

describe('a node that was paused for longer than the feed is kept', () => {
  const staff = async (key: string, at: number): Promise<number> => {
    const body = { ...STAFF, account: `u-${key}` }
    const put = await putFact(database.db, { ...place, key, organization: null, body, expectedVersion: null, at })
    return put.kind === 'put' ? put.position : 0
  }
  const withdraw = async (key: string): Promise<number> => {
    const gone = await deleteFact(database.db, { ...place, key, expectedVersion: null, at: AT })
    return gone.kind === 'deleted' ? gone.position : 0
  }
  /** Calls `meanwhile` once what is loaded is settled, and nothing of it was handed on. */
  const loading = (db: Db, meanwhile: () => Promise<void>): Db => ({
    ...db,
    transaction: (work, isolation) =>
      db.transaction(
        (tx) =>
          work({
            ...tx,
            stream: async function* (...asked) {
              await meanwhile()
              yield* tx.stream(...asked)
            },
          }),
        isolation,
      ),
  })

  it('has all facts as they are now, though nothing tells of what was withdrawn, and of what it changes itself meanwhile', async () => {
    const { db } = database
    const memory = memoryOf()
    for (const key of ['paused-gone', 'paused-own']) {
      await staff(key, AT)
      memory.apply({ kind: place.kind, id: key, body: { ...STAFF, account: `u-${key}` } })
    }
    memory.apply({ kind: place.kind, id: 'paused-kept', body: { ...STAFF, account: 'u-paused-kept' } })
    const position = await staff('paused-kept', AT)
    await withdraw('paused-gone')
    await staff('paused-new', AT + 2)
    await forgetFactChanges(db, AT + 1)
    const own = async (): Promise<void> => {
      feed.made({ kind: place.kind, id: 'paused-own', body: null, position: await withdraw('paused-own') })
    }
    const read = { position, readAt: Date.now() - FACT_CHANGES_KEPT_MS }
    const feed = createFactFeed({ db: loading(db, own), memory, read })
    while (await feed.follow());
    const known = ['paused-gone', 'paused-own', 'paused-kept', 'paused-new'].filter((key) => memory.isStaff(`u-${key}`))
    expect(known).toEqual(['paused-kept', 'paused-new'])
    const later = await staff('paused-gone', AT + 3)
    expect(later).toBeGreaterThan(position)
    await feed.follow()
    expect(memory.isStaff('u-paused-gone')).toBe(true)
  })
})
