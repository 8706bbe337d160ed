/** What the calls for operating and investigating answer: counts, recorded decisions, what is linked, mail that went out. */
import { named } from '@goodstanding/model'
import type { MailKind, MailStatus } from '@goodstanding/ledger'
import Type from 'typebox'
import {
  type Answers,
  count,
  day,
  eventType,
  instant,
  json,
  orNull,
  page,
  policyReference,
  severity,
  text,
  wordOf,
  extended,
} from './answer-parts.ts'
import { appealStatus } from './action-answers.ts'
import { caseStatus } from './case-answers.ts'
import { effect } from './decision-answers.ts'
import { evidenceCount } from './evidence-answers.ts'

const summary = named('OperationsSummary', {
  at: instant,
  cases: Type.Array(Type.Object({ status: caseStatus, severity, cases: count, late: count })),
  rules: Type.Array(Type.Object({ clause: text, rule: text, reviewed: count, upheld: count })),
  appeals: Type.Array(Type.Object({ status: appealStatus, appeals: count })),
  ignored: Type.Array(
    named('IgnoredEventMember', {
      type: eventType,
      pointer: Type.String({ description: 'Into the event; `*` for any place of a list.' }),
      near: orNull(text),
      events: count,
      lastAt: instant,
    }),
    { description: 'Members of events that nothing reads, as this node saw them in a sample since it started.' },
  ),
})

const volume = named('Volume', { day, eventType, effect, events: count })

const recorded = named('RecordedDecision', {
  id: text,
  type: eventType,
  effect,
  clauses: Type.Array(text),
  organization: text,
  actor: text,
  at: instant,
})

/** By what somebody asks about: an account, or a file, link or device. */
const linked = Type.Union([
  Type.Object({ accounts: Type.Array(Type.Object({ account: text, organization: text, shared: count })) }),
  Type.Object({
    ...page(extended('LinkedDecision', recorded, { where: text })).properties,
    count: Type.Object({ decisions: count, accounts: count, organizations: count, more: Type.Boolean() }),
    since: orNull(instant),
    file: Type.Optional(
      Type.Object({
        sha256: text,
        size: count,
        analysis: Type.Unknown({ description: 'What the detectors saw in it.' }),
        firstSeen: instant,
      }),
    ),
  }),
])

const mail = named('MailDelivery', {
  id: text,
  kind: wordOf<MailKind>({
    receipt: true,
    outcome: true,
    notice: true,
    reversal: true,
    disclosure: true,
    question: true,
    answer: true,
    reminder: true,
    invitation: true,
  }),
  recipient: text,
  about: text,
  status: wordOf<MailStatus>({ waiting: true, sent: true, failed: true, bounced: true, dropped: true }),
  attempts: count,
  answer: orNull(text),
  createdAt: instant,
  lastAt: orNull(instant),
})

export const OPERATING_ANSWERS: Answers = [
  ['get /healthz', json(Type.Object({ status: Type.Literal('ok') }))],
  ['get /readyz', json(Type.Object({ status: Type.Literal('ready'), policy: policyReference }))],
  ['get /metrics', { 'text/plain': text }],
  ['get /openapi.json', json(Type.Record(text, Type.Unknown()))],
  ['get /v1/operations/summary', json(summary)],
  ['get /v1/operations/volumes', json(Type.Object({ days: count, ...page(volume).properties }))],
  ['get /v1/retention', json(Type.Object({ decisionDays: count, evidence: Type.Array(evidenceCount) }))],
  ['get /v1/recorded-decisions', json(page(recorded))],
  ['get /v1/mail-deliveries', json(page(mail))],
  ['get /v1/links/{type}/{id}', json(linked)],
]
