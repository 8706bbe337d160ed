/** Lengths of time in ms. Days are of 24 hours: deadlines and limits run on instants, not on calendars. */
export const SECOND = 1000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR
