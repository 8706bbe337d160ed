/** Cursors of lists that are ordered by a text: opaque to callers, so that they never build one. */
import { createHash } from 'node:crypto'

/** Letters that tell a cursor that was given from one that was cut or typed; no secret. One of another list has them as well. */
const CHECKED = 4
const checkOf = (last: string): string => createHash('sha256').update(last).digest('base64url').slice(0, CHECKED)

export function writeCursor(last: string): string {
  return Buffer.from(`${checkOf(last)}${last}`).toString('base64url')
}

/** The text after which the page begins; null for the first page, and for what nobody was given. */
export function readCursor(cursor: string | null): string | null {
  const read = Buffer.from(cursor ?? '', 'base64url').toString()
  const last = read.slice(CHECKED)
  return read.length >= CHECKED && read.slice(0, CHECKED) === checkOf(last) ? last : null
}

/** Whether a list may have answered this as its `next`. */
export function isCursor(cursor: string): boolean {
  return readCursor(cursor) !== null
}
