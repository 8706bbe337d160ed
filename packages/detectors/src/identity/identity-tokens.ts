/**
 * What a person can be known by again, as keyed tokens. Strong ones are exact: the mailbox, the phone, the document, the device. Supporting
 * ones forgive one slip and any order of letters: a name in any script, a birth date or two thirds of it, a mailbox. None can be read back
 * without the key, and a supporting one alone says nothing.
 */
import { canonicalDocument, canonicalEmail, canonicalPhone, nationalPhone } from './canonical.ts'
import { latinWords } from './latin-name.ts'

export type StrongKind = 'email' | 'phone' | 'documentNumber' | 'device'
type SupportingKind = 'name' | 'initials' | 'birthDate' | 'mailbox'
export type TokenKind = StrongKind | SupportingKind

export const isStrong = (kind: TokenKind): kind is StrongKind => Object.hasOwn(STRONG, kind)

/** Keyed hash of a canonical identifier; null when there is no key. */
export type MakeToken = (kind: TokenKind, canonical: string) => string | null

export type IdentityClaims = {
  readonly email: string | null
  readonly phone: string | null
  readonly documentNumber: string | null
  readonly device: string | null
  readonly name: string | null
  readonly birthDate: string | null
  /** Reads phone numbers without a country code. */
  readonly country: string | null
}

export type IdentityToken = {
  readonly kind: TokenKind
  /** What is kept of the identity. */
  readonly token: string
  /** What another identity must have for the two to share it. */
  readonly asks: readonly string[]
}

/** The exact tokens of an identity: all that is needed where nobody was terminated. They are bare. */
export function strongTokens(
  { email, phone, documentNumber, device, country }: IdentityClaims,
  make: MakeToken,
): readonly IdentityToken[] {
  const tokens: IdentityToken[] = []
  const strong = (kind: StrongKind, canonical: string | null): void => {
    const token = canonical === null || canonical === '' ? null : make(kind, canonical)
    if (token !== null) tokens.push({ kind, token, asks: [token] })
  }
  strong('email', email === null ? null : canonicalEmail(email))
  tokens.push(...phoneTokens(phone, country, make))
  strong('documentNumber', documentNumber === null ? null : canonicalDocument(documentNumber))
  if (tokens.some(({ kind }) => kind === 'documentNumber'))
    tokens.push({ kind: 'documentNumber', token: `${DOCUMENT_KNOWN}known`, asks: [] })
  strong('device', device?.trim() ?? null)
  return tokens
}

/**
 * A number, and the digits that it has within its country: who states no country shares it with whoever has the same digits. Two numbers whose
 * countries are known are one when they are equal.
 */
function phoneTokens(phone: string | null, country: string | null, make: MakeToken): readonly IdentityToken[] {
  if (phone === null) return []
  const whole = canonicalPhone(phone, country)
  const national = nationalPhone(phone, country)
  const tokensOf = (spelled: readonly (string | false)[]): readonly string[] =>
    spelled.flatMap((each) => (each === false ? [] : (make('phone', each) ?? [])))
  const [ofUnknown, ofKnown] =
    national === null ? ([false, false] as const) : ([`?${national}`, `~${national}`] as const)
  const asks = tokensOf(whole === null ? [ofUnknown, ofKnown] : [whole, ofUnknown])
  const [token, ...more] = [...asks.slice(0, 1), ...(whole === null ? [] : tokensOf([ofKnown]))]
  if (token === undefined) return []
  return [{ kind: 'phone', token, asks }, ...more.map((each) => ({ kind: 'phone' as const, token: each, asks: [] }))]
}

/** Every token of an identity: the strong ones, and supporting ones that begin with their kind. */
export function identityTokens(claims: IdentityClaims, make: MakeToken): readonly IdentityToken[] {
  const { email } = claims
  const tokens = [...strongTokens(claims, make)]
  const mailbox = email === null ? null : canonicalEmail(email)
  const supporting = (kind: SupportingKind, keys: readonly string[], prefix: string = PREFIX[kind]): void => {
    for (const key of keys) {
      const token = make(kind, key)
      if (token !== null) tokens.push(supportingToken(kind, prefix, keptHash(kind, token)))
    }
  }
  const words = claims.name === null ? [] : latinWords(claims.name)
  for (const key of nameKeys(words)) supporting('name', [key], key.length < LEAST_LONG_NAME ? PREFIX.name : LONG_NAME)
  for (const key of mailbox === null ? [] : keysOfMailboxName(mailbox))
    supporting('name', [key], key.length < LEAST_LONG_NAME ? MAILBOX_NAME : LONG_MAILBOX_NAME)
  supporting('initials', initialKeys(words))
  const born = claims.birthDate === null ? null : readBirthDate(claims.birthDate)
  supporting('birthDate', born?.whole ?? [], WHOLE_BIRTH)
  supporting('birthDate', born?.parts ?? [], PART_BIRTH)
  supporting('birthDate', born?.year ?? [])
  const written = mailbox ?? email?.toLowerCase().trim() ?? ''
  if (isDistinctive(written)) {
    const keys = withoutOne(written)
    supporting('mailbox', keys.slice(0, 1), WHOLE_MAILBOX)
    supporting('mailbox', keys)
    supporting('mailbox', localKeys(written), LOCAL_MAILBOX)
  }
  return tokens
}

const PREFIX: Readonly<Record<SupportingKind, string>> = {
  name: 'name.',
  initials: 'init.',
  birthDate: 'born.',
  mailbox: 'mail.',
}
/** Says that there is a document, so that another one speaks against. */
const DOCUMENT_KNOWN = 'document.'
const WHOLE_BIRTH = 'born.on.'
const PART_BIRTH = 'born.part.'
const WHOLE_MAILBOX = 'mail.all.'
const LOCAL_MAILBOX = 'mail.local.'
const LONG_NAME = 'name.long.'
const MAILBOX_NAME = 'mail.name.'
const LONG_MAILBOX_NAME = 'mail.name.long.'

/** The name in a mailbox is shared with a name, and the other way round; with another mailbox, the mailbox is. */
function supportingToken(kind: SupportingKind, prefix: string, hash: string): IdentityToken {
  const token = `${prefix}${hash}`
  if (prefix === PREFIX.name) return { kind, token, asks: [token, `${MAILBOX_NAME}${hash}`] }
  if (prefix === LONG_NAME) return { kind, token, asks: [token, `${LONG_MAILBOX_NAME}${hash}`] }
  if (prefix === MAILBOX_NAME) return { kind, token, asks: [`${PREFIX.name}${hash}`] }
  return { kind, token, asks: [prefix === LONG_MAILBOX_NAME ? `${LONG_NAME}${hash}` : token] }
}
/** 72 bits: enough to tell apart, and a quarter of the room. */
const KEPT = 12

/** What is kept of a hash. Whoever puts hashes of another key in their place starts from this. */
export const keptHash = (kind: TokenKind, hash: string): string => (isStrong(kind) ? hash : hash.slice(0, KEPT))

/** What each kind that two identities share adds to how surely they are one. */
const STRONG: Readonly<Record<StrongKind, number>> = { email: 6, documentNumber: 6, phone: 3.2, device: 2 }
const SAME_NAME = 1.6
/** Fewer people share a long one. */
const SAME_LONG_NAME = 2.2
/** A name and the first letters of the others, on one device. */
const SAME_INITIALS = 1
/** The same letters in another order, one letter off, or the same part with digits before another domain. */
const REORDERED_MAILBOX = 3
const NEAR_MAILBOX = 2.5
const SAME_BIRTH = 2
/** Two of year, month and day with a slip in the third, or day and month in the other order. Who was born in quite another year on the same day is somebody else. */
const NEAR_BIRTH = 0.8
/** Phones and devices change hands: under another name they are somebody else's. */
const OTHER_NAME = -1.6
const OTHER_BIRTH = -1
/** Families share a device, and a father's name. */
const OTHER_BIRTH_IN_FAMILY = -1.6
const OTHER_DOCUMENT = -4

/** From here on two identities may be one. */
export const MAY_BE_ONE = 3

export type SharedIdentity = { readonly weight: number; readonly kinds: readonly TokenKind[] }

/** How surely two identities are one, and what they share. `theirs`: every token of the other. */
export function weighIdentity(own: readonly IdentityToken[], theirs: ReadonlySet<string>): SharedIdentity {
  const shared = own.filter(({ asks }) => asks.some((token) => theirs.has(token)))
  const kinds = [...new Set(shared.map(({ kind }) => kind))]
  const has = (kind: TokenKind): boolean => kinds.includes(kind)
  const differs = (kind: SupportingKind): boolean =>
    !has(kind) &&
    own.some(({ token }) => token.startsWith(PREFIX[kind])) &&
    [...theirs].some((token) => token.startsWith(PREFIX[kind]))
  let weight = STRONG_KINDS.filter(has).reduce((sum, kind) => sum + STRONG[kind], 0)
  const sharesAny = (prefix: string): boolean => shared.some(({ token }) => token.startsWith(prefix))
  if (has('name')) weight += sharesAny(LONG_NAME) || sharesAny(LONG_MAILBOX_NAME) ? SAME_LONG_NAME : SAME_NAME
  else if (has('initials') && has('device')) weight += SAME_INITIALS
  if (has('mailbox') && !has('email')) weight += sharesAny(WHOLE_MAILBOX) ? REORDERED_MAILBOX : NEAR_MAILBOX
  if (sharesAny(WHOLE_BIRTH)) weight += SAME_BIRTH
  else if (sharesAny(PART_BIRTH)) weight += NEAR_BIRTH
  if (differs('birthDate')) weight += has('device') && !has('mailbox') ? OTHER_BIRTH_IN_FAMILY : OTHER_BIRTH
  if (
    [...theirs].some((token) => token.startsWith(DOCUMENT_KNOWN)) &&
    !has('documentNumber') &&
    own.some(({ kind }) => kind === 'documentNumber')
  )
    weight += OTHER_DOCUMENT
  if (differs('name') && !has('initials') && !has('mailbox') && !has('email') && !has('documentNumber'))
    weight += OTHER_NAME
  return { weight, kinds }
}

const STRONG_KINDS = Object.keys(STRONG) as readonly StrongKind[]

/** Short forms that people use for their own names. */
const SHORT_FORMS: ReadonlyMap<string, string> = new Map(
  (
    'liz elizabeth|beth elizabeth|lizzie elizabeth|betty elizabeth|bob robert|rob robert|bobby robert|bill william|will william|billy william|' +
    'jim james|jimmy james|mike michael|mick michael|dick richard|rick richard|rich richard|tom thomas|tommy thomas|tony anthony|joe joseph|' +
    'dan daniel|danny daniel|dave david|steve stephen|chris christopher|matt matthew|nick nicholas|alex alexander|sasha alexander|kate katherine|' +
    'katie katherine|kathy katherine|cathy catherine|sue susan|jen jennifer|jenny jennifer|meg margaret|peggy margaret|maggie margaret|ben benjamin|' +
    'sam samuel|ed edward|ted edward|eddie edward|andy andrew|drew andrew|tim timothy|greg gregory|jeff jeffrey|ken kenneth|ron ronald|don donald|' +
    'phil philip|pat patrick|vicky victoria|becky rebecca|debbie deborah|abby abigail|jon john|johnny john|jack john|charlie charles|fred frederick|freddie frederick'
  )
    .split('|')
    .map((pair): [string, string] => {
      const [short = '', long = ''] = pair.split(' ')
      return [short, long]
    }),
)

/** Keys of a name as it is written and in its long form; none of a name too short to tell. */
function nameKeys(words: readonly string[]): readonly string[] {
  const written = words.join('')
  const full = words.map((word) => SHORT_FORMS.get(word) ?? word).join('')
  return [...new Set([written, full].flatMap((letters) => (letters.length < LEAST_LETTERS ? [] : withoutOne(letters))))]
}

/** Many mailboxes are called after their owners: `gregory.freddie71`. */
function keysOfMailboxName(mailbox: string): readonly string[] {
  const letters = mailbox.slice(0, mailbox.lastIndexOf('@')).replace(/[^a-z]/g, '')
  return letters.length < LEAST_MAILBOX_NAME ? [] : withoutOne(letters)
}

/** The first or the last name whole, and the first letters of all others. */
function initialKeys(words: readonly string[]): readonly string[] {
  const [first = '', last = ''] = [words[0], words.at(-1)]
  if (words.length < 2) return []
  const initials = (some: readonly string[]) => some.map((word) => word.charAt(0)).join('')
  return [`${last} ${initials(words.slice(0, -1))}`, `${first} ${initials(words.slice(1))}`]
}

const LEAST_LETTERS = 5
const LEAST_MAILBOX_NAME = 8
const LEAST_LONG_NAME = 11

/** Mailboxes of one letter differ in that letter. */
const isDistinctive = (mailbox: string): boolean => mailbox.indexOf('@') >= 2 && mailbox.length >= 9

/** Where there are digits, nobody else has the same before another domain. */
function localKeys(mailbox: string): readonly string[] {
  const local = mailbox.slice(0, mailbox.lastIndexOf('@'))
  return /\d/.test(local) && local.length >= 6 ? [local] : []
}

/**
 * The letters in the order of the alphabet, and without each of them once. Two texts that one slip parts share a key: letters that changed
 * place, one too many, one missing, or one for another.
 */
function withoutOne(text: string): readonly string[] {
  const letters = Array.from(text).sort()
  const keys = new Set([letters.join('')])
  for (const [at, letter] of letters.entries())
    if (letter !== letters[at - 1]) keys.add(letters.filter((_, place) => place !== at).join(''))
  return [...keys]
}

type BirthDate = Readonly<Record<'whole' | 'parts' | 'year', readonly string[]>>

/** The date, its two thirds, and null of what is no date. */
function readBirthDate(birthDate: string): BirthDate | null {
  const [, year, month, day] = /^(\d{4})-?(\d{2})-?(\d{2})/.exec(birthDate.trim()) ?? []
  if (year === undefined || month === undefined || day === undefined) return null
  const inAnyOrder = [year, ...[month, day].sort()].join(' ')
  const slips = [
    ...Array.from(year, (_, at) => `${year.slice(0, at)}?${year.slice(at + 1)}`),
    Array.from(year).sort().join(''),
  ]
  const parts = [`${year}-${month}-`, `${year}--${day}`, ...slips.map((slip) => `${slip}-${month}-${day}`), inAnyOrder]
  return { whole: [`${year}-${month}-${day}`], parts, year: [year] }
}
