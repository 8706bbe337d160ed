import { describe, expect, it } from 'vitest'
import { MOVABLE, refusalOf } from '../me/move-keys.ts'
import { keyOf, keyShown, meaningOf, readKeyMoves, shownKey } from './key-moves.ts'

describe('keys that were moved', () => {
  it('act where they are, and no longer where they were', () => {
    const moves = { '[': 'p', v: 'd' }
    expect(keyOf(moves, '[')).toBe('p')
    expect(meaningOf(moves, 'p')).toBe('[')
    expect(meaningOf(moves, '[')).toBeNull()
    expect(meaningOf(moves, 'd')).toBe('v')
    expect(meaningOf(moves, 'V')).toBe('V')
    expect(meaningOf(moves, 'j')).toBe('j')
  })

  it('may change places, one after the other', () => {
    expect(refusalOf({}, 'n', 'o')).toEqual({ kind: 'taken', by: 'o' })
    expect(refusalOf({ o: 'p' }, 'n', 'o')).toBeNull()
    expect(meaningOf({ o: 'p', n: 'o' }, 'o')).toBe('n')
  })

  it('never come to stand for two things, nor for none that can be pressed', () => {
    expect(refusalOf({}, 'n', '3')).toEqual({ kind: 'taken', by: '3' })
    expect(refusalOf({ t: 'p' }, 'n', 'p')).toEqual({ kind: 'taken', by: 't' })
    for (const to of ['', ' ', 'ab']) expect(refusalOf({}, 'n', to)).toEqual({ kind: 'no-key' })
    for (const key of MOVABLE) expect(refusalOf({}, key, key)).toBeNull()
  })

  it('are read as they were kept, and as nothing where that makes no sense', () => {
    expect(readKeyMoves('{"n":"p","j":"j","k":4}')).toEqual({ n: 'p' })
    for (const stored of [null, '', '[]', '{"n":"q","o":"q"}', '{"n":4}', '{"n":""}', 'null', '7'])
      expect(readKeyMoves(stored)).toEqual({})
  })

  it('are written as on keys', () => {
    for (const [key, shown] of [
      ['j', 'J'],
      ['V', '⇧V'],
      ['/', '/'],
      ['ö', 'Ö'],
    ] as const) {
      expect(shownKey(key)).toBe(shown)
      expect(keyShown(shown)).toBe(key)
    }
  })
})
