/** Perceptual hashes of pictures, made beside the thread that answers. What cannot be read or takes too long has none. */
import { Worker } from 'node:worker_threads'
import type { ImageType } from '@goodstanding/detectors'
import type { PictureAnswered, PictureAsked, PictureHash } from './picture.worker.ts'

export type PictureHasher = {
  /** Null when the picture is malformed, too large or not done in time. */
  readonly hash: (bytes: Uint8Array, type: ImageType) => Promise<PictureHash | null>
  readonly close: () => Promise<void>
}

const PATIENCE_MS = 10_000
const MOST_WAITING = 16

type Open = { readonly worker: Worker; readonly answers: Map<number, (hash: PictureHash | null) => void> }

/** From its sources, TypeScript is read as it comes: a worker does not get the loader of the thread that starts it. */
const FROM_SOURCE = `
  const { workerData } = require('node:worker_threads')
  import('tsx/esm/api').then(({ register }) => { register(); return import(workerData) })
`

function startWorker(): Worker {
  const place = new URL('./picture.worker.ts', import.meta.url)
  const resourceLimits = { maxOldGenerationSizeMb: 1_024 }
  if (!place.pathname.endsWith('.ts')) return new Worker(place, { resourceLimits })
  const execArgv = ['--conditions=goodstanding-source']
  return new Worker(FROM_SOURCE, { eval: true, workerData: place.href, execArgv, resourceLimits })
}

function openWorker(gone: () => void): Open {
  const worker = startWorker()
  const answers = new Map<number, (hash: PictureHash | null) => void>()
  worker.unref()
  worker.on('message', ({ id, hash }: PictureAnswered) => answers.get(id)?.(hash))
  worker.on('error', () => undefined) // what was asked of it is answered when it is gone
  worker.on('exit', () => {
    gone()
    for (const answer of answers.values()) answer(null)
  })
  return { worker, answers }
}

/** The thread starts with the first picture, and again after one that it did not survive. */
export function createPictureHasher(): PictureHasher {
  let open: Open | null = null
  let asked = 0
  return {
    hash: (bytes, type) => {
      open ??= openWorker(() => {
        open = null
      })
      const { worker, answers } = open
      if (answers.size >= MOST_WAITING) return Promise.resolve(null)
      asked += 1
      const id = asked
      return new Promise((resolve) => {
        const timer = setTimeout(() => void worker.terminate(), PATIENCE_MS)
        answers.set(id, (hash) => {
          clearTimeout(timer)
          answers.delete(id)
          resolve(hash)
        })
        const copy = new Uint8Array(bytes)
        const message: PictureAsked = { id, type, bytes: copy }
        worker.postMessage(message, [copy.buffer])
      })
    },
    close: async () => {
      await open?.worker.terminate()
    },
  }
}
