/** The parts that bodies of casework share. */
import { saysNothing } from '@goodstanding/casework'
import { type Capability, eventParts, type ActionType, type Instant, named } from '@goodstanding/model'
import Type, { type TObject, type TSchema } from 'typebox'
import type { StatedAction } from '../../casework/case/decide-case.ts'
import { actionType, capability } from '../answer-parts.ts'
import { fieldProblem } from '../problems.ts'
import type { Checker } from '../read-event.ts'
import { readInstant } from '../read-instant.ts'

const { id, text, sha256, oneOf } = eventParts

export const words = Type.String({ maxLength: 16_384 })
export const eventReference = named('EventReference', { source: id, id })
/**
 * A body as the document tells it. What is named is needed, and the call refuses its absence itself, in words that fit: what is checked
 * before leaves it open.
 */
export function needing(body: TObject, ...names: readonly string[]): TSchema {
  // TypeBox leaves `required` out of an object of which nothing is required.
  const required = 'required' in body ? body.required : []
  return { ...body, required: [...required, ...names] }
}

/** The same check, that wants words in these fields too: a space names nobody and gives no ground. */
export const wantingWords =
  <Body extends object>(check: Checker<Body>, names: readonly (keyof Body & string)[]): Checker<Body> =>
  (value, base) => {
    const body = check(value, base)
    const silent = names.find((name) => saysNothing(String(body[name])))
    if (silent !== undefined) throw fieldProblem('body.invalid', `${base}/${silent}`, 'says nothing')
    return body
  }

/** Of the reason, in the other of the two languages. */
export const translation = Type.Object({ reason: Type.Optional(words) })

export const about = named('StatedAbout', {
  event: Type.Optional(eventReference),
  account: Type.Optional(id),
  organization: Type.Optional(id),
})
export const evidence = Type.Array(
  named('StatedEvidence', {
    text: Type.Optional(text),
    at: Type.Optional(eventParts.instant),
    event: Type.Optional(eventReference),
    file: Type.Optional(sha256),
  }),
  { maxItems: 50 },
)

/** Words, and files by their SHA-256: what somebody brings for themselves. */
export const proofs = Type.Array(named('StatedExhibit', { text: Type.Optional(words), file: Type.Optional(sha256) }), {
  maxItems: 20,
})

/** A country as reports count it, or an empty text: written in several ways, one country is several small numbers, and each is held back. */
export function countryIn(written: string, pointer: string): string {
  const code = written.trim().toUpperCase()
  if (code === '' || /^[A-Z]{2}$/.test(code)) return code
  throw fieldProblem('body.invalid', pointer, 'must be two capital letters such as DE')
}

type EvidenceBody = { readonly text?: string; readonly event?: object; readonly file?: string }

/** Evidence of which every item says something. */
export function mustHold<Item extends EvidenceBody>(items: readonly Item[] | undefined): readonly Item[] {
  const empty = (items ?? []).findIndex(
    ({ text, event, file }) => (event ?? file) === undefined && saysNothing(text ?? ''),
  )
  if (empty === -1) return items ?? []
  throw fieldProblem(
    'body.invalid',
    `/evidence/${empty}`,
    'holds nothing: give it text, event or file, or leave it out',
  )
}

export const actions = Type.Array(
  named('StatedAction', {
    type: actionType,
    capability: Type.Optional(Type.Union([capability, Type.Null()])),
    until: Type.Optional(Type.Union([eventParts.instant, Type.Null()])),
    subject: Type.Optional(Type.Object({ type: oneOf('account', 'organization', 'content'), id })),
  }),
  { maxItems: 50 },
)

export type ActionBody = {
  readonly type: ActionType
  readonly capability?: Capability | null
  readonly until?: string | null
  readonly subject?: { readonly type: 'account' | 'organization' | 'content'; readonly id: string }
}

export function readActions(bodies: readonly ActionBody[]): readonly StatedAction[] {
  return bodies.map(({ type, capability = null, until = null, subject }, at) => ({
    type,
    capability,
    until: until === null ? null : instantIn(until, `/actions/${at}/until`),
    subject: subject === undefined ? null : { type: subject.type, id: subject.id },
  }))
}

export function instantIn(text: string, pointer: string): Instant {
  const at = readInstant(text)
  if (at === null)
    throw fieldProblem('body.invalid', pointer, 'must be an RFC 3339 instant such as 2026-11-24T10:00:00Z')
  return at
}
