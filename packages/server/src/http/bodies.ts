/**
 * Bodies as bytes -> JSON values, bounded: size by the route, depth here. NDJSON keeps its lines apart, so that one bad
 * line never takes the others down.
 */
import { isUtf8 } from 'node:buffer'
import { randomBytes } from 'node:crypto'
import type { BodyHash } from '@goodstanding/engine'
import type { Pieces } from '@goodstanding/policy'
import { demandValues } from './json-bounds.ts'
import { membersOf, repeatedIn } from './parse-members.ts'
import { fieldProblem, Problem } from './problems.ts'

/** Deeper JSON than any body of the contract needs; a bound against stack exhaustion in everything that walks it. */
export const DEPTH_LIMIT = 64
/** A directory of 10,000 rows has some 200,000 values. Ten million, which 32 MiB can hold, take six seconds and 1.7 GB to build. */
export const MOST_VALUES = 500_000
export const MOST_VALUES_OF_BATCH = 2_000_000
/** Bytes that cannot hold so many that it matters. */
const SMALL_BATCH = 256 * 1024

const QUOTE = 0x22
const BACKSLASH = 0x5c
const SPACE = 0x20
const COMMA = 0x2c
const MINUS = 0x2d
const DOT = 0x2e
const SLASH = 0x2f
const ZERO = 0x30
const NINE = 0x39
const LOWER_E = 0x65
const LOWER_U = 0x75
const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d
const OPEN_ARRAY = 0x5b
const CLOSE_ARRAY = 0x5d
const QUOTES = 0x22222222
const BACKSLASHES = 0x5c5c5c5c

/** Drawn anew by every process, so that nobody can make two bodies of one hash ahead of time. */
const [FIRST_SEED, SECOND_SEED] = new Int32Array(new Uint8Array(randomBytes(8)).buffer)

/** Bytes of JSON, ready to be read in parts. */
export type JsonBytes = { readonly bytes: Buffer; readonly view: DataView; readonly isUtf8: boolean }

export function openJson(bytes: Uint8Array): JsonBytes {
  const { buffer, byteOffset, byteLength } = bytes
  return {
    bytes: Buffer.from(buffer, byteOffset, byteLength),
    view: new DataView(buffer, byteOffset, byteLength),
    isUtf8: isUtf8(bytes),
  }
}

/** What one pass over the bytes of a JSON text says. The next pass writes over it. */
export type Scanned = {
  depth: number
  /** Of all objects, each as often as it stands there. */
  members: number
  /**
   * Two halves of a hash that neither whitespace between values nor the order of members changes: services that send an event again
   * do not all write it as they did before. In memory only: another process draws another seed.
   */
  high: number
  low: number
  /** Whether a string or a number may be written otherwise than `JSON.stringify` writes it: the hash is of how it is written. */
  isWrittenOddly: boolean
}

const scanned: Scanned = { depth: 0, members: 0, high: 0, low: 0, isWrittenOddly: false }

/** By depth, what waits while an object or an array is read: the hash of what stands before it, and the sum of its members so far. */
const beforeHigh = new Int32Array(DEPTH_LIMIT + 1)
const beforeLow = new Int32Array(DEPTH_LIMIT + 1)
const sumHigh = new Int32Array(DEPTH_LIMIT + 1)
const sumLow = new Int32Array(DEPTH_LIMIT + 1)
const isObject = new Uint8Array(DEPTH_LIMIT + 1)

/** One member's share of its object's sum. */
function mix(half: number): number {
  const mixed = Math.imul(half ^ (half >>> 15), 2246822507)
  return mixed ^ (mixed >>> 13)
}

/** Looks once at the bytes in [from, to), strings skipped for the depth. Inside of strings, four bytes are taken at a time. */
export function scanJson({ bytes, view }: JsonBytes, from: number, to: number): Readonly<Scanned> {
  const firstHigh = FIRST_SEED ?? 0
  const firstLow = SECOND_SEED ?? 0
  let high = firstHigh
  let low = firstLow
  let depth = 0
  let deepest = 0
  let members = 0
  let inString = false
  let inObject = false
  let isOdd = false
  let isFraction = false
  let last = 0
  for (let at = from; at < to; ) {
    if (inString) {
      let plain = 0
      for (; at + 4 <= to; at += 4) {
        const word = view.getInt32(at, true)
        const quotes = word ^ QUOTES
        const backslashes = word ^ BACKSLASHES
        // A byte that is zero borrows from its neighbour: the usual test for one, in both words at once. The lowest bit is true.
        const ends = (((quotes - 0x01010101) & ~quotes) | ((backslashes - 0x01010101) & ~backslashes)) & 0x80808080
        if (ends !== 0) {
          plain = (31 - Math.clz32(ends & -ends)) >> 3
          break
        }
        high = Math.imul(high ^ word, 2654435761)
        low = Math.imul(low ^ word, 1597334677)
      }
      // Those before the one that is not, and that one; or the last few of all.
      for (; plain >= 0 && at < to; plain--) {
        const byte = bytes[at++] ?? 0
        high = Math.imul(high ^ byte, 2654435761)
        low = Math.imul(low ^ byte, 1597334677)
        if (plain > 0) continue
        if (byte === QUOTE) inString = false
        else if (byte === BACKSLASH && at < to) {
          const escaped = bytes[at++] ?? 0
          if (escaped === LOWER_U || escaped === SLASH) isOdd = true
          high = Math.imul(high ^ escaped, 2654435761)
          low = Math.imul(low ^ escaped, 1597334677)
        }
      }
      continue
    }
    const byte = bytes[at++] ?? 0
    if (byte <= SPACE) continue
    if (byte === DOT) isFraction = true
    else if ((byte | 0x20) === LOWER_E && last >= ZERO && last <= NINE) isOdd = true
    else if (byte === ZERO && last === MINUS) isOdd = true
    else if (isFraction && (byte === COMMA || byte === CLOSE_OBJECT || byte === CLOSE_ARRAY)) {
      if (last === ZERO) isOdd = true
      isFraction = false
    }
    const before = last
    last = byte
    if (byte === COMMA && inObject) {
      members++
      sumHigh[depth] = (sumHigh[depth] ?? 0) + mix(high)
      sumLow[depth] = (sumLow[depth] ?? 0) + mix(low)
      high = firstHigh
      low = firstLow
      continue
    }
    if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
      if (++depth > deepest) deepest = depth
      // What is deeper is refused, whatever its hash.
      inObject = byte === OPEN_OBJECT && depth > 0 && depth <= DEPTH_LIMIT
      beforeHigh[depth] = high
      beforeLow[depth] = low
      sumHigh[depth] = 0
      sumLow[depth] = 0
      isObject[depth] = inObject ? 1 : 0
      high = firstHigh
      low = firstLow
      continue
    }
    if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) {
      if (byte === CLOSE_OBJECT && before !== OPEN_OBJECT) members++
      high = (beforeHigh[depth] ?? 0) ^ mix((sumHigh[depth] ?? 0) + mix(high))
      low = (beforeLow[depth] ?? 0) ^ mix((sumLow[depth] ?? 0) + mix(low))
      depth--
      inObject = isObject[depth] === 1
    } else if (byte === QUOTE) inString = true
    high = Math.imul(high ^ byte, 2654435761)
    low = Math.imul(low ^ byte, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  scanned.depth = deepest
  scanned.members = members
  scanned.high = high
  scanned.low = low
  scanned.isWrittenOddly = isOdd
  return scanned
}

/** Where the value begins: a byte order mark before it is none of it, and nothing of its hash. */
function afterMark({ bytes }: JsonBytes, from: number): number {
  return bytes[from] === 0xef && bytes[from + 1] === 0xbb && bytes[from + 2] === 0xbf ? from + 3 : from
}

function textOf({ bytes, isUtf8: isWhole }: JsonBytes, from: number, to: number): string {
  if (!isWhole && !isUtf8(bytes.subarray(from, to)))
    throw new Problem('body.not-json', { detail: 'The body is not valid UTF-8. Send UTF-8 JSON.' })
  return bytes.toString('utf8', from, to)
}

/** A JSON value with a hash of it that no way of writing the same value changes. `size`: bytes of its text. */
export type HashedJson = { readonly value: unknown; readonly body: BodyHash; readonly size: number }

/** Other serializers write `\u4f1a` or `52.0`. Their bodies are hashed as `JSON.stringify` writes them, like everybody else's. */
function hashOfValue(value: unknown): BodyHash {
  const written = Buffer.from(JSON.stringify(value))
  const { high, low } = scanJson(openJson(written), 0, written.length)
  return { high, low }
}

const TWICE = 'stands twice in its object, and parsers differ in which of the two they take. Send it once'

/** Throws `body.invalid` where a text of JSON, with as many members as were counted, names one twice. */
function demandOnce(text: string, value: unknown, members: number): void {
  if (membersOf(value) === members) return
  const pointer = text.length > SMALL_BATCH ? null : repeatedIn(text)
  if (pointer === null) throw new Problem('body.invalid', { detail: `A member ${TWICE}.` })
  throw fieldProblem('body.invalid', pointer, TWICE)
}

/** JSON text in [start, to) -> value. Throws `body.not-json`, `body.too-deep`, or `body.invalid` where a member stands twice. */
export function parseHashed(json: JsonBytes, start: number, to: number): HashedJson {
  const from = afterMark(json, start)
  const { depth, members, high, low, isWrittenOddly } = scanJson(json, from, to)
  if (depth > DEPTH_LIMIT) throw new Problem('body.too-deep')
  const text = textOf(json, from, to)
  const value = parseText(text)
  demandOnce(text, value, members)
  return { value, body: isWrittenOddly ? hashOfValue(value) : { high, low }, size: to - from }
}

/** The same in pieces, for texts of megabytes. Throws `body.too-large` as well, where it would take long to build. */
export function* parseHashedInPieces(json: JsonBytes, start: number, to: number): Pieces<HashedJson> {
  const from = afterMark(json, start)
  demandValues(json.bytes.subarray(from, to), MOST_VALUES)
  yield
  const { depth, members, high, low, isWrittenOddly } = scanJson(json, from, to)
  if (depth > DEPTH_LIMIT) throw new Problem('body.too-deep')
  yield
  const text = textOf(json, from, to)
  yield
  const value = parseText(text)
  yield
  demandOnce(text, value, members)
  yield
  return { value, body: isWrittenOddly ? hashOfValue(value) : { high, low }, size: to - from }
}

/**
 * A whole batch, to see that it is JSON before any of its items is answered. Nothing walks it but the parser, which needs no stack:
 * an item that nests too deep is refused in its place, when it is read by itself.
 */
export function* parseBatchInPieces(json: JsonBytes): Pieces<unknown> {
  const from = afterMark(json, 0)
  const to = json.bytes.length
  if (to > SMALL_BATCH) demandValues(json.bytes, MOST_VALUES_OF_BATCH)
  yield
  const text = textOf(json, from, to)
  yield
  return parseText(text)
}

function parseText(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (fault) {
    const reason = fault instanceof Error ? fault.message : 'unreadable'
    throw new Problem('body.not-json', { detail: `The body is not valid JSON: ${reason.slice(0, 200)}` })
  }
}

/** JSON text -> value. Throws `body.not-json`, `body.too-deep`, or `body.too-large` where it would take long to build. */
export function parseJson(bytes: Uint8Array): unknown {
  if (bytes.byteLength > SMALL_BATCH) demandValues(bytes, MOST_VALUES)
  return parseHashed(openJson(bytes), 0, bytes.byteLength).value
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
