/** What pictures look like and where codes in them lead, found beside the thread that answers. What cannot be read or takes too long has neither. */
import type { DocumentType, ImageType } from '@goodstanding/detectors'
import { createWorkerAsker } from './ask-worker.ts'
import type { DocumentAsked } from './document.worker.ts'
import type { PictureAsked, PictureLook } from './picture.worker.ts'

export type PictureLooker = {
  /** Null when the picture is malformed, too large or not done in time. */
  readonly look: (bytes: Uint8Array, type: ImageType) => Promise<PictureLook | null>
  /** Where the codes in the pictures of a document lead. Null when too many wait, or the thread did not survive it. */
  readonly codesWithin: (bytes: Uint8Array, type: DocumentType) => Promise<readonly string[] | null>
  readonly close: () => Promise<void>
}

const BOUNDS = { patienceMs: 10_000, mostWaiting: 16 }

/** Documents have a thread of their own: one with many pictures delays no picture. */
export function createPictureLooker(): PictureLooker {
  const pictures = createWorkerAsker<PictureAsked, PictureLook>(new URL('./picture.worker.ts', import.meta.url), BOUNDS)
  const documents = createWorkerAsker<DocumentAsked, readonly string[]>(
    new URL('./document.worker.ts', import.meta.url),
    BOUNDS,
  )
  return {
    look: (bytes, type) => pictures.ask({ type }, bytes),
    codesWithin: (bytes, type) => documents.ask({ type }, bytes),
    close: async () => {
      await Promise.all([pictures.close(), documents.close()])
    },
  }
}
