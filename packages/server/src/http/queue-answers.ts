/** What the calls about queues, views of them and second reviews answer. */
import {
  type Agreement,
  type AgreementShare,
  CASE_SOURCES,
  type SecondReview,
  type SettleOutcome,
  SUBJECT_TYPES,
} from '@goodstanding/casework'
import { DANGERS, named } from '@goodstanding/model'
import Type, { type TSchema } from 'typebox'
import { exhibit, finding } from './case-answers.ts'
import {
  type Answers,
  bilingual,
  count,
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
  lease,
  extended,
} from './answer-parts.ts'
import { reporterKind } from './report-answers.ts'

const filter = named('CaseFilter', {
  sections: Type.Array(text),
  clauses: Type.Array(text),
  severityFrom: orNull(severity),
  severityTo: orNull(severity),
  dangers: Type.Array(Type.Enum(['none', ...DANGERS])),
  subjectTypes: Type.Array(Type.Enum(SUBJECT_TYPES)),
  organizations: Type.Array(text),
  countries: Type.Array(text),
  languages: Type.Array(text),
  sources: Type.Array(Type.Enum(CASE_SOURCES)),
})

const put = named('StatedQueue', { id: text, name: bilingual, filter, version })
const queue = extended('Queue', put, { cases: count, createdAt: instant })
const granted = extended('GrantedQueue', queue, { granted: Type.Boolean() })

const setAside = named('SetAside', { staff: text, setAside: Type.Array(text), version: count })
const covered = named('Coverage', {
  queue: text,
  section: text,
  cases: count,
  waiting: Type.Integer({ minimum: 0, description: 'Those that nobody else at work takes.' }),
  yours: Type.Integer({ minimum: 0, description: 'Those of the waiting ones that the asker takes.' }),
  orphaned: Type.Integer({ minimum: 0, description: 'Those that nobody on the staff takes.' }),
})
const coverage = Type.Object({
  atWork: Type.Integer({
    minimum: 0,
    description: 'How many others who work on cases acted in a session of theirs in the last quarter of an hour.',
  }),
  items: Type.Array(covered),
})

const rules = Type.Array(named('RoutingRule', { queue: text, filter: Type.Optional(orNull(Type.Partial(filter))) }))
const routed = count
const routing = named('Routing', { rules, version: routed, changedAt: orNull(instant) })
const preview = named('RoutingPreview', {
  cases: count,
  moved: count,
  queues: Type.Array(Type.Object({ queue: text, before: count, after: count })),
  moves: Type.Array(Type.Object({ case: text, from: text, to: text })),
})

const view = named('View', {
  id: text,
  owner: text,
  role: orNull(text),
  name: text,
  query: text,
  version,
  isOwn: Type.Boolean(),
  mayRemove: Type.Boolean(),
  createdAt: instant,
})

const verdict = {
  outcome: wordOf<'violation' | 'no-violation'>({ violation: true, 'no-violation': true }),
  clause: Type.Optional(text),
  actions: Type.Optional(Type.Array(actionType)),
}

const review = named('SecondReview', {
  id: text,
  status: wordOf<Exclude<SecondReview['kind'], 'none'>>({ open: true, taken: true, judged: true, settled: true }),
  case: text,
  sample: text,
  queue: text,
  subject,
  drawnAt: instant,
  lease: orNull(lease),
  mayTake: Type.Boolean(),
  first: Type.Optional(Type.Object({ by: text, at: instant, ...verdict })),
  second: Type.Optional(Type.Object({ by: text, at: instant, ...verdict, reason: text })),
  agreement: Type.Optional(wordOf<Agreement>({ full: true, partly: true, none: true })),
  settled: Type.Optional(
    orNull(
      Type.Object({
        by: text,
        at: instant,
        outcome: wordOf<SettleOutcome>({ stands: true, reopen: true }),
        reason: text,
      }),
    ),
  ),
})

/** The case as whoever decided it found it. */
const blind = named('BlindCase', {
  id: text,
  subject,
  family: text,
  severity,
  clauses: Type.Array(text),
  findings: Type.Array(finding),
  exhibits: Type.Array(exhibit),
  openedAt: instant,
  reports: Type.Array(
    Type.Object({
      clause: text,
      id: Type.Optional(text),
      text: Type.Optional(text),
      receivedAt: Type.Optional(instant),
      reporter: Type.Optional(Type.Object({ kind: reporterKind })),
    }),
  ),
  complaints: Type.Array(
    Type.Object({
      clause: text,
      id: Type.Optional(text),
      organization: Type.Optional(text),
      statement: Type.Optional(text),
      filedAt: Type.Optional(instant),
    }),
  ),
})
const taken = extended('SecondReviewInFull', review, { blind: Type.Optional(blind) })

const share: Readonly<Record<keyof AgreementShare, TSchema>> = {
  reviewed: count,
  full: count,
  partly: count,
  none: count,
  share: orNull(score),
  interval: orNull(Type.Array(score, { minItems: 2, maxItems: 2 })),
}
const agreement = named('Agreement', {
  from: instant,
  until: instant,
  ...share,
  kappa: orNull(Type.Number()),
  clauses: Type.Array(Type.Object({ clause: orNull(text), ...share })),
  calibration: Type.Array(
    Type.Object({ from: Type.Number(), until: Type.Number(), reviewed: count, violations: count }),
  ),
})

export const QUEUE_ANSWERS: Answers = [
  ['get /v1/staff/{id}/set-aside', json(setAside)],
  ['put /v1/staff/{id}/set-aside', json(setAside)],
  ['get /v1/set-aside', json(page(extended('SetAsideOf', setAside, { name: text })))],
  ['get /v1/coverage', json(coverage)],
  ['get /v1/queues', json(page(granted))],
  ['get /v1/queues/{id}', json(queue)],
  ['put /v1/queues/{id}', json(put)],
  ['get /v1/routing', json(routing)],
  ['put /v1/routing', json(Type.Object({ rules, version: routed }))],
  ['post /v1/routing/dry-run', json(preview)],
  ['post /v1/routing/apply', json(Type.Object({ version: routed }))],
  ['get /v1/views', json(page(view))],
  ['post /v1/views', json(view)],
  ['put /v1/views/{id}', json(view)],
  ['post /v1/second-reviews/draw', json(Type.Object({ sample: text, drawn: count, reviews: Type.Array(text) }))],
  ['get /v1/second-reviews', json(page(review))],
  ['get /v1/second-reviews/agreement', json(agreement)],
  ['get /v1/second-reviews/{id}', json(taken)],
  ['post /v1/second-reviews/{id}/take', json(taken)],
  ...['release', 'judge', 'settle'].map((act) => [`post /v1/second-reviews/{id}/${act}`, json(review)] as const),
]
