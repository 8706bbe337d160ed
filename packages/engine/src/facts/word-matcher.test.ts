import { describe, expect, it } from 'vitest'
import { finish } from '@goodstanding/policy'
import fc from 'fast-check'
import { compileWordSets } from './word-matcher.ts'

const find = (words: readonly string[], text: string) =>
  (finish(compileWordSets([words]))(text)[0] ?? []).map(({ start, end }) => text.slice(start, end))

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

  it('are found wherever they stand, in any sets of words and any text', () => {
    const word = fc.string({ unit: fc.constantFrom('中', '国', '人', '民'), minLength: 1, maxLength: 4 })
    const sets = fc.array(fc.array(word, { maxLength: 12 }), { minLength: 1, maxLength: 3 })
    const text = fc.string({ unit: fc.constantFrom('中', '国', '人', '民', '大'), maxLength: 25 })
    fc.assert(
      fc.property(sets, text, (listed, written) => {
        const found = finish(compileWordSets(listed))(written).map((set) =>
          set.map(({ word: seen, start, end }) => `${seen} ${start} ${end}`),
        )
        const stated = listed.map((words) =>
          [...new Set(words)].flatMap((seen) =>
            Array.from(written, (_, start) => start)
              .filter((start) => written.startsWith(seen, start))
              .map((start) => `${seen} ${start} ${start + seen.length}`),
          ),
        )
        expect(found.map((set) => set.toSorted())).toEqual(stated.map((set) => set.toSorted()))
      }),
    )
  })

  it('are made ready in pieces, a few words or nodes in each, however many there are', () => {
    const words = Array.from({ length: 2_000 }, (_, at) => `word${at} of many`)
    const pieces = compileWordSets([words])
    let count = 0
    while (pieces.next().done !== true) count++
    expect(count).toBeGreaterThan(2_010)
  })
})
