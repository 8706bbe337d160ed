/** Draws one picture as `screenPicture` asks, on a thread of its own. */
import { parentPort } from 'node:worker_threads'
import { decodeImage } from '@goodstanding/detectors'
import { drawPicture } from './draw-picture.ts'
import type { ScreenAsked } from './screen-picture.ts'

function draw({ bytes, type, stage }: ScreenAsked): Uint8Array | null {
  const decoded = decodeImage(bytes, type)
  return decoded.ok ? drawPicture(decoded.pixels, stage) : null
}

parentPort?.once('message', (asked: ScreenAsked) => parentPort?.postMessage(draw(asked)))
