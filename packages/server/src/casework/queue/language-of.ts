/** In which language something was said: what its sender states, else what its script and most common words say. */
import { createFold, guessLanguage } from '@goodstanding/detectors'
import type { Event } from '@goodstanding/model'

const fold = createFold(null)

/** A two-letter code, or null when nothing tells. */
export function languageOf(text: string, said: string | null): string | null {
  const stated = said?.slice(0, 2).toLowerCase() ?? null
  if (text.trim() === '') return stated
  const guessed = guessLanguage(fold(text), said)
  return guessed === 'other' ? stated : guessed
}

export function languageOfEvent({ data }: Event): string | null {
  if (!('content' in data)) return null
  return languageOf(data.content.text, data.content.language ?? null)
}
