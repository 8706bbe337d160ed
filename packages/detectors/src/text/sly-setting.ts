/** Whether somebody writes as whoever knows that a deed is none to be seen, and what the trained model has to suspect then. */
import { HEADS, type Head } from '../classifier/heads.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import { LOOKS } from './doubt-listed.ts'
import type { Voice } from './join-scores.ts'
import { QUIET } from './look-combinations.ts'
import { SLY, SLY_DEAL, SURPRISE, URGES } from './sly-combinations.ts'
import type { TextFeatures } from './text-features.ts'
import { LONGEST_JUDGED } from './text-setting.ts'

/** In a short text, and said by nobody who warns of the deed, tells of it, urges others on, or keeps a surprise. */
export function createSlySetting({ categories }: Lexicon): (features: TextFeatures) => boolean {
  const sly = [SLY, SLY_DEAL].map((name) => categories.indexOf(name))
  const quiet = [...QUIET.split(' '), ...URGES, SURPRISE].map((name) => categories.indexOf(name))
  return ({ present, folded }) =>
    folded.length <= LONGEST_JUDGED &&
    sly.some((kind) => (present[kind] ?? 0) > 0) &&
    !quiet.some((kind) => (present[kind] ?? 0) > 0)
}

/**
 * How sure a head must be where the text says beside the deed that nobody will know, that no leave was asked or that others shall do it too
 * (sly-combinations.ts). Honest talk hardly has such words: that they stand where a head half suspects is the second witness. Heads that are
 * not named fear as much beside a surprise party as beside a deed.
 */
const BESIDE_SLY: Partial<Record<Head, number>> = {
  'attack-service': 0.46,
  'account-trade': 0.54,
  'forged-documents': 0.46,
  'dangerous-instruction': 0.46,
  'reverse-engineering': 0.46,
  fundraising: 0.5,
  doxxing: 0.46,
  'stolen-data': 0.5,
  'crime-incitement': 0.5,
  'self-harm': 0.5,
}
const SLY_LEVELS = HEADS.map((head) => BESIDE_SLY[head] ?? 1)

/** What a head says at least of a text in which such words stand: that a person should look, and no more. */
export const leastBesideSly = (trained: number, { head, raises }: Voice): number =>
  raises && trained >= (SLY_LEVELS[head] ?? 1) ? LOOKS : 0
