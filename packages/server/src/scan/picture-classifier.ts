/** Whether pictures are sexually explicit, by a model that the operator installed beside the product. Without one nobody is asked. */
import { createRequire } from 'node:module'
import type { ImageType } from '@goodstanding/detectors'
import { ConfigError, type Environment } from '../config-error.ts'
import { createWorkerAsker } from './ask-worker.ts'
import type { ExplicitAsked } from './explicit.worker.ts'
import type { Verdicts } from './read-explicit-model.ts'

export type PictureClassifier = {
  /** Null when the picture is malformed, too large or not done in time. */
  readonly classify: (bytes: Uint8Array, type: ImageType) => Promise<Verdicts | null>
  readonly close: () => Promise<void>
}

/** The first picture waits for the model to be read. */
const BOUNDS = { patienceMs: 20_000, mostWaiting: 16 }

export function createPictureClassifier(): PictureClassifier {
  const place = new URL('./explicit.worker.ts', import.meta.url)
  const { ask, close } = createWorkerAsker<ExplicitAsked, Verdicts>(place, BOUNDS)
  return { classify: (bytes, type) => ask({ type }, bytes), close }
}

const INSTALL =
  'npm install --no-save nsfwjs@4.4.0 @tensorflow/tfjs@4.22.0 @tensorflow/tfjs-backend-wasm@4.22.0 buffer@6.0.3'

/** Whether pictures are looked at by nsfwjs. Throws `ConfigError` in words when it is asked for and not installed. */
export function readPictureModel(environment: Environment): 'nsfwjs' | null {
  const stated = environment['GOODSTANDING_PICTURE_MODEL']?.trim() ?? ''
  if (stated === '') return null
  if (stated !== 'nsfwjs') throw new ConfigError(`GOODSTANDING_PICTURE_MODEL must be "nsfwjs", not "${stated}".`)
  if (!isInstalled())
    throw new ConfigError(`GOODSTANDING_PICTURE_MODEL asks for nsfwjs, which is not installed here. Run: ${INSTALL}`)
  return 'nsfwjs'
}

export function isInstalled(): boolean {
  const { resolve } = createRequire(import.meta.url)
  return ['nsfwjs/core', '@tensorflow/tfjs'].every((name) => {
    try {
      return resolve(name) !== ''
    } catch {
      return false // not to be found is all that is asked
    }
  })
}

/** 0..1: shows sexual acts or nudity, photographed or drawn. What is merely revealing does not count. */
export function explicitness(verdicts: Verdicts): number {
  return Math.min(1, (verdicts['Porn'] ?? 0) + (verdicts['Hentai'] ?? 0))
}
