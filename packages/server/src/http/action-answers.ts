/** What the calls about actions, notices and appeals answer. */
import {
  ACCOUNT_TYPE,
  type ActionStatus,
  type Actor,
  type Appeal,
  type AppealLine,
  type AppealOutcome,
  type AppealParty,
  AUTOMATED_DECISION,
  CONTENT_TYPE,
  DECISION_ACCOUNT,
  DECISION_GROUND,
  DECISION_MONETARY,
  DECISION_PROVISION,
  DECISION_VISIBILITY,
  type NoticeFact,
  type ReleaseTerms,
  type ReversalReason,
  SOURCE_TYPE,
} from '@goodstanding/casework'
import { STATEMENT_CATEGORIES, STATEMENT_KEYWORDS, named } from '@goodstanding/model'
import Type from 'typebox'
import type { KeptBackStatus } from '../casework/appeal/list-kept-back.ts'
import {
  actionSubject,
  type Answers,
  bilingual,
  eventNamed,
  eventType,
  ignoredMembers,
  instant,
  json,
  orNull,
  page,
  policyReference,
  severity,
  subject,
  text,
  version,
  wordOf,
  actionType,
  capability,
  extended,
} from './answer-parts.ts'
import { standingRefusal } from './decision-answers.ts'
import { evidenceFile, evidenceShown } from './report-answers.ts'

const actor = named('ActedBy', {
  kind: wordOf<Actor['kind']>({ person: true, machine: true }),
  id: Type.Optional(text),
  decision: Type.Optional(text),
  rule: Type.Optional(text),
})

export const action = named('Action', {
  id: text,
  version,
  type: actionType,
  subject,
  capability: Type.Optional(capability),
  until: orNull(instant),
  clause: text,
  severity,
  policy: policyReference,
  reason: text,
  case: orNull(text),
  outsideCase: Type.Optional(Type.Literal(true, { description: 'Its case names neither whom nor what it falls on.' })),
  status: wordOf<ActionStatus | 'reinstated'>(
    {
      'awaiting-second': true,
      declined: true,
      active: true,
      ended: true,
      reversed: true,
      reinstated: true,
    },
    'ActionStatus',
  ),
  by: actor,
  second: Type.Optional(orNull(text)),
  takenAt: Type.Optional(instant),
  endedAt: Type.Optional(instant),
  reinstatedAt: Type.Optional(instant),
  reversedAt: Type.Optional(instant),
  why: Type.Optional(wordOf<ReversalReason>({ appeal: true, error: true, legal: true }, 'ReversalReason')),
  reversedBy: Type.Optional(text),
})

const changed = extended('ChangedAction', action, { notice: Type.Optional(text), ignored: ignoredMembers })

const ofMember = named('ActionOnMember', {
  id: text,
  account: text,
  name: orNull(text),
  subject: actionSubject,
  type: actionType,
  capability: Type.Optional(capability),
  clause: text,
  takenAt: instant,
  until: orNull(instant),
})

const yesOrNo = wordOf<'Yes' | 'No'>({ Yes: true, No: true })
const some = Type.Optional(text)

export const statementCategory = Type.Enum(STATEMENT_CATEGORIES, { title: 'StatementCategory' })
export const statementKeyword = Type.Enum(STATEMENT_KEYWORDS, { title: 'StatementKeyword' })

/** Fields and values are those of the EU's transparency database. */
const statement = named('StatementOfReasons', {
  decision_visibility: Type.Optional(Type.Array(Type.Enum(DECISION_VISIBILITY))),
  decision_visibility_other: some,
  decision_monetary: Type.Optional(Type.Enum(DECISION_MONETARY)),
  decision_monetary_other: some,
  decision_provision: Type.Optional(Type.Enum(DECISION_PROVISION)),
  decision_account: Type.Optional(Type.Enum(DECISION_ACCOUNT)),
  account_type: Type.Optional(Type.Enum(ACCOUNT_TYPE)),
  decision_ground: Type.Enum(DECISION_GROUND),
  decision_ground_reference_url: some,
  illegal_content_legal_ground: some,
  illegal_content_explanation: some,
  incompatible_content_ground: some,
  incompatible_content_explanation: some,
  incompatible_content_illegal: Type.Optional(yesOrNo),
  content_type: Type.Array(Type.Enum(CONTENT_TYPE)),
  content_type_other: some,
  category: statementCategory,
  category_addition: Type.Optional(Type.Array(statementCategory)),
  category_specification: Type.Optional(Type.Array(statementKeyword)),
  category_specification_other: some,
  territorial_scope: Type.Optional(Type.Array(text)),
  content_language: some,
  content_date: text,
  application_date: text,
  end_date_visibility_restriction: some,
  end_date_monetary_restriction: some,
  end_date_service_restriction: some,
  end_date_account_restriction: some,
  decision_facts: text,
  source_type: Type.Enum(SOURCE_TYPE),
  source_identity: some,
  automated_detection: yesOrNo,
  automated_decision: Type.Enum(AUTOMATED_DECISION),
  puid: text,
})

const noticeFact = named('NoticeFact', {
  name: wordOf<NoticeFact['name']>({
    now: true,
    clause: true,
    measure: true,
    subject: true,
    facts: true,
    found: true,
    decided: true,
    taken: true,
    until: true,
    prior: true,
    release: true,
    return: true,
    export: true,
    sent: true,
    appeal: true,
  }),
  label: bilingual,
  value: bilingual,
})

const notice = named('Notice', {
  id: text,
  version,
  action: text,
  type: actionType,
  capability: Type.Optional(capability),
  subject,
  recipient: text,
  clause: text,
  policy: policyReference,
  facts: bilingual,
  described: Type.Object({ opening: bilingual, facts: Type.Array(noticeFact) }),
  automated: Type.Boolean(),
  message: bilingual,
  takenAt: instant,
  sentAt: instant,
  until: orNull(instant),
  appealUntil: instant,
  earlyRelease: orNull(wordOf<ReleaseTerms>({ 'may-apply': true, 'no-early-release': true, stays: true })),
  appealToken: Type.Optional(Type.String({ description: 'To the subject and to the service that delivers it.' })),
})

export const appealStatus = wordOf<Exclude<Appeal['kind'], 'none'>>(
  { pending: true, upheld: true, overturned: true, reduced: true },
  'AppealStatus',
)
const { evidence, evidenceDisplay, evidenceItems } = evidenceShown
const brought = { evidence, evidenceDisplay, evidenceItems, files: Type.Array(evidenceFile) }

const appeal = named('Appeal', {
  id: text,
  version,
  status: appealStatus,
  action: Type.Optional(text),
  case: Type.Optional(text),
  decision: Type.Optional(Type.String({ description: 'What the machine kept back.' })),
  party: wordOf<AppealParty>({ subject: true, reporter: true, 'early-release': true }),
  by: Type.Optional(Type.String({ description: 'Not to whom it only concerns.' })),
  text: Type.Optional(text),
  summary: Type.Optional(bilingual),
  /** What came with it: to whoever filed it, and to who answers it. */
  ...Type.Partial(Type.Object(brought)).properties,
  filedAt: instant,
  deadline: instant,
  talk: Type.Optional(
    Type.Array(
      Type.Object({
        from: wordOf<AppealLine['from']>({ reviewer: true, appellant: true }),
        by: Type.Optional(Type.String({ description: 'To staff.' })),
        text,
        at: instant,
      }),
    ),
  ),
  answerBy: orNull(instant),
  reason: Type.Optional(text),
  answer: Type.Optional(bilingual),
  decidedBy: Type.Optional(Type.String({ description: 'To staff.' })),
  decidedAt: Type.Optional(instant),
})

/** Staff are shown beside it what it is about. */
const seen = extended('AppealInFull', appeal, {
  byName: Type.Optional(Type.String({ description: 'As the service stated it. To staff, when one is read.' })),
  clauses: Type.Optional(Type.Array(text)),
  setAside: Type.Optional(Type.Boolean()),
  severity: Type.Optional(orNull(severity)),
  subject: Type.Optional(orNull(subject)),
})

const keptBack = named('KeptBack', {
  decision: text,
  account: text,
  organization: text,
  status: wordOf<KeptBackStatus>({ blocked: true, held: true, released: true, rejected: true }),
  type: eventType,
  event: eventNamed,
  clauses: Type.Array(text, { description: 'Of what kept it back; none where standing did.' }),
  message: orNull(bilingual),
  standing: Type.Optional(standingRefusal),
  observed: Type.Boolean({ description: 'Told when it had happened already.' }),
  decidedAt: instant,
  appealUntil: instant,
  mayAppeal: Type.Boolean(),
  appeal: orNull(appeal),
})

const answered = extended('AnsweredAppeal', appeal, {
  outcome: wordOf<AppealOutcome>({ uphold: true, overturn: true, reduce: true }),
  ignored: ignoredMembers,
})

export const ACTION_ANSWERS: Answers = [
  ['get /v1/actions', json(page(action))],
  ['get /v1/actions/{id}', json(action)],
  ['get /v1/actions/{id}/statement', json(statement)],
  ...['approve', 'decline', 'reverse'].map((act) => [`post /v1/actions/{id}/${act}`, json(changed)] as const),
  ['get /v1/own-organization/actions', json(page(ofMember))],
  ['get /v1/notices', json(page(notice))],
  ['get /v1/notices/{id}', json(notice)],
  ['get /v1/kept-back', json(page(keptBack))],
  ['get /v1/kept-back/{id}', json(keptBack)],
  ['post /v1/appeals', json(appeal)],
  ['get /v1/appeals', json(page(seen))],
  ['get /v1/appeals/{id}', json(seen)],
  ['post /v1/appeals/{id}/ask', json(appeal)],
  ['post /v1/appeals/{id}/reply', json(appeal)],
  ['post /v1/appeals/{id}/decide', json(answered)],
]
