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
