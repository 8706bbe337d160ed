/** Perceptual hashes of pictures, made beside the thread that answers. What cannot be read or takes too long has none. */
import type { ImageType } from '@goodstanding/detectors'
import { createWorkerAsker } from './ask-worker.ts'
import type { PictureAsked, PictureHash } from './picture.worker.ts'

export type PictureHasher = {
  /** Null when the picture is malformed, too large or not done in time. */
  readonly hash: (bytes: Uint8Array, type: ImageType) => Promise<PictureHash | null>
  readonly close: () => Promise<void>
}

const BOUNDS = { patienceMs: 10_000, mostWaiting: 16 }

export function createPictureHasher(): PictureHasher {
  const place = new URL('./picture.worker.ts', import.meta.url)
  const { ask, close } = createWorkerAsker<PictureAsked, PictureHash>(place, BOUNDS)
  return { hash: (bytes, type) => ask({ type }, bytes), close }
}
