import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createDropped } from './older-counts.ts'
import { addAt, bumpNewest, scaleOf, stepOf, sumNewest, WINDOW_RECORD_WORDS } from './window-record.ts'

const HOUR = 3_600_000
const START = Date.parse('2026-11-24T10:00:00Z')

it('counts and sums in one pass just as it would in two, or leaves late moments and full records as they are', () => {
  const durations = fc.constantFrom(1_000, 60_000, HOUR, 30 * 86_400_000)
  // Mostly forward, now and then back, in thousandths of the duration.
  const moves = fc.array(fc.oneof(fc.integer({ min: 0, max: 120 }), fc.integer({ min: -900, max: 2_500 })), {
    minLength: 1,
    maxLength: 60,
  })
  fc.assert(
    fc.property(durations, moves, (durationMs, thousandths) => {
      const scale = scaleOf(durationMs)
      const dropped = createDropped()
      const [once, twice] = [new Uint32Array(WINDOW_RECORD_WORDS), new Uint32Array(WINDOW_RECORD_WORDS)]
      let time = START
      for (const move of thousandths) {
        time += Math.round((move * durationMs) / 1_000)
        const step = stepOf(time, scale)
        const before = once.slice()
        const sum = bumpNewest(once, 0, step, scale)
        if (sum === -1) expect(once).toEqual(before)
        const kept = addAt(twice, 0, step, { scale, dropped })
        dropped.length = 0
        if (sum === -1) once.set(twice)
        else expect([kept, sum]).toEqual([true, sumNewest(twice, 0, step, scale)])
        expect(once).toEqual(twice)
      }
    }),
    { numRuns: 500 },
  )
})

it('stops at what a bucket can hold', () => {
  const scale = scaleOf(HOUR)
  const step = stepOf(START, scale)
  const words = new Uint32Array(WINDOW_RECORD_WORDS)
  addAt(words, 0, step, { scale, dropped: createDropped() })
  for (let count = 1; count < 0xffff; count++) bumpNewest(words, 0, step, scale)
  expect(bumpNewest(words, 0, step, scale)).toBe(0xffff)
})
