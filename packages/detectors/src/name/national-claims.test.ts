import { describe, expect, it } from 'vitest'
import { claimsOf } from './claims.ts'
import { nameForms } from './name-forms.ts'

const signalsOf = (name: string): readonly string[] => claimsOf(nameForms(name)).map(({ signal }) => signal)

describe('names that claim to be a whole country’s', () => {
  it.each([
    'National Energy Group',
    'The National Food Standards Company',
    'National Cyber Response Center',
    '国家能源科技有限公司',
    '全国医药物流有限公司',
  ])('%s', (name) => expect(signalsOf(name)).toContain('name.status-claim'))

  it.each([
    'National Blue Bicycles',
    'International Energy Traders',
    'National Energy Street Coffee',
    '国家公园旅行社',
    '国家大剧院对面的小吃店',
    '国际能源科技有限公司',
  ])('and not %s', (name) => expect(signalsOf(name)).toEqual([]))
})
