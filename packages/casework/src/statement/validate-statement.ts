/** Checks a statement against the database's rules, so that none is refused there after it was promised here. */
import {
  ACCOUNT_TYPE,
  AUTOMATED_DECISION,
  CONTENT_TYPE,
  DECISION_ACCOUNT,
  DECISION_GROUND,
  DECISION_MONETARY,
  DECISION_PROVISION,
  DECISION_VISIBILITY,
  SOURCE_TYPE,
} from './statement.ts'
import { STATEMENT_CATEGORIES, STATEMENT_KEYWORDS } from '@goodstanding/model'

/** One field that the database would refuse. */
export type StatementProblem = {
  readonly field: string
  readonly problem: 'missing' | 'not-text' | 'too-long' | 'unknown-value' | 'not-a-day' | 'not-allowed' | 'malformed'
}

/** A statement as it came: any JSON object. */
export type StatementClaim = Readonly<Record<string, unknown>>
type Check = (field: string, value: unknown) => StatementProblem['problem'] | null

const DAY_FORM = /^(20[2-9]\d|2[1-9]\d\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/
const PUID_FORM = /^[a-zA-Z0-9-_]+$/
const COUNTRY_FORM = /^[A-Z]{2}$/
const LANGUAGE_FORM = /^[A-Z]{2}$/

const text =
  (longest: number): Check =>
  (_, value) => {
    if (typeof value !== 'string') return 'not-text'
    return value.length > longest ? 'too-long' : null
  }
const like =
  (form: RegExp, longest: number): Check =>
  (field, value) =>
    text(longest)(field, value) ?? (form.test(String(value)) ? null : 'malformed')
const one =
  (values: readonly string[]): Check =>
  (_, value) =>
    typeof value === 'string' && values.includes(value) ? null : 'unknown-value'
const many =
  (check: Check): Check =>
  (field, value) => {
    if (!Array.isArray(value)) return 'malformed'
    return value.map((item) => check(field, item)).find((problem) => problem !== null) ?? null
  }
const day: Check = (_, value) => {
  if (typeof value !== 'string' || !DAY_FORM.test(value)) return 'not-a-day'
  const at = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value) ? null : 'not-a-day'
}
const url: Check = like(/^https?:\/\/[^\s/]\S*$/, 500)
const yesOrNo = one(['Yes', 'No'])

const FIELDS: Readonly<Record<string, Check>> = {
  decision_visibility: many(one(DECISION_VISIBILITY)),
  decision_visibility_other: text(500),
  decision_monetary: one(DECISION_MONETARY),
  decision_monetary_other: text(500),
  decision_provision: one(DECISION_PROVISION),
  decision_account: one(DECISION_ACCOUNT),
  account_type: one(ACCOUNT_TYPE),
  decision_ground: one(DECISION_GROUND),
  decision_ground_reference_url: url,
  illegal_content_legal_ground: text(500),
  illegal_content_explanation: text(2000),
  incompatible_content_ground: text(500),
  incompatible_content_explanation: text(2000),
  incompatible_content_illegal: yesOrNo,
  content_type: many(one(CONTENT_TYPE)),
  content_type_other: text(500),
  category: one(STATEMENT_CATEGORIES),
  category_addition: many(one(STATEMENT_CATEGORIES)),
  category_specification: many(one(STATEMENT_KEYWORDS)),
  category_specification_other: text(500),
  territorial_scope: many(like(COUNTRY_FORM, 2)),
  content_language: like(LANGUAGE_FORM, 2),
  content_date: day,
  application_date: day,
  end_date_visibility_restriction: day,
  end_date_monetary_restriction: day,
  end_date_service_restriction: day,
  end_date_account_restriction: day,
  decision_facts: text(5000),
  source_type: one(SOURCE_TYPE),
  source_identity: text(500),
  automated_detection: yesOrNo,
  automated_decision: one(AUTOMATED_DECISION),
  puid: like(PUID_FORM, 500),
}

const REQUIRED = [
  'decision_ground',
  'content_type',
  'category',
  'content_date',
  'application_date',
  'decision_facts',
  'source_type',
  'automated_detection',
  'automated_decision',
  'puid',
] as const

const DECISIONS = ['decision_visibility', 'decision_monetary', 'decision_provision', 'decision_account'] as const

/** Every field that would be refused; empty for a valid statement. */
export function validateStatement(statement: StatementClaim): readonly StatementProblem[] {
  const missing = REQUIRED.filter((field) => isAbsent(statement[field])).map((field) => problemOf(field, 'missing'))
  const wrong = Object.entries(statement).flatMap(([field, value]) => {
    if (value === undefined) return []
    const check = FIELDS[field]
    const problem = check === undefined ? 'not-allowed' : check(field, value)
    return problem === null ? [] : [problemOf(field, problem)]
  })
  return [...missing, ...wrong, ...checkTogether(statement)]
}

/** What one field asks of others. */
function checkTogether(statement: StatementClaim): readonly StatementProblem[] {
  const needs: readonly (readonly [boolean, string])[] = [
    [DECISIONS.every((field) => isAbsent(statement[field])), 'decision_visibility'],
    [holdsValue(statement['decision_visibility'], 'DECISION_VISIBILITY_OTHER'), 'decision_visibility_other'],
    [holdsValue(statement['decision_monetary'], 'DECISION_MONETARY_OTHER'), 'decision_monetary_other'],
    [holdsValue(statement['content_type'], 'CONTENT_TYPE_OTHER'), 'content_type_other'],
    [holdsValue(statement['category_specification'], 'KEYWORD_OTHER'), 'category_specification_other'],
    [statement['decision_ground'] === 'DECISION_GROUND_ILLEGAL_CONTENT', 'illegal_content_legal_ground'],
    [statement['decision_ground'] === 'DECISION_GROUND_ILLEGAL_CONTENT', 'illegal_content_explanation'],
    [statement['decision_ground'] === 'DECISION_GROUND_INCOMPATIBLE_CONTENT', 'incompatible_content_ground'],
    [statement['decision_ground'] === 'DECISION_GROUND_INCOMPATIBLE_CONTENT', 'incompatible_content_explanation'],
  ]
  const missing = needs.flatMap(([needed, field]) =>
    needed && isAbsent(statement[field]) ? [problemOf(field, 'missing')] : [],
  )
  const isIdentified = statement['source_type'] === 'SOURCE_VOLUNTARY' && !isAbsent(statement['source_identity'])
  return isIdentified ? [...missing, problemOf('source_identity', 'not-allowed')] : missing
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}

function holdsValue(value: unknown, wanted: string): boolean {
  return value === wanted || (Array.isArray(value) && value.includes(wanted))
}

function problemOf(field: string, problem: StatementProblem['problem']): StatementProblem {
  return { field, problem }
}
