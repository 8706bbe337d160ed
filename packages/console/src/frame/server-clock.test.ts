import { describe, expect, it } from 'vitest'
import { reckonAhead } from './server-clock.ts'

const NOON = Date.UTC(2026, 10, 25, 12)
const HOUR = 3_600_000
const says = (at: number): string => new Date(at).toUTCString()

describe('how far the server is ahead of the browser', () => {
  it('is nothing while an answer could have been given at the time that the browser has', () => {
    expect(reckonAhead(0, { date: says(NOON), askedAt: NOON - 40, heardAt: NOON + 900 })).toBe(0)
  })

  it.each([-9 * HOUR, -5_000, 5_000, 26 * HOUR])('is found to the second when it is %i ms', (ahead) => {
    const answer = { date: says(NOON), askedAt: NOON - ahead - 20, heardAt: NOON - ahead + 30 }
    expect(Math.abs(reckonAhead(0, answer) - ahead)).toBeLessThanOrEqual(1_020)
  })

  it('becomes more exact with each answer, and is not moved by one that took long', () => {
    const first = reckonAhead(0, { date: says(NOON), askedAt: NOON - HOUR - 4_000, heardAt: NOON - HOUR + 4_000 })
    const second = reckonAhead(first, { date: says(NOON), askedAt: NOON - HOUR, heardAt: NOON - HOUR + 10 })
    expect(second).toBeGreaterThanOrEqual(HOUR - 10)
    expect(
      reckonAhead(second, { date: says(NOON), askedAt: NOON - HOUR - 90_000, heardAt: NOON - HOUR + 60_000 }),
    ).toBe(second)
  })

  it.each([null, '', 'yesterday'])('stays as it was when an answer says %j', (date) => {
    expect(reckonAhead(HOUR, { date, askedAt: NOON, heardAt: NOON })).toBe(HOUR)
  })

  it('stays as it was when the browser was set back while it waited', () => {
    expect(reckonAhead(HOUR, { date: says(NOON), askedAt: NOON, heardAt: NOON - 10 * HOUR })).toBe(HOUR)
  })
})
