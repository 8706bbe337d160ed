/** What was noted by this machine's clock, which may be put right by hours in between. */
import type { Instant } from '@goodstanding/model'

/**
 * Whether `at` lies less than `ms` from now. What lies further ahead was noted before the clock was put back: it counts as long over, or it would
 * go on counting for as long as the clock was wrong.
 */
export const isLately = (at: Instant, now: Instant, ms: number): boolean => Math.abs(now - at) < ms
