/**
 * Bodies as bytes -> JSON values, bounded: size by the route, depth here. NDJSON keeps its lines apart, so that one bad
 * line never takes the others down.
 */
import { Problem } from './problems.ts'

/** Deeper JSON than any body of the contract needs; a bound against stack exhaustion in everything that walks it. */
export const DEPTH_LIMIT = 64

const QUOTE = 0x22
const BACKSLASH = 0x5c

/** Whether some value of this JSON text nests deeper than `limit`. One pass over the bytes, strings skipped. */
export function nestsDeeperThan(bytes: Uint8Array, limit: number): boolean {
  let depth = 0
  let inString = false
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]
    if (inString) {
      if (byte === BACKSLASH) at++
      else if (byte === QUOTE) inString = false
    } else if (byte === QUOTE) inString = true
    else if (byte === 0x7b || byte === 0x5b) {
      if (++depth > limit) return true
    } else if (byte === 0x7d || byte === 0x5d) depth--
  }
  return false
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** JSON text -> value. Throws `body.not-json` or `body.too-deep`. */
export function parseJson(bytes: Uint8Array): unknown {
  if (nestsDeeperThan(bytes, DEPTH_LIMIT)) throw new Problem('body.too-deep')
  let text: string
  try {
    text = utf8.decode(bytes)
  } catch {
    // The decoder says no more than "invalid"; the problem says what to do.
    throw new Problem('body.not-json', { detail: 'The body is not valid UTF-8. Send UTF-8 JSON.' })
  }
  try {
    return JSON.parse(text)
  } catch (fault) {
    const reason = fault instanceof Error ? fault.message : 'unreadable'
    throw new Problem('body.not-json', { detail: `The body is not valid JSON: ${reason.slice(0, 200)}` })
  }
}

/** The non-empty lines of an NDJSON body, without copying. */
export function linesOf(bytes: Uint8Array): readonly Uint8Array[] {
  const lines: Uint8Array[] = []
  let from = 0
  while (from < bytes.length) {
    let to = bytes.indexOf(0x0a, from)
    if (to === -1) to = bytes.length
    let end = to
    if (end > from && bytes[end - 1] === 0x0d) end--
    if (end > from) lines.push(bytes.subarray(from, end))
    from = to + 1
  }
  return lines
}

/** A JSON body that must be an object. */
export function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Problem('body.invalid', {
      detail: 'The body must be a JSON object.',
      errors: [{ pointer: '', detail: 'must be an object' }],
    })
  }
  return Object.fromEntries(Object.entries(value))
}
