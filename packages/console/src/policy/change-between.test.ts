import fc from 'fast-check'
import { expect, it } from 'vitest'
import { changeBetween } from './change-between.ts'

it.each([
  ['a: 1\nb: 2\n', 'a: 1\nb: 2\nc: 3\n', { from: 10, to: 10, insert: 'c: 3\n' }],
  ['mode: on\n', 'mode: watch\n', { from: 6, to: 8, insert: 'watch' }],
  ['aa', 'aaa', { from: 2, to: 2, insert: 'a' }],
  ['one two', 'one', { from: 3, to: 7, insert: '' }],
  ['same', 'same', { from: 4, to: 4, insert: '' }],
])('tells where %j becomes %j', (before, after, change) => expect(changeBetween(before, after)).toEqual(change))

it('makes any text of any other', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n'), maxLength: 12 })
  fc.assert(
    fc.property(text, text, (before, after) => {
      const { from, to, insert } = changeBetween(before, after)
      expect(before.slice(0, from) + insert + before.slice(to)).toBe(after)
    }),
  )
})
