/** VAT numbers of the European Union, Northern Ireland and Great Britain, by their public checksums. */

export type VatCheck = {
  readonly prefix: string
  readonly number: string
  readonly valid: boolean | null
  readonly country: string | null
}

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
type Check = { readonly form: RegExp; readonly check: ((number: string) => boolean) | null }

function austria(n: string): boolean {
  const d = digitsOf(n.slice(1))
  const sum = d
    .slice(0, 7)
    .reduce((total, digit, at) => total + (at % 2 === 0 ? digit : Math.floor(digit / 5) + ((digit * 2) % 10)), 0)
  return (10 - ((sum + 4) % 10)) % 10 === d[7]
}

function spain(n: string): boolean {
  const letters = 'TRWAGMYFPDXBNJZSQVHLCKE'
  if (/^[XYZ]?\d{7,8}[A-Z]$/.test(n)) {
    const value = Number(n.slice(0, -1).replace('X', '0').replace('Y', '1').replace('Z', '2'))
    return letters[value % 23] === n.at(-1)
  }
  const body = n.slice(1, 8)
  const sum = digitsOf(body).reduce((total, digit, at) => {
    const doubled = digit * 2
    return total + (at % 2 === 1 ? digit : Math.floor(doubled / 10) + (doubled % 10))
  }, 0)
  const control = (10 - (sum % 10)) % 10
  return n.at(-1) === String(control) || n.at(-1) === 'JABCDEFGHI'[control]
}

function ireland(n: string): boolean {
  const letters = 'WABCDEFGHIJKLMNOPQRSTUV'
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

const CHECKS: Readonly<Record<string, Check>> = {
  AT: { form: /^U\d{8}$/, check: austria },
  BE: { form: /^[01]\d{9}$/, check: (n) => 97 - (Number(n.slice(0, 8)) % 97) === Number(n.slice(8)) },
  BG: { form: /^\d{9,10}$/, check: null },
  CY: { form: /^\d{8}[A-Z]$/, check: null },
  CZ: {
    form: /^\d{8,10}$/,
    check: (n) => n.length !== 8 || (11 - (weighted(n, [8, 7, 6, 5, 4, 3, 2]) % 11)) % 10 === last(n),
  },
  DE: { form: /^[1-9]\d{8}$/, check: mod11ten },
  DK: { form: /^[1-9]\d{7}$/, check: (n) => weighted(n, [2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0 },
  EE: { form: /^10\d{7}$/, check: (n) => (10 - (weighted(n, [3, 7, 1, 3, 7, 1, 3, 7]) % 10)) % 10 === last(n) },
  EL: { form: /^\d{9}$/, check: mod11([256, 128, 64, 32, 16, 8, 4, 2], (rest) => rest % 10) },
  ES: { form: /^[A-Z0-9]\d{7}[A-Z0-9]$/, check: spain },
  FI: { form: /^\d{8}$/, check: mod11([7, 9, 10, 5, 8, 4, 2], (rest) => (rest === 0 ? 0 : 11 - rest)) },
  FR: {
    form: /^[0-9A-HJ-NP-Z]{2}\d{9}$/,
    check: (n) =>
      !/^\d/.test(n) || !/^\d{2}/.test(n) || (12 + 3 * (Number(n.slice(2)) % 97)) % 97 === Number(n.slice(0, 2)),
  },
  GB: { form: /^(?:\d{9}|\d{12}|GD[0-4]\d{2}|HA[5-9]\d{2})$/, check: (n) => !/^\d/.test(n) || britain(n) },
  HR: { form: /^\d{11}$/, check: mod11ten },
  HU: { form: /^\d{8}$/, check: (n) => (10 - (weighted(n, [9, 7, 3, 1, 9, 7, 3]) % 10)) % 10 === last(n) },
  IE: { form: /^(?:\d{7}[A-W][A-IW]?|\d[A-Z+*]\d{5}[A-W])$/, check: (n) => !/^\d{7}/.test(n) || ireland(n) },
  IT: { form: /^\d{11}$/, check: luhn },
  LT: { form: /^(?:\d{9}|\d{12})$/, check: null },
  LU: { form: /^\d{8}$/, check: (n) => Number(n.slice(0, 6)) % 89 === Number(n.slice(6)) },
  LV: { form: /^\d{11}$/, check: null },
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

/** `clean` without separators, with or without its country prefix; `country` (ISO 3166) reads it without. */
export function checkVat(clean: string, country: string): VatCheck {
  const home = country.toUpperCase() === 'GR' ? 'EL' : country.toUpperCase()
  const stated = /^[A-Z]{2}/.exec(clean)?.[0] ?? ''
  const known = stated === 'XI' || CHECKS[stated] !== undefined
  // French and Cypriot numbers may begin with letters of their own, so the home country's form comes first.
  const bareFits = CHECKS[home]?.form.test(clean) === true
  const prefix = bareFits || !known ? home : stated
  const number = prefix === stated && !bareFits ? clean.slice(2) : clean
  const rule = CHECKS[prefix === 'XI' ? 'GB' : prefix]
  const iso = prefix === 'EL' ? 'GR' : prefix === 'XI' ? 'GB' : prefix
  if (rule === undefined) return { prefix, number, valid: null, country: iso === '' ? null : iso }
  if (!rule.form.test(number)) return { prefix, number, valid: false, country: iso }
  return { prefix, number, valid: rule.check === null ? null : rule.check(number), country: iso }
}
