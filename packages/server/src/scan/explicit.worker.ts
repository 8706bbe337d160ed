/**
 * Looks at pictures with nsfwjs, a model that comes with its weights, on a thread of its own. It is not part of the product: who wants it
 * installs it beside (see docs/detectors.md). What its names and calls are is checked here, since nothing else knows them.
 */
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { parentPort } from 'node:worker_threads'
import { decodeImage, type ImageType } from '@goodstanding/detectors'
import type { AnsweredByWorker, AskedOfWorker } from './ask-worker.ts'
import { type ExplicitModel, readExplicitModel, type Verdicts } from './read-explicit-model.ts'
import { resizePixels } from './resize-pixels.ts'

export type ExplicitAsked = { readonly type: ImageType }

/** Pixels at each side that the model sees. */
const SIDE = 224

/** Names in variables: no bundler and no compiler shall look for what is installed on one machine and not on another. */
const PACKAGES = {
  tensors: '@tensorflow/tfjs',
  fast: '@tensorflow/tfjs-backend-wasm',
  classifier: 'nsfwjs/core',
  weights: 'nsfwjs/models/mobilenet_v2',
}

async function openModel(): Promise<ExplicitModel> {
  silence()
  const fast = await load(PACKAGES.fast).catch(() => null) // without it the model runs in plain JavaScript, fifteen times slower
  const [tensors, classifier, weights] = await Promise.all(
    [PACKAGES.tensors, PACKAGES.classifier, PACKAGES.weights].map(load),
  )
  const wasm = fast === null ? null : `${dirname(createRequire(import.meta.url).resolve(PACKAGES.fast))}/`
  return readExplicitModel({ tensors, classifier, weights, fast, wasm })
}

const load = (name: string): Promise<unknown> => import(name)

/** The packages greet on the console of whoever loads them, which is the operator's log. */
function silence(): void {
  for (const voice of ['log', 'info', 'warn'] as const) Object.assign(console, { [voice]: () => undefined })
}

let model: Promise<ExplicitModel> | null = null

async function look({ bytes, type }: AskedOfWorker<ExplicitAsked>): Promise<Verdicts | null> {
  const decoded = decodeImage(bytes, type)
  if (!decoded.ok) return null
  model ??= openModel()
  return (await model).classify(resizePixels(decoded.pixels, SIDE), SIDE)
}

parentPort?.on('message', (asked: AskedOfWorker<ExplicitAsked>) => {
  const answer = (verdicts: Verdicts | null): void => {
    const answered: AnsweredByWorker<Verdicts> = { id: asked.id, answer: verdicts }
    parentPort?.postMessage(answered)
  }
  // A model that cannot be opened gives no verdict, as one that is not installed.
  look(asked).then(answer, () => {
    answer(null)
  })
})
