/** Turns the features of a text into scores: terms that speak for themselves, and combinations of words. */
import type { SignalName } from '@goodstanding/model'
import { MARK } from '../fold/fold-kinds.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import type { CompiledCombination } from './combination.ts'
import { findCombination, mayMeet, mayMeetIn } from './find-combination.ts'
import { clearNear, moveNear } from './near-finds.ts'
import { STARTS } from './pick-finds.ts'
import { createScoreState, type ScoreState, SPEAKS } from './score-state.ts'
import type { TextFeatures } from './text-features.ts'
import { weigh } from './text-setting.ts'

/** Several weak words together ask a person to look, and never act. */
const WEAK_TOGETHER = 0.84
const STRONG = 0.85
/** Finds and combinations that are weighed in one text: a bound for hostile texts. */
const WEIGHED = 16_000
const CONFIRMED_DISGUISE = 0.9
/** How far from its key word a combination over several sentences may reach, in folded units. */
const WINDOW = 220
const WINDOW_DENSE = 80
/** In texts as long as these, plain combinations, of words that anybody says, reach half as far: offers and threats are short. */
const LONG = 600
const LONG_DENSE = 240

export type Scorer = Pick<ScoreState, 'values' | 'plains' | 'disguised' | 'starts' | 'ends'> & {
  readonly score: (features: TextFeatures) => void
}

/** `combinations`: those that the features were picked for. */
export function createScorer(
  lexicon: Lexicon,
  combinations: readonly CompiledCombination[],
  signals: readonly SignalName[],
): Scorer {
  const state = createScoreState(lexicon, combinations, signals)
  return {
    score: (features) => scoreText(state, features),
    values: state.values,
    plains: state.plains,
    disguised: state.disguised,
    starts: state.starts,
    ends: state.ends,
  }
}

function scoreText(state: ScoreState, features: TextFeatures): void {
  state.values.fill(0)
  state.plains.fill(0)
  state.disguised.fill(0)
  state.starts.fill(0)
  state.ends.fill(0)
  state.lastEnds.fill(-1)
  state.doubts.fill(1)
  state.budget = WEIGHED
  state.visited.fill(-1)
  state.heldIn.fill(-1)
  state.startedIn.fill(-1)
  const { meetable, starts } = features.picking
  const { repeated } = state
  repeated.mark(features)
  let isWindowed = false
  for (let sentence = 0; sentence < features.sentenceCount; sentence += 1) {
    const from = features.sentenceFinds[sentence] ?? 0
    const to = features.sentenceFinds[sentence + 1] ?? 0
    if (repeated.has(sentence)) continue
    const said = saidIn(state, features, sentence)
    if ((said & STARTS.inText) !== 0) isWindowed = true
    if ((said & (SPEAKS | STARTS.inSentence)) === 0) continue
    const told = sentence > 0 ? (features.sentenceFinds[sentence - 1] ?? 0) : from
    const around = { from: told, to }
    const within = { from, to, told }
    for (let find = from; find < to; find += 1) {
      const category = features.categories[find] ?? 0
      if (state.speaks[category] === SPEAKS) scoreTerm(state, features, find, around)
      if (((starts[category] ?? 0) & STARTS.inSentence) === 0 || state.startedIn[category] === sentence) continue
      state.startedIn[category] = sentence
      for (const index of state.sentenceCombinations[category] ?? []) {
        if (meetable[index] === 0 || state.visited[index] === sentence) continue
        state.visited[index] = sentence
        if (!mayMeetIn(state.combinations[index], state.heldIn, sentence)) continue
        scoreCombination(state, features, index, within)
      }
    }
  }
  if (isWindowed) scoreWindows(state, features)
  scoreObfuscation(state, features)
}

/** Marks the categories that a sentence holds; what they have a say in. */
function saidIn(state: ScoreState, features: TextFeatures, sentence: number): number {
  const to = features.sentenceFinds[sentence + 1] ?? 0
  const { starts } = features.picking
  let said = 0
  for (let find = features.sentenceFinds[sentence] ?? 0; find < to; find += 1) {
    const category = features.categories[find] ?? 0
    state.heldIn[category] = sentence
    said |= (state.speaks[category] ?? 0) | (starts[category] ?? 0)
  }
  return said
}

/** Combinations over several sentences, within a window: in a long text everything occurs somewhere. */
function scoreWindows(state: ScoreState, features: TextFeatures): void {
  const reach = features.dense ? WINDOW_DENSE : WINDOW
  const isLong = isLongText(features)
  const { around } = state
  const { meetable, starts } = features.picking
  const nearer = isLong ? state.nearer : around
  clearNear(around)
  if (isLong) clearNear(nearer)
  let sentence = 0
  for (let find = 0; find < features.count; find += 1) {
    const category = features.categories[find] ?? 0
    if (((starts[category] ?? 0) & STARTS.inText) === 0) continue
    while (find >= (features.sentenceFinds[sentence + 1] ?? 0)) sentence += 1
    // What stands behind it is within reach of its last.
    if (state.repeated.has(sentence) && state.repeated.has(sentence + 1)) continue
    moveNear(around, features, find, reach)
    if (isLong) moveNear(nearer, features, find, reach / 2)
    for (const index of state.textCombinations[category] ?? []) {
      if (meetable[index] === 0) continue
      const combination = state.combinations[index]
      const { from, to, held } = combination?.plain === true ? nearer : around
      if (combination !== undefined && mayMeet(combination, held))
        scoreCombination(state, features, index, { from, to, told: from })
    }
  }
}

function scoreTerm(
  state: ScoreState,
  features: TextFeatures,
  find: number,
  range: { readonly from: number; readonly to: number },
): void {
  const weight = features.weights[find] ?? 0
  for (const slot of state.slots[features.categories[find] ?? 0] ?? []) {
    // Neither by itself nor together with others does it raise what is there.
    const heard = state.values[slot] ?? 0
    if (weight <= heard && (weight >= STRONG || heard >= WEAK_TOGETHER)) continue
    if (state.budget <= 0) return
    state.budget -= 1
    const start = features.starts[find] ?? 0
    const end = features.ends[find] ?? 0
    const settings = state.settings[slot]
    if (settings === undefined) continue
    const left = weigh(features, state.settingCategories, settings, { ...range, start, end, meeting: null, far: false })
    const value = weight * left
    keep(state, slot, value, { start, end })
    // Many quotations in a letter of complaint make none of them the writer's own.
    if (left <= settings.judged && settings.judged < 1) continue
    if (value < STRONG && start >= (state.lastEnds[slot] ?? -1)) {
      state.doubts[slot] = (state.doubts[slot] ?? 1) * (1 - value)
      state.lastEnds[slot] = end
      keep(state, slot, Math.min(WEAK_TOGETHER, 1 - (state.doubts[slot] ?? 1)), { start, end })
    }
  }
}

const isLongText = ({ folded, dense }: TextFeatures): boolean => folded.length >= (dense ? LONG_DENSE : LONG)

/** One word that asks for a person: in a long text it is discussed as often as it is said, and there the model hears more. */
const isOneWord = ({ plain, chains }: CompiledCombination): boolean =>
  plain && chains.length === 1 && chains[0]?.length === 1

function scoreCombination(
  state: ScoreState,
  features: TextFeatures,
  index: number,
  range: { readonly from: number; readonly to: number; readonly told: number },
): void {
  const combination = state.combinations[index]
  const slot = state.combinationSlots[index] ?? -1
  const settings = state.settings[slot]
  if (combination === undefined || settings === undefined || state.budget <= 0) return
  const heard = combination.plain ? (state.plains[slot] ?? 0) : (state.values[slot] ?? 0)
  if (combination.value <= heard) return
  if (isOneWord(combination) && isLongText(features)) return
  state.budget -= 1
  if (!findCombination(combination, features, range, state.meeting)) return
  const { start, end } = state.meeting
  const far = combination.plain && combination.reach === 'text'
  const place = { from: range.told, to: range.to, start, end, meeting: state.meeting, far }
  const value = combination.value * weigh(features, state.settingCategories, settings, place)
  if (combination.plain && value > (state.plains[slot] ?? 0)) state.plains[slot] = value
  // What only asks for a person confirms nothing that the model suspects.
  if (combination.plain && combination.value < STRONG) keepPlace(state, slot, value, { start, end })
  else keep(state, slot, value, { start, end })
}

function keep(
  state: ScoreState,
  slot: number,
  value: number,
  place: { readonly start: number; readonly end: number },
): void {
  if (value <= (state.values[slot] ?? 0)) return
  state.values[slot] = value
  state.starts[slot] = place.start
  state.ends[slot] = place.end
}

/** Where to look, if the lists say nothing surer of another place. */
function keepPlace(
  state: ScoreState,
  slot: number,
  value: number,
  place: { readonly start: number; readonly end: number },
): void {
  if (value <= (state.values[slot] ?? 0) || value < (state.plains[slot] ?? 0)) return
  state.starts[slot] = place.start
  state.ends[slot] = place.end
}

/** A disguise around words that mean harm is no accident; one around harmless words may be. */
function scoreObfuscation(state: ScoreState, features: TextFeatures): void {
  const { folded } = features
  const slot = state.obfuscationSlot
  keep(state, slot, folded.obfuscation, { start: 0, end: folded.length })
  for (let other = 0; other < state.values.length; other += 1) {
    if (other === slot || (state.values[other] ?? 0) < 0.6) continue
    const start = state.starts[other] ?? 0
    const end = state.ends[other] ?? 0
    for (let at = start; at < end; at += 1) {
      if (((folded.marks[at] ?? 0) & (MARK.undone | MARK.joined)) === 0) continue
      keep(state, slot, CONFIRMED_DISGUISE, { start, end })
      state.disguised[other] = 1
      break
    }
  }
}
