/** The statement of reasons for one action, from its own fields. It names no person: facts come in already free of them. */
import type { ActionType, Instant } from '@goodstanding/model'
import type { ActionTaken } from '../action/action.ts'
import type { StatementCategory, StatementOfReasons } from './statement.ts'

export type StatementFacts = {
  readonly action: Pick<ActionTaken, 'terms' | 'by' | 'takenAt'>
  readonly category: StatementCategory
  /** The clause and why it applies, in words, without personal data. */
  readonly ground: string
  readonly explanation: string
  readonly facts: string
  readonly policyUrl: string | null
  readonly contentTypes: StatementOfReasons['content_type']
  readonly contentAt: Instant
  readonly language: string | null
  readonly territories: readonly string[]
  readonly source: 'report' | 'trusted-flagger' | 'other-notification' | 'own-initiative'
  readonly detectedBy: 'machine' | 'person'
}

type Decisions = Pick<
  StatementOfReasons,
  | 'decision_visibility'
  | 'decision_visibility_other'
  | 'decision_provision'
  | 'decision_account'
  | 'end_date_service_restriction'
  | 'end_date_account_restriction'
>

/** The day of an instant in UTC, `YYYY-MM-DD`. */
export function statementDay(at: Instant): string {
  return new Date(at).toISOString().slice(0, 10)
}

function decisionsOf(type: ActionType, until: Instant | null): Decisions | null {
  const day = until === null ? null : statementDay(until)
  switch (type) {
    case 'remove':
      return { decision_visibility: ['DECISION_VISIBILITY_CONTENT_REMOVED'] }
    case 'limit':
      return day === null
        ? { decision_provision: 'DECISION_PROVISION_PARTIAL_TERMINATION' }
        : { decision_provision: 'DECISION_PROVISION_PARTIAL_SUSPENSION', end_date_service_restriction: day }
    case 'suspend':
      return {
        decision_provision: 'DECISION_PROVISION_TOTAL_SUSPENSION',
        decision_account: 'DECISION_ACCOUNT_SUSPENDED',
        ...(day === null ? {} : { end_date_service_restriction: day, end_date_account_restriction: day }),
      }
    case 'terminate':
      return {
        decision_provision: 'DECISION_PROVISION_TOTAL_TERMINATION',
        decision_account: 'DECISION_ACCOUNT_TERMINATED',
      }
    case 'revoke-verification':
      return { decision_visibility: ['DECISION_VISIBILITY_OTHER'], decision_visibility_other: 'Verification withdrawn' }
    case 'warn':
    case 'refer-to-authority':
    case 'reinstate':
      return null
  }
}

const SOURCES = {
  report: 'SOURCE_ARTICLE_16',
  'trusted-flagger': 'SOURCE_TRUSTED_FLAGGER',
  'other-notification': 'SOURCE_TYPE_OTHER_NOTIFICATION',
  'own-initiative': 'SOURCE_VOLUNTARY',
} as const

/** What is none of the types of the list. */
const OTHERWISE = { account: 'Account', organization: 'Organization', content: 'File or other content' } as const

/**
 * The statement, or null for an action that restricts nothing (a warning, a referral, a reinstatement): Art. 17 asks for
 * statements of restrictions only.
 */
export function stateReasons(facts: StatementFacts): StatementOfReasons | null {
  const { action, category, language, policyUrl, territories } = facts
  const { terms } = action
  const decisions = decisionsOf(terms.type, terms.until)
  if (decisions === null) return null
  return {
    ...decisions,
    ...groundOf(facts),
    account_type: terms.subject.type === 'organization' ? 'ACCOUNT_TYPE_BUSINESS' : 'ACCOUNT_TYPE_PRIVATE',
    ...(policyUrl === null ? {} : { decision_ground_reference_url: policyUrl }),
    content_type: facts.contentTypes,
    ...(facts.contentTypes.includes('CONTENT_TYPE_OTHER') ? { content_type_other: OTHERWISE[terms.subject.type] } : {}),
    category: category.category,
    ...(category.keywords.length === 0 ? {} : { category_specification: category.keywords }),
    // Another keyword than those of the list is said in words: the clause's own.
    ...(category.keywords.includes('KEYWORD_OTHER')
      ? { category_specification_other: facts.ground.slice(0, 500) }
      : {}),
    ...(territories.length === 0 ? {} : { territorial_scope: territories }),
    ...(language === null ? {} : { content_language: language }),
    content_date: statementDay(facts.contentAt),
    application_date: statementDay(action.takenAt),
    decision_facts: facts.facts.slice(0, 5000),
    source_type: SOURCES[facts.source],
    automated_detection: facts.detectedBy === 'machine' ? 'Yes' : 'No',
    automated_decision: automationOf(facts),
    puid: terms.id.replaceAll(/[^a-zA-Z0-9-_]/g, '-').slice(0, 500),
  }
}

function groundOf({ category, ground, explanation }: StatementFacts) {
  const [shortGround, shortExplanation] = [ground.slice(0, 500), explanation.slice(0, 2000)]
  const legalGround = category.law === null ? shortGround : category.law.slice(0, 500)
  return category.ground === 'illegal'
    ? ({
        decision_ground: 'DECISION_GROUND_ILLEGAL_CONTENT',
        illegal_content_legal_ground: legalGround,
        illegal_content_explanation: shortExplanation,
      } as const)
    : ({
        decision_ground: 'DECISION_GROUND_INCOMPATIBLE_CONTENT',
        incompatible_content_ground: shortGround,
        incompatible_content_explanation: shortExplanation,
        incompatible_content_illegal: category.ground === 'both' ? 'Yes' : 'No',
      } as const)
}

function automationOf({ action, detectedBy }: StatementFacts): StatementOfReasons['automated_decision'] {
  if (action.by.kind === 'machine') return 'AUTOMATED_DECISION_FULLY'
  return detectedBy === 'machine' ? 'AUTOMATED_DECISION_PARTIALLY' : 'AUTOMATED_DECISION_NOT_AUTOMATED'
}
