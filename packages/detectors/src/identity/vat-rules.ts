/** VAT numbers of each country that has them in Europe, by their public checksums. */
const digitsOf = (text: string) => Array.from(text, Number)
const weighted = (text: string, weights: readonly number[]) =>
  weights.reduce((sum, weight, at) => sum + weight * Number(text[at] ?? 0), 0)

function luhn(text: string): boolean {
  const sum = digitsOf(text)
    .toReversed()
    .reduce((total, digit, at) => total + (at % 2 === 0 ? digit : digit * 2 > 9 ? digit * 2 - 9 : digit * 2), 0)
  return sum % 10 === 0
}

/** ISO 7064 MOD 11,10. */
function mod11ten(text: string): boolean {
  let product = 10
  for (const digit of digitsOf(text.slice(0, -1))) {
    const sum = (digit + product) % 10 || 10
    product = (sum * 2) % 11
  }
  return (11 - product) % 10 === Number(text.at(-1))
}

const last = (text: string) => Number(text.at(-1))
/** `form` without the prefix; `check` of what has that form. */
export type VatRule = { readonly form: RegExp; readonly check: (number: string) => boolean }

function austria(n: string): boolean {
  const d = digitsOf(n.slice(1))
  const sum = d
    .slice(0, 7)
    .reduce((total, digit, at) => total + (at % 2 === 0 ? digit : Math.floor(digit / 5) + ((digit * 2) % 10)), 0)
  return (10 - ((sum + 4) % 10)) % 10 === d[7]
}

function spain(n: string): boolean {
  const letters = 'TRWAGMYFPDXBNJZSQVHLCKE'
  // People: K, L and M stand before those without an identity card and count for nothing.
  if (/^[XYZKLM\d]\d{7}[A-Z]$/.test(n)) {
    const value = Number(
      n
        .slice(0, -1)
        .replace(/^[XKLM]/, '0')
        .replace('Y', '1')
        .replace('Z', '2'),
    )
    return letters[value % 23] === n.at(-1)
  }
  if (/^[KLM]/.test(n)) return false
  const body = n.slice(1, 8)
  const sum = digitsOf(body).reduce((total, digit, at) => {
    const doubled = digit * 2
    return total + (at % 2 === 1 ? digit : Math.floor(doubled / 10) + (doubled % 10))
  }, 0)
  const control = (10 - (sum % 10)) % 10
  return n.at(-1) === String(control) || n.at(-1) === 'JABCDEFGHI'[control]
}

function ireland(written: string): boolean {
  const letters = 'WABCDEFGHIJKLMNOPQRSTUV'
  // Of the old form the second sign counts for nothing, and the first stands last.
  const n = /^\d{7}/.test(written) ? written : `0${written.slice(2, 7)}${written[0] ?? ''}${written.slice(7)}`
  const extra = n.length === 9 && n.at(8) !== 'W' ? 9 * ((n.charCodeAt(8) - 64) % 23) : 0
  return letters[(weighted(n, [8, 7, 6, 5, 4, 3, 2]) + extra) % 23] === n[7]
}

function netherlands(n: string): boolean {
  const rest = weighted(n, [9, 8, 7, 6, 5, 4, 3, 2]) % 11
  if (rest === Number(n[8])) return true
  let value = 0
  for (const sign of `NL${n}`) {
    const digit = Number.parseInt(sign, 36)
    value = (digit > 9 ? value * 100 + digit : value * 10 + digit) % 97
  }
  return value === 1
}

function britain(n: string): boolean {
  const total = weighted(n, [8, 7, 6, 5, 4, 3, 2]) + Number(n.slice(7, 9))
  return total % 97 === 0 || (total + 55) % 97 === 0
}

function poland(n: string): boolean {
  return weighted(n, [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 === last(n)
}

function mod11(weights: readonly number[], fold: (rest: number) => number) {
  return (n: string) => fold(weighted(n, weights) % 11) === last(n)
}

/** The second round of weights counts when the first leaves ten. */
const twice = (n: string, first: readonly number[], second: readonly number[]) => {
  const rest = weighted(n, first) % 11
  return (rest === 10 ? (weighted(n, second) % 11) % 10 : rest) === last(n)
}

/** Firms have nine digits; of ten they are a citizen's number, a foreigner's or another taxpayer's. */
function bulgaria(n: string): boolean {
  if (n.length === 9) return twice(n, [1, 2, 3, 4, 5, 6, 7, 8], [3, 4, 5, 6, 7, 8, 9, 10])
  return (
    (weighted(n, [2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11) % 10 === last(n) ||
    weighted(n, [21, 19, 17, 13, 11, 9, 7, 3, 1]) % 10 === last(n) ||
    (11 - (weighted(n, [4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11 === last(n)
  )
}

const CYPRUS_ODD = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21]

function cyprus(n: string): boolean {
  const sum = digitsOf(n.slice(0, 8)).reduce(
    (total, digit, at) => total + (at % 2 === 0 ? (CYPRUS_ODD[digit] ?? 0) : digit),
    0,
  )
  return String.fromCharCode(65 + (sum % 26)) === n[8]
}

/** Firms have eight digits, people nine or ten: their birth number, which has a check only since 1954 (ten digits). */
function czechia(n: string): boolean {
  if (n.length === 8) {
    const rest = (11 - (weighted(n, [8, 7, 6, 5, 4, 3, 2]) % 11)) % 11
    return (rest === 0 ? 1 : rest % 10) === last(n)
  }
  if (n.length === 10) return (Number(n.slice(0, 9)) % 11) % 10 === last(n)
  if (!n.startsWith('6')) return true
  const rest = weighted(n.slice(1), [8, 7, 6, 5, 4, 3, 2]) % 11
  return (((8 - ((10 - rest) % 11)) % 10) + 10) % 10 === last(n)
}

const FRENCH_KEY = '0123456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** Two signs of key before the firm's number, which has a check of its own everywhere but in Monaco. */
function france(n: string): boolean {
  const firm = n.slice(2)
  if (!firm.startsWith('000') && !luhn(firm)) return false
  if (/^\d{2}/.test(n)) return (12 + 3 * (Number(firm) % 97)) % 97 === Number(n.slice(0, 2))
  const [first, second] = [FRENCH_KEY.indexOf(n[0] ?? ''), FRENCH_KEY.indexOf(n[1] ?? '')]
  const key = first < 10 ? first * 24 + second - 10 : first * 34 + second - 100
  return (Number(firm) + 1 + Math.floor(key / 11)) % 11 === key % 11
}

/** Nine digits for firms, twelve for who is registered for a time; the last but one is 1. */
function lithuania(n: string): boolean {
  const weights = (from: number) => Array.from({ length: n.length - 1 }, (_, at) => 1 + ((at + from) % 9))
  return n.at(-2) === '1' && twice(n, weights(0), weights(2))
}

/** Firms begin with 4 or more; others are people's codes. */
function latvia(n: string): boolean {
  if (Number(n[0]) > 3) return weighted(n, [9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1]) % 11 === 3
  return ((1 + weighted(n, [10, 5, 8, 4, 2, 1, 6, 3, 7, 9])) % 11) % 10 === last(n)
}

/** By prefix. */
export const VAT_RULES: Readonly<Record<string, VatRule>> = {
  AT: { form: /^U\d{8}$/, check: austria },
  BE: { form: /^[01]\d{9}$/, check: (n) => 97 - (Number(n.slice(0, 8)) % 97) === Number(n.slice(8)) },
  BG: { form: /^\d{9,10}$/, check: bulgaria },
  CY: { form: /^(?!12)\d{8}[A-Z]$/, check: cyprus },
  CZ: { form: /^(?:[0-8]\d{7}|\d{9,10})$/, check: czechia },
  DE: { form: /^[1-9]\d{8}$/, check: mod11ten },
  DK: { form: /^[1-9]\d{7}$/, check: (n) => weighted(n, [2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0 },
  EE: { form: /^10\d{7}$/, check: (n) => (10 - (weighted(n, [3, 7, 1, 3, 7, 1, 3, 7]) % 10)) % 10 === last(n) },
  EL: { form: /^\d{9}$/, check: mod11([256, 128, 64, 32, 16, 8, 4, 2], (rest) => rest % 10) },
  ES: { form: /^[A-Z0-9]\d{7}[A-Z0-9]$/, check: spain },
  FI: { form: /^\d{8}$/, check: mod11([7, 9, 10, 5, 8, 4, 2], (rest) => (rest === 0 ? 0 : 11 - rest)) },
  FR: { form: /^[0-9A-HJ-NP-Z]{2}\d{9}$/, check: france },
  GB: { form: /^(?:\d{9}|\d{12}|GD[0-4]\d{2}|HA[5-9]\d{2})$/, check: (n) => !/^\d/.test(n) || britain(n) },
  HR: { form: /^\d{11}$/, check: mod11ten },
  HU: { form: /^\d{8}$/, check: (n) => (10 - (weighted(n, [9, 7, 3, 1, 9, 7, 3]) % 10)) % 10 === last(n) },
  IE: { form: /^(?:\d{7}[A-W][A-IW]?|\d[A-Z+*]\d{5}[A-W])$/, check: ireland },
  IT: { form: /^\d{11}$/, check: luhn },
  LT: { form: /^(?:\d{9}|\d{12})$/, check: lithuania },
  LU: { form: /^\d{8}$/, check: (n) => Number(n.slice(0, 6)) % 89 === Number(n.slice(6)) },
  LV: { form: /^\d{11}$/, check: latvia },
  MT: { form: /^[1-9]\d{7}$/, check: (n) => 37 - (weighted(n, [3, 4, 6, 7, 8, 9]) % 37) === Number(n.slice(6)) },
  NL: { form: /^\d{9}B\d{2}$/, check: netherlands },
  PL: { form: /^\d{10}$/, check: poland },
  PT: { form: /^[1-9]\d{8}$/, check: mod11([9, 8, 7, 6, 5, 4, 3, 2], (rest) => (rest < 2 ? 0 : 11 - rest)) },
  RO: {
    form: /^[1-9]\d{1,9}$/,
    check: (n) => ((weighted(n.padStart(10, '0'), [7, 5, 3, 2, 1, 7, 5, 3, 2]) * 10) % 11) % 10 === last(n),
  },
  SE: { form: /^\d{10}01$/, check: (n) => luhn(n.slice(0, 10)) },
  SI: { form: /^[1-9]\d{7}$/, check: mod11([8, 7, 6, 5, 4, 3, 2], (rest) => (11 - rest) % 10) },
  SK: { form: /^[1-9]\d{9}$/, check: (n) => Number(n) % 11 === 0 },
}
