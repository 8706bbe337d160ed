/** The moderation format of OpenAI, which several classifiers speak: texts in, a score for each category out. */
import type { SignalName } from '@goodstanding/model'
import { fieldOf } from './parse-answer.ts'

/** What each category speaks of. Names are compared without `/`, `-` and `_`: servers spell them differently. */
const CATEGORIES: Readonly<Record<string, readonly SignalName[]>> = {
  harassment: ['text.harassment', 'text.profanity'],
  harassmentthreatening: ['text.harassment', 'text.threat'],
  hate: ['text.hate'],
  hatethreatening: ['text.hate', 'text.threat', 'text.incitement'],
  illicit: ['text.dangerous-instruction', 'text.drugs', 'text.fraud'],
  illicitviolent: ['text.dangerous-instruction', 'text.weapons', 'text.crime-incitement', 'text.extremism'],
  selfharm: ['text.self-harm', 'text.self-harm-risk'],
  selfharmintent: ['text.self-harm-risk'],
  selfharminstructions: ['text.self-harm'],
  sexual: ['text.sexual'],
  sexualminors: ['text.sexual', 'text.minor-safety'],
  violence: ['text.violence', 'text.threat'],
  violencegraphic: ['text.violence'],
}

const ASKED_ABOUT: ReadonlySet<SignalName> = new Set(Object.values(CATEGORIES).flat())

/** True when a category speaks of the signal. */
export const coversSignal = (name: SignalName): boolean => ASKED_ABOUT.has(name)

export function moderationQuestion(text: string, model: string | null): object {
  return { input: text, ...(model === null ? {} : { model }) }
}

/** Scores by signal, each the highest of its categories over all results. Throws in words for what is no answer of this format. */
export function parseModeration(answer: unknown): ReadonlyMap<SignalName, number> {
  const results = fieldOf(answer, 'results')
  if (!Array.isArray(results) || results.length === 0) throw new Error('The answer holds no results.')
  const scores = new Map<SignalName, number>()
  for (const result of results)
    for (const [category, score] of scoresOf(result))
      for (const signal of CATEGORIES[category.toLowerCase().replace(/[^a-z]/g, '')] ?? [])
        scores.set(signal, Math.max(score, scores.get(signal) ?? 0))
  if (scores.size === 0) throw new Error('The answer names no category that is known.')
  return scores
}

/** `category_scores`, or the yes and no of `categories` where a server gives no scores. */
function scoresOf(result: unknown): readonly (readonly [string, number])[] {
  const stated = fieldOf(result, 'category_scores') ?? fieldOf(result, 'categories')
  if (typeof stated !== 'object' || stated === null) return []
  return Object.entries(stated).flatMap(([category, value]: [string, unknown]) => {
    const score = typeof value === 'boolean' ? Number(value) : value
    return typeof score === 'number' && score >= 0 && score <= 1 ? [[category, score] as const] : []
  })
}
