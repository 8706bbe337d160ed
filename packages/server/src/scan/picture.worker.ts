/** Hashes pictures on a thread of their own: decoding a large one takes a second that nobody else should wait for. */
import { parentPort } from 'node:worker_threads'
import { decodeImage, hashPixels, type ImageType, type PdqHash } from '@goodstanding/detectors'

export type PictureAsked = { readonly id: number; readonly type: ImageType; readonly bytes: Uint8Array }
export type PictureAnswered = { readonly id: number; readonly hash: PdqHash | null }

parentPort?.on('message', ({ id, type, bytes }: PictureAsked) => {
  const decoded = decodeImage(bytes, type)
  const answer: PictureAnswered = { id, hash: decoded.ok ? hashPixels(decoded.pixels) : null }
  parentPort?.postMessage(answer)
})
