/** Labels near one another, after any labels came and went. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { editDistance } from '../skeleton/edit-distance.ts'
import { hashDeletes, MOST_HASHES } from '../skeleton/delete-hashes.ts'
import { createNearLabels, editsFor, lengthsNear, type NearAsked, type NearLabels } from './near-labels.ts'

const label = fc.string({ unit: fc.constantFrom('a', 'b', 'n', 'k'), minLength: 3, maxLength: 12 })

const found = (index: NearLabels, asked: string): readonly string[] => {
  const all: string[] = []
  index.near(asked, (near, distance) => all.push(`${near} ${distance}`))
  return [...new Set(all)]
}

function asksFor(label: string): NearAsked {
  const hashes = new Int32Array(MOST_HASHES)
  const left = hashDeletes(label, editsFor(label.length), hashes)
  return { hashes: hashes.subarray(0, left), lengths: lengthsNear(label.length) }
}

it('are all that are a slip or two away, and in the order of an index of those that are left', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(label, fc.boolean()), { maxLength: 60 }), label, (changes, asked) => {
      const index = createNearLabels()
      const kept = new Set<string>()
      for (const [one, stays] of changes) {
        index.add(one)
        kept.add(one)
        if (stays) continue
        index.remove(one)
        kept.delete(one)
      }
      const whole = createNearLabels()
      for (const one of kept) whole.add(one)
      expect(found(index, asked)).toEqual(found(whole, asked))
      const near = [...kept].filter((one) => {
        const distance = editDistance(asked, one, 2)
        return editsFor(asked.length) > 0 && distance > 0 && distance <= editsFor(Math.min(one.length, asked.length))
      })
      if (near.length > 0) expect(index.mayHold(asksFor(asked))).toBe(true)
      if (kept.size === 0) expect(index.mayHold(asksFor(asked))).toBe(false)
      expect(new Set(found(index, asked).map((one) => one.split(' ')[0]))).toEqual(new Set(near))
    }),
    { numRuns: 200 },
  )
})
