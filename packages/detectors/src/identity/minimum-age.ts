/** Minimum ages by jurisdiction, as data with source and date, and ages on a day. */
import { type Instant, ok, type Result, refuse } from '@goodstanding/model'

export type AgeRule = {
  /** Under this age nobody may register, whoever consents; 0 when there is no such floor. */
  readonly floor: number
  /** Under this age a guardian must consent. */
  readonly consent: number
  /** The time zone (IANA) in whose days ages are counted; empty is UTC. */
  readonly zone?: string
  readonly source: string
  /** Since when, `YYYY-MM-DD`, or empty when not known. */
  readonly from: string
  /** Where the source was read; empty when that is not known. */
  readonly url?: string
  /** False when the law itself was not read. */
  readonly verified: boolean
}

export type AgeTable = {
  readonly fallback: AgeRule
  readonly countries: ReadonlyMap<string, AgeRule>
}

export type AgeTableRefusal = { readonly pointer: string; readonly message: string }

type Fields = Readonly<Record<string, unknown>>
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isAge = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 30

function readRule(value: unknown, pointer: string): Result<AgeRule, AgeTableRefusal> {
  if (!isFields(value))
    return refuse({ pointer, message: 'A rule is an object with floor, consent, source, from, verified.' })
  const { floor = 0, consent, zone = '', source, from = '', url = '', verified = false } = value
  if (!isAge(floor)) return refuse({ pointer: `${pointer}/floor`, message: 'An age is a whole number from 0 to 30.' })
  if (!isAge(consent))
    return refuse({ pointer: `${pointer}/consent`, message: 'An age is a whole number from 0 to 30.' })
  if (typeof zone !== 'string' || (zone !== '' && calendarOf(zone) === null))
    return refuse({ pointer: `${pointer}/zone`, message: 'A time zone is one such as Europe/Berlin.' })
  if (typeof source !== 'string' || source === '')
    return refuse({ pointer: `${pointer}/source`, message: 'Name the source.' })
  const since = typeof from === 'string' ? from : from instanceof Date ? from.toISOString().slice(0, 10) : ''
  return ok({
    floor,
    consent,
    zone,
    source,
    from: since,
    url: typeof url === 'string' ? url : '',
    verified: verified === true,
  })
}

/** Reads the parsed YAML of `policies/packs/jurisdiction/minimum-age.yaml`: `{ fallback, countries: { XX: rule } }`. */
export function readAgeTable(value: unknown): Result<AgeTable, AgeTableRefusal> {
  if (!isFields(value) || !isFields(value['countries']))
    return refuse({ pointer: '/countries', message: 'The table holds `fallback` and `countries`.' })
  const fallback = readRule(value['fallback'], '/fallback')
  if (!fallback.ok) return fallback
  const countries = new Map<string, AgeRule>()
  for (const [country, item] of Object.entries(value['countries'])) {
    const rule = readRule(item, `/countries/${country}`)
    if (!rule.ok) return rule
    countries.set(country.toUpperCase(), rule.value)
  }
  return ok({ fallback: fallback.value, countries })
}

/** What two countries are called beside their codes, in tax numbers and by everybody. */
const ALSO_CALLED: ReadonlyMap<string, string> = new Map([
  ['UK', 'GB'],
  ['EL', 'GR'],
])

/** The rule of a country (ISO 3166 alpha-2), or the fallback. */
export function ageRuleOf(table: AgeTable, country: string | null): AgeRule {
  const code = (country ?? '').toUpperCase()
  return table.countries.get(ALSO_CALLED.get(code) ?? code) ?? table.fallback
}

/** Calendars by zone; null: no such zone. */
const calendars = new Map<string, Intl.DateTimeFormat | null>()

function calendarOf(zone: string): Intl.DateTimeFormat | null {
  const known = calendars.get(zone)
  if (known !== undefined) return known
  let calendar: Intl.DateTimeFormat | null = null
  try {
    calendar = new Intl.DateTimeFormat('en-CA', { timeZone: zone, calendar: 'gregory', dateStyle: 'short' })
  } catch {
    // A zone that nobody knows is refused by whoever reads the table.
  }
  calendars.set(zone, calendar)
  return calendar
}

/** The day of an instant in a zone, as the midnight in UTC that begins the day of that date. */
function dayIn(zone: string, time: Instant): Date {
  const day = (zone === '' ? null : calendarOf(zone))?.format(time) ?? ''
  return new Date(/^\d{4}-\d{2}-\d{2}$/.test(day) ? `${day}T00:00:00Z` : time)
}

/**
 * Full years on the day of `time` in the zone, or in UTC; born on 29 February counts from 1 March. Under 0 when the day is still to come: nobody is born
 * then, and no age is older. null when `birthDate` is no date.
 */
export function ageOn(birthDate: string, time: Instant, zone = ''): number | null {
  const match = /^(\d{4})-?(\d{2})-?(\d{2})(?:T.*)?$/.exec(birthDate.trim())
  if (match === null) return null
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const born = new Date(Date.UTC(year, month - 1, day))
  if (born.getUTCMonth() !== month - 1 || born.getUTCDate() !== day) return null
  const today = dayIn(zone, time)
  // In a common year a birthday on 29 February falls on 1 March, because no earlier day is on or after it.
  const reached = today.getUTCMonth() + 1 > month || (today.getUTCMonth() + 1 === month && today.getUTCDate() >= day)
  return today.getUTCFullYear() - year - (reached ? 0 : 1)
}

/** The youngest and oldest age that a declared band allows. */
export const AGE_BANDS: ReadonlyMap<string, { readonly least: number; readonly most: number }> = new Map([
  ['under-13', { least: 0, most: 12 }],
  ['13-15', { least: 13, most: 15 }],
  ['16-17', { least: 16, most: 17 }],
  ['18-plus', { least: 18, most: 150 }],
])

/** Under this age no law that we know lets a child decide alone. */
const CHILD = 13

export type AgeFinding = 'under-age' | 'age-band-under' | 'guardian-missing'

/**
 * What an age claim comes to. Under the floor nothing helps; under the age of consent a guardian does, and a child
 * whose guardian has not consented is under age. A band counts as under only when every age in it is; a band that straddles the age of consent asks for the guardian.
 */
export function ageFinding(
  claim: {
    readonly birthDate: string | null
    readonly ageBand: string | null
    readonly guardianConsent: boolean | null
  },
  rule: AgeRule,
  time: Instant,
): AgeFinding | null {
  const age = claim.birthDate === null ? null : ageOn(claim.birthDate, time, rule.zone)
  const consented = claim.guardianConsent === true
  if (age !== null) {
    if (age < 0 || age < rule.floor) return 'under-age'
    if (age >= rule.consent || consented) return null
    return age < CHILD || claim.guardianConsent === false ? 'under-age' : 'guardian-missing'
  }
  const band = AGE_BANDS.get(claim.ageBand ?? '')
  if (band === undefined) return null
  if (band.most < rule.floor) return 'age-band-under'
  if (consented || band.least >= rule.consent) return null
  return band.most < rule.consent ? 'age-band-under' : 'guardian-missing'
}
