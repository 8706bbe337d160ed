import type { Event, OwnRule } from '@goodstanding/model'
import { describe, expect, test } from 'vitest'
import { compileOwnRules } from './own-rules.ts'
import { compileWords } from './word-matcher.ts'

const message = {
  type: 'message.send',
  data: { content: { text: 'The minutes are at https://wiki.example/minutes' } },
} as unknown as Event

function met(lists: Pick<OwnRule, 'words' | 'domains'>): boolean {
  const rule = { id: 'r', clause: 'conduct.e', on: ['message.send'], effect: 'hold', reason: 'x', ...lists } as OwnRule
  return (compileOwnRules([rule], compileWords)?.find(message) ?? []).length > 0
}

describe("an organization's own rule", () => {
  test('meets what it lists, and everything of its types when it lists nothing at all', () => {
    expect(met({ words: ['minutes'] })).toBe(true)
    expect(met({ domains: ['wiki.example'] })).toBe(true)
    expect(met({ words: ['salary'], domains: ['wiki.example'] })).toBe(true)
    expect(met({ words: ['salary'] })).toBe(false)
    expect(met({})).toBe(true)
  })

  test('meets nothing when its lists were emptied: the last word taken out holds no message', () => {
    expect(met({ words: [] })).toBe(false)
    expect(met({ words: [], domains: [] })).toBe(false)
    expect(met({ words: [], domains: ['wiki.example'] })).toBe(true)
    expect(met({ words: [], domains: ['other.example'] })).toBe(false)
  })
})
