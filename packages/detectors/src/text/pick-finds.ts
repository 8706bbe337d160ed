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
export const SETTING_SIGNS: readonly string[] = ['sign-judged', 'sign-at-work', 'sign-family', 'sign-approach']

/** For texts that are searched for these combinations; with none, what a trained classifier reads is left. */
export function createPicking({ categories }: Lexicon, combinations: readonly CompiledCombination[]): Picking {
  const names = [...categories, ...STRUCTURES]
  const always = Uint8Array.from(names, (name) => (name.startsWith(SIGN) && !SETTING_SIGNS.includes(name) ? 0 : 1))
  const startedBy = names.map((): number[] => [])
  for (const [index, { keys }] of combinations.entries()) for (const key of new Set(keys)) startedBy[key]?.push(index)
  const parts = combinations.map(({ keys, others, unless }) => [...new Set([...keys, ...others.flat(), ...unless])])
  const asked = askedOf(combinations)
  const wanted = always.slice()
  const meetable = new Uint8Array(combinations.length)
  const starts = new Uint8Array(names.length)
  const meet = (index: number, { reach, keys }: CompiledCombination): void => {
    meetable[index] = 1
    for (const category of parts[index] ?? []) wanted[category] = 1
    const bit = reach === 'sentence' ? STARTS.inSentence : STARTS.inText
    for (const key of keys) starts[key] = (starts[key] ?? 0) | bit
  }
  return {
    wanted,
    meetable,
    starts,
    pick: (present, kinds, count) => {
      wanted.set(always)
      meetable.fill(0)
      starts.fill(0)
      for (let kind = 0; kind < count; kind += 1)
        for (const index of startedBy[kinds[kind] ?? 0] ?? []) {
          const combination = combinations[index]
          if (combination !== undefined && meetable[index] === 0 && isMeetable(asked, index, present))
            meet(index, combination)
        }
    },
  }
}

/** Of each combination, the elements besides its key: how many, and of each how many categories and which. */
type Asked = { readonly from: Int32Array; readonly numbers: Int32Array }

function askedOf(combinations: readonly CompiledCombination[]): Asked {
  const from = new Int32Array(combinations.length)
  const numbers: number[] = []
  for (const [index, { others }] of combinations.entries()) {
    from[index] = numbers.length
    numbers.push(others.length)
    for (const element of others) {
      const known = element.filter((category) => category >= 0)
      numbers.push(known.length, ...known)
    }
  }
  return { from, numbers: Int32Array.from(numbers) }
}

function isMeetable({ from, numbers }: Asked, index: number, present: Uint8Array): boolean {
  let at = (from[index] ?? 0) + 1
  for (let element = numbers[at - 1] ?? 0; element > 0; element -= 1) {
    const end = at + 1 + (numbers[at] ?? 0)
    let found = 0
    for (at += 1; at < end; at += 1) found |= present[numbers[at] ?? 0] ?? 0
    if (found === 0) return false
  }
  return true
}
