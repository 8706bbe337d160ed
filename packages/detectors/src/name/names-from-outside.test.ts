import { describe, expect, it } from 'vitest'
import { claimsOf } from './claims.ts'
import { nameForms } from './name-forms.ts'

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
  ])('and not %s', (name) => expect(signalsOf(name)).toEqual([]))
})
