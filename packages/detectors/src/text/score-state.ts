/** What a scorer of texts keeps: who has a say in what, and what the text at hand has come to. */
import type { SignalName } from '@goodstanding/model'
import type { Lexicon } from '../lexicon/lexicon.ts'
import type { CompiledCombination, Reach } from './combination.ts'
import { createMeeting, type Meeting } from './find-combination.ts'
import { STRUCTURES } from './find-structure.ts'
import { createRepeatedSentences, type RepeatedSentences } from './repeated-sentences.ts'
import { createNearFinds, type NearFinds } from './near-finds.ts'
import { type SettingCategories, type Settings, settingsOf } from './text-setting.ts'

/** Buffers that are filled anew for each text, and what the lists and combinations say of every one. */
export type ScoreState = {
  /** By signal, in the order given; places are folded units, end exclusive. Valid until the next text. */
  readonly values: Float64Array
  /** What plain combinations said: of it a person sees in any case. */
  readonly plains: Float64Array
  /** By signal: 1 where its surest find stood in disguised letters. */
  readonly disguised: Uint8Array
  readonly starts: Int32Array
  readonly ends: Int32Array
  /** By category: `SPEAKS` where its finds speak for a signal by themselves, as those of most do not. */
  readonly speaks: Uint8Array
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
  /** By category: the last sentence with a find of it, and the last whose combinations it has started. */
  readonly heldIn: Int32Array
  readonly startedIn: Int32Array
  /** What is near the find at hand, for combinations over several sentences, and for plain ones in a long text. */
  readonly around: NearFinds
  readonly nearer: NearFinds
  /** By signal: end of the last term counted, and the doubt left by weak terms. */
  readonly lastEnds: Int32Array
  readonly doubts: Float64Array
  readonly repeated: RepeatedSentences
  readonly meeting: Meeting
  readonly obfuscationSlot: number
  /** Finds and combinations that may still be weighed. */
  budget: number
}

/** Categories whose terms speak for a signal of another name, or for a second one. */
const SPEAKS_FOR: Readonly<Record<string, readonly string[]>> = {
  insult: ['harassment'],
  'sexual-mild': ['sexual'],
}

/** Beside the bits of `STARTS`. */
export const SPEAKS = 4

export function createScoreState(
  lexicon: Lexicon,
  combinations: readonly CompiledCombination[],
  signals: readonly SignalName[],
): ScoreState {
  const names = [...lexicon.categories, ...STRUCTURES]
  const numbers = new Map(names.map((name, category) => [name, category]))
  const categoryOf = (name: string) => numbers.get(name) ?? -1
  const slotOf = (signal: string) => signals.findIndex((name) => name === signal)
  const slots = names.map((name) =>
    (SPEAKS_FOR[name] ?? [name]).map((signal) => slotOf(`text.${signal}`)).filter((slot) => slot >= 0),
  )
  const startedBy = (reach: Reach) => {
    const started = names.map((): number[] => [])
    for (const [index, { keys, reach: own }] of combinations.entries())
      if (own === reach) for (const key of new Set(keys)) started[key]?.push(index)
    return started
  }
  const [sentenceCombinations, textCombinations] = [startedBy('sentence'), startedBy('text')]
  return {
    values: new Float64Array(signals.length),
    plains: new Float64Array(signals.length),
    disguised: new Uint8Array(signals.length),
    starts: new Int32Array(signals.length),
    ends: new Int32Array(signals.length),
    speaks: Uint8Array.from(slots, (own) => (own.length === 0 ? 0 : SPEAKS)),
    slots,
    settings: signals.map(settingsOf),
    settingCategories: {
      told: categoryOf('cue-report'),
      warned: categoryOf('cue-safe'),
      negated: categoryOf('cue-negation'),
      cared: categoryOf('cue-care'),
      judged: categoryOf('sign-judged'),
      worked: categoryOf('sign-at-work'),
      confided: categoryOf('sign-confided'),
      furtive: categoryOf('sign-furtive'),
      kept: categoryOf('sign-no-leak'),
      confidential: categoryOf('confidential'),
      quote: categoryOf('#quote'),
    },
    sentenceCombinations,
    textCombinations,
    combinations,
    combinationSlots: combinations.map((combination) => slotOf(combination.signal)),
    visited: new Int32Array(combinations.length),
    heldIn: new Int32Array(names.length),
    startedIn: new Int32Array(names.length),
    around: createNearFinds(names.length),
    nearer: createNearFinds(names.length),
    lastEnds: new Int32Array(signals.length),
    doubts: new Float64Array(signals.length),
    repeated: createRepeatedSentences(),
    meeting: createMeeting(),
    obfuscationSlot: slotOf('text.obfuscation'),
    budget: 0,
  }
}
