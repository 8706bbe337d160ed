/** Registry numbers by their public checksums and forms. */
import { checkVat } from './vat-number.ts'

export const REGISTRY_SCHEMES = ['uscc', 'lei', 'vat', 'ein', 'crn'] as const
export type RegistryScheme = (typeof REGISTRY_SCHEMES)[number]

export function isRegistryScheme(value: unknown): value is RegistryScheme {
  return REGISTRY_SCHEMES.some((scheme) => scheme === value)
}

/** `valid: null` when the scheme or country has no public checksum that we know. `country`: whose scheme it is. */
export type RegistryCheck = {
  /** One spelling, with the scheme before it: equal numbers are equal strings. */
  readonly canonical: string
  readonly valid: boolean | null
  readonly country: string | null
}

const USCC_LETTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const USCC_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** GB 32100-2015: 18 signs, the last is a check modulo 31. */
function validUscc(value: string): boolean {
  if (!/^[0-9A-HJ-NP-RTUWXY]{2}\d{6}[0-9A-HJ-NP-RTUWXY]{10}$/.test(value)) return false
  const sum = USCC_WEIGHTS.reduce((total, weight, at) => total + weight * USCC_LETTERS.indexOf(value[at] ?? ''), 0)
  return USCC_LETTERS[(31 - (sum % 31)) % 31] === value[17]
}

/** The number modulo 97 where letters count 10 to 35 (ISO 7064). */
export function modulo97(value: string): number {
  let rest = 0
  for (const sign of value) {
    const digit = Number.parseInt(sign, 36)
    rest = (digit > 9 ? rest * 100 + digit : rest * 10 + digit) % 97
  }
  return rest
}

/** ISO 17442: 20 signs, modulo 97 is 1. */
const validLei = (value: string) => /^[0-9A-Z]{18}\d{2}$/.test(value) && modulo97(value) === 1

/** Prefixes that the United States revenue service assigns. */
const EIN_PREFIXES = new Set(
  (
    '01 02 03 04 05 06 10 11 12 13 14 15 16 20 21 22 23 24 25 26 27 30 31 32 33 34 35 36 37 38 39 40 41 42 43 44 45 46 47 48 50 ' +
    '51 52 53 54 55 56 57 58 59 60 61 62 63 64 65 66 67 68 71 72 73 74 75 76 77 80 81 82 83 84 85 86 87 88 90 91 92 93 94 95 98 99'
  ).split(' '),
)

const validEin = (value: string) =>
  /^\d{9}$/.test(value) && EIN_PREFIXES.has(value.slice(0, 2)) && !/^\d{2}0{7}$/.test(value)

/** Companies House: eight digits, or two letters of the register and six. */
const CRN =
  /^(?:\d{8}|(?:SC|NI|OC|SO|NC|FC|SF|NF|GE|LP|SL|NL|IP|SP|NP|NO|NZ|RC|SR|R0|RS|ZC|SZ|AC|SA|NA|BR|CE|CS|PC|IC|SI|GN|GS)[0-9A-Z]{5}[0-9R])$/

export function checkRegistryNumber(scheme: RegistryScheme, value: string, country: string): RegistryCheck {
  const clean = value
    .normalize('NFKC')
    .replace(/[\s.\-/]/g, '')
    .toUpperCase()
  const canonical = `${scheme}:${clean}`
  switch (scheme) {
    case 'uscc':
      return { canonical, valid: validUscc(clean), country: 'CN' }
    case 'lei':
      return { canonical, valid: validLei(clean), country: null }
    case 'ein':
      return { canonical, valid: validEin(clean), country: 'US' }
    case 'crn': {
      // Company registers of other countries have numbers of their own make: none is false by its look.
      const elsewhere = country.toUpperCase()
      if (elsewhere !== '' && elsewhere !== 'GB')
        return { canonical: `crn:${elsewhere}:${clean}`, valid: clean === '' ? false : null, country: null }
      const padded = /^\d{6,7}$/.test(clean) ? clean.padStart(8, '0') : clean
      return { canonical: `crn:${padded}`, valid: CRN.test(padded), country: 'GB' }
    }
    case 'vat': {
      const vat = checkVat(clean, country)
      return { canonical: `vat:${vat.prefix}${vat.number}`, valid: vat.valid, country: vat.country }
    }
  }
}

/**
 * Equal numbers of one scheme, whatever their spelling: what proves a name by registry number. A `b` without a scheme before it may be of
 * any; where it has one, the same digits in a register of another kind are somebody else's.
 */
export function sameRegistryNumber(a: { readonly scheme: string; readonly value: string }, b: string): boolean {
  const spell = (text: string) =>
    text
      .normalize('NFKC')
      .replace(/[\s.\-/]/g, '')
      .toUpperCase()
      .replace(/^0+(?=\d{6,7}$)/, '')
  const [, scheme, bare = ''] = /^(?:(uscc|lei|vat|ein|crn):)?(.*)$/is.exec(b) ?? []
  if (scheme !== undefined && scheme.toLowerCase() !== a.scheme) return false
  return spell(a.value) !== '' && spell(a.value) === spell(bare)
}
