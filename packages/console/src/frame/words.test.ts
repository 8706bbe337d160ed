import { describe, expect, it } from 'vitest'
import { QUEUE } from '../words/queue-words.ts'
import { fill, sayList } from './words.ts'

describe('a text with places for values', () => {
  it('is filled in the order of its own language', () => {
    expect(fill('{0} of {1}', 2, '7')).toBe('2 of 7')
    expect(fill('{1} 个中的 {0} 个', 2, '7')).toBe('7 个中的 2 个')
    expect(fill('{0} and {1}', 'one')).toBe('one and {1}')
  })

  it('has no space between letters of Chinese, and keeps it beside a number or a code', () => {
    expect(fill('自 {0} 起', '2026年1月1日')).toBe('自 2026年1月1日起')
    expect(fill('自 {0} 起', '2026年1月1日 09:30 UTC')).toBe('自 2026年1月1日 09:30 UTC 起')
    expect(fill('由 {0} 决定', '李伟')).toBe('由李伟决定')
    expect(fill('由 {0} 决定', 'mei')).toBe('由 mei 决定')
    expect(fill('{0} {1}：{2}', '账号', 'zhao', '威胁他人')).toBe('账号 zhao：威胁他人')
    expect(fill('decided by {0}', '李伟')).toBe('decided by 李伟')
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

it('a list has the marks of its language', () => {
  expect(sayList(['decisions', 'actions'], 'en')).toBe('decisions, actions')
  expect(sayList(['决定', '措施'], 'zh')).toBe('决定、措施')
})
