import { describe, expect, it } from 'vitest'
import { isOrigin, isOriginOf } from './embed-origins.ts'

describe('a listed origin', () => {
  it('is that of every page of it, with or without the port that its scheme has anyway', () => {
    for (const listed of ['https://pages.example', 'https://pages.example:443', ' HTTPS://Pages.example/ '])
      for (const page of ['https://pages.example', 'https://pages.example:443/', 'https://pages.example/blog/1?x=1'])
        expect(isOriginOf(listed, page), `${listed} ${page}`).toBe(true)
    expect(isOriginOf('https://b\u00fccher.example', 'https://xn--bcher-kva.example/a')).toBe(true)
    expect(isOriginOf('app://wrapped', 'app://wrapped/')).toBe(true)
  })

  it('is no other: of another scheme, port or host, or of one that only begins like it', () => {
    for (const page of [
      'http://pages.example',
      'https://pages.example:8443',
      'https://www.pages.example',
      'https://pages.example.evil.test',
      'https://pages.example@evil.test/',
      'app://pages.example',
      'null',
    ])
      expect(isOriginOf('https://pages.example', page), page).toBe(false)
  })

  it('with a path is that of the pages there and below alone: others may have pages on that host', () => {
    expect(isOriginOf('https://shared.example/~acme', 'https://shared.example/~acme/news')).toBe(true)
    for (const page of ['https://shared.example', 'https://shared.example/~acme2', 'https://shared.example/~other'])
      expect(isOriginOf('https://shared.example/~acme', page), page).toBe(false)
  })

  it('without a scheme is a host under any', () => {
    expect(isOriginOf('pages.example', 'http://pages.example:8080/x')).toBe(true)
    expect(isOriginOf('pages.example', 'https://www.pages.example')).toBe(false)
  })

  it('is one that a page could have', () => {
    for (const listed of [
      'https://pages.example',
      'pages.example',
      '//pages.example',
      'http://localhost:3000',
      'app://wrapped',
    ])
      expect(isOrigin(listed), listed).toBe(true)
    for (const listed of [
      '',
      ' ',
      '*',
      '*.pages.example',
      'https://*.pages.example',
      'https://',
      'https://a b.example',
    ])
      expect(isOrigin(listed), listed).toBe(false)
  })
})
