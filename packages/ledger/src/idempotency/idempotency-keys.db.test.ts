import { openTestDatabase, type TestDatabase } from '@goodstanding/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  claimIdempotencyKey,
  endIdempotencyClaim,
  finishIdempotencyKey,
  forgetIdempotencyKeys,
  freeIdempotencyKey,
  markIdempotencyWorked,
} from './idempotency-keys.ts'

const HASH = 'a'.repeat(64)
const claim = (key: string, requestHash = HASH, caller = 'service') =>
  claimIdempotencyKey(database.db, { caller, key, requestHash, claimMs: 100_000, keepMs: 6_000_000 })
const untilOf = async ({ caller, key }: { readonly caller: string; readonly key: string }) => {
  const [kept] = await database.db.query<{ readonly until: string }>(
    'select claimed_until::text as until from idempotency_key where caller = $1 and key = $2',
    [caller, key],
  )
  return kept?.until ?? new Date().toISOString()
}
const free = async (key: { readonly caller: string; readonly key: string }) =>
  freeIdempotencyKey(database.db, key, await untilOf(key))
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
    expect(await claim('k', HASH, 'other')).toMatchObject({ kind: 'claimed' })
  })

  it('is finished, freed and marked by itself, and never freed once its work is done', async () => {
    const { db } = database
    const [own, ...others] = [
      { caller: 'service', key: 'own' },
      { caller: 'service', key: 'beside' },
      { caller: 'other', key: 'own' },
    ] as const
    for (const { key, caller } of [own, ...others]) await claim(key, HASH, caller)
    const kinds = async () => {
      const claims = await Promise.all([own, ...others].map(({ key, caller }) => claim(key, HASH, caller)))
      return claims.map(({ kind }) => kind)
    }
    await markIdempotencyWorked(db, own)
    expect(await kinds()).toEqual(['in-progress', 'in-progress', 'in-progress'])
    await free(own)
    expect(await kinds()).toEqual(['done', 'in-progress', 'in-progress'])
    await age('own', 200_000)
    expect(await claim('own')).toEqual({ kind: 'done' })
    await finishIdempotencyKey(db, own, { status: 201, response: null })
    expect(await claim('own', HASH, 'other')).toMatchObject({ kind: 'claimed' })
    await free(own)
    expect(await claim('own')).toMatchObject({ kind: 'finished' })
    expect(await claim('beside')).toEqual({ kind: 'in-progress' })
    await free({ caller: 'service', key: 'nothing' })
    expect(await claim('beside')).toEqual({ kind: 'in-progress' })
    await free({ caller: 'other', key: 'beside' })
    expect(await claim('beside')).toEqual({ kind: 'in-progress' })
    await age('beside', 200_000)
    expect(await claim('beside', 'b'.repeat(64))).toEqual({ kind: 'reused' })
    await forgetIdempotencyKeys(db, Date.now())
    expect(await claim('own')).toMatchObject({ kind: 'finished' })
  })

  it('is in progress from the commit of its work until its answer is kept, and done where none is', async () => {
    const [kept, shown] = [
      { caller: 'service', key: 'kept' },
      { caller: 'service', key: 'shown' },
    ]
    for (const { key } of [kept, shown]) await claim(key)
    for (const key of [kept, shown]) await markIdempotencyWorked(database.db, key)
    for (const { key } of [kept, shown]) expect(await claim(key)).toEqual({ kind: 'in-progress' })
    await finishIdempotencyKey(database.db, kept, { status: 201, response: null })
    await endIdempotencyClaim(database.db, shown, await untilOf(shown))
    expect(await claim('kept')).toMatchObject({ kind: 'finished' })
    expect(await claim('shown')).toEqual({ kind: 'done' })
  })

  it('is left to whoever claimed it anew, by the call whose claim had ended', async () => {
    const own = { caller: 'service', key: 'late' }
    await claim('late')
    await age('late', 200_000)
    const ended = await untilOf(own)
    expect(await claim('late')).toMatchObject({ kind: 'claimed' })
    await freeIdempotencyKey(database.db, own, ended)
    expect(await claim('late')).toEqual({ kind: 'in-progress' })
  })

  it('is free again when its call failed, died or is long past', async () => {
    expect(await claim('f')).toMatchObject({ kind: 'claimed' })
    await free({ caller: 'service', key: 'f' })
    expect(await claim('f')).toMatchObject({ kind: 'claimed' })
    await age('f', 50_000)
    expect(await claim('f')).toEqual({ kind: 'in-progress' })
    await age('f', 50_000)
    expect(await claim('f')).toMatchObject({ kind: 'claimed' })
    await age('k', 6_000_000)
    expect(await claim('k')).toMatchObject({ kind: 'claimed' })
    await forgetIdempotencyKeys(database.db, Date.now() + 99_000_000)
    expect(await database.db.query('select 1 as one from idempotency_key')).toEqual([])
  })
})
