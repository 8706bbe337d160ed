import { describe, expect, it } from 'vitest'
import { createRecentFiles, ENTRY_BYTES, REMEMBERED_MS } from './recent-files.ts'

const file = (length: number) => new Uint8Array(length)

describe('files that came lately', () => {
  it('are there for an hour, and not a moment longer', () => {
    const recent = createRecentFiles({ mostBytes: 100 + 2 * ENTRY_BYTES })
    recent.put('a', file(10), 0)
    expect(recent.get('a', REMEMBERED_MS)).toHaveLength(10)
    expect(recent.get('a', REMEMBERED_MS + 1)).toBeNull()
    recent.put('b', file(10), REMEMBERED_MS)
    recent.expire(REMEMBERED_MS + 1)
    expect(recent.get('a', 0)).toBeNull()
    expect(recent.get('b', REMEMBERED_MS)).not.toBeNull()
  })

  it('never take more than they may: the oldest go, one that came again is as new, and one that is too large is not held', () => {
    const recent = createRecentFiles({ mostBytes: 100 + 2 * ENTRY_BYTES })
    recent.put('a', file(40), 1)
    recent.put('b', file(40), 2)
    recent.put('a', file(40), 3)
    recent.put('c', file(40), 4)
    expect(['a', 'b', 'c'].filter((name) => recent.get(name, 4) !== null)).toEqual(['a', 'c'])
    recent.put('d', file(101 + 2 * ENTRY_BYTES), 5)
    expect(['a', 'b', 'c', 'd'].filter((name) => recent.get(name, 5) !== null)).toEqual(['a', 'c'])
  })

  it('have what they say for as long as they are there', () => {
    const recent = createRecentFiles({ mostBytes: 100 + 2 * ENTRY_BYTES })
    recent.putWords('a', 'nobody has it')
    recent.put('a', file(10), 0)
    expect(recent.words('a', 0)).toBeNull()
    recent.putWords('a', 'a letter')
    recent.put('a', file(10), 1)
    recent.putWords('a', null)
    expect(recent.words('a', 1)).toBe('a letter')
    expect(recent.words('a', REMEMBERED_MS + 2)).toBeNull()
    recent.drop('a')
    expect(recent.words('a', 1)).toBeNull()
  })

  it('take no more than they may with what they say', () => {
    const recent = createRecentFiles({ mostBytes: 100 + 2 * ENTRY_BYTES })
    recent.put('a', file(40), 1)
    recent.put('b', file(10), 2)
    recent.putWords('b', 'w'.repeat(30))
    expect(['a', 'b'].filter((name) => recent.get(name, 2) !== null)).toEqual(['b'])
    recent.putWords('b', 'word')
    recent.put('c', file(82), 3)
    expect(['b', 'c'].filter((name) => recent.get(name, 3) !== null)).toEqual(['b', 'c'])
  })

  it('hold none of the larger buffer that they came in, and are bounded in number where they are empty', () => {
    const recent = createRecentFiles({ mostBytes: 10 * ENTRY_BYTES })
    const pool = new Uint8Array(8_192).fill(7)
    recent.put('a', pool.subarray(100, 110), 1)
    expect(recent.get('a', 1)).toEqual(new Uint8Array(10).fill(7))
    expect(recent.get('a', 1)?.buffer.byteLength).toBe(10)
    const names = Array.from({ length: 20 }, (_, at) => `empty-${at}`)
    for (const name of names) recent.put(name, file(0), 2)
    expect(names.filter((name) => recent.get(name, 2) !== null)).toEqual(names.slice(10))
  })

  it('are gone at once when they may not be kept', () => {
    const recent = createRecentFiles({ mostBytes: 100 + 2 * ENTRY_BYTES })
    recent.put('a', file(60), 1)
    recent.drop('a')
    recent.drop('unknown')
    expect(recent.get('a', 1)).toBeNull()
    recent.put('b', file(60), 2)
    recent.put('c', file(40), 2)
    expect(recent.get('b', 2)).not.toBeNull()
  })
})
