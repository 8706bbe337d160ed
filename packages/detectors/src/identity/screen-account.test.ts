import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { SignalValues } from '@goodstanding/model'
import { describe, expect, it } from 'vitest'
import { createNameIndex } from '../name/index.ts'
import { NO_CLAIMS } from './no-claims.ts'
import {
  type AccountClaims,
  type AccountFacts,
  ageFinding,
  ageOn,
  ageRuleOf,
  canonicalEmail,
  canonicalPhone,
  createLinkedAccounts,
  createPeopleIndex,
  type DirectoryPerson,
  identityTokens,
  type MakeToken,
  readAgeTable,
  screenAccount,
} from './index.ts'

const T = Date.UTC(2026, 10, 24)
const TERMINATED_AT = Date.UTC(2025, 4, 2)
const table = readAgeTable({
  fallback: { consent: 16, source: 'x' },
  countries: {
    US: { consent: 13, source: 'x' },
    DE: { consent: 16, source: 'x' },
    AU: { floor: 16, consent: 16, source: 'x' },
  },
})
const people: DirectoryPerson[] = [
  { id: 'p1', name: 'Margarethe Oldenburg', kind: 'member', title: 'CEO', roles: ['executive'] },
  { id: 'p2', name: 'Tomas Lindqvist', kind: 'admin', title: null, roles: ['admin'] },
  { id: 'p3', name: 'Li Wei', kind: 'member', title: null, roles: [] },
  { id: 'p4', name: '欧阳建业', kind: 'member', title: null, roles: ['executive'] },
  { id: 'p5', name: 'Иван Петров', kind: 'admin', title: null, roles: ['admin'] },
  { id: 'p6', name: '陈晓明', kind: 'member', title: null, roles: [] },
]
const unkeyed: MakeToken = (kind, canonical) => createHash('sha256').update(`${kind}:${canonical}`).digest('base64url')
const nobody = {
  email: null,
  phone: null,
  documentNumber: null,
  device: null,
  name: null,
  birthDate: null,
  country: null,
}
const tokensOf = (claims: Partial<typeof nobody> | Record<string, string>) =>
  new Set(identityTokens({ ...nobody, ...claims }, unkeyed).map(({ token }) => token))
const terminatedIdentities = [
  tokensOf({ email: 'jdoe@gmail.com' }),
  tokensOf({ phone: '+8613800138000' }),
  tokensOf({ device: 'd-bad' }),
  tokensOf({
    name: 'Gregory Ashworth',
    birthDate: '1984-03-11',
    email: 'g.ashworth84@mail.test',
    phone: '+442079460001',
    device: 'd-shared',
  }),
  tokensOf({ name: '欧阳建业', birthDate: '1988-03-14' }),
]
const facts: AccountFacts = {
  organization: { id: 'acme', name: 'Acme Tools Ltd', kind: 'company', country: 'DE', domains: ['acme-tools.test'] },
  people,
  staff: [{ name: 'Priya Raman', title: 'Trust and Safety Lead', account: 's1' }],
  protectedNames: createNameIndex([
    {
      id: 'harbor',
      name: 'Harborpay',
      aliases: [],
      kind: 'business',
      tier: 1,
      owner: { organization: 'harbor', domains: ['harborpay.com', 'outlook.com'], registryNumber: null },
    },
    {
      id: 'acme',
      name: 'Acme Tools',
      aliases: [],
      kind: 'business',
      tier: 1,
      owner: { organization: 'acme', domains: ['acme-tools.test'], registryNumber: null },
    },
    { id: 'gs', name: 'Goodstanding', aliases: [], kind: 'service', tier: 1, owner: null },
  ]),
  approvedApp: () => false,
  organizationNamed: (name) => (name === 'Northwind' ? { id: 'northwind', domains: ['northwind.test'] } : null),
  ages: table.ok
    ? table.value
    : { fallback: { floor: 0, consent: 16, source: '', from: '', verified: false }, countries: new Map() },
  token: unkeyed,
  terminated: (token) => terminatedIdentities.some((tokens) => tokens.has(token)),
  terminatedWith: (asked) =>
    terminatedIdentities
      .filter((tokens) => asked.some((token) => tokens.has(token)))
      .map((tokens) => ({ tokens, terminatedAt: TERMINATED_AT })),
  barsIdentities: () => true,
}
const none: AccountClaims = { ...NO_CLAIMS, id: 'u1', kind: 'member', name: 'Sam Doe' }
function seen(
  claims: Partial<AccountClaims>,
  linked = null as ReturnType<typeof createLinkedAccounts> | null,
  time = T,
) {
  const sink = new SignalValues()
  screenAccount({ ...none, ...claims }, facts, { time, pointer: '/data/account', linked }, sink)
  return sink
}

describe('a name', () => {
  it.each([
    ['Margarethe Oldenburg', 'identity.executive', 0.85],
    ['Oldenburg, Margarethe (CEO)', 'identity.executive', 0.85],
    ['Маrgarethe Oldenburg', 'identity.executive', 0.95],
    ['Margarethe 0ldenburg', 'identity.executive', 0.95],
    ['Margarete Oldenburg', 'identity.executive', 0.65],
    ['Tomas Lindqvist', 'identity.administrator', 0.85],
    ['欧阳建业', 'identity.executive', 0.85],
    ['歐陽建業', 'identity.executive', 0.85],
    ['欧阳建业总', 'identity.executive', 0.85],
    ['财务总监欧阳建业', 'identity.executive', 0.85],
    ['Ouyang Jianye', 'identity.executive', 0.65],
    ['Jian Ye Ou Yang', 'identity.executive', 0.65],
    ['Ivan Petrov', 'identity.administrator', 0.65],
    ['L1 Wei', 'identity.colleague', 0.85],
    ['Priya Raman', 'identity.staff', 0.85],
    ['Goodstanding Support', 'identity.staff', 0.6],
  ] as const)('%s is %s', (name, signal, least) => expect(seen({ name }).value(signal)).toBeGreaterThanOrEqual(least))
  it('may be taken as a user name', () => {
    const score = (claims: Partial<AccountClaims>) => seen(claims).value('identity.executive')
    expect(score({ username: 'margarethe.oldenburg' })).toBeGreaterThanOrEqual(0.6)
    expect(score({ username: 'MargaretheOldenburg1' })).toBeGreaterThanOrEqual(0.6)
    expect(score({ username: 'margarethe.oldenburg', id: 'p1' })).toBe(0)
    expect(score({ username: 'm.oldenburg' })).toBe(0)
    expect(score({ username: 'oldenburg' })).toBe(0)
    expect(seen({ username: 'li.wei' }).value('identity.colleague')).toBe(0)
  })
  it('of a namesake is no impostor, and one bears one’s own', () => {
    expect(seen({ name: 'Li Wei' }).value('identity.colleague')).toBeLessThan(0.7)
    expect(seen({ id: 'p1', name: 'Margarethe Oldenburg' }).seen()).toEqual({})
    expect(seen({ id: 's1', name: 'Priya Raman' }).value('identity.staff')).toBe(0)
    expect(seen({ name: 'Margaret Oldham' }).seen()).toEqual({})
    expect(seen({ name: '欧阳建国' }).seen()).toEqual({})
    // Everybody of that name is called so: it counts beside a request for money, never alone.
    expect(seen({ name: '欧阳总' }).value('identity.executive')).toBeLessThan(0.65)
    expect(seen({ id: 'p4', name: '欧阳总' }).seen()).toEqual({})
    expect(seen({ kind: 'external', name: 'CEO Oldenburg' }).value('identity.executive')).toBeLessThan(0.65)
    expect(seen({ kind: 'member', name: 'CEO Oldenburg' }).value('identity.executive')).toBeGreaterThanOrEqual(0.65)
    expect(seen({ name: 'Chen Xiaoming' }).seen()).toEqual({})
    expect(seen({ id: 'p4', name: 'Ouyang Jianye' }).seen()).toEqual({})
    expect(seen({ name: 'Margarethe Oldenburg (parody)' }).seen()).toEqual({})
  })
  it('is found by an index of people as by walking through them', () => {
    const index = createPeopleIndex<DirectoryPerson>()
    for (const person of people) index.put(person)
    for (const name of [
      'Margarethe Oldenburg',
      'Margarete Oldenburg',
      'L1 Wei',
      '歐陽建業',
      'Tomas Lindqvst',
      'Jianye Ouyang',
      'Ivan Petrov',
    ]) {
      const [walked, found] = [new SignalValues(), new SignalValues()]
      screenAccount({ ...none, name }, facts, { time: T, pointer: '/a', linked: null }, walked)
      screenAccount(
        { ...none, name },
        { ...facts, people: index.like },
        { time: T, pointer: '/a', linked: null },
        found,
      )
      expect(found.seen()).toEqual(walked.seen())
    }
  })
})

it.each([
  '管理員',
  'Soporte técnico',
  'Kundendienst',
  'サポート',
  '관리자',
  'Администратор',
  'Служба поддержки',
  'خدمة العملاء',
  's.u.p.p.o.r.t',
  'kefu',
])('a role is claimed in other languages too: %s', (name) =>
  expect(seen({ name }).value('identity.reserved-role')).toBeGreaterThanOrEqual(0.85),
)
it.each(['Harborpay Kundenservice', 'Suporte Harborpay', 'Harborpay 고객센터', 'Harborpay サポート'])(
  'who speaks for a company is no person called so, in other languages too: %s',
  (name) => expect(seen({ name }).value('identity.protected-name')).toBeGreaterThanOrEqual(0.85),
)

it('a first name that is a little known brand as well is one’s own', () => {
  const protectedNames = createNameIndex([
    { id: 'shelly', name: 'Shelly', aliases: [], kind: 'business', tier: 2, owner: null },
    { id: 'shellyx', name: 'Shellyx', aliases: [], kind: 'business', tier: 1, owner: null },
  ])
  const score = (name: string) => {
    const sink = new SignalValues()
    const at = { time: T, pointer: '/a', linked: null }
    screenAccount({ ...none, name, username: 'shelly' }, { ...facts, protectedNames }, at, sink)
    return sink.value('identity.protected-name')
  }
  expect(score('Shelly Bean')).toBeLessThan(0.5)
  expect(score('Jan Kowal')).toBeGreaterThanOrEqual(0.6)
})

describe('a name that people bear alone', () => {
  const protectedNames = createNameIndex([
    { id: 'klm', name: 'KLM', aliases: [], kind: 'business', tier: 1, owner: null },
    { id: 'wanda', name: 'Wanda', aliases: ['万达'], kind: 'business', tier: 1, owner: null },
    { id: 'agata', name: 'Agata', aliases: [], kind: 'business', tier: 2, owner: null },
    { id: 'mazida', name: '马自达', aliases: [], kind: 'business', tier: 1, owner: null },
    { id: 'tesla', name: 'Tesla', aliases: [], kind: 'business', tier: 1, owner: null },
  ])
  const score = (claims: Partial<AccountClaims>) => {
    const sink = new SignalValues()
    screenAccount({ ...none, ...claims }, { ...facts, protectedNames }, { time: T, pointer: '/a', linked: null }, sink)
    return sink.value('identity.protected-name')
  }
  it.each(['Kim', 'kim', 'Wanda', 'Agáta', 'AGATA'])('is their own, though a company is called alike: %s', (name) =>
    expect(score({ name })).toBeLessThan(0.65),
  )
  it.each(['Tesla', 'K1m', 'Klm', 'Kim Support', 'Wanda Official', '万达'])(
    'is a company’s where it is known as one first, in disguise, or spoken for: %s',
    (name) => expect(score({ name })).toBeGreaterThanOrEqual(0.85),
  )
  it('is looked at in an administrator where it is written as a company’s, and not where it only looks like one', () => {
    for (const claims of [{ name: 'Kim' }, { username: 'kim', name: 'Jo Doe' }]) expect(score(claims)).toBeLessThan(0.6)
    expect(score({ name: 'Wanda' })).toBeGreaterThanOrEqual(0.6)
  })
  it('in Chinese may be both, and somebody looks', () => {
    expect(score({ name: '马自达' })).toBe(0.7)
    expect(score({ name: '马自达官方旗舰店' })).toBeGreaterThanOrEqual(0.85)
  })
  it('is no disguise in a user name, and is looked at where it is a company’s letter by letter', () => {
    expect(score({ username: 'kim' })).toBeLessThan(0.65)
    expect(score({ username: 'agata', name: 'Jan Kowal' })).toBe(0.7)
    expect(score({ username: 'wanda', name: 'Jan Kowal' })).toBeGreaterThanOrEqual(0.85)
  })
})

describe('a user name', () => {
  it.each(['harborpay_support', 'harb0rpay', 'HarborpayOfficial', 'harborpay2'])(
    'carries a protected name: %s',
    (username) => expect(seen({ username }).value('identity.protected-name')).toBeGreaterThanOrEqual(0.85),
  )
  it('may carry the name that its organization owns', () =>
    expect(seen({ username: 'acme_tools' }).value('identity.protected-name')).toBe(0))
  it.each([
    'admin',
    'adm1n',
    'admin_official',
    'real.admin',
    'support-team',
    'st4ff',
    'administrator1',
    'Security Team',
    '官方客服',
    'adminofficial',
  ])('claims a role: %s', (username) =>
    expect(seen({ username }).value('identity.reserved-role')).toBeGreaterThanOrEqual(0.8),
  )
  it.each([
    'badminton',
    'rooted.in.berlin',
    'jane.admiral',
    'stafford',
    'sam.doe',
    'supporter_of_bvb',
    'modern',
    'systematic',
    'Assistência Silva',
    'Soporte Vital Gómez',
    'k.e.f',
    'サポート花子',
    '김관리',
  ])('claims none: %s', (username) => expect(seen({ username }).value('identity.reserved-role')).toBe(0))
})

describe('an affiliation', () => {
  it('is borne out by the organization, a domain, or nobody', () => {
    expect(seen({ affiliation: 'ACME Tools' }).value('identity.affiliation-false')).toBe(0)
    expect(seen({ affiliation: 'Northwind' }).value('identity.affiliation-false')).toBeGreaterThanOrEqual(0.85)
    expect(seen({ affiliation: 'Northwind', email: 'a@mail.northwind.test' }).value('identity.affiliation-false')).toBe(
      0,
    )
    expect(seen({ affiliation: 'Harborpay' }).value('identity.affiliation-false')).toBeGreaterThanOrEqual(0.85)
    expect(seen({ affiliation: 'Harborpay', email: 'a@harborpay.com' }).value('identity.affiliation-false')).toBe(0)
    // Its owner's domain gives mailboxes to anybody.
    const anybody = seen({ affiliation: 'Harborpay', email: 'a@outlook.com' })
    expect(anybody.value('identity.affiliation-false')).toBeGreaterThanOrEqual(0.85)
    expect(
      seen({ affiliation: 'Green Valley Farm', kind: 'external' }).value('identity.affiliation-false'),
    ).toBeLessThan(0.5)
  })
})

describe('a name that a company bears too', () => {
  const entry = (name: string, tier: 1 | 2 = 1) => ({
    id: name,
    name,
    aliases: [],
    kind: 'business' as const,
    tier,
    owner: null,
  })
  const known = createNameIndex([
    entry('Adidas'),
    entry('Porsche'),
    entry('Prada'),
    entry('Microsoft'),
    entry('Morgan'),
    ...['Bruno', 'Morgan Stanley'].map((name) => entry(name)),
    ...['TIM', 'Hope'].map((name) => entry(name, 2)),
  ])
  const scoreOf = (claims: Partial<AccountClaims>) => {
    const sink = new SignalValues()
    const at = { time: T, pointer: '/data/account', linked: null }
    screenAccount({ ...none, name: null, ...claims }, { ...facts, protectedNames: known }, at, sink)
    return sink.value('identity.protected-name')
  }
  it.each([
    { name: 'Adi Das' },
    { name: 'Jean Porsche', username: 'jean.porsche' },
    { name: 'Jean Porsche', username: 'jporsche84' },
    { name: 'Mei Prada' },
    { name: 'Morgan' },
    { username: 'bruno11' },
  ])("is a person's own: %j", (claims) => {
    expect(scoreOf(claims)).toBeLessThan(0.65)
  })
  it.each([
    { name: 'Adidas' },
    { name: 'Adidas Support' },
    { name: 'Jean Porsche', username: 'porsche' },
    { username: 'microsoft_support' },
    { name: 'Mіcrosoft' },
    { name: 'Morgan Stanley' },
  ])("is the company's: %j", (claims) => {
    expect(scoreOf(claims)).toBeGreaterThanOrEqual(0.85)
  })
  it('in two words is for a person to look at', () => {
    expect(scoreOf({ name: 'Micro Soft' })).toBe(0.7)
  })
  it('is nobody to look at where few know it and it is a short word or an everyday one, but in capitals', () => {
    for (const name of ['Tim', 'Hope']) expect(scoreOf({ name, username: name.toLowerCase() })).toBe(0)
    for (const name of ['TIM', 'Prada']) expect(scoreOf({ name })).toBeGreaterThanOrEqual(0.6)
  })
})

describe('somebody terminated before', () => {
  it('comes back by e-mail, phone or device', () => {
    expect(seen({ email: 'J.Doe+new@googlemail.com' }).value('identity.terminated')).toBeGreaterThanOrEqual(0.85)
    const phone = seen({ phone: '138 0013 8000', country: 'CN' }).value('identity.terminated')
    expect(phone).toBeGreaterThanOrEqual(0.5)
    expect(phone).toBeLessThan(0.85)
    const device = seen({ device: 'd-bad' })
    expect(device.value('identity.terminated-device')).toBe(1)
    expect(device.value('identity.terminated')).toBe(0)
  })

  it.each([
    ['one slip in name and mailbox', { name: 'Gregory Ashwort', email: 'gashworth84@mail.test' }],
    ['the name turned round, on the same birthday', { name: 'Ashworth, Greg', birthDate: '1984-03-11' }],
    [
      'a slip in the birth date, and the mailbox moved',
      { name: 'Gregory Ashworth', birthDate: '1984-11-03', email: 'g.ashworth84@other.test' },
    ],
    ['the name in pinyin, on the same birthday', { name: 'Jianye Ouyang', birthDate: '1988-03-14' }],
    ['the device, and a short form of the name', { name: 'G. Ashworth', device: 'd-shared' }],
  ])('comes back with %s, for a person to look at', (_how, claims) => {
    const score = seen(claims).value('identity.terminated')
    expect(score).toBeGreaterThanOrEqual(0.5)
    expect(score).toBeLessThan(0.85)
  })

  it('comes back by their phone under another name, as long as nobody else can have the number', () => {
    const soon = { name: 'Ines Duarte', phone: '+442079460001' }
    const weeks = TERMINATED_AT + 21 * 86_400_000
    expect(seen(soon, null, weeks).value('identity.terminated')).toBe(0.6)
    expect(seen(soon, null, TERMINATED_AT + 91 * 86_400_000).value('identity.terminated')).toBe(0.4)
  })

  it.each([
    ['has the name', { name: 'Gregory Ashworth' }],
    [
      'has the name, born on another day',
      { name: 'Gregory Ashworth', birthDate: '1991-07-29', email: 'greg.a@home.test' },
    ],
    ['has the birthday', { name: 'Ines Duarte', birthDate: '1984-03-11', email: 'ines@mail.test' }],
    ['got the phone number later', { name: 'Ines Duarte', phone: '+442079460001' }],
    ['shares the device', { name: 'Ines Duarte', device: 'd-shared' }],
    ['has a mailbox that is one letter off', { name: 'Ines Duarte', email: 'h.ashworth84@mail.test' }],
  ])('is not somebody who %s', (_how, claims) => {
    expect(seen(claims).value('identity.terminated')).toBeLessThan(0.5)
  })
})

describe('an age', () => {
  it('runs on the day of the event, and 29 February waits for 1 March', () => {
    expect(ageOn('2010-11-24', T)).toBe(16)
    expect(ageOn('2010-11-25', T)).toBe(15)
    expect(ageOn('2008-02-29', Date.UTC(2026, 1, 28, 23))).toBe(17)
    expect(ageOn('2008-02-29', Date.UTC(2026, 2, 1))).toBe(18)
    expect(ageOn('2010-02-30', T)).toBeNull()
    expect(ageOn('soon', T)).toBeNull()
    expect(ageOn('2030-01-01', T)).toBeLessThan(0)
  })
  it.each([
    ['2016-01-01', null, null, 'DE', 'under-age'],
    ['2016-01-01', null, true, 'DE', null],
    ['2012-01-01', null, null, 'DE', 'guardian-missing'],
    ['2012-01-01', null, false, 'DE', 'under-age'],
    ['2012-01-01', null, null, 'US', null],
    ['2012-01-01', null, true, 'AU', 'under-age'],
    [null, 'under-13', null, 'US', 'age-band-under'],
    [null, '13-15', null, 'US', null],
    [null, '13-15', true, 'DE', null],
    [null, '16-17', null, 'DE', null],
    [null, '18-plus', null, 'DE', null],
    [null, null, null, 'DE', null],
    ['2030-01-01', null, true, 'US', 'under-age'],
  ] as const)('%s %s, consent %s, in %s: %s', (...[birthDate, ageBand, guardianConsent, country, finding]) => {
    expect(ageFinding({ birthDate, ageBand, guardianConsent }, ageRuleOf(facts.ages, country), T)).toBe(finding)
  })
  it('is refused as a table without sources', () => {
    expect(readAgeTable({ fallback: { consent: 16 }, countries: {} })).toMatchObject({
      ok: false,
      refusal: { pointer: '/fallback/source' },
    })
    const file = new URL('../../../../policies/packs/jurisdiction/minimum-age.yaml', import.meta.url)
    expect(readFileSync(file, 'utf8')).toContain('verified:')
  })
})

it.each([
  ['J.Doe+x@googlemail.com', 'jdoe@gmail.com'],
  ['mei+abc@me.com', 'mei@icloud.com'],
  ['john.smith@company.com', 'john.smith@company.com'],
  ['a@user.fastmail.com', 'user@fastmail.com'],
  ['x-tag@yahoo.com', 'x@yahoo.com'],
  ['no address', null],
])('%s reaches %s', (email, canonical) => expect(canonicalEmail(email)).toBe(canonical))

it.each([
  ['138-0013-8000', 'CN', '+8613800138000'],
  ['0086 13800138000', null, '+8613800138000'],
  ['+5215512345678', null, '+525512345678'],
  ['(0)30 901820', 'DE', '+4930901820'],
  ['１３８００１３８０００', 'CN', '+8613800138000'],
  ['hello', 'CN', null],
])('%s in %s is %s', (phone, country, canonical) => expect(canonicalPhone(phone, country)).toBe(canonical))

describe('linked accounts', () => {
  it('share what they registered with, and take names of different owners together', () => {
    const linked = createLinkedAccounts()
    seen({ id: 'a', name: 'Harborpay', device: 'd1' }, linked)
    const second = seen({ id: 'b', username: 'acme_tools_official', name: 'X', device: 'd1' }, linked)
    expect(second.value('identity.linked-accounts')).toBe(1)
    expect(second.evidence('identity.linked-accounts')[0]?.value).toMatch(/^\w+ \(device/)
    expect(second.value('identity.squatted-names')).toBe(1)
    expect(seen({ id: 'c', name: 'Goodstanding', device: 'd1' }, linked).value('identity.squatted-names')).toBe(2)
    const again = createLinkedAccounts()
    again.restore(JSON.parse(JSON.stringify(linked.snapshot('all'))))
    expect(seen({ id: 'd', device: 'd1' }, again).value('identity.linked-accounts')).toBe(3)
    expect(seen({ id: 'e', ip: '203.0.113.7' }, again).value('identity.linked-accounts')).toBe(0)
  })
  it('share a network only within an hour', () => {
    const linked = createLinkedAccounts()
    seen({ id: 'a', ip: '203.0.113.7' }, linked)
    expect(seen({ id: 'b', ip: '203.0.113.7' }, linked, T + 60_000).value('identity.linked-accounts')).toBe(1)
    expect(seen({ id: 'c', ip: '203.0.113.7' }, linked, T + 2 * 3_600_000).value('identity.linked-accounts')).toBe(0)
  })
  it('are no colleagues who share no more than their office’s network', () => {
    const linked = createLinkedAccounts()
    const register = (claims: Partial<AccountClaims>, organization: string): SignalValues => {
      const sink = new SignalValues()
      screenAccount({ ...none, ...claims }, facts, { time: T, pointer: '/a', linked, organization }, sink)
      return sink
    }
    const ip = '203.0.113.7'
    register({ id: 'a', name: 'Harborpay', ip, device: 'd1' }, 'acme')
    const colleague = register({ id: 'b', ip, device: 'd2' }, 'acme')
    expect(colleague.value('identity.linked-accounts')).toBe(0)
    expect(colleague.value('identity.squatted-names')).toBe(0)
    const elsewhere = register({ id: 'c', ip, device: 'd3' }, 'other')
    expect(elsewhere.value('identity.linked-accounts')).toBe(2)
    expect(elsewhere.value('identity.squatted-names')).toBe(1)
    expect(register({ id: 'd', ip, device: 'd1' }, 'acme').value('identity.linked-accounts')).toBe(2)
  })
})
