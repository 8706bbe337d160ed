/** Lengths of time in ms. Days are of 24 hours: deadlines and limits run on instants, not on calendars. */
export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR
