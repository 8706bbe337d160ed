import { describe, expect, it } from 'vitest'
import { extractLinks } from './extract-links.ts'

const targets = (text: string): readonly string[] => extractLinks(text).map(({ target }) => target)

describe('a host whose dots are words', () => {
  it.each([
    ['sign in at acme-payroll dot support today', 'https://acme-payroll.support'],
    ['Go to PayPal-Verify(dot)com', 'https://paypal-verify.com'],
    ['Go to PayPal-Verify Dot Com', 'https://paypal-verify.com'],
    ['bank [dot] login DOT example', 'https://bank.login.example'],
    ['请到acme-gongzi点top登录', 'https://acme-gongzi.top'],
    ['打开 icbc99 点 com 查看', 'https://icbc99.com'],
  ])('is a link: %s', (text, target) => {
    const [link] = extractLinks(text)
    expect(link?.target).toBe(target)
    expect(
      text
        .slice(link?.start, link?.end)
        .toLowerCase()
        .replace(/[^a-z0-9-]/g, ''),
    ).toContain(target.slice(8, 12))
  })
  it('stands beside others', () => {
    expect(targets('https://acme.example or acme-hr dot help')).toEqual([
      'https://acme.example',
      'https://acme-hr.help',
    ])
  })
  it.each([
    'a polka dot in blue',
    'put a dot at the end',
    'the red dot on the map is me',
    '下午3点top会议室见',
    '重点app需求明天评审',
    '早上9点 go live',
    'graphviz reads dot files',
    'a [dot] b',
  ])('is none in %s', (text) => {
    expect(targets(text)).toEqual([])
  })
  it('is found so often, and no text takes long', () => {
    expect(targets('ab-c dot com '.repeat(500)).length).toBe(64)
    expect(targets(`${'a dot '.repeat(10_000)}com`)).toEqual([])
  })
})
