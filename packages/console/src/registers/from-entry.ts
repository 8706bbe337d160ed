/** An entry of a register as what stands in its fields, and back; and what does not fit, beside its field and with what to do. */
import type { Bilingual, RegisterName } from '@goodstanding/model'
import { FIELD_WORDS as W } from '../words/register-field-words.ts'
import { type Field, LISTS_ALWAYS, REGISTER_FIELDS } from './register-fields.ts'

export type Entry = Readonly<Record<string, unknown>>
/** What stands in the fields, by path; a list is lines. */
export type Values = Readonly<Record<string, string>>
/** Words with what is filled into them. */
export type Gap = { readonly words: Bilingual; readonly filled: readonly (string | Bilingual)[] }
export type Gaps = Readonly<Record<string, Gap>>

type Frame = { readonly at: number; readonly pdq: string }

const isEntry = (value: unknown): value is Entry => typeof value === 'object' && value !== null && !Array.isArray(value)

const NUMBER = 'owner.registryNumber'

function at(entry: Entry, path: string): unknown {
  return path.split('.').reduce<unknown>((found, name) => (isEntry(found) ? found[name] : undefined), entry)
}

function textOf(field: Field, entry: Entry): string {
  // A number may be stated without its register.
  if (field.path === `${NUMBER}.value` && typeof at(entry, NUMBER) === 'string') return String(at(entry, NUMBER))
  const value = at(entry, field.path)
  if (value === undefined || value === null) return ''
  switch (field.kind) {
    case 'frames':
      return Array.isArray(value)
        ? (value as readonly Frame[]).map((frame) => `${frame.at} ${frame.pdq}`).join('\n')
        : ''
    case 'lines':
    case 'hashes':
      return Array.isArray(value) ? value.map(String).join('\n') : ''
    case 'instant':
      return typeof value === 'string' ? instantField(value) : ''
    default:
      return typeof value === 'string' ? value : JSON.stringify(value)
  }
}

/** `2026-01-01T00:00:00Z` -> `2026-01-01T00:00`, which a field for a day and a time holds; '' for what is none. */
function instantField(instant: string): string {
  const ms = Date.parse(instant)
  return Number.isNaN(ms) ? '' : new Date(ms).toISOString().slice(0, 16)
}

export function valuesOf(register: RegisterName, entry: Entry): Values {
  return Object.fromEntries(REGISTER_FIELDS[register].map((field) => [field.path, textOf(field, entry)]))
}

const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

const FRAME = /^(\d+(?:\.\d+)?)\s+([0-9a-f]{64})$/i

function valueOf(field: Field, text: string): unknown {
  switch (field.kind) {
    case 'lines':
    case 'hashes':
      return linesOf(text)
    case 'frames':
      return linesOf(text).map((line) => {
        const [, seconds = '', pdq = ''] = FRAME.exec(line) ?? []
        return { at: Number(seconds), pdq }
      })
    case 'instant':
      return `${text}:00Z`
    default:
      return text.trim()
  }
}

/** The entry as it is sent. What `before` holds and no field shows stays; an instant that nobody changed keeps its seconds. */
export function entryOf(register: RegisterName, values: Values, before: Entry): Entry {
  const shown = valuesOf(register, before)
  let entry: Entry = before
  for (const field of REGISTER_FIELDS[register]) {
    const text = values[field.path] ?? ''
    const isUnchanged = field.kind === 'instant' && text === shown[field.path] && text !== ''
    if (isUnchanged || field.path.startsWith(NUMBER)) continue
    const isAlways = LISTS_ALWAYS[register]?.includes(field.path) === true
    entry = withAt(entry, field.path.split('.'), text.trim() === '' && !isAlways ? undefined : valueOf(field, text))
  }
  if (register !== 'protected-names') return entry
  const scheme = values[`${NUMBER}.scheme`] ?? ''
  const value = (values[`${NUMBER}.value`] ?? '').trim()
  return withAt(entry, NUMBER.split('.'), value === '' ? undefined : scheme === '' ? value : { scheme, value })
}

/** Undefined: left out; an object that holds nothing is left out with it. */
function withAt(entry: Entry, [name = '', ...rest]: readonly string[], value: unknown): Entry {
  const { [name]: here, ...others } = entry
  const next = rest.length === 0 ? value : withAt(isEntry(here) ? here : {}, rest, value)
  if (next === undefined || (isEntry(next) && Object.keys(next).length === 0)) return others
  return { ...entry, [name]: next }
}

const say = (words: Bilingual, ...filled: readonly (string | Bilingual)[]): Gap => ({ words, filled })

function badLine(lines: readonly string[], pattern: RegExp, words: Bilingual): Gap | null {
  const bad = lines.findIndex((line) => !pattern.test(line))
  return bad < 0 ? null : say(W.badLine, String(bad + 1), words)
}

const HASH_64 = /^[0-9a-f]{64}$/i
const HASH_32 = /^[0-9a-f]{32}$/i
const ADDRESS = /^[a-z][a-z0-9+.-]*:\/\/[^\s/]+/i

function gapOf(field: Field, values: Values): Gap | null {
  const text = (values[field.path] ?? '').trim()
  if (text === '') return field.isRequired ? say(W.empty) : null
  switch (field.kind) {
    case 'hash64':
      return HASH_64.test(text) ? null : say(W.badHash64)
    case 'hash32':
      return HASH_32.test(text) ? null : say(W.badHash32)
    case 'hashes':
      return badLine(linesOf(text), HASH_64, W.badHash64)
    case 'frames':
      return badLine(linesOf(text), FRAME, W.badFrame)
    case 'url':
      return ADDRESS.test(text) ? null : say(W.badUrl)
    case 'instant': {
      if (Number.isNaN(Date.parse(`${text}:00Z`))) return say(W.badInstant)
      const earlier = field.after === null ? '' : (values[field.after] ?? '')
      return earlier !== '' && text <= earlier ? say(W.badOrder) : null
    }
    default:
      return null
  }
}

/** What keeps an entry from being sent, by path. */
export function gapsOf(register: RegisterName, values: Values): Gaps {
  const gaps = Object.fromEntries(
    REGISTER_FIELDS[register].flatMap((field) => {
      const gap = gapOf(field, values)
      return gap === null ? [] : [[field.path, gap] as const]
    }),
  )
  const isEmpty = (...paths: readonly string[]): boolean => paths.every((path) => (values[path] ?? '').trim() === '')
  if (register === 'hashes' && isEmpty('sha256', 'md5', 'pdq')) return { sha256: say(W.needHash), ...gaps }
  if (register === 'terminated' && isEmpty('email', 'phone', 'documentNumber', 'device', 'name'))
    return { email: say(W.needPerson), ...gaps }
  return gaps
}

/** The field that the pointer of a refusal is about, or null when no field shows it. */
export function fieldAt(register: RegisterName, pointer: string): string | null {
  const path = pointer.split('/').filter(Boolean).join('.')
  const fields = REGISTER_FIELDS[register].map((field) => field.path)
  return fields.find((each) => path === each || path.startsWith(`${each}.`) || each.startsWith(`${path}.`)) ?? null
}

/** An entry written as JSON; null: it is none, which is told beside the field. */
export function parseEntry(text: string): Entry | null {
  try {
    const value: unknown = JSON.parse(text)
    return isEntry(value) ? value : null
  } catch {
    return null // told beside the field
  }
}
