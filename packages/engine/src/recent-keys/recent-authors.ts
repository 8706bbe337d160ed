/**
 * Who sent the events that were plainly allowed: nobody keeps those, and somebody may report one. Two generations in typed
 * arrays, 12 bytes an event, beside the ids of the accounts, each once: the older is dropped when the newer is full or old enough.
 */
import type { Instant } from '@goodstanding/model'
import { createHashLanes, hashInto, hashString } from '../counters/hash-string.ts'

export type Author = { readonly account: string; readonly organization: string }

/** What names an event. */
export type EventKey = { readonly source: string; readonly id: string }

export type RecentAuthorsOptions = {
  /** Events in one generation; rounded up to a power of two at 3/4 load. Default 500,000. */
  readonly keys?: number
  /** Longest life of a generation before the next begins, ms. Default 7 days. */
  readonly periodMs?: number
  readonly seed?: number
}

export type RecentAuthors = {
  readonly remember: (key: EventKey, author: Author, now: Instant) => void
  /** Null: not among the last ones. */
  readonly find: (key: EventKey) => Author | null
}

const WEEK = 7 * 86_400_000
/** Words of an entry: key high, key low, place of the author. Key 0 0 marks a free place. */
const ENTRY = 3

type Generation = {
  readonly words: Uint32Array
  readonly authors: Author[]
  /** organization -> account -> place in `authors`. */
  readonly places: Map<string, Map<string, number>>
  readonly since: Instant
  used: number
}

export function createRecentAuthors(options: RecentAuthorsOptions = {}): RecentAuthors {
  const places = 2 ** Math.ceil(Math.log2(Math.max(64, ((options.keys ?? 500_000) * 4) / 3)))
  const most = Math.floor((places * 3) / 4)
  const periodMs = options.periodMs ?? WEEK
  const seed = options.seed ?? 0
  const mask = places - 1
  const lanes = createHashLanes()
  let newer: Generation | null = null
  let older: Generation | null = null

  const rotate = (now: Instant): Generation => {
    older = newer
    newer = { words: new Uint32Array(places * ENTRY), authors: [], places: new Map(), since: now, used: 0 }
    return newer
  }
  /** Where the key is, or the free place where it belongs. */
  const placeOf = ({ words }: Generation, high: number, low: number): number => {
    for (let place = low & mask; ; place = (place + 1) & mask) {
      const at = place * ENTRY
      const isFree = words[at] === 0 && words[at + 1] === 0
      if (isFree || (words[at] === high && words[at + 1] === low)) return at
    }
  }
  const hash = ({ source, id }: EventKey): void => {
    hashString(id, seed, lanes)
    const idHigh = lanes[0] ?? 0
    const idLow = lanes[1] ?? 0
    hashString(source, seed, lanes)
    hashInto(idHigh, idLow, lanes)
  }
  const high = (): number => (lanes[0] ?? 0) >>> 0
  // The key 0 0 marks a free place.
  const low = (): number => (lanes[1] ?? 0) >>> 0 || 1
  return {
    remember: (key, author, now) => {
      const isOver = newer === null || newer.used >= most || now - newer.since >= periodMs
      const generation = newer === null || isOver ? rotate(now) : newer
      hash(key)
      const at = placeOf(generation, high(), low())
      if (generation.words[at] === 0 && generation.words[at + 1] === 0) generation.used++
      generation.words[at] = high()
      generation.words[at + 1] = low()
      generation.words[at + 2] = numberOf(generation, author)
    },
    find: (key) => {
      hash(key)
      for (const generation of [newer, older]) {
        if (generation === null) continue
        const at = placeOf(generation, high(), low())
        if (generation.words[at] === 0 && generation.words[at + 1] === 0) continue
        return generation.authors[generation.words[at + 2] ?? 0] ?? null
      }
      return null
    },
  }
}

/** The place of an author in a generation: each stands there once. */
function numberOf({ authors, places }: Generation, { account, organization }: Author): number {
  let ofOrganization = places.get(organization)
  if (ofOrganization === undefined) places.set(organization, (ofOrganization = new Map<string, number>()))
  const known = ofOrganization.get(account)
  if (known !== undefined) return known
  ofOrganization.set(account, authors.length)
  return authors.push({ account, organization }) - 1
}
