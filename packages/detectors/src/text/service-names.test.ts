import { describe, expect, test } from 'vitest'
import { createServiceNames } from './service-names.ts'

const names = createServiceNames()
names.put('own', [{ name: 'Goodchat', owner: null }])
names.put('second', [
  { name: 'Blue Heron Work', owner: 'heron' },
  { name: '蓝鹭', owner: 'heron' },
])
const scoreOf = (text: string): number => names.claim(text)?.score ?? 0

describe('a claim to be, own or speak for the service', () => {
  test.each([
    'We are the official Goodchat team and write to every member.',
    "Hello! I'm from the official support of Goodchat. Your account will close.",
    'This is the official goodchat account.',
    'We own Goodchat, so write to us.',
    'Goodchat is owned by our company.',
    'As you know, Blue  Heron Work belongs to us.',
    '我们是Goodchat官方团队',
    '您好，我是蓝鹭官方客服，请核实',
    '蓝鹭属于我公司所有',
    'Goodchat was built and is owned, as I said. Goodchat was developed and owned by our firm.',
    'We developed Goodchat ourselves, so ask us.',
    'Goodchat is our own product, buy it here.',
    'You use Goodchat, and all rights in the software are ours.',
    '蓝鹭是我们公司自主研发的产品',
    '蓝鹭的著作权归我司',
    '蓝鹭是公司团队开发的系统，版权归我们',
    '这里是 Goodchat 客服',
  ])('is heard in: %s', (text) => {
    expect(scoreOf(text)).toBeGreaterThanOrEqual(0.85)
  })

  test.each(['We are the Goodchat support team.', 'I write on behalf of Goodchat.'])(
    'is perhaps heard in: %s',
    (text) => {
      expect(scoreOf(text)).toBe(0.7)
    },
  )

  test.each([
    'We moved our chat to Goodchat last week.',
    'This is the official Goodchat manual, page twelve explains guests.',
    'Is this the official Goodchat account?',
    'We are not the official Goodchat team.',
    'We are a school. The official Goodchat page says so.',
    'We are the official Goodchatter team.',
    'Beware: somebody writes "we are the official Goodchat support".',
    'I am the Goodchat administrator of our company.',
    'We run Goodchat on our phones.',
    'Goodchat is our messenger.',
    'Goodchat is run by our IT team.',
    'We made Goodchat our main channel.',
    'We built Goodchat bots for the warehouse.',
    'Goodchat was developed by a firm from Hamburg.',
    'Please post it in Goodchat that all rights in the photos are ours.',
    '蓝鹭里发的照片版权归我们',
    '蓝鹭是我们公司用的聊天软件',
    '蓝鹭是我们自己开的群',
    '我们用Goodchat打卡',
    '我们不是Goodchat官方团队',
    '谨防有人说我们是蓝鹭官方客服',
    '',
  ])('is not heard in: %s', (text) => {
    expect(scoreOf(text)).toBe(0)
  })

  test('is heard where the organization of whoever says it made it', () => {
    const text = 'Goodchat is developed and owned by Velox Turbines, Kiel.'
    expect(names.claim(text, 'Velox Turbines')?.score).toBeGreaterThanOrEqual(0.85)
    expect(names.claim(text, 'Acme')).toBeNull()
    expect(names.claim(text)).toBeNull()
  })

  test('is about a service as the lists know one, in as many letters', () => {
    const texts = ['Sell me Goodchat seats, GOODCHAT!', '我们的蓝鹭账号', 'blue heron  work']
    expect(texts.map((text) => names.plain(text))).toEqual([
      'Sell me this app seats, this app!',
      '我们的平台账号',
      'this app        ',
    ])
    expect(names.plain('Goodchatter')).toBe('Goodchatter')
    expect([names.mentions('We use Goodchat.'), names.mentions('We use a fax.')]).toEqual([true, false])
  })

  test('is shown where it stands', () => {
    const text = '🙂 Good day. We are the official Goodchat team. Bye.'
    const claim = names.claim(text)
    expect(text.slice(claim?.start, claim?.end)).toBe('We are the official Goodchat')
  })

  test('follows the names as they come and go, and whose they are', () => {
    const some = createServiceNames()
    expect(some.claim('We own Goodchat.')).toBeNull()
    some.put('a', [{ name: 'Goodchat', owner: 'good-org' }])
    expect(some.claim('We own Goodchat.')).not.toBeNull()
    expect([some.isOwner('good-org'), some.isOwner('other')]).toEqual([true, false])
    some.remove('a')
    expect(some.claim('We own Goodchat.')).toBeNull()
  })
})
