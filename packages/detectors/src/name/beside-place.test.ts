/** Who stands beside an office, says a name letter by letter, or half in pinyin. */
import { describe, expect, it } from 'vitest'
import { claimsOf } from './claims.ts'
import { createNameIndex, type NameEntry } from './index.ts'
import { nameForms } from './name-forms.ts'

const claimed = (name: string): readonly string[] =>
  claimsOf(nameForms(name))
    .filter(({ score }) => score >= 0.7)
    .map(({ signal }) => signal)

const entry = (name: string, aliases: readonly string[] = []): NameEntry => ({
  id: name,
  name,
  aliases,
  kind: 'business',
  tier: 1,
  owner: null,
})
const index = createNameIndex([
  entry('La Poste'),
  entry('Siemens'),
  entry('Microsoft'),
  entry('支付宝', ['Alipay']),
  entry('DHL'),
  entry('中国移动'),
])
const score = (name: string): number => index.find(name)[0]?.score ?? 0

describe('a place that somebody stands beside', () => {
  it.each([
    'Kiosk neben der Bank',
    'Café gegenüber der Sparkasse',
    'Bakery next to the Bank',
    'Flowers near the Hospital',
    'Farmácia em frente ao Hospital',
    'Fahrschule am Finanzamt',
    'Restaurante El Banco',
    'Café de la Banque',
    '경찰서 옆 김밥',
    '市役所前薬局',
  ])('is not what they claim to be: %s', (name) => {
    expect(claimed(name)).toEqual([])
  })
  it.each([
    'US Embassy near Paris',
    'Volksbank am Markt',
    'Finanzamt am Markt',
    'Helpdesk am Finanzamt',
    'Banque de la Mer',
    '서울경찰서',
    '市役所',
  ])('leaves a claim that stands in front of it: %s', (name) => {
    expect(claimed(name)).not.toEqual([])
  })
  it.each(['Hôtel de la Poste', 'Café de la Poste'])('gives a house its name: %s', (name) => {
    expect(score(name)).toBeLessThan(0.6)
  })
  it('is no company that somebody stands beside, unless they speak for it', () => {
    for (const name of ['Bakker tegenover Siemens', 'Kiosk neben der Siemens AG', 'Snack Bar opposite Microsoft'])
      expect(score(name)).toBeLessThan(0.6)
    for (const name of ['Siemens am Markt', 'Support next to Microsoft', 'Microsoft near London'])
      expect(score(name)).toBeGreaterThanOrEqual(0.6)
  })
  it.each(['Colis de la Poste', 'Service Client de la Poste', 'Hôtel La Poste Colis'])(
    'gives none to who delivers for it: %s',
    (name) => {
      expect(score(name)).toBeGreaterThanOrEqual(0.66)
    },
  )
})

describe('a family that is called as a company is', () => {
  it.each(['Siemens & Partner Steuerberatung', 'Siemens und Söhne Malerbetrieb', 'Gebrüder Siemens'])(
    'is for a person to look at: %s',
    (name) => {
      expect(score(name)).toBeGreaterThanOrEqual(0.65)
      expect(score(name)).toBeLessThan(0.85)
    },
  )
  it.each(['Siemens Support', 'Siemens', 'Microsoft & Sons'])('is not meant by %s', (name) => {
    expect(score(name)).toBeGreaterThanOrEqual(0.85)
  })
})

describe('a name that is written apart, or half as it sounds', () => {
  it.each([
    'I R S Refund',
    'F B I Cyber Division',
    'lRS Tax Refund',
    'FBl Cyber Division',
    '公an局',
    'gong安局',
    '税wu局',
    '城北市场jian管局',
    '医bao局',
    '反诈中xin',
    '教yu局资助中心',
    '城北区法院',
    '城北区法yuan',
    '社会保障ju',
  ])('is an office: %s', (name) => {
    expect(claimed(name)).toContain('name.government')
  })
  it.each(['支fu宝', '支fu宝客服', '中国yidong客服', 'D H L Express'])('is a company: %s', (name) => {
    expect(score(name)).toBeGreaterThanOrEqual(0.75)
  })
  it.each([
    'A B C Taxis',
    'J R R Tolkien Society',
    '公an局旁小卖部',
    '小米su七粉丝',
    '卡拉ok厅',
    '一号店a座',
    '教育bu落亲子营',
    '海guan鱼水族',
    '公an局长跑团店',
    '城北市场jian豆腐',
    '法院路便利店',
  ])('is neither: %s', (name) => {
    expect(claimed(name)).toEqual([])
    expect(score(name)).toBeLessThan(0.6)
  })
})
