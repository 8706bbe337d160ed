/** Lengths of time as policy files write them: `P7D` in YAML, `10m` in conditions. */

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const ISO = /^P(?=.)(?:(\d{1,5})W)?(?:(\d{1,5})D)?(?:T(?=.)(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6})S)?)?$/
const WINDOW = /^(?:(\d{1,4})d)?(?:(\d{1,6})h)?(?:(\d{1,6})m)?(?:(\d{1,6})s)?$/

function add(parts: readonly (string | undefined)[], units: readonly number[]): number {
  return units.reduce((sum, unit, index) => sum + Number(parts[index + 1] ?? 0) * unit, 0)
}

/** Milliseconds of an ISO 8601 duration of weeks, days, hours, minutes and seconds; null when it is not one. */
export function parseIsoDuration(text: string): number | null {
  const parts = ISO.exec(text)
  return parts === null ? null : add(parts, [7 * DAY, DAY, HOUR, MINUTE, SECOND])
}

/** Milliseconds of a duration such as `10m`, `1h30m` or `30d`; null when it is not one. */
export function parseShortDuration(text: string): number | null {
  const parts = text === '' ? null : WINDOW.exec(text)
  return parts === null ? null : add(parts, [DAY, HOUR, MINUTE, SECOND])
}

/** Longest a window may look back, in ms: events arrive up to 400 days late. */
export const LONGEST_WINDOW = 400 * DAY
