/**
 * What calls answer, as the OpenAPI document says it: here those of sections 1 to 4 and 7 of the contract, beside it those of casework,
 * identities and the log. They describe and do not serialise, so an answer may say more than stands here; end-to-end tests hold real
 * answers to them.
 */
import {
  ACTION_TYPES,
  CAPABILITIES,
  CONSENT,
  DANGERS,
  EFFECTS,
  ORGANIZATION,
  PERMIT,
  PERSON,
  REGISTERS,
  SAFEGUARDS,
} from '@goodstanding/model'
import Type, { type TObject, type TSchema } from 'typebox'
import { ACTION_ANSWERS } from './action-answers.ts'
import {
  type Answer,
  type Answers,
  bilingual,
  instant,
  json,
  orNull,
  page,
  policyReference,
  problem,
  score,
  severity,
  text,
  version,
} from './answer-parts.ts'
import { AUDIT_ANSWERS } from './audit-answers.ts'
import { CASE_ANSWERS } from './case-answers.ts'
import { IDENTITY_ANSWERS } from './identity-answers.ts'
import { LEGAL_ANSWERS } from './legal-answers.ts'
import { QUEUE_ANSWERS } from './queue-answers.ts'
import { REPORT_ANSWERS } from './report-answers.ts'
import { REQUEST_ANSWERS } from './request-answers.ts'

const effect = Type.Enum(EFFECTS)
const subject = Type.Object({ type: Type.Enum(['account', 'organization']), id: text })

const evidence = Type.Object({
  signal: text,
  value: Type.Union([Type.Number(), text, Type.Boolean()]),
  pointer: Type.String({ description: 'JSON pointer from the root of the event.' }),
  start: Type.Optional(Type.Integer({ description: 'In UTF-16 code units of the field, as it was sent.' })),
  end: Type.Optional(Type.Integer()),
  match: Type.Optional(Type.Object({ list: text, entry: text, label: orNull(text), source: orNull(text) })),
})

const finding = Type.Object({
  clause: text,
  rule: text,
  severity,
  confidence: score,
  effect,
  evidence: Type.Array(evidence),
})

const decision = Type.Object({
  id: text,
  effect,
  findings: Type.Array(finding),
  message: orNull(bilingual),
  case: orNull(text),
  appealUntil: orNull(instant),
  policy: policyReference,
  standing: Type.Optional(
    Type.Object({
      state: Type.Enum(['limited', 'suspended', 'terminated']),
      subject,
      capability: Type.Enum(CAPABILITIES),
      until: orNull(instant),
      action: orNull(text),
    }),
  ),
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
    Type.Literal(true, { description: "The policy's onFailure answered: deciding failed, or the database was away." }),
  ),
})

const explained = Type.Object({
  ...decision.properties,
  event: Type.Optional(Type.Object({}, { description: 'The event, as it was sent.' })),
  explanation: Type.Object({
    words: Type.Array(bilingual),
    inputs: Type.Optional(Type.Unknown({ description: 'Everything beside the event that it was made from.' })),
    watch: Type.Optional(Type.Array(finding, { description: 'What rules that only watch have found.' })),
  }),
})

const observed = Type.Object({ status: Type.Literal('accepted'), source: text, id: text, decision: text })

const signals = Type.Object({
  signals: Type.Array(Type.Object({ name: text, score, evidence: Type.Array(evidence) })),
  language: text,
  folded: text,
})

const name = Type.Object({
  name: text,
  parts: Type.Object({
    region: orNull(text),
    distinctive: text,
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
      match: orNull(Type.Object({ name: text, kind: text, method: text })),
    }),
  ),
})

const fileTaken = Type.Object({ sha256: text, size: Type.Integer(), type: orNull(text), testVirus: Type.Boolean() })

/** What is stated, with its id and the version that `ifMatch` names. */
const kept = ({ properties }: TObject) => Type.Object({ ...properties, id: text, version })
const registerEntry = Type.Union(Object.values(REGISTERS).map(kept))

const standing = Type.Object({
  subject,
  state: Type.Enum(['good', 'limited', 'suspended', 'terminated']),
  until: Type.Optional(orNull(instant)),
  action: Type.Optional(orNull(text)),
  limits: Type.Array(Type.Object({ capability: Type.Enum(CAPABILITIES), until: orNull(instant), action: text })),
  verification: Type.Enum(['none', 'pending', 'verified', 'expiring', 'revoked']),
  points: Type.Number(),
  pointsFrom: Type.Array(
    Type.Object({ points: Type.Number(), action: text, clause: text, takenAt: instant, endsAt: instant }),
  ),
  summary: bilingual,
  exportUntil: orNull(instant),
  actions: Type.Array(
    Type.Object({
      id: text,
      type: Type.Enum(ACTION_TYPES),
      subject,
      capability: orNull(Type.Enum(CAPABILITIES)),
      clause: text,
      severity,
      status: Type.Enum(['active', 'ended', 'reversed', 'reinstated']),
      takenAt: instant,
      until: orNull(instant),
      closedAt: Type.Optional(instant),
      version: Type.Optional(version),
    }),
  ),
})

const mode = Type.Enum(['off', 'watch', 'on'])
const clause = Type.Object({
  id: text,
  title: bilingual,
  summary: bilingual,
  watched: bilingual,
  decided: Type.Object({ by: Type.Array(Type.Enum(['machine', 'case', 'report'])), en: text, zh: text }),
  severity,
  unlawfulIn: Type.Array(text),
  danger: Type.Enum(['none', ...DANGERS]),
  safeguard: Type.Enum(['none', ...SAFEGUARDS]),
  capability: orNull(Type.Enum(CAPABILITIES)),
  statement: orNull(Type.Object({ category: text, keywords: Type.Array(text), ground: text, law: orNull(text) })),
  rules: Type.Array(
    Type.Object({
      name: text,
      on: Type.Array(text),
      per: Type.Enum(['event', 'row']),
      condition: text,
      effect,
      mode,
      lowered: orNull(Type.Object({ from: mode, by: Type.Enum(['machine', 'people']), since: instant })),
      severity,
      confidence: Type.Union([score, text]),
      floor: orNull(score),
      guarded: Type.Boolean(),
      why: bilingual,
    }),
  ),
  ladder: Type.Array(
    Type.Object({
      points: Type.Number(),
      action: Type.Enum(ACTION_TYPES),
      capability: orNull(Type.Enum(CAPABILITIES)),
      durationMs: orNull(Type.Number()),
    }),
  ),
  notice: bilingual,
})

const policy = Type.Object({
  id: text,
  version: text,
  effectiveFrom: instant,
  title: bilingual,
  contact: text,
  sections: Type.Array(Type.Object({ id: text, title: bilingual, intro: bilingual, clauses: Type.Array(clause) })),
  upcoming: Type.Array(Type.Object({ version: text, effectiveFrom: instant, status: text })),
})

const changes = { added: Type.Array(text), removed: Type.Array(text) }
const checked = Type.Object({
  ok: Type.Literal(true),
  clauses: Type.Integer(),
  rules: Type.Integer(),
  difference: Type.Object({
    from: text,
    to: text,
    ...changes,
    changed: Type.Array(
      Type.Object({
        clause: text,
        fields: Type.Array(text),
        rules: Type.Object({ ...changes, changed: Type.Array(text) }),
      }),
    ),
  }),
})

const LINES = { 'application/x-ndjson': Type.String({ description: 'One answer a line, in order.' }) }
const orProblem = (schema: TSchema) => Type.Array(Type.Union([schema, problem]))

const batched = (schema: TSchema): Answer => ({
  'application/json': Type.Union([schema, orProblem(schema)], {
    description: 'One answer, or for a batch one for each event in order; a problem stands in the place of a bad one.',
  }),
  ...LINES,
})

const factAnswers = (path: string, schema: TSchema): Answers => [
  [`put ${path}/{id}`, json(schema)],
  [`get ${path}/{id}`, json(schema)],
  [`get ${path}`, json(page(schema))],
]

/** By method and path. */
export const ANSWERS: ReadonlyMap<string, Answer> = new Map<string, Answer>([
  ['post /v1/decisions', batched(decision)],
  ['post /v1/events', batched(observed)],
  ['get /v1/decisions/{id}', json(explained)],
  ['post /v1/signals', { 'application/json': signals, ...LINES }],
  ['post /v1/names', json(name)],
  ['put /v1/files/{sha256}', json(fileTaken)],
  ...factAnswers('/v1/permits', kept(PERMIT)),
  ...factAnswers('/v1/consents', kept(CONSENT)),
  ...factAnswers('/v1/organizations', kept(ORGANIZATION)),
  ...factAnswers('/v1/people', kept(PERSON)),
  ...factAnswers('/v1/registers/{register}', registerEntry),
  ['get /v1/standing/{type}/{id}', json(standing)],
  ['get /v1/policy', json(policy)],
  ['get /v1/policy/clauses/{id}', json(clause)],
  ['post /v1/policy/check', json(checked)],
  ['get /healthz', json(Type.Object({ status: Type.Literal('ok') }))],
  ['get /readyz', json(Type.Object({ status: Type.Literal('ready'), policy: policyReference }))],
  ['get /metrics', { 'text/plain': text }],
  ['get /openapi.json', json(Type.Record(text, Type.Unknown()))],
  ...REPORT_ANSWERS,
  ...CASE_ANSWERS,
  ...ACTION_ANSWERS,
  ...REQUEST_ANSWERS,
  ...LEGAL_ANSWERS,
  ...IDENTITY_ANSWERS,
  ...QUEUE_ANSWERS,
  ...AUDIT_ANSWERS,
])
