/** What pictures look like and where codes in them lead, found beside the thread that answers. What cannot be read or takes too long has neither. */
import type { ImageType } from '@goodstanding/detectors'
import { createWorkerAsker } from './ask-worker.ts'
import type { PictureAsked, PictureLook } from './picture.worker.ts'

export type PictureLooker = {
  /** Null when the picture is malformed, too large or not done in time. */
  readonly look: (bytes: Uint8Array, type: ImageType) => Promise<PictureLook | null>
  readonly close: () => Promise<void>
}

const BOUNDS = { patienceMs: 10_000, mostWaiting: 16 }

export function createPictureLooker(): PictureLooker {
  const place = new URL('./picture.worker.ts', import.meta.url)
  const { ask, close } = createWorkerAsker<PictureAsked, PictureLook>(place, BOUNDS)
  return { look: (bytes, type) => ask({ type }, bytes), close }
}
