import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSlipReader } from './read-slips.ts'
import { createVocabulary, extendHash, HASH_START, lookUp, mayBeSlip, WORD } from './vocabulary.ts'

const hashOf = (word: string) => Array.from(word, (letter) => letter.charCodeAt(0)).reduce(extendHash, HASH_START)
const lettersOf = (word: string) => Array.from(word, (letter) => letter.charCodeAt(0))
const word = fc.stringMatching(/^[a-e]{2,9}$/)

describe('the vocabulary', () => {
  it('knows its words and their beginnings, and says of every other word whether it may be a slip of one', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 20 }), word, (words, written) => {
        const vocabulary = createVocabulary(
          words.map((each) => ({ word: each, stem: 'closed' as const, alone: 'weak' as const })),
        )
        for (const each of words) expect(lookUp(vocabulary, hashOf(each)) & WORD.whole).toBe(WORD.whole)
        const slips = createSlipReader(vocabulary, () => false)
        if (slips.nearest(lettersOf(written)) !== null) expect(mayBeSlip(vocabulary, hashOf(written))).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('takes few words for slips that are none', () => {
    const vocabulary = createVocabulary([{ word: 'kill', stem: 'closed', alone: 'plain' }])
    expect(['klil', 'kll', 'kil', 'ikll'].every((slip) => mayBeSlip(vocabulary, hashOf(slip)))).toBe(true)
    expect(['keel', 'skill', 'killer', 'cill'].some((other) => mayBeSlip(vocabulary, hashOf(other)))).toBe(false)
  })
})
