/** Phone numbers and e-mail addresses in text. */
import { canonicalEmail, readPhone } from '../identity/canonical.ts'
import { guessPhone } from '../identity/guess-phone.ts'
import { type Found, isOrderNumber } from './numbers-of-people.ts'
import { isLineOfNobody } from './of-nobody.ts'

const EMAIL = /(?<![\w.+@/-])[a-z0-9][\w.+%-]{0,63}@(?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,24}(?![\w@]|\.[a-z0-9])/gi
/** Mailboxes of offices, not of people, and addresses that are part of a repository's URL. */
const OFFICE =
  /^(?:no-?reply|do-?not-?reply|info|support|help|helpdesk|sales|admin|contact|office|hello|team|billing|press|jobs|careers|hr|security|abuse|postmaster|webmaster|newsletter|notifications?|alerts?|service|git|root|user|username|you|me|name|test|example|foo|bar)@/i

/** Whether an @ stands between what may end a mailbox and what may begin a host: those before names ("@lee") do not. */
function mayHoldEmail(text: string): boolean {
  for (let at = text.indexOf('@', 1); at >= 0; at = text.indexOf('@', at + 1))
    if (/^[\w.+%-]@[a-z0-9-]$/i.test(text.slice(at - 1, at + 2))) return true
  return false
}

/** One after the other: whoever has enough reads no further. */
export function* findEmails(text: string): Generator<Found, void> {
  if (!mayHoldEmail(text)) return
  for (const match of text.matchAll(EMAIL)) {
    if (OFFICE.test(match[0]) || /\.(?:png|jpe?g|gif|svg|js|css|local)$/i.test(match[0])) continue
    const value = canonicalEmail(match[0])
    if (value !== null) yield { value, start: match.index, end: match.index + match[0].length }
  }
}

const PHONE = /(?<![\w.+#=/:@-])(?:\+|00)?\(?\d(?:[ ().-]{0,2}\d){6,14}(?![\w@]|[./:-]\w)/g
const PHONE_WORD =
  /(?:phone|tel|telephone|mobile|cell|call|whatsapp|text (?:me|him|her)|number is|电话|手机|号码|联系方式|致电|微信|热线|telefon|handy|mobil|téléphone|portable|tél|teléfono|móvil|電話|携帯|전화|휴대폰|핸드폰|연락처|telefone|celular|телефон|هاتف|جوال)[^\n]{0,24}$/iu
/** Stands before a number of somebody's own, whatever the country: its form need not be known. */
const OWN_PHONE_WORD =
  /(?:phone|telephone|mobile|cell|whatsapp|手机|telefon|handy|mobil|téléphone|portable|teléfono|móvil|電話|携帯|휴대폰|핸드폰|celular|телефон)[^\n]{0,24}$/iu
/** And before one that an office answers. */
const OFFICE_PHONE_WORD =
  /(?:hotline|helpline|customer (?:service|care|support)|support line|switchboard|reception|front desk|call cent(?:er|re)|客服|热线|總機|总机|前台|服务电话|咨询电话|zentrale)[^\n]{0,20}$/iu
/** Numbers that cost the caller nothing belong to nobody in particular. */
const FREE_OF_CHARGE =
  /^(?:\+1(?:800|833|844|855|866|877|888)|\+86[48]00|\+(?:44|49|39|31|43|41|32|353|48|420|64|800|61)80[0-9]|\+611[38]00|\+3380[0-5]|\+3490[01]|\+800)/
const CHINESE_MOBILE = /^1[3-9]\d{9}$/
const DATE_LIKE =
  /^(?:19|20)\d{2}[-./ ]?(?:0[1-9]|1[0-2])[-./ ]?(?:0[1-9]|[12]\d|3[01])(?:[ -]?\d{2,6})?$|^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$|^\d{1,3}(?:\.\d{1,3}){3}$/

/**
 * Numbers of a text that the library reads; 64 KiB hold five thousand, which would take it a third of a second. Those behind are read by
 * the tables alone, which seldom know otherwise.
 */
const MOST_LOOKED_UP = 300

type Reading = { readonly text: string; readonly country: string | null; lookedUp: number }

const read = (reading: Reading, ...asked: Parameters<typeof readPhone>): ReturnType<typeof readPhone> =>
  ++reading.lookedUp > MOST_LOOKED_UP ? guessPhone(...asked) : readPhone(...asked)

function isPhone(reading: Reading, written: string, start: number): string | null {
  const { text, country } = reading
  const digits = written.replace(/\D/g, '')
  if (digits.length < 7 || digits.length > 15 || DATE_LIKE.test(written) || /^(\d)\1+$/.test(digits)) return null
  if (isOrderNumber(text, start)) return null
  const international = /^(?:\+|00[1-9])/.test(written)
  if (!international && CHINESE_MOBILE.test(digits) && !/[.]/.test(written))
    return read(reading, digits, 'CN')?.canonical ?? null
  const worded = isWordedPhone(text, start)
  if (!international && !worded && !/^\(?\d{2,5}\)?[ -]\d{3,4}[ -]\d{3,4}$/.test(written)) return null
  if (!international && country === null && !worded) return null
  if (isOfficePhone(text, start)) return null
  const found = read(reading, written, country ?? (worded ? 'US' : null))
  if (found === null) return international || !worded || digits.length < 8 ? null : digits
  if (FREE_OF_CHARGE.test(found.canonical)) return null
  if (found.isValid) return found.canonical
  return country === null && !international && isNamedPhone(text, written, start) ? digits : null
}

/** A mobile or a number with its prefix, of a country that nobody knows. */
function isNamedPhone(text: string, written: string, start: number): boolean {
  const digits = written.replace(/\D/g, '').length
  const said = OWN_PHONE_WORD.test(text.slice(Math.max(0, start - 40), start))
  return digits >= 9 && digits <= 11 && /^[0(6-9]/.test(written) && said
}

/** Whether the words before a number say that it is one to call. */
export const isWordedPhone = (text: string, start: number): boolean =>
  PHONE_WORD.test(text.slice(Math.max(0, start - 40), start))

/** And whether an office answers it. */
export const isOfficePhone = (text: string, start: number): boolean =>
  OFFICE_PHONE_WORD.test(text.slice(Math.max(0, start - 40), start))

/** A Chinese mobile in digits alone, with or without the country; null: it is none. */
export function readChineseMobile(digits: string): string | null {
  const mobile = digits.replace(/^(?:00)?86(?=1)/, '')
  return CHINESE_MOBILE.test(mobile) ? (readPhone(mobile, 'CN')?.canonical ?? null) : null
}

/** Phone numbers: with a country code; in the country's own form; Chinese mobiles; or after a word that says so. */
export function* findPhones(text: string, country: string | null): Generator<Found, void> {
  const reading: Reading = { text, country, lookedUp: 0 }
  for (const match of text.matchAll(PHONE)) {
    const place = { start: match.index, end: match.index + match[0].length }
    const value = isPhone(reading, match[0], match.index)
    if (value !== null && !isLineOfNobody(text, place)) yield { value, ...place }
  }
}
