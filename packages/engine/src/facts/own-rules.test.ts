import type { Event, OwnRule } from '@goodstanding/model'
import { describe, expect, test } from 'vitest'
import { NO_FILES } from '../readers/create-detector-set.ts'
import { compileOwnRules } from './own-rules.ts'

const message = {
  type: 'message.send',
  data: { content: { text: 'The minutes are at https://wiki.example/minutes' } },
} as unknown as Event

function met(lists: Pick<OwnRule, 'words' | 'domains'>): boolean {
  const rule = { id: 'r', clause: 'conduct.e', on: ['message.send'], effect: 'hold', reason: 'x', ...lists } as OwnRule
  return (compileOwnRules([rule])?.find(message, NO_FILES) ?? []).length > 0
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

test.each([
  'http:\\\\wiki.example\\x',
  'http:/wiki.example/x',
  'http:wiki.example',
  'ht\ntp://wiki.example',
  '//wiki.example.',
])('a domain is met where a browser would open it: %j', (target) => {
  const sent = {
    type: 'message.send',
    data: { content: { text: '', links: [{ text: 'here', target }] } },
  } as unknown as Event
  const rule = { id: 'r', clause: 'conduct.e', on: ['message.send'], effect: 'hold', reason: 'x' } as const
  const found = compileOwnRules([{ ...rule, on: ['message.send'], domains: ['wiki.example'] }])?.find(sent, NO_FILES)
  expect(found).toMatchObject([{ evidence: [{ value: 'wiki.example', pointer: '/data/content/links/0/target' }] }])
  expect(found?.[0]?.evidence).toHaveLength(1)
})

test('a domain that a code in a picture leads to is met as one in the text', () => {
  const sent = {
    type: 'message.send',
    data: { content: { text: '', files: [{ name: 'poster.png', sha256: 'a'.repeat(64) }] } },
  } as unknown as Event
  const codes = (sha256: string) => (sha256.startsWith('a') ? ['https://shop.wiki.example/x'] : [])
  const rule = { id: 'r', clause: 'conduct.e', on: ['message.send'], effect: 'hold', reason: 'x' } as const
  const find = (domain: string) =>
    compileOwnRules([{ ...rule, on: ['message.send'], domains: [domain] }])?.find(sent, { ...NO_FILES, codes })
  expect(find('wiki.example')).toMatchObject([
    { evidence: [{ signal: 'own.domain', value: 'shop.wiki.example', pointer: '/data/content/files/0' }] },
  ])
  expect(find('other.example')).toEqual([])
})

describe('an own rule of an event that people read no text of', () => {
  const seenIn = (type: string, data: object, lists: Pick<OwnRule, 'words' | 'domains'>) => {
    const rule = { id: 'r', clause: 'conduct.m', on: [type], effect: 'hold', reason: 'x', ...lists } as OwnRule
    const found = compileOwnRules([rule])?.find({ type, data } as unknown as Event, NO_FILES) ?? []
    return found.flatMap(({ evidence }) => evidence.map(({ pointer }) => pointer))
  }

  test.each([
    ['data.use', { purpose: 'Eagle project' }, '/data/purpose'],
    ['data.share', { purpose: 'Eagle project' }, '/data/purpose'],
    ['directory.import', { purpose: 'Eagle project', rows: [] }, '/data/purpose'],
    ['directory.export', { purpose: 'Eagle project' }, '/data/purpose'],
    ['directory.read', { query: 'eagle project' }, '/data/query'],
    ['account.register', { account: { name: 'Jo', affiliation: 'Eagle Project' } }, '/data/account/affiliation'],
    ['account.transfer', { account: {}, to: { name: 'Eagle Project' } }, '/data/to/name'],
    ['seat.assign', { member: { affiliation: 'Eagle Project' } }, '/data/member/affiliation'],
    [
      'campaign.start',
      { campaign: { title: '', text: '', beneficiary: 'Eagle Project' } },
      '/data/campaign/beneficiary',
    ],
  ])('meets its words where %s says them', (type, data, pointer) => {
    expect(seenIn(type, data, { words: ['eagle project'] })).toEqual([pointer])
    expect(seenIn(type, data, { words: ['heron project'] })).toEqual([])
  })

  test.each([
    ['embed.load', { origin: 'https://www.rival.example:8443', host: 'chat.example' }, '/data/origin'],
    ['account.register', { account: { name: 'Jo', email: 'jo@mail.rival.example' } }, '/data/account/email'],
    ['account.transfer', { account: {}, to: { email: 'jo@RIVAL.example' } }, '/data/to/email'],
    ['organization.rename', { subject: { name: 'Jo', domain: 'rival.example' } }, '/data/subject/domain'],
  ])('meets its domains where %s names them', (type, data, pointer) => {
    expect(seenIn(type, data, { domains: ['rival.example'] })).toEqual([pointer])
    expect(seenIn(type, data, { domains: ['other.example'] })).toEqual([])
  })
})

describe('the rules of one organization', () => {
  const rule = (id: string, lists: Pick<OwnRule, 'words' | 'domains'>): OwnRule => ({
    id,
    clause: 'conduct.e',
    on: ['message.send'],
    effect: 'hold',
    reason: 'x',
    ...lists,
  })
  const find = (rules: readonly OwnRule[], text: string) => {
    const event = { type: 'message.send', data: { content: { text } } } as unknown as Event
    return (compileOwnRules(rules)?.find(event, NO_FILES) ?? []).map((match) => ({
      id: match.rule.id,
      seen: match.evidence.map(({ value }) => value),
    }))
  }

  test('each meet what they list, also what another lists, and each with evidence of its own', () => {
    const rules = [
      rule('red', { words: ['red', 'line'] }),
      rule('line', { words: ['red line', 'LINE'] }),
      rule('all', {}),
      rule('none', { words: ['salary'] }),
    ]
    expect(find(rules, 'the red line')).toEqual([
      { id: 'red', seen: ['red', 'line'] },
      { id: 'line', seen: ['red line', 'LINE'] },
      { id: 'all', seen: [] },
    ])
  })

  test('each meet their domains: the same written otherwise, one above another, and no address above another', () => {
    const rules = [
      rule('deep', { domains: ['a.social.example'] }),
      rule('wide', { domains: ['*.Social.example', 'b.example'] }),
      rule('same', { domains: ['https://SOCIAL.example/path'] }),
      rule('umlaut', { domains: ['b\u00fccher.example'] }),
      rule('puny', { domains: ['xn--bcher-kva.example'] }),
      rule('address', { domains: ['10.2.3.4'] }),
    ]
    const meet = (text: string) => find(rules, text).map(({ id }) => id)
    expect(meet('https://x.a.social.example/')).toEqual(['deep', 'wide', 'same'])
    expect(meet('https://social.example/')).toEqual(['wide', 'same'])
    for (const link of ['https://xn--bcher-kva.example/', 'https://b\u00fccher.example/', 'see B\u00dcCHER.example'])
      expect(meet(link), link).toEqual(['umlaut', 'puny'])
    expect(meet('https://10.2.3.4/')).toEqual(['address'])
    expect(meet('https://notsocial.example/')).toEqual([])
  })

  // A message took a second and a half with as many words, and ten with as many domains: nobody else was answered meanwhile.
  test('as many as there may be go through a long text once', () => {
    const many = Array.from({ length: 1_000 }, (_, at) =>
      rule(`r${at}`, { words: [`zebra${at}`, 'ab'.repeat(200)], domains: [`x${at}.example`, 'example'] }),
    )
    const compiled = compileOwnRules(many)
    const words = ['a.bc ', 'ab', 'www.y.example ', 'the quick brown fox ']
    for (const part of words) {
      const text = part.repeat(65_536 / part.length)
      const event = { type: 'message.send', data: { content: { text } } } as unknown as Event
      expect(compiled?.find(event, NO_FILES).length).toBe(part.includes('example') ? 1_000 : 0)
    }
  }, 12_000)
})

test('words are looked for in what names a file, a link, an app and the address of a call', () => {
  const seenIn = (type: 'message.send' | 'app.register' | 'api.call', data: object) => {
    const rule: OwnRule = { id: 'r', clause: 'conduct.e', on: [type], effect: 'hold', reason: 'x', words: ['heron'] }
    const event = { type, data } as unknown as Event
    return compileOwnRules([rule])
      ?.find(event, NO_FILES)
      .flatMap(({ evidence }) => evidence.map(({ pointer }) => pointer))
  }
  const content = {
    text: 'As promised.',
    files: [{ name: 'plan.pdf' }, { name: 'Heron-offer.pptx' }],
    links: [{ text: 'The heron page', target: 'https://wiki.example/x' }],
  }
  expect(seenIn('message.send', { content })).toEqual(['/data/content/files/1/name', '/data/content/links/0/text'])
  expect(seenIn('app.register', { app: { name: 'Heron Sync', publisher: 'Heron Ltd' } })).toEqual([
    '/data/app/name',
    '/data/app/publisher',
  ])
  expect(seenIn('api.call', { path: '/v3/heron/export' })).toEqual(['/data/path'])
  expect(seenIn('api.call', { path: '/v3/rooms' })).toEqual([])
})
