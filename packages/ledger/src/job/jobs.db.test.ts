import { openTestDatabase, type TestDatabase } from '@goodstanding/testkit'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { cancelJobs, finishJob, recallJobs, renewJob, retryJob, scheduleJob, takeJobs } from './jobs.ts'

const NOW = Date.UTC(2026, 10, 24, 10)
const job = (key: string, due = NOW) => ({ kind: 'deadline', key, payload: { key }, due })
const take = (now: number, limit = 10) => takeJobs(database.db, { kinds: ['deadline'], limit, now, leaseMs: 60_000 })
/** As if their leases had ended. */
const lapse = () => database.db.query(`update job set lease_until = now()`)

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
beforeEach(() => database.db.query('truncate job'))
afterAll(() => database.close())

describe('a job', () => {
  it('is taken when it is due, by one worker only', async () => {
    for (let at = 0; at < 20; at += 1) await scheduleJob(database.db, job(`k${at}`, NOW + at))
    expect(await take(NOW - 1)).toEqual([])
    const taken = (await Promise.all([take(NOW + 99), take(NOW + 99), take(NOW + 99)])).flat()
    expect(new Set(taken.map(({ key }) => key)).size).toBe(20)
    expect(taken).toHaveLength(20)
  })

  it('is taken after those that are more overdue, and of those due at one moment in the order of their ids', async () => {
    const set = [
      ['d', 3],
      ['c', 1],
      ['f', 2],
      ['b', 1],
      ['e', 2],
      ['a', 3],
    ] as const
    for (const [key, after] of set) await scheduleJob(database.db, job(key, NOW + after))
    expect((await take(NOW + 9, 3)).map(({ key }) => key)).toEqual(['b', 'c', 'e'])
    expect((await take(NOW + 9)).map(({ key }) => key)).toEqual(['f', 'a', 'd'])
  })

  it('comes again when its worker dies, and the dead one has no say any more', async () => {
    await scheduleJob(database.db, job('k'))
    const [dead] = await take(NOW)
    expect(await take(NOW + 3_600_000)).toEqual([]) // by a clock that is ahead
    await lapse()
    const [alive] = await take(NOW)
    expect(alive).toMatchObject({ key: 'k', payload: { key: 'k' }, attempts: 2 })
    expect(await renewJob(database.db, dead!, 60_000)).toBe(false)
    expect(await finishJob(database.db, dead!)).toBe(false)
    await lapse()
    expect(await renewJob(database.db, alive!, 60_000)).toBe(true)
    expect(await take(NOW + 5_000)).toEqual([])
    expect(await finishJob(database.db, alive!)).toBe(true)
    expect(await take(NOW + 99_000)).toEqual([])
  })

  it('is due now when it was set further ahead than its kind ever is, unless somebody is at it', async () => {
    const { db } = database
    const hour = 3_600_000
    for (const [key, ahead] of [
      ['soon', hour],
      ['far', hour + 1],
      ['held', 9 * hour],
    ] as const)
      await scheduleJob(db, job(key, NOW + ahead))
    await scheduleJob(db, { ...job('other', NOW + 9 * hour), kind: 'reminder' })
    await db.query(`update job set lease_until = now() + interval '1 min' where key = 'held'`)
    await recallJobs(db, { kinds: ['deadline'], now: NOW, longestMs: hour })
    const due = await db.query<{ key: string; due: number }>('select key, due from job order by key')
    expect(due.map(({ key, due: at }) => [key, at - NOW])).toEqual([
      ['far', 0],
      ['held', 9 * hour],
      ['other', 9 * hour],
      ['soon', hour],
    ])
  })

  it('is renewed, ended, put off and called off by itself: another beside it, of its key or of its kind, goes on', async () => {
    const { db } = database
    const others = [job('other'), { ...job('k'), kind: 'reminder' }]
    const left = () =>
      db.query(
        `select kind, key, lease_until > now() + interval '10 min' as renewed, error from job order by kind, key`,
      )
    const taken = async () => {
      await db.query('truncate job')
      for (const each of [job('k'), ...others]) await scheduleJob(db, each)
      const kinds = ['deadline', 'reminder']
      const all = await takeJobs(db, { kinds, limit: 9, now: NOW, leaseMs: 60_000 })
      return all.find(({ kind, key }) => kind === 'deadline' && key === 'k')!
    }
    const [other, reminder] = [
      { kind: 'deadline', key: 'other', renewed: false, error: null },
      { kind: 'reminder', key: 'k', renewed: false, error: null },
    ]
    const own = { kind: 'deadline', key: 'k', error: null }
    expect(await renewJob(db, await taken(), 3_600_000)).toBe(true)
    expect(await left()).toEqual([{ ...own, renewed: true }, other, reminder])
    expect(await retryJob(db, await taken(), { due: NOW + 5_000, error: 'no answer' })).toBe(true)
    expect(await left()).toEqual([{ ...own, renewed: null, error: 'no answer' }, other, reminder])
    expect(await finishJob(db, await taken())).toBe(true)
    expect(await left()).toEqual([other, reminder])
    expect(await cancelJobs(db, [await taken()])).toBe(1)
    expect(await left()).toEqual([other, reminder])
  })

  it('is given by one worker to no other, which waits for nobody and takes its own kinds alone', async () => {
    const { db } = database
    for (const key of ['a', 'b', 'c']) await scheduleJob(db, job(key))
    await scheduleJob(db, { ...job('d'), kind: 'reminder' })
    await db.transaction(async (one) => {
      const taking = { kinds: ['deadline'], limit: 2, now: NOW, leaseMs: 60_000 }
      expect(await takeJobs(one, taking)).toHaveLength(2)
      const others = await db.transaction(async (other) => {
        await other.query(`set local lock_timeout = '2s'`)
        return takeJobs(other, { ...taking, limit: 9 })
      })
      expect(others).toHaveLength(1)
    })
  })

  it('that failed is tried again later', async () => {
    await scheduleJob(database.db, job('k'))
    const [taken] = await take(NOW)
    expect(await retryJob(database.db, taken!, { due: NOW + 5_000, error: 'no answer' })).toBe(true)
    expect(await take(NOW + 4_000)).toEqual([])
    expect(await take(NOW + 5_000)).toMatchObject([{ attempts: 2 }])
  })

  it('is taken away with others, and nothing beside it', async () => {
    const { db } = database
    for (const key of ['a', 'b', 'c']) await scheduleJob(db, job(key))
    await scheduleJob(db, { ...job('a'), kind: 'reminder' })
    const named = [job('c'), { kind: 'reminder', key: 'b' }, job('a'), job('none')]
    expect(await cancelJobs(db, [])).toBe(0)
    expect(await cancelJobs(db, named)).toBe(2)
    const left = await db.query<{ kind: string; key: string }>('select kind, key from job order by kind, key')
    expect(left).toEqual([
      { kind: 'deadline', key: 'b' },
      { kind: 'reminder', key: 'a' },
    ])
  })

  it('that is moved while somebody works on it is theirs no more', async () => {
    await scheduleJob(database.db, job('k'))
    const [taken] = await take(NOW)
    await scheduleJob(database.db, job('k', NOW + 60_000))
    expect(await finishJob(database.db, taken!)).toBe(false)
    expect(await take(NOW + 60_000)).toMatchObject([{ attempts: 1 }])
    expect(await cancelJobs(database.db, [taken!])).toBe(1)
    expect(await cancelJobs(database.db, [taken!])).toBe(0)
  })

  it('that was moved and taken by another since is theirs, whoever worked on it before', async () => {
    await scheduleJob(database.db, job('k'))
    const [before] = await take(NOW)
    await scheduleJob(database.db, job('k', NOW + 1))
    const [after] = await take(NOW + 1)
    expect(after).toMatchObject({ attempts: before?.attempts })
    expect(await finishJob(database.db, before!)).toBe(false)
    expect(await renewJob(database.db, before!, 60_000)).toBe(false)
    expect(await retryJob(database.db, before!, { due: NOW + 99_000, error: 'late' })).toBe(false)
    expect(await finishJob(database.db, after!)).toBe(true)
  })
})
