/** Finds that are left out change nothing of what a text is worth. */
import { SIGNAL_NAMES } from '@goodstanding/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDefaultLexicon } from '../lexicon/default-lexicon.ts'
import { createLexicon } from '../lexicon/lexicon.ts'
import { compileCombinations } from './combination.ts'
import { COMBINATIONS } from './combinations.ts'
import { STRUCTURES } from './find-structure.ts'
import { createPicking, type Picking, SETTING_SIGNS, STARTS } from './pick-finds.ts'
import { createTextReading } from './read-text.ts'
import { createScorer } from './score-text.ts'

const entries = readDefaultLexicon()
const lexicon = createLexicon(entries)
const combinations = compileCombinations(COMBINATIONS, lexicon.categories)
const signals = SIGNAL_NAMES.filter((name) => name.startsWith('text.') && name !== 'text.length')

/** Nothing is left out. */
const everything: Picking = {
  wanted: new Uint8Array(lexicon.categories.length + STRUCTURES.length).fill(1),
  meetable: new Uint8Array(combinations.length).fill(1),
  starts: new Uint8Array(lexicon.categories.length + STRUCTURES.length).fill(STARTS.inSentence | STARTS.inText),
  pick: () => undefined,
}

function scoring(picking: Picking) {
  const read = createTextReading(lexicon, null, picking)
  const scorer = createScorer(lexicon, combinations, signals)
  return (text: string) => {
    const features = read(text)
    scorer.score(features)
    const { values, plains, starts, ends } = scorer
    return {
      kept: features.count,
      present: [...features.present],
      scored: [values, plains, starts, ends].map((all) => [...all]),
    }
  }
}

/** Finds of a text in which every combination is searched for to the end. */
const SEARCHED = 50

const all = scoring(everything)
const picked = scoring(createPicking(lexicon, combinations))

/** Texts of words that are made to meet: each combination's, from any lists, among others, over several sentences. */
const terms = new Map<string, string[]>()
for (const { term, category } of entries) terms.set(category, [...(terms.get(category) ?? []), term])
const ofElement = (element: string) => element.split('|').flatMap((name) => terms.get(name.trim()) ?? [])
const met = COMBINATIONS.map(({ pattern }) => pattern.split(/&|>\d*/).map(ofElement))
  .filter((elements) => elements.every((words) => words.length > 0))
  .map((elements) => fc.tuple(...elements.map((words) => fc.constantFrom(...words))))
// There are more of them than a call takes arguments.
const everyday = fc.nat({ max: entries.length - 1 }).map((at) => entries[at]?.term ?? '')
const text = fc
  .array(fc.oneof({ arbitrary: fc.oneof(...met), weight: 3 }, { arbitrary: fc.tuple(everyday), weight: 2 }), {
    minLength: 1,
    maxLength: 5,
  })
  .chain((parts) =>
    fc.tuple(fc.constant(parts.flat()), fc.array(fc.constantFrom(' ', ' ', ' ', '. ', ', ', ''), { minLength: 40 })),
  )
  .map(([words, breaks]) => words.map((word, at) => word + (breaks[at] ?? ' ')).join(''))

describe('picking finds', () => {
  it('leaves every score and every place as it is', () => {
    let left = 0
    let scored = 0
    let compared = 0
    fc.assert(
      fc.property(text, (written) => {
        const [before, after] = [all(written), picked(written)]
        expect(after.present).toEqual(before.present)
        // Among many finds the search for a combination ends before it has seen all of them: with fewer it sees more.
        if (before.kept > SEARCHED) return
        compared += 1
        expect(after.scored).toEqual(before.scored)
        if (after.kept < before.kept) left += 1
        if (after.scored[0]?.some((value) => value > 0) === true) scored += 1
      }),
      { numRuns: 1_500 },
    )
    // Otherwise nothing was tried.
    expect(compared).toBeGreaterThan(500)
    expect(left).toBeGreaterThan(400)
    expect(scored).toBeGreaterThan(200)
  })
  it('keeps what a setting counts, under the names that there are', () => {
    for (const name of SETTING_SIGNS) expect(lexicon.categories).toContain(name)
  })
})
