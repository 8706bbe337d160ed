import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BEGINS_ANYWHERE, BEGINS_WORD, createBeginnings } from './gate.ts'
import { TERM_READER_SOURCE } from './term-reader.generated.ts'
import { READ } from './read-plainly.ts'
import { createTermReader, type TermReader } from './term-reader.ts'
import { createTermTrie } from './term-trie.ts'

const SIGNS = ['a', 'b', 'c', ' ', '_', '1', '\u8d4c', '\u535a', '\uff5e']
const words = (most: number) => fc.string({ unit: fc.constantFrom(...SIGNS), minLength: 1, maxLength: most })

function openBoth(patterns: readonly string[], isWord: (index: number) => boolean): readonly TermReader[] {
  const trie = createTermTrie(patterns, 2, (index) => (isWord(index) ? 0 : 1))
  const beginnings = createBeginnings(patterns, (index) => (isWord(index) ? BEGINS_WORD : BEGINS_ANYWHERE))
  return [createTermReader(trie, beginnings), createTermReader(trie, beginnings, null)]
}

/** All that a reader reads in a text, each as set, start and end. */
function readAll(reader: TermReader, text: string): readonly string[] {
  for (let at = 0; at < text.length; at++) reader.units[at] = text.charCodeAt(at)
  reader.units[text.length] = 0
  const places = reader.findPlaces(text.length)
  const found: string[] = []
  for (let place = 0; place < places; ) {
    place = reader.readOn(text.length, place, places)
    for (let at = 0; at < reader.count * READ.words; at += READ.words) {
      const [start = 0, end = 0, set = 0] = reader.reads.subarray(at + READ.start, at + READ.words)
      found.push(`${set & 1} ${start >> 1} ${end >> 1}`)
    }
  }
  return found
}

const isLetter = (sign: string): boolean => /[a-c]/.test(sign)

describe('a reader of terms', () => {
  it.each([-1, Number.NaN, 0x7fffffff])('reads no text of %d units, and what it read before as ever', (length) => {
    for (const reader of openBoth(['ab'], () => true)) {
      expect(() => reader.findPlaces(length)).toThrow(RangeError)
      expect(readAll(reader, 'ab')).toHaveLength(1)
    }
  })

  it('reads what plain code reads, and what a search for each term says', () => {
    fc.assert(
      fc.property(fc.uniqueArray(words(5), { maxLength: 24 }), words(80), fc.nat(), (patterns, text, choice) => {
        const isWord = (index: number) => isLetter(patterns[index]?.[0] ?? '') && ((choice >> (index % 24)) & 1) === 1
        const [assembled, plain] = openBoth(patterns, isWord).map((reader) => readAll(reader, text))
        expect(assembled).toEqual(plain)
        const expected = patterns.flatMap((pattern, index) =>
          Array.from({ length: text.length }, (_, at) => at)
            .filter((at) => text.startsWith(pattern, at))
            .filter((at) => !isWord(index) || at === 0 || !isLetter(text[at - 1] ?? ''))
            .map((at) => `${isWord(index) ? 1 : 0} ${at} ${at + pattern.length}`),
        )
        expect([...(assembled ?? [])].sort()).toEqual(expected.sort())
      }),
      { numRuns: 200 },
    )
  })
  it('reads on where it stopped, however many terms there are', () => {
    const patterns = ['a', 'ab', 'aba', 'abab', 'b', 'ba', 'bab', 'baba']
    const text = 'ab'.repeat(2_000)
    const [assembled, plain] = openBoth(patterns, () => false).map((reader) => readAll(reader, text))
    expect(assembled).toEqual(plain)
    // Each place begins four terms, but for the last ones.
    expect(assembled).toHaveLength(4 * text.length - 6)
  })
  it('reads plainly where no memory is to be had', () => {
    const trie = createTermTrie(['ab'], 2, () => 1)
    class NoMemory {
      readonly buffer = new ArrayBuffer(0)
      constructor() {
        throw new RangeError('WebAssembly.Memory(): could not allocate memory')
      }
    }
    class Never<Exported> {
      get exports(): Exported {
        throw new Error('There is nothing to work in.')
      }
    }
    const none = { Memory: NoMemory, Module: Never, Instance: Never }
    const reader = createTermReader(
      trie,
      createBeginnings(['ab'], () => BEGINS_ANYWHERE),
      none,
    )
    expect(readAll(reader, 'cab')).toEqual(['0 1 3'])
  })
  it('leaves its tables as they were', () => {
    const [assembled] = openBoth(['ab', '\u8d4c\u535a'], (index) => index === 0)
    if (assembled === undefined) throw new Error('There is no reader.')
    const text = `ab \u8d4c\u535a ${'ab '.repeat(21_800)}`
    const first = readAll(assembled, text)
    expect(readAll(assembled, text)).toEqual(first)
    expect(first).toHaveLength(21_802)
  })
  it('was assembled from the source that lies beside it', () => {
    const source = readFileSync(new URL('./term-reader.wat', import.meta.url))
    expect(createHash('sha256').update(source).digest('hex')).toBe(TERM_READER_SOURCE)
  })
})
