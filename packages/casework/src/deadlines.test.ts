import { describe, expect, it } from 'vitest'
import { APPEAL_DEADLINE, administratorDeadline, operatorDeadline } from './deadlines.ts'
import { DAY, HOUR } from './durations.ts'
import { findUnreadDeadline, readOrganizationDeadlines } from './read-organization-deadlines.ts'
import { NOW } from './testing/from-plain.ts'

describe('deadlines', () => {
  it.each([
    [1, 72 * HOUR, 7 * DAY],
    [2, 24 * HOUR, 72 * HOUR],
    [3, 8 * HOUR, 24 * HOUR],
    [4, null, HOUR],
  ] as const)('of severity %i', (severity, administrator, operator) => {
    expect(administratorDeadline(severity, {}, NOW)).toBe(administrator === null ? null : NOW + administrator)
    expect(operatorDeadline(severity, NOW)).toBe(NOW + operator)
  })

  it('of appeals are sooner the longer the action bites', () => {
    expect(APPEAL_DEADLINE).toEqual({ 1: 14 * DAY, 2: 7 * DAY, 3: 3 * DAY, 4: 3 * DAY })
  })

  it('of an organization are read as durations or hours, never longer than the policy has them', () => {
    const own = readOrganizationDeadlines({ 1: 'PT12H', 2: 6, 3: 'P9D', 4: 'PT1H', x: 'PT1H' })
    expect(own).toEqual({ 1: 12 * HOUR, 2: 6 * HOUR, 3: 9 * DAY, 4: HOUR })
    expect(administratorDeadline(1, own, NOW)).toBe(NOW + 12 * HOUR)
    expect(administratorDeadline(3, own, NOW)).toBe(NOW + 8 * HOUR)
    expect(administratorDeadline(4, own, NOW)).toBeNull()
    expect(readOrganizationDeadlines({ 1: 'soon', 2: -1, 3: 'P', 4: null })).toEqual({})
    expect(findUnreadDeadline({ 1: 'PT12H', 2: 6, 3: 'P9D', 4: null })).toBeNull()
    for (const unread of [{ 1: 'soon' }, { 2: -1 }, { 3: 'P' }, { report: 'P1D' }, { 5: 'P1D' }])
      expect(findUnreadDeadline(unread)).toBe(Object.keys(unread)[0])
  })
})
