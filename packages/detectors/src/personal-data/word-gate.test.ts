import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createWordGate } from './word-gate.ts'

const gate = createWordGate([
  ['he', 'she said', 'd.o'],
  ['his', '出生'],
  ['abcd', 'bc'],
])

test('answers a bit for each set of which a word occurs', () => {
  expect(gate('')).toBe(0)
  expect(gate('nothing to find')).toBe(0)
  expect(gate('ashe')).toBe(0b001)
  expect(gate('THIS is')).toBe(0b010)
  expect(gate('D.O.B 我出生于')).toBe(0b011)
})

test('finds a word inside the beginning of another that does not go on', () => {
  expect(gate('abce')).toBe(0b100)
  expect(gate('she saw his')).toBe(0b011)
})

test('keeps apart letters whose capitals begin alike', () => {
  expect(createWordGate([['straße'], ['pass']])('PASS')).toBe(0b10)
})

test('takes letters that fold to ASCII for ASCII', () => {
  expect(gate('hi\u017f')).toBe(0b010)
})

test('finds what a search for each word finds, wherever in the text it lies', () => {
  const letters = (least: number, most: number) =>
    fc.string({ unit: fc.constantFrom('a', 'b', 'B', '出', '7'), minLength: least, maxLength: most })
  fc.assert(
    fc.property(fc.array(fc.array(letters(1, 6), { maxLength: 3 }), { maxLength: 4 }), letters(0, 40), (sets, text) => {
      const occurs = (word: string): boolean => text.toLowerCase().includes(word.toLowerCase())
      const expected = sets.reduce((bits, words, at) => bits | (words.some(occurs) ? 1 << at : 0), 0)
      const digit = /\d/.test(text) ? 1 << 10 : 0
      expect(createWordGate(sets, [{ ranges: ['09'], bit: 1 << 10 }])(text)).toBe(expected | digit)
    }),
    { numRuns: 500 },
  )
})
