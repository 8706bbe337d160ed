/**
 * The numbering plans of countries, from the tables that come with libphonenumber-js. The library takes thirty microseconds for a number,
 * because it goes through its tables anew for each; here what the tables say is made ready once.
 */
import metadata from 'libphonenumber-js/min/metadata'

/** Where a plan of the tables (their version 4) keeps what. */
const [IDD, NATIONAL, LENGTHS, PREFIX, PARSED_PREFIX, TRANSFORM, LEADING, TYPES] = [1, 2, 3, 5, 7, 8, 10, 11] as const

type Raw = readonly unknown[]
type Tables = {
  readonly country_calling_codes: Readonly<Record<string, readonly string[]>>
  readonly countries: Readonly<Record<string, Raw>>
  readonly nonGeographic: Readonly<Record<string, Raw>>
}

export type PhonePlan = {
  readonly code: string
  /** What is dialled in this country before the code of another one. */
  readonly abroad: RegExp
  readonly national: RegExp
  readonly lengths: readonly number[]
  /** What is dialled before a number within the country; null: nothing. */
  readonly prefix: RegExp | null
  /** What the groups of the prefix are replaced by; null: it is left out. */
  readonly transform: string | null
  /** Numbers of all countries that share the code. */
  readonly valid: RegExp
}

const whole = (patterns: readonly string[]): RegExp => new RegExp(`^(?:${patterns.join('|')})$`)
const textAt = (raw: Raw, at: number): string | null => (typeof raw[at] === 'string' && raw[at] !== '' ? raw[at] : null)

/** Where countries share a code, each lists its numbers by type, or says how all of them begin; others have one pattern for all. */
function patternOf(raw: Raw): string {
  const types: readonly unknown[] = Array.isArray(raw[TYPES]) ? raw[TYPES] : [[raw[NATIONAL]]]
  const patterns = types.flatMap((type) => (Array.isArray(type) ? [textAt(type, 0) ?? []].flat() : []))
  return `(?=${textAt(raw, LEADING) ?? ''})(?:${patterns.join('|')})`
}

function planOf(raw: Raw, sharing: readonly Raw[]): PhonePlan {
  const prefix = textAt(raw, PARSED_PREFIX) ?? textAt(raw, PREFIX)
  return {
    code: textAt(raw, 0) ?? '',
    abroad: new RegExp(`^(?:${textAt(raw, IDD) ?? '00'})(?=[1-9])`),
    national: whole([textAt(raw, NATIONAL) ?? '']),
    lengths: raw[LENGTHS] as readonly number[],
    prefix: prefix === null ? null : new RegExp(`^(?:${prefix})`),
    transform: textAt(raw, TRANSFORM),
    valid: whole(sharing.map(patternOf)),
  }
}

const tables = metadata as unknown as Tables
const plans = new Map<string, PhonePlan | null>()

function remember(key: string, raw: Raw | undefined, code: unknown): PhonePlan | null {
  const known = plans.get(key)
  if (known !== undefined) return known
  const countries = tables.country_calling_codes[String(code)] ?? []
  const sharing = countries.flatMap((country) => [tables.countries[country] ?? []])
  const plan = raw === undefined ? null : planOf(raw, sharing.length === 0 ? [raw] : sharing)
  plans.set(key, plan)
  return plan
}

/** The plan of a country (ISO 3166 alpha-2); null: the tables do not know it. */
export const planOfCountry = (country: string): PhonePlan | null => {
  const raw = Object.hasOwn(tables.countries, country) ? tables.countries[country] : undefined
  return remember(country, raw, raw?.[0])
}

/** The plan of a calling code, of the first country that has it; null: nobody has it. */
export const planOfCode = (code: string): PhonePlan | null => {
  const [first] = tables.country_calling_codes[code] ?? []
  return remember(code, first === undefined ? tables.nonGeographic[code] : tables.countries[first], code)
}
