import type { Danger, Finding } from '@goodstanding/model'
import { describe, expect, it } from 'vitest'
import { createFloodBreaker } from './flood-breaker.ts'

const HOUR = 3_600_000
const listed = (entry: string, more: Partial<Finding> = {}): Finding => ({
  clause: 'a.b',
  rule: 'listed-hash',
  severity: 3,
  confidence: 1,
  effect: 'block',
  evidence: [
    {
      signal: 'register.hashes',
      value: entry,
      pointer: '/data/file/sha256',
      match: { list: 'hashes', entry, label: null, source: null },
    },
  ],
  ...more,
})
const opened = (findings: readonly Finding[], times: number, danger: Danger = 'none'): number => {
  const breaker = createFloodBreaker(() => danger)
  return Array.from({ length: times }, () => breaker.mayOpen(findings, 0)).filter(Boolean).length
}

describe('ThreatExchange#1681, #1994: a flood of one listed thing', () => {
  it('opens twenty cases within the hour, and twenty more in the next', () => {
    const breaker = createFloodBreaker(() => 'none')
    const open = (now: number) => breaker.mayOpen([listed('h1')], now)
    expect(Array.from({ length: 500 }, () => open(0)).filter(Boolean)).toHaveLength(20)
    expect(open(HOUR - 1)).toBe(false)
    expect(open(HOUR)).toBe(true)
  })

  it('keeps no other thing from the queue, nor what waits for a person, nor what also breaks another clause', () => {
    const breaker = createFloodBreaker(() => 'none')
    for (let at = 0; at < 100; at++) breaker.mayOpen([listed('h1')], 0)
    expect(breaker.mayOpen([listed('h1')], 0)).toBe(false)
    expect(breaker.mayOpen([listed('h2')], 0)).toBe(true)
    expect(breaker.mayOpen([listed('h1', { effect: 'hold' })], 0)).toBe(true)
    expect(breaker.mayOpen([listed('h1'), listed('h1', { evidence: [] })], 0)).toBe(true)
  })

  it('hides nobody who spreads what endangers life or children', () => {
    expect(opened([listed('h1')], 100, 'child-safety')).toBe(100)
    expect(opened([listed('h1')], 100, 'threat-to-life')).toBe(100)
  })
})
