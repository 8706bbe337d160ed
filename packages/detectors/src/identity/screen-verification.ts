/** What speaks against a claim to be a registered organization: numbers, documents, domain. */
import type { Instant, OrganizationSubject, SignalSink } from '@goodstanding/model'
import { type Contradiction, contradictClaim } from '../document/contradict-claim.ts'
import type { FileTraces } from '../document/read-traces.ts'
import { asciiHost } from '../link/punycode.ts'
import { checkRegistryNumber, isRegistryScheme } from './registry-number.ts'

export type VerificationFacts = {
  readonly verifiedDomains: readonly string[]
  /** Organizations other than the subject that used this document before. */
  readonly documentUsedBy: (sha256: string) => readonly string[]
  /** Organizations that hold this canonical registry number (as `checkRegistryNumber` spells it). */
  readonly numberHeldBy: (canonical: string) => readonly string[]
  /** What a document's file tells about itself; null when its bytes never came or tell nothing. */
  readonly tracesOf: (sha256: string) => FileTraces | null
}

type ClaimedDocument = NonNullable<OrganizationSubject['documents']>[number]

/** Words of an issuer that belong to these countries alone: an issuer of another one does not fit. */
const ISSUER_COUNTRIES: readonly (readonly [RegExp, readonly string[]])[] = [
  [/市场监督管理总?局|工商行政管理总?局|行政审批局|\bSAMR\b|administration for market regulation/i, ['CN']],
  [/companies house(?! (?:gibraltar|guernsey|jersey))/i, ['GB']],
  // In Britain ministers are secretaries of state for something, and elsewhere IRS is a tax or another office.
  [/\bU\.?S\.? IRS\b|internal revenue service|secretary of state(?! for\b)/i, ['US']],
  [/handelsregister(?!amt)|registergericht/i, ['DE', 'CH', 'LI']],
  [/handelsregisteramt/i, ['CH', 'LI']],
  [/amtsgericht/i, ['DE']],
  [/infogreffe|greffe du tribunal (?:de commerce|des activités économiques)/i, ['FR', 'MC', 'BE']],
  [/\bASIC\b|australian securities/i, ['AU']],
  [/\bACRA\b|accounting and corporate regulatory/i, ['SG']],
  [/法務局/, ['JP']],
]

/** An instant of a day: its first moment, or its last. null when it is no date. */
function dayOf(text: string, edge: 'start' | 'end'): Instant | null {
  const match = /^(\d{4}-\d{2}-\d{2})(T.*)?$/.exec(text.trim())
  if (match === null) return null
  const at = Date.parse(
    match[2] === undefined ? `${match[1] ?? ''}T${edge === 'start' ? '00:00:00.000' : '23:59:59.999'}Z` : text,
  )
  if (Number.isNaN(at)) return null
  // Dates that no calendar has are read on into the next month: 31 February is 3 March.
  const day = match[1] ?? ''
  return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day) ? at : null
}

const NO_COUNTRIES: readonly string[] = []

function issuerCountries(issuer: string): readonly string[] {
  return ISSUER_COUNTRIES.find(([pattern]) => pattern.test(issuer))?.[1] ?? NO_COUNTRIES
}

/** Which `verify.*` faults one document has at a time. */
function faultsOf(
  document: ClaimedDocument,
  countries: readonly string[],
  time: Instant,
): { expired: boolean; dates: boolean; issuer: boolean } {
  const issued = document.issuedOn === undefined ? null : dayOf(document.issuedOn, 'start')
  const expires = document.expiresOn === undefined ? null : dayOf(document.expiresOn, 'end')
  const unreadable =
    (document.issuedOn !== undefined && issued === null) || (document.expiresOn !== undefined && expires === null)
  // Clocks and time zones differ by up to a day.
  const future = issued !== null && issued > time + 86_400_000
  const reversed = issued !== null && expires !== null && expires < issued
  const of = document.issuer === undefined ? NO_COUNTRIES : issuerCountries(document.issuer)
  return {
    expired: expires !== null && expires < time && !reversed,
    dates: unreadable || future || reversed,
    issuer: of.length > 0 && countries.some((country) => !of.includes(country)),
  }
}

function screenDocuments(
  subject: OrganizationSubject,
  facts: VerificationFacts,
  at: { time: Instant; pointer: string; countries: readonly string[] },
  sink: SignalSink,
): void {
  let [reused, expired, dates, issuer] = [0, 0, 0, 0]
  const hashes = new Set<string>()
  for (const [index, document] of (subject.documents ?? []).entries()) {
    const where = (field: string) => ({ pointer: `${at.pointer}/documents/${index}/${field}` })
    const sha256 = document.sha256.toLowerCase()
    const faults = faultsOf(document, at.countries, at.time)
    const others = facts.documentUsedBy(sha256).filter((id) => id !== subject.id)
    if (others.length > 0 && !hashes.has(sha256)) {
      sink.see('verify.document-reused', ++reused, where('sha256'))
      sink.see('verify.document-sharers', others.length, where('sha256'))
    }
    hashes.add(sha256)
    if (faults.expired) sink.see('verify.document-expired', ++expired, where('expiresOn'), document.expiresOn)
    if (faults.dates)
      sink.see('verify.document-dates', ++dates, where('issuedOn'), document.issuedOn ?? document.expiresOn)
    if (faults.issuer) sink.see('verify.document-issuer', ++issuer, where('issuer'), document.issuer)
    const contradiction = contradictionOf(document, facts.tracesOf(sha256), at.time)
    if (contradiction !== null)
      sink.see('verify.document-metadata', contradiction.score, where('sha256'), contradiction.why)
  }
}

function contradictionOf(document: ClaimedDocument, traces: FileTraces | null, time: Instant): Contradiction | null {
  if (traces === null) return null
  const { issuedOn, expiresOn } = document
  const claim = {
    issued: issuedOn === undefined ? null : dayOf(issuedOn, 'start'),
    expires: expiresOn === undefined ? null : dayOf(expiresOn, 'end'),
  }
  return contradictClaim(traces, claim, time)
}

/** True when a domain or one above it is verified. */
export function domainVerified(domain: string, verified: readonly string[]): boolean {
  const host = asciiHost(
    domain
      .toLowerCase()
      .replace(/^\*?\.|(?<!\.)\.+$/g, '')
      .replace(/^www\./, ''),
  )
  return verified.some((item) => {
    const owner = asciiHost(item.toLowerCase().replace(/(?<!\.)\.+$/, ''))
    return host === owner || host.endsWith(`.${owner}`)
  })
}

/** Says `verify.*` signals. `pointer` is the subject's own, e.g. `/data/subject`. Document dates run on the event's `time`. */
export function screenVerification(
  subject: OrganizationSubject,
  facts: VerificationFacts,
  at: { readonly time: Instant; readonly pointer: string },
  sink: SignalSink,
): void {
  const countries = new Set(subject.country === '' ? [] : [subject.country.toUpperCase()])
  const scheme = screenNumber(subject, facts, at.pointer, sink)
  if (scheme !== null) countries.add(scheme)
  screenDocuments(subject, facts, { ...at, countries: [...countries] }, sink)
  if (subject.domain !== undefined && subject.domain !== '' && !domainVerified(subject.domain, facts.verifiedDomains))
    sink.see('verify.domain-unproven', 1, { pointer: `${at.pointer}/domain` }, subject.domain)
}

/** Answers whose scheme the registry number is of, or null. */
function screenNumber(
  { id, country, registryNumber }: OrganizationSubject,
  facts: VerificationFacts,
  pointer: string,
  sink: SignalSink,
): string | null {
  if (registryNumber === undefined || !isRegistryScheme(registryNumber.scheme)) return null
  const { scheme, value } = registryNumber
  const where = { pointer: `${pointer}/registryNumber/value` }
  const check = checkRegistryNumber(scheme, value, country)
  if (check.valid === false) sink.see('verify.registry-invalid', 1, where, value)
  if (check.country !== null && country !== '' && check.country !== country.toUpperCase())
    sink.see('verify.registry-country', 1, { pointer: `${pointer}/registryNumber/scheme` }, check.country)
  if (facts.numberHeldBy(check.canonical).some((holder) => holder !== id))
    sink.see('verify.number-reused', 1, where, value)
  return check.country
}
