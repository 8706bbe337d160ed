/**
 * Which texts are copies of one another: a band of a text's signature leads to the cluster of the text that had it before.
 * A text joins the cluster that most of its bands lead to, when at least two agree; otherwise it starts its own.
 */
import type { KeyAt } from './counter-store.ts'
import { createHashLanes, hashInto } from './hash-string.ts'
import { forgetSignature, putSignature, takeSignature } from './lone-texts.ts'
import { RECORD_HEAD } from './record-head.ts'
import type { RecordTable } from './record-table.ts'
import { BANDS, createTextSignature, signText, type TextSignature } from './text-signature.ts'
import type { KnownWindow } from './window-registry.ts'

const AGREEING = 2

export type CopyTable = {
  /** Remembers the text and answers how many copies of it there were, itself included; 0: it has no letters. */
  readonly feed: (window: KnownWindow, key: KeyAt, text: string) => number
  /** How many copies of the text there were. */
  readonly read: (window: KnownWindow, key: KeyAt, text: string) => number
  /** The hashed key that stands for all copies of the text, which is remembered; null: it has no letters. Valid until the next call. */
  readonly join: (window: KnownWindow, key: KeyAt, text: string) => KeyAt | null
  /** The same; null where the text is like none. */
  readonly find: (window: KnownWindow, key: KeyAt, text: string) => KeyAt | null
}

/** Where texts are remembered, and how clusters of them are counted. A cluster is a hashed key. */
export type CopyParts = {
  readonly bands: RecordTable
  /** Records of `lone-texts.ts`. */
  readonly texts: RecordTable
  /** Counts one more and answers the sum. */
  readonly bump: (window: KnownWindow, cluster: KeyAt) => number
  readonly sum: (window: KnownWindow, cluster: KeyAt) => number
}

type Vote = { high: number; low: number; count: number }

export function createCopyTable(parts: CopyParts): CopyTable {
  const { texts } = parts
  const signature = createTextSignature()
  const lone = createTextSignature()
  const clusters = createClusters(parts.bands)
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
  /** The texts under a key are told apart by their clusters once there are two: the first comes to its own as it would have then. */
  const joinLone = (window: KnownWindow, key: KeyAt, offset: number): void => {
    if (!takeSignature(texts, offset, lone)) return
    const first = { high: key.high, low: key.low, time: texts.instant(offset) }
    forgetSignature(texts, offset)
    parts.bump(window, clusters.join(window, first, lone))
  }
  return {
    feed: (window, key, text) => {
      if (!sign(text)) return 0
      // What a durable window counted is handed out with its decision: its texts have records of their own at once.
      if (window.durable) return parts.bump(window, clusters.join(window, key, signature))
      const offset = texts.place(key.high, key.low, window.id)
      const last = texts.instant(offset)
      const isFirst = last === 0 || last <= key.time - window.durationMs
      if (isFirst) putSignature(texts, offset, signature)
      else joinLone(window, key, offset)
      if (key.time > last) texts.setInstant(offset, key.time)
      texts.mark(offset)
      return isFirst ? 1 : parts.bump(window, clusters.join(window, key, signature))
    },
    read: (window, key, text) => {
      if (!window.durable) {
        const offset = texts.locate(key.high, key.low, window.id)
        if (offset < 0 || texts.instant(offset) <= key.time - window.durationMs) return 0
        joinLone(window, key, offset)
        texts.mark(offset)
      }
      const cluster = sign(text) ? clusters.find(window, key, signature) : null
      return cluster === null ? 0 : parts.sum(window, cluster)
    },
    join: (window, key, text) => (sign(text) ? clusters.join(window, key, signature) : null),
    find: (window, key, text) => (sign(text) ? clusters.find(window, key, signature) : null),
  }
}

type Clusters = {
  /** The hashed key under which copies of the text are counted, its own when it is like none; remembers it. Valid until the next call. */
  readonly join: (window: KnownWindow, key: KeyAt, signature: TextSignature) => KeyAt
  /** The same, or null when the text is like none. */
  readonly find: (window: KnownWindow, key: KeyAt, signature: TextSignature) => KeyAt | null
}

function createClusters(bands: RecordTable): Clusters {
  const lanes = createHashLanes()
  let signature = createTextSignature()
  const votes: Vote[] = Array.from({ length: BANDS }, () => ({ high: 0, low: 0, count: 0 }))
  const cluster: KeyAt = { high: 0, low: 0, time: 0 }

  /** Hashes the exact key (band -1) or a band under the window's key into `lanes`. */
  const hashPart = (key: KeyAt, band: number): void => {
    lanes[0] = key.high
    lanes[1] = key.low
    if (band < 0) hashInto(signature.exactHigh, signature.exactLow, lanes)
    else hashInto(signature.bands[band] ?? 0, band + 1, lanes)
  }
  const locateRecent = (window: KnownWindow, high: number, low: number, time: number): number => {
    const offset = bands.locate(high, low, window.id)
    return offset < 0 || bands.instant(offset) <= time - window.durationMs ? -1 : offset
  }
  const locatePart = (window: KnownWindow, key: KeyAt, band: number): number => {
    hashPart(key, band)
    return locateRecent(window, lanes[0] ?? 0, lanes[1] ?? 0, key.time)
  }
  const take = (high: number, low: number, time: number): KeyAt => {
    cluster.high = high
    cluster.low = low
    cluster.time = time
    return cluster
  }
  const highAt = (offset: number): number => bands.words[offset + RECORD_HEAD] ?? 0
  const lowAt = (offset: number): number => bands.words[offset + RECORD_HEAD + 1] ?? 0
  /** The record under the key itself tells whether texts were remembered under it at all: for most keys of most windows none was. */
  const holdsTexts = (window: KnownWindow, { high, low, time }: KeyAt): boolean =>
    locateRecent(window, high, low, time) >= 0
  /** Bands that lead to one cluster are votes for it. Answers how many clusters have votes. */
  const countVotes = (window: KnownWindow, key: KeyAt): number => {
    let clusters = 0
    for (let band = 0; band < BANDS; band++) {
      const offset = locatePart(window, key, band)
      if (offset < 0) continue
      const [high, low] = [highAt(offset), lowAt(offset)]
      let at = 0
      while (at < clusters && (votes[at]?.high !== high || votes[at]?.low !== low)) at++
      const vote = votes[at]
      if (vote === undefined) continue
      vote.count = at === clusters ? 1 : vote.count + 1
      vote.high = high
      vote.low = low
      if (at === clusters) clusters++
    }
    return clusters
  }
  const lookUp = (window: KnownWindow, key: KeyAt): KeyAt | null => {
    const exact = locatePart(window, key, -1)
    if (exact >= 0) return take(highAt(exact), lowAt(exact), key.time)
    if (!signature.banded) return null
    const clusters = countVotes(window, key)
    let best: Vote | null = null
    for (let at = 0; at < clusters; at++) {
      const vote = votes[at]
      if (vote !== undefined && vote.count >= AGREEING && vote.count > (best?.count ?? 0)) best = vote
    }
    return best === null ? null : take(best.high, best.low, key.time)
  }
  /** Lets the record of these lanes lead to the cluster. */
  const remember = (window: KnownWindow, high: number, low: number): void => {
    const offset = bands.place(high, low, window.id)
    bands.words[offset + RECORD_HEAD] = cluster.high
    bands.words[offset + RECORD_HEAD + 1] = cluster.low
    if (cluster.time > bands.instant(offset)) bands.setInstant(offset, cluster.time)
    bands.mark(offset)
  }
  const rememberPart = (window: KnownWindow, key: KeyAt, band: number): void => {
    hashPart(key, band)
    remember(window, lanes[0] ?? 0, lanes[1] ?? 0)
  }
  return {
    find: (window, key, sought) => {
      signature = sought
      return holdsTexts(window, key) ? lookUp(window, key) : null
    },
    join: (window, key, joining) => {
      signature = joining
      if (!holdsTexts(window, key) || lookUp(window, key) === null) {
        hashPart(key, -1)
        take(lanes[0] ?? 0, lanes[1] ?? 0, key.time)
      }
      rememberPart(window, key, -1)
      // Its instant is the latest of all, so it leaves no sooner than what it stands for.
      remember(window, key.high, key.low)
      for (let band = 0; signature.banded && band < BANDS; band++) rememberPart(window, key, band)
      return cluster
    },
  }
}
