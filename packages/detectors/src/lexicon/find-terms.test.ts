import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFold } from '../fold/fold.ts'
import { createHits, findTerms, MANY_HITS } from './find-terms.ts'
import { BEGINS_WORD, createBeginnings, LONGER_BITS } from './gate.ts'
import { createLexicon } from './lexicon.ts'
import type { LexiconEntry } from './parse-lexicon.ts'

const entry = (term: string, open: LexiconEntry['open'] = 'closed', category = 'c'): LexiconEntry => ({
  term,
  category,
  weight: 0.5,
  open,
})
const fold = createFold(null)

function search(entries: readonly LexiconEntry[], text: string): readonly string[] {
  const lexicon = createLexicon(entries)
  const hits = createHits()
  const folded = fold(text)
  findTerms(lexicon, folded, hits)
  return Array.from({ length: hits.count }, (_, k) =>
    text.slice(folded.starts[hits.starts[k] ?? 0], folded.ends[(hits.ends[k] ?? 1) - 1]),
  )
}

describe('finding terms', () => {
  it('takes Latin terms as whole words', () => {
    expect(search([entry('ass')], 'class assess pass, ass.')).toEqual(['ass'])
    expect(search([entry('hell')], 'hello shell')).toEqual([])
    expect(search([entry('sex')], 'sex_key Sussex sex')).toEqual(['sex'])
  })
  it('lets letters go on where a term is open', () => {
    expect(search([entry('fool', 'end')], 'foolish tomfool')).toEqual(['fool'])
    expect(search([entry('fool', 'both')], 'foolish tomfoolery')).toEqual(['fool', 'fool'])
  })
  it('takes Han terms anywhere, and Latin terms beside Han', () => {
    expect(search([entry('微信'), entry('vx')], '加微信，加vx123')).toEqual(['微信', 'vx'])
  })
  it.each([
    ['we will pack ... your "things" - now', ['pack ... your "things']],
    ['we will pack 📦 (your) things', ['pack 📦 (your) things']],
    ['we will pack. Your things', []],
    ['we will pack, your things', []],
    ['see pack/your/x', []],
    ['把 东西📦收“好”', ['东西', '东西📦收', '东西📦收“好']],
    ['把东西，收好', ['东西']],
    ['今天不 要求大家', []],
  ] as const)('goes on across what parts no sentence: %s', (text, found) => {
    const entries = ['pack your things', '东西', '东西收', '东西收好', '不要'].map((term) => entry(term))
    expect(search(entries, text)).toEqual(found)
  })
  it('does not search links', () => {
    expect(search([entry('casino')], 'see https://casino.example/casino casino')).toEqual(['casino'])
  })
  it('finds what a plain search finds, for any terms and text', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '赌', '博'), minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 12 }),
        fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' ', '赌', '博'), maxLength: 60 }),
        (terms, text) => {
          const lexicon = createLexicon(terms.map((term) => entry(term, 'both')))
          const hits = createHits()
          const folded = fold(text)
          findTerms(lexicon, folded, hits)
          const units = String.fromCharCode(...folded.units.subarray(0, folded.length))
          // Chinese goes on across a gap, which a plain search does not: no term here has one of its own.
          const found = new Set(
            Array.from({ length: hits.count }, (_, k): readonly [number, number] => [
              hits.starts[k] ?? 0,
              hits.ends[k] ?? 0,
            ])
              .filter(([start, end]) => !units.slice(start, end).includes(' '))
              .map(([start, end]) => `${start}-${end}`),
          )
          const expected = new Set<string>()
          for (const term of terms) {
            const foldedTerm = fold(term)
            const pattern = String.fromCharCode(...foldedTerm.units.subarray(0, foldedTerm.length))
            for (let at = units.indexOf(pattern); at >= 0; at = units.indexOf(pattern, at + 1))
              expected.add(`${at}-${at + pattern.length}`)
          }
          expect(found).toEqual(expected)
        },
      ),
      { numRuns: 300, examples: [[['赌博赌'], '赌博 赌赌']] },
    )
  })
  it('takes a Cyrillic term for the whole word, as a Latin one, and lets it go on where it is open', () => {
    expect(search([entry('рад'), entry('угроз', 'end')], 'Рад, парад, рада, с угрозами')).toEqual(['Рад', 'угроз'])
  })
  it('hears you and your as they are texted, beside other words', () => {
    expect(search([entry('find you'), entry("you're late"), entry('you')], 'i find u, ur late, rack u')).toEqual([
      'find u',
      'ur late',
    ])
  })
  it('keeps a bounded number of hits', () => {
    const lexicon = createLexicon(['a', 'aa', 'aaa', 'aaaa', 'b'].map((term) => entry(`赌${term}`.slice(1), 'both')))
    const hits = createHits()
    const folded = fold(`${'aaaa '.repeat(13_000)}b`)
    findTerms(lexicon, folded, hits)
    // What is repeated leaves room for what stands behind it.
    expect(hits.truncated).toBe(false)
    expect(hits.count).toBeLessThan(4 * MANY_HITS)
    expect(hits.starts[hits.count - 1]).toBe(folded.length - 1)
  })
  it('passes over most places of a text, also where terms of one unit are known', () => {
    const { units, pairs, triples } = createBeginnings(['骂', '赌博', 'bet', 'casino'], () => BEGINS_WORD)
    expect(units.filter((bits) => (bits & BEGINS_WORD) !== 0)).toHaveLength(1)
    expect(units.filter((bits) => ((bits >> LONGER_BITS) & BEGINS_WORD) !== 0)).toHaveLength(3)
    expect(pairs.filter((bits) => bits !== 0)).toHaveLength(1)
    expect(triples.filter((bits) => bits !== 0)).toHaveLength(2)
  })
})
