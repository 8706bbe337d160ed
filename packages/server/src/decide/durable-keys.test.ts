import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DurableKeys } from './durable-keys.ts'

describe('the filter of durable keys', () => {
  it('knows every key it was given and, apart from the zero twin, no other', () => {
    const half = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })
    fc.assert(
      fc.property(fc.array(fc.tuple(half, half), { maxLength: 200 }), half, half, (keys, hi, lo) => {
        const filter = new DurableKeys(16)
        for (const [keyHi, keyLo] of keys) filter.add(keyHi, keyLo)
        const known = new Set(keys.map(([keyHi, keyLo]) => `${keyHi}/${keyLo || 1}`))
        for (const [keyHi, keyLo] of keys) expect(filter.has(keyHi, keyLo)).toBe(true)
        expect(filter.has(hi, lo)).toBe(known.has(`${hi}/${lo || 1}`))
        expect(filter.size).toBe(known.size)
      }),
    )
  })

  it('takes what it holds along into a larger table a few at a time, and knows all of it meanwhile', () => {
    const filter = new DurableKeys(16)
    const hashOf = (at: number): readonly [number, number] => [Math.imul(at, 2654435761), Math.imul(at + 7, 1597334677)]
    for (let at = 0; at < 5_000; at++) {
      filter.add(...hashOf(at))
      filter.add(...hashOf(at >> 1)) // known: it counts once, wherever it lies
      expect(filter.size).toBe(at + 1)
      for (const known of [0, at >> 2, at >> 1, at]) expect(filter.has(...hashOf(known))).toBe(true)
      expect(filter.has(...hashOf(at + 1))).toBe(false)
    }
  })
})
