/** What the calls about the policy, its versions and its rules answer. */
import type { FloorVerdict, LowerMode, RehearsedViolation, RuleAsk } from '@goodstanding/casework'
import type { PolicyStatus } from '@goodstanding/ledger'
import { ACTION_TYPES, DANGERS, EFFECTS, SAFEGUARDS, STATEMENT_GROUNDS, named } from '@goodstanding/model'
import Type, { type TSchema } from 'typebox'
import type { BacktestReport } from '../policy/backtest.ts'
import type { TestReport } from '../policy/run-examples.ts'
import {
  type Answers,
  bilingual,
  byWord,
  count,
  eventType,
  instant,
  json,
  orNull,
  page,
  score,
  severity,
  subject,
  text,
  wordOf,
  actionType,
  capability,
} from './answer-parts.ts'
import { statementCategory, statementKeyword } from './action-answers.ts'
import { decision, effect, standingSubject } from './decision-answers.ts'
import { gate } from './problem-answers.ts'

const ground = Type.Enum(STATEMENT_GROUNDS)
const mode = Type.Enum(['off', 'watch', 'on'], { title: 'RuleMode' })
const clause = named('Clause', {
  id: text,
  title: bilingual,
  summary: bilingual,
  watched: bilingual,
  decided: Type.Object({ by: Type.Array(Type.Enum(['machine', 'case', 'report'])), en: text, zh: text }),
  severity,
  unlawfulIn: Type.Array(text),
  danger: Type.Enum(['none', ...DANGERS]),
  safeguard: Type.Enum(['none', ...SAFEGUARDS]),
  capability: orNull(capability),
  statement: orNull(
    Type.Object({ category: statementCategory, keywords: Type.Array(statementKeyword), ground, law: orNull(text) }),
  ),
  rules: Type.Array(
    Type.Object({
      name: text,
      on: Type.Array(eventType),
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
      action: actionType,
      capability: orNull(capability),
      durationMs: orNull(Type.Number()),
    }),
  ),
  notice: bilingual,
})

const status = wordOf<PolicyStatus>({ draft: true, published: true, withdrawn: true }, 'PolicyStatus')
const policy = named('Policy', {
  id: text,
  version: text,
  effectiveFrom: instant,
  title: bilingual,
  contact: text,
  sections: Type.Array(Type.Object({ id: text, title: bilingual, intro: bilingual, clauses: Type.Array(clause) })),
  upcoming: Type.Array(Type.Object({ version: text, effectiveFrom: instant, status })),
})

const changes = { added: Type.Array(text), removed: Type.Array(text) }
const checked = named('CheckedPolicy', {
  ok: Type.Literal(true),
  clauses: Type.Integer(),
  rules: Type.Integer(),
  difference: Type.Object({
    from: text,
    to: text,
    policy: Type.Array(text),
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

type Shape<Described> = Readonly<Record<keyof Described, TSchema>>

const failure: Shape<TestReport['failures'][number]> = {
  clause: text,
  kind: wordOf<TestReport['failures'][number]['kind']>({ example: true, scenario: true }),
  name: text,
  place: Type.Object({ file: text, line: count, column: count }),
  expected: effect,
  got: effect,
  kept: Type.Boolean(),
  fault: orNull(text),
}
const tested: Shape<TestReport> = {
  ok: Type.Boolean(),
  passed: count,
  failed: count,
  failures: Type.Array(Type.Object(failure)),
}

const byEffect = named('EffectCounts', Object.fromEntries(EFFECTS.map((each) => [each, count])))
const sample = Type.Object({ source: text, id: text, only: wordOf<'before' | 'after'>({ before: true, after: true }) })
const replayed: Shape<BacktestReport> = {
  from: text,
  to: text,
  events: count,
  unreadable: count,
  before: byEffect,
  after: byEffect,
  changes: Type.Array(Type.Object({ from: effect, to: effect, count })),
  clauses: Type.Array(Type.Object({ clause: text, before: count, after: count })),
  rules: Type.Array(
    Type.Object({ clause: text, rule: text, before: count, after: count, samples: Type.Array(sample) }),
  ),
}

const published = named('PublishedPolicy', {
  id: text,
  version: text,
  status: wordOf<'awaiting-second' | 'published'>({ 'awaiting-second': true, published: true }),
  effectiveFrom: instant,
})

const files = Type.Record(text, text)
const base = orNull(Type.String({ description: 'The version that it was drafted on; null where that is not known.' }))
const listed = named('PolicyVersion', {
  version: text,
  status,
  isCurrent: Type.Boolean(),
  effectiveFrom: instant,
  createdAt: instant,
  draftedBy: orNull(text),
  approvedBy: orNull(text),
  base,
  emergencies: Type.Array(Type.Object({ by: orNull(text), reason: text })),
})

const lower = wordOf<LowerMode>({ watch: true, off: true })
const judged = { right: count, wrong: count, disputed: count }
const held = orNull(named('JudgedRule', { ...judged, floor: score }))
const activity = named('RuleActivity', {
  clause: text,
  rule: text,
  found: Type.Array(Type.Object({ day: text, events: count }), {
    description:
      'Events that it acted on - flagged, held or blocked -, oldest day first; days without any are left out.',
  }),
  worded: orNull(
    Type.Object(
      { since: instant, version: orNull(text), draftedBy: orNull(text), approvedBy: orNull(text) },
      { description: 'Since when it reads as it does here; `draftedBy` is null where it came with the product.' },
    ),
  ),
})
const rule = named('Rule', {
  clause: text,
  rule: text,
  effect,
  severity,
  written: mode,
  mode,
  floor: orNull(score),
  guarded: Type.Boolean(),
  measured: orNull(
    Type.Object({
      ...judged,
      precision: orNull(score),
      interval: orNull(Type.Array(score)),
      verdict: wordOf<FloorVerdict | 'no floor'>({ keeps: true, below: true, 'too few': true, 'no floor': true }),
      since: instant,
    }),
  ),
  lowered: orNull(
    Type.Object({ mode: lower, by: text, second: orNull(text), reason: orNull(text), at: instant, measured: held }),
  ),
  asked: orNull(
    Type.Object({
      to: wordOf<RuleAsk['to']>({ watch: true, off: true, 'as-written': true }),
      by: text,
      reason: text,
      at: instant,
    }),
  ),
  alarm: orNull(Type.Object({ at: instant, measured: held })),
  raised: orNull(Type.Object({ by: text, second: text, at: instant })),
})

const outcome = named('RuleOutcome', {
  case: orNull(text),
  appeal: Type.Optional(Type.String({ description: "The sender's, where no decided case says more." })),
  subject,
  severity,
  outcome: wordOf<'violation' | 'no-violation' | 'kept-back' | 'let-pass'>({
    violation: true,
    'no-violation': true,
    'kept-back': true,
    'let-pass': true,
  }),
  takenBack: Type.Boolean(),
  decidedAt: instant,
})
const outcomes = named('RuleOutcomePage', { ...page(outcome).properties, withheld: count })

const recommended = orNull(
  named('RecommendedAction', {
    action: actionType,
    capability: orNull(capability),
    until: orNull(instant),
    points: Type.Number(),
  }),
)
const differs = wordOf<RehearsedViolation['differs']>({ same: true, milder: true, stricter: true })
const rehearsed = named('Rehearsal', {
  from: text,
  to: text,
  subjects: count,
  violations: count,
  subjectsAffected: count,
  stricter: count,
  milder: count,
  recommended: byWord(ACTION_TYPES, named('RecommendedCount', { current: count, changed: count })),
  clauses: Type.Array(Type.Object({ clause: text, stricter: count, milder: count, same: count })),
  samples: Type.Array(
    Type.Object({
      subject: standingSubject,
      action: text,
      clause: text,
      takenAt: instant,
      taken: actionType,
      current: recommended,
      changed: recommended,
      differs,
    }),
  ),
})

export const POLICY_ANSWERS: Answers = [
  ['get /v1/policy', json(policy)],
  ['get /v1/policy/clauses/{id}', json(clause)],
  ['post /v1/policy/check', json(checked)],
  ['post /v1/policy/test', json(named('TestedPolicy', tested))],
  ['post /v1/policy/backtest', json(named('Backtest', replayed))],
  ['post /v1/policy/gates', json(Type.Object({ ready: Type.Boolean(), gates: Type.Array(gate) }))],
  ['post /v1/policy/publish', json(published)],
  ['post /v1/policy/try', json(decision)],
  ['post /v1/policy/rehearse', json(rehearsed)],
  ['get /v1/policy/files', json(named('PolicyFiles', { version: text, files }))],
  ['get /v1/policy/versions', json(page(listed))],
  ['get /v1/policy/versions/{version}', json(Type.Object({ version: text, status, base, files }))],
  ['get /v1/rules/activity', json(named('RuleActivities', { days: count, ...page(activity).properties }))],
  ['get /v1/rules', json(Type.Object({ judged: count, days: count, ...page(rule).properties }))],
  ['get /v1/rules/{clause}/{rule}/outcomes', json(outcomes)],
  ...['lower', 'raise', 'approve', 'withdraw'].map(
    (act) => [`post /v1/rules/{clause}/{rule}/${act}`, json(rule)] as const,
  ),
]
