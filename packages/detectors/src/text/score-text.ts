/** Turns the features of a text into scores: terms that speak for themselves, and combinations of words. */
import type { SignalName } from '@goodstanding/model'
import { MARK } from '../fold/fold-kinds.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import { type Combination, type CompiledCombination, compileCombination } from './combination.ts'
import { createMeeting, findCombination, mayMeet, mayMeetIn, type Meeting } from './find-combination.ts'
import { STRUCTURES } from './find-structure.ts'
import type { TextFeatures } from './text-features.ts'
import { type SettingCategories, type Settings, settingsOf, weigh } from './text-setting.ts'

/** Several weak words together ask a person to look, and never act. */
const WEAK_TOGETHER = 0.84
const STRONG = 0.85
/** Finds and combinations that are weighed in one text: a bound for hostile texts. */
const WEIGHED = 1_600
const CONFIRMED_DISGUISE = 0.9
/** How far from its key word a combination over several sentences may reach, in folded units. */
const WINDOW = 220
const WINDOW_DENSE = 80
/** In texts as long as these, plain combinations, of words that anybody says, reach half as far: offers and threats are short. */
const LONG = 600
const LONG_DENSE = 240

export type Scorer = {
  readonly score: (features: TextFeatures) => void
  /** By signal, in the order given; places are folded units, end exclusive. Valid until the next text. */
  readonly values: Float64Array
  /** What plain combinations said: of it a person sees in any case. */
  readonly plains: Float64Array
  readonly starts: Int32Array
  readonly ends: Int32Array
}

type State = Omit<Scorer, 'score'> & {
  readonly features: { current: TextFeatures | null }
  /** By category: the slots of the signals that its terms speak for. */
  readonly slots: readonly (readonly number[])[]
  readonly settings: readonly Settings[]
  readonly settingCategories: SettingCategories
  /** By category: the combinations that it may start. */
  readonly sentenceCombinations: readonly (readonly number[])[]
  readonly textCombinations: readonly (readonly number[])[]
  readonly combinations: readonly CompiledCombination[]
  readonly combinationSlots: readonly number[]
  /** The last reach in which each combination was looked for. */
  readonly visited: Int32Array
  /** By category: the last sentence with a find of it. */
  readonly heldIn: Int32Array
  /** By signal: end of the last term counted, and the doubt left by weak terms. */
  readonly lastEnds: Int32Array
  readonly doubts: Float64Array
  readonly meeting: Meeting
  readonly obfuscationSlot: number
  budget: number
}

export function createScorer(
  lexicon: Lexicon,
  combinations: readonly Combination[],
  signals: readonly SignalName[],
): Scorer {
  const state = createState(lexicon, combinations, signals)
  return {
    score: (features) => scoreText(state, features),
    values: state.values,
    plains: state.plains,
    starts: state.starts,
    ends: state.ends,
  }
}

/** Categories whose terms speak for a signal of another name, or for a second one. */
const SPEAKS_FOR: Readonly<Record<string, readonly string[]>> = {
  insult: ['harassment'],
  'sexual-mild': ['sexual'],
}

function createState(lexicon: Lexicon, combinations: readonly Combination[], signals: readonly SignalName[]): State {
  const names = [...lexicon.categories, ...STRUCTURES]
  const categoryOf = (name: string) => names.indexOf(name)
  const slotOf = (signal: string) => signals.findIndex((name) => name === signal)
  const slots = names.map((name) =>
    (SPEAKS_FOR[name] ?? [name]).map((signal) => slotOf(`text.${signal}`)).filter((slot) => slot >= 0),
  )
  const compiled = combinations.map((combination) => compileCombination(combination, categoryOf))
  const startedBy = (reach: string) =>
    names.map((_, category) => [...compiled.keys()].filter((index) => starts(compiled[index], category, reach)))
  return {
    values: new Float64Array(signals.length),
    plains: new Float64Array(signals.length),
    starts: new Int32Array(signals.length),
    ends: new Int32Array(signals.length),
    features: { current: null },
    slots,
    settings: signals.map(settingsOf),
    settingCategories: {
      told: categoryOf('cue-report'),
      warned: categoryOf('cue-safe'),
      negated: categoryOf('cue-negation'),
      cared: categoryOf('cue-care'),
      judged: categoryOf('sign-judged'),
      worked: categoryOf('sign-at-work'),
      quote: categoryOf('#quote'),
    },
    sentenceCombinations: startedBy('sentence'),
    textCombinations: startedBy('text'),
    combinations: compiled,
    combinationSlots: compiled.map((combination) => slotOf(combination.signal)),
    visited: new Int32Array(compiled.length),
    heldIn: new Int32Array(names.length),
    lastEnds: new Int32Array(signals.length),
    doubts: new Float64Array(signals.length),
    meeting: createMeeting(),
    obfuscationSlot: slotOf('text.obfuscation'),
    budget: WEIGHED,
  }
}

function starts(combination: CompiledCombination | undefined, category: number, reach: string): boolean {
  return combination?.reach === reach && combination.keys.includes(category)
}

function scoreText(state: State, features: TextFeatures): void {
  state.values.fill(0)
  state.plains.fill(0)
  state.starts.fill(0)
  state.ends.fill(0)
  state.lastEnds.fill(-1)
  state.doubts.fill(1)
  state.budget = WEIGHED
  state.visited.fill(-1)
  state.heldIn.fill(-1)
  for (let sentence = 0; sentence < features.sentenceCount; sentence += 1) {
    const from = features.sentenceFinds[sentence] ?? 0
    const to = features.sentenceFinds[sentence + 1] ?? 0
    if (from === to) continue
    const told = sentence > 0 ? (features.sentenceFinds[sentence - 1] ?? 0) : from
    for (let find = from; find < to; find += 1) state.heldIn[features.categories[find] ?? 0] = sentence
    const [around, within] = [
      { from: told, to },
      { from, to, told },
    ]
    for (let find = from; find < to; find += 1) {
      scoreTerm(state, features, find, around)
      const started = state.sentenceCombinations[features.categories[find] ?? 0] ?? []
      for (const index of started) {
        if (state.visited[index] === sentence) continue
        state.visited[index] = sentence
        if (!mayMeetIn(state.combinations[index], state.heldIn, sentence)) continue
        scoreCombination(state, features, index, within)
      }
    }
  }
  for (let find = 0; find < features.count; find += 1) scoreWindow(state, features, find)
  scoreObfuscation(state, features)
}

/** Combinations over several sentences, within a window: in a long text everything occurs somewhere. */
function scoreWindow(state: State, features: TextFeatures, find: number): void {
  const started = state.textCombinations[features.categories[find] ?? 0] ?? []
  if (started.length === 0) return
  const reach = features.dense ? WINDOW_DENSE : WINDOW
  const isLong = features.folded.length >= (features.dense ? LONG_DENSE : LONG)
  const around = rangeAround(features, find, reach)
  const near = isLong ? rangeAround(features, find, reach / 2) : around
  for (const index of started)
    scoreCombination(state, features, index, state.combinations[index]?.plain === true ? near : around)
}

/** The finds within so many folded units of one. */
function rangeAround(
  features: TextFeatures,
  find: number,
  reach: number,
): { readonly from: number; readonly to: number; readonly told: number } {
  const start = features.starts[find] ?? 0
  let from = find
  while (from > 0 && (features.starts[from - 1] ?? 0) >= start - reach) from -= 1
  let to = find + 1
  while (to < features.count && (features.ends[to] ?? 0) <= start + reach) to += 1
  return { from, to, told: from }
}

function scoreTerm(
  state: State,
  features: TextFeatures,
  find: number,
  range: { readonly from: number; readonly to: number },
): void {
  const weight = features.weights[find] ?? 0
  for (const slot of state.slots[features.categories[find] ?? 0] ?? []) {
    if (weight <= (state.values[slot] ?? 0) && weight >= STRONG) continue
    if (state.budget <= 0) return
    state.budget -= 1
    const start = features.starts[find] ?? 0
    const end = features.ends[find] ?? 0
    const settings = state.settings[slot]
    if (settings === undefined) continue
    const value =
      weight * weigh(features, state.settingCategories, settings, { ...range, start, end, meeting: null, far: false })
    keep(state, slot, value, { start, end })
    if (value < STRONG && start >= (state.lastEnds[slot] ?? -1)) {
      state.doubts[slot] = (state.doubts[slot] ?? 1) * (1 - value)
      state.lastEnds[slot] = end
      keep(state, slot, Math.min(WEAK_TOGETHER, 1 - (state.doubts[slot] ?? 1)), { start, end })
    }
  }
}

function scoreCombination(
  state: State,
  features: TextFeatures,
  index: number,
  range: { readonly from: number; readonly to: number; readonly told: number },
): void {
  const combination = state.combinations[index]
  const slot = state.combinationSlots[index] ?? -1
  const settings = state.settings[slot]
  if (combination === undefined || settings === undefined || state.budget <= 0) return
  const heard = combination.plain ? (state.plains[slot] ?? 0) : (state.values[slot] ?? 0)
  if (combination.value <= heard || !mayMeet(combination, features.present)) return
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
  state: State,
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
  state: State,
  slot: number,
  value: number,
  place: { readonly start: number; readonly end: number },
): void {
  if (value <= (state.values[slot] ?? 0) || value < (state.plains[slot] ?? 0)) return
  state.starts[slot] = place.start
  state.ends[slot] = place.end
}

/** A disguise around words that mean harm is no accident; one around harmless words may be. */
function scoreObfuscation(state: State, features: TextFeatures): void {
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
      break
    }
  }
}
