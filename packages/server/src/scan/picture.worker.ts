/** Looks at pictures on a thread of its own: decoding a large one takes a second that nobody else should wait for. */
import { parentPort } from 'node:worker_threads'
import { decodeImage, hashPixels, hashUncut, type ImageType, type PdqHash, type Pixels } from '@goodstanding/detectors'
import type { AnsweredByWorker, AskedOfWorker } from './ask-worker.ts'
import { readCodes } from './read-codes.ts'

/** What a picture looks like; `uncut`: what it may have looked like before its edges were cut off, 64 hex digits each. */
export type PictureHash = PdqHash & { readonly uncut: readonly string[] }

/** `codes`: where those lead that a phone reads from it. `hash`: null where there is nothing to see. */
export type PictureLook = { readonly hash: PictureHash | null; readonly codes: readonly string[] }

export type PictureAsked = { readonly type: ImageType }

function hashOf(pixels: Pixels): PictureHash | null {
  const hash = hashPixels(pixels)
  return hash === null ? null : { ...hash, uncut: hashUncut(pixels) }
}

async function lookAt({ bytes, type }: AskedOfWorker<PictureAsked>): Promise<PictureLook | null> {
  const decoded = decodeImage(bytes, type)
  return decoded.ok ? { hash: hashOf(decoded.pixels), codes: await readCodes(decoded.pixels) } : null
}

parentPort?.on('message', (asked: AskedOfWorker<PictureAsked>) => {
  void lookAt(asked).then((answer) => {
    const answered: AnsweredByWorker<PictureLook> = { id: asked.id, answer }
    parentPort?.postMessage(answered)
  })
})
