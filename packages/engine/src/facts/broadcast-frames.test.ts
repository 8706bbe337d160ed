import { describe, expect, it } from 'vitest'
import { bitsIn, createBroadcastFrames, mirrorPdq, wordsOf } from './broadcast-frames.ts'

const hash = (last: string): string => last.padStart(64, '0')
const frames = [
  { at: 10, pdq: hash('f') },
  { at: 20, pdq: hash('1') },
  { at: 30, pdq: hash('') },
  { at: 40, pdq: 'f'.repeat(64) },
]

describe('the pictures of a broadcast', () => {
  it('are found within so many bits and no further, the nearest first, and no more than asked for', () => {
    const { resembling } = createBroadcastFrames(frames)
    const shown = wordsOf(hash(''))
    expect(resembling(shown, 4, 9)).toEqual([
      { at: 30, distance: 0 },
      { at: 20, distance: 1 },
      { at: 10, distance: 4 },
    ])
    expect(resembling(shown, 3, 9).map(({ at }) => at)).toEqual([30, 20])
    expect(resembling(shown, 256, 2).map(({ at }) => at)).toEqual([30, 20])
    expect(resembling(shown, 256, 9).at(-1)).toEqual({ at: 40, distance: 256 })
    expect(createBroadcastFrames([]).resembling(shown, 256, 9)).toEqual([])
  })

  it('are each apart from the others: a bit of one is none of the next', () => {
    const first = `${'0'.repeat(56)}0000000f`
    const { resembling } = createBroadcastFrames([
      { at: 1, pdq: first },
      { at: 2, pdq: `f${'0'.repeat(63)}` },
    ])
    expect(resembling(wordsOf(first), 8, 9)).toEqual([
      { at: 1, distance: 0 },
      { at: 2, distance: 8 },
    ])
  })
})

describe('a hash in a mirror', () => {
  it('is itself again when it is mirrored twice, and half of its bits away', () => {
    const pdq = '0123456789abcdef'.repeat(4)
    expect(mirrorPdq(mirrorPdq(pdq))).toBe(pdq)
    const [words, mirrored] = [wordsOf(pdq), wordsOf(mirrorPdq(pdq))]
    expect(words.reduce((bits, word, at) => bits + bitsIn(word ^ (mirrored[at] ?? 0)), 0)).toBe(128)
  })
})
