/** What the calls about cases answer, one by one and in batches. */
import type { CaseItem, CaseStatus, CaseTurn, RecordWithheld } from '@goodstanding/casework'
import type { BatchItemStatus, BatchStatus } from '@goodstanding/ledger'
import { named } from '@goodstanding/model'
import Type from 'typebox'
import { action } from './action-answers.ts'
import {
  type Answers,
  count,
  byWord,
  instant,
  json,
  orNull,
  page,
  score,
  severity,
  subject,
  text,
  version,
  wordOf,
  actionType,
  capability,
  lease,
  extended,
  ignoredMembers,
} from './answer-parts.ts'
import { registerMatch } from './decision-answers.ts'
import { problem } from './problem-answers.ts'

const said = named('CaseNote', { by: text, text, at: instant })

const outcome = Type.Union(
  [
    Type.Object({ kind: Type.Literal('violation'), clause: text, actions: Type.Array(text) }),
    Type.Object({ kind: Type.Literal('no-violation') }),
  ],
  { title: 'CaseOutcome' },
)

const decision = named('CaseDecision', {
  by: Type.String({
    description: 'Of the staff; `machine`: all that lay in it was checked after all, and nothing was found.',
  }),
  at: instant,
  reason: text,
  batch: orNull(Type.String({ description: 'The bulk decision that it was part of.' })),
  outcome,
})

const turn = named('CaseTurn', {
  kind: wordOf<CaseTurn['kind']>({
    moved: true,
    escalated: true,
    returned: true,
    merged: true,
    unmerged: true,
    'took-in': true,
    'gave-up': true,
  }),
  by: text,
  object: orNull(Type.String({ description: 'The queue, or the other case.' })),
  text,
  at: instant,
})

export const finding = named('CaseFinding', {
  clause: text,
  rule: text,
  match: Type.Optional(registerMatch),
  severity,
  confidence: score,
  decision: text,
  at: instant,
})

export const exhibit = named('Exhibit', {
  fingerprint: text,
  kind: wordOf<CaseItem['kind']>({ finding: true, report: true, complaint: true }),
  clause: text,
  copies: count,
  reporters: count,
})

export const caseStatus = wordOf<CaseStatus>(
  { open: true, claimed: true, waiting: true, decided: true, merged: true, settled: true },
  'CaseStatus',
)
const check = named('CaseCheck', {
  cleared: Type.Array(text, { description: 'Decisions in which nothing was found.' }),
  found: Type.Array(text, { description: 'Decisions whose findings lie in the case since.' }),
  at: instant,
})

const found = named('Case', {
  id: text,
  subject,
  organizationName: Type.Optional(
    Type.String({ description: 'Of the subject, as the service stated it. In lists and when one case is read.' }),
  ),
  subjectName: Type.Optional(
    Type.String({ description: 'As the service stated it. When one case about an account is read.' }),
  ),
  status: caseStatus,
  family: text,
  queue: text,
  language: orNull(text),
  clauses: Type.Array(text),
  severity,
  priority: Type.Integer({ minimum: 0, maximum: 1_000, description: 'Higher is sooner.' }),
  openedAt: instant,
  deadline: instant,
  escalatedAt: orNull(instant),
  queuedBy: orNull(text),
  forSenior: orNull(said),
  mergedInto: orNull(text),
  merged: Type.Array(Type.Object({ case: text, subject, family: text, by: text, at: instant })),
  turns: Type.Array(turn),
  checks: Type.Array(check, { description: 'When what had been kept unchecked was checked after all.' }),
  version,
  lease: orNull(lease),
  waiting: Type.Optional(Type.Object({ for: text, by: text, until: instant })),
  setAside: Type.Optional(
    Type.Boolean({ description: 'The asker does not work on such a case. In lists and when one case is read.' }),
  ),
  findings: Type.Array(finding),
  reports: Type.Array(Type.Object({ id: text, clause: text, severity, at: instant })),
  complaints: Type.Array(Type.Object({ id: text, clause: text, at: instant })),
  exhibits: Type.Array(exhibit),
  notes: Type.Array(said),
  decisions: Type.Array(decision),
  decision: orNull(decision),
})

const reporterRecord = named('ReporterRecord', {
  decided: Type.Integer({
    minimum: 0,
    description: 'Earlier reports of the last year that were decided, several in one case counted once.',
  }),
  borneOut: count,
  unfounded: count,
})

const recommended = named('Recommended', {
  clause: text,
  action: actionType,
  capability: orNull(capability),
  until: orNull(instant),
  points: Type.Optional(Type.Number()),
})

const one = extended('CaseInFull', found, {
  takers: Type.Optional(
    Type.Array(Type.Object({ id: text, name: text, isPresent: Type.Boolean() }), {
      description: 'Of a case that the asker set aside: three at most who take such a case, those at work first.',
    }),
  ),
  reporters: Type.Array(
    Type.Object({
      reports: Type.Array(text),
      record: orNull(reporterRecord),
      withheld: orNull(wordOf<RecordWithheld>({ danger: true, unverified: true, few: true })),
    }),
    {
      description:
        'Whoever reported, one by one and unnamed: their reports here, and how earlier ones fared. Nothing is told of a record beside a report of danger, of whoever wrote by mail, and of fewer than five.',
    },
  ),
  reportsByDay: Type.Array(Type.Object({ day: text, reports: count }), {
    description: 'Reports about the subject in the last thirty days, oldest day first; days without any are left out.',
  }),
  recommended: Type.Array(recommended, { description: 'What the ladders recommend. A person decides.' }),
})

const listed = named('CasePage', {
  ...page(found).properties,
  withheld: Type.Optional(Type.Integer({ description: 'Cases that whoever asks judges without their decision.' })),
})

const decided = named('DecidedCase', {
  case: found,
  actions: Type.Array(action),
  notices: Type.Array(text),
  ignored: ignoredMembers,
})
const joined = named('MergedCases', { case: found, into: found })
const told = named('CaseTold', {
  webhooks: Type.Integer({ minimum: 0, description: 'How many subscriptions stand.' }),
  items: Type.Array(
    Type.Object({
      at: instant,
      types: Type.Array(text),
      delivered: count,
      waiting: count,
      failed: Type.Integer({ minimum: 0, description: 'Those that were never taken and are tried no more.' }),
      attempts: count,
      answer: orNull(Type.String({ description: 'The last status code or fault of what is not taken.' })),
      takenAt: orNull(instant),
      triedUntil: orNull(instant),
    }),
    { description: 'By when it was told: of its decisions, and of what became of their actions.' },
  ),
})
const undone = named('UndoneDecision', {
  case: found,
  reversed: Type.Array(text, {
    description: 'The actions that were taken back, or declined where they waited for a second person.',
  }),
  reopened: Type.Boolean({
    description: 'False where another case about the same is open: this one opens again once that is decided.',
  }),
})
const counted = named('CaseCounts', {
  items: Type.Array(Type.Object({ query: text, cases: count, isMore: Type.Boolean() })),
})

const BATCH_ITEM_STATUSES: Readonly<Record<BatchItemStatus, true>> = {
  waiting: true,
  decided: true,
  refused: true,
  'undo-waiting': true,
  undone: true,
  'undo-refused': true,
}
const inBatch = named('BatchItem', {
  id: text,
  status: wordOf<BatchItemStatus>(BATCH_ITEM_STATUSES),
  actions: Type.Optional(Type.Array(Type.Pick(action, ['id', 'type', 'status']))),
  notices: Type.Optional(Type.Array(text)),
  reversed: Type.Optional(Type.Array(text)),
  reopened: Type.Optional(Type.Boolean()),
  problem: Type.Optional(problem),
})
const batch = named('Batch', {
  id: text,
  status: wordOf<BatchStatus>({ deciding: true, decided: true, undoing: true, undone: true }),
  by: text,
  outcome: wordOf<'violation' | 'no-violation'>({ violation: true, 'no-violation': true }),
  clause: orNull(text),
  createdAt: instant,
  total: count,
  done: count,
  counts: byWord(Object.keys(BATCH_ITEM_STATUSES), count),
  undo: orNull(Type.Object({ by: text, reason: text })),
})
const wholeBatch = extended('BatchInFull', batch, page(inBatch).properties)

const handed = ['claim', 'release', 'note', 'wait', 'reopen', 'move', 'escalate', 'return']

export const CASE_ANSWERS: Answers = [
  ['get /v1/cases', json(listed)],
  ['get /v1/cases/{id}', json(one)],
  ...handed.map((act) => [`post /v1/cases/{id}/${act}`, json(found)] as const),
  ['post /v1/cases/{id}/merge', json(joined)],
  ['post /v1/cases/{id}/unmerge', json(joined)],
  ['post /v1/cases/{id}/decide', json(decided)],
  ['post /v1/cases/{id}/undo', json(undone)],
  ['get /v1/cases/{id}/told', json(told)],
  ['get /v1/cases/{id}/recommended', json(Type.Object({ items: Type.Array(recommended) }))],
  ['post /v1/cases/count', json(counted)],
  [
    'post /v1/cases/decide',
    json(named('DecidedBatch', { batch: text, items: Type.Array(inBatch), ignored: ignoredMembers })),
  ],
  ['get /v1/batches', json(page(batch))],
  ['get /v1/batches/{id}', json(wholeBatch)],
  ['post /v1/batches/{id}/undo', json(wholeBatch)],
]
