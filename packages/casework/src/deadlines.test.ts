import { describe, expect, it } from 'vitest'
import * as deadlines from './deadlines.ts'
import { DAY, HOUR } from './durations.ts'
import { findUnreadDeadline, readOrganizationDeadlines } from './read-organization-deadlines.ts'
import { NOW } from './testing/from-plain.ts'

const { APPEAL_DEADLINE, administratorDeadline, operatorDeadline } = deadlines

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

  it('that no severity changes', () => {
    const { APPEAL_ANSWER, APPEAL_QUESTIONS, APPEAL_WINDOW, EMERGENCY_REVIEW, ERASURE_DEADLINE } = deadlines
    expect({ APPEAL_ANSWER, APPEAL_QUESTIONS, APPEAL_WINDOW }).toEqual({
      APPEAL_ANSWER: 7 * DAY,
      APPEAL_QUESTIONS: 3,
      APPEAL_WINDOW: 180 * DAY,
    })
    expect([EMERGENCY_REVIEW, ERASURE_DEADLINE]).toEqual([24 * HOUR, 30 * DAY])
    const { NAME_ADMINISTRATOR, PERMIT_DEADLINE, VERIFICATION_DEADLINE } = deadlines
    expect([NAME_ADMINISTRATOR, PERMIT_DEADLINE, VERIFICATION_DEADLINE]).toEqual([7 * DAY, 14 * DAY, 7 * DAY])
  })

  it('of an organization that would be over before they begin are the policy’s', () => {
    for (const length of [0, -HOUR, Number.NaN, Infinity])
      expect(administratorDeadline(2, { 2: length }, NOW)).toBe(NOW + 24 * HOUR)
    expect(administratorDeadline(2, { 2: 1 }, NOW)).toBe(NOW + 1)
  })

  it('of an organization are texts or numbers, with weeks, minutes and seconds', () => {
    expect(readOrganizationDeadlines({ 1: 'P1DT2H30M', 2: 'PT90M', 3: 1 })).toEqual({
      ...{ 1: 26.5 * HOUR, 2: 1.5 * HOUR, 3: HOUR },
    })
    expect(readOrganizationDeadlines({ 1: 'P1W', 2: 'PT1M30S', 3: 'PT5S' })).toEqual({
      ...{ 1: 7 * DAY, 2: 90_000, 3: 5000 },
    })
    for (const length of [0, 'PT0M', 'PT0S', 'P1WT', 'PT', ['PT8H'], true])
      expect(findUnreadDeadline({ 2: length })).toBe('2')
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
