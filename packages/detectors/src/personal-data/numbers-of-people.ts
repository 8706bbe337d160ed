/** Numbers that name a person or an account, told from order numbers and timestamps by their checksums and forms. */

/** Where something stands in a text. */
export type Place = { readonly start: number; readonly end: number }
/** A find in a text: its value in one spelling, and where it stands. */
export type Found = Place & { readonly value: string }

const RESIDENT_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
/** First two digits of the places that issue resident ids. */
const RESIDENT_PLACES = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|91)/

/** GB 11643: 17 digits and a check, with a date of birth that can be. */
export function validResidentId(id: string): boolean {
  if (!/^\d{17}[\dXx]$/.test(id) || !RESIDENT_PLACES.test(id)) return false
  const [year, month, day] = [Number(id.slice(6, 10)), Number(id.slice(10, 12)), Number(id.slice(12, 14))]
  const born = new Date(Date.UTC(year, month - 1, day))
  if (year < 1900 || year > 2099 || born.getUTCMonth() !== month - 1 || born.getUTCDate() !== day) return false
  const sum = RESIDENT_WEIGHTS.reduce((total, weight, at) => total + weight * Number(id[at]), 0)
  return '10X98765432'[sum % 11] === id[17]?.toUpperCase()
}

/** ISO/IEC 7812-1, by the ranges and lengths that issuers use. */
const CARD =
  /^(?:4(?:\d{12}|\d{15}|\d{18})|220[0-4]\d{12}|(?:5[1-5]\d\d|222[1-9]|22[3-9]\d|2[3-6]\d\d|27[01]\d|2720)\d{12}|3[47]\d{13}|62\d{14,17}|(?:6011|65\d\d|64[4-9]\d)\d{12}|35(?:2[89]|[3-8]\d)\d{12}|(?:36|38|30[0-5]\d)\d{10,12})$/

export function validCard(digits: string): boolean {
  if (!CARD.test(digits) || /^(\d)\1+$/.test(digits)) return false
  let sum = 0
  for (let at = digits.length - 1, double = false; at >= 0; at--, double = !double) {
    const digit = Number(digits[at]) * (double ? 2 : 1)
    sum += digit > 9 ? digit - 9 : digit
  }
  return sum % 10 === 0
}

const IBAN_LENGTHS: Readonly<Record<string, number>> = Object.fromEntries(
  (
    'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 ' +
    'IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SC31 SE24 SI19 SK24 SM27 ' +
    'ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20'
  )
    .split(' ')
    .map((item) => [item.slice(0, 2), Number(item.slice(2))] as const),
)

/** ISO 13616: the country's length, and modulo 97 is 1. */
export function validIban(iban: string): boolean {
  if (iban.length !== IBAN_LENGTHS[iban.slice(0, 2)]) return false
  let rest = 0
  for (const sign of iban.slice(4) + iban.slice(0, 4)) {
    const digit = Number.parseInt(sign, 36)
    rest = (digit > 9 ? rest * 100 + digit : rest * 10 + digit) % 97
  }
  return rest === 1
}

export function validSsn(ssn: string): boolean {
  return /^(?!000|666|9)\d{3}-?(?!00)\d{2}-?(?!0000)\d{4}$/.test(ssn)
}

const ORDER_WORD =
  /(?:order|commande|bestell|auftrag|pedido|ordine|zamówieni|注文|订单|tracking|运单|快递单?号|单号|invoice|ticket|工单|流水号|serial|imei|isbn|sku|trace|request|(?:part|article|account|customer|contract|reference|model) (?:no\.?|number))[^\n]{0,16}$/i

/** True when the words before a number say that it counts parcels or requests. */
export function isOrderNumber(text: string, start: number): boolean {
  return ORDER_WORD.test(text.slice(Math.max(0, start - 32), start))
}

const RESIDENT = /(?<![\dA-Za-z])\d(?:[ -]?\d){16}[ -]?[\dXx](?![\dA-Za-z])/g
const CARDS = /(?<![\dA-Za-z_./-])\d(?:[ .-]?\d){12,18}(?![\dA-Za-z_/-])/g
const IBANS = /(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}(?![A-Za-z0-9])/g
const SSN = /(?<![\d-])\d{3}-\d{2}-\d{4}(?![\d-])/g
const SSN_WORD = /\bssn\b|social security|tax(?:payer)? id/i
/** One letter or two and digits, or nine digits; of Germany letters among them, of France two inside. */
const PASSPORT =
  /(?:passport|护照|護照|reisepass|passeport|pasaporte|passaporte|passaporto|パスポート|旅券|여권)[^\n]{0,24}?(?<![A-Za-z0-9])([A-Z]{1,2}\d{6,9}|\d{9}|[CFGHJK](?=(?:[A-Z]*\d){4})[0-9CFGHJKLMNPRTVWXYZ]{8}|\d{2}[A-Z]{2}\d{5})(?![A-Za-z0-9])/gi

const RESIDENT_DIGITS = 17
const CARD_DIGITS = 13
/** A text that holds so many digits may hold any number. */
export const MOST_DIGITS = RESIDENT_DIGITS

/** How many digits a text holds, near or far; no more than `most` are counted. */
export function countDigits(text: string, most: number): number {
  let digits = 0
  for (let at = 0; at < text.length && digits < most; at++) {
    const code = text.charCodeAt(at)
    if (code >= 48 && code <= 57) digits++
  }
  return digits
}

/** What is known of a text before numbers are sought in it; `digits` as `countDigits` counts them. */
export type NumberHints = { readonly country: string | null; readonly digits: number; readonly withPassports: boolean }

const NONE: readonly Found[] = []

export function findIdentityNumbers(text: string, { country, digits, withPassports }: NumberHints): readonly Found[] {
  const found: Found[] = []
  for (const match of digits < RESIDENT_DIGITS ? [] : text.matchAll(RESIDENT))
    if (validResidentId(match[0].replace(/[ -]/g, '')))
      found.push({
        value: match[0].replace(/[ -]/g, '').toUpperCase(),
        start: match.index,
        end: match.index + match[0].length,
      })
  if (country === 'US' || SSN_WORD.test(text))
    for (const match of text.matchAll(SSN))
      if (validSsn(match[0])) found.push({ value: match[0], start: match.index, end: match.index + match[0].length })
  for (const match of withPassports ? text.matchAll(PASSPORT) : []) {
    const value = match[1] ?? ''
    const end = match.index + match[0].length
    found.push({ value: value.toUpperCase(), start: end - value.length, end })
  }
  return found
}

/** Card numbers are written together or in fours; other groupings are other numbers. */
const CARD_GROUPS = /^(?:\d+|\d{4}(?:([ .-])\d{4}){2,3}(?:\1\d{1,4})?|\d{4}([ .-])\d{6}\2\d{4,5})$/

/** What is written behind a card's number as if it went on: the three or four digits of its back. */
const BACK = /[ .-]\d{3,4}$/

export function* findCards(text: string, digits: number): Generator<Found, void> {
  if (digits < CARD_DIGITS) return
  for (const { 0: row, index } of text.matchAll(CARDS))
    for (const written of [row, row.replace(BACK, '')]) {
      const value = written.replace(/[ .-]/g, '')
      if (!CARD_GROUPS.test(written) || !validCard(value)) continue
      if (!isOrderNumber(text, index) && !isTestCard(text, value, index))
        yield { value, start: index, end: index + written.length }
      break
    }
}

const SORT_CODE = /\bsort code[^\n\d]{0,12}\d{2}[- ]?\d{2}[- ]?\d{2}(?!\d)/i
const ROUTING = /\b(?:routing|aba)(?: (?:no\.?|number))?[^\n\d]{0,8}(\d{9})(?!\d)/i
const BANK_ZH = /开户行|开户银行|开户支行/
const ACCOUNT =
  /\b(?:account|acct|a\/c)(?: (?:no\.?|number|#))?[^\n\d]{0,8}(\d{6,17})(?!\d)|(?:账号|帐号|卡号|账户)[^\n\d]{0,6}(\d{12,21})(?!\d)/gi

/** Weights 3, 7 and 1 in turn. */
const validRouting = (digits: string) =>
  Array.from(digits, Number).reduce((sum, digit, at) => sum + digit * ([3, 7, 1][at % 3] ?? 0), 0) % 10 === 0

/** Accounts of one country, which no checksum tells: beside the number of their bank. */
export function findDomesticAccounts(text: string, digits: number): readonly Found[] {
  if (digits < 12) return NONE
  const routing = ROUTING.exec(text)?.[1]
  if (!SORT_CODE.test(text) && !BANK_ZH.test(text) && (routing === undefined || !validRouting(routing))) return NONE
  return Array.from(text.matchAll(ACCOUNT), (match) => {
    const value = match[1] ?? match[2] ?? ''
    const end = match.index + match[0].length
    return { value, start: end - value.length, end }
  })
}

/** Numbers that payment services publish for trying out, where the text says that one is tried. */
const TEST_CARDS =
  /^(?:4242424242424242|4111111111111111|4000056655665556|5555555555554444|378282246310005|6011111111111117|4000000000000002)$/
const TEST_WORD = /\b(?:test|testing|sandbox|staging|demo|stripe docs)\b|测试|沙箱|テスト/i

export function isTestCard(text: string, value: string, start: number): boolean {
  return TEST_CARDS.test(value) && TEST_WORD.test(text.slice(Math.max(0, start - 40), start + 60))
}

/** In small letters only behind the word: hashes and ids look so too. */
const SMALL_IBAN =
  /\b(?:iban|konto|account|compte|cuenta|conta)\b[^\n]{0,24}?\b([a-z]{2}\d{2}[a-z0-9]{11,30})(?![a-z0-9])/gi

export function findIbans(text: string): readonly Found[] {
  const found: Found[] = []
  for (const match of text.matchAll(SMALL_IBAN)) {
    const value = match[1] ?? ''
    const end = match.index + match[0].length
    if (value !== value.toUpperCase() && validIban(value.toUpperCase()))
      found.push({ value: value.toUpperCase(), start: end - value.length, end })
  }
  for (const match of text.matchAll(IBANS)) {
    const length = IBAN_LENGTHS[match[0].slice(0, 2)] ?? 0
    let at = 0
    let value = ''
    // The pattern may run into the words behind, so the country's length says where the number ends.
    for (; at < match[0].length && value.length < length; at++) if (match[0][at] !== ' ') value += match[0][at] ?? ''
    if (validIban(value)) found.push({ value, start: match.index, end: match.index + at })
  }
  return found
}
