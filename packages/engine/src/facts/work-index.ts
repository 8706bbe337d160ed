/** Registered works and broadcasts, found by exact hash or by perceptual hash (PDQ, 256 bits, at most 31 bits apart). */
import type { Instant } from '@goodstanding/model'

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
