/** The lists of names that ship: who may bear a name proves it by a domain, so each name has one. */
import { readFileSync } from 'node:fs'
import { createNameIndex, type NameIndex, readCuratedNames, readListedNames } from '@goodstanding/detectors'
import { beforeAll, describe, expect, it } from 'vitest'
import { readShippedEntries } from './shipped-names.ts'

const LISTS = [
  ['known-companies.txt', 'companies'],
  ['known-schools.txt', 'schools'],
  ['known-authorities.txt', 'authorities'],
] as const
const listed = LISTS.flatMap(([file, list]) =>
  readListedNames(readFileSync(new URL(`../../../policies/packs/common/${file}`, import.meta.url), 'utf8'), list),
)

describe('a listed name', () => {
  it('stands in its list once, with a domain by which its bearer proves it', () => {
    const names = listed.flatMap(({ name, aliases }) => [name, ...aliases])
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
    const unproven = listed.filter(
      ({ owner }) => !owner?.domains.every((domain) => /^[a-z\d.-]+\.[a-z]{2,}$/.test(domain)),
    )
    expect(unproven).toEqual([])
    expect(listed.filter(({ owner }) => (owner?.domains.length ?? 0) === 0)).toEqual([])
  })

  it('shares no domain with another entry: a link from one house of an owner to another would deceive', () => {
    const curated = new URL('../../../policies/packs/common/protected-names.json', import.meta.url)
    const entries = [...readCuratedNames(JSON.parse(readFileSync(curated, 'utf8'))), ...listed]
    const domains = entries.flatMap(({ owner }) => [
      ...new Set([...(owner?.domains ?? []), ...(owner?.siblings ?? [])]),
    ])
    expect(domains.filter((domain, at) => domains.indexOf(domain) !== at)).toEqual([])
  })
})

describe('a name that is heard beside who speaks for it', () => {
  const spoken = readListedNames(
    readFileSync(new URL('../../../policies/packs/common/spoken-names.txt', import.meta.url), 'utf8'),
    'spoken',
  )
  it('stands in its list once, with a domain by which its bearer proves it, and none that is a better known one’s', () => {
    const names = spoken.flatMap(({ name, aliases }) => [name, ...aliases])
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
    expect(spoken.filter(({ owner }) => (owner?.domains.length ?? 0) === 0)).toEqual([])
    const index = createNameIndex(spoken)
    expect(names.filter((name) => (index.find(`${name} Support`)[0]?.score ?? 0) < 0.65)).toEqual([])
  })
})

describe('the names that ship', () => {
  let index: NameIndex
  beforeAll(async () => {
    index = createNameIndex(await readShippedEntries())
  })
  const score = (name: string): number => index.find(name)[0]?.score ?? 0

  it('find each listed name', () => {
    const names = listed.flatMap(({ name, aliases }) => [name, ...aliases])
    expect(names.filter((name) => score(name) < 1)).toEqual([])
  })
  it.each([
    '车管所业务中心',
    'DHL Express',
    'UPS Customs Clearance',
    'HSBC Fraud Prevention',
    'Stanford Admissions Office',
    '工行客服',
    'Petrobras RH',
    'AFIP Reintegros',
    'e-Devlet Yardım',
    'Türk Hava Yolları İnsan Kaynakları',
    'Telefónica RRHH',
    'CPAM Remboursement',
    'Vietcombank Hỗ trợ',
    'Bank BCA Pusat Bantuan',
    'Сбербанк Служба безопасности',
    '楽天カスタマーサービス',
  ])('are seen where somebody speaks for them: %s', (name) => expect(score(name)).toBeGreaterThanOrEqual(0.65))
  it.each([
    'Ups and Downs Nursery',
    'Visa Advice Bureau',
    'Dell Valley Farm',
    'Stanford Bridge Garage',
    'Cambridge Bakery',
    'Barcelona District Council',
    'Colgate University Press',
    'Greyhound Rescue',
    'Le Monde des Fleurs',
    '虎牙口腔',
    '建行路小学',
    '优酷儿童乐园',
    '住建部件厂',
    '国安部落',
    '平安村村民委员会',
    'Pentagon Tiles',
  ])('are no others’: %s', (name) => expect(score(name)).toBeLessThan(0.65))
})
