import { SignalValues } from '@goodstanding/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  createNameIndex,
  type NameEntry,
  type NameSubject,
  readListedNames,
  readNameLines,
  reportName,
  screenName,
} from './index.ts'

const entry = (id: string, name: string, more: Partial<NameEntry> = {}): NameEntry => ({
  id,
  name,
  aliases: [],
  kind: 'business',
  tier: 1,
  owner: null,
  ...more,
})
const owner = { organization: 'harbor', domains: ['harborlight.example'], registryNumber: 'DE136695976' }
const entries = [
  entry('harbor', 'Harborlight Bank', { owner }),
  entry('orange', 'Orange'),
  entry('yunfan', '云帆科技', { aliases: ['云帆'] }),
  entry('linfeng', '林枫书院文化'),
  entry('haneulbyeol', '하늘별전자'),
  entry('severnaya', 'Северная Волна'),
  entry('uni', 'Eastvale University', { kind: 'school' }),
  entry('gs', 'Goodstanding Workplace', { kind: 'service' }),
  entry('tail', 'Meridian Orchard Partners', { tier: 2 }),
]
const index = createNameIndex(entries)
const tenants = createNameIndex([
  entry('t1', 'Brightwater Logistics GmbH', {
    kind: 'tenant',
    owner: { organization: 't1', domains: [], registryNumber: null },
  }),
])
const subject: NameSubject = {
  organizationId: 'new',
  name: '',
  names: [],
  kind: 'company',
  country: 'DE',
  domain: null,
  registryNumber: null,
}
function screen(
  name: string,
  more: Partial<NameSubject> = {},
  verifiedDomains: readonly string[] = [],
  registeredNames: readonly string[] = [],
) {
  return screenName({ ...subject, name, ...more }, index, { verifiedDomains, tenants, registeredNames })
}
function seen(...args: Parameters<typeof screen>) {
  const sink = new SignalValues()
  reportName(screen(...args), '/data/subject', sink)
  return sink
}

describe('a protected name is seen', () => {
  it.each([
    'Harborlight Bank',
    'HARBORLIGHT BANK LTD.',
    'Harborlight Bank Support',
    'The Harborlight Bank Group Inc',
    'Harb0rlight Bank',
    'Нarborlight Bank',
    'H a r b o r l i g h t  B a n k',
    'Harbor\u200blight Ba\u200bnk',
    'Harborlihgt Bank',
    'Harborllght Bank',
    'Ｈａｒｂｏｒｌｉｇｈｔ Ｂａｎｋ',
    'HarborlightBank',
    'Harborlight Bank Hamburg Branch',
    'Orange Ltd',
    '云帆科技有限公司',
    '雲帆科技',
    '北京云帆客服中心',
    'yun fan ke ji',
    'Eastvale University',
    '하늘별전자 고객센터',
    '주식회사 하늘별전자',
    'Северная Волна Поддержка',
    'ООО Северная Волна',
  ])('%s', (name) => expect(seen(name).value('name.business')).toBeGreaterThanOrEqual(0.85))
  it.each([
    'Harbor Lighting Supplies',
    'Orange County Plumbing',
    'Lightharbor Kayaks',
    '云南帆船运动',
    'Eastvale Bakery',
    'Northwind Traders',
    '하늘 고객센터',
    '별빛서점',
    'Северный Ветер Поддержка',
  ])('not in %s', (name) => expect(seen(name).value('name.business')).toBeLessThan(0.6))
  it('as the service’s own, in aliases, and never surely in the long tail', () => {
    expect(seen('Goodstanding Workplace Support').value('name.service')).toBeGreaterThanOrEqual(0.85)
    expect(seen('X', { names: ['Harborlight Bank'] }).evidence('name.exact')[0]?.pointer).toBe('/data/subject/names/0')
    const tail = seen('Meridian Orchard Partner').value('name.similar')
    expect(tail).toBeGreaterThanOrEqual(0.6)
    expect(tail).toBeLessThan(0.85)
  })
  it.each(['Orage', 'Oange Support'])('a name that is a word, cut short, goes to a person: %s', (name) => {
    const score = seen(name).value('name.business')
    expect(score).toBeGreaterThanOrEqual(0.6)
    expect(score).toBeLessThan(0.85)
  })
  it('and explained in both languages', () => {
    const [objection] = screen('Harborlihgt Bank').objections
    expect(objection?.why.en).toContain('Harborlight Bank')
    expect(objection?.why.zh).toContain('Harborlight Bank')
  })
})

describe('a name is proven', () => {
  const clean = (more: Partial<NameSubject>, verified: readonly string[] = []) => {
    const sink = seen('Harborlight Bank', more, verified)
    return Math.max(
      sink.value('name.business'),
      sink.value('name.exact'),
      sink.value('name.similar'),
      sink.value('name.regulated'),
    )
  }
  it('by its owner, a verified domain of the owner, or the same registry number', () => {
    expect(clean({ organizationId: 'harbor' })).toBe(0)
    expect(clean({ domain: 'harborlight.example' }, ['harborlight.example'])).toBe(0)
    expect(clean({ registryNumber: { scheme: 'vat', value: 'DE 136 695 976' } })).toBe(0)
  })
  it('never by a claim alone', () => {
    expect(clean({ domain: 'harborlight.example' })).toBe(1)
    expect(clean({ domain: 'evil.example' }, ['evil.example'])).toBe(1)
    expect(clean({ registryNumber: { scheme: 'vat', value: 'DE136695977' } })).toBe(1)
  })
})

describe('a name claims', () => {
  it.each([
    ['Government of Canada Services', 'name.government'],
    ['中国有限公司', 'name.government'],
    ['海东市人民政府', 'name.government'],
    ['hai dong shi ren min zheng fu', 'name.government'],
    ['Kingdom of Norway Holdings', 'name.government'],
    ['Bundesfinanzministerium', 'name.government'],
    ['Innenministerium Niedersachsen', 'name.government'],
    ['Bundesversicherungsamt Service', 'name.government'],
    ['Finansdepartementet', 'name.government'],
    ['United Nations Relief Office', 'name.international'],
    ['联合国难民署办事处', 'name.international'],
    ['Communist Party of Utopia', 'name.political-military'],
    ['95th Infantry Division', 'name.political-military'],
    ['中国人民解放军后勤部', 'name.political-military'],
    ['第三十一集团军', 'name.political-military'],
    ['Official Account Support', 'name.status-claim'],
    ['国家级认证中心', 'name.status-claim'],
    ['Evergreen Valley Bank', 'name.regulated'],
    ['Riverside University', 'name.regulated'],
    ['东海大学', 'name.regulated'],
    ['Sparkasse Waldtal', 'name.regulated'],
    ['Banque du Midi Vert', 'name.regulated'],
    ['Her Majesty Tailors', 'name.regulated'],
    ['滨海证券交易所', 'name.regulated'],
    ['青禾人寿保险股份', 'name.regulated'],
    ['推翻现政权联盟', 'name.public-interest'],
    ['颠覆政府同盟', 'name.public-interest'],
    ['反人类联盟', 'name.public-interest'],
    ['反社会俱乐部', 'name.public-interest'],
    ['贩卖人口中介', 'name.public-interest'],
    ['器官买卖中介所', 'name.public-interest'],
    ['Child Slavery Trading', 'name.public-interest'],
    ['Slave Traders Inc', 'name.public-interest'],
    ['Kidney Brokers', 'name.public-interest'],
    ['Terrorist Training Ground', 'name.public-interest'],
    ['Overthrow the Government Ltd', 'name.public-interest'],
    ['Nigger Removal Ltd', 'name.indecent'],
    ['黑鬼清除公司', 'name.indecent'],
    ['国际红十字商贸', 'name.regulated'],
    ['test', 'name.malformed'],
    ['13800138000', 'name.malformed'],
    ['www.cheap-loans.example', 'name.malformed'],
    ['Porn Palace', 'name.indecent'],
  ] as const)('%s: %s', (name, signal) => expect(seen(name).value(signal)).toBeGreaterThanOrEqual(0.8))
  it.each([
    'Riverside Driving School Ltd',
    'Slave Trade Museum',
    'Stop Child Labour Foundation',
    'Church Organ Sales',
    'Kidney Care Clinic Supplies',
    '反社会人格研究所',
    '打击贩卖人口志愿者协会',
    'Stop Slave Trade Alliance',
    '管风琴买卖行',
    'Niggemann Elektro',
    'Kike Fernandez Abogados',
    'Government Affairs Consulting',
    '红十字路口便利店',
    'Embassy Street Coffee',
    'Jordan Miller Photography',
    'French Pastry House',
    'Army Surplus Store',
    'Garden Party Rentals',
    'University Avenue Tire',
    'Riverbank Kayaks',
    'Food Bank of Hope',
    '政府路修车行',
    '领事馆路花店',
    '人民医院对面水果店',
    '联合国际物流有限公司',
    '八一路烟酒店',
    '越南河粉店',
    'Müller & Söhne GmbH',
    '深圳市宏达信息技术有限公司',
    'Acme Tools',
    'Bundesliga Fanclub Süd',
    'Amtmann Bürobedarf GmbH',
    'Landespflege Huber',
    'El Banco Muebles',
    'Sparkassenplatz Kiosk',
    '滨海商品陈列设计',
    '南京大屠杀史研究会',
  ])('nothing: %s', (name) => expect(seen(name).seen()).toEqual({}))
  it('what a verified domain of a state or a school bears out', () => {
    expect(
      seen('Riverside University', { kind: 'school', domain: 'riverside.edu' }, ['riverside.edu']).value(
        'name.regulated',
      ),
    ).toBe(0)
    expect(
      seen('Riverside University', { kind: 'school', domain: 'riverside.edu' }).value('name.regulated'),
    ).toBeGreaterThan(0.8)
  })
})

describe('an organization that is already here', () => {
  it('keeps its name', () => {
    expect(seen('Brightwater Logistics').value('name.tenant')).toBeGreaterThanOrEqual(0.85)
    expect(seen('Brightwater Logistics', { organizationId: 't1' }).value('name.tenant')).toBe(0)
    expect(seen('Brightwater Dental').value('name.tenant')).toBeLessThan(0.6)
  })
  it('bears the name in its register', () => {
    expect(seen('Acme Tools', {}, [], ['Acme Tools GmbH']).value('name.mismatch')).toBe(0)
    expect(seen('Acme Tools', {}, [], ['Other AG']).value('name.mismatch')).toBe(0.9)
  })
})

describe('the index', () => {
  it('forgets what is removed and replaces what is put again', () => {
    const own = createNameIndex(entries)
    own.remove('harbor')
    expect(own.find('Harborlight Bank')).toEqual([])
    expect(own.find('Harborlihgt Bank')).toEqual([])
    own.put(entry('orange', 'Tangerine Telecom'))
    expect(own.find('Orange Ltd')).toEqual([])
    expect(own.find('Tangerine Telecom')[0]?.score).toBe(1)
    expect(own.size()).toBe(entries.length - 1)
  })
  it('finds every single slip in a long name', () => {
    fc.assert(
      fc.property(fc.nat(14), fc.constantFrom('q', 'x', ''), (at, letter) => {
        const name = 'Meadowbrookstone'
        const slipped = name.slice(0, at) + letter + name.slice(at + 1)
        const own = createNameIndex([entry('m', name)])
        expect(own.find(slipped)[0]?.entry.id).toBe('m')
      }),
    )
  })
  it.each([
    ['Meadowbrokstome', 'Meadowbrookstone', true],
    ['Grein Groth', 'Green Growth', false],
  ])('two slips alone refuse only a long name: %s beside %s', (name, known, refused) => {
    const [match] = createNameIndex([entry('known', known)]).find(name)
    expect(match).toMatchObject({ entry: { id: 'known' }, method: 'near' })
    expect((match?.score ?? 0) >= 0.85).toBe(refused)
  })
  it('takes any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (name) => {
        expect(screen(name).objections.length).toBeLessThan(80)
      }),
    )
    expect(screen('A '.repeat(1_000)).objections.length).toBeLessThan(80)
    expect(screen('中'.repeat(2_000)).objections.length).toBeLessThan(80)
  })
  it('reads the compact list', () => {
    expect(readNameLines('b\tAcme\tacme.test\n?\tx\ng\tCity of Lawson\n')).toMatchObject([
      { kind: 'business', owner: { domains: ['acme.test'] } },
      { kind: 'government', owner: null },
    ])
    expect(readNameLines('B\tAcme\n')).toMatchObject([{ kind: 'business', tier: 1 }])
  })

  it('reads an international organization with its names in other languages, and lets its domain prove them', () => {
    expect(readListedNames('# remark\n\nMano River Union; Union du fleuve Mano; @mru.int\n', 'international')).toEqual([
      {
        id: 'international/3',
        name: 'Mano River Union',
        aliases: ['Union du fleuve Mano'],
        kind: 'international',
        tier: 1,
        owner: { organization: null, domains: ['mru.int'], registryNumber: null },
      },
    ])
  })
})

describe('very many long names', () => {
  const subjectOf = (names: readonly string[]): NameSubject => ({
    ...{ organizationId: 'o1', name: 'Quiet Fern Ltd', names, kind: 'company', country: 'GB' },
    ...{ domain: null, registryNumber: null },
  })
  const facts = { verifiedDomains: [], tenants, registeredNames: [] }
  const longs = Array.from({ length: 99 }, (_, at) => `${'Quiet Fern of the Valley '.repeat(80)}${at}`)

  it('are read from the short ones on, and those that are not are said to be none', () => {
    const { objections } = screenName(subjectOf([...longs, 'Harborlight Bank']), index, facts)
    expect(objections.filter(({ signal }) => signal === 'name.exact').map(({ nameIndex }) => nameIndex)).toEqual([100])
    const unread = objections.filter(({ signal }) => signal === 'name.malformed')
    expect(unread.length).toBeGreaterThan(80)
    expect(unread[0]?.why.en).toContain('too long')
  })

  it('are none where a hundred are of a length that names have', () => {
    const names = Array.from(
      { length: 100 },
      (_, at) => `Quiet Fern Valley Orchard Association of the Northern Woods, Branch ${at}`,
    )
    expect(screenName(subjectOf(names), index, facts).objections.map(({ signal }) => signal)).not.toContain(
      'name.malformed',
    )
  })
})
