/** The tables alone say what the library says of a number, but for islands whose numbers begin like those of their mainland. */
import { getCountries, getCountryCallingCode } from 'libphonenumber-js/min'
import { describe, expect, it } from 'vitest'
import { readPhone } from './canonical.ts'
import { guessPhone } from './guess-phone.ts'

/** Digits that are the same in each run. */
function createDigits(seed: number): (count: number) => string {
  let state = seed
  return (count) =>
    Array.from({ length: count }, () => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
      return (state >>> 16) % 10
    }).join('')
}

const LARGE = [
  'US',
  'CA',
  'GB',
  'DE',
  'FR',
  'IN',
  'BR',
  'RU',
  'KZ',
  'AU',
  'IT',
  'CN',
  'JP',
  'MX',
  'AR',
  'NO',
  'KR',
  'NG',
]

describe('a number that is read by the tables', () => {
  it.each(LARGE)('of %s is what the library says that it is, however it is written', (country) => {
    const digits = createDigits(42)
    const code = getCountryCallingCode(country as 'US')
    for (let turn = 0; turn < 150; turn++) {
      const [area, middle, last] = [digits(2 + (turn % 3)), digits(3 + (turn % 2)), digits(4)]
      for (const written of [
        `${area} ${middle} ${last}`,
        `(0${area}) ${middle}-${last}`,
        `+${code} ${area} ${middle} ${last}`,
        `00${code}0${area}${middle}${last}`,
        `${code}${area}${middle}${last}`,
      ])
        expect([written, guessPhone(written, country)]).toEqual([written, readPhone(written, country)])
    }
  })

  it('of any country is hardly ever something else', () => {
    const digits = createDigits(7)
    const asked = getCountries().flatMap((country) =>
      Array.from({ length: 40 }, (_, turn) => ({
        country,
        written: `${turn % 2 === 0 ? '0' : ''}${digits(6 + (turn % 8))}`,
      })),
    )
    const others = asked.filter(
      ({ written, country }) => guessPhone(written, country)?.isValid !== readPhone(written, country)?.isValid,
    )
    expect(others.length / asked.length).toBeLessThan(0.002)
  })

  it('needs a country, or its code', () => {
    expect(guessPhone('030 123456', null)).toBeNull()
    expect(guessPhone('030 123456', 'XX')).toBeNull()
    expect(guessPhone('+999 123 456 789', 'DE')).toBeNull()
    expect(guessPhone('+800 1234 5678', null)).toEqual(readPhone('+800 1234 5678', null))
  })
})
