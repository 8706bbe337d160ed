/**
 * UUIDv7: 48 bits of milliseconds, then a counter and chance, so that ids sort by when they were made and an id tells
 * its instant. Made by the application; the database never draws one.
 */
import { randomBytes } from 'node:crypto'
import type { Instant } from '@goodstanding/model'

/** Bytes of chance drawn at once: 10 for each id. */
const POOL = 10 * 512
/** Two hexadecimal digits of every byte: an id is made for every event. */
const HEX: readonly string[] = Array.from({ length: 256 }, (_, byte) => hex(byte, 2))

/** Whoever looks for an id by when it was made allows for a day: this much behind the last one ids go on from there, and no more. */
const STEP_BACK_MS = 3_600_000

/**
 * Makes ids that grow, also within one millisecond and when the clock steps back a little. Where it is put back by more it was wrong before,
 * and ids tell the instant again. One source a process.
 */
export function createIdSource(): (now: Instant) => string {
  let pool: Uint8Array = new Uint8Array()
  let used = 0
  let last = 0
  let start = ''
  let counter = 0
  const next = (): number => pool[used++] ?? 0
  const pair = (): string => HEX[next()] ?? ''
  return (now) => {
    if (used + 10 > pool.length) {
      pool = randomBytes(POOL)
      used = 0
    }
    const high = next()
    const low = next()
    if (now > last || last - now > STEP_BACK_MS) {
      last = now
      start = head(last)
      // Room to count up within the millisecond: the upper bit of twelve stays free.
      counter = ((high << 8) | low) & 0x7ff
    } else if (counter === 0xfff) {
      last += 1
      start = head(last)
      counter = 0
    } else counter += 1
    const version = HEX[0x70 | (counter >>> 8)] ?? ''
    const variant = HEX[0x80 | (next() & 0x3f)] ?? ''
    return `${start}-${version}${HEX[counter & 0xff] ?? ''}-${variant}${pair()}-${pair()}${pair()}${pair()}${pair()}${pair()}${pair()}`
  }
}

/** The smallest id of an instant: the bound of a range of ids. */
export function idFloor(instant: Instant): string {
  return `${head(instant)}-0000-0000-000000000000`
}

/** When an id was made. */
export function instantOfId(id: string): Instant {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)
}

/** Whether a text is a UUID in canonical lower case. */
export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text)
}

function head(instant: Instant): string {
  const digits = hex(Math.max(0, Math.trunc(instant)), 12)
  return `${digits.slice(0, 8)}-${digits.slice(8)}`
}

function hex(value: number, length: number): string {
  return value.toString(16).padStart(length, '0')
}
