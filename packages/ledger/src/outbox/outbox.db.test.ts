import { openTestDatabase, type TestDatabase } from '@goodstanding/testkit'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  countOutbox,
  finishForNext,
  finishOutbox,
  putInOutbox,
  recallOutbox,
  retryOutbox,
  takeFromOutbox,
} from './outbox.ts'

const NOW = Date.UTC(2026, 10, 24, 10)
const message = (key: string, body: unknown, due = NOW) => ({
  topic: 'webhook',
  key,
  organization: 'acme',
  body,
  due,
  at: NOW,
})
const take = (now: number, limit = 10) => takeFromOutbox(database.db, { topic: 'webhook', limit, now, leaseMs: 60_000 })
/** As if their leases had ended. */
const lapse = () => database.db.query(`update outbox set lease_until = now() where lease_until is not null`)

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
beforeEach(() => database.db.query('truncate outbox'))
afterAll(() => database.close())

describe('the outbox', () => {
  it('lets messages of one subject leave in their order, and others beside them', async () => {
    await putInOutbox(database.db, [message('a', 1), message('a', 2), message('b', 3)])
    const heads = await take(NOW)
    expect(heads.map(({ body }) => body)).toEqual([1, 3])
    expect(await take(NOW)).toEqual([])
    for (const head of heads) expect(await finishOutbox(database.db, head)).toBe(true)
    expect((await take(NOW)).map(({ body }) => body)).toEqual([2])
  })

  it('gives who has sent one the one behind it, while that is due, and nothing to who lost the lease', async () => {
    const { db } = database
    const now = { now: NOW, leaseMs: 60_000 }
    await putInOutbox(db, [message('a', 1), message('b', 2), message('a', 3), message('a', 4, NOW + 1)])
    const [first] = await take(NOW, 1)
    const { gone, next } = await finishForNext(db, first!, now)
    expect([gone, next]).toMatchObject([true, { body: 3, attempts: 1, key: 'a', organization: 'acme' }])
    // It is held: nobody else takes it, nor what is behind it.
    expect((await take(NOW + 1)).map(({ body }) => body)).toEqual([2])
    expect(await finishForNext(db, first!, now)).toEqual({ gone: false, next: null })
    expect(await finishForNext(db, next!, now)).toEqual({ gone: true, next: null })
    expect((await take(NOW + 1)).map(({ body }) => body)).toEqual([4])
  })

  it('holds what is behind a message that could not leave', async () => {
    await putInOutbox(database.db, [message('a', 1), message('a', 2)])
    const [head] = await take(NOW)
    expect(await retryOutbox(database.db, head!, { due: NOW + 5_000, error: '503' })).toBe(true)
    expect(await take(NOW + 4_999)).toEqual([])
    expect(await take(NOW + 5_000)).toMatchObject([{ body: 1, attempts: 2 }])
  })

  it('lets nothing wait for longer than a message may: a clock that was ahead put it off', async () => {
    const { db } = database
    const hour = 3_600_000
    await putInOutbox(db, [message('a', 1), message('a', 2), message('b', 3)])
    const heads = await take(NOW + 240 * hour)
    await retryOutbox(db, heads[0]!, { due: NOW + 240 * hour + 5_000, error: '503' })
    await retryOutbox(db, heads[1]!, { due: NOW + 6 * hour, error: '503' })
    await recallOutbox(db, { topics: ['webhook'], now: NOW, longestMs: 8 * hour })
    expect((await take(NOW)).map(({ body }) => body)).toEqual([1])
  })

  it('has nothing behind a message that could not leave due before it, nor what comes later', async () => {
    const { db } = database
    await putInOutbox(db, [message('a', 1), message('a', 2), message('b', 3)])
    const [head] = await take(NOW)
    await retryOutbox(db, head!, { due: NOW + 5_000, error: '503' })
    await putInOutbox(db, [message('a', 4), message('c', 5)])
    const due = await db.query<{ due: number }>(`select due from outbox order by id`)
    expect(due.map((row) => row.due - NOW)).toEqual([5_000, 5_000, 0, 5_000, 0])
  })

  it('says how much of each topic waits, and since when', async () => {
    await putInOutbox(database.db, [message('a', 1, NOW + 5_000), { ...message('b', 2), at: NOW - 1_000 }])
    await putInOutbox(database.db, [{ ...message('a', 3), topic: 'mail' }])
    expect(await countOutbox(database.db)).toEqual([
      { topic: 'mail', waiting: 1, since: NOW },
      { topic: 'webhook', waiting: 2, since: NOW - 1_000 },
    ])
  })

  it('takes nothing whose key begins with a word that is left out', async () => {
    await putInOutbox(database.db, [message('away u1', 1), message('here u1', 2)])
    const taking = { topic: 'webhook', limit: 10, now: NOW, leaseMs: 60_000, without: ['away'] }
    expect((await takeFromOutbox(database.db, taking)).map(({ body }) => body)).toEqual([2])
    expect((await take(NOW)).map(({ body }) => body)).toEqual([1])
  })

  it('gives a message to another worker when the lease ends, and tells the late one', async () => {
    await putInOutbox(database.db, [message('a', 1), message('b', 2, NOW + 60_000)])
    const [late] = await take(NOW)
    expect(await take(NOW + 59_000)).toEqual([]) // by a clock that is ahead
    await lapse()
    const [prompt] = await take(NOW)
    expect(prompt!.id).toBe(late!.id)
    expect(await finishOutbox(database.db, late!)).toBe(false)
    expect(await retryOutbox(database.db, late!, { due: NOW + 90_000, error: 'late' })).toBe(false)
    expect(await take(NOW)).toEqual([])
    expect(await finishOutbox(database.db, prompt!)).toBe(true)
  })

  it('puts off one message, and neither what another worker holds nor another topic', async () => {
    await putInOutbox(database.db, [message('a', 1), message('b', 2), { ...message('a', 3), topic: 'mail' }])
    const [away, held] = await take(NOW)
    expect([away?.body, held?.body]).toEqual([1, 2])
    expect(await retryOutbox(database.db, away!, { due: NOW + 5_000, error: '503' })).toBe(true)
    expect(await take(NOW)).toEqual([])
    await lapse()
    expect((await take(NOW + 1_000)).map(({ body }) => body)).toEqual([2])
    const mail = await takeFromOutbox(database.db, { topic: 'mail', limit: 10, now: NOW, leaseMs: 60_000 })
    expect(mail.map(({ body }) => body)).toEqual([3])
  })

  it('gives what one worker takes to no other, which waits for nobody', async () => {
    const { db } = database
    await putInOutbox(db, [message('a', 1), message('b', 2), message('c', 3)])
    await db.transaction(async (one) => {
      const taking = { topic: 'webhook', limit: 2, now: NOW, leaseMs: 60_000 }
      expect((await takeFromOutbox(one, taking)).map(({ body }) => body)).toEqual([1, 2])
      const others = await db.transaction(async (other) => {
        await other.query(`set local lock_timeout = '2s'`)
        return takeFromOutbox(other, taking)
      })
      expect(others.map(({ body }) => body)).toEqual([3])
    })
  })

  it('is written together with its cause, or not at all', async () => {
    const failed = database.db.transaction(async (tx) => {
      await putInOutbox(tx, [message('a', 1)])
      throw new Error('the cause failed')
    })
    await expect(failed).rejects.toThrow('the cause failed')
    expect(await take(NOW)).toEqual([])
  })
})
