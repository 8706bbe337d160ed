/** Checks a file against its schema, in sentences that say what to do. */
import type { TSchema } from 'typebox'
import Value from 'typebox/value'
import { fitsSchema } from './fits-schema.ts'
import { nearestName } from './nearest-name.ts'
import { isList, isRecord } from './plain-value.ts'
import type { PolicyProblem } from './policy.ts'
import type { FilePath, PolicyFile } from './policy-file.ts'

type SchemaError = {
  readonly keyword: string
  readonly schemaPath: string
  readonly instancePath: string
  readonly params: unknown
  readonly message: string
}

/** The keys and indexes a JSON pointer names, in this value. */
function pathOf(pointer: string, root: unknown): FilePath {
  const path: (string | number)[] = []
  let value = root
  for (const part of pointer.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~')
    const at = isList(value) ? Number(key) : key
    path.push(at)
    value = isList(value) ? value[Number(key)] : isRecord(value) ? value[key] : undefined
  }
  return path
}

function valueAt(path: FilePath, root: unknown): unknown {
  return path.reduce<unknown>(
    (value, key) => (isList(value) ? value[Number(key)] : isRecord(value) ? value[String(key)] : undefined),
    root,
  )
}

/** The part of a schema that another's path names, as in `#/properties/title`. */
function schemaAt(schemaPath: string, schema: unknown): unknown {
  return valueAt(schemaPath.split('/').slice(1), schema)
}

const namesIn = (params: unknown, key: string): readonly string[] => {
  const names = isRecord(params) ? params[key] : null
  return isList(names) ? names.map(String) : []
}

const asCode = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(', ')

function nameValue(value: unknown): string {
  if (isList(value)) return 'a list'
  if (isRecord(value)) return 'a map'
  return value === null || value === undefined ? 'nothing' : `\`${JSON.stringify(value)}\``
}

type Sentence = { readonly message: string; readonly hint: string | null }

function suggest(given: string, known: readonly string[], otherwise: string | null): string | null {
  const nearest = nearestName(given, known)
  return nearest === null ? otherwise : `Did you mean \`${nearest}\`?`
}

function enumSentence(name: string, value: unknown, { params }: SchemaError): Sentence {
  const allowed = namesIn(params, 'allowedValues')
  const message = `${name} cannot be ${nameValue(value)}`
  const all = `It is one of ${allowed.join(', ')}.`
  return { message, hint: typeof value === 'string' ? suggest(value, allowed, all) : all }
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  object: 'a map',
  array: 'a list',
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
}

function sentenceFor(error: SchemaError, path: FilePath, value: unknown): Sentence {
  const name = path.length === 0 ? 'The file' : `\`${path.join('.')}\``
  switch (error.keyword) {
    case 'enum':
      return enumSentence(name, value, error)
    case 'type': {
      const type = isRecord(error.params) ? String(error.params['type']) : ''
      return { message: `${name} must be ${TYPE_NAMES[type] ?? type}, not ${nameValue(value)}`, hint: null }
    }
    case 'anyOf':
      return { message: `${name} cannot be ${nameValue(value)}`, hint: null }
    case 'minLength':
      return { message: `${name} is empty`, hint: null }
    case 'pattern':
      return { message: `${name} must be kebab-case, not ${nameValue(value)}`, hint: 'As in `same-text-to-strangers`.' }
    default:
      return { message: `${name} ${error.message}, but is ${nameValue(value)}`, hint: null }
  }
}

type Checked = { readonly source: PolicyFile; readonly schema: TSchema }

function unknownFields(error: SchemaError, path: FilePath, { source, schema }: Checked): PolicyProblem[] {
  const properties = schemaAt(error.schemaPath, schema)
  const known = isRecord(properties) && isRecord(properties['properties']) ? Object.keys(properties['properties']) : []
  return namesIn(error.params, 'additionalProperties').map((name) => ({
    ...source.keyPlace([...path, name]),
    message: `Unknown field \`${[...path, name].join('.')}\``,
    hint: suggest(name, known, `There is ${known.join(', ')}.`),
  }))
}

function problemsFor(error: SchemaError, checked: Checked): PolicyProblem[] {
  const { source } = checked
  const path = pathOf(error.instancePath, source.value)
  if (error.keyword === 'additionalProperties') return unknownFields(error, path, checked)
  if (error.keyword === 'required') {
    const missing = namesIn(error.params, 'requiredProperties')
    const within = path.length === 0 ? '' : ` in \`${path.join('.')}\``
    return [{ ...source.place(path), message: `${asCode(missing)} missing${within}`, hint: null }]
  }
  return [{ ...source.place(path), ...sentenceFor(error, path, valueAt(path, source.value)) }]
}

/** The problems of a file's form; none when it is as the schema says. */
export function checkSchema(source: PolicyFile, schema: TSchema): readonly PolicyProblem[] {
  if (!isRecord(source.value)) {
    return [{ ...source.place([]), message: 'The file must be a map, and is empty or something else', hint: null }]
  }
  // Looking for all errors takes longer than looking whether there is one.
  if (fitsSchema(schema, source.value)) return []
  const errors: readonly SchemaError[] = Value.Errors(schema, source.value)
  const alternatives = errors.filter(({ keyword }) => keyword === 'anyOf').map(({ instancePath }) => instancePath)
  return errors
    .filter(
      ({ keyword, instancePath }) =>
        keyword !== 'boolean' && !(keyword !== 'anyOf' && alternatives.includes(instancePath)),
    )
    .flatMap((error) => problemsFor(error, { source, schema }))
}
