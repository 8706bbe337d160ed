/**
 * Whether a short text has words of who goes - the next life, a height, what is left to whom - and what the trained model has to suspect then. Who wants to
 * go says so in words that no list foresees, and the model, which learned Chinese from our own grammars, half hears it: alone its level has to be high,
 * for it half hears ordinary talk as well, but not beside such words. What follows is care, and no penalty.
 */
import { HEADS } from '../classifier/heads.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import { LOOKS } from './doubt-listed.ts'
import type { Voice } from './join-scores.ts'
import { QUIET } from './look-combinations.ts'
import type { TextFeatures } from './text-features.ts'
import { LONGEST_JUDGED } from './text-setting.ts'

/** Filled in Chinese alone: of English talk such words and half a suspicion meet too often. */
const DESPAIR = 'sign-despair'
/** Whoever jokes, treats or tells of it. */
const OTHERWISE = [...QUIET.split(' '), 'sign-jest', 'cue-care', 'cue-report']

export function createDespairSetting({ categories }: Lexicon): (features: TextFeatures) => boolean {
  const despair = categories.indexOf(DESPAIR)
  const otherwise = OTHERWISE.map((name) => categories.indexOf(name))
  return ({ present, folded }) =>
    folded.length <= LONGEST_JUDGED &&
    (present[despair] ?? 0) > 0 &&
    !otherwise.some((kind) => (present[kind] ?? 0) > 0)
}

const RISK = HEADS.indexOf('self-harm-risk')
/** Of 17,802 lines of Chinese chat none has both such words and so much of a suspicion. */
const SUSPECTS = 0.46

/** What the head says at least of a text in which such words stand: that a person should look. */
export const leastBesideDespair = (trained: number, { head, raises }: Voice): number =>
  raises && head === RISK && trained >= SUSPECTS ? LOOKS : 0
