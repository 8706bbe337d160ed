/** A node reads its own changes from the feeds too, a moment later: what it has withdrawn since must not come back by that. */
import { createFactMemory, type SubjectStanding } from '@goodstanding/engine'
import { type Db, deleteFact, putFact, putStanding } from '@goodstanding/ledger'
import { openTestDatabase, type TestDatabase } from '@goodstanding/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createStandingFeed } from '../casework/standing/standing-feed.ts'
import { createFactFeed } from './fact-feed.ts'

const AT = Date.UTC(2026, 0, 1)
const STAFF = { name: 'Persephone Quill', title: 'Trust and Safety', account: 'u-quill' }
const place = { kind: 'register.staff', key: 's-1' } as const

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

/** A database whose next reading is answered after `meanwhile` is over, as by a slow connection. */
function slowly(db: Db, meanwhile: () => Promise<void>): Db {
  return {
    ...db,
    query: async (text, values) => {
      const rows = await db.query(text, values)
      await meanwhile()
      return rows as never
    },
  }
}

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
    const feed = createFactFeed({ db: slowly(db, withdraw), memory, position: 0 })
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
    const feed = createFactFeed({ db, memory, position: 0 })
    const other = createFactFeed({ db, memory: memoryOf(), position: 0 })
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
    const feed = createStandingFeed(slowly(db, end), memory)
    await keep(suspended)
    await feed.follow()
    seen.push(memory.standing(subject).state)
    expect(seen).toEqual(['good', 'good'])
  })
})
