/**
 * Events: what happened, or is about to happen, on the service. One envelope (CloudEvents 1.0, structured JSON),
 * one schema of `data` for each type. Section 1 of the public contract.
 */
import Type, { type Static } from 'typebox'
import { named } from './named.ts'
import type { Instant } from './words.ts'
import * as part from './event-parts.ts'

const { id, short } = part

/** Every event carries these beside what its type adds. */
const shared = {
  organization: id,
  actor: part.actor,
  session: Type.Optional(part.session),
  permit: Type.Optional(id),
}

const { accountKind } = part
const accountClaims = {
  username: Type.Optional(short),
  title: Type.Optional(short),
  affiliation: Type.Optional(short),
}
const registeredAccount = named('RegisteredAccount', {
  id,
  kind: accountKind,
  name: Type.String({ minLength: 1, maxLength: 2_048 }),
  ...accountClaims,
  email: Type.Optional(short),
  phone: Type.Optional(short),
  birthDate: Type.Optional(part.day),
  ageBand: Type.Optional(part.oneOf('under-13', '13-15', '16-17', '18-plus')),
  country: Type.Optional(part.country),
  documentNumber: Type.Optional(short),
  guardianConsent: Type.Optional(Type.Boolean()),
})
const updatedAccount = named('UpdatedAccount', {
  id,
  kind: Type.Optional(accountKind),
  name: Type.Optional(short),
  ...accountClaims,
})
const accountReference = named('AccountReference', { id })
const newOwner = named('NewOwner', {
  name: Type.Optional(short),
  email: Type.Optional(short),
  phone: Type.Optional(short),
})

const registering = { ...shared, subject: part.organizationSubject }
const message = {
  ...shared,
  // The contract's own example of a message names none: what counts by conversation counts nothing there.
  conversation: Type.Optional(named('Conversation', { id, kind: Type.Optional(part.oneOf('direct', 'group')) })),
  audience: part.audience,
  content: part.content,
}
const eventReference = named('EventReference', { source: id, id })
const directoryRows = {
  ...shared,
  purpose: short,
  disclosure: Type.Optional(part.disclosure),
  rows: Type.Array(
    named('DirectoryRow', {
      // Other fields are the directory's: salary may be a number there, and healthData a list.
      person: Type.Object(
        { id: Type.Optional(id), name: Type.Optional(short), email: Type.Optional(short), phone: Type.Optional(short) },
        { additionalProperties: Type.Unknown() },
      ),
      kind: Type.Optional(part.oneOf('member', 'external')),
    }),
    { minItems: 1, maxItems: 10_000 },
  ),
}
const directoryUse = {
  ...shared,
  count: Type.Integer({ minimum: 0 }),
  query: Type.Optional(short),
  ids: Type.Optional(Type.Array(id, { maxItems: 10_000 })),
  kind: Type.Optional(part.oneOf('member', 'external')),
  purpose: Type.Optional(short),
  recipient: Type.Optional(id),
}
const dataUse = {
  ...shared,
  purpose: short,
  fields: Type.Array(short, { maxItems: 1_000 }),
  about: part.oneOf('organization', 'member', 'external'),
  people: Type.Optional(Type.Array(id, { maxItems: 10_000 })),
  recipient: Type.Optional(id),
  visibility: Type.Optional(part.oneOf('private', 'link', 'public')),
  disclosure: Type.Optional(part.disclosure),
}
const live = named('Live', { id, title: Type.Optional(part.text), audience: Type.Optional(part.audience) })
const frame = named('LiveFrame', {
  at: Type.Number({ minimum: 0 }),
  pdq: Type.Optional(part.pdq),
  sha256: Type.Optional(part.sha256),
  data: Type.Optional(part.inlineBytes),
})

const contacting = {
  ...shared,
  contact: Type.Object({ id }),
  content: Type.Optional(part.content),
  asks: Type.Optional(Type.Array(short, { maxItems: 1_000 })),
}

/** What a campaign wants to raise: a number, words (`5,000 EUR`), or both told apart. Nothing is worked out from it. */
const amount = Type.Union([
  Type.Number(),
  short,
  named('Amount', { value: Type.Optional(Type.Union([Type.Number(), short])), currency: Type.Optional(short) }),
])

/** The schema of `data`, by event type. */
export const EVENT_DATA = {
  'organization.register': Type.Object(registering),
  'organization.rename': Type.Object(registering),
  'organization.verify': Type.Object(registering),
  'account.register': Type.Object({ ...shared, account: registeredAccount }),
  'account.update': Type.Object({ ...shared, account: updatedAccount }),
  'account.transfer': Type.Object({ ...shared, account: accountReference, to: newOwner, reason: Type.Optional(short) }),
  'session.start': Type.Object({ ...shared, account: accountReference, outcome: part.oneOf('success', 'failure') }),
  'message.send': Type.Object(message),
  'message.edit': Type.Object({ ...message, edits: eventReference }),
  'content.publish': Type.Object({
    ...shared,
    surface: part.oneOf('post', 'announcement', 'document', 'moment', 'broadcast', 'profile'),
    audience: part.audience,
    content: part.content,
  }),
  'file.upload': Type.Object({ ...shared, file: part.file }),
  'live.start': Type.Object({ ...shared, live }),
  'live.frame': Type.Object({ ...shared, live, frame }),
  'contact.invite': Type.Object(contacting),
  'contact.decline': Type.Object(contacting),
  'directory.import': Type.Object(directoryRows),
  'directory.update': Type.Object(directoryRows),
  'directory.read': Type.Object(directoryUse),
  'directory.export': Type.Object(directoryUse),
  'data.collect': Type.Object(dataUse),
  'data.use': Type.Object(dataUse),
  'data.share': Type.Object(dataUse),
  'data.disclose': Type.Object(dataUse),
  'api.call': Type.Object({
    ...shared,
    app: Type.Object({ id }),
    method: short,
    path: Type.String({ maxLength: 8_192 }),
    status: Type.Integer({ minimum: 0, maximum: 999 }),
    bytes: Type.Optional(Type.Integer({ minimum: 0 })),
    scope: Type.Optional(short),
  }),
  'app.register': Type.Object({
    ...shared,
    app: Type.Object({ id, name: short, publisher: short, scopes: Type.Array(short, { maxItems: 1_000 }) }),
  }),
  'embed.load': Type.Object({ ...shared, origin: short, host: short }),
  'campaign.start': Type.Object({
    ...shared,
    campaign: Type.Object({
      title: short,
      text: part.text,
      purpose: part.oneOf('aid', 'donation', 'other'),
      beneficiary: Type.Optional(short),
      amount: Type.Optional(amount),
    }),
  }),
  'seat.assign': Type.Object({
    ...shared,
    seat: id,
    member: Type.Object({ id, affiliation: Type.Optional(short) }),
    payer: Type.Optional(id),
  }),
  'client.attest': Type.Object({ ...shared, attestation: part.attestation }),
} as const

export type EventType = keyof typeof EVENT_DATA
export const EVENT_TYPES = Object.keys(EVENT_DATA) as readonly EventType[]

/** `data` of one event type, as it came over the wire (optional fields are simply absent). */
export type EventDataOf<T extends EventType> = Static<(typeof EVENT_DATA)[T]>

/** What every `data` carries. */
export type SharedData = {
  readonly organization: string
  readonly actor: Static<typeof part.actor>
  readonly session?: Static<typeof part.session>
  readonly permit?: string
}

/**
 * One event, checked. `time` is the event's own time (windows, ages and validity run on it), in ms.
 * `data` is read through the schema of `type`; readers that serve many types narrow by `type`.
 */
export type Event<T extends EventType = EventType> = T extends EventType
  ? {
      readonly id: string
      readonly source: string
      readonly type: T
      readonly time: Instant
      readonly data: EventDataOf<T>
    }
  : never

export type Content = Static<typeof part.content>
export type Audience = Static<typeof part.audience>
export type FileReference = Static<typeof part.file>
export type Link = Static<typeof part.link>
export type Session = Static<typeof part.session>
export type OrganizationSubject = Static<typeof part.organizationSubject>
export type Account = Static<typeof registeredAccount>

/** The CloudEvents envelope around `data`. `time` is optional there: absent means the moment of arrival. */
export const ENVELOPE = Type.Object({
  specversion: Type.Literal('1.0'),
  id,
  source: id,
  type: Type.String({ minLength: 1, maxLength: 128 }),
  time: Type.Optional(part.instant),
  data: Type.Object({}),
})
