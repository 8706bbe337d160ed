import { describe, expect, it } from 'vitest'
import { compileWordSets } from './word-matcher.ts'

const find = (words: readonly string[], text: string) =>
  (compileWordSets([words])(text)[0] ?? []).map(({ start, end }) => text.slice(start, end))

describe("an organization's own words", () => {
  it('are found whatever their case, width, spacing and hidden characters', () => {
    expect(find(['project alpha'], 'About ＰＲＯＪＥＣＴ   Al\u200bpha!')).toEqual(['ＰＲＯＪＥＣＴ   Al\u200bpha'])
  })

  it('are found behind look-alikes and in traditional characters', () => {
    expect(find(['project'], 'the рrоject')).toEqual(['рrоject'])
    expect(find(['内幕消息'], '這是內幕消息')).toEqual(['內幕消息'])
  })

  it('are whole words where words are written apart', () => {
    expect(find(['ass'], 'a class, an ass')).toEqual(['ass'])
    expect(find(['内幕'], '这是内幕消息')).toEqual(['内幕'])
  })

  it('are found when one is part of another', () => {
    expect(find(['red', 'red line', 'line'], 'the red line')).toEqual(['red', 'red line', 'line'])
  })

  it('that are empty are never found', () => {
    expect(find(['', '  '], 'anything')).toEqual([])
  })
})
