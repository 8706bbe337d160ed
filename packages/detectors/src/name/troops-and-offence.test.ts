import { describe, expect, it } from 'vitest'
import { claimsOf } from './claims.ts'
import { claimsOfOffence } from './claims-of-words.ts'
import { nameForms } from './name-forms.ts'

const claims = (name: string): readonly string[] =>
  [...claimsOf(nameForms(name)), ...claimsOfOffence(nameForms(name))].map(({ signal }) => signal)

describe('the designation of a troop', () => {
  it.each([
    'Panzerbrigade 21',
    'Fallschirmjägerregiment 26',
    'Brigade 44',
    '3e régiment parachutiste',
    'Brigada de Infantería Norte',
    '21st Armoured Brigade',
    'Military Council Liaison',
    'Republican Guard Welfare Office',
  ])('is one in other languages too: %s', (name) => expect(claims(name)).toContain('name.political-military'))
  it.each([
    'Military Surplus Council Street',
    'Division One Sports',
    'Brigade Coffee Roasters',
    'Regiment Street Dental',
    'Fire Brigade Supplies Ltd',
    'Marine Division Boats',
    'Jäger Feinkost',
    'Infanta Dance School',
  ])('is not a trade: %s', (name) => expect(claims(name)).not.toContain('name.political-military'))
})

describe('a name that offends or is against the public interest', () => {
  it.each([
    '砍人不眨眼俱乐部',
    '绑架兄弟会有限公司',
    'Hitmen for Hire Ltd',
    '强奸俱乐部',
    '轮奸资源群',
    'Incest Lovers',
    'Rape Fan Club',
  ])('%s is indecent', (name) => expect(claims(name)).toContain('name.indecent'))
  it.each([
    'Anti-Police Terror Squad',
    'Bomb Makers United',
    'Pipe Bomb Builders',
    '炸弹制作联盟',
    '台湾独立促进有限公司',
  ])('%s is against the public interest', (name) => expect(claims(name)).toContain('name.public-interest'))
  it.each([
    'White Power Movers',
    'Aryan Nations Bakery',
    'KKK Logistics',
    'No Muslims Club',
    '纳粹同好会',
    '支那清除队',
  ])('%s offends public order too, for it is one of hatred', (name) => {
    expect(claims(name)).toContain('name.public-interest')
    expect(claims(name)).toContain('name.indecent')
  })
  it.each(['Taliban Tailors', 'Nazi Documentation Museum', 'White Powder Chemicals', '台独促进会'])(
    '%s is none of hatred',
    (name) => expect(claims(name)).not.toContain('name.indecent'),
  )
  it.each([
    'Murder Mystery Dinners',
    '杀人游戏桌游吧',
    '反绑架救援中心',
    'Rape Crisis Centre Leeds',
    'Stop Rape Now Foundation',
    'Incest Survivors Network',
    '反强奸援助中心',
    '强奸受害者法律援助',
    'Bath Bomb Makers',
    'Seed Bomb Makers Ltd',
    '浴盐炸弹制作工坊',
    '台湾独立书店',
    '香港独立董事协会',
    '金融监管科技有限公司',
  ])('%s is neither', (name) => expect(claims(name)).toEqual([]))

  it('speaks for the supervision of banks in Chinese', () => {
    for (const name of ['中央金融监管认证', '国家金融监督管理总局']) expect(claims(name)).toContain('name.government')
  })
})

describe('a party that is given is none that is voted for', () => {
  it.each([
    'Party Planners United',
    'Green Party Hire Ltd',
    'The National Garden Party Company',
    'Party Tents of Ireland',
  ])('%s is a trade', (name) => expect(claims(name)).not.toContain('name.political-military'))
  it.each([
    'Green Party of Leeds',
    'United Workers Party',
    'Conservative Party Office',
    'Partei der Vernunft Deutschland',
  ])('%s is a party', (name) => expect(claims(name)).toContain('name.political-military'))
})

describe('a misdeed offered as a trade', () => {
  it.each(['Identity Theft Brothers', 'Clever Tax Fraud GmbH', '跑分联盟', '骗保一条龙工作室', '走私通商贸'])(
    '%s is against the public interest',
    (name) => expect(claims(name)).toContain('name.public-interest'),
  )
  it.each([
    'Anti Money Laundering Institute',
    'Identity Theft Victims Support',
    'Tax Fraud Defence Solicitors',
    'Bribery Act Compliance Ltd',
    'Tax Advice Partners',
    '反洗钱研究中心',
    '防骗保联盟',
    '走私犯罪辩护律师团',
    '诚信财税咨询',
  ])('%s is not', (name) => expect(claims(name)).not.toContain('name.public-interest'))
})

describe('trades that need a licence of the state', () => {
  it.each(['东城典当有限公司', '城南体育彩票销售中心', '惠民小额贷款公司', 'Harbour Insurance Market'])(
    '%s asks for proof',
    (name) => expect(claims(name)).toContain('name.regulated'),
  )
  it.each(['典藏书店', '彩色票据印刷', '小额贷款比较网', 'Insurance Market Street Cafe'])('%s does not', (name) =>
    expect(claims(name)).not.toContain('name.regulated'),
  )
})

describe('a coarse word inside others', () => {
  it.each(['Bullshit Media LLC', '妈的科技有限公司', 'ISIS Trading'])('%s offends', (name) =>
    expect(claims(name).some((claim) => /indecent|public-interest/.test(claim))).toBe(true),
  )
  it.each(['妈的味道餐厅', '妈的私房菜', 'Isis Bridal Boutique'])('%s does not', (name) =>
    expect(claims(name).filter((claim) => /indecent|public-interest/.test(claim))).toEqual([]),
  )
})
