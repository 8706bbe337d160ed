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

export type Voice = { readonly head: number; readonly standing: Standing; readonly raises: boolean }

/** Which head speaks for a signal, and how; null when only the lists do. */
export function voiceOf(signal: SignalName): Voice | null {
  const own = HEADS.find((head) => SIGNAL_OF_HEAD[head] === signal)
  const head = own ?? DOUBTED_BY[signal]
  if (head === undefined) return null
  return { head: HEADS.indexOf(head), standing: LEADING.includes(head) ? 'leads' : 'adds', raises: own !== undefined }
}

/** From here on the model agrees enough to leave a listed score as it is. */
const AGREES = 0.54
/** How fast a listed score fades below that. */
const FADES = 4
/** Below this a model that only adds is sure that nothing is meant, and a word that asks for a person to look weighs less. */
const SURE = 0.1
const LEFT = 0.85
const ACTS = 0.85

/** A listed score from which the lists confirm what the model says; without it the model asks for a person to look, and never acts. */
const CONFIRMS = 0.5
const LOOKS = 0.6
const LOOKS_AT_MOST = 0.84

/** The model's word alone: the order of its scores stays, none reaches the level of action. */
function unconfirmed(trained: number): number {
  return trained <= LOOKS ? trained : LOOKS + ((trained - LOOKS) * (LOOKS_AT_MOST - LOOKS)) / (1 - LOOKS)
}

export function joinScores(listed: number, trained: number, { standing, raises }: Voice): number {
  if (trained >= listed) {
    if (!raises) return listed
    return listed >= CONFIRMS ? trained : Math.max(listed, unconfirmed(trained))
  }
  if (trained >= AGREES) return listed
  if (standing === 'leads') {
    const agreed = trained / AGREES
    return trained + (listed - trained) * agreed ** FADES
  }
  if (listed >= ACTS || trained >= SURE) return listed
  return Math.max(trained, listed * (LEFT + (1 - LEFT) * (trained / SURE)))
}
