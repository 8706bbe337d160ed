/** Hashes pictures on a thread of their own: decoding a large one takes a second that nobody else should wait for. */
import { parentPort } from 'node:worker_threads'
import { decodeImage, hashPixels, hashUncut, type ImageType, type PdqHash } from '@goodstanding/detectors'
import type { AnsweredByWorker, AskedOfWorker } from './ask-worker.ts'

/** What a picture looks like; `uncut`: what it may have looked like before its edges were cut off, 64 hex digits each. */
export type PictureHash = PdqHash & { readonly uncut: readonly string[] }

export type PictureAsked = { readonly type: ImageType }

function hashOf({ bytes, type }: AskedOfWorker<PictureAsked>): PictureHash | null {
  const decoded = decodeImage(bytes, type)
  if (!decoded.ok) return null
  const hash = hashPixels(decoded.pixels)
  return hash === null ? null : { ...hash, uncut: hashUncut(decoded.pixels) }
}

parentPort?.on('message', (asked: AskedOfWorker<PictureAsked>) => {
  const answered: AnsweredByWorker<PictureHash> = { id: asked.id, answer: hashOf(asked) }
  parentPort?.postMessage(answered)
})
