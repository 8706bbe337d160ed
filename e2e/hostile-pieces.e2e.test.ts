/**
 * One piece, over and over: what a reader that goes back on its own steps never comes to an end with. Nothing here looks at a clock; a
 * reader that takes the square of a text's length keeps this from ending in the time that a test has.
 */
import type { EventType } from '@goodstanding/model'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Data, eventOf } from './server/client.ts'
import { type LocalServer, startServer } from './server/start-server.ts'

let server: LocalServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(async () => {
  await server.close()
})

const MINUTE = 60_000
const RUNS = { numRuns: 15, endOnFailure: true }
const LONGEST_LINE = 2_000

/** Signs and words that something in the product begins to read at. */
const SIGNS = [
  ...Array.from('a1 .@/-_:;,!?#%&*=+()[]{}<>"\'\\|~^$\t\n'),
  ...[
    'é',
    'е',
    'ß',
    'İ',
    'ﬁ',
    '你',
    '市',
    '路',
    '한',
    'あ',
    'ك',
    '\u0301',
    '\u200b',
    '\u202e',
    '。',
    '，',
    '“',
    '「',
    '《',
    '😀',
  ],
  ...[
    '//',
    'https://',
    'www.',
    'a.b',
    'xn--',
    'a@b.co',
    'u@',
    '+86',
    '4111 ',
    '13800138000',
    '1,',
    '0x',
    '%41',
    '&#x41;',
    '=?',
  ],
  ...[
    ' of',
    ' the',
    ' and',
    ' you',
    'bank',
    ' bank of',
    'head of ',
    'university ',
    'hospital of ',
    ' ltd',
    ' corp',
    'test',
    'paypal',
  ],
  ...[
    '公司',
    '银行',
    '网络科技',
    '微信',
    '加',
    '老板',
    '出生',
    '住在',
    '地址',
    'password:',
    'key=',
    '<a href=',
    '<script',
    '...',
    '..',
  ],
]
const piece = fc.array(fc.constantFrom(...SIGNS), { minLength: 1, maxLength: 5 }).map((signs) => signs.join(''))
const repeated = (length: number) =>
  fc
    .tuple(fc.constantFrom('', ...SIGNS), piece, fc.constantFrom('', 'x', '\n', '!'))
    .map(([before, again, after]) => before + again.repeat(Math.ceil(length / again.length)).slice(0, length) + after)
const line = repeated(LONGEST_LINE - 20)
const text = repeated(20_000)

const audience = { kind: 'public', relation: 'stranger' }
const sha256 = 'a'.repeat(64)
const EVENTS: Partial<Record<EventType, fc.Arbitrary<Data>>> = {
  'message.send': fc.record({ text }).map((content) => ({ content })),
  'content.publish': fc.array(fc.tuple(line, line), { minLength: 10, maxLength: 10 }).map((pairs) => ({
    audience,
    content: {
      text: pairs[0]?.[0] ?? '',
      links: pairs.map(([shown, target]) => ({ text: shown, target: `https://${target}`.slice(0, LONGEST_LINE) })),
      files: pairs.map(([name]) => ({ name, mediaType: 'application/pdf', size: 10, sha256 })),
    },
  })),
  'organization.register': line.map((name) => ({ subject: { id: 'o', name, kind: 'company', country: 'CN' } })),
  'account.register': fc.tuple(line, line, line).map(([name, email, affiliation]) => ({
    account: { id: 'u', kind: 'member', name, username: name, email, phone: email, affiliation },
  })),
  'account.update': fc.tuple(line, line).map(([name, title]) => ({ account: { id: 'u', name, title } })),
  'live.start': line.map((title) => ({ live: { id: 'l', title, audience } })),
  'app.register': line.map((name) => ({ app: { id: 'p', name, publisher: name, scopes: [name] } })),
  'api.call': line.map((path) => ({ app: { id: 'p' }, method: 'GET', path: `/${path}`, status: 200 })),
  'embed.load': fc.tuple(line, line).map(([origin, host]) => ({ origin, host })),
  'campaign.start': fc
    .tuple(line, text)
    .map(([title, words]) => ({ campaign: { title, text: words, purpose: 'donation' } })),
  'directory.import': fc.array(line, { minLength: 10, maxLength: 10 }).map((lines) => ({
    purpose: 'work',
    rows: lines.map((each) => ({
      person: { name: each, email: each, title: each, homeAddress: each },
      kind: 'member',
    })),
  })),
}

describe('one piece, over and over, is read to its end in', () => {
  it.each(Object.entries(EVENTS))('%s', { timeout: MINUTE }, async (type, datas) => {
    await fc.assert(
      fc.asyncProperty(datas, async (data) => {
        const { status, body } = await server.ask('POST', '/v1/decisions', { body: eventOf(type as EventType, data) })
        expect(status, JSON.stringify(body)).toBe(200)
      }),
      RUNS,
    )
  })
})
