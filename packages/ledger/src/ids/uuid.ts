/**
 * UUIDv7: 48 bits of milliseconds, then a counter and chance, so that ids sort by when they were made and an id tells
 * its instant. Made by the application; the database never draws one.
 */
import { randomBytes } from 'node:crypto'
import type { Instant } from '@goodstanding/model'

const POOL = 16 * 512

/** Makes ids that grow, also within one millisecond and when the clock steps back. One source a process. */
export function createIdSource(): (now: Instant) => string {
  let pool: Buffer = Buffer.alloc(0)
  let used = 0
  let last = 0
  let counter = 0
  return (now) => {
    if (used + 10 > pool.length) {
      pool = randomBytes(POOL)
      used = 0
    }
    if (now > last) {
      last = now
      // Room to count up within the millisecond: the upper bit of twelve stays free.
      counter = pool.readUInt16BE(used) & 0x7ff
    } else if (counter === 0xfff) {
      last += 1
      counter = 0
    } else counter += 1
    const chance = pool.toString('hex', used + 2, used + 10)
    used += 10
    const variant = '89ab'.charAt(Number.parseInt(chance.charAt(0), 16) & 3)
    return `${head(last)}-7${hex(counter, 3)}-${variant}${chance.slice(1, 4)}-${chance.slice(4, 16)}`
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
