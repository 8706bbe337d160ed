import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPdqIndex, PDQ_DISTANCE } from './pdq-index.ts'

const pdq = fc
  .array(fc.nat(15), { minLength: 64, maxLength: 64 })
  .map((digits) => digits.map((d) => d.toString(16)).join(''))
const bits = (count: { min: number; max: number }) =>
  fc.uniqueArray(fc.nat(255), { minLength: count.min, maxLength: count.max })

function flip(hash: string, places: readonly number[]): string {
  const digits = Array.from(hash, (digit) => Number.parseInt(digit, 16))
  for (const place of places) digits[place >> 2] = (digits[place >> 2] ?? 0) ^ (1 << (place & 3))
  return digits.map((digit) => digit.toString(16)).join('')
}

describe('the index of perceptual hashes', () => {
  it('finds every hash at most 31 bits away', () => {
    fc.assert(
      fc.property(
        fc.array(pdq, { maxLength: 40 }),
        pdq,
        bits({ min: 0, max: PDQ_DISTANCE }),
        (others, hash, places) => {
          const index = createPdqIndex<string>()
          others.forEach((other, at) => index.put(other, `other ${at}`))
          index.put(hash, 'this')
          expect(index.find(flip(hash, places))).toContain('this')
        },
      ),
    )
  })

  it('finds nothing farther away', () => {
    fc.assert(
      fc.property(pdq, bits({ min: PDQ_DISTANCE + 1, max: 64 }), (hash, places) => {
        const index = createPdqIndex<string>()
        index.put(hash, 'this')
        expect(index.find(flip(hash, places))).toEqual([])
      }),
    )
  })

  it('finds what was not removed, however hashes came and went', () => {
    const hashes = ['0', '1', '8', 'f'].map((digit) => digit.repeat(64))
    const step = fc.tuple(fc.constantFrom('put', 'remove'), fc.nat(3), fc.nat(7))
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        const index = createPdqIndex<number>()
        const places = new Map<number, { place: number; hash: number }>()
        for (const [kind, hash, id] of steps) {
          const before = places.get(id)
          if (before !== undefined) index.remove(before.place)
          places.delete(id)
          if (kind === 'put') places.set(id, { place: index.put(hashes[hash] ?? '', id), hash })
        }
        hashes.forEach((hash, at) => {
          const kept = [...places].flatMap(([id, { hash: of }]) => (of === at ? [id] : []))
          expect([...index.find(hash)].sort()).toEqual(kept.sort())
        })
        expect(index.size()).toBe(places.size)
      }),
    )
  })

  it('ThreatExchange#1813: takes a bounded room for each hash, and no more for a list that is replaced again and again', () => {
    const index = createPdqIndex<number>()
    const count = 40_000
    let state = 1
    const word = (): string => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      return state.toString(16).padStart(8, '0')
    }
    const fill = (): readonly number[] =>
      Array.from({ length: count }, (_, at) => index.put(Array.from({ length: 8 }, word).join(''), at))
    let places = fill()
    const heads = 16 * 65_536 * 4
    const full = index.bytes()
    // Blocks are sparse while few hashes share a band: 16 bands, a block of 16 numbers of 6 bytes each, and room to grow.
    expect((full - heads) / count).toBeLessThan(2_000)
    for (let round = 0; round < 4; round++) {
      for (const place of places) index.remove(place)
      expect(index.size()).toBe(0)
      places = fill()
    }
    expect(index.size()).toBe(count)
    expect(index.bytes()).toBeLessThanOrEqual(full * 2)
  })

  it('finds however many hashes share their bits', () => {
    const index = createPdqIndex<number>()
    const hash = '5'.repeat(64)
    const places = Array.from({ length: 1_500 }, (_, at) => index.put(flip(hash, [at % 200]), at))
    expect(index.find(hash)).toHaveLength(1_500)
    for (const place of places.slice(0, 1_000)) index.remove(place)
    expect([...index.find(hash)].sort((a, b) => a - b)).toEqual(Array.from({ length: 500 }, (_, at) => 1_000 + at))
  })

  it('answers the nearest first', () => {
    const index = createPdqIndex<string>()
    index.put(flip('0'.repeat(64), [1, 2, 3]), 'three away')
    index.put(flip('0'.repeat(64), [1]), 'one away')
    expect(index.find('0'.repeat(64))).toEqual(['one away', 'three away'])
  })
})
