/**
 * Schemas with a title -> `components/schemas` under it, and a `$ref` where each stood. What a schema accepts stays as it was.
 */
import { eventParts } from '@goodstanding/model'

export type Json = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

const isText = (value: unknown): boolean => typeof value === 'string'

/** A record of any names, as TypeBox prints it. Every JSON name matches, but for one with a line break in it. */
const ANY_NAME = '^.*$'

const isEmpty = (value: unknown): boolean => isObject(value) && Object.keys(value).length === 0

/**
 * `WHOLE_TEXT` as a document says it. Half of a surrogate pair is no text in any other language, and expressions of Go, Rust and Python
 * have no words for one.
 */
export const WHOLE_TEXT_TOLD = String.raw`^[^\x00]*$`

/** A pattern that every language has; and one word as the enumeration of it that routes print, so that what is sent and answered bears one name. */
function respelled(stated: Json): Json {
  if (stated['pattern'] === eventParts.WHOLE_TEXT) return { ...stated, pattern: WHOLE_TEXT_TOLD }
  const { const: word, type, ...rest } = stated
  return isText(word) && isText(type) ? { type, enum: [word], ...rest } : stated
}

/**
 * What generators of code read better: an enumeration of words says that it holds strings, a record of any names what each of its members
 * is, and an object of which nothing is told that it may hold anything.
 */
function reworded(stated: Json): Json {
  const schema = respelled(stated)
  const { enum: words, patternProperties, properties, ...rest } = schema
  if (schema['type'] === 'object' && isEmpty(properties) && !('additionalProperties' in schema))
    return { ...rest, additionalProperties: true }
  if (Array.isArray(words) && words.every(isText) && !('type' in schema)) return { type: 'string', ...schema }
  if (isEmpty(schema['additionalProperties'])) return { ...schema, additionalProperties: true }
  if (!isObject(patternProperties) || 'additionalProperties' in schema) return schema
  const [first, ...others] = Object.entries(patternProperties)
  if (first === undefined || others.length > 0 || first[0] !== ANY_NAME) return schema
  return { ...rest, additionalProperties: isEmpty(first[1]) ? true : first[1] }
}

/** What was named so far: schemas by their names, and what became of each object, so that one that many share is looked at once. */
export type Naming = { readonly schemas: Map<string, Json>; readonly seen: Map<Json, unknown> }

/** Names what lies in a value, innermost first. Throws when two schemas bear one name. */
export function nameSchemas(value: unknown, naming: Naming): unknown {
  if (Array.isArray(value)) return value.map((one) => nameSchemas(one, naming))
  if (!isObject(value)) return value
  if (!naming.seen.has(value)) naming.seen.set(value, nameOne(value, naming))
  return naming.seen.get(value)
}

function nameOne(value: Json, naming: Naming): unknown {
  const inner = reworded(
    Object.fromEntries(Object.entries(value).map(([name, one]) => [name, nameSchemas(one, naming)])),
  )
  const { title, ...schema } = inner
  if (typeof title !== 'string') return inner
  const known = naming.schemas.get(title)
  if (known === undefined) naming.schemas.set(title, schema)
  else if (JSON.stringify(known) !== JSON.stringify(schema))
    throw new Error(`Two schemas are called ${title}: give one of them another name.`)
  return { $ref: `#/components/schemas/${title}` }
}
