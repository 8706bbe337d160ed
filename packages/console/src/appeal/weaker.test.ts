import { describe, expect, it } from 'vitest'
import { daysAhead } from '../frame/times.ts'
import { hasWeaker, shorterDays, weakerThan } from './weaker.ts'

const account = { type: 'account', id: 'lou' } as const
const suspendedFor = (days: number) => ({ type: 'suspend', until: daysAhead(days), subject: account }) as never

describe('what takes the place of an action', () => {
  it('is offered for the usual times that end before it', () => {
    expect(shorterDays(suspendedFor(5))).toEqual([1, 3])
    expect(shorterDays({ type: 'suspend', until: null, subject: account } as never)).toEqual([1, 3, 7, 14, 30])
    expect(shorterDays(suspendedFor(0.5))).toEqual([])
    expect(shorterDays({ type: 'terminate', until: null, subject: account } as never)).toEqual([])
  })

  it('is the same for a shorter time, and otherwise a warning', () => {
    expect(weakerThan(suspendedFor(5), 3)).toMatchObject({ type: 'suspend', subject: account })
    expect(weakerThan(suspendedFor(0.5), null)).toEqual({ type: 'warn', subject: account })
  })

  it('is nothing for a warning and for what was removed', () => {
    expect(hasWeaker(suspendedFor(5))).toBe(true)
    expect(hasWeaker({ type: 'warn', subject: account } as never)).toBe(false)
    expect(hasWeaker({ type: 'remove', subject: { type: 'content', id: 'dec_1' } } as never)).toBe(false)
  })
})
