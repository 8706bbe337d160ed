import { expect, it } from 'vitest'
import { fromFrozenTexts } from './from-frozen-texts.ts'

it('opens what was written, and nothing that was cut short', () => {
  const texts = [{ text: 'a: 1\n', value: { a: 1 }, places: [] }]
  const json = JSON.stringify(texts)
  expect(fromFrozenTexts(json)).toEqual(texts)
  for (const length of [0, 1, json.length - 1]) expect(fromFrozenTexts(json.slice(0, length))).toBeNull()
})
