/** Checksums of the numbers by which states know a person; each takes the number without separators, in capitals. */

const digitsOf = (text: string) => Array.from(text, Number)
const weighted = (bare: string, weights: readonly number[]) =>
  weights.reduce((sum, weight, at) => sum + weight * Number(bare[at] ?? 0), 0)
const last = (bare: string) => Number(bare.at(-1))
const same = (bare: string) => /^(\d)\1+$/.test(bare)

export function luhn(bare: string): boolean {
  const sum = digitsOf(bare)
    .toReversed()
    .reduce((total, digit, at) => total + (at % 2 === 0 ? digit : digit * 2 > 9 ? digit * 2 - 9 : digit * 2), 0)
  return sum % 10 === 0 && !same(bare)
}

/** A day of a year of which two digits are known: any month and day that some year has. */
function dayCanBe(month: string, day: string): boolean {
  const [inYear, inMonth] = [Number(month), Number(day)]
  return inYear >= 1 && inYear <= 12 && inMonth >= 1 && inMonth <= new Date(Date.UTC(2000, inYear, 0)).getUTCDate()
}

const SPANISH_LETTERS = 'TRWAGMYFPDXBNJZSQVHLCKE'

/** The letter is the rest of the number by 23; of foreigners X, Y and Z stand for 0, 1 and 2. */
export function validSpanishId(bare: string): boolean {
  const digits = bare.slice(0, -1).replace(/^[XYZ]/, (letter) => String('XYZ'.indexOf(letter)))
  return SPANISH_LETTERS[Number(digits) % 23] === bare.at(-1)
}

/** Two check digits by modulo 11. */
export function validCpf(bare: string): boolean {
  if (same(bare)) return false
  return [9, 10].every((length) => {
    let sum = 0
    for (let at = 0; at < length; at++) sum += Number(bare[at]) * (length + 1 - at)
    return ((sum * 10) % 11) % 10 === Number(bare[length])
  })
}

export const validPesel = (bare: string) =>
  (10 - (weighted(bare, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]) % 10)) % 10 === last(bare) && !same(bare)

export const validBsn = (bare: string) => weighted(bare, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0 && !/^0+$/.test(bare)

/** Of twelve digits the first two are the century. */
export const validPersonnummer = (bare: string) => {
  const short = bare.slice(-10)
  // Coordination numbers add 60 to the day.
  const day = Number(short.slice(4, 6))
  return dayCanBe(short.slice(2, 4), String(day > 60 ? day - 60 : day)) && luhn(short)
}

export const validNorwegian = (bare: string) =>
  weighted(bare, [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) % 11 === 0 &&
  weighted(bare, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0 &&
  !same(bare)

const FINNISH_SIGNS = '0123456789ABCDEFHJKLMNPRSTUVWXY'

/** Comes without the sign of the century. */
export const validFinnish = (bare: string) =>
  dayCanBe(bare.slice(2, 4), bare.slice(0, 2)) &&
  FINNISH_SIGNS[Number(bare.slice(0, 6) + bare.slice(-4, -1)) % 31] === bare.at(-1)

export const validSwiss = (bare: string) =>
  (10 - (weighted(bare, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3]) % 10)) % 10 === last(bare)

export const validAustrian = (bare: string) =>
  weighted(bare, [3, 7, 9, 0, 5, 8, 4, 2, 1, 6]) % 11 === Number(bare[3]) &&
  dayCanBe(bare.slice(6, 8), bare.slice(4, 6))

/** Rest of the first nine by 97; who was born since 2000 has a 2 before them. */
export const validBelgian = (bare: string) => {
  const check = Number(bare.slice(9))
  return [bare.slice(0, 9), `2${bare.slice(0, 9)}`].some((number) => 97 - (Number(number) % 97) === check)
}

export const validTaxFile = (bare: string) =>
  weighted(bare, [1, 4, 3, 7, 5, 8, 6, 9, 10]) % 11 === 0 && !/^0+$/.test(bare)

/** One letter or two, six digits and a check, in which A is ten. */
export function validHongKong(bare: string): boolean {
  const letters = bare.replace(/[\dA]$/, '').replace(/\d/g, '')
  const values = [
    ...(letters.length === 1 ? [36] : []),
    ...Array.from(letters, (letter) => letter.charCodeAt(0) - 55),
    ...digitsOf(bare.slice(letters.length, -1)),
    bare.endsWith('A') ? 10 : last(bare),
  ]
  return values.reduce((sum, value, at) => sum + value * (9 - at), 0) % 11 === 0
}

const TAIWANESE = 'ABCDEFGHJKLMNPQRSTUVXYWZIO'

/** Of residents until 2021 a second letter stands for the last digit of its number. */
export function validTaiwanese(bare: string): boolean {
  const place = TAIWANESE.indexOf(bare[0] ?? '') + 10
  const digits = bare.slice(1).replace(/^[A-D]/, (letter) => String(TAIWANESE.indexOf(letter)))
  return (Math.floor(place / 10) + (place % 10) * 9 + weighted(digits, [8, 7, 6, 5, 4, 3, 2, 1, 1])) % 10 === 0
}

export function validSingaporean(bare: string): boolean {
  const kind = bare[0] ?? ''
  const sum = weighted(bare.slice(1, 8), [2, 7, 6, 5, 4, 3, 2]) + (/[TG]/.test(kind) ? 4 : kind === 'M' ? 3 : 0)
  const letters = /[ST]/.test(kind) ? 'JZIHGFEDCBA' : kind === 'M' ? 'XWUTRQPNJLK' : 'XWUTRQPNMLK'
  return letters[kind === 'M' ? 10 - (sum % 11) : sum % 11] === bare[8]
}

/** Firms have numbers from 50 million on. */
export function validChilean(bare: string): boolean {
  const body = bare.slice(0, -1)
  const sum = digitsOf(body)
    .toReversed()
    .reduce((total, digit, at) => total + digit * (2 + (at % 6)), 0)
  return '0K987654321'[sum % 11] === bare.at(-1) && Number(body) < 50_000_000
}

/** Twelve digits, of people; firms have ten. */
export const validRussianTax = (bare: string) =>
  (weighted(bare, [7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11) % 10 === Number(bare[10]) &&
  (weighted(bare, [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11) % 10 === Number(bare[11])

export const validSnils = (bare: string) =>
  (weighted(bare, [9, 8, 7, 6, 5, 4, 3, 2, 1]) % 101) % 100 === Number(bare.slice(9))

export function validTurkish(bare: string): boolean {
  const odd = weighted(bare, [1, 0, 1, 0, 1, 0, 1, 0, 1])
  const even = weighted(bare, [0, 1, 0, 1, 0, 1, 0, 1])
  const sum = weighted(bare, [1, 1, 1, 1, 1, 1, 1, 1, 1, 1])
  return !bare.startsWith('0') && (((odd * 7 - even) % 10) + 10) % 10 === Number(bare[9]) && sum % 10 === last(bare)
}

export const validSouthAfrican = (bare: string) => dayCanBe(bare.slice(2, 4), bare.slice(4, 6)) && luhn(bare)

export const validThai = (bare: string) =>
  (11 - (weighted(bare, [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 10 === last(bare)

/** The day stands before the month; of women it has 40 more. */
export const validIndonesian = (bare: string) => dayCanBe(bare.slice(8, 10), String(Number(bare.slice(6, 8)) % 40))

export const validMalaysian = (bare: string) => dayCanBe(bare.slice(2, 4), bare.slice(4, 6))

export const validRomanian = (bare: string) => {
  const rest = weighted(bare, [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11
  return (rest === 10 ? 1 : rest) === last(bare) && dayCanBe(bare.slice(3, 5), bare.slice(5, 7))
}

const IRISH_LETTERS = 'WABCDEFGHIJKLMNOPQRSTUV'

export const validIrish = (bare: string) =>
  IRISH_LETTERS[
    (weighted(bare, [8, 7, 6, 5, 4, 3, 2]) + 9 * Math.max(0, IRISH_LETTERS.indexOf(bare[8] ?? 'W'))) % 23
  ] === bare[7]

/** Of people the number begins with 1, 2 or 3. */
export const validPortuguese = (bare: string) => {
  const rest = weighted(bare, [9, 8, 7, 6, 5, 4, 3, 2]) % 11
  return (rest < 2 ? 0 : 11 - rest) === last(bare)
}
