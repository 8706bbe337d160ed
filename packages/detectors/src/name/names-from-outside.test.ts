import { describe, expect, it } from 'vitest'
import { claimsOf } from './claims.ts'
import type { NameEntry } from './name-entry.ts'
import { nameForms } from './name-forms.ts'
import { createNameIndex } from './name-index.ts'

const signalsOf = (name: string): readonly string[] => claimsOf(nameForms(name)).map(({ signal }) => signal)

describe('names that somebody outside registered', () => {
  it.each([
    ['Free Heroin Distribution', 'name.indecent'],
    ['Heroin', 'name.indecent'],
    ['毒品批发中心', 'name.indecent'],
    ['黑社会组织', 'name.indecent'],
    ['Gambling Syndicate', 'name.indecent'],
    ['Terror Fund', 'name.public-interest'],
    ['Down with the Republic', 'name.public-interest'],
    ['Kill the President League', 'name.public-interest'],
    ['Racist Alliance', 'name.public-interest'],
    ['General Hospital Lakeside', 'name.regulated'],
    ['Hospital of Saint Anne', 'name.regulated'],
    ['Interior Ministry', 'name.government'],
    ['Rotes Kreuz Oberland', 'name.political-military'],
    ['青年团中央', 'name.political-military'],
    ['Communist Youth League Travel', 'name.political-military'],
    ["His Majesty's Treasury", 'name.government'],
    ['HM Prison Service', 'name.government'],
    ['代开发票公司', 'name.indecent'],
    ['黑客接单平台', 'name.indecent'],
    ['高利贷服务中心', 'name.indecent'],
    ['Hackers For Hire Ltd', 'name.indecent'],
  ])('%s: %s', (name, signal) => expect(signalsOf(name)).toContain(signal))

  it.each([
    'Heroine Fashion',
    'Heroin Recovery Counselling',
    '缉毒品牌策划',
    '反毒品交易宣传中心',
    '打击黑社会研究会',
    'Syndicate Room Coffee',
    'Interior Design Ministry of Sound Supplies',
    'Hospital Linen Services',
    'Hospitality Staffing',
    'Community Hospital Supplies',
    'Alliance against Racism',
    'Down with Dust Cleaning',
    'Kill the Weeds Gardening',
    'President Hotel',
    'Terra Fund Gardens',
    "Her Majesty's Theatre",
    'Crown Courtyard Hotel',
    'Red Army Museum Tours',
    'Hackerspace Bern',
    'Anti Money Laundering Services Ltd',
    '反洗钱服务平台',
    '现代考古工作室',
    '百合代记账公司',
  ])('and not %s', (name) => expect(signalsOf(name)).toEqual([]))
})

/** What is left of a long name without the words that anybody adds is mostly a word, a place or an office. */
describe('names that share what is left of a well-known one', () => {
  const known = (id: string, name: string, kind: NameEntry['kind'], ...aliases: string[]): NameEntry => ({
    id,
    name,
    aliases,
    kind,
    tier: 1,
    owner: null,
  })
  const index = createNameIndex([
    known('1', 'Boston Consulting Group', 'business', 'BCG'),
    known('2', 'Council of Europe', 'international'),
    known('3', 'Ministry of Public Security', 'government'),
    known('4', 'Starbucks Coffee', 'business', 'Starbucks'),
    known('5', 'Luckin Coffee', 'business'),
  ])
  const best = (name: string): number => Math.max(0, ...index.find(name).map(({ score }) => score))

  it.each(['Boston Coffee', 'Council Coffee Company', 'Ministry of Coffee', 'Ministry Services'])(
    '%s is none of theirs',
    (name) => expect(best(name)).toBeLessThan(0.6),
  )
  it.each(['Boston Consulting Ltd', 'Starbucks Support', 'Luckin Coffee Support'])('%s is', (name) =>
    expect(best(name)).toBeGreaterThanOrEqual(0.85),
  )
  it('may be meant where nothing else is called so: a person looks', () => {
    expect(best('Luckin Support')).toBeGreaterThanOrEqual(0.6)
    expect(best('Luckin Support')).toBeLessThan(0.85)
  })
})
