/**
 * Which finds of a text can matter. Most categories serve combinations alone, and most of these lack some word in any one text: their finds
 * are told by that at once, and nobody keeps, orders or walks through them. What is left of a long text has room enough.
 */
import type { Lexicon } from '../lexicon/lexicon.ts'
import type { CompiledCombination } from './combination.ts'
import { STRUCTURES } from './find-structure.ts'

/** Combinations that a category of the text at hand starts, as bits: of one sentence, and of several. */
export const STARTS = { inSentence: 1, inText: 2 } as const

/** Of the text at hand; valid until the next. */
export type Picking = {
  /** By category: 1 where finds of it are kept. */
  readonly wanted: Uint8Array
  /** By combination: 1 where the text holds something of each of its elements. */
  readonly meetable: Uint8Array
  /** By category: bits of `STARTS`, of combinations that are meetable. */
  readonly starts: Uint8Array
  /** `present`: by category, 1 where the text holds a find of it; the categories it holds are `kinds[0..count]`. */
  readonly pick: (present: Uint8Array, kinds: Uint16Array, count: number) => void
}

/** Categories whose names start so serve combinations alone, */
const SIGN = 'sign-'
/** but for those whose finds are counted, or have a place, in the setting of a text (text-setting.ts, office-setting.ts, child-setting.ts). */
export const SETTING_SIGNS: readonly string[] = [
  'sign-judged',
  'sign-at-work',
  'sign-confided',
  'sign-family',
  'sign-approach',
]

/** For texts that are searched for these combinations; with none, what a trained classifier reads is left. */
export function createPicking({ categories }: Lexicon, combinations: readonly CompiledCombination[]): Picking {
  const names = [...categories, ...STRUCTURES]
  const always = Uint8Array.from(names, (name) => (name.startsWith(SIGN) && !SETTING_SIGNS.includes(name) ? 0 : 1))
  const all = combinations.map((combination) => ({ ...combination, keys: known(combination.keys) }))
  const startedBy: number[][] = names.map(() => [])
  for (const [at, { keys }] of all.entries()) for (const key of keys) startedBy[key]?.push(at)
  const started = flatten(startedBy)
  const keys = flatten(all.map((combination) => combination.keys))
  const parts = flatten(all.map((one) => known([...one.keys, ...one.others.flat(), ...one.unless])))
  const asked = flatten(all.map(({ others }) => others.map(known).flatMap((element) => [element.length, ...element])))
  const bits = Uint8Array.from(all, ({ reach }) => (reach === 'sentence' ? STARTS.inSentence : STARTS.inText))
  const wanted = always.slice()
  const meetable = new Uint8Array(all.length)
  const starts = new Uint8Array(names.length)
  const meet = (index: number): void => {
    meetable[index] = 1
    const bit = bits[index] ?? 0
    for (let at = parts.from[index] ?? 0, to = parts.from[index + 1] ?? 0; at < to; at += 1)
      wanted[parts.numbers[at] ?? 0] = 1
    for (let at = keys.from[index] ?? 0, to = keys.from[index + 1] ?? 0; at < to; at += 1) {
      const key = keys.numbers[at] ?? 0
      starts[key] = (starts[key] ?? 0) | bit
    }
  }
  return {
    wanted,
    meetable,
    starts,
    pick: (present, kinds, count) => {
      wanted.set(always)
      meetable.fill(0)
      starts.fill(0)
      for (let kind = 0; kind < count; kind += 1) {
        const category = kinds[kind] ?? 0
        const to = started.from[category + 1] ?? 0
        for (let at = started.from[category] ?? 0; at < to; at += 1) {
          const index = started.numbers[at] ?? 0
          if (meetable[index] === 0 && isMeetable(asked, index, present)) meet(index)
        }
      }
    },
  }
}

/** Lists in one array: those of list `k` are `numbers[from[k]..from[k + 1])`. */
type Flat = { readonly from: Int32Array; readonly numbers: Int32Array }

function flatten(lists: readonly (readonly number[])[]): Flat {
  const from = new Int32Array(lists.length + 1)
  for (const [index, list] of lists.entries()) from[index + 1] = (from[index] ?? 0) + list.length
  return { from, numbers: Int32Array.from(lists.flat()) }
}

/** Each once, without those that no list fills. */
const known = (categories: readonly number[]): readonly number[] =>
  [...new Set(categories)].filter((category) => category >= 0)

/** `asked`: of each combination the elements besides its key: of each how many categories, and which. */
function isMeetable({ from, numbers }: Flat, index: number, present: Uint8Array): boolean {
  const last = from[index + 1] ?? 0
  for (let at = from[index] ?? 0; at < last; ) {
    const end = at + 1 + (numbers[at] ?? 0)
    let found = 0
    for (at += 1; at < end; at += 1) found |= present[numbers[at] ?? 0] ?? 0
    if (found === 0) return false
  }
  return true
}
