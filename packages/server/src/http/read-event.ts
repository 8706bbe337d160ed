/**
 * A CloudEvent as it came -> an Event of the contract, or a problem with a pointer.
 * Validators are compiled once; unknown fields are ignored, wrong types are not.
 */
import {
  ENVELOPE,
  EVENT_DATA,
  EVENT_TYPES,
  eventParts,
  type Event,
  type EventType,
  type Instant,
} from '@goodstanding/model'
import { ageOn } from '@goodstanding/detectors'
import { nearestName } from '@goodstanding/policy'
import Type, { type TSchema } from 'typebox'
import { Compile, type Validator } from 'typebox/compile'
import { Set as setFormat } from 'typebox/format'
import { dropForeign } from './drop-foreign.ts'
import { readInstant } from './read-instant.ts'
import { type FieldError, fieldProblem, Problem, type ProblemKind } from './problems.ts'

const DAY = 86_400_000
/** How far back an event's own time may lie. */
export const OLDEST = 400 * DAY
/** How far ahead of our clock, for services whose clock runs fast. */
export const NEWEST = 5 * 60_000
/** Most bytes of one text. */
const TEXT_BYTES = 64 * 1024

type SchemaError = {
  readonly keyword: string
  readonly instancePath: string
  readonly message: string
  readonly params: unknown
}

/** What patterns and formats ask for, in words. */
const ASKED = new Map([
  [eventParts.WHOLE_TEXT, 'must not hold U+0000 or half of a surrogate pair'],
  ['^[0-9a-fA-F]{64}$', 'must be 64 hexadecimal digits'],
  ['^[0-9a-fA-F]{32}$', 'must be 32 hexadecimal digits'],
  ['^[A-Z]{2}$', 'must be two capital letters such as DE'],
  ['^[a-z]{2}$', 'must be two small letters such as de'],
  ['^[a-z0-9][a-z0-9-]{0,63}$', 'must be small letters, digits and hyphens, at most 64'],
  [String.raw`\S`, 'must not be blank'],
  ['date-time', 'must be an RFC 3339 instant such as 2026-11-24T10:00:00Z'],
])

/** That no alternative fits says nothing more where it is said what does not fit in each. */
const isSaidAlready = (error: SchemaError, errors: readonly SchemaError[]): boolean =>
  error.keyword === 'anyOf' &&
  errors.some((other) => other !== error && other.instancePath.startsWith(error.instancePath))

/** TypeBox errors -> pointers into the body. A missing property is pointed at where it should stand. */
function fieldErrors(all: readonly SchemaError[], base: string): readonly FieldError[] {
  const errors = all.slice(0, 20)
  return errors.flatMap((error): readonly FieldError[] => {
    if (isSaidAlready(error, errors)) return []
    const missing = error.params as {
      readonly requiredProperties?: readonly string[]
      readonly allowedValue?: unknown
      readonly allowedValues?: readonly unknown[]
      readonly pattern?: unknown
      readonly format?: unknown
    }
    const pointer = `${base}${error.instancePath}`
    if (error.keyword === 'required' && missing.requiredProperties !== undefined) {
      return missing.requiredProperties.map((name) => ({
        pointer: `${pointer}/${name}`,
        detail: 'is required',
      }))
    }
    const asked = ASKED.get(String(missing.pattern ?? missing.format))
    if (asked !== undefined) return [{ pointer, detail: asked }]
    if (missing.allowedValue !== undefined)
      return [{ pointer, detail: `must be ${JSON.stringify(missing.allowedValue)}` }]
    const allowed = missing.allowedValues === undefined ? '' : `: ${missing.allowedValues.join(', ')}`
    return [{ pointer, detail: `${error.message}${allowed}` }]
  })
}

type Bounded = { readonly maxItems?: number; readonly properties?: Readonly<Record<string, TSchema>> }

/** A list with too many items, outside of any other: of tens of thousands nobody goes through each to say what else is wrong. */
function findOverlong(schema: TSchema, value: unknown, pointer: string): FieldError | null {
  const { maxItems = Infinity, properties = {} } = schema as Bounded
  if (Array.isArray(value))
    return value.length > maxItems ? { pointer, detail: `must not have more than ${maxItems} items` } : null
  if (typeof value !== 'object' || value === null) return null
  for (const [name, held] of Object.entries(value)) {
    const inner = Object.hasOwn(properties, name) ? properties[name] : undefined
    const found = inner === undefined ? null : findOverlong(inner, held, `${pointer}/${name}`)
    if (found !== null) return found
  }
  return null
}

/** TypeBox's own takes a time zone's name behind an instant, and the 60th second, of which nothing that reads them makes a moment. */
setFormat('date-time', (text) => readInstant(text) !== null)

export type Checker<Value> = (value: unknown, base: string) => Value

/**
 * A checker for one schema: returns the value as its type, or throws `kind` with pointers below `base`. It is compiled when it is first
 * asked: there are a hundred, and most starts and every command ask few of them.
 */
export function checkerOf<Value>(schema: TSchema, kind: ProblemKind): Checker<Value> {
  let compiled: Validator | null = null
  return (value, base) => {
    const validator = (compiled ??= Compile(schema))
    if (validator.Check(value)) return value as Value
    const overlong = findOverlong(schema, value, base)
    const errors = overlong === null ? fieldErrors(validator.Errors(value), base) : [overlong]
    const [first] = errors
    throw new Problem(kind, {
      detail: first === undefined ? 'does not fit' : `${first.pointer || '/'} ${first.detail}`,
      errors,
    })
  }
}

const checkEnvelope = checkerOf<{ id: string; source: string; type: string; time?: string | null; data: unknown }>(
  // What `time` says is read once, by `readTime`. Null is how CloudEvents' JSON may write an attribute that is not set.
  Type.Object({
    ...ENVELOPE.properties,
    time: Type.Optional(Type.Union([Type.String({ maxLength: 64 }), Type.Null()])),
  }),
  'event.invalid',
)
const dataCheckers = new Map<string, Checker<object>>(
  EVENT_TYPES.map((type) => [type, checkerOf<object>(EVENT_DATA[type], 'event.invalid')]),
)

function readTime(value: string | null | undefined, now: Instant): Instant {
  if (value === undefined || value === null) return now
  const at = readInstant(value)
  if (at === null)
    throw fieldProblem('event.invalid', '/time', 'must be an RFC 3339 instant such as 2026-11-24T10:00:00Z')
  if (at > now + NEWEST)
    throw fieldProblem('event.time', '/time', 'lies more than five minutes ahead. Check the clock of the service')
  if (at < now - OLDEST) throw fieldProblem('event.time', '/time', 'lies more than 400 days back')
  return at
}

/** Texts are bounded in bytes of UTF-8; the schema bounds them in characters, of which each has three bytes at most. */
function checkTexts(data: unknown): void {
  const { content, campaign, live } = data as {
    readonly content?: { readonly text: string }
    readonly campaign?: { readonly text: string }
    readonly live?: { readonly title?: string }
  }
  checkText(content?.text, '/data/content/text')
  checkText(campaign?.text, '/data/campaign/text')
  checkText(live?.title, '/data/live/title')
}

/** A birth date that nobody can read would let a child pass as somebody who stated none. */
function checkBirthDate(data: unknown, now: Instant): void {
  const { account } = data as { readonly account?: { readonly birthDate?: string } }
  if (account?.birthDate !== undefined && ageOn(account.birthDate, now) === null)
    throw fieldProblem(
      'event.invalid',
      '/data/account/birthDate',
      'must be a day of the calendar such as 1990-05-31; leave it out where it is not known',
    )
}

/** `kind`: what a longer one is refused as. */
export function checkText(text: string | undefined, pointer: string, kind: ProblemKind = 'event.invalid'): void {
  if (text === undefined || text.length * 3 <= TEXT_BYTES) return
  const bytes = Buffer.byteLength(text)
  if (bytes > TEXT_BYTES)
    throw fieldProblem(kind, pointer, `may have 64 KiB (${TEXT_BYTES} bytes of UTF-8), not ${bytes} bytes`)
}

/** Checks one event. `now` decides only whether its `time` is acceptable, and stands in when `time` is absent. */
export function readEvent(value: unknown, now: Instant): Event {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw fieldProblem('event.invalid', '', 'An event must be a JSON object in the CloudEvents format')
  }
  const envelope = checkEnvelope(value, '')
  const check = dataCheckers.get(envelope.type)
  if (check === undefined) {
    const near = nearestName(envelope.type, EVENT_TYPES)
    const hint = near === null ? '' : ` Did you mean "${near}"?`
    throw fieldProblem(
      'event.unknown-type',
      '/type',
      `"${envelope.type.slice(0, 100)}" is not an event type of the contract.${hint}`,
    )
  }
  const time = readTime(envelope.time, now)
  const type = envelope.type as EventType
  const data = dropForeign(type, check(envelope.data, '/data'))
  checkTexts(data)
  if (type === 'account.register') checkBirthDate(data, now)
  return { id: envelope.id, source: envelope.source, type, time, data } as Event
}
