import { SignalValues } from '@goodstanding/model'
import { describe, expect, it } from 'vitest'
import { createNameIndex, type NameEntry } from '../name/index.ts'
import { type AccountClaims, type AccountFacts, type DirectoryPerson, screenAccountNames } from './screen-account.ts'

const entry = (name: string, kind: NameEntry['kind'] = 'business'): NameEntry => ({
  ...{ id: name, name, aliases: [], kind, tier: 1, owner: null },
})
const people: readonly DirectoryPerson[] = [
  { id: 'p1', name: 'Margarethe Oldenburg', kind: 'member', title: 'CEO', roles: ['executive'] },
]
const facts: AccountFacts = {
  organization: { id: 'kiln', name: 'Kilnbrook Freight Ltd', kind: 'company', country: 'GB', domains: [] },
  people,
  staff: [{ name: 'Priya Ramanathan', title: 'Trust and Safety Lead', account: 's1' }],
  protectedNames: createNameIndex([
    entry('Harborpay'),
    entry('林牧银行'),
    entry('Talkplain', 'service'),
    entry('谈云信', 'service'),
  ]),
  approvedApp: (id) => id === 'app-desk',
  organizationNamed: () => null,
  ages: { fallback: { floor: 0, consent: 0, source: '', from: '', verified: false }, countries: new Map() },
  token: () => null,
  terminated: () => false,
  terminatedWith: () => [],
  barsIdentities: () => false,
}
const nobody: AccountClaims = {
  ...{ id: 'u', kind: 'member', name: 'Sam Doe', username: null, title: null, affiliation: null, email: null },
  ...{ phone: null, documentNumber: null, birthDate: null, ageBand: null, country: null, guardianConsent: null },
  ...{ device: null, ip: null },
}
function seen(claims: Partial<AccountClaims>, more: Partial<AccountFacts> = {}): SignalValues {
  const sink = new SignalValues()
  screenAccountNames({ ...nobody, ...claims }, { ...facts, ...more }, '/a', sink)
  return sink
}

describe('the service is spoken for', () => {
  it.each([
    'talkplain-staff',
    'Talkplain Moderator',
    'Talkp1ain Admin',
    'Talkpiain Official',
    'Talkplain管理员',
    '谈云信工作人员',
    '谈云心客服',
    'Jane (Talkplain Staff)',
    'Jane Doe | Talkplain Support',
    '小王（谈云信客服）',
    'staff@talkplain',
  ])('by a name: %s', (name) => expect(seen({ name }).value('identity.staff')).toBeGreaterThanOrEqual(0.85))
  it.each(['talkplain_admin', 'admin.talkplain', 'talkplainstaff7', 'tanyunxin_kefu'])(
    'by a user name: %s',
    (username) => expect(seen({ username }).value('identity.staff')).toBeGreaterThanOrEqual(0.85),
  )
  it('perhaps by whoever has it in their name: a person looks', () => {
    const score = seen({ name: '谈云信小王' }).value('identity.staff')
    expect(score).toBeGreaterThanOrEqual(0.65)
    expect(score).toBeLessThan(0.7)
  })
  it.each(['Plain Talker', 'Jane (Support Rota)', '小王（客服）', '谈云', 'Tom | Talk Shop Staff'])(
    'by nobody: %s',
    (name) => expect(seen({ name }).value('identity.staff')).toBe(0),
  )
})

describe('what is only like a company', () => {
  it.each(['Harborpuy Support', 'Harborpay Refunds', 'Harborpay Delivery', '林牧银何客服'])(
    'counts where somebody speaks for it: %s',
    (name) => expect(seen({ name }).value('identity.protected-name')).toBeGreaterThanOrEqual(0.85),
  )
  it.each([
    'Harborpay Hỗ Trợ',
    'Harborpay Recovery',
    'Harborpay Notifications',
    'Harborpay Layanan Nasabah',
    'Harborpay Destek',
  ])('is a company where somebody speaks for it in any language: %s', (name) =>
    expect(seen({ name }).value('identity.protected-name')).toBeGreaterThanOrEqual(0.85),
  )
  it.each(['Harborpay Recruiter Desk', 'Harborpay Kreditkarten Sicherheit'])(
    'is looked at where words of one’s own stand beside who speaks: %s',
    (name) => expect(seen({ name }).value('identity.protected-name')).toBe(0.7),
  )
  it.each(['Harborpay Hang', 'Bao Harborpay', 'Harborpay Ho'])('is a name of one’s own beside a syllable: %s', (name) =>
    expect(seen({ name }).value('identity.protected-name')).toBeLessThan(0.65),
  )
  it.each(['Harborpuy', '林牧银何'])('is looked at as a name of one word: %s', (name) =>
    expect(seen({ name }).value('identity.protected-name')).toBe(0.7),
  )
  it.each([{ username: 'harborpay.fan.club' }, { name: 'Harborpay Fans' }, { name: 'Anna Harborpuy' }])(
    'is nobody’s who is fond of it, or called so: %o',
    (claims) => expect(seen(claims).value('identity.protected-name')).toBeLessThan(0.65),
  )
})

describe('a role of the own organization', () => {
  const chinese = { id: 'zhan', name: '湛蓝物流有限公司', kind: 'company', country: 'CN', domains: [] }
  it.each([
    'Kilnbrook Admin',
    'Kilnbrook Freight IT Support',
    'CEO Kilnbrook Freight',
    'HR of Kilnbrook',
    'kilnbrook_admin',
  ])('is claimed beside its name: %s', (name) =>
    expect(seen({ name }).value('identity.reserved-role')).toBeGreaterThanOrEqual(0.85),
  )
  it.each(['湛蓝董事长', '湛蓝物流总裁办', '湛蓝物流法务部'])('in Chinese: %s', (name) =>
    expect(seen({ name }, { organization: chinese }).value('identity.reserved-role')).toBeGreaterThanOrEqual(0.85),
  )
  it.each(['superadmin99', 'moderator07', 'SysAdmin Desk', 'Trust & Safety'])(
    'with digits behind it, or in two words: %s',
    (name) => expect(seen({ name }).value('identity.reserved-role')).toBeGreaterThanOrEqual(0.85),
  )
  it.each([
    'Kilnbrook Tom',
    'Tom (Kilnbrook)',
    'Kilnbrook Warehouse B',
    'Freight Director Jane',
    '湛蓝小李',
    '湛蓝物流 张伟',
  ])('is none of whoever works there: %s', (name) =>
    expect(seen({ name }, { organization: chinese }).value('identity.reserved-role')).toBe(0),
  )
  it('is none where another organization is called so', () =>
    expect(seen({ name: 'Kilnbrook HR' }, { organization: null }).value('identity.reserved-role')).toBe(0))
})

it('who leads is meant by role and surname in a user name, and with an addition behind a stroke', () => {
  expect(seen({ username: 'm_oldenburg_ceo' }).value('identity.executive')).toBeGreaterThanOrEqual(0.65)
  expect(seen({ name: 'Margarethe Oldenburg | Kilnbrook' }).value('identity.executive')).toBeGreaterThanOrEqual(0.85)
  expect(seen({ name: 'Priya Ramanathan - Trust and Safety' }).value('identity.staff')).toBeGreaterThanOrEqual(0.85)
  expect(seen({ username: 'oldenburg_tours' }).value('identity.executive')).toBe(0)
  expect(seen({ name: 'Tom Baker - Oldenburg' }).seen()).toEqual({})
  expect(seen({ id: 'p1', username: 'm_oldenburg_ceo' }).value('identity.executive')).toBe(0)
})

it('of a surname before the word of an office a person is called, and an office’s abbreviation is one in small letters too', () => {
  const score = (claims: Partial<AccountClaims>) => seen(claims).value('identity.state-office')
  expect(score({ name: '丁海关' })).toBe(0.7)
  expect(score({ name: '海关' })).toBeGreaterThanOrEqual(0.85)
  expect(score({ username: 'irs-refunds' })).toBeGreaterThanOrEqual(0.85)
  expect(score({ name: 'FBI Agent Desk' })).toBeGreaterThanOrEqual(0.85)
  expect(score({ username: 'irs.weber' })).toBe(0)
})
