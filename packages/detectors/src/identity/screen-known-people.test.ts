import { readFileSync } from 'node:fs'
import { SignalValues } from '@goodstanding/model'
import { describe, expect, it } from 'vitest'
import { createNameIndex } from '../name/name-index.ts'
import { KNOWN_PEOPLE_LINES } from './known-people.generated.ts'
import { knownPersonIn } from './known-people.ts'
import { NO_CLAIMS } from './no-claims.ts'
import type { AccountClaims, AccountFacts } from './screen-account.ts'
import { screenKnownPeople } from './screen-known-people.ts'

const NOBODY: AccountClaims = { ...NO_CLAIMS, id: 'u9', kind: 'admin' }
const FACTS: Pick<AccountFacts, 'organization' | 'people' | 'protectedNames'> = {
  organization: null,
  people: [],
  protectedNames: createNameIndex([
    {
      id: 'n1',
      name: 'Nvidia',
      aliases: [],
      kind: 'business',
      tier: 1,
      owner: { organization: null, domains: ['nvidia.com'], registryNumber: null },
    },
  ]),
}

function scoreOf(claims: Partial<AccountClaims>, facts: Partial<typeof FACTS> = {}): number {
  const sink = new SignalValues()
  screenKnownPeople({ ...NOBODY, ...claims }, { ...FACTS, ...facts }, '/data/account', sink)
  return sink.value('identity.known-person')
}

describe('a name that the world knows', () => {
  it.each([
    'Elon Musk',
    'MUSK, Elon',
    'Elon R. Musk',
    'Еlon Мusk',
    'El0n Musk',
    'Mr. Tim Cook',
    'The Real Donald J. Trump',
    '马云',
    '馬雲',
    '马云老师',
    '埃隆·马斯克',
    '埃隆马斯克',
    '习近平',
    'Владимир Путин',
    'Путин Владимир Владимирович',
    'إيلون ماسك',
    'Joe Biden Official',
    'Dalai Lama',
    'Kylian Mbappe',
    'Elon Muskk',
    'Tim Coook',
    'Bill Gattes',
  ])('is looked at, however it is written: %s', (name) => expect(scoreOf({ name })).toBe(0.7))
  it.each(['elon.musk', 'elonmusk', 'ElonMusk2026', 'realDonaldTrump', 'jensen_huang'])(
    'is read in a user name: %s',
    (username) => expect(scoreOf({ username, name: 'Rosa Lindqvist' })).toBe(0.7),
  )
  it.each([
    'Elon Lindqvist',
    'Rosa Musk',
    'Tim Cooke',
    'Timothy Cookson',
    'Donald Duck',
    'Bill Bates',
    'Tom Book',
    '特斯拉马斯',
    '苹果库克森',
    'Charles King',
    'William Prince',
    'Leo Pope',
    'Francis Pope',
    'Jack Mahoney',
    'Elon Musk fan page',
    'Elon Musk (parody)',
    'Musk',
    'Trump',
    'Xi',
    '马云龙',
    '小马云飞',
    '习近',
    'Владимир Петров',
    'محمد سلمان',
    'Angela Maria Merkel Torres',
    '',
  ])('is not seen in that of somebody else: %s', (name) => expect(scoreOf({ name })).toBe(0))
  it.each(['李强', 'Li Qiang', '王兴', 'Lei Jun', 'Pedro Sánchez', 'King Charles', 'Richard Liu'])(
    'says nothing by itself where many bear it: %s',
    (name) => expect(scoreOf({ name })).toBe(0),
  )
})

describe('the office or firm beside it', () => {
  it.each<Partial<AccountClaims>>([
    { name: 'Elon Musk', title: 'CEO of Tesla' },
    { name: '特斯拉马斯克' },
    { name: '国务院李强' },
    { name: '钟南山院士' },
    { name: 'Elon Musk (Tesla CEO)' },
    { name: 'Jensen Huang', affiliation: 'NVIDIA Corp.' },
    { name: 'President Donald Trump' },
    { name: '特朗普', title: '美国总统' },
    { name: '李强', title: '国务院总理' },
    { name: '雷军', affiliation: '小米科技有限公司' },
    { name: 'Lei Jun', affiliation: 'Xiaomi' },
    { name: 'Pedro Sánchez', title: 'Prime Minister' },
  ])('leaves less to chance: %j', (claims) => expect(scoreOf(claims)).toBe(0.9))
  it.each<Partial<AccountClaims>>([
    { name: 'Tim Cook', title: 'Chief Executive Officer' },
    { name: 'Tim Cook', affiliation: 'Pineapple Farms' },
    { name: 'Donald Trump', title: 'Vice President' },
    { name: 'Donald Trump', title: 'Presidential suite host' },
  ])('is another’s: %j', (claims) => expect(scoreOf(claims)).toBe(0.7))
})

describe('whoever bears the name by right', () => {
  const person = (id: string, name: string) => ({ id, name, kind: 'admin', title: null, roles: [] })
  it('is in the directory under it', () => {
    expect(scoreOf({ name: 'Tim Cook' }, { people: [person('u9', 'Tim Cook')] })).toBe(0)
    expect(scoreOf({ name: 'Tim Cook' }, { people: [person('u8', 'Tim Cook')] })).toBe(0.7)
    expect(scoreOf({ name: 'Tim Cook' }, { people: [person('u9', 'Rosa Lindqvist')] })).toBe(0.7)
  })
  it('is of the firm, or of an organization of the state', () => {
    const organization = { id: 'o1', name: 'Nvidia', kind: 'business', country: 'US', domains: ['nvidia.com'] }
    const state = { ...organization, name: 'Élysée', kind: 'government', domains: [] }
    expect(scoreOf({ name: 'Jensen Huang' }, { organization })).toBe(0)
    expect(scoreOf({ name: 'Jensen Huang' }, { organization: { ...organization, domains: [] } })).toBe(0.7)
    expect(scoreOf({ name: 'Emmanuel Macron' }, { organization: state })).toBe(0)
    expect(scoreOf({ name: 'Elon Musk' }, { organization: state })).toBe(0.7)
  })
})

describe('the shipped list of them', () => {
  it('is the one of policies/packs (else run scripts/generate-known-people.mjs)', () => {
    const list = new URL('../../../../policies/packs/common/known-people.txt', import.meta.url)
    const lines = readFileSync(list, 'utf8')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '' && !line.startsWith('#'))
    expect(KNOWN_PEOPLE_LINES).toEqual(lines)
  })
  it('names nobody by what many are called, and says of each such name what it stands for', () => {
    for (const line of KNOWN_PEOPLE_LINES) {
      const parts = line.split(';').map((part) => part.trim())
      const names = parts.filter((part) => !part.startsWith('@'))
      if (names.some((name) => name.startsWith('~'))) expect(parts.length, line).toBeGreaterThan(names.length)
      for (const name of names) {
        const isOneWord = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Arabic}]+$/u.test(name)
        if (isOneWord) expect(name).toBe('MrBeast')
        expect(knownPersonIn(name.replace(/^~/, ''))?.person.name, name).toBe(names[0]?.replace(/^~/, ''))
      }
    }
  })
})
