/**
 * A statement of reasons in the form of the EU's DSA transparency database (Digital Services Act, Art. 17 and 24(5)).
 * It holds no personal data. Field names and values are the database's own; days are `YYYY-MM-DD`.
 */
import type { StatementCategoryName, StatementGround, StatementKeyword } from '@goodstanding/model'

export const DECISION_VISIBILITY = [
  'DECISION_VISIBILITY_CONTENT_REMOVED',
  'DECISION_VISIBILITY_CONTENT_DISABLED',
  'DECISION_VISIBILITY_CONTENT_DEMOTED',
  'DECISION_VISIBILITY_CONTENT_AGE_RESTRICTED',
  'DECISION_VISIBILITY_CONTENT_INTERACTION_RESTRICTED',
  'DECISION_VISIBILITY_CONTENT_LABELLED',
  'DECISION_VISIBILITY_OTHER',
] as const
export const DECISION_MONETARY = [
  'DECISION_MONETARY_SUSPENSION',
  'DECISION_MONETARY_TERMINATION',
  'DECISION_MONETARY_OTHER',
] as const
export const DECISION_PROVISION = [
  'DECISION_PROVISION_PARTIAL_SUSPENSION',
  'DECISION_PROVISION_TOTAL_SUSPENSION',
  'DECISION_PROVISION_PARTIAL_TERMINATION',
  'DECISION_PROVISION_TOTAL_TERMINATION',
] as const
export const DECISION_ACCOUNT = ['DECISION_ACCOUNT_SUSPENDED', 'DECISION_ACCOUNT_TERMINATED'] as const
export const DECISION_GROUND = ['DECISION_GROUND_ILLEGAL_CONTENT', 'DECISION_GROUND_INCOMPATIBLE_CONTENT'] as const
export const ACCOUNT_TYPE = ['ACCOUNT_TYPE_BUSINESS', 'ACCOUNT_TYPE_PRIVATE'] as const
export const CONTENT_TYPE = [
  'CONTENT_TYPE_APP',
  'CONTENT_TYPE_AUDIO',
  'CONTENT_TYPE_IMAGE',
  'CONTENT_TYPE_PRODUCT',
  'CONTENT_TYPE_SYNTHETIC_MEDIA',
  'CONTENT_TYPE_TEXT',
  'CONTENT_TYPE_VIDEO',
  'CONTENT_TYPE_OTHER',
] as const
export const SOURCE_TYPE = [
  'SOURCE_ARTICLE_16',
  'SOURCE_TRUSTED_FLAGGER',
  'SOURCE_TYPE_OTHER_NOTIFICATION',
  'SOURCE_VOLUNTARY',
] as const
export const AUTOMATED_DECISION = [
  'AUTOMATED_DECISION_FULLY',
  'AUTOMATED_DECISION_PARTIALLY',
  'AUTOMATED_DECISION_NOT_AUTOMATED',
] as const
/** How a clause is told to the database. The clause's file says it. */
export type StatementCategory = {
  readonly category: StatementCategoryName
  readonly keywords: readonly StatementKeyword[]
  /** `both`: against the terms, and unlawful as well. */
  readonly ground: StatementGround
  /** The law that makes it illegal, where the file names one. */
  readonly law: string | null
}

/** The fallback for clauses that the database has no category for. */
export const OTHER_VIOLATION: StatementCategory = {
  category: 'STATEMENT_CATEGORY_OTHER_VIOLATION_TC',
  keywords: [],
  ground: 'incompatible',
  law: null,
}

type OneOf<Values extends readonly string[]> = Values[number]

/** As it is sent: snake_case, absent instead of null. */
export type StatementOfReasons = {
  readonly decision_visibility?: readonly OneOf<typeof DECISION_VISIBILITY>[]
  readonly decision_visibility_other?: string
  readonly decision_monetary?: OneOf<typeof DECISION_MONETARY>
  readonly decision_monetary_other?: string
  readonly decision_provision?: OneOf<typeof DECISION_PROVISION>
  readonly decision_account?: OneOf<typeof DECISION_ACCOUNT>
  readonly account_type?: OneOf<typeof ACCOUNT_TYPE>
  readonly decision_ground: OneOf<typeof DECISION_GROUND>
  readonly decision_ground_reference_url?: string
  readonly illegal_content_legal_ground?: string
  readonly illegal_content_explanation?: string
  readonly incompatible_content_ground?: string
  readonly incompatible_content_explanation?: string
  readonly incompatible_content_illegal?: 'Yes' | 'No'
  readonly content_type: readonly OneOf<typeof CONTENT_TYPE>[]
  readonly content_type_other?: string
  readonly category: StatementCategoryName
  readonly category_addition?: readonly StatementCategoryName[]
  readonly category_specification?: readonly StatementKeyword[]
  readonly category_specification_other?: string
  readonly territorial_scope?: readonly string[]
  readonly content_language?: string
  readonly content_date: string
  readonly application_date: string
  readonly end_date_visibility_restriction?: string
  readonly end_date_monetary_restriction?: string
  readonly end_date_service_restriction?: string
  readonly end_date_account_restriction?: string
  readonly decision_facts: string
  readonly source_type: OneOf<typeof SOURCE_TYPE>
  readonly source_identity?: string
  readonly automated_detection: 'Yes' | 'No'
  readonly automated_decision: OneOf<typeof AUTOMATED_DECISION>
  readonly puid: string
}
