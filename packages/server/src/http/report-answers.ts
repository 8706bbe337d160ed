/** What the calls about reports and complaints answer. */
import type { Complaint, OperatorReason, ReportAbout, Reporter, ReportLine, ReportStatus } from '@goodstanding/casework'
import type { ReportOutcome } from '@goodstanding/casework'
import type { FileInEvidence } from '@goodstanding/ledger'
import { named } from '@goodstanding/model'
import Type from 'typebox'
import type { EvidenceDisplay } from '../casework/evidence/show-evidence.ts'
import {
  type Answers,
  bilingual,
  count,
  eventNamed,
  instant,
  json,
  orNull,
  page,
  severity,
  text,
  version,
  wordOf,
  extended,
} from './answer-parts.ts'

const REVERSED = '`reversed`: what was done about it was taken back later, all of it.'
const CHANGES = 'An answer may change; `answer` says what holds.'
const outcomes = { acted: true, 'no-violation': true, reversed: true } as const
const outcome = wordOf<ReportOutcome>(outcomes, undefined, `${REVERSED} ${CHANGES}`)
const reportOutcome = wordOf<ReportOutcome | 'handled'>(
  { ...outcomes, handled: true },
  undefined,
  `${REVERSED} \`handled\`: an administrator confirmed it and dealt with it without the operator, to whom its reporter may bring it once. ${CHANGES}`,
)

export const reporterKind = wordOf<Reporter['kind']>({ member: true, external: true, mail: true })

const copy = named('EvidenceItem', {
  event: orNull(eventNamed),
  versions: Type.Array(Type.Object({ at: instant, text: orNull(text), files: Type.Array(text) }), {
    description: 'Oldest first: what was sent, then every edit. Files by their SHA-256.',
  }),
  suppliedBy: wordOf<'service' | 'reporter'>({ service: true, reporter: true }),
})

/** Copies as whoever asks may see them: whole, or how many there are of what is sealed or erased. */
export const evidenceShown = {
  evidence: Type.Array(copy),
  evidenceDisplay: wordOf<EvidenceDisplay>({ shown: true, sealed: true, erased: true }, 'EvidenceDisplay'),
  evidenceItems: Type.Optional(count),
  surroundings: Type.Optional(named('Surroundings', { before: Type.Array(copy), after: Type.Array(copy) })),
  seenBy: Type.Optional(Type.Array(text)),
}

export const evidenceFile = named('EvidenceFile', {
  evidence: text,
  source: text,
  sha256: text,
  size: orNull(count),
  type: orNull(text),
  state: wordOf<'kept' | NonNullable<FileInEvidence['missing']>>({ kept: true, 'not-at-hand': true, 'too-much': true }),
})

/** With an event: whom the reporter named, where somebody else sent it. */
const namedBeside = Type.Optional(text)

const report = named('Report', {
  id: text,
  version,
  status: wordOf<ReportStatus>({
    'with-administrator': true,
    asked: true,
    dismissed: true,
    complained: true,
    'with-operator': true,
    answered: true,
    withdrawn: true,
  }),
  case: orNull(text),
  deadline: orNull(instant),
  receipt: Type.Optional(Type.String({ description: 'To whoever reported.' })),
  about: Type.Object({
    event: Type.Optional(eventNamed),
    account: Type.Optional(text),
    named: namedBeside,
    organization: Type.Optional(text),
  }),
  clause: orNull(text),
  severity,
  text,
  receivedAt: instant,
  talk: Type.Array(
    Type.Object({
      from: wordOf<ReportLine['from']>({ administrator: true, reporter: true }),
      text,
      at: instant,
    }),
  ),
  escalated: Type.Optional(
    Type.Object(
      {
        dismissal: bilingual,
        dismissedAt: instant,
        handled: Type.Optional(Type.Literal(true, { description: 'They had confirmed it and dealt with it.' })),
        reason: orNull(text),
        at: instant,
      },
      {
        description:
          'How an administrator closed it, and why its reporter brought it to the operator all the same: to these two alone.',
      },
    ),
  ),
  reporter: Type.Optional(
    Type.Object({
      kind: reporterKind,
      id: text,
      organization: orNull(text),
      sender: Type.Optional(Type.Literal('unverified')),
    }),
  ),
  ...evidenceShown,
  files: Type.Optional(Type.Array(evidenceFile)),
  evidenceErased: Type.Optional(
    Type.Object({
      at: instant,
      why: wordOf<'retention' | 'erasure'>({ retention: true, erasure: true }),
      receipt: text,
      ...bilingual.properties,
      entry: Type.Optional(orNull(count)),
    }),
  ),
  reason: Type.Optional(text),
  answer: Type.Optional(bilingual),
  complaint: Type.Optional(text),
  why: Type.Optional(
    wordOf<OperatorReason>({
      severity: true,
      'person-at-risk': true,
      'administrator-accused': true,
      'author-unknown': true,
      'organization-accused': true,
      'external-reporter': true,
      'reporter-chose': true,
      'no-administrator': true,
      deadline: true,
      'reporter-escalated': true,
      reopened: true,
    }),
  ),
  outcome: Type.Optional(reportOutcome),
})

const filed = extended('FiledReport', report, {
  warning: Type.Optional(wordOf<'flood' | 'unfounded'>({ flood: true, unfounded: true })),
  warningWords: Type.Optional(bilingual),
})

const confirmed = named('ConfirmedReport', { report, complaint: Type.Object({ id: text, case: orNull(text) }) })

const complaint = named('Complaint', {
  id: text,
  version,
  status: wordOf<Exclude<Complaint['kind'], 'none'>>({ filed: true, answered: true }),
  organization: text,
  by: text,
  about: Type.Object({
    kind: wordOf<ReportAbout['kind']>({ event: true, account: true, organization: true, text: true }),
    source: Type.Optional(text),
    id: Type.Optional(text),
    account: Type.Optional(text),
    named: namedBeside,
    organization: Type.Optional(text),
  }),
  reports: Type.Array(text),
  statement: text,
  case: orNull(text),
  filedAt: instant,
  deadline: instant,
  outcome: Type.Optional(outcome),
  answer: Type.Optional(bilingual),
  answeredAt: Type.Optional(instant),
  appealUntil: Type.Optional(
    Type.String({
      format: 'date-time',
      description: 'To whoever complained on no report: until when they may appeal the answer, by its `case`.',
    }),
  ),
})

export const REPORT_ANSWERS: Answers = [
  ['post /v1/reports', json(filed)],
  ['get /v1/reports', json(page(report))],
  ['get /v1/reports/{id}', json(report)],
  ['post /v1/reports/{id}/confirm', json(confirmed)],
  ...['dismiss', 'handle', 'ask', 'reply', 'escalate', 'withdraw'].map(
    (act) => [`post /v1/reports/{id}/${act}`, json(report)] as const,
  ),
  ['post /v1/complaints', json(complaint)],
  ['get /v1/complaints', json(page(complaint))],
  ['get /v1/complaints/{id}', json(complaint)],
]
