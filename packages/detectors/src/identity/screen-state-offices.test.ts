import { SignalValues } from '@goodstanding/model'
import { describe, expect, it } from 'vitest'
import { NO_CLAIMS } from './no-claims.ts'
import type { AccountClaims, AccountFacts } from './screen-account.ts'
import { screenStateOffices } from './screen-state-offices.ts'

const nobody: AccountClaims = { ...NO_CLAIMS, id: 'u' }

function score(claims: Partial<AccountClaims>, organization: AccountFacts['organization'] = null): number {
  const sink = new SignalValues()
  screenStateOffices({ ...nobody, ...claims }, { organization }, '/a', sink)
  return sink.value('identity.state-office')
}

describe('a name of the state', () => {
  it.each(['公安局反诈中心', '国家税务局', 'FBI', 'HMRC Refunds', 'US Embassy London', 'Policía Nacional'])(
    'is nobody’s outside of it: %s',
    (name) => expect(score({ name })).toBeGreaterThanOrEqual(0.85),
  )
  it.each([
    '海关小李',
    '王警官',
    '刑警队王警官',
    'FBI Agent Smith',
    'NYPD Officer Brown',
    'Officer Brown, Metropolitan Police',
  ])('with a person beside it is looked at: %s', (name) => {
    expect(score({ name })).toBeGreaterThanOrEqual(0.65)
    expect(score({ name })).toBeLessThan(0.85)
  })
  it.each(['Israel', 'Jordan Chad', 'Kenya Georgia', '加納', 'Guadalupe', 'Captain Tom', 'Omar Sheriff', '警小官'])(
    'is none of a person called so: %s',
    (name) => expect(score({ name })).toBe(0),
  )
  it('is seen in a user name', () => {
    expect(score({ username: 'policia_nacional' })).toBeGreaterThanOrEqual(0.85)
  })
  it('is borne by the people of a state’s own organization, and by those of no other', () => {
    const organization = { id: 'gov', name: 'Customs', kind: 'government', country: 'CN', domains: [] }
    expect(score({ name: '海关总署' }, organization)).toBe(0)
    expect(score({ name: '海关总署' }, { ...organization, kind: 'company' })).toBeGreaterThanOrEqual(0.85)
  })
  it.each([
    '市公安局网安大队',
    '区法院法官',
    '国家税务局稽查局',
    'Federal Agent, FBI',
    'Metropolitan Police Officer',
    'HMRC Tax Inspector',
  ])('is looked at in a title: %s', (title) => {
    expect(score({ title })).toBeGreaterThanOrEqual(0.65)
    expect(score({ title })).toBeLessThan(0.85)
  })
  it.each([
    '报关员',
    '海关事务经理',
    '对接税务局专员',
    '前公安局民警',
    '政府事务总监',
    '法务部经理',
    '销售大队',
    'Customs Broker',
    'Government Relations Manager',
    'Police Liaison',
    'Retired Police Officer',
    'Court Interpreter',
    'Senior Buyer',
    'Account Executive, Public Sector',
    'Chief of Staff',
    'Party Planner',
  ])('is none of who deals with offices: %s', (title) => expect(score({ title })).toBe(0))
})
