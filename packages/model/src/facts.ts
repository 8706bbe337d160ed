/**
 * Facts: what decisions read beside the event. Section 3 of the public contract.
 * Each schema is the body of a `PUT`; the id stands in the path.
 */
import Type, { type Static, type TSchema } from 'typebox'
import { named } from './named.ts'
import { EVENT_DATA } from './event.ts'
import * as part from './event-parts.ts'

const { id, short, instant, oneOf } = part
const eventType = Type.Enum(Object.keys(EVENT_DATA), { title: 'EventType' })

/** Leave given by an authority or the operator. It lifts the findings of `clauses` for what `scope` covers, and no others. */
export const PERMIT = named('StatedPermit', {
  holder: id,
  clauses: Type.Array(short, { minItems: 1, maxItems: 100 }),
  scope: Type.Optional(Type.Record(Type.String(), Type.Array(Type.Unknown(), { maxItems: 10_000 }))),
  issuer: short,
  validFrom: instant,
  validUntil: instant,
})

/** A person's consent to one organization's use of some fields for one purpose. */
export const CONSENT = named('StatedConsent', {
  person: id,
  organization: id,
  fields: Type.Array(short, { maxItems: 1_000 }),
  purpose: short,
  recipients: Type.Optional(Type.Array(id, { maxItems: 1_000 })),
  disclosureVersion: short,
  givenAt: instant,
  withdrawnAt: Type.Optional(Type.Union([instant, Type.Null()])),
})

/** An organization's own rule: stricter than the policy, never weaker. */
export const OWN_RULE = named('OwnRule', {
  id,
  clause: short,
  on: Type.Array(eventType, { minItems: 1, maxItems: 50 }),
  words: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 512 }), { maxItems: 10_000 })),
  domains: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 255 }), { maxItems: 10_000 })),
  effect: oneOf('flag', 'hold', 'block'),
  reason: short,
})

const deadline = Type.Optional(Type.Union([Type.Number({ exclusiveMinimum: 0 }), short, Type.Null()]))

/** An organization's own, shorter deadlines for its administrators. */
export const OWN_DEADLINES = Type.Object(
  { 1: deadline, 2: deadline, 3: deadline, 4: deadline },
  { title: 'OwnDeadlines', description: 'By severity: hours, or a duration of ISO 8601 such as `PT8H` or `P1D`.' },
)

export const ORGANIZATION = named('StatedOrganization', {
  name: Type.String({ minLength: 1, maxLength: 2_048 }),
  kind: part.organizationKind,
  country: part.country,
  domains: Type.Optional(Type.Array(short, { maxItems: 1_000 })),
  embedOrigins: Type.Optional(Type.Array(short, { maxItems: 1_000 })),
  rules: Type.Optional(Type.Array(OWN_RULE, { maxItems: 1_000 })),
  deadlines: Type.Optional(OWN_DEADLINES),
})

export const PERSON = named('StatedPerson', {
  organization: id,
  kind: part.accountKind,
  name: Type.String({ minLength: 1, maxLength: 2_048 }),
  title: Type.Optional(short),
  roles: Type.Optional(
    Type.Array(oneOf('executive', 'admin', 'staff'), {
      maxItems: 10,
      description:
        'Whoever holds `admin` administers the organization: `kind` says as what they registered, and grants nothing.',
    }),
  ),
  /** Where notices and reminders go, when the operator sends them by mail. */
  email: Type.Optional(short),
  /** What the person is known by beside it, so that it is told whose a number in a message is. Kept as keyed hashes. */
  phone: Type.Optional(short),
  documentNumber: Type.Optional(short),
  /** BCP 47, e.g. `zh-Hans`. */
  language: Type.Optional(short),
})

const frames = Type.Array(Type.Object({ at: Type.Number({ minimum: 0 }), pdq: part.pdq }), { maxItems: 100_000 })

/** The body of an entry, by register. */
export const REGISTERS = {
  'protected-names': named('StatedProtectedName', {
    name: Type.String({ minLength: 1, maxLength: 2_048 }),
    aliases: Type.Optional(Type.Array(short, { maxItems: 1_000 })),
    kind: oneOf('business', 'school', 'government', 'service'),
    owner: Type.Optional(
      Type.Object({
        organization: Type.Optional(id),
        domains: Type.Optional(Type.Array(short, { maxItems: 1_000 })),
        registryNumber: Type.Optional(Type.Union([part.registryNumber, short])),
      }),
    ),
  }),
  works: named('StatedWork', {
    title: short,
    holder: id,
    sha256: Type.Optional(Type.Array(part.sha256, { maxItems: 10_000 })),
    pdq: Type.Optional(Type.Array(part.pdq, { maxItems: 10_000 })),
  }),
  broadcasts: named('StatedBroadcast', { title: short, holder: id, startsAt: instant, endsAt: instant, frames }),
  /** At least one of the hashes. `source`: the list that it comes from, when it is somebody else's. */
  hashes: named('StatedHash', {
    sha256: Type.Optional(part.sha256),
    md5: Type.Optional(part.md5),
    pdq: Type.Optional(part.pdq),
    clause: short,
    label: Type.Optional(short),
    source: Type.Optional(short),
  }),
  urls: named('StatedUrl', {
    url: Type.String({ minLength: 1, maxLength: 8_192 }),
    clause: short,
    label: Type.Optional(short),
  }),
  clients: named('StatedClient', {
    name: Type.String({ minLength: 1, maxLength: 512 }),
    status: oneOf('approved', 'refused'),
  }),
  apps: named('StatedApp', {
    name: short,
    publisher: short,
    scopes: Type.Array(short, { maxItems: 1_000 }),
    status: oneOf('approved', 'revoked'),
  }),
  staff: named('StatedStaff', {
    name: Type.String({ minLength: 1, maxLength: 2_048 }),
    title: Type.Optional(short),
    account: Type.Optional(id),
  }),
  testers: named('StatedTester', { name: short, actor: id, validFrom: instant, validUntil: instant }),
  terminated: named('StatedTerminated', {
    email: Type.Optional(short),
    phone: Type.Optional(short),
    documentNumber: Type.Optional(short),
    device: Type.Optional(short),
    name: Type.Optional(short),
    birthDate: Type.Optional(part.day),
    terminatedAt: instant,
    reason: Type.Optional(short),
  }),
} as const satisfies Record<string, TSchema>

export type RegisterName = keyof typeof REGISTERS
export const REGISTER_NAMES = Object.keys(REGISTERS) as readonly RegisterName[]
export type RegisterEntry<R extends RegisterName> = Static<(typeof REGISTERS)[R]>

export type Permit = Static<typeof PERMIT>
export type Consent = Static<typeof CONSENT>
export type Organization = Static<typeof ORGANIZATION>
export type OwnRule = Static<typeof OWN_RULE>
export type Person = Static<typeof PERSON>

/** The kinds of fact that a service may state, and where each is kept. */
export type FactKind = 'permit' | 'consent' | 'organization' | 'person' | `register.${RegisterName}`
