/**
 * Which texts are copies of one another: a band of a text's signature leads to the cluster of the text that had it before.
 * A text joins the cluster that most of its bands lead to, when at least two agree; otherwise it starts its own.
 */
import type { KeyAt } from './create-counter-store.ts'
import { createHashLanes, hashInto } from './hash-string.ts'
import { RECORD_HEAD, type RecordTable } from './record-table.ts'
import { BANDS, createTextSignature, signText } from './text-signature.ts'
import type { KnownWindow } from './window-registry.ts'

const AGREEING = 2

/** The hashed key under which a cluster's copies are counted. */
export type Cluster = { readonly high: number; readonly low: number }

export type CopyTable = {
  /** The cluster of the text, its own when it is like none; remembers it. null: the text has no letters. */
  readonly join: (window: KnownWindow, key: KeyAt, text: string) => Cluster | null
  /** The cluster of the text, or null when it is like none. */
  readonly find: (window: KnownWindow, key: KeyAt, text: string) => Cluster | null
}

export function createCopyTable(bands: RecordTable): CopyTable {
  const signature = createTextSignature()
  const lanes = createHashLanes()
  // One event feeds many windows with one text, so the last signature is kept.
  let signed: string | null = null
  let hasLetters = false
  const sign = (text: string): boolean => {
    if (text !== signed) {
      hasLetters = signText(text, signature)
      signed = text
    }
    return hasLetters
  }
  const votes: { high: number; low: number; count: number }[] = []

  /** Hashes the mark that texts were remembered under the window's key at all: for most keys of most windows none was. */
  const hashMark = (key: KeyAt): void => {
    lanes[0] = key.high
    lanes[1] = key.low
    hashInto(0, BANDS + 1, lanes)
  }
  /** Hashes the exact key (band -1) or a band under the window's key into `lanes`. */
  const hashPart = (key: KeyAt, band: number): void => {
    lanes[0] = key.high
    lanes[1] = key.low
    if (band < 0) hashInto(signature.exactHigh, signature.exactLow, lanes)
    else hashInto(signature.bands[band] ?? 0, band + 1, lanes)
  }
  const locateRecent = (window: KnownWindow, time: number): number => {
    const offset = bands.locate(lanes[0] ?? 0, lanes[1] ?? 0, window.id)
    return offset < 0 || bands.instant(offset) <= time - window.durationMs ? -1 : offset
  }
  const clusterAt = (offset: number): Cluster => ({
    high: bands.words[offset + RECORD_HEAD] ?? 0,
    low: bands.words[offset + RECORD_HEAD + 1] ?? 0,
  })
  const vote = ({ high, low }: Cluster): void => {
    const known = votes.find((cast) => cast.high === high && cast.low === low)
    if (known === undefined) votes.push({ high, low, count: 1 })
    else known.count++
  }
  const holdsTexts = (window: KnownWindow, key: KeyAt): boolean => {
    hashMark(key)
    return locateRecent(window, key.time) >= 0
  }
  const lookUp = (window: KnownWindow, key: KeyAt): Cluster | null => {
    hashPart(key, -1)
    const exact = locateRecent(window, key.time)
    if (exact >= 0) return clusterAt(exact)
    if (!signature.banded) return null
    votes.length = 0
    for (let band = 0; band < BANDS; band++) {
      hashPart(key, band)
      const offset = locateRecent(window, key.time)
      if (offset >= 0) vote(clusterAt(offset))
    }
    let best: (typeof votes)[number] | null = null
    for (const cast of votes) if (cast.count > (best?.count ?? 0)) best = cast
    return best !== null && best.count >= AGREEING ? best : null
  }
  const remember = (window: KnownWindow, time: number, cluster: Cluster): void => {
    const offset = bands.place(lanes[0] ?? 0, lanes[1] ?? 0, window.id)
    bands.words[offset + RECORD_HEAD] = cluster.high
    bands.words[offset + RECORD_HEAD + 1] = cluster.low
    if (time > bands.instant(offset)) bands.setInstant(offset, time)
    bands.mark(offset)
  }
  return {
    find: (window, key, text) => (holdsTexts(window, key) && sign(text) ? lookUp(window, key) : null),
    join: (window, key, text) => {
      if (!sign(text)) return null
      const found = holdsTexts(window, key) ? lookUp(window, key) : null
      hashPart(key, -1)
      const cluster =
        found === null ? { high: lanes[0] ?? 0, low: lanes[1] ?? 0 } : { high: found.high, low: found.low }
      remember(window, key.time, cluster)
      // Its instant is the latest of all, so it leaves no sooner than what it stands for.
      hashMark(key)
      remember(window, key.time, cluster)
      for (let band = 0; signature.banded && band < BANDS; band++) {
        hashPart(key, band)
        remember(window, key.time, cluster)
      }
      return cluster
    },
  }
}
