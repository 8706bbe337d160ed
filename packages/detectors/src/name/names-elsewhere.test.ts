/** Institutions, universities and well-known names as other languages and places write them, and honest names beside them. */
import { SignalValues } from '@goodstanding/model'
import { describe, expect, it } from 'vitest'
import { createNameIndex, explainName, type NameEntry, type NameSubject, reportName, screenName } from './index.ts'

const entry = (name: string, aliases: readonly string[] = [], domains: readonly string[] = []): NameEntry => ({
  id: name,
  name,
  aliases,
  kind: 'business',
  tier: 1,
  owner: { organization: null, domains, registryNumber: null },
})
const index = createNameIndex([
  entry('Harborlight Bank', ['海灯银行', '海灯'], ['harborlight.example', 'harborlight.test', 'hlb.example']),
  entry('Nordwind Motors', ['北风']),
  { ...entry('League of Harbors'), kind: 'international' },
  entry('云帆', []),
  entry('Nissan'),
  entry('Ελληνικά Ταχυδρομεία'),
  entry('PetroChina'),
  entry("McDonald's"),
  { ...entry('Ministry of Health (Utopia)'), tier: 2, owner: null },
])
function screening(name: string, domain: string | null = null) {
  const subject: NameSubject = {
    organizationId: 'o',
    name,
    names: [],
    kind: 'company',
    country: 'DE',
    domain,
    registryNumber: null,
  }
  return screenName(subject, index, {
    verifiedDomains: ['health.go.ke'],
    tenants: createNameIndex([]),
    registeredNames: [],
  })
}
function seen(name: string): SignalValues {
  const sink = new SignalValues()
  reportName(screening(name), '/data/subject', sink)
  return sink
}

describe('a state institution', () => {
  it.each([
    "Ministero dell'Interno",
    'Ministry of Finance',
    'Ministry of Women and Children Kerala',
    'Ministerul Sănătății',
    'Kementerian Keuangan',
    'Australian Taxation Office',
    'Canada Revenue Agency',
    'HM Passport Office',
    'Deutsche Rentenversicherung',
    'Politie Amsterdam',
    'Gemeente Utrecht',
    'Oslo kommune',
    'New York City Hall',
    '入境事務處',
    '國稅局',
    '深圳公安',
    '国家反诈中心',
  ])('is known in its own language: %s', (name) => {
    expect(seen(name).value('name.government')).toBeGreaterThanOrEqual(0.8)
  })
  it.each([
    'City Hall Cafe',
    'Mairie Street Pharmacy',
    'Comune Coworking',
    '上海关爱养老院',
    '深圳公安路打印店',
    'Police Street Bakery',
    'Swiss Army Knife Repairs',
  ])('is not meant by %s', (name) => {
    const sink = seen(name)
    for (const signal of ['name.government', 'name.political-military', 'name.regulated'] as const)
      expect(sink.value(signal)).toBe(0)
  })
  it('bears its own name where it shows a domain that only states have', () => {
    expect(screening('Ministry of Health Utopia', 'health.go.ke').objections).toEqual([])
    expect(screening('Ministry of Health Utopia', 'health-utopia.example').objections).not.toEqual([])
    expect(screening('Harborlight Bank', 'health.go.ke').objections).not.toEqual([])
  })
  it('may be meant by a club that calls itself a ministry: a person looks', () => {
    const score = seen('Ministry of Cake').value('name.government')
    expect(score).toBeGreaterThanOrEqual(0.65)
    expect(score).toBeLessThan(0.85)
  })
})

it.each([
  'Universität Waldtal',
  'Technische Universität Waldtal',
  'Universiteit van Waldtal',
  'Uniwersytet Waldtalski',
])('a university is one before its place too: %s', (name) =>
  expect(seen(name).value('name.regulated')).toBeGreaterThanOrEqual(0.85),
)
it.each([
  'Waldtal University',
  'Waldtal University of Applied Arts',
  'Waldtal University College Ltd',
  'Waldtal University of the Arts Ltd',
])('a university is one behind its place: %s', (name) =>
  expect(seen(name).value('name.regulated')).toBeGreaterThanOrEqual(0.8),
)
it('a name of a university is read once, whatever stands behind it', () => {
  const words = Array.from({ length: 60 }, () => 'of a ltd ltd ltd').join(' ')
  expect(seen(`Waldtal University ${words} x1 or so`).value('name.regulated')).toBe(0)
})
it.each([
  'Waldtal Bank',
  'Waldtal Bank Ltd',
  'Waldtal Bank of Upper Elster plc',
  'Bank of Waldtal Group',
  'Bank of the Corp',
])('a bank is one behind its place and before its form: %s', (name) =>
  expect(seen(name).value('name.regulated')).toBeGreaterThanOrEqual(0.8),
)
it.each([
  'Waldtal Bank GmbH',
  'Waldtal Bank eG',
  'Waldtal Bank GmbH & Co. KG',
  'Waldtal Bank LLC',
  'Waldtal Bank Corporation',
  'Waldtal Bank & Trust Co.',
  'Waldtal Bank Holdings Ltd',
  'Waldtal Bank Services',
  'Waldtal Bank Services LLC',
  'National Central Bank Services',
  'Waldtal Sparkasse GmbH',
  'Banque Waldtal SARL',
  'Banco Waldtal SL',
  'Banca Waldtal SpA',
  'Waldtal Insurance LLC',
  'Waldtal Versicherungen AG',
  'Waldtal Lebensversicherung AG',
  'Waldtal Assicurazioni SpA',
  'Waldtal University LLC',
  'Waldtal Hospital CIC',
  'Krankenhaus Waldtal gGmbH',
  'Hochschule Waldtal',
  '江河银行控股有限公司',
  '江河保险',
  '江河证券',
])('what the law reserves is reserved in each legal form: %s', (name) =>
  expect(seen(name).value('name.regulated')).toBeGreaterThanOrEqual(0.6),
)
it.each([
  'Food Bank LLC',
  'South Bank Company',
  'Food Bank Services',
  'Power Bank Services GmbH',
  'Bank Cleaning Services',
  'Banco de Alimentos SL',
  'Banque Alimentaire SAS',
  'Waldtal Insurance Software GmbH',
  'Waldtal Versicherungsmakler GmbH',
  'Apotheke am Klinikum',
  'Volkshochschule Waldtal',
  'Banco Scuola Arredi Srl',
  'Pet Hospital LLC',
  'Bank Street Bakery LLC',
  '江河保险柜有限公司',
])('and what only holds its word in none: %s', (name) => expect(seen(name).value('name.regulated')).toBe(0))
it('a name of a bank is read once, whatever stands behind it', () => {
  const words = Array.from({ length: 60 }, () => 'f of of corp of of').join(' ')
  expect(seen(`bank of f ${words} f g`).value('name.regulated')).toBe(0)
})
it.each(['Universität Café am Eck', 'Universität Buchhandlung Huber'])(
  'what is beside a university is none: %s',
  (name) => expect(seen(name).value('name.regulated')).toBe(0),
)

describe('a well-known name', () => {
  it.each([
    ['海灯网站', 0.85],
    ['海灯银形', 0.85],
    ['Motors Nordwind', 0.7],
    ['yunfan', 0.7],
    ['Nordwind Motors Kundenservice', 0.85],
    ['Suporte PetroChina', 0.85],
    ['McDonald’s サポート', 0.85],
  ] as const)('is seen in %s', (name, least) => {
    expect(seen(name).value('name.business')).toBeGreaterThanOrEqual(least)
  })
  it.each(['League of Harbors Plaza Florist', 'Harborlight Bank Street Dental'])(
    'after which a street is called is nobody’s: %s',
    (name) => {
      expect(seen(name).value('name.international')).toBe(0)
      expect(seen(name).value('name.business')).toBe(0)
    },
  )
  it('shows as evidence words that read the same in every language', () => {
    const claim = seen('Government of Utopia Services').evidence('name.government')
    expect(claim[0]?.value).toBe('Government of Utopia')
    expect(seen('海灯').evidence('name.business')[0]?.value).toBe('Harborlight Bank')
  })
  it.each(['Nissen ApS', 'Petrov Ltd', 'Nissen & Sons Group'])('is not that of a family: %s', (name) =>
    expect(seen(name).value('name.business')).toBeLessThan(0.6),
  )
  it('is still imitated by whoever speaks for it, and a person looks at what is almost it', () => {
    expect(seen('Nissen Motors Support').value('name.business')).toBeGreaterThanOrEqual(0.8)
    expect(seen('MacDonald Ltd').value('name.business')).toBe(0.7)
  })
  it('is explained by the name that was imitated, whose it is, and the domains that prove it', () => {
    const [first] = explainName(screening('海灯'), ['海灯'])
    expect(first?.why).toEqual({
      en: '"海灯" is the protected name "海灯", another name of "Harborlight Bank"',
      zh: '“海灯”与受保护名称“海灯”（即“Harborlight Bank”）相同',
    })
    expect(first?.proof.en).toContain('(harborlight.example, harborlight.test)')
    expect(first?.proof.zh).toContain('（harborlight.example、harborlight.test）')
    expect(explainName(screening('Harborlihgt Bank'), ['x'])[0]?.why.zh).toBe(
      '“Harborlihgt Bank”与受保护名称“Harborlight Bank”外形近似',
    )
  })
})

describe('a legal form makes no name of one’s own', () => {
  it.each([
    '海灯银行',
    '海灯银行有限公司',
    '海灯银行股份有限公司',
    '海灯银行集团',
    'Harborlight Bank Ltd',
    'HARBORLIGHT BANK GmbH & Co. KG',
  ])('%s bears a protected name', (name) => {
    expect(seen(name).value('name.exact')).toBeGreaterThanOrEqual(0.85)
    expect(seen(name).value('name.similar')).toBe(0)
  })
  it.each(['北京海灯银行有限公司', '海灯银行客服中心', 'Harborlight Bank Support Europe'])(
    '%s uses one with words that anybody adds, and resembles it',
    (name) => {
      expect(seen(name).value('name.exact')).toBeGreaterThanOrEqual(0.85)
      expect(seen(name).value('name.similar')).toBeGreaterThanOrEqual(0.85)
    },
  )
  it.each(['海登银行有限公司', 'Harborlight and Company Bank Support'])('%s only resembles one', (name) => {
    expect(seen(name).value('name.exact')).toBe(0)
    expect(seen(name).value('name.similar')).toBeGreaterThan(0)
  })
  it('a company of two names keeps its "and"', () => {
    expect(seen('Lindqvist and Co').value('name.similar')).toBe(0)
  })
})

it.each(['Bankhaus Elster', 'Privatbank Kronberg AG', 'Handelsbank Waldtal eG', 'Kreissparkasse Waldtal'])(
  'a bank is one within a German word too: %s',
  (name) => expect(seen(name).value('name.regulated')).toBeGreaterThanOrEqual(0.85),
)
it.each(['Werkbank Elster GmbH', 'Datenbank Kronberg AG', 'Parkbank Waldtal', 'Bankhausen Apotheke'])(
  'and what only ends like one is none: %s',
  (name) => expect(seen(name).value('name.regulated')).toBe(0),
)
it.each(['Bring Down The Republic Front', 'Topple the Government Network'])(
  'whoever would bring the state down says so in other words too: %s',
  (name) => expect(seen(name).value('name.public-interest')).toBeGreaterThanOrEqual(0.6),
)
it.each(['Bring Down The House Events', 'Burn Down the Chili Sauce Co'])('and who means a party does not: %s', (name) =>
  expect(seen(name).value('name.public-interest')).toBe(0),
)

it.each(['ХАРБОРПОЧТА', 'харборпочта', 'Харборпочта'])('a name in Cyrillic is the same in capitals: %s', (name) => {
  const cyrillic = createNameIndex([entry('Харборпочта')])
  expect(cyrillic.find(name)[0]?.method).toBe('exact')
})

describe('a Greek name in capitals', () => {
  it.each(['Ελληνικά Ταχυδρομεία', 'ΕΛΛΗΝΙΚΑ ΤΑΧΥΔΡΟΜΕΙΑ', 'ΕΛΛΗΝΙΚΆ ΤΑΧΥΔΡΟΜΕΊΑ'])('is the same name: %s', (name) => {
    expect(seen(name).value('name.business')).toBeGreaterThanOrEqual(0.85)
  })
  it.each(['ΕΛΛΗΝΙΚΑ ΧΩΡΙΑ', 'ΝΙΚΟΣ ΓΕΩΡΓΙΟΥ ΜΕΤΑΦΟΡΕΣ'])('and %s is its own', (name) => {
    expect(seen(name).value('name.business')).toBeLessThan(0.6)
  })
  it('imitates a name of ours where all its letters do', () => {
    expect(seen('ΝΙSSΑΝ').value('name.business')).toBeGreaterThanOrEqual(0.85)
  })
})
