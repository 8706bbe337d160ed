/**
 * What is said around a deed by whoever knows that it is none to be seen - nobody will know, no leave was asked, others shall do it too - stands for
 * one kind of words of any combination: lists foresee two parts of a deed more often than three. A person looks, and nothing is held.
 */
import type { SignalName } from '@goodstanding/model'
import type { Combination } from './combination.ts'
import { LOOKS, QUIET } from './look-combinations.ts'

export const SLY = 'sign-sly'
/** Somebody is wanted for it, or paid so that nobody sees: sales of old desks have such words too, so the model alone weighs them. */
export const SLY_DEAL = 'sign-sly-deal'

/** What is kept from whom it is for. */
export const SURPRISE = 'sign-sly-tame'

/** Subjects whose words are a deed's more than an office's; what is said to and about people is too near to surprises and jokes. */
const OF_DEEDS: readonly SignalName[] = [
  'text.attack-service',
  'text.break-in',
  'text.account-trade',
  'text.account-lending',
  'text.seat-resale',
  'text.evasion-help',
  'text.applause',
  'text.crime-incitement',
  'text.property-threat',
  'text.dangerous-instruction',
  'text.self-harm',
  'text.fundraising',
  'text.fraud',
  'text.gambling',
  'text.drugs',
  'text.weapons',
  'text.stolen-data',
]
/**
 * A rule holds what urges others on where anything is found of content beside it. These words are no such find: "nobody checks the fridge, please throw
 * out your leftovers" waits for nobody.
 */
export const URGES = ['encouragement', 'cue-urge'] as const
/** So many finds have to be left of a combination. */
const LEFT = 2

/** What everybody says of everybody - you, them, all of us, a sum - is no part of a deed. */
const isOfItsOwn = (element: string): boolean => !/cue-|#/.test(element)
const findsOf = (elements: readonly string[]): number => elements.join('&').split(/&|>/).length

/** Of each combination that asks for a person: the same with these words in the place of one element. */
export function besideSly(combinations: readonly Combination[]): readonly Combination[] {
  const beside = new Map<string, Combination>()
  for (const combination of combinations) {
    const { signal, pattern, plain, unless } = combination
    if (!plain || !OF_DEEDS.includes(signal)) continue
    const elements = pattern.split('&').map((element) => element.trim())
    for (const replaced of elements.keys()) {
      const left = elements.filter((_, at) => at !== replaced)
      if (findsOf(left) < LEFT || !left.some(isOfItsOwn)) continue
      const written = [SLY, ...left].join(' & ')
      // In one sentence: in a long text such words and two kinds of anything stand somewhere.
      beside.set(`${signal} ${written}`, {
        ...combination,
        reach: 'sentence',
        value: Math.min(combination.value, LOOKS),
        pattern: written,
        unless: [...new Set([...unless, ...URGES, ...QUIET.split(' '), SURPRISE])],
      })
    }
  }
  return [...beside.values()]
}
