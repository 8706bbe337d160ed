import { describe, expect, it } from 'vitest'
import { claimsOf } from './claims.ts'
import { nameForms } from './name-forms.ts'

const signals = (name: string): readonly string[] => claimsOf(nameForms(name)).map(({ signal }) => signal)

describe('an office is named with its seat or its people', () => {
  it.each([
    'police_hq',
    'Police Cybercrime Unit',
    'Customs Clearance Authority',
    'Court Summons Desk',
    'Government Grants Office',
    'gov_uk',
    'National Fraud Authority',
    'Immigration Enforcement UK',
  ])('%s', (name) => expect(signals(name)).toContain('name.government'))

  it.each([
    'The Old Police Headquarters',
    'Police HQ Escape Rooms',
    'Government Office Furniture',
    'Court Notices Weekly',
    'Tax Revenue Theory Journal',
    'Harbour Customs Clearance',
    'Passport Photos',
    'Court Shoes Direct',
    'Royal Oak Police Ale House',
  ])('and what is sold to it, or stood there, is none: %s', (name) =>
    expect(signals(name)).not.toContain('name.government'),
  )
})

describe('a house that was a bank is none', () => {
  it.each(['Old Bank of Mutton', 'The Old Bank', 'The Old Hospital Lofts', 'Bank of Thyme', 'Bank of Ideas'])(
    '%s',
    (name) => expect(signals(name)).toEqual([]),
  )
  it.each(['Bank of Ohio', 'Harbor Bank', 'First Bank of Norway', 'Goldenfield Bank Ltd'])(
    'and a bank is one: %s',
    (name) => expect(signals(name)).toContain('name.regulated'),
  )
})

it('a digit for an i hides no word', () => {
  expect(signals('Sh1tty Freight')).toContain('name.indecent')
  expect(signals('Fr1ght N1ght Films')).toEqual([])
})
