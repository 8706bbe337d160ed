/**
 * A Combination: words of several kinds that together mean what none of them means alone.
 * Its pattern is written in categories: `a|b` either, `a > b` b soon after a (`a >4 b` at most
 * 4 units after), `a & b` both, each in words of its own.
 *
 *     cue-intent > cue-violent > cue-you          intent, deed and target, in this order and close together
 *     drugs-topic & cue-sell & #money|cue-contact a topic, an offer, and a price or a contact, in any order
 */
import type { SignalName } from '@goodstanding/model'
import { STRUCTURES } from './find-structure.ts'

/** `sentence`: all words in one sentence. `text`: anywhere in the text. */
export type Reach = 'sentence' | 'text'

export type Combination = {
  readonly signal: SignalName
  /** The score that the combination stands for, 0..1. */
  readonly value: number
  readonly pattern: string
  readonly reach: Reach
  /** Categories that, met in the same reach, make the combination mean something else. */
  readonly unless: readonly string[]
  /** Says so much that a person sees it whatever the trained model makes of the text. */
  readonly plain: boolean
}

/**
 * One element of a chain: categories of which one is wanted, and how far after the element before it may stand. `other`: whether its word
 * must be another than those before; what a text is about is said again and again, and a sign said again is the same sign.
 */
export type Link = { readonly categories: readonly number[]; readonly gap: number; readonly other: boolean }

/** So begin the categories of words that mean nothing unless they meet others. */
const SIGN = 'sign-'

/** Folded units that may lie between two finds of a chain, unless it says less. */
const GAP = 26

/** A combination with its categories as numbers. */
export type CompiledCombination = {
  readonly signal: SignalName
  readonly value: number
  readonly reach: Reach
  readonly chains: readonly (readonly Link[])[]
  readonly unless: readonly number[]
  readonly plain: boolean
  /** Of each element but the key, its categories: a text without any of them need not be searched. */
  readonly others: readonly (readonly number[])[]
  /** Categories that start the search: those of the element that is rarest in honest text. */
  readonly keys: readonly number[]
}

/** Writes a combination down in one line. */
export function combine(
  signal: SignalName,
  value: number,
  pattern: string,
  more: { readonly reach?: Reach; readonly unless?: string; readonly plain?: true } = {},
): Combination {
  const unless = more.unless === undefined ? [] : more.unless.split(' ')
  return { signal, value, pattern, reach: more.reach ?? 'sentence', unless, plain: more.plain === true }
}

/**
 * Compiles a combination against the categories there are. A category that no list fills never matches.
 * Throws when a pattern is empty, which a test of all shipped combinations keeps from happening.
 */
export function compileCombination(
  combination: Combination,
  categoryOf: (name: string) => number,
): CompiledCombination {
  const elementOf = (written: string) => written.split('|').map((name) => categoryOf(name.trim()))
  const linkOf = (written: string): Link => {
    const [, gap, names] = /^(\d*)(.*)$/s.exec(written) ?? []
    return {
      categories: elementOf(names ?? ''),
      gap: gap === undefined || gap === '' ? GAP : Number(gap),
      other: names?.includes(SIGN) === true,
    }
  }
  const chains = combination.pattern.split('&').map((chain) => chain.split('>').map((link) => linkOf(link.trimEnd())))
  const elements = combination.pattern.split(/&|>\d*/)
  const key = elements.find((element) => !/cue-|#/.test(element)) ?? elements.find((element) => !element.includes('#'))
  if (key === undefined) throw new Error(`A combination needs a category: ${combination.pattern}`)
  return {
    signal: combination.signal,
    value: combination.value,
    reach: combination.reach,
    chains,
    unless: combination.unless.map(categoryOf),
    plain: combination.plain,
    // The fewest first: what is asked for by one word is rarely there, and then nothing else is looked for.
    others: elements
      .filter((element) => element !== key)
      .map(elementOf)
      .toSorted((a, b) => a.length - b.length),
    keys: elementOf(key),
  }
}

/** Combinations compiled against the categories of a lexicon, and the structures after them. */
export function compileCombinations(
  combinations: readonly Combination[],
  categories: readonly string[],
): readonly CompiledCombination[] {
  const numbers = new Map([...categories, ...STRUCTURES].map((name, category) => [name, category]))
  return combinations.map((combination) => compileCombination(combination, (name) => numbers.get(name) ?? -1))
}
