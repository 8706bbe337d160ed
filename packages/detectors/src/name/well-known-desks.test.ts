/** Desks of companies that the shipped list knows, and honest names beside them. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createNameIndex, type NameEntry } from './index.ts'

type Line = { readonly name: string; readonly aliases?: readonly string[] }

const listed: { readonly entries: readonly Line[] } = JSON.parse(
  readFileSync(new URL('../../../../policies/packs/common/protected-names.json', import.meta.url), 'utf8'),
)
const entries = listed.entries.map(
  ({ name, aliases = [] }): NameEntry => ({ id: name, name, aliases, kind: 'business', tier: 1, owner: null }),
)
const index = createNameIndex(entries)
const score = (name: string): number => index.find(name)[0]?.score ?? 0

describe('who speaks for a company that everybody knows', () => {
  it.each([
    'Shopify Billing',
    'Shopify Partner Verification',
    'Etsy Support Team',
    'Cash App Support',
    'Zendesk Billing',
    'GoDaddy Support Team',
    '瑞幸客服中心',
    '腾讯会议客服',
    '顺丰kuaidi',
    'ᗩᑭᑭᒪE Support',
    'Apple Iᑎc',
    'ᗰIᑕᖇOᔕOᖴT',
  ])('is no such company: %s', (name) => {
    expect(score(name)).toBeGreaterThanOrEqual(0.85)
  })
  it.each([
    '圆通寺文化有限公司',
    '申通地铁集团',
    '中通客车股份有限公司',
    '郫县豆瓣酱食品厂',
    '飞猪养殖场',
    '瑞幸福养老院',
    'Canvas Design Ltd',
    'Sigma Consulting',
    'Betsy Support Services',
    'Vento Support',
    'Canva Design School',
    'ᓄᓇᕗᑦ ᒐᕙᒪᖓ',
  ])('is somebody else: %s', (name) => {
    expect(score(name)).toBeLessThan(0.8)
  })
})
