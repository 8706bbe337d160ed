import { describe, expect, it } from 'vitest'
import { claimsOf } from './claims.ts'
import { claimsOfOffence } from './claims-of-words.ts'
import { offerWordsOf } from './offer-words.ts'
import { nameForms } from './name-forms.ts'

const claims = (name: string): readonly string[] =>
  [...claimsOf(nameForms(name)), ...claimsOfOffence(nameForms(name))].map(({ signal }) => signal)

describe('an organization’s name', () => {
  it.each([
    ['反共救国会', 'name.public-interest'],
    ['全能神教会', 'name.public-interest'],
    ['纪律检查委员会驻厂办', 'name.political-military'],
    ['市纪检组联络处', 'name.political-military'],
    ['Certified Government Contractor Bureau', 'name.status-claim'],
    ['Federal Way Government Contracts Registry', 'name.status-claim'],
    ['Ministry of Sound System Standards', 'name.government'],
    ['Ministry of Public Works Hire', 'name.government'],
  ])('is that of an organ, a sect or a status: %s', (name, signal) => expect(claims(name)).toContain(signal))

  it.each([
    '反共振器材有限公司',
    '防反共模干扰电子',
    '全能神器工具店',
    '全能神童教育',
    '纪律严明保安服务',
    '质量检查咨询',
    'Government Contracts Law Group',
    'Certified Gas Contractors',
    'Ministry of Sound System Hire',
    'Ministry of Bouncy Castle Hire Ltd',
  ])('is none for its words alone: %s', (name) => expect(claims(name)).toEqual([]))
})

it('who brings parcels in German speaks for a known carrier beside its name alone', () => {
  const { besideName, besideWord } = offerWordsOf(['paketdienst'])
  expect([besideName('paketdienst'), besideWord('paketdienst')]).toEqual([true, false])
})
