/** What the descriptions of answers share. */
import { SUBJECT_TYPES } from '@goodstanding/casework'
import Type, { type TSchema } from 'typebox'

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
export const bilingual = Type.Object({ en: text, zh: text })
export const policyReference = Type.Object({ id: text, version: text })
/** Of the last change; `ifMatch` names it. */
export const version = Type.Integer({ minimum: 1 })
export const counts = Type.Record(text, count)
export const eventNamed = Type.Object({ source: text, id: text })
/** What a case is about and an action falls on. */
export const subject = Type.Object({ type: Type.Enum(SUBJECT_TYPES), id: text, organization: orNull(text) })

/** RFC 9457. */
export const problem = Type.Object({
  type: text,
  title: text,
  status: Type.Integer(),
  kind: Type.String({ description: 'Stable and dotted.' }),
  detail: text,
  requestId: text,
  pointer: Type.Optional(Type.String({ description: 'JSON pointer of the first bad field.' })),
  errors: Type.Optional(Type.Array(Type.Object({ pointer: text, detail: text }))),
})

/** The words of a union that no array lists: one that is missing or too many does not compile. */
export const wordOf = <Word extends string>(words: Readonly<Record<Word, true>>) => Type.Enum(Object.keys(words))

export const page = (item: TSchema) => Type.Object({ items: Type.Array(item), next: orNull(text) })
export const bytes = (media: string): Answer => ({ [media]: Type.String({ contentMediaType: media }) })
export const json = (schema: TSchema): Answer => ({ 'application/json': schema })
