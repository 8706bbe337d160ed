import { openTestDatabase, type TestDatabase } from '@goodstanding/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { putStaff } from '../token/staff.ts'
import {
  countQueues,
  listQueues,
  putGrants,
  putQueue,
  putRouting,
  readGrants,
  readRouting,
  removeQueue,
} from './queues.ts'

const NOW = Date.UTC(2026, 10, 24, 10)
const queue = (id: string) => ({ id, name: { en: id, zh: id }, filter: {}, createdAt: NOW, expectedVersion: null })

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
  const roles = ['moderator']
  await putStaff(database.db, { id: 'mei', name: 'Mei', email: 'm@op.example', roles, expectedVersion: null, at: NOW })
})
afterAll(() => database.close())

describe('a queue', () => {
  it('has one version after the other, and pages', async () => {
    const { db } = database
    expect(await putQueue(db, queue('danger'))).toEqual({ kind: 'done', version: 1 })
    expect(await putQueue(db, queue('danger'))).toEqual({ kind: 'done', version: 2 })
    expect(await putQueue(db, { ...queue('danger'), expectedVersion: 1 })).toEqual({ kind: 'stale', version: 2 })
    await putQueue(db, queue('spam'))
    const first = await listQueues(db, { limit: 1, cursor: null })
    expect(first.items.map(({ id }) => id)).toEqual(['danger'])
    expect((await listQueues(db, { limit: 1, cursor: first.next })).items.map(({ id }) => id)).toEqual(['general'])
    expect(await countQueues(db)).toEqual([])
  })

  it('is granted only when it is there, and stays while it is granted', async () => {
    const { db } = database
    expect(await putGrants(db, 'mei', ['spam', 'nothing'])).toBe('nothing')
    expect(await putGrants(db, 'mei', ['spam', 'spam'])).toBeNull()
    expect(await readGrants(db, 'mei')).toEqual(['spam'])
    expect(await removeQueue(db, 'spam')).toEqual({ kind: 'used', grants: 1, cases: 0 })
    expect(await putGrants(db, 'mei', [])).toBeNull()
    expect(await removeQueue(db, 'spam')).toEqual({ kind: 'done', version: 1 })
    expect(await removeQueue(db, 'spam')).toEqual({ kind: 'unknown' })
  })

  it('has rules that are replaced as a whole, by whoever read the last', async () => {
    const { db } = database
    expect(await readRouting(db)).toEqual({ rules: [], version: 0, changedAt: null })
    expect(await putRouting(db, { rules: [{ queue: 'danger' }], expectedVersion: 0, at: NOW })).toMatchObject({
      version: 1,
    })
    expect(await putRouting(db, { rules: [], expectedVersion: 0, at: NOW })).toEqual({ kind: 'stale', version: 1 })
    expect(await readRouting(db)).toMatchObject({ rules: [{ queue: 'danger' }], version: 1, changedAt: NOW })
  })
})
