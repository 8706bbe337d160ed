/** `2026-11-24 10:00 UTC` of an instant of ours (RFC 3339 in UTC): an end is told as notices tell it, for a day is another one elsewhere, and its end is not the end. */
export function tellMinute(instant: string): string {
  return `${instant.slice(0, 16).replace('T', ' ')} UTC`
}
