/** What pictures look like and where codes in them lead, found beside the thread that answers. What cannot be read or takes too long has neither. */
import type { DocumentType, ImageType } from '@goodstanding/detectors'
import { type Asked, createWorkerAsker, type WorkerBounds } from './ask-worker.ts'
import type { DocumentAsked } from './document.worker.ts'
import type { PictureAsked, PictureLook } from './picture.worker.ts'

/** Nobody began with it, for others were before it: it is looked at when it comes again. */
export const UNLOOKED = 'unlooked'

export type PictureLooker = {
  /** Null when the picture is malformed, too large or not done in time. */
  readonly look: (bytes: Uint8Array, type: ImageType) => Promise<PictureLook | typeof UNLOOKED | null>
  /** Where the codes in the pictures of a document lead. Null when it takes too long, or the thread did not survive it. */
  readonly codesWithin: (bytes: Uint8Array, type: DocumentType) => Promise<readonly string[] | typeof UNLOOKED | null>
  readonly close: () => Promise<void>
}

const BOUNDS = { patienceMs: 10_000, mostWaiting: 16 }

/** Documents have a thread of their own: one with many pictures delays no picture. */
export function createPictureLooker(bounds: WorkerBounds = BOUNDS): PictureLooker {
  const pictures = createWorkerAsker<PictureAsked, PictureLook>(new URL('./picture.worker.ts', import.meta.url), bounds)
  const documents = createWorkerAsker<DocumentAsked, readonly string[]>(
    new URL('./document.worker.ts', import.meta.url),
    bounds,
  )
  return {
    look: async (bytes, type) => lookedOf(await pictures.askWhy({ type }, bytes)),
    codesWithin: async (bytes, type) => lookedOf(await documents.askWhy({ type }, bytes)),
    close: async () => {
      await Promise.all([pictures.close(), documents.close()])
    },
  }
}

function lookedOf<Answer>(asked: Asked<Answer>): Answer | typeof UNLOOKED | null {
  if ('answer' in asked) return asked.answer
  return asked.unanswered === 'crowded' || asked.unanswered === 'closed' ? UNLOOKED : null
}
