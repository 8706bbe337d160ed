/**
 * The parts that event types share, as TypeBox schemas: one source for wire validation, TypeScript types,
 * the OpenAPI document and the type environment of the rule language.
 * Unknown fields are ignored everywhere; a wrong type is refused with a pointer.
 */
import Type from 'typebox'
import { named } from './named.ts'

/** Most characters (UTF-16 units) of one text; the byte bound of 64 KiB is checked at the edge. */
export const TEXT_LIMIT = 65_536

/** What a database can keep as text: no U+0000, no half of a surrogate pair. Linear, with and without the flag `u`. */
export const WHOLE_TEXT = '^(?:[^\\u0000\\ud800-\\udfff]|[\\ud800-\\udbff][\\udc00-\\udfff])*$'

/**
 * Most UTF-16 units of one id. An entry of an index takes at most 2,704 bytes and holds two ids beside what is its own; one of 400
 * takes up to 1,200 bytes of UTF-8.
 */
export const ID_LIMIT = 400

export const id = Type.String({ minLength: 1, maxLength: ID_LIMIT, pattern: WHOLE_TEXT })
export const short = Type.String({ maxLength: 2_048 })
export const text = Type.String({ maxLength: TEXT_LIMIT })
export const sha256 = Type.String({ pattern: '^[0-9a-fA-F]{64}$' })
export const md5 = Type.String({ pattern: '^[0-9a-fA-F]{32}$' })
export const pdq = Type.String({ pattern: '^[0-9a-fA-F]{64}$' })
/** Whoever sends another word is not refused, but no table knows it: the strictest age counts, and no law of that country. */
export const country = Type.String({ maxLength: 64, description: 'Two letters of ISO 3166, such as `DE`.' })
export const instant = Type.String({ maxLength: 64, format: 'date-time' })
export const day = Type.String({ maxLength: 64 })
export const inlineBytes = Type.String({
  maxLength: 1_398_104,
  description: 'The bytes in base64, 1 MiB of them at most; larger ones are put before, by `PUT /v1/files/{sha256}`.',
})

export const oneOf = <const Values extends readonly string[]>(...values: Values) => Type.Enum<[...Values]>([...values])
/** Words that several schemas share, under a name. */
const namedWords = <const Values extends readonly string[]>(title: string, ...values: Values) =>
  Type.Enum<[...Values]>([...values], { title })

export const accountKind = namedWords('AccountKind', 'member', 'admin', 'external', 'guest', 'app', 'anonymous')

export const actor = named('Actor', {
  id,
  kind: accountKind,
  name: Type.Optional(short),
})

export const audience = named('Audience', {
  kind: oneOf('person', 'group', 'organization', 'external', 'public'),
  relation: Type.Optional(oneOf('colleague', 'contact', 'stranger')),
  recipients: Type.Optional(Type.Array(id, { maxItems: 10_000 })),
  size: Type.Optional(Type.Integer({ minimum: 0 })),
})

export const link = named('Link', { text: Type.Optional(short), target: Type.String({ maxLength: 8_192 }) })

export const file = named('FileReference', {
  name: short,
  mediaType: Type.Optional(short),
  size: Type.Optional(Type.Integer({ minimum: 0 })),
  sha256: Type.Optional(sha256),
  data: Type.Optional(inlineBytes),
})

export const content = named('Content', {
  text,
  language: Type.Optional(short),
  links: Type.Optional(Type.Array(link, { maxItems: 1_000 })),
  files: Type.Optional(Type.Array(file, { maxItems: 100 })),
})

export const attestation = named('Attestation', {
  verdict: oneOf('ok', 'tampered', 'debugged', 'repackaged', 'branding-removed', 'automated'),
  build: Type.Optional(short),
})

export const session = named('EventSession', {
  id: Type.Optional(id),
  ip: Type.Optional(short),
  country: Type.Optional(country),
  device: Type.Optional(short),
  client: Type.Optional(short),
  latitude: Type.Optional(Type.Number({ minimum: -90, maximum: 90 })),
  longitude: Type.Optional(Type.Number({ minimum: -180, maximum: 180 })),
  userAgent: Type.Optional(short),
  attestation: Type.Optional(attestation),
})

export const registryNumber = named('RegistryNumber', {
  scheme: oneOf('uscc', 'lei', 'vat', 'ein', 'crn'),
  value: short,
})

export const document = named('RegistrationDocument', {
  kind: short,
  sha256,
  issuer: Type.Optional(short),
  issuedOn: Type.Optional(day),
  expiresOn: Type.Optional(day),
})

export const organizationKind = namedWords('OrganizationKind', 'company', 'school', 'government', 'nonprofit', 'other')

export const organizationSubject = named('OrganizationSubject', {
  id,
  name: Type.String({ minLength: 1, maxLength: 2_048 }),
  /** What else it is called: a list, or by language. */
  names: Type.Optional(
    Type.Union([Type.Array(short, { maxItems: 100 }), Type.Record(Type.String(), short, { maxProperties: 100 })]),
  ),
  kind: organizationKind,
  country,
  domain: Type.Optional(short),
  registryNumber: Type.Optional(registryNumber),
  documents: Type.Optional(Type.Array(document, { maxItems: 100 })),
})

export const disclosure = named('ShownDisclosure', { version: short, shownAt: instant })
