import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { CHINESE } from './chinese.ts'
import { readLanguage, say, speak } from './say.ts'

afterEach(() => {
  speak('en')
})

describe('the language of the command', () => {
  it.each([
    [{}, 'en'],
    [{ LANG: 'zh_CN.UTF-8' }, 'zh'],
    [{ LANG: 'zh' }, 'zh'],
    [{ LC_MESSAGES: 'zh_TW', LANG: 'de_DE.UTF-8' }, 'zh'],
    [{ LC_ALL: 'C', LANG: 'zh_CN.UTF-8' }, 'en'],
    [{ LC_ALL: '', LANG: 'zh_CN.UTF-8' }, 'zh'],
    [{ LANG: 'zha_CN' }, 'en'],
  ])('is, by the locale %j, %s', (environment, language) => {
    expect(readLanguage(['explain', 'conduct.j'], environment)).toEqual({ language, argv: ['explain', 'conduct.j'] })
  })

  it('is the one that is asked for, wherever the flag stands; the verb never sees it', () => {
    const chinese = { LANG: 'zh_CN.UTF-8' }
    for (const argv of [
      ['--lang', 'zh', 'explain', 'conduct.j'],
      ['explain', '--lang=zh', 'conduct.j'],
    ])
      expect(readLanguage(argv, {})).toEqual({ language: 'zh', argv: ['explain', 'conduct.j'] })
    expect(readLanguage(['keys', '--lang', 'en'], chinese)).toEqual({ language: 'en', argv: ['keys'] })
    for (const argv of [['--lang'], ['--lang', 'fr'], ['--lang=']])
      expect(() => readLanguage(argv, {})).toThrow('--lang must be one of en, zh.')
  })
})

describe('a sentence', () => {
  it('holds its values, as they are', () => {
    expect(say('{0}: {1} rows', 'a{1}b', 3)).toBe('a{1}b: 3 rows')
    speak('zh')
    expect(say('{0}: {1} rows', 'case', 3)).toBe('case：3 行')
  })

  it('has the same holes in both languages', () => {
    const holes = (words: string) => [...words.matchAll(/\{\d\}/g)].map(String).sort()
    expect(Object.entries(CHINESE).filter(([en, zh]) => holes(en).join() !== holes(zh).join())).toEqual([])
    expect(Object.values(CHINESE).filter((zh) => !/\p{Script=Han}/u.test(zh))).toEqual([])
  })

  it('is how every verb refuses', () => {
    const names = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    const files = names.filter((name) => name.endsWith('.ts') && !/test\.ts$|^say\.ts$/.test(name))
    const plain = files.flatMap((name) => {
      const source = readFileSync(join(import.meta.dirname, name), 'utf8')
      return [...source.matchAll(/new ConfigError\((?!\s*(?:say|noClause)\()[^\n]*\n[^\n]*/g)].map(
        ([found]) => `${name}: ${found}`,
      )
    })
    expect(plain).toEqual([])
  })
})
