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
    '我们用Goodchat打卡',
    '我们不是Goodchat官方团队',
    '谨防有人说我们是蓝鹭官方客服',
    '',
  ])('is not heard in: %s', (text) => {
    expect(scoreOf(text)).toBe(0)
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
