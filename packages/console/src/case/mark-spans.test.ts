import { describe, expect, it } from 'vitest'
import { markSpans } from './mark-spans.ts'

const mark = (start: number, end: number, signal = 's') => ({
  signal,
  value: 1,
  pointer: '/data/content/text',
  start,
  end,
})

describe('marks in evidence', () => {
  it('cut the text and lose nothing of it', () => {
    const parts = markSpans('send me the code', [mark(5, 7), mark(12, 16)])
    expect(parts.map(({ text }) => text)).toEqual(['send ', 'me', ' the ', 'code'])
    expect(parts.map(({ marks }) => marks.length)).toEqual([0, 1, 0, 1])
  })

  it('overlap without hiding each other', () => {
    const parts = markSpans('abcdef', [mark(0, 4, 'a'), mark(2, 6, 'b')])
    expect(parts.map(({ text, marks }) => [text, marks.map(({ signal }) => signal).join('')])).toEqual([
      ['ab', 'a'],
      ['cd', 'ab'],
      ['ef', 'b'],
    ])
  })

  it('beyond the text are cut, and an unmarked text stays whole', () => {
    expect(markSpans('abc', [mark(1, 99), mark(7, 9)]).map(({ text }) => text)).toEqual(['a', 'bc'])
    expect(markSpans('abc', [])).toEqual([{ text: 'abc', start: 0, marks: [] }])
    expect(markSpans('', [])).toEqual([])
  })
})
