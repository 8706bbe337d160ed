/**
 * Unknown members of a body are ignored: the contract says so, and a newer client may state more than this server knows. Whoever takes an
 * act by one that does nothing - `days`, where a limit ends by `until` - is told which were, with the known name that is nearest.
 */
import { nearestName } from '@goodstanding/policy'
import type { TSchema } from 'typebox'

export type IgnoredMember = { readonly pointer: string; readonly near: string | null }

/** As many are named. */
const MOST = 50
/** Of a list; the others are like them. A directory of 10,000 people would take as long as its decision. */
const MOST_LOOKED_AT = 1_000

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export function ignoredIn(schema: TSchema, body: unknown): readonly IgnoredMember[] {
  const found: IgnoredMember[] = []
  look(schema, body, '', { found, among: (properties) => Object.keys(properties) })
  return found
}

/** Those that look like a slip for something that is not stated: what is stated under its own name is not what a wrong name stood for. */
function misspelledIn(schema: TSchema, body: unknown): readonly IgnoredMember[] {
  const found: IgnoredMember[] = []
  const among: Looking['among'] = (properties, stated) =>
    Object.keys(properties).filter((known) => !Object.hasOwn(stated, known))
  look(schema, body, '', { found, among })
  return found.filter(({ near }) => near !== null)
}

type Looking = {
  readonly found: IgnoredMember[]
  /** The known names that a wrong one may have stood for. */
  readonly among: (properties: object, stated: object) => readonly string[]
}

function look(schema: unknown, value: unknown, pointer: string, looking: Looking): void {
  if (!isObject(schema)) return
  const { properties, items, additionalProperties } = schema
  if (Array.isArray(value)) {
    value.slice(0, MOST_LOOKED_AT).forEach((each, at) => look(items, each, `${pointer}/${at}`, looking))
    return
  }
  if (!isObject(value) || !isObject(properties)) return
  const { found, among } = looking
  for (const [name, stated] of Object.entries(value)) {
    if (found.length >= MOST) return
    const at = `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`
    if (Object.hasOwn(properties, name)) look(properties[name], stated, at, looking)
    // Where others may stand they are read by their names: each field of a person in a directory asks for consent.
    else if (!isObject(additionalProperties))
      found.push({ pointer: at, near: nearestName(name, among(properties, value)) })
  }
}

export type Told = { readonly ignored?: readonly IgnoredMember[] }

const told = (ignored: readonly IgnoredMember[]): Told => (ignored.length === 0 ? {} : { ignored })

/** As an answer tells it: nothing where nothing was ignored. */
export const tellIgnored = (schema: TSchema, body: unknown): Told => told(ignoredIn(schema, body))

/** What a fact is answered with, and may be stated with again. */
const OF_ANSWERS = new Set(['/id', '/version', '/ifMatch', '/ignored'])

/** The same of a fact, which may state more than is read, a note say: only what looks like a slip for something that is not stated. */
export const tellMisspelled = (schema: TSchema, body: unknown): Told =>
  told(misspelledIn(schema, body).filter(({ pointer }) => !OF_ANSWERS.has(pointer)))
