/** Chains of numbers by hashes hold what a map of lists holds, also while they grow. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createHashChains } from './hash-chains.ts'

const change = fc.record({
  isRemoval: fc.boolean(),
  // Few, so that pairs meet; some differ only in high bits, so that they share a chain until it is split.
  hash: fc.oneof(
    fc.integer({ min: -8, max: 8 }),
    fc.integer({ min: 0, max: 30 }).map((bit) => 1 << bit),
  ),
  value: fc.nat(5),
})

it('hold what was added and not taken out, the lowest first', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 600 }), (changes) => {
      const chains = createHashChains()
      const kept = new Map<number, number[]>()
      for (const { isRemoval, hash, value } of changes) {
        const values = kept.get(hash) ?? []
        kept.set(hash, values)
        if (!isRemoval) {
          values.push(value)
          chains.add(hash, value)
          continue
        }
        chains.remove(hash, value)
        const at = values.indexOf(value)
        if (at >= 0) values.splice(at, 1)
      }
      for (const [hash, values] of kept) {
        expect(chains.valuesOf(hash)).toEqual(values.toSorted((a, b) => a - b))
        expect(chains.has(hash)).toBe(values.length > 0)
      }
    }),
    { numRuns: 60 },
  )
})

it('hold everything at every step of their growth', () => {
  const chains = createHashChains()
  const widths = new Set<number>()
  const hashOf = (at: number): number => Math.imul(at, 0x9e3779b1)
  for (let at = 0; at < 3_000; at++) {
    chains.add(hashOf(at), at)
    widths.add(chains.width())
    const early = Math.floor(at / 2)
    expect(chains.valuesOf(hashOf(early))).toEqual([early])
  }
  for (let at = 0; at < 3_000; at++) expect(chains.valuesOf(hashOf(at))).toEqual([at])
  expect(widths.size).toBeGreaterThan(4)
})
