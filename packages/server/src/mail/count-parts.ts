/** What a message costs to read, before it is read: each line takes its time, and each part as much as a hundred of them. */

/** A second of reading. What people write has some thousands, a file of 10 MB in base64 140,000. */
const MANY_LINES = 250_000
/** A digest of a list has some hundreds. */
export const MOST_PARTS = 2_000
const MOST_BOUNDARIES = 10_000

const STATED = /\bboundary\s{0,9}=\s{0,9}"?([^"\r\n;]{1,200})/gi
const LINES = /^--[^\r\n]{1,210}/gm

export function hasManyLines(raw: Uint8Array): boolean {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)
  let lines = 0
  for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, at + 1)) {
    lines += 1
    if (lines > MANY_LINES) return true
  }
  return false
}

/** Where the lines begin that begin a part, by a boundary that is stated somewhere: those of messages in the message too. */
export function* startsOfParts(latin1: string, stated = latin1): Generator<number> {
  const boundaries = new Set<string>()
  for (const [, boundary = ''] of stated.matchAll(STATED)) {
    boundaries.add(boundary.trim())
    if (boundaries.size >= MOST_BOUNDARIES) break
  }
  if (boundaries.size === 0) return
  for (const { 0: line, index } of latin1.matchAll(LINES)) if (boundaries.has(line.slice(2).trimEnd())) yield index
}

export function hasManyParts(raw: Uint8Array): boolean {
  const text = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength).toString('latin1')
  const starts = startsOfParts(text)
  for (let parts = 0; parts <= MOST_PARTS; parts += 1) if (starts.next().done === true) return false
  return true
}
