import { afterEach, describe, expect, it, vi } from 'vitest'

/** Formatters take the zone when they are made, so that each zone reads the module anew. */
async function timesIn(zone: string) {
  vi.stubEnv('TZ', zone)
  vi.resetModules()
  return import('./times.ts')
}

afterEach(() => vi.unstubAllEnvs())

describe.each([
  ['UTC', '3 Dec 2026, 23:01 UTC'],
  ['Asia/Shanghai', '4 Dec 2026, 07:01 GMT+8'],
  ['America/New_York', '3 Dec 2026, 18:01 GMT-5'],
])('for a reader in %s', (zone, said) => {
  it('an instant names its zone', async () => {
    const { sayInstant } = await timesIn(zone)
    expect(sayInstant('2026-12-03T23:01:00Z', 'en')).toBe(said)
    const [day = '', , , time = '', named = ''] = said.replace(',', '').split(' ')
    expect(sayInstant('2026-12-03T23:01:00Z', 'zh')).toBe(`2026年12月${day}日 ${time} ${named}`)
  })

  it('a stated day is that day', async () => {
    const { sayStatedDay } = await timesIn(zone)
    expect(sayStatedDay('2026-12-03', 'en')).toBe('3 Dec 2026')
    expect(sayStatedDay('2026-12-03T23:59:59Z', 'en')).toBe('3 Dec 2026')
    expect(sayStatedDay('2026-12-03T00:00:00Z', 'zh')).toBe('2026年12月3日')
  })

  it('a span of whole days ends with its last day', async () => {
    const { saySpanEdge } = await timesIn(zone)
    expect(saySpanEdge('2026-01-01T00:00:00.000Z', 'from', 'en')).toBe('1 Jan 2026')
    expect(saySpanEdge('2026-02-01T00:00:00.000Z', 'until', 'en')).toBe('31 Jan 2026')
    expect(saySpanEdge('2026-02-01T09:30:00.000Z', 'until', 'en')).toMatch(/1 Feb 2026, \d\d:30 (UTC|GMT)/)
  })
})

it.each([
  ['Europe/Berlin', '2026-10-25T00:30:00Z', ['25 Oct 2026, 02:30 CEST', '25 Oct 2026, 02:30 CET']],
  ['America/New_York', '2026-11-01T05:30:00Z', ['1 Nov 2026, 01:30 GMT-4', '1 Nov 2026, 01:30 GMT-5']],
])('in %s the hour that is there twice is said as two', async (zone, first, said) => {
  const { sayInstant, sayShort } = await timesIn(zone)
  const second = new Date(Date.parse(first) + 3_600_000).toISOString()
  expect([sayInstant(first, 'en'), sayInstant(second, 'en')]).toEqual(said)
  expect(sayInstant(first, 'zh')).not.toBe(sayInstant(second, 'zh'))
  expect(sayShort(first, 'en', Date.parse(second))).not.toBe(sayShort(second, 'en', Date.parse(second)))
})

it('a claim that ends after midnight says when', async () => {
  const { sayClock } = await timesIn('UTC')
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-12-03T23:55:00Z') })
  expect(['en', 'zh'].map((language) => sayClock('2026-12-04T00:05:00Z', language === 'zh' ? 'zh' : 'en'))).toEqual([
    '00:05 UTC',
    '00:05 UTC',
  ])
  vi.useRealTimers()
})

it('a time of today names its zone, in either language', async () => {
  const { sayShort } = await timesIn('Asia/Shanghai')
  const now = Date.parse('2026-12-03T09:00:00Z')
  expect(sayShort('2026-12-03T01:07:00Z', 'en', now)).toBe('09:07 GMT+8')
  expect(sayShort('2026-12-03T01:07:00Z', 'zh', now)).toBe('09:07 GMT+8')
  expect(sayShort('2026-12-01T01:07:00Z', 'en', now)).toBe('1 Dec')
})

it('a day of another year says which: what was decided in January of last year is no month old', async () => {
  const { sayShort } = await timesIn('UTC')
  const now = Date.parse('2027-02-03T09:00:00Z')
  expect(sayShort('2027-01-05T01:07:00Z', 'en', now)).toBe('5 Jan')
  expect(sayShort('2026-01-05T01:07:00Z', 'en', now)).toBe('5 Jan 2026')
  expect(sayShort('2026-01-05T01:07:00Z', 'zh', now)).toBe('2026年1月5日')
})

it('a share has the sign of its language', async () => {
  const { sayPercent } = await timesIn('UTC')
  expect(sayPercent(0.125, 'en')).toBe('12.5%')
  expect(sayPercent(0.125, 'zh')).toBe('12.5%')
})

it('thousands stand apart in a sentence too, and nothing else is changed', async () => {
  const { sayCounts } = await timesIn('UTC')
  expect(sayCounts([1_204, 999, 0.25, '2026', 12_345.5], 'en')).toEqual(['1,204', 999, 0.25, '2026', 12_345.5])
  expect(sayCounts([1_204], 'zh')).toEqual(['1,204'])
})
