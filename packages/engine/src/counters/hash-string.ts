/**
 * A fast 64-bit hash of strings in two 32-bit lanes. Not for secrets: the seed keeps outsiders from aiming for collisions,
 * and 64 bits keep a million keys apart (chance of any collision: 3 in 100 million).
 */

/** Where a hash is written: `[high, low]`, both as signed 32-bit integers. */
export type HashLanes = Int32Array

export function createHashLanes(): HashLanes {
  return new Int32Array(2)
}

const A = 0x9e3779b1
const B = 0x85ebca77
const C = 0xc2b2ae3d

/** Writes the hash of `text` under `seed` into `lanes`. */
export function hashString(text: string, seed: number, lanes: HashLanes): void {
  let high = seed ^ text.length
  let low = Math.imul(seed, B) ^ A
  for (let at = 0; at < text.length; at++) {
    high = Math.imul(high ^ text.charCodeAt(at), A)
    high ^= high >>> 15
    low = Math.imul(low + high, B)
    low = (low << 13) | (low >>> 19)
  }
  finish(high, low, lanes)
}

/** Writes a hash that is known already into `lanes`. */
export function putHash(high: number, low: number, lanes: HashLanes): void {
  lanes[0] = high
  lanes[1] = low
}

/** Writes the hash of two numbers under what `lanes` holds into `lanes`: one key made of parts. */
export function hashInto(first: number, second: number, lanes: HashLanes): void {
  const high = Math.imul((lanes[0] ?? 0) ^ first, A)
  const low = Math.imul(((lanes[1] ?? 0) ^ second) + (high ^ (high >>> 15)), B)
  finish(high, low, lanes)
}

function finish(high: number, low: number, lanes: HashLanes): void {
  const mixedHigh = avalanche(high ^ Math.imul(low, C))
  lanes[0] = mixedHigh
  lanes[1] = avalanche(low ^ mixedHigh)
}

/** Spreads every bit of `value` over all 32. */
export function avalanche(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), C)
  return mixed ^ (mixed >>> 16)
}
