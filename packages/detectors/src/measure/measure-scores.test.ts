import { describe, expect, it } from 'vitest'
import { averagePrecision, measureScores } from './measure-scores.ts'

const row = (score: number, label: boolean) => ({ score, label })

describe('measures', () => {
  it('count hits, alarms and misses at a threshold', () => {
    const rows = [row(0.9, true), row(0.8, false), row(0.4, true), row(0.1, false)]
    expect(measureScores(rows, 0.5)).toMatchObject({
      texts: 4,
      positives: 2,
      precision: 0.5,
      recall: 0.5,
      f1: 0.5,
      accuracy: 0.5,
      falseAlarms: 0.5,
    })
  })
  it('give all of the area to a perfect order, and the share of what is meant to no order at all', () => {
    expect(averagePrecision([row(0.9, true), row(0.8, true), row(0.2, false)])).toBe(1)
    expect(averagePrecision([row(0.5, true), row(0.5, false), row(0.5, false), row(0.5, true)])).toBe(0.5)
    expect(averagePrecision([row(0.5, false)])).toBeNull()
  })
  it('tell how far scores are from what happens', () => {
    expect(measureScores([row(0.9, true), row(0.9, false)], 0.5).calibrationError).toBeCloseTo(0.4)
    expect(measureScores([], 0.5)).toMatchObject({
      precision: null,
      recall: null,
      falseAlarms: null,
      calibrationError: 0,
    })
  })
})
