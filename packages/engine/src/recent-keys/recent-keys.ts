/**
 * The decisions of plain allows, remembered for a while so that an event sent twice gets its first answer.
 * Two generations in typed arrays: the older is dropped when the newer is full or old enough, so a key lives at least one
 * whole period and memory never grows beyond both. 32 bytes a key.
 */
import type { Instant } from '@goodstanding/model'
import { createHashLanes, hashInto, hashString } from '../counters/hash-string.ts'

export type RecentKeysOptions = {
  /** Keys in one generation; rounded up to a power of two at 3/4 load. Default 1,000,000. */
  readonly keys?: number
  /** Shortest life of a key, ms. Default and least: 10 minutes. */
  readonly periodMs?: number
  readonly seed?: number
}

/** What is known about an event's key: nothing, the decision about the same body, or that the body was another. */
export type RecentAnswer =
  | { readonly kind: 'new' }
  | { readonly kind: 'same'; readonly decision: Uint8Array }
  | { readonly kind: 'reused' }

export type RecentKeys = {
  readonly find: (key: RecentKey) => RecentAnswer
  /** `decision`: 16 bytes of the decision's id. */
  readonly remember: (key: RecentKey, decision: Uint8Array, now: Instant) => void
  readonly stats: () => { readonly keys: number; readonly bytes: number; readonly droppedEarly: number }
}

/** A hash of a body, as two 32-bit halves; the caller seeds it. */
export type BodyHash = { readonly high: number; readonly low: number }

export type RecentKey = { readonly source: string; readonly id: string; readonly body: BodyHash }

const TEN_MINUTES = 600_000
/** Words of an entry: key high, key low, body high, body low, decision (4). Key 0 0 marks a free place. */
const ENTRY = 8
const DECISION_BYTES = 16
const NEW: RecentAnswer = { kind: 'new' }
const REUSED: RecentAnswer = { kind: 'reused' }

type Generation = { readonly words: Uint32Array; readonly bytes: Uint8Array; used: number; since: Instant }
type Lanes = { keyHigh: number; keyLow: number; bodyHigh: number; bodyLow: number }

export function createRecentKeys(options: RecentKeysOptions = {}): RecentKeys {
  const wanted = options.keys ?? 1_000_000
  const places = 2 ** Math.ceil(Math.log2(Math.max(64, (wanted * 4) / 3)))
  const most = Math.floor((places * 3) / 4)
  const periodMs = Math.max(TEN_MINUTES, options.periodMs ?? TEN_MINUTES)
  const seed = options.seed ?? 0
  let newer: Generation | null = null
  let older: Generation | null = null
  let droppedEarly = 0
  const lanes: Lanes = { keyHigh: 0, keyLow: 0, bodyHigh: 0, bodyLow: 0 }
  const mask = places - 1

  // A new key is looked for and then remembered: it is hashed once.
  let hashedKey: RecentKey | null = null
  const hash = (key: RecentKey): void => {
    if (key !== hashedKey) hashKey(key, seed, lanes)
    hashedKey = key
  }

  const rotate = (now: Instant): Generation => {
    if (older !== null && newer !== null && now - newer.since < periodMs) droppedEarly += older.used
    // A new one is empty, and to write its zeros would take as long as some hundred decisions.
    const reused = older ?? emptyGeneration(places)
    if (older !== null) reused.words.fill(0)
    reused.used = 0
    reused.since = now
    older = newer
    newer = reused
    return reused
  }
  return {
    find: (key) => {
      hash(key)
      for (const generation of [newer, older]) {
        if (generation === null) continue
        const at = placeOf(generation, lanes, mask)
        if (generation.words[at] === 0 && generation.words[at + 1] === 0) continue
        if (generation.words[at + 2] !== lanes.bodyHigh || generation.words[at + 3] !== lanes.bodyLow) return REUSED
        const start = (at + 4) * 4
        return { kind: 'same', decision: generation.bytes.slice(start, start + DECISION_BYTES) }
      }
      return NEW
    },
    remember: (key, decision, now) => {
      const generation = newer === null || newer.used >= most || now - newer.since >= periodMs ? rotate(now) : newer
      hash(key)
      const at = placeOf(generation, lanes, mask)
      if (generation.words[at] === 0 && generation.words[at + 1] === 0) generation.used++
      generation.words[at] = lanes.keyHigh
      generation.words[at + 1] = lanes.keyLow
      generation.words[at + 2] = lanes.bodyHigh
      generation.words[at + 3] = lanes.bodyLow
      generation.bytes.set(decision.subarray(0, DECISION_BYTES), (at + 4) * 4)
    },
    stats: () => {
      const kept = [newer, older].flatMap((generation) => (generation === null ? [] : [generation]))
      const keys = kept.reduce((sum, { used }) => sum + used, 0)
      return { keys, bytes: kept.length * places * ENTRY * 4, droppedEarly }
    },
  }
}

function emptyGeneration(places: number): Generation {
  const words = new Uint32Array(places * ENTRY)
  return { words, bytes: new Uint8Array(words.buffer), used: 0, since: 0 }
}

const hashed = createHashLanes()

function hashKey({ source, id, body }: RecentKey, seed: number, lanes: Lanes): void {
  hashString(id, seed, hashed)
  const idHigh = hashed[0] ?? 0
  const idLow = hashed[1] ?? 0
  hashString(source, seed, hashed)
  hashInto(idHigh, idLow, hashed)
  lanes.keyHigh = (hashed[0] ?? 0) >>> 0
  // The key 0 0 marks a free place.
  lanes.keyLow = (hashed[1] ?? 0) >>> 0 || 1
  lanes.bodyHigh = body.high >>> 0
  lanes.bodyLow = body.low >>> 0
}

/** Where the key is, or the free place where it belongs. */
function placeOf({ words }: Generation, { keyHigh, keyLow }: Lanes, mask: number): number {
  for (let place = keyLow & mask; ; place = (place + 1) & mask) {
    const at = place * ENTRY
    const high = words[at] ?? 0
    const low = words[at + 1] ?? 0
    if ((high === 0 && low === 0) || (high === keyHigh && low === keyLow)) return at
  }
}
