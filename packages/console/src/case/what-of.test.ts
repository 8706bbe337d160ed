import type { Bilingual } from '@goodstanding/model'
import { describe, expect, it } from 'vitest'
import { fill } from '../frame/words.ts'
import { whatOf } from './what-of.ts'

const saying =
  (language: keyof Bilingual) =>
  (words: Bilingual, ...values: readonly (string | number)[]): string =>
    fill(words[language], ...values)

describe('an action with what it takes away', () => {
  it('is one phrase: words in English, none apart in Chinese', () => {
    const limit = { type: 'limit', capability: 'message.external' } as const
    expect(whatOf(limit, saying('en'))).toBe('Restrict messages to people outside')
    expect(whatOf(limit, saying('zh'))).toBe('限制向外部人员发送消息')
    expect(whatOf({ type: 'warn' }, saying('zh'))).toBe('警告')
  })
})
