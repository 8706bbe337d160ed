/** Registered works and broadcasts, found by exact hash or by perceptual hash (PDQ, 256 bits, at most 31 bits apart). */
import type { Instant } from '@goodstanding/model'
import { type BroadcastFrames, createBroadcastFrames } from './broadcast-frames.ts'
import { createPdqIndex } from './pdq-index.ts'

export type KnownWork = { readonly id: string; readonly title: string; readonly holder: string }

export type KnownBroadcast = {
  readonly id: string
  readonly title: string
  readonly holder: string
  readonly startsAt: Instant
  readonly endsAt: Instant
}

/** A frame of a registered broadcast that a shown frame equals; `at` in seconds from its start. */
export type BroadcastFrame = { readonly broadcast: KnownBroadcast; readonly at: number }

export type WorkIndex = {
  readonly put: (work: KnownWork, sha256: readonly string[], pdq: readonly string[]) => void
  readonly remove: (id: string) => void
  readonly bySha256: (sha256: string) => readonly KnownWork[]
  readonly byPdq: (pdq: string) => readonly KnownWork[]
  readonly size: () => number
  readonly ids: () => Iterable<string>
}

export function createWorkIndex(): WorkIndex {
  const shelf = new Map<string, { readonly hashes: readonly string[]; readonly places: readonly number[] }>()
  const byHash = new Map<string, readonly KnownWork[]>()
  const near = createPdqIndex<KnownWork>()
  const remove = (id: string): void => {
    const kept = shelf.get(id)
    if (kept === undefined) return
    shelf.delete(id)
    for (const hash of kept.hashes) {
      const left = (byHash.get(hash) ?? []).filter((work) => work.id !== id)
      if (left.length === 0) byHash.delete(hash)
      else byHash.set(hash, left)
    }
    for (const place of kept.places) near.remove(place)
  }
  return {
    remove,
    put: (work, sha256, pdq) => {
      remove(work.id)
      const hashes = [...new Set(sha256.map((hash) => hash.toLowerCase()))]
      for (const hash of hashes) byHash.set(hash, [...(byHash.get(hash) ?? []), work])
      shelf.set(work.id, { hashes, places: pdq.map((hash) => near.put(hash, work)) })
    },
    bySha256: (sha256) => byHash.get(sha256.toLowerCase()) ?? [],
    byPdq: (pdq) => [...new Set(near.find(pdq))],
    size: () => shelf.size,
    ids: () => shelf.keys(),
  }
}

export type BroadcastIndex = {
  readonly put: (broadcast: KnownBroadcast, frames: readonly { readonly at: number; readonly pdq: string }[]) => void
  readonly remove: (id: string) => void
  /** Registered frames that this one equals, nearest first. */
  readonly framesBy: (pdq: string) => readonly BroadcastFrame[]
  readonly onAirAt: (time: Instant) => readonly KnownBroadcast[]
  readonly framesOf: (id: string) => BroadcastFrames | null
  readonly size: () => number
  readonly ids: () => Iterable<string>
}

export function createBroadcastIndex(): BroadcastIndex {
  type Kept = {
    readonly broadcast: KnownBroadcast
    readonly places: readonly number[]
    readonly frames: BroadcastFrames
  }
  const shelf = new Map<string, Kept>()
  const near = createPdqIndex<BroadcastFrame>()
  const remove = (id: string): void => {
    for (const place of shelf.get(id)?.places ?? []) near.remove(place)
    shelf.delete(id)
  }
  return {
    remove,
    put: (broadcast, frames) => {
      remove(broadcast.id)
      const places = frames.map(({ at, pdq }) => near.put(pdq, { broadcast, at }))
      shelf.set(broadcast.id, { broadcast, places, frames: createBroadcastFrames(frames) })
    },
    framesBy: (pdq) => near.find(pdq),
    framesOf: (id) => shelf.get(id)?.frames ?? null,
    onAirAt: (time) =>
      [...shelf.values()].flatMap(({ broadcast }) =>
        broadcast.startsAt <= time && time <= broadcast.endsAt ? [broadcast] : [],
      ),
    size: () => shelf.size,
    ids: () => shelf.keys(),
  }
}
