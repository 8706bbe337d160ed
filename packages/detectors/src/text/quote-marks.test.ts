import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { openShippedText } from './open-test-text.ts'
import { withQuoteMarks } from './quote-marks.ts'

describe('single marks around several words', () => {
  it.each([
    ["The statement says 'I will break your legs' at 14:20", 'The statement says "I will break your legs" at 14:20'],
    ["He wrote ‘I don’t care, you're dead’, twice", 'He wrote "I don’t care, you\'re dead", twice'],
    ["('two words' and 'three more words')", '("two words" and "three more words")'],
  ])('are quotation marks: %s', (text, read) => {
    expect(withQuoteMarks(text)).toBe(read)
  })
  it.each([
    "Don't take the boys' room, it's theirs",
    "rock 'n' roll in the '90s and 'til late",
    "the flag 'verbose' is on",
    "'never closed",
    "it isn't the team's",
    "'".repeat(500),
    "O'Neill said the firm's 'thing",
  ])('and apostrophes else: %s', (text) => {
    expect(withQuoteMarks(text)).toBe(text)
  })
})

describe('what is quoted between single marks', () => {
  const { valueOf } = openShippedText(() =>
    readFileSync(new URL('../../../../models/text/text-model.bin', import.meta.url)),
  )
  it.each([
    "The witness statement says 'I will break your legs' at 14:20",
    "The transcript has ‘I will kill you’ in line 4, says the defendant's counsel",
    "The user appeals: the post says 'I will kill you' and is from a film",
  ])('is held for nobody who judges it: %s', (text) => {
    expect(valueOf('text.threat', text)).toBeLessThan(0.85)
  })
  it('counts where nobody does', () => {
    expect(valueOf('text.threat', "I told you 'I will break your legs' and I will break your legs")).toBeGreaterThan(
      0.85,
    )
  })
})
