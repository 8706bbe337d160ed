import { describe, expect, it } from 'vitest'
import { acceptedLanguage } from './accepted-language.ts'

describe('accept-language', () => {
  it.each([
    ['zh'],
    ['zh-CN'],
    ['ZH-Hant-TW'],
    ['zh-CN,zh;q=0.9,en;q=0.8'],
    ['en;q=0.5, zh;q=0.9'],
    ['zh, en'],
    ['fr, zh;q=0.2'],
    ['en;q=0, zh;q=0.1'],
    ['en;q=2, zh'],
  ])('%s prefers Chinese', (header) => {
    expect(acceptedLanguage(header)).toBe('zh')
  })

  it.each([
    [undefined],
    [''],
    ['*'],
    ['fr, de;q=0.7'],
    ['en, zh'],
    ['zh;q=0.5, en-GB'],
    ['zh;q=0'],
    ['zh;q=much'],
    ['zha'],
    ['chinese'],
    [';;,,q=1,=,-zh'],
  ])('%s falls back to English', (header) => {
    expect(acceptedLanguage(header)).toBe('en')
  })
})
