import { openTestDatabase, type TestDatabase } from '@goodstanding/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  claimIdempotencyKey,
  finishIdempotencyKey,
  forgetIdempotencyKeys,
  freeIdempotencyKey,
} from './idempotency-keys.ts'

const HASH = 'a'.repeat(64)
const claim = (key: string, requestHash = HASH, caller = 'service') =>
  claimIdempotencyKey(database.db, { caller, key, requestHash, claimMs: 100_000, keepMs: 6_000_000 })
/** As if a key had been claimed so much earlier. */
const age = (key: string, ms: number) =>
  database.db.query(
    `update idempotency_key set claimed_until = claimed_until - $2 * interval '1 ms', expires_at = expires_at - $2 * interval '1 ms'
     where key = $1`,
    [key, ms],
  )

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

describe('an idempotency key', () => {
  it('lets one call work and gives its answer to every repeat', async () => {
    const claims = await Promise.all([claim('k'), claim('k'), claim('k')])
    expect(claims.map(({ kind }) => kind).sort()).toEqual(['claimed', 'in-progress', 'in-progress'])
    await finishIdempotencyKey(database.db, { caller: 'service', key: 'k' }, { status: 201, response: { id: 'a\0b' } })
    await age('k', 500_000)
    expect(await claim('k')).toEqual({ kind: 'finished', status: 201, response: { id: 'a\0b' } })
  })

  it('is refused with another body, and means nothing for another caller', async () => {
    expect(await claim('k', 'b'.repeat(64))).toEqual({ kind: 'reused' })
    expect(await claim('k', HASH, 'other')).toEqual({ kind: 'claimed' })
  })

  it('is free again when its call failed, died or is long past', async () => {
    expect(await claim('f')).toEqual({ kind: 'claimed' })
    await freeIdempotencyKey(database.db, { caller: 'service', key: 'f' })
    expect(await claim('f')).toEqual({ kind: 'claimed' })
    await age('f', 50_000)
    expect(await claim('f')).toEqual({ kind: 'in-progress' })
    await age('f', 50_000)
    expect(await claim('f')).toEqual({ kind: 'claimed' })
    await age('k', 6_000_000)
    expect(await claim('k')).toEqual({ kind: 'claimed' })
    await forgetIdempotencyKeys(database.db, Date.now() + 99_000_000)
    expect(await database.db.query('select 1 as one from idempotency_key')).toEqual([])
  })
})
