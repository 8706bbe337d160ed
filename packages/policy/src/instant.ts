/** Instants as policy files write them. */

const INSTANT = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d:\d\d(?:\.\d{1,3})?(?:Z|[+-]\d\d:\d\d)$/

/** Milliseconds of an instant such as `2026-11-01T00:00:00Z`; null when it is none, or on a day that no calendar has. */
export function parseInstant(text: string): number | null {
  const day = INSTANT.exec(text)?.[1]
  // A day that a month does not have is read as one of the next month.
  const begins = day === undefined ? NaN : Date.parse(`${day}T00:00:00Z`)
  if (Number.isNaN(begins) || new Date(begins).toISOString().slice(0, 10) !== day) return null
  const instant = Date.parse(text)
  return Number.isNaN(instant) ? null : instant
}
