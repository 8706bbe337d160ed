import { describe, expect, it } from 'vitest'
import { createLateRun, noteLate, oldestOf } from './late-run.ts'

const NOW = Date.UTC(2026, 10, 24)
const YESTERDAY = NOW - 86_400_000

describe('a run of late events', () => {
  it('is awaited from its oldest on, until the newest of the node has moved on for ten minutes', () => {
    const run = createLateRun()
    expect(oldestOf(run, NOW)).toBe(Infinity)
    noteLate(run, YESTERDAY + 1_000, NOW)
    noteLate(run, YESTERDAY, NOW + 1_000)
    noteLate(run, YESTERDAY + 2_000, NOW + 2_000)
    expect(oldestOf(run, NOW + 602_000)).toBe(YESTERDAY)
    expect(oldestOf(run, NOW + 602_001)).toBe(Infinity)
  })

  it('begins anew after a pause', () => {
    const run = createLateRun()
    noteLate(run, YESTERDAY, NOW)
    noteLate(run, NOW - 5_000_000, NOW + 700_000)
    expect(oldestOf(run, NOW + 700_000)).toBe(NOW - 5_000_000)
  })

  it('lets go of its beginning while it goes on in order', () => {
    const run = createLateRun()
    const turns = 900_000
    for (let turn = 0; turn < turns; turn++) noteLate(run, YESTERDAY + turn, NOW)
    expect(oldestOf(run, NOW)).toBeGreaterThan(YESTERDAY)
    expect(oldestOf(run, NOW)).toBeLessThan(YESTERDAY + turns - 100_000)
  })
})
