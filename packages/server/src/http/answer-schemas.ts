/**
 * What calls answer, as the OpenAPI document says it: here those about facts and standing, and beside it every other. They describe and do not serialise, so an answer may say more than stands here; end-to-end tests hold real
 * answers to them.
 */
import { CONSENT, ORGANIZATION, OWN_RULE, PERMIT, PERSON, REGISTERS, named } from '@goodstanding/model'
import Type, { type TObject, type TSchema } from 'typebox'
import { ACTION_ANSWERS } from './action-answers.ts'
import {
  actionSubject,
  lostCapability,
  type Answer,
  type Answers,
  bilingual,
  ignoredMembers,
  instant,
  json,
  orNull,
  page,
  severity,
  text,
  version,
  wordOf,
  actionType,
  capability,
  titleOf,
} from './answer-parts.ts'
import { AUDIT_ANSWERS } from './audit-answers.ts'
import { CASE_ANSWERS } from './case-answers.ts'
import { DECISION_ANSWERS, evidence, standingSubject } from './decision-answers.ts'
import { EVIDENCE_ANSWERS } from './evidence-answers.ts'
import { IDENTITY_ANSWERS } from './identity-answers.ts'
import { LEGAL_ANSWERS } from './legal-answers.ts'
import { OPERATING_ANSWERS } from './operating-answers.ts'
import { POLICY_ANSWERS } from './policy-answers.ts'
import { QUEUE_ANSWERS } from './queue-answers.ts'
import { REPORT_ANSWERS } from './report-answers.ts'
import { REQUEST_ANSWERS, scanVerdict } from './request-answers.ts'

const fileTaken = named('TakenFile', {
  sha256: text,
  size: Type.Integer(),
  type: orNull(text),
  testVirus: Type.Boolean(),
  /** Where a scanner is configured. */
  scan: Type.Optional(
    Type.Object({
      verdict: scanVerdict,
      name: Type.Optional(text),
      why: Type.Optional(text),
    }),
  ),
  pdq: Type.Optional(
    Type.String({ description: 'Of a picture: the hash that looks alike for pictures that look alike.' }),
  ),
})

const documentTaken = named('TakenDocument', {
  sha256: text,
  size: Type.Integer(),
  type: orNull(text),
  scan: orNull(scanVerdict),
  state: wordOf<'kept' | 'held'>({ kept: true, held: true }),
})

/** What is stated, with its id and the version that `ifMatch` names; where it was put just now, also what looks misspelled in it. */
const identified = named('Identified', { id: text, version, ignored: ignoredMembers })
const kept = (stated: TObject, more = '') =>
  Type.Intersect([stated, identified], { title: `${titleOf(stated).replace(/^Stated/, '')}${more}` })
/** Of who was terminated nothing is told that was stated: it is kept as keyed hashes. */
const { terminated, ...registers } = REGISTERS
const shownTerminated = named('TerminatedEntry', {
  ...identified.properties,
  ...Type.Pick(terminated, ['terminatedAt']).properties,
})
const registerEntry = Type.Union(
  [...Object.values(registers).map((stated) => kept(stated, 'Entry')), shownTerminated],
  { title: 'RegisterEntry' },
)

const standing = named('Standing', {
  subject: standingSubject,
  name: Type.Optional(Type.String({ description: 'As the service stated it. To staff.' })),
  state: Type.Enum(['good', 'limited', 'suspended', 'terminated']),
  until: Type.Optional(orNull(instant)),
  action: Type.Optional(orNull(text)),
  limits: Type.Array(Type.Object({ capability: capability, until: orNull(instant), action: text })),
  verification: Type.Enum(['none', 'pending', 'verified', 'expiring', 'revoked'], { title: 'VerificationStatus' }),
  points: Type.Number(),
  pointsFrom: Type.Array(
    Type.Object({ points: Type.Number(), action: text, clause: text, takenAt: instant, endsAt: instant }),
  ),
  summary: bilingual,
  organization: Type.Optional(
    Type.Object(
      {
        id: text,
        state: Type.Enum(['limited', 'suspended', 'terminated']),
        until: orNull(instant),
        limits: Type.Array(lostCapability),
      },
      { description: 'Of an account: what its organization lost, which everybody in it loses with it.' },
    ),
  ),
  exportUntil: orNull(instant),
  actions: Type.Array(
    Type.Object({
      id: text,
      type: actionType,
      // What somebody published was removed: that stands with them too.
      subject: actionSubject,
      capability: orNull(capability),
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

const personNamed = named('PersonNamed', { id: text, name: text })

/** What a rule of an organization would find in a text. */
const wouldFind = named('OwnRuleFinding', {
  ...Type.Pick(OWN_RULE, ['id', 'effect', 'reason']).properties,
  evidence: Type.Array(Type.Pick(evidence, ['value', 'start', 'end'])),
})

const factAnswers = (path: string, schema: TSchema): Answers => [
  [`put ${path}/{id}`, json(schema)],
  [`get ${path}/{id}`, json(schema)],
  [`get ${path}`, json(page(schema))],
]

/** By method and path. */
export const ANSWERS: ReadonlyMap<string, Answer> = new Map<string, Answer>([
  ...DECISION_ANSWERS,
  ['put /v1/files/{sha256}', json(fileTaken)],
  ...factAnswers('/v1/permits', kept(PERMIT)),
  ...factAnswers('/v1/consents', kept(CONSENT)),
  ...factAnswers('/v1/organizations', kept(ORGANIZATION)),
  ...factAnswers('/v1/people', kept(PERSON)),
  ...factAnswers('/v1/registers/{register}', registerEntry),
  ['get /v1/standing/{type}/{id}', json(standing)],
  ['get /v1/own-organization', json(kept(ORGANIZATION))],
  ['put /v1/own-organization/rules', json(kept(ORGANIZATION))],
  ['post /v1/own-organization/rules/try', json(page(wouldFind))],
  ['post /v1/own-organization/names', json(page(personNamed))],
  ['put /v1/own-organization/documents/{sha256}', json(documentTaken)],
  ['put /v1/appeals/files/{sha256}', json(documentTaken)],
  ['put /v1/reports/files/{sha256}', json(documentTaken)],
  ['get /v1/own-organization/consents', json(page(kept(CONSENT)))],
  ['get /v1/own-organization/permits', json(page(kept(PERMIT)))],
  ...POLICY_ANSWERS,
  ...OPERATING_ANSWERS,
  ...REPORT_ANSWERS,
  ...CASE_ANSWERS,
  ...EVIDENCE_ANSWERS,
  ...ACTION_ANSWERS,
  ...REQUEST_ANSWERS,
  ...LEGAL_ANSWERS,
  ...IDENTITY_ANSWERS,
  ...QUEUE_ANSWERS,
  ...AUDIT_ANSWERS,
])
