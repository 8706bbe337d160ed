import { describe, expect, it } from 'vitest'
import { quantileOf, readMetrics, wilson } from './read-metrics.ts'

const TEXT = `# HELP x_seconds Time.
x_seconds_bucket{le="0.001"} 5
x_seconds_bucket{le="0.01"} 9
x_seconds_bucket{le="+Inf"} 10
goodstanding_decisions_total{type="message.send",effect="hold"} 3
`

describe('the metrics of a node', () => {
  it('are read with their labels', () => {
    expect(readMetrics(TEXT).at(-1)).toEqual({
      name: 'goodstanding_decisions_total',
      labels: { type: 'message.send', effect: 'hold' },
      value: 3,
    })
  })

  it('give the bound that a share of observations stays under, and none without observations', () => {
    const samples = readMetrics(TEXT)
    expect(quantileOf(samples, 'x_seconds', 0.5)).toBe(0.001)
    expect(quantileOf(samples, 'x_seconds', 0.9)).toBe(0.01)
    expect(quantileOf(samples, 'x_seconds', 0.99)).toBe(Infinity)
    expect(quantileOf(samples, 'y_seconds', 0.5)).toBeNull()
  })
})

describe('the interval of a precision', () => {
  it('is wide for few reviews and narrow for many, and stays within 0 and 1', () => {
    const few = wilson(4, 4)
    expect(few.low).toBeCloseTo(0.51, 2)
    expect(few.high).toBeCloseTo(1, 10)
    const many = wilson(388, 412)
    expect(many.low).toBeCloseTo(0.915, 2)
    expect(many.high).toBeCloseTo(0.96, 2)
    expect(wilson(0, 0)).toEqual({ low: 0, high: 1 })
  })
})
