import { expect, it } from 'vitest'
import { plainUrl } from './plain-url.ts'

it('is one, however what is asked was written', () => {
  for (const url of [
    '/v1/people/@li:corp',
    '/v1/people/%40li:corp',
    '/%761/%70eople/@li%3acorp',
    'http://elsewhere.example/v1/people/%40li%3Acorp',
    'HTTPS://elsewhere.example:8443/v1/people/@li:corp',
  ])
    expect(plainUrl({ url })).toBe('/v1/people/@li:corp')
})

it('leaves what stands for something else when it is not escaped, and what nobody can decode', () => {
  for (const url of ['/a%2Fb', '/a%25b', '/a%3Fb', '/a%23b', '/a%20b', '/%E4%BC%9A', '/%00', '*'])
    expect(plainUrl({ url })).toBe(url)
  for (const url of ['/v1/permits/%', '/v1/permits/%2', '/v1/%zz', '/v1/permits/%E0%A4%A'])
    expect(plainUrl({ url })).toBe(url)
  expect(plainUrl({ url: '/%e4%bc%9a' })).toBe('/%E4%BC%9A')
  // Once: what is escaped twice is a text with an escape in it.
  expect(plainUrl({ url: '/%2561' })).toBe('/%2561')
})

it('keeps the query as it came', () => {
  expect(plainUrl({ url: '/v1/%63ases?q=%61&next=http://x/%61' })).toBe('/v1/cases?q=%61&next=http://x/%61')
  expect(plainUrl({ url: 'http://x.example?a=%61' })).toBe('/?a=%61')
})

it('reads a broken escape as its signs where people ask: the router would refuse it before a page could', () => {
  expect(plainUrl({ url: '/policy/100%?lang=zh' })).toBe('/policy/100%25?lang=zh')
  expect(plainUrl({ url: '/%E0%A4%A' })).toBe('/%25E0%25A4%25A')
})
