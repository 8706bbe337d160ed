/** Instants as events and facts write them. */
import type { Instant } from '@goodstanding/model'

/** RFC 3339 with an offset, as CloudEvents asks. `Date.parse` takes the hour 24, which is none there. */
const RFC_3339 = /^\d{4}-\d{2}-\d{2}[Tt ](?:[01]\d|2[0-3]):\d{2}:\d{2}(?:\.\d+)?(?:[Zz]|[+-]\d{2}:\d{2})$/

/** An RFC 3339 string -> ms, or null. */
export function readInstant(value: string): Instant | null {
  const usual = readUsual(value)
  if (usual !== null) return usual
  if (!RFC_3339.test(value) || !isDayOfMonth(value)) return null
  const at = Date.parse(value)
  return Number.isNaN(at) ? null : at
}

/** `Date.parse` takes 30 February for 2 March. */
function isDayOfMonth(value: string): boolean {
  const day = numberAt(value, 8, 2)
  return new Date(Date.UTC(numberAt(value, 0, 4), numberAt(value, 5, 2) - 1, day)).getUTCDate() === day
}

/** Every month has these. */
const DAYS = 28

/** What nearly every service writes, `2026-11-24T10:00:00Z` or with `.000`, read digit by digit; null: anything else. */
function readUsual(value: string): Instant | null {
  const { length } = value
  const isLong = length === 24
  if (!(isLong || length === 20) || value.charAt(length - 1) !== 'Z' || (isLong && value.charAt(19) !== '.'))
    return null
  if (value.charAt(4) !== '-' || value.charAt(7) !== '-' || value.charAt(10) !== 'T') return null
  if (value.charAt(13) !== ':' || value.charAt(16) !== ':') return null
  const year = numberAt(value, 0, 4)
  const month = numberAt(value, 5, 2)
  const day = numberAt(value, 8, 2)
  const hour = numberAt(value, 11, 2)
  const minute = numberAt(value, 14, 2)
  const second = numberAt(value, 17, 2)
  const millisecond = isLong ? numberAt(value, 20, 3) : 0
  const isDate = year >= 1_000 && month >= 1 && month <= 12 && day >= 1 && day <= DAYS
  const isTime = hour <= 23 && minute <= 59 && second <= 59 && millisecond >= 0
  return isDate && isTime ? Date.UTC(year, month - 1, day, hour, minute, second, millisecond) : null
}

/** Digits as a number; NaN, which no bound holds for, when some are no digits. */
function numberAt(text: string, from: number, count: number): number {
  let number = 0
  for (let at = from; at < from + count; at++) {
    const digit = text.charCodeAt(at) - 0x30
    if (digit < 0 || digit > 9) return Number.NaN
    number = number * 10 + digit
  }
  return number
}
