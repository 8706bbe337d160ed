import { describe, expect, it } from 'vitest'
import { reservedRoleScore } from '../identity/reserved-role.ts'
import { claimsOf } from './claims.ts'
import { nameForms } from './name-forms.ts'
import { createNameIndex } from './name-index.ts'

const signalsOf = (name: string): readonly string[] => claimsOf(nameForms(name)).map(({ signal }) => signal)

describe('names that speak for an authority, a bank or a hospital, or lure', () => {
  it.each([
    ['中央银行理财中心', 'name.government'],
    ['人民银行征信修复处', 'name.government'],
    ['最高检案件查询中心', 'name.government'],
    ['公检法联合办案组', 'name.government'],
    ['反诈平台客服', 'name.government'],
    ['НАТО Logistics', 'name.government'],
    ['仁和医院专家挂号公司', 'name.regulated'],
    ['江南银行信用卡催收部', 'name.regulated'],
    ['Get Rich 300% Guaranteed Fund', 'name.status-claim'],
    ['Hookers and Blow Ltd', 'name.indecent'],
    ['Cocaine Wholesale GmbH', 'name.indecent'],
    ['Casino Royale Betting Club Online', 'name.indecent'],
    ['测试公司123', 'name.malformed'],
    ['测试企业9', 'name.malformed'],
    ['人力资源社会保障部补贴发放处', 'name.government'],
    ['Scotland Yard Recovery', 'name.government'],
    ['京东白条注销中心', 'name.status-claim'],
    ['嫩模外围经纪', 'name.indecent'],
    ['Offizielle Deutsche Kundenberatung', 'name.status-claim'],
    ['Service officiel des impôts', 'name.status-claim'],
    ['Soporte Oficial Waldtal', 'name.status-claim'],
    ['Scheiß Firma GmbH', 'name.indecent'],
    ['Putain de Merde SARL', 'name.indecent'],
    ['Puta Madre SL', 'name.indecent'],
    ['Cazzo Duro Srl', 'name.indecent'],
    ['Kurwa Mać Sp. z o.o.', 'name.indecent'],
    ['Juden raus Versand', 'name.indecent'],
    ['Kreuzritter gegen Juden', 'name.public-interest'],
    ['Muerte a los Moros SL', 'name.public-interest'],
  ])('%s: %s', (name, signal) => {
    expect(signalsOf(name)).toContain(signal)
  })

  it.each([
    '央行路口水果店',
    '未央行知书店',
    '法院路打印店',
    '银行街咖啡馆',
    'Hooker & Sons Plumbing',
    'Richmond Guarantee Windows',
    'Company 3',
    '国税小区理发店',
    'Scotland Lane Yarns',
    'Studio 54',
    'Spaghetti alla Puttanesca',
    'Putenhof Meyer',
    'Verein gegen Ausländerfeindlichkeit',
    'Initiative gegen Judenhass',
    'Schreinerei Wichert',
    'Café Mordoré',
    'Hot Girls Walk Club',
    'مخبز الجيش القديم',
  ])('%s claims nothing', (name) => {
    expect(signalsOf(name)).toEqual([])
  })
})

describe('a person who signs as official', () => {
  it.each(['Elon Musk Tesla Official', 'Jane Doe Official'])('%s claims a role', (name) => {
    expect(reservedRoleScore(name)?.role).toBe('official')
  })
  it.each(['Jane Doe', 'Official Oyelaran Adeyemi'])('%s does not', (name) => {
    expect(reservedRoleScore(name)).toBeNull()
  })
})

describe('a brand that is an ordinary word', () => {
  const index = createNameIndex([
    { id: 'river', name: 'Amazon', aliases: [], kind: 'business', tier: 1, owner: null },
    { id: 'card', name: 'Visa', aliases: [], kind: 'business', tier: 1, owner: null },
    { id: 'fruit', name: 'Apple', aliases: [], kind: 'business', tier: 1, owner: null },
  ])
  const scoreOf = (name: string): number => Math.max(0, ...index.find(name).map(({ score }) => score))

  it('is meant where letters only look like the word', () => {
    expect(scoreOf('Arnazon Logistics')).toBeGreaterThanOrEqual(0.85)
  })
  it.each(['Amaz0n Payments', 'App1e Checkout', 'Your Amaz0n Checkout'])('is meant by a digit in it: %s', (name) => {
    expect(scoreOf(name)).toBeGreaterThanOrEqual(0.65)
  })
  it.each([
    'Amazon Rainforest Tours',
    'A.M.A.Z.O.N. 24 Tours',
    'Ápple Tree Farm 7',
    'Visa Photo Booth',
    'Lisbon Visa Translators',
  ])('is not meant by %s', (name) => {
    expect(scoreOf(name)).toBeLessThan(0.6)
  })
})
