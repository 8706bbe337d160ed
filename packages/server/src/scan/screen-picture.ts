/**
 * What of a picture is served, and how much of it can be made out: screened first - small, grey, blurred - then grey, then in its colours.
 * Everything served is drawn anew from the pixels, so that nothing else of the file reaches a browser.
 */
import type { ImageType } from '@goodstanding/detectors'
import { createWorkerAsker } from './ask-worker.ts'

export const PICTURE_STAGES = ['screened', 'grey', 'colour'] as const
export type PictureStage = (typeof PICTURE_STAGES)[number]

export type HowScreened = { readonly type: ImageType; readonly stage: PictureStage }
export type ScreenAsked = HowScreened & { readonly bytes: Uint8Array }

const BOUNDS = { patienceMs: 20_000, mostWaiting: 1 }

/** A PNG, or null when the picture is malformed, too large or not drawn in time. One thread a picture: people look at few. */
export async function screenPicture({ bytes, type, stage }: ScreenAsked): Promise<Uint8Array | null> {
  const place = new URL('./screen.worker.ts', import.meta.url)
  const { ask, close } = createWorkerAsker<HowScreened, Uint8Array>(place, BOUNDS)
  try {
    return await ask({ type, stage }, bytes)
  } finally {
    await close()
  }
}
