/** Severity counts history only through points, so that standing is a function of actions and time. */
import type { Instant, Severity } from '@goodstanding/model'
import { DAY } from './durations.ts'

export const SEVERITIES: readonly Severity[] = [1, 2, 3, 4]

export const POINTS = { 1: 1, 2: 2, 3: 4, 4: 8 } as const satisfies Record<Severity, number>

/** How long points count, in ms. */
export const POINTS_LAST = { 1: 90 * DAY, 2: 90 * DAY, 3: 180 * DAY, 4: 365 * DAY } as const satisfies Record<
  Severity,
  number
>

/** From this instant on, the points of an action taken at `at` no longer count. */
export function pointsEnd(severity: Severity, at: Instant): Instant {
  return at + POINTS_LAST[severity]
}

/** The graver of two severities. */
export function graver(a: Severity, b: Severity): Severity {
  return a >= b ? a : b
}
