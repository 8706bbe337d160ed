/** Cursors of lists that are ordered by a text: opaque to callers, so that they never build one. */
export function writeCursor(last: string): string {
  return Buffer.from(last).toString('base64url')
}

/** The text after which the page begins; null for the first page. */
export function readCursor(cursor: string | null): string | null {
  return cursor === null ? null : Buffer.from(cursor, 'base64url').toString().replaceAll('\0', '')
}
