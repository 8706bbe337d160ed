import { describe, expect, it } from 'vitest'
import { diffLines, hunksOf } from './diff-lines.ts'

const told = (before: string, after: string) =>
  diffLines(before, after).map(({ kind, text }) => `${{ same: ' ', added: '+', removed: '-' }[kind]}${text}`)

describe('the difference of two texts', () => {
  it('is told line by line', () => {
    expect(told('a\nb\nc', 'a\nx\nc')).toEqual([' a', '-b', '+x', ' c'])
    expect(told('a\nb', 'a\nb\nc')).toEqual([' a', ' b', '+c'])
    expect(told('a\nb\nc', 'c')).toEqual(['-a', '-b', ' c'])
    expect(told('a', 'a')).toEqual([' a'])
  })

  it('keeps both texts: without what was removed it is the later one', () => {
    const [before, after] = ['one\ntwo\nthree\nfour\nfive', 'two\nthree\n3.5\nfive\nsix']
    const lines = diffLines(before, after)
    const textOf = (left: string): string =>
      lines
        .filter(({ kind }) => kind !== left)
        .map(({ text }) => text)
        .join('\n')
    expect(textOf('removed')).toBe(after)
    expect(textOf('added')).toBe(before)
  })

  it('shows what changed with the lines around it', () => {
    const before = Array.from({ length: 20 }, (_, at) => String(at)).join('\n')
    const hunks = hunksOf(diffLines(before, before.replace('10', 'ten')))
    expect(hunks.map((line) => line?.text ?? '…')).toEqual(['8', '9', '10', 'ten', '11', '12', '…'])
  })
})
