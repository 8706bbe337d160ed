import { expect, it } from 'vitest'
import { restAfter } from './hold-rules.ts'

it('rules are measured every fifteen seconds, and seldom enough that it takes a fiftieth of the time at most', () => {
  expect([3, 300, 800].map(restAfter)).toEqual([15_000, 15_000, 40_000])
})
