import { describe, expect, it } from 'vitest'
import {
  createNameIndex,
  decomposeName,
  explainName,
  type NameEntry,
  type NameSubject,
  screenName,
  summariseName,
} from './index.ts'

const entry = (id: string, name: string, kind: NameEntry['kind'] = 'business'): NameEntry => ({
  id,
  name,
  aliases: [],
  kind,
  tier: 1,
  owner: null,
})
const index = createNameIndex([
  entry('1', 'Harborpay'),
  entry('2', 'HARBORPAY'),
  entry('3', '桃源银行'),
  entry('4', 'Ministry of Fisheries of Norland', 'government'),
])
const explain = (name: string, names: readonly string[] = []) => {
  const subject: NameSubject = {
    organizationId: 'o',
    name,
    names,
    kind: 'company',
    country: 'DE',
    domain: null,
    registryNumber: null,
  }
  const screening = screenName(subject, index, {
    verifiedDomains: [],
    tenants: createNameIndex([]),
    registeredNames: [],
  })
  return explainName(screening, [name, ...names])
}

describe('what speaks against a name', () => {
  it('is said once, with whose name it is and what would prove the right to it, in both languages', () => {
    const [first, ...rest] = explain('Harborpay Official')
    expect(first).toMatchObject({
      signal: 'name.business',
      match: { name: expect.stringMatching(/harborpay/i), kind: 'business' },
    })
    expect(first?.proof.en).toMatch(/domain|permit/)
    expect(first?.proof.zh).toMatch(/域名|许可/)
    expect(rest.filter(({ match }) => match !== null)).toEqual([])
    expect(summariseName(explain('Harborpay Official'))).toMatchObject({
      en: expect.stringContaining('without proof'),
      zh: expect.stringContaining('证明'),
    })
  })
  it('names the name that it speaks of, of several', () => {
    expect(explain('Quiet Fields Dairy', ['Harborpay'])[0]).toMatchObject({ name: 'Harborpay', start: 0, end: 9 })
  })
  it('says of what no proof clears that there is none', () => {
    const shown = explain('!!!')
    expect(shown[0]?.signal).toBe('name.malformed')
    expect(explain('Ministry of Fisheries of Norland')[0]?.proof.en).toMatch(/authority/)
  })
  it('is nothing of an honest name', () => {
    expect(explain('Quiet Fields Dairy')).toEqual([])
    expect(summariseName([]).zh).toBe('未发现与该名称相冲突的情况。')
  })
})

describe('a name', () => {
  it.each([
    ['北京桃源信息科技有限公司', { region: '北京', distinctive: '桃源', industry: '信息科技', legalForm: '有限公司' }],
    ['杭州市青禾餐饮管理有限责任公司', { region: '杭州市', legalForm: '有限责任公司' }],
    ['Quillbrook Dental Ltd', { region: null, distinctive: 'quillbrook', industry: 'dental', legalForm: 'ltd' }],
    ['Harbor & Field Bakery Germany GmbH', { region: 'germany', industry: 'bakery', legalForm: 'gmbh' }],
    ['Bakery', { region: null, distinctive: 'bakery', industry: null, legalForm: null }],
  ])('has parts: %s', (name, parts) => {
    expect(decomposeName(name)).toMatchObject(parts)
  })
})
