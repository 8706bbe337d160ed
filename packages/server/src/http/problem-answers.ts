/** How a call says no (RFC 9457), with every member that some kind of problem has beside those that all have. */
import type { Gate, GateKind } from '@goodstanding/casework'
import { named } from '@goodstanding/model'
import type { PolicyProblem } from '@goodstanding/policy'
import Type, { type TSchema } from 'typebox'
import { count, instant, orNull, text, wordOf } from './answer-parts.ts'

type Shape<Described> = Readonly<Record<keyof Described, TSchema>>

const described: Shape<Gate> = {
  kind: wordOf<GateKind>({ examples: true, backtest: true, watched: true, precision: true }),
  isMet: Type.Boolean(),
  rule: orNull(text),
  detail: text,
}
/** What a draft has to meet before it may act. */
export const gate = named('Gate', described)

const policyProblem: Shape<PolicyProblem> = {
  file: text,
  line: count,
  column: count,
  message: text,
  hint: orNull(text),
}

const changedFile = named('ChangedPolicyFile', {
  file: text,
  clause: orNull(text),
  version: text,
  draftedBy: orNull(text),
  approvedBy: orNull(text),
  waitsUntil: orNull(instant),
})

export const problem = named('Problem', {
  type: text,
  title: text,
  status: Type.Integer(),
  kind: Type.String({ description: 'Stable and dotted.' }),
  detail: text,
  requestId: text,
  pointer: Type.Optional(Type.String({ description: 'JSON pointer of the first bad field.' })),
  errors: Type.Optional(Type.Array(Type.Object({ pointer: text, detail: text }))),
  version: Type.Optional(
    Type.Union([Type.Integer(), text], {
      description: 'The version that is there, where another was expected; of a policy, its name.',
    }),
  ),
  by: Type.Optional(Type.String({ description: 'Who holds it.' })),
  until: Type.Optional(instant),
  case: Type.Optional(Type.String({ description: 'The case that stands in the way.' })),
  missing: Type.Optional(Type.Array(text, { description: 'The points of the checklist that are not met yet.' })),
  retryAfter: Type.Optional(Type.Number({ description: 'Seconds to wait.' })),
  limit: Type.Optional(Type.Integer({ description: 'How many are taken in `windowSeconds`; of a body, bytes.' })),
  windowSeconds: Type.Optional(Type.Integer()),
  queued: Type.Optional(Type.Integer({ description: 'How many decisions wait to be stored.' })),
  allow: Type.Optional(Type.Array(text, { description: 'The methods that the path takes.' })),
  used: Type.Optional(
    Type.Object(
      { rules: Type.Optional(count), grants: Type.Optional(count), cases: Type.Optional(count) },
      { description: 'What still names the queue, and how many.' },
    ),
  ),
  problems: Type.Optional(
    Type.Array(named('PolicyProblem', policyProblem), {
      description: 'What is wrong with a policy, each with its place.',
    }),
  ),
  gates: Type.Optional(
    Type.Array(gate, { description: 'What a draft has to meet before it may act, each with whether it does.' }),
  ),
  base: Type.Optional(Type.String({ description: 'The version that a draft was begun on.' })),
  changed: Type.Optional(
    Type.Array(changedFile, { description: 'What was changed in force since a draft was begun.' }),
  ),
})
