import { expect, it } from 'vitest'
import { isStorableText } from './storable-text.ts'

it('tells texts that PostgreSQL cannot keep: U+0000 and halves of a pair', () => {
  expect(['u77', '李伟', '😀', ''].every(isStorableText)).toBe(true)
  expect(['a\0b', '\ud83d', 'x\udc00'].some(isStorableText)).toBe(false)
})
