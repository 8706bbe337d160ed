import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clearNear, createNearFinds, moveNear } from './near-finds.ts'
import type { TextFeatures } from './text-features.ts'

const CATEGORIES = 4
type Find = { readonly start: number; readonly length: number; readonly category: number }

const finds = fc
  .array(fc.record({ start: fc.nat(60), length: fc.nat(12), category: fc.nat(CATEGORIES - 1) }), { maxLength: 40 })
  .map((all) => all.toSorted((one, other) => one.start - other.start))

const featuresOf = (all: readonly Find[]) =>
  ({
    count: all.length,
    categories: Uint16Array.from(all, ({ category }) => category),
    starts: Int32Array.from(all, ({ start }) => start),
    ends: Int32Array.from(all, ({ start, length }) => start + length),
  }) as TextFeatures

/** By looking from each find anew. */
function lookAround(all: readonly Find[], find: number, reach: number) {
  const start = all[find]?.start ?? 0
  const from = all.findIndex((other) => other.start >= start - reach)
  const beyond = all.findIndex((other, at) => at > find && other.start + other.length > start + reach)
  const to = beyond < 0 ? all.length : beyond
  const held = Array.from({ length: CATEGORIES }, () => 0)
  for (const { category } of all.slice(from, to)) held[category] = (held[category] ?? 0) + 1
  return { from, to, held }
}

describe('the finds near one', () => {
  it('are those that looking from each find anew gives, whichever finds are asked for', () => {
    const near = createNearFinds(CATEGORIES)
    fc.assert(
      fc.property(finds, fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }), fc.nat(40), (all, asked, reach) => {
        clearNear(near)
        const features = featuresOf(all)
        for (let find = 0; find < all.length; find += 1) {
          if (asked[find] !== true) continue
          moveNear(near, features, find, reach)
          const { from, to, held } = near
          expect({ from, to, held: [...held] }).toEqual(lookAround(all, find, reach))
        }
      }),
    )
  })
})
