/** Personal data in text, by checksum where there is one, and secrets by their formats. */
import type { SignalName, SignalSink } from '@goodstanding/model'
import { canonicalDocument, canonicalEmail, canonicalPhone } from '../identity/canonical.ts'
import { codedTexts } from '../text/coded-words.ts'
import { findEmails, findPhones } from './contacts-of-people.ts'
import { GATES } from './gates.ts'
import { findAddresses, findBirthDates, findHealth, findReligion, mayHoldAddress } from './life-of-people.ts'
import { hiddenCards, hiddenPhones, hiddenResidents, withBackwards } from './hidden-numbers.ts'
import { findNationalNumbers } from './national-numbers.ts'
import {
  countDigits,
  findCards,
  findDomesticAccounts,
  findIbans,
  findIdentityNumbers,
  type Found,
  MOST_DIGITS,
  type Place,
} from './numbers-of-people.ts'
import { narrow, writePlainly } from './plain-writing.ts'
import { findSecrets, mayHoldSecret } from './secrets.ts'
import { isOwn } from './own-data.ts'
import { digitRows, holdsLongRow } from './spelled-digits.ts'
import { createTaken, type Taken } from './taken.ts'

export type PersonalText = { readonly pointer: string; readonly text: string }

/** Whose data does not count, and how bare phone numbers are read. */
export type PersonalDataContext = {
  /** The actor's own e-mail addresses and phone numbers, as they are known. */
  readonly ownEmails: readonly string[]
  readonly ownPhones: readonly string[]
  /** What the actor goes by: data right behind it, as in a signature, is the actor's own. Absent: not known. */
  readonly ownName?: string | null
  /** ISO 3166 country of the organization or session, or null. */
  readonly country: string | null
  /** Whose an identifier is, where somebody knows; asked of what was found alone. Absent: nobody knows. */
  readonly whose?: (kind: IdentifierKind, value: string) => Whose
}

/** What somebody is known by, in the one spelling that `canonical…` gives it. */
export type IdentifierKind = 'email' | 'phone' | 'documentNumber'

/** `consented`: of whom it is agreed to the recipients of this very event. */
export type Whose = 'own' | 'consented' | 'member' | 'contact' | 'stranger'

type Counted = Extract<SignalName, `personal.${string}`>

const SENSITIVE: ReadonlySet<Counted> = new Set<Counted>([
  'personal.identity-numbers',
  'personal.bank-cards',
  'personal.bank-accounts',
  'personal.health',
  'personal.religion',
])

type Tally = {
  readonly seen: Set<string>
  readonly counts: Map<Counted, number>
  total: number
  sensitive: number
  members: number
  contacts: number
  consented: number
}

const startTally = (): Tally => ({
  seen: new Set(),
  counts: new Map(),
  total: 0,
  sensitive: 0,
  members: 0,
  contacts: 0,
  consented: 0,
})

/** What can be known of somebody by its value: cards and accounts are nobody's identifier here. */
const IDENTIFIERS: Partial<Record<Counted, IdentifierKind>> = {
  'personal.emails': 'email',
  'personal.phones': 'phone',
  'personal.identity-numbers': 'documentNumber',
}

function whoseIs({ value }: Found, signal: Counted, { whose }: Counting): Whose {
  const kind = IDENTIFIERS[signal]
  if (kind === undefined || whose === null) return 'stranger'
  const canonical = kind === 'documentNumber' ? canonicalDocument(value) : value
  return canonical === null ? 'stranger' : whose(kind, canonical)
}

type Into = {
  readonly pointer: string
  readonly counting: Counting
  readonly sink: SignalSink
  readonly taken: Taken
  readonly places: readonly number[] | null
  readonly within: Place | null
}

/** Where something stands in the text as it was sent. */
function placeOf({ start, end }: Place, { places, within }: Into): Place {
  if (within !== null) return within
  return places === null ? { start, end } : { start: places[start] ?? start, end: (places[end - 1] ?? end - 1) + 1 }
}

/**
 * So many of a kind are counted, of all texts together. 64 KiB hold some thousands, which would take a tenth of a second; what is somebody's own
 * or agreed upon is none of them, so that nobody hides data of others behind it.
 */
const MOST_OF_A_KIND = 1_000

/** `isCounted` is asked of what is new. */
function count(found: Iterable<Found>, signal: Counted, into: Into, isCounted = (_: Found): boolean => true): void {
  const { counting, sink, pointer, taken } = into
  for (const item of found) {
    if ((counting.tally?.counts.get(signal) ?? 0) >= MOST_OF_A_KIND) return
    const key = `${signal} ${item.value}`
    const isKnown = counting.tally?.seen.has(key) === true
    if (!(isKnown || isCounted(item)) || !taken.take(item.start, item.end) || isKnown) continue
    const tally = (counting.tally ??= startTally())
    tally.seen.add(key)
    const whose = whoseIs(item, signal, counting)
    const { start, end } = placeOf(item, into)
    const where = { pointer, start, end }
    if (whose === 'own') continue
    if (whose === 'consented') {
      sink.see('personal.consented', ++tally.consented, where, tally.consented)
      continue
    }
    if (whose === 'member') sink.see('personal.members', ++tally.members, where, tally.members)
    if (whose === 'contact') sink.see('personal.contacts', ++tally.contacts, where, tally.contacts)
    const number = (tally.counts.get(signal) ?? 0) + 1
    tally.counts.set(signal, number)
    // The value stays out of the evidence: the place is enough, and the data is not copied on.
    sink.see(signal, number, where, number)
    if (signal === 'personal.secrets') continue
    sink.see('personal.total', ++tally.total, where, tally.total)
    if (SENSITIVE.has(signal)) sink.see('personal.sensitive', ++tally.sensitive, where, tally.sensitive)
  }
}

/** Fewer digits than these, near or far, hold no number of a person. */
const LEAST_DIGITS = 7
/** But for those that their word announces, which are letters too. */
const LEAST_NATIONAL_DIGITS = 4

/** What lets finders run that need no number; most texts have none of it. */
const WORDS = GATES.at | GATES.health | GATES.religion

const SPELLED = GATES.spelledWords | GATES.spelledSigns

const mayHide = (text: string, gates: number): boolean =>
  (gates & SPELLED) !== 0 || ((gates & GATES.digit) !== 0 && holdsLongRow(text))

/** What a code holds that is read for its numbers. */
const HAS_NUMBER = /\d(?:[^\p{L}\d]?\d){8}/u

/** False where no finder can find anything: one pass over the text, and a second where digits are. */
function mayHoldData(text: string, gates: number): boolean {
  if ((gates & (WORDS | SPELLED)) !== 0 || mayHoldSecret(text, gates)) return true
  if ((gates & GATES.digit) === 0) return false
  return (
    (gates & (GATES.birth | GATES.passport)) !== 0 ||
    mayHoldAddress(text, gates) ||
    countDigits(text, LEAST_DIGITS) === LEAST_DIGITS
  )
}

/** Says `personal.*` signals: counts of different data over all texts together. */
export function detectPersonalData(
  texts: readonly PersonalText[],
  context: PersonalDataContext,
  sink: SignalSink,
): void {
  let counting: Counting | null = null
  for (const { pointer, text: raw } of texts) {
    const { text, gates, places } = writePlainly(raw)
    if (mayHoldData(text, gates)) {
      counting ??= startCounting(context)
      countIn({ text, pointer, gates, places, within: null }, counting, sink)
    }
    for (const code of codedTexts(raw, HAS_NUMBER)) {
      const plain = writePlainly(code.words)
      counting ??= startCounting(context)
      countIn({ ...plain, pointer, within: code }, counting, sink)
    }
  }
}

type Counting = {
  /** null until something is found. */
  tally: Tally | null
  readonly country: string | null
  readonly ownEmails: readonly (string | null)[]
  readonly ownPhones: readonly (string | null)[]
  /** In lower case; empty when it is not known or too short to tell. */
  readonly ownName: string
  readonly whose: NonNullable<PersonalDataContext['whose']> | null
}

function startCounting({ country: written, ownEmails, ownPhones, ownName, whose }: PersonalDataContext): Counting {
  const country = written?.toUpperCase() ?? null
  return {
    tally: null,
    country,
    ownEmails: ownEmails.map((email) => canonicalEmail(email)),
    ownPhones: ownPhones.map((phone) => canonicalPhone(phone, country)),
    ownName: tellingName(ownName ?? ''),
    whose: whose ?? null,
  }
}

/** One word of a few letters stands in other words too. */
function tellingName(name: string): string {
  const plain = name.trim().toLowerCase()
  return /\s/.test(plain) ? plain : plain.length >= (/\p{Script=Han}/u.test(plain) ? 2 : 5) ? plain : ''
}

type Gated = {
  readonly text: string
  readonly pointer: string
  readonly gates: number
  /** Where the signs of the text stood as it was sent; null: where they stand. */
  readonly places: readonly number[] | null
  /** Where the code stood that the text was read out of; null: it was sent so. */
  readonly within: Place | null
}

function countIn({ text: written, pointer, gates, places, within }: Gated, counting: Counting, sink: SignalSink): void {
  const text = (gates & GATES.wideStop) === 0 ? written : narrow(written)
  const { country, ownEmails, ownPhones, ownName } = counting
  const into: Into = { pointer, counting, sink, taken: createTaken(text.length), places, within }
  const ofOthers = (found: Found): boolean => !isOwn(text, found, ownName)
  const isOfOthers = (found: Found): boolean => !ownPhones.includes(found.value) && ofOthers(found)
  if (within === null) count(findSecrets(text, gates), 'personal.secrets', into)
  const digits = (gates & GATES.digit) === 0 ? 0 : countDigits(text, MOST_DIGITS)
  const withPassports = (gates & GATES.passport) !== 0 && digits >= LEAST_NATIONAL_DIGITS
  if (withPassports) count(findNationalNumbers(text), 'personal.identity-numbers', into)
  if (withPassports || digits >= LEAST_DIGITS)
    count(findIdentityNumbers(text, { country, digits, withPassports }), 'personal.identity-numbers', into)
  if (digits >= LEAST_DIGITS) {
    // Whoever wants to be paid names an account of their own.
    count([...findIbans(text), ...findDomesticAccounts(text, digits)], 'personal.bank-accounts', into, ofOthers)
    count(findCards(text, digits), 'personal.bank-cards', into)
    count(findPhones(text, country), 'personal.phones', into, isOfOthers)
  }
  if (mayHide(text, gates)) {
    const rows = withBackwards(text, digitRows(text, (gates & SPELLED) !== 0))
    count(hiddenResidents(rows), 'personal.identity-numbers', into)
    count(hiddenCards(text, rows), 'personal.bank-cards', into)
    count(hiddenPhones(text, rows), 'personal.phones', into, isOfOthers)
  }
  // Links carry the mailbox of whoever they were sent to in code.
  if (within !== null) return
  if ((gates & GATES.at) !== 0) {
    const isMailOfOthers = (found: Found): boolean => !ownEmails.includes(found.value) && ofOthers(found)
    count(findEmails(text), 'personal.emails', into, isMailOfOthers)
  }
  count(findBirthDates(text, gates), 'personal.birth-dates', into, ofOthers)
  count(findAddresses(text, gates), 'personal.addresses', into, ofOthers)
  count(findHealth(text, gates), 'personal.health', into)
  count(findReligion(text, gates), 'personal.religion', into)
}
