import { describe, expect, it } from 'vitest'
import { fromDriverError } from './from-driver-error.ts'

const kindOf = (code: string) => fromDriverError(Object.assign(new Error('said'), { code })).kind

describe('what a statement ended in', () => {
  it('helps to be tried later where the server cannot just now, a full disk too', () => {
    for (const code of ['ECONNREFUSED', '08006', '57P01', '53100', '53200', '53300', '25006', '25P03', '25P04'])
      expect(kindOf(code)).toBe('unavailable')
  })
  it('is the same where the server takes a connection and says nothing', () => {
    for (const said of ['timeout expired', 'Connection terminated due to connection timeout'])
      expect(fromDriverError(new Error(said)).kind).toBe('unavailable')
  })
  it('helps to be tried at once after a deadlock, and never with a value that cannot be kept', () => {
    expect(['40P01', '55P03', '57014'].map(kindOf)).toEqual(['contention', 'contention', 'contention'])
    expect(['22021', '23502'].map(kindOf)).toEqual(['unstorable', 'unstorable'])
    expect(['42P01', '42501', '23505'].map(kindOf)).toEqual(['failed', 'failed', 'failed'])
  })
})
