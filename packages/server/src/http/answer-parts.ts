/** What the descriptions of answers share. */
import { SUBJECT_TYPES } from '@goodstanding/casework'
import { ACTION_TYPES, CAPABILITIES, EVENT_TYPES } from '@goodstanding/model'
import { named } from '@goodstanding/model'
import Type, { type TProperties, type TSchema } from 'typebox'

/** Schemas by media type. */
export type Answer = Readonly<Record<string, TSchema>>
/** By method and path. */
export type Answers = readonly (readonly [string, Answer])[]

export const text = Type.String()
export const orNull = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()])
export const instant = Type.String({ format: 'date-time' })
/** Some records hold the clock's own number, and are answered as they were kept. */
export const count = Type.Integer({ minimum: 0 })
export const score = Type.Number({ minimum: 0, maximum: 1 })
export const severity = Type.Integer({ minimum: 1, maximum: 4 })
export const bilingual = named('Bilingual', { en: text, zh: text })
export const policyReference = named('PolicyReference', { id: text, version: text })
/** Of the last change; `ifMatch` names it. */
export const version = Type.Integer({ minimum: 1 })
/** What is said of each of these words that occurs. */
export const byWord = <Said extends TSchema>(words: readonly string[], said: Said) =>
  Type.Object(Object.fromEntries(words.map((word) => [word, Type.Optional(said)])))
export const eventNamed = named('NamedEvent', { source: text, id: text })
/** What a case is about and an action falls on. */
export const subject = named('Subject', { type: Type.Enum(SUBJECT_TYPES), id: text, organization: orNull(text) })

export const actionType = Type.Enum(ACTION_TYPES, { title: 'ActionType' })
export const capability = Type.Enum(CAPABILITIES, { title: 'Capability' })
export const eventType = Type.Enum(EVENT_TYPES, { title: 'EventType' })
/** What an action falls on, where it is plain whose it is. */
export const actionSubject = named('ActionSubject', Type.Pick(subject, ['type', 'id']).properties)
/** What may not be done, and until when. */
export const lostCapability = named('LostCapability', { capability, until: orNull(instant) })
/** A day of the calendar, in UTC. */
export const day = Type.String({ format: 'date' })
/** Who works on something, until when. */
export const lease = named('Lease', { by: text, until: instant })

/** The words of a union that no array lists: one that is missing or too many does not compile. */
export const wordOf = <Word extends string>(
  words: Readonly<Record<Word, true>>,
  title?: string,
  description?: string,
) =>
  Type.Enum(Object.keys(words), {
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
  })

/** What is told of one beside what the named schema says of all. */
export const extended = <Base extends TSchema, More extends TProperties>(title: string, base: Base, more: More) =>
  Type.Intersect([base, Type.Object(more)], { title })

/** The name of a schema; empty: it has none. */
export const titleOf = (schema: TSchema): string =>
  'title' in schema && typeof schema.title === 'string' ? schema.title : ''

const ignoredMember = named('IgnoredMember', { pointer: text, near: orNull(text) })
const ignoredParameters = Type.Array(ignoredMember, {
  title: 'IgnoredParameters',
  description: 'Parameters that this list does not take, each with the nearest that it takes.',
})

/** Of what has a name, a page has one too. */
export const page = (item: TSchema) =>
  Type.Object(
    {
      items: Type.Array(item),
      next: orNull(text),
      ignored: Type.Optional(ignoredParameters),
    },
    titleOf(item) === '' ? {} : { title: `${titleOf(item)}Page` },
  )
export const bytes = (media: string): Answer => ({ [media]: Type.String({ contentMediaType: media }) })
export const json = (schema: TSchema): Answer => ({ 'application/json': schema })

/** Of answers to acts of the staff. */
export const ignoredMembers = Type.Optional(
  Type.Array(ignoredMember, {
    title: 'IgnoredMembers',
    description:
      'Members of the body that this call does not know and that did nothing, each with the nearest known name.',
  }),
)
