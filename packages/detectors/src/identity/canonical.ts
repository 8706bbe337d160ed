/** One spelling for what names a person: e-mail by provider, phone as E.164, document number. */
import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { readUrl } from '../link/read-url.ts'

type Provider = {
  readonly domain: string
  readonly dots: 'ignored' | 'kept'
  readonly tag: '+' | '-' | 'both' | 'none'
}

const provider = (domain: string, dots: Provider['dots'], tag: Provider['tag']): Provider => ({ domain, dots, tag })
const GMAIL = provider('gmail.com', 'ignored', '+')
const APPLE = provider('icloud.com', 'kept', '+')
const PROTON = provider('proton.me', 'ignored', '+')
const FASTMAIL = provider('fastmail.com', 'kept', '+')
const YANDEX = provider('yandex.ru', 'kept', '+')

/** Domains of one provider are one domain; what the provider ignores in the local part is dropped. */
const PROVIDERS: Readonly<Record<string, Provider>> = {
  'gmail.com': GMAIL,
  'googlemail.com': GMAIL,
  'icloud.com': APPLE,
  'me.com': APPLE,
  'mac.com': APPLE,
  'proton.me': PROTON,
  'protonmail.com': PROTON,
  'protonmail.ch': PROTON,
  'pm.me': PROTON,
  'fastmail.com': FASTMAIL,
  'fastmail.fm': FASTMAIL,
  'yandex.ru': YANDEX,
  'yandex.com': YANDEX,
  'ya.ru': YANDEX,
  'yandex.by': YANDEX,
  'yandex.kz': YANDEX,
  'outlook.com': provider('outlook.com', 'kept', '+'),
  'hotmail.com': provider('hotmail.com', 'kept', '+'),
  'live.com': provider('live.com', 'kept', '+'),
  'msn.com': provider('msn.com', 'kept', '+'),
  'hey.com': provider('hey.com', 'ignored', '+'),
  'zoho.com': provider('zoho.com', 'kept', '+'),
  'tuta.com': provider('tuta.com', 'kept', 'none'),
  'qq.com': provider('qq.com', 'kept', 'none'),
  'foxmail.com': provider('foxmail.com', 'kept', 'none'),
  '163.com': provider('163.com', 'kept', 'none'),
}

function providerOf(domain: string): Provider {
  const known = PROVIDERS[domain]
  if (known !== undefined) return known
  if (/^(?:yahoo|ymail|rocketmail)\./.test(domain)) return provider(domain, 'kept', '-')
  if (/^(?:outlook|hotmail|live)\./.test(domain)) return provider(domain, 'kept', '+')
  // Sub-addressing with + is what most other servers do; dots are kept, for they tell people apart there.
  return provider(domain, 'kept', '+')
}

function asciiDomain(domain: string): string | null {
  const hostname = readUrl(`https://${domain.replace(/(?<!\.)\.+$/, '')}`)?.hostname ?? ''
  return hostname.includes('.') || hostname === 'localhost' ? hostname : null
}

/** The mailbox an address reaches, or null when it is no address: `J.Doe+x@googlemail.com` is `jdoe@gmail.com`. */
export function canonicalEmail(email: string): string | null {
  const clean = email
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim()
    .replace(/^mailto:/i, '')
    .replace(/^.*<([^<>]+)>$/s, '$1')
  const at = clean.lastIndexOf('@')
  if (at <= 0 || /[\s/?#\\]/.test(clean)) return null
  const stated = asciiDomain(clean.slice(at + 1))
  if (stated === null) return null
  let local = clean
    .slice(0, at)
    .toLowerCase()
    .replace(/^"(.*)"$/, '$1')
  let domain = stated
  // Fastmail delivers anything@user.fastmail.com to user@fastmail.com.
  const sub = /^([^.]+)\.(fastmail\.(?:com|fm))$/.exec(domain)
  if (sub !== null) [local, domain] = [sub[1] ?? local, sub[2] ?? domain]
  const rules = providerOf(domain)
  if (rules.tag === '+' || rules.tag === 'both') local = local.replace(/(?!^)\+.*$/s, '')
  if (rules.tag === '-' || rules.tag === 'both') local = local.replace(/(?!^)-[^-]*$/, '')
  if (rules.dots === 'ignored') local = local.replaceAll('.', '')
  if (rules === PROTON) local = local.replace(/[-_]/g, '')
  if (rules === YANDEX) local = local.replaceAll('.', '-')
  return local === '' ? null : `${local}@${rules.domain}`
}

/** The country as the library knows it; undefined when it does not. */
function regionOf(country: string | null) {
  const code = country?.toUpperCase() ?? ''
  return isSupportedCountry(code) ? code : undefined
}

/** The digits of a number within its country, without what is dialled before them; null where they are too few to tell one country's from another's. */
export function nationalPhone(phone: string, country: string | null): string | null {
  const clean = cleanPhone(phone)
  const national = parsePhoneNumberFromString(clean, regionOf(country))?.nationalNumber ?? clean.replace(/\D/g, '')
  const digits = national.replace(/^0+/, '')
  return digits.length < LEAST_NATIONAL || digits.length > MOST_DIGITS || /\p{L}/u.test(clean) ? null : digits
}
const LEAST_NATIONAL = 9
/** Of a whole number, country code and all (E.164). */
const MOST_DIGITS = 15

export const cleanPhone = (phone: string): string =>
  phone
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim()
    .replace(/^tel:/i, '')
    .replace(/(?<!\s)\s*(?:;ext=|ext\.?|x|#|分机|转)\s*\d{1,6}$/i, '')
    .replace(/^00(?=[1-9])/, '+')
    // Mexico dropped the 1 that mobile numbers carried after the country code until 2019.
    .replace(/^\+52[\s-]?1(?=(?:[\s-]?\d){10}$)/, '+52')

/** E.164, or null. `country` (ISO 3166 alpha-2) reads numbers without a country code. */
export function canonicalPhone(phone: string, country: string | null): string | null {
  const parsed = parsePhoneNumberFromString(cleanPhone(phone), regionOf(country))
  if (parsed === undefined || !parsed.isPossible()) return null
  return parsed.number
}

/** `isValid`: a country gives out such numbers, and not only ones as long. */
export type ReadPhone = { readonly canonical: string; readonly isValid: boolean }

export function readPhone(phone: string, country: string | null): ReadPhone | null {
  const canonical = canonicalPhone(phone, country)
  return canonical === null ? null : { canonical, isValid: parsePhoneNumberFromString(canonical)?.isValid() === true }
}

/** Letters and digits, upper case; null when nothing is left. Case and separators tell no documents apart. */
export function canonicalDocument(documentNumber: string): string | null {
  const clean = documentNumber
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase()
  return clean.length < 4 ? null : clean
}
