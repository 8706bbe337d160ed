import { expect, it } from 'vitest'
import { createRecent } from './recent.ts'

it('holds nothing by an entry that made room or was forgotten: whoever still has that one would hold all that came after it', () => {
  const recent = createRecent<number>(2)
  const first = recent.keep('a', 1)
  const second = recent.keep('b', 2)
  recent.keep('c', 3)
  recent.forget('b')
  for (const gone of [first, second]) expect(gone).toMatchObject({ isKept: false, older: null, newer: null })
  expect(recent.useEntry('a', first)).toBeNull()
  expect(recent.take('all')).toEqual([['c', 3]])
})

it('keeps its order where entries in the middle are used, made room for and forgotten', () => {
  const recent = createRecent<number>(4)
  for (const [at, key] of ['a', 'b', 'c', 'd'].entries()) recent.keep(key, at)
  recent.use('b')
  recent.forget('c')
  recent.use('a')
  recent.keep('e', 4)
  recent.keep('f', 5)
  expect(recent.take('all').map(([key]) => key)).toEqual(['b', 'a', 'e', 'f'])
})
