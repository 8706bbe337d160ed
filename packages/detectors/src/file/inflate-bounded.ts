/** Inflation that stops at a bound: a bomb costs no more than what it may show. */
import { Gunzip, Inflate } from 'fflate'
import { latin1 } from './file-types.ts'

/** A byte may stand for a thousand, and the bound is looked at between two pushes. */
const CHUNK = 2_048

/** The longest part of what is packed stands for something: more than that for nothing is damaged, and would be held until the end, in ever longer copies. */
const MOST_FOR_NOTHING = 131_072

const LONGEST_NAME = 4_096

class EnoughSeen extends Error {}

/** Files of gzip that lie one behind the other: each takes as long to begin as a thousand bytes to inflate. Programs cut at 64 KB. */
const MOST_MEMBERS = 256
const LEAST_MEMBER = 1_024

/** `isCrowded`: it holds more than is begun, each of next to nothing. */
export type Inflated = { readonly bytes: Uint8Array; readonly whole: boolean; readonly isCrowded: boolean }

/**
 * Inflates up to `most` bytes. `whole` is true when the data ended before the bound. Damaged data gives what came before.
 */
export function inflateBounded(packed: Uint8Array, format: 'deflate' | 'gzip', most: number): Inflated {
  const parts: Uint8Array[] = []
  let length = 0
  const take = (part: Uint8Array) => {
    parts.push(part)
    length += part.length
    if (length > most) throw new EnoughSeen()
  }
  const stream = format === 'gzip' ? new Gunzip(take) : new Inflate(take)
  let [whole, isCrowded, members] = [true, false, 0]
  if (stream instanceof Gunzip)
    stream.onmember = () => {
      isCrowded = ++members > MOST_MEMBERS + length / LEAST_MEMBER
      if (isCrowded) throw new EnoughSeen()
    }
  try {
    for (let at = 0, forNothing = 0; at < packed.length; at += CHUNK) {
      const before = length
      stream.push(packed.subarray(at, at + CHUNK))
      forNothing = length === before ? forNothing + CHUNK : 0
      if (forNothing > MOST_FOR_NOTHING) throw new EnoughSeen()
    }
    // The end by itself: of what has none, all that came before is given.
    stream.push(new Uint8Array(), true)
  } catch {
    // Over the bound, or damaged: what was inflated so far is looked at, and it is not the whole.
    whole = false
  }
  const bytes = new Uint8Array(Math.min(length, most))
  let at = 0
  for (const part of parts) {
    const room = part.subarray(0, bytes.length - at)
    bytes.set(room, at)
    at += room.length
  }
  return { bytes, whole, isCrowded }
}

/** The name that a file had when it was packed by gzip (RFC 1952); null: it is not said. */
export function nameInGzip(bytes: Uint8Array): string | null {
  const flags = bytes[3] ?? 0
  if ((flags & 0x08) === 0) return null
  const from = 10 + ((flags & 0x04) === 0 ? 0 : 2 + (bytes[10] ?? 0) + (bytes[11] ?? 0) * 256)
  const end = bytes.subarray(from, from + LONGEST_NAME).indexOf(0)
  return end <= 0 ? null : latin1(bytes, from, end)
}
