/** The types of the rule language, made from the schemas of events, so that a rule is checked against what can be sent. */
import { EVENT_DATA, type EventType } from '@goodstanding/model'
import { isList, isRecord } from './plain-value.ts'

export type Shape =
  | { readonly kind: 'bool' | 'int' | 'double' | 'timestamp' | 'duration' | 'dyn' }
  /** `values`: the only texts it can hold, when the schema says so. */
  | { readonly kind: 'string'; readonly values: readonly string[] | null }
  | { readonly kind: 'list'; readonly of: Shape }
  | { readonly kind: 'object'; readonly fields: ReadonlyMap<string, Field> }
  /** Any names, any values. */
  | { readonly kind: 'record' }
  /** What has a problem already: nothing more is said about it. */
  | { readonly kind: 'broken' }

export type Field = { readonly shape: Shape; readonly optional: boolean }
export type ObjectShape = Extract<Shape, { kind: 'object' }>

export const BOOL: Shape = { kind: 'bool' }
export const INT: Shape = { kind: 'int' }
export const DOUBLE: Shape = { kind: 'double' }
export const STRING: Shape = { kind: 'string', values: null }
export const TIMESTAMP: Shape = { kind: 'timestamp' }
export const DURATION: Shape = { kind: 'duration' }
export const DYN: Shape = { kind: 'dyn' }
export const RECORD: Shape = { kind: 'record' }
export const BROKEN: Shape = { kind: 'broken' }

const isText = (value: unknown): value is string => typeof value === 'string'

function objectOf(schema: Readonly<Record<string, unknown>>): Shape {
  const properties = schema['properties']
  // Of what may have other fields than it declares, a rule may read those too.
  if (!isRecord(properties) || isRecord(schema['additionalProperties'])) return RECORD
  const required = isList(schema['required']) ? schema['required'] : []
  const fields = Object.entries(properties).map(([name, value]): [string, Field] => [
    name,
    { shape: shapeOf(value), optional: !required.includes(name) },
  ])
  return { kind: 'object', fields: new Map(fields) }
}

/** The shape of what a JSON schema admits; `dyn` for what the rule language has no type for. */
export function shapeOf(schema: unknown): Shape {
  if (!isRecord(schema)) return DYN
  const values = schema['enum']
  if (isList(values) && values.every(isText)) return { kind: 'string', values }
  switch (schema['type']) {
    case 'string':
      return STRING
    case 'integer':
      return INT
    case 'number':
      return DOUBLE
    case 'boolean':
      return BOOL
    case 'array':
      return { kind: 'list', of: shapeOf(schema['items']) }
    case 'object':
      return objectOf(schema)
    default:
      return DYN
  }
}

function commonFields(a: ObjectShape, b: ObjectShape): Shape {
  const fields = new Map<string, Field>()
  for (const [name, field] of a.fields) {
    const other = b.fields.get(name)
    const shape = other === undefined ? null : commonShape(field.shape, other.shape)
    if (other !== undefined && shape !== null) fields.set(name, { shape, optional: field.optional || other.optional })
  }
  return { kind: 'object', fields }
}

/** What can be read from either of two shapes, or null when nothing can. */
function commonShape(a: Shape, b: Shape): Shape | null {
  if (a.kind === 'object' && b.kind === 'object') return commonFields(a, b)
  if (a.kind === 'list' && b.kind === 'list') {
    const of = commonShape(a.of, b.of)
    return of === null ? null : { kind: 'list', of }
  }
  if (a.kind === 'string' && b.kind === 'string') {
    const values = a.values === null || b.values === null ? null : [...new Set([...a.values, ...b.values])]
    return { kind: 'string', values }
  }
  return a.kind === b.kind ? a : null
}

const EMPTY: ObjectShape = { kind: 'object', fields: new Map() }
const shapes = new Map<string, ObjectShape>()

/** The fields that `data` has in all of these event types. */
export function eventShape(types: readonly EventType[]): ObjectShape {
  const key = [...types].sort().join()
  const known = shapes.get(key)
  if (known !== undefined) return known
  const shape = types.map((type) => shapeOf(EVENT_DATA[type])).reduce((a, b) => commonShape(a, b) ?? EMPTY)
  const made = shape.kind === 'object' ? shape : EMPTY
  shapes.set(key, made)
  return made
}

/** The fields of one row, or null when these types have no rows. */
export function rowShape(event: ObjectShape): ObjectShape | null {
  const rows = event.fields.get('rows')?.shape
  return rows?.kind === 'list' && rows.of.kind === 'object' ? rows.of : null
}

/** How a shape is named to a policy author. */
export function nameShape(shape: Shape): string {
  return shape.kind === 'list' ? `list of ${nameShape(shape.of)}` : shape.kind
}

/** The name with its article, inside a sentence. */
export function aShape(shape: Shape): string {
  const name = nameShape(shape)
  return `${/^[aio]/.test(name) ? 'an' : 'a'} ${name}`
}

/** As `aShape`, where a sentence begins. */
export function startShape(shape: Shape): string {
  const name = aShape(shape)
  return `A${name.slice(1)}`
}
