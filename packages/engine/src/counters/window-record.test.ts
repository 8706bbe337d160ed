import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addAt, bumpAt, scaleOf, stepOf, sumAt, WINDOW_RECORD_WORDS } from './window-record.ts'

const HOUR = 3_600_000
const START = Date.parse('2026-11-24T10:00:00Z')

it('counts and sums in one pass just as it would in two, late moments and full records included', () => {
  const durations = fc.constantFrom(1_000, 60_000, HOUR, 30 * 86_400_000)
  // Mostly forward, now and then back, in thousandths of the duration.
  const moves = fc.array(fc.oneof(fc.integer({ min: 0, max: 120 }), fc.integer({ min: -900, max: 2_500 })), {
    minLength: 1,
    maxLength: 60,
  })
  fc.assert(
    fc.property(durations, moves, (durationMs, thousandths) => {
      const scale = scaleOf(durationMs)
      const [once, twice] = [new Uint32Array(WINDOW_RECORD_WORDS), new Uint32Array(WINDOW_RECORD_WORDS)]
      let time = START
      for (const move of thousandths) {
        time += Math.round((move * durationMs) / 1_000)
        const step = stepOf(time, scale)
        const sum = bumpAt(once, 0, step, scale)
        const kept = addAt(twice, 0, step, scale)
        expect(sum).toBe(kept ? sumAt(twice, 0, step, scale) : -1)
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
  for (let count = 0; count < 0xffff; count++) bumpAt(words, 0, step, scale)
  expect(bumpAt(words, 0, step, scale)).toBe(0xffff)
})
