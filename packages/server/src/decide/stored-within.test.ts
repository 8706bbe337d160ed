import { DatabaseFault } from '@goodstanding/ledger'
import { describe, expect, it } from 'vitest'
import { storedWithin } from './stored-within.ts'

const UNSURE = { kind: 'server.not-ready', message: expect.stringContaining('may be stored all the same') }
const fault = (kind: 'unavailable' | 'contention', code: string | null) => (): Promise<never> =>
  Promise.reject(new DatabaseFault(kind, code, new Error('of a test')))

describe('an answer that waits for its event to be stored', () => {
  it('is what was stored', async () => {
    expect(await storedWithin(10_000, Promise.resolve('dec_1'))).toBe('dec_1')
  })
  it.each([
    ['late', () => new Promise<never>(() => undefined)],
    ['lost on the way', fault('unavailable', 'ECONNRESET')],
  ])('says of what is %s that it may be stored, and that it may be sent again', async (_how, store) => {
    await expect(storedWithin(1, store())).rejects.toMatchObject(UNSURE)
  })
  it.each([
    ['a full disk', fault('unavailable', '53100')],
    ['a database that may only be read', fault('unavailable', '25006')],
    ['a lock that took too long', fault('contention', '55P03')],
  ])('says so of no event that is not stored: %s', async (_what, store) => {
    await expect(storedWithin(10_000, store())).rejects.toBeInstanceOf(DatabaseFault)
  })
})
