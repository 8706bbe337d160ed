import { openTestDatabase, type TestDatabase } from '@goodstanding/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  claimIdempotencyKey,
  finishIdempotencyKey,
  forgetIdempotencyKeys,
  freeIdempotencyKey,
} from './idempotency-keys.ts'

const NOW = Date.UTC(2026, 10, 24, 10)
const HASH = 'a'.repeat(64)
const claim = (key: string, now = NOW, requestHash = HASH, caller = 'service') =>
  claimIdempotencyKey(database.db, { caller, key, requestHash, now, claimMs: 1_000, keepMs: 60_000 })

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
    expect(await claim('k', NOW + 5_000)).toEqual({ kind: 'finished', status: 201, response: { id: 'a\0b' } })
  })

  it('is refused with another body, and means nothing for another caller', async () => {
    expect(await claim('k', NOW, 'b'.repeat(64))).toEqual({ kind: 'reused' })
    expect(await claim('k', NOW, HASH, 'other')).toEqual({ kind: 'claimed' })
  })

  it('is free again when its call failed, died or is long past', async () => {
    expect(await claim('f')).toEqual({ kind: 'claimed' })
    await freeIdempotencyKey(database.db, { caller: 'service', key: 'f' })
    expect(await claim('f')).toEqual({ kind: 'claimed' })
    expect(await claim('f', NOW + 999)).toEqual({ kind: 'in-progress' })
    expect(await claim('f', NOW + 1_000)).toEqual({ kind: 'claimed' })
    expect(await claim('k', NOW + 60_000)).toEqual({ kind: 'claimed' })
    await forgetIdempotencyKeys(database.db, NOW + 999_000)
    expect(await database.db.query('select 1 as one from idempotency_key')).toEqual([])
  })
})
