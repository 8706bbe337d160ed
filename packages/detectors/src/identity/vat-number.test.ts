import { describe, expect, it } from 'vitest'
import { checkVat } from './vat-number.ts'

const validity = (number: string, country = number.slice(0, 2)) => checkVat(number, country).valid

describe('a VAT number', () => {
  it.each([
    ['BG175074752', 'BG175074753'],
    ['BG7523169263', 'BG7523169264'],
    ['CY10259033P', 'CY10259034P'],
    ['CZ25123891', 'CZ95123891'],
    ['CZ7103192745', 'CZ7103192746'],
    ['CZ640903926', 'CZ640903927'],
    ['ESK0867756N', 'ESK0867756J'],
    ['FRK7399859412', 'FRK6399859412'],
    ['IE8D79739I', 'IE8D79738I'],
    ['LT119511515', 'LT119511516'],
    ['LT100001919017', 'LT100001919018'],
    ['LV40003521600', 'LV40003521601'],
    ['LV16117519997', 'LV16117519998'],
  ])('is held to the checksum of its country: %s, not %s', (good, bad) => {
    expect(validity(good)).toBe(true)
    expect(validity(bad)).toBe(false)
  })
  it('is false for a French firm whose own number does not add up, but not for Monaco, which has none', () => {
    expect(validity('FR83404833048')).toBe(true)
    expect(validity('FR86404833049')).toBe(false)
    expect(validity('FR80000005390')).toBe(true)
  })
  it("is another country's where its prefix says so, though it looks like a French key", () => {
    expect(checkVat('DE136695976', 'FR')).toMatchObject({ prefix: 'DE', valid: true, country: 'DE' })
    expect(checkVat('K7399859412', 'FR')).toMatchObject({ prefix: 'FR', valid: true, country: 'FR' })
  })
})
