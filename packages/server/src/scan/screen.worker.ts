/** Draws one picture as `screenPicture` asks, on a thread of its own. */
import { parentPort } from 'node:worker_threads'
import { decodeImage } from '@goodstanding/detectors'
import type { AnsweredByWorker, AskedOfWorker } from './ask-worker.ts'
import { drawPicture } from './draw-picture.ts'
import type { HowScreened } from './screen-picture.ts'

function draw({ id, bytes, type, stage }: AskedOfWorker<HowScreened>): AnsweredByWorker<Uint8Array> {
  const decoded = decodeImage(bytes, type)
  return { id, answer: decoded.ok ? drawPicture(decoded.pixels, stage) : null }
}

parentPort?.once('message', (asked: AskedOfWorker<HowScreened>) => parentPort?.postMessage(draw(asked)))
