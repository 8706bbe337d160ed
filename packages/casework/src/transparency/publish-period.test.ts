import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type NamedPeriod, publishPeriod } from './publish-period.ts'

const month = (year: number, at: number): NamedPeriod => ({
  name: `${year}-${String(at + 1).padStart(2, '0')}`,
  from: Date.UTC(year, at, 1),
  until: Date.UTC(year, at + 1, 1),
})
const quarter = (year: number, at: number): NamedPeriod => ({
  name: `${year}-Q${at + 1}`,
  from: Date.UTC(year, at * 3, 1),
  until: Date.UTC(year, at * 3 + 3, 1),
})
const year = (at: number): NamedPeriod => ({
  name: String(at),
  from: Date.UTC(at, 0, 1),
  until: Date.UTC(at + 1, 0, 1),
})
const NOW = Date.UTC(2026, 10, 28)

describe('publishing a period', () => {
  it('waits until it is over', () => {
    expect(publishPeriod(month(2026, 10), [], NOW)).toMatchObject({
      ok: false,
      refusal: { kind: 'transparency.not-over', until: Date.UTC(2026, 11, 1) },
    })
    expect(publishPeriod(month(2026, 10), [], Date.UTC(2026, 11, 1)).ok).toBe(true)
  })

  it('happens once, and never beside a period that shares a day with it', () => {
    const published = [month(2026, 7), quarter(2026, 1)]
    const kindOf = (period: NamedPeriod) => {
      const decided = publishPeriod(period, published, NOW)
      return decided.ok ? 'ok' : decided.refusal.kind
    }
    expect(kindOf(month(2026, 7))).toBe('transparency.published')
    expect(kindOf(quarter(2026, 2))).toBe('transparency.overlaps')
    expect(kindOf(month(2026, 3))).toBe('transparency.overlaps')
    expect(publishPeriod(month(2026, 3), published, NOW)).toMatchObject({ refusal: { by: '2026-Q2' } })
    for (const beside of [month(2026, 6), month(2026, 8), quarter(2026, 0), year(2025)])
      expect(kindOf(beside)).toBe('ok')
  })

  it('leaves no day in two reports, in whatever order people publish', () => {
    const any = fc.oneof(
      fc.integer({ min: 0, max: 11 }).map((at) => month(2025, at)),
      fc.integer({ min: 0, max: 3 }).map((at) => quarter(2025, at)),
      fc.constant(year(2025)),
    )
    fc.assert(
      fc.property(fc.array(any, { maxLength: 20 }), (asked) => {
        const published: NamedPeriod[] = []
        for (const period of asked) if (publishPeriod(period, published, NOW).ok) published.push(period)
        const sorted = published.toSorted((a, b) => a.from - b.from)
        expect(sorted.every(({ from }, at) => at === 0 || from >= (sorted[at - 1]?.until ?? 0))).toBe(true)
        expect(published.length > 0).toBe(asked.length > 0)
      }),
    )
  })
})
