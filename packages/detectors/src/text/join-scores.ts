/** One score from two: what the word lists say, and what the trained model says of the whole text. */
import type { SignalName } from '@goodstanding/model'
import { HEADS, type Head, SIGNAL_OF_HEAD } from '../classifier/heads.ts'

/**
 * How a head of the model stands to the word lists. `leads`: it learned from many texts that people judged, so a listed word
 * counts only as far as the model sees something in the text. `adds`: it learned from own sentences; the lists hold without it.
 */
type Standing = 'leads' | 'adds'

const LEADING: readonly Head[] = ['toxic', 'hate', 'threat', 'sexual', 'spam']

/** Signals without a head of their own, that a head may still weaken. */
const DOUBTED_BY: Partial<Record<SignalName, Head>> = { 'text.incitement': 'hate' }

const INSULT = HEADS.indexOf('toxic')

export type Voice = { readonly head: number; readonly standing: Standing; readonly raises: boolean }

/** Which head speaks for a signal, and how; null when only the lists do. */
export function voiceOf(signal: SignalName): Voice | null {
  const own = HEADS.find((head) => SIGNAL_OF_HEAD[head] === signal)
  const head = own ?? DOUBTED_BY[signal]
  if (head === undefined) return null
  return { head: HEADS.indexOf(head), standing: LEADING.includes(head) ? 'leads' : 'adds', raises: own !== undefined }
}

/**
 * What a plain find of the lists may say, by what a leading model says of the whole text: knots, straight between them. Coarse
 * words are most of an insult, so there half an agreement is enough; contempt, threats and spam lie in the whole sentence.
 */
const TRAINED = [0, 0.15, 0.3, 0.45, 0.55, 0.65, 1]
const ALLOWED = [0, 0.15, 0.3, 0.47, 0.6, 0.86, 1]
const ALLOWED_INSULT = [0, 0.15, 0.33, 0.55, 0.86, 0.9, 1]

function allowedBy(trained: number, allowed: readonly number[]): number {
  for (let knot = 1; knot < TRAINED.length; knot += 1) {
    const high = TRAINED[knot] ?? 1
    if (trained > high) continue
    const low = TRAINED[knot - 1] ?? 0
    const from = allowed[knot - 1] ?? 0
    return from + ((trained - low) / (high - low)) * ((allowed[knot] ?? 1) - from)
  }
  return 1
}

/** Below this a model that only adds is sure that nothing is meant, and a word that asks for a person to look weighs less. */
const SURE = 0.1
const LEFT = 0.65
const ACTS = 0.85

/** A listed score from which the lists confirm what the model says; without it the model asks for a person to look, and never acts. */
const CONFIRMS = 0.5
const LOOKS = 0.6
const LOOKS_AT_MOST = 0.84

/** The model's word alone: the order of its scores stays, none reaches the level of action. */
function unconfirmed(trained: number): number {
  return trained <= LOOKS ? trained : LOOKS + ((trained - LOOKS) * (LOOKS_AT_MOST - LOOKS)) / (1 - LOOKS)
}

export function joinScores(listed: number, trained: number, { head, standing, raises }: Voice): number {
  if (trained >= listed) {
    if (!raises) return listed
    return listed >= CONFIRMS ? trained : Math.max(listed, unconfirmed(trained))
  }
  if (standing === 'leads')
    return Math.max(trained, Math.min(listed, allowedBy(trained, head === INSULT ? ALLOWED_INSULT : ALLOWED)))
  if (listed >= ACTS || trained >= SURE) return listed
  return Math.max(trained, listed * (LEFT + (1 - LEFT) * (trained / SURE)))
}
