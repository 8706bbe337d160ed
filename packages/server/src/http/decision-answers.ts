/** What the calls about events, and about one text or name, answer. */
import type { NameMatchMethod, NameEntry } from '@goodstanding/detectors'
import { EFFECTS, named, type RegisterMatch } from '@goodstanding/model'
import Type, { type TSchema } from 'typebox'
import {
  type Answer,
  type Answers,
  bilingual,
  instant,
  json,
  orNull,
  policyReference,
  score,
  severity,
  text,
  capability,
  extended,
  wordOf,
} from './answer-parts.ts'
import { EVENT } from './event-schemas.ts'
import { problem } from './problem-answers.ts'

export const effect = Type.Enum(EFFECTS, { title: 'Effect' })
/** Who or what stands, without whose it is. */
export const standingSubject = named('StandingSubject', { type: Type.Enum(['account', 'organization']), id: text })

export const standingRefusal = named('StandingRefusal', {
  state: Type.Enum(['limited', 'suspended', 'terminated']),
  subject: standingSubject,
  capability,
  until: orNull(instant),
  action: orNull(text),
})

/** The entry of a register that was met. */
export const registerMatch = named('RegisterMatch', {
  list: wordOf<RegisterMatch['list']>({ hashes: true, urls: true }),
  entry: text,
  label: orNull(text),
  source: orNull(text),
})

export const evidence = named('SignalEvidence', {
  signal: text,
  value: Type.Union([Type.Number(), text, Type.Boolean()]),
  pointer: Type.String({ description: 'JSON pointer from the root of the event.' }),
  start: Type.Optional(Type.Integer({ description: 'In UTF-16 code units of the field, as it was sent.' })),
  end: Type.Optional(Type.Integer()),
  match: Type.Optional(registerMatch),
})

export const finding = named('Finding', {
  clause: text,
  rule: text,
  severity,
  confidence: score,
  effect,
  evidence: Type.Array(evidence),
})

export const decision = named('Decision', {
  id: text,
  effect,
  findings: Type.Array(finding),
  message: orNull(bilingual),
  case: orNull(text),
  appealUntil: orNull(
    Type.String({
      format: 'date-time',
      description:
        'Until when the sender may appeal what is blocked. Null of what is held, which a person looks at first: its `message` and `/v1/kept-back` name the day.',
    }),
  ),
  policy: policyReference,
  standing: Type.Optional(standingRefusal),
  rows: Type.Optional(
    Type.Array(
      Type.Object({
        index: Type.Integer({ minimum: 0 }),
        effect: Type.Enum(['hold', 'block']),
        clause: text,
        rule: Type.Optional(text),
      }),
    ),
  ),
  degraded: Type.Optional(
    Type.Literal(true, {
      description:
        "The policy's onFailure answered: deciding failed, or the database was away. What is held for it waits in a case of the operator, and is checked again.",
    }),
  ),
})

/** What of an event is shown: all of it, or that it was erased. */
export const shownEvent = Type.Union(
  [
    EVENT,
    named('ErasedEvent', { erased: Type.Literal(true, { description: 'On the request of whom it was about.' }) }),
  ],
  { description: 'The event, as it was sent.' },
)

export const explanation = named('Explanation', {
  erased: Type.Optional(Type.Literal(true, { description: 'On the request of whom it was about.' })),
  words: Type.Array(bilingual),
  inputs: Type.Optional(Type.Unknown({ description: 'Everything beside the event that it was made from.' })),
  watch: Type.Optional(Type.Array(finding, { description: 'What rules that only watch have found.' })),
})

export const explained = extended('ExplainedDecision', decision, {
  event: Type.Optional(shownEvent),
  explanation,
})

const observed = named('ObservedEvent', { status: Type.Literal('accepted'), source: text, id: text, decision: text })

const signals = named('TextSignals', {
  signals: Type.Array(Type.Object({ name: text, score, evidence: Type.Array(evidence) })),
  language: text,
  folded: text,
})

const name = named('ScreenedName', {
  name: text,
  parts: Type.Object({
    region: orNull(text),
    distinctive: orNull(text),
    industry: orNull(text),
    legalForm: orNull(text),
  }),
  summary: bilingual,
  objections: Type.Array(
    Type.Object({
      signal: text,
      score,
      name: text,
      start: Type.Integer(),
      end: Type.Integer(),
      why: bilingual,
      proof: bilingual,
      match: orNull(
        Type.Object({
          name: text,
          kind: wordOf<NameEntry['kind']>({
            business: true,
            school: true,
            government: true,
            service: true,
            international: true,
            'political-military': true,
            tenant: true,
          }),
          method: wordOf<NameMatchMethod>({
            exact: true,
            distinctive: true,
            reordered: true,
            contained: true,
            near: true,
            pinyin: true,
            homophone: true,
          }),
        }),
      ),
    }),
  ),
})

const LINES = { 'application/x-ndjson': Type.String({ description: 'One answer a line, in order.' }) }
const orProblem = (schema: TSchema) => Type.Array(Type.Union([schema, problem]))

const batched = (schema: TSchema): Answer => ({
  'application/json': Type.Union([schema, orProblem(schema)], {
    description: 'One answer, or for a batch one for each event in order; a problem stands in the place of a bad one.',
  }),
  ...LINES,
})

export const DECISION_ANSWERS: Answers = [
  ['post /v1/decisions', batched(decision)],
  ['post /v1/events', batched(observed)],
  ['get /v1/decisions/{id}', json(explained)],
  ['post /v1/signals', { 'application/json': signals, ...LINES }],
  ['post /v1/names', json(name)],
]
