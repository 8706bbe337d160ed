import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createWordMemory, makePlace, recall } from './word-memory.ts'

const SIZE = 32

describe('the memory of words', () => {
  it('says of a word what was written for it, or nothing, whatever comes between', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 2, max: 200 }), { maxLength: 400 }), (hashes) => {
        const memory = createWordMemory(SIZE)
        const kept = new Array<number>(SIZE).fill(-1)
        for (const hash of hashes) {
          const place = recall(memory, hash)
          if (place >= 0) expect(kept[place]).toBe(hash)
          else kept[makePlace(memory, hash)] = hash
          expect(recall(memory, hash)).toBeGreaterThanOrEqual(0)
        }
      }),
    )
  })

  it('keeps a word that is asked for between many that are not', () => {
    const memory = createWordMemory(SIZE)
    makePlace(memory, 7)
    for (let other = 0; other < 2_000; other += 1) {
      expect(recall(memory, 7)).toBeGreaterThanOrEqual(0)
      if (recall(memory, 1_000 + other) < 0) makePlace(memory, 1_000 + other)
    }
  })
})
