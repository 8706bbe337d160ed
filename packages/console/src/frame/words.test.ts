import { describe, expect, it } from 'vitest'
import { QUEUE } from '../words/queue-words.ts'
import { fill } from './words.ts'

describe('a text with places for values', () => {
  it('is filled in the order of its own language', () => {
    expect(fill('{0} of {1}', 2, '7')).toBe('2 of 7')
    expect(fill('{1} 个中的 {0} 个', 2, '7')).toBe('7 个中的 2 个')
    expect(fill('{0} and {1}', 'one')).toBe('one and {1}')
  })

  it.each([
    [0, '0 cases'],
    [1, '1 case'],
    ['1', '1 case'],
    [2, '2 cases'],
    ['1,001', '1,001 cases'],
    ['1+', '1+ cases'],
  ])('has the right word for %s', (count, said) => {
    expect(fill(QUEUE.count.en, count)).toBe(said)
    expect(fill('{0} {0:rule needs:rules need} a look', count)).toMatch(said === '1 case' ? /rule needs/ : /rules need/)
  })
})
