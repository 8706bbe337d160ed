import { describe, expect, it } from 'vitest'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { ageFinding, ageOn, ageRuleOf, type AgeTable, readAgeTable } from './minimum-age.ts'

const FILE = fileURLToPath(new URL('../../../../policies/packs/jurisdiction/minimum-age.yaml', import.meta.url))

function shippedTable(): AgeTable {
  const table = readAgeTable(parse(readFileSync(FILE, 'utf8')))
  if (!table.ok) throw new Error(table.refusal.message)
  return table.value
}

const ages = shippedTable()
const findingOf = (birthDate: string, country: string, at: string) =>
  ageFinding({ birthDate, ageBand: null, guardianConsent: null }, ageRuleOf(ages, country), Date.parse(at))

describe('a birthday', () => {
  it.each([
    ['China, eight hours before UTC', 'CN', '2012-11-20', '2026-11-19T15:59:00Z', '2026-11-19T16:01:00Z'],
    ['Germany in winter', 'DE', '2010-11-20', '2026-11-19T22:59:00Z', '2026-11-19T23:01:00Z'],
    ['Germany in summer', 'DE', '2010-07-10', '2026-07-09T21:59:00Z', '2026-07-09T22:01:00Z'],
    ['the United States, where it begins last', 'US', '2013-11-20', '2026-11-20T07:59:00Z', '2026-11-20T08:01:00Z'],
    ['Austria, born on 29 February', 'AT', '2012-02-29', '2026-02-28T22:59:00Z', '2026-02-28T23:01:00Z'],
  ])('begins when the day does in %s', (...[, country, birthDate, before, after]) => {
    expect(findingOf(birthDate, country, before)).not.toBeNull()
    expect(findingOf(birthDate, country, after)).toBeNull()
  })
  it('begins with the day of UTC where no country is known', () => {
    expect(findingOf('2010-11-20', '', '2026-11-19T23:59:00Z')).toBe('guardian-missing')
    expect(findingOf('2010-11-20', '', '2026-11-20T00:01:00Z')).toBeNull()
  })
})

describe('the shipped table', () => {
  it('says for each country in which zone its days are', () => {
    const without = [...ages.countries].filter(([, { zone }]) => (zone ?? '') === '')
    expect(without).toEqual([])
  })
  it('knows the two countries that have other codes in tax numbers', () => {
    expect(ageRuleOf(ages, 'UK')).toBe(ageRuleOf(ages, 'gb'))
    expect(ageRuleOf(ages, 'EL')).toBe(ageRuleOf(ages, 'GR'))
  })
  it('is refused with a zone that no clock knows', () => {
    const rule = { consent: 14, source: 'law', zone: 'Mars/Olympus' }
    expect(readAgeTable({ fallback: { consent: 16, source: 'law' }, countries: { CN: rule } })).toMatchObject({
      ok: false,
      refusal: { pointer: '/countries/CN/zone' },
    })
    expect(ageOn('2010-11-24', Date.UTC(2026, 10, 24), 'Mars/Olympus')).toBe(16)
  })
})
