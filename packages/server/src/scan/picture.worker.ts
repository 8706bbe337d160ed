/** Hashes pictures on a thread of their own: decoding a large one takes a second that nobody else should wait for. */
import { parentPort } from 'node:worker_threads'
import { decodeImage, hashPixels, hashUncut, type ImageType, type PdqHash } from '@goodstanding/detectors'

/** What a picture looks like; `uncut`: what it may have looked like before its edges were cut off, 64 hex digits each. */
export type PictureHash = PdqHash & { readonly uncut: readonly string[] }

export type PictureAsked = { readonly id: number; readonly type: ImageType; readonly bytes: Uint8Array }
export type PictureAnswered = { readonly id: number; readonly hash: PictureHash | null }

function hashOf({ bytes, type }: PictureAsked): PictureHash | null {
  const decoded = decodeImage(bytes, type)
  if (!decoded.ok) return null
  const hash = hashPixels(decoded.pixels)
  return hash === null ? null : { ...hash, uncut: hashUncut(decoded.pixels) }
}

parentPort?.on('message', (asked: PictureAsked) => {
  const answer: PictureAnswered = { id: asked.id, hash: hashOf(asked) }
  parentPort?.postMessage(answer)
})
