/**
 * What of a picture is served, and how much of it can be made out: screened first - small, grey, blurred - then grey, then in its colours.
 * Everything served is drawn anew from the pixels, so that nothing else of the file reaches a browser.
 */
import { Worker } from 'node:worker_threads'
import type { ImageType } from '@goodstanding/detectors'

export const PICTURE_STAGES = ['screened', 'grey', 'colour'] as const
export type PictureStage = (typeof PICTURE_STAGES)[number]

export type ScreenAsked = { readonly bytes: Uint8Array; readonly type: ImageType; readonly stage: PictureStage }

const PATIENCE_MS = 20_000

/** From its sources, TypeScript is read as it comes: a worker does not get the loader of the thread that starts it. */
const FROM_SOURCE = `
  const { workerData } = require('node:worker_threads')
  import('tsx/esm/api').then(({ register }) => { register(); return import(workerData) })
`

function startWorker(): Worker {
  const place = new URL('./screen.worker.ts', import.meta.url)
  const resourceLimits = { maxOldGenerationSizeMb: 1_024 }
  if (!place.pathname.endsWith('.ts')) return new Worker(place, { resourceLimits })
  const execArgv = ['--conditions=goodstanding-source']
  return new Worker(FROM_SOURCE, { eval: true, workerData: place.href, execArgv, resourceLimits })
}

/** A PNG, or null when the picture is malformed, too large or not drawn in time. One thread a picture: people look at few. */
export function screenPicture(asked: ScreenAsked): Promise<Uint8Array | null> {
  const worker = startWorker()
  worker.postMessage(asked)
  return new Promise((resolve) => {
    const timer = setTimeout(() => void worker.terminate(), PATIENCE_MS)
    worker.on('message', (png: Uint8Array | null) => resolve(png))
    worker.on('error', () => resolve(null)) // a file that breaks its reader is one that is not shown
    worker.on('exit', () => {
      clearTimeout(timer)
      resolve(null)
    })
  })
}
