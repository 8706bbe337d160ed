/**
 * Every page, and who opens it: what the walks go through. `e2e/pages-listed` holds these lists to the tables of routes, so that a page
 * that nobody walks fails.
 */

/** Who opens a page: one of the staff, an administrator, a member, or nobody who is signed in. */
export type Who = 'mei' | 'ana' | 'lex' | 'ora' | 'root' | 'boss' | 'eva' | 'nobody'

/** A page with something in it; `{open}` and the like stand for what `seedWork` made. */
export type Place = readonly [who: Who, path: string]

/** What the tests make is of the year in which they run. */
const YEAR = new Date().getUTCFullYear()

export const FILLED: readonly Place[] = [
  ['mei', '/console/queue'],
  ['mei', '/console/queue?q=nothing-like-that'],
  ['mei', '/console/case/{open}'],
  ['mei', '/console/case/{decided}'],
  ['mei', '/console/appeal/{appeal}'],
  ['mei', '/console/registrations'],
  ['mei', '/console/subject'],
  ['mei', '/console/subject?q=account/chen'],
  ['mei', '/console/subject?q=organization/acme'],
  ['mei', '/console/subject?q=link/rich.example'],
  ['mei', '/console/subject?q=reason:the+clause'],
  ['mei', '/console/decisions?q=effect:hold'],
  ['mei', '/console/rules?q=conduct'],
  ['mei', '/console/rules/edit?q=conduct.e'],
  ['mei', '/console/rules/versions'],
  ['mei', '/console/rules/outcomes?q={rule}+right'],
  ['mei', '/console/operations'],
  ['mei', '/console/transparency'],
  ['mei', `/console/transparency/entries?q=${YEAR}+reportsByOutcome`],
  ['mei', '/console/me'],
  ['ana', '/console/quality?q=todo'],
  ['ana', '/console/quality?q=differ'],
  ['ana', '/console/quality?q=agreement'],
  ['ana', '/console/quality?q=review/{review}'],
  ['ana', '/console/quality?q=together'],
  ['lex', '/console/legal?q=open'],
  ['lex', '/console/legal?q=all'],
  ['lex', '/console/erasures?q=open'],
  ['lex', '/console/erasures?q=all'],
  ['ora', '/console/audit'],
  ['root', '/console/registers?q=protected-names'],
  ['root', '/console/settings?q=staff'],
  ['root', '/console/settings?q=queues'],
  ['root', '/console/settings?q=tokens'],
  ['root', '/console/settings?q=webhooks'],
  ['root', '/console/settings?q=retention'],
  ['boss', '/org/reports'],
  ['boss', '/org/feedback'],
  ['boss', '/org/standing'],
  ['boss', '/org/verification'],
  ['boss', '/org/rules'],
  ['boss', '/org/screening'],
  ['boss', '/org/directory'],
  ['eva', '/me'],
  ['eva', '/me/kept-back/{kept}'],
  ['eva', '/me/reports/{reported}'],
  ['eva', '/me/report'],
  ['eva', '/me/erasure'],
  ['nobody', '/me'],
  ['nobody', '/'],
  ['nobody', '/policy/versions'],
  ['nobody', '/policy/transparency'],
  ['nobody', `/policy/transparency/${YEAR - 1}`],
  ['nobody', '/developers'],
  ['nobody', '/developers/reports'],
  ['nobody', '/developers/problems'],
  ['nobody', '/sign-in'],
  ['nobody', '/notices/{notice}'],
  ['nobody', '/notices/none?token=none'],
]

/** A tab that differs from its neighbour in its rows only: one of them is walked. */
export const ALIKE = ['/console/registers', '/console/rules/outcomes'] as const

export type Waiting = {
  readonly who: Who
  readonly path: string
  /** What the page asks the server first. */
  readonly asked: string
  /** What it says where there is nothing. */
  readonly empty: string
  /** Nothing can be read again: what was asked for does not exist. */
  readonly isMissing?: true
}

const MISSING = 'There is nothing at this address'

const waiting = (who: Who, path: string, empty: string, asked: string): Waiting => ({ who, path, asked, empty })

/** Every page that asks for something, on an installation where nothing has happened. */
export const WAITING: readonly Waiting[] = [
  waiting('mei', '/console/queue', 'The queue is clear', '**/v1/cases?*'),
  { ...waiting('mei', '/console/case/case_none', MISSING, '**/v1/cases/case_none'), isMissing: true },
  { ...waiting('mei', '/console/appeal/app_none', MISSING, '**/v1/appeals/app_none'), isMissing: true },
  waiting(
    'mei',
    '/console/registrations',
    'Applications appear here when an administrator applies',
    '**/v1/verifications?*',
  ),
  waiting(
    'mei',
    '/console/registrations',
    'Requests appear here when an administrator asks for a permit',
    '**/v1/permit-requests?*',
  ),
  waiting('mei', '/console/decisions', 'No recorded decision matches', '**/v1/recorded-decisions?*'),
  waiting('mei', '/console/subject?q=account/nobody', 'No cases', '**/v1/cases?*'),
  waiting(
    'mei',
    '/console/subject?q=reason:nobody wrote this',
    'No action has these words in its reason',
    '**/v1/actions?*',
  ),
  waiting('mei', '/console/subject?q=device/d1', 'Not in any recorded decision', '**/v1/links/**'),
  waiting('mei', '/console/rules/edit?q=no.such', 'There is nothing at this address', '**/v1/policy/files'),
  waiting('mei', '/console/rules/versions', 'in force', '**/v1/policy/versions?*'),
  waiting('mei', '/console/operations', 'No event has been decided yet', '**/v1/operations/**'),
  waiting('mei', '/console/quality', 'No cases to judge', '**/v1/second-reviews?*'),
  waiting('mei', '/console/quality?q=differ', 'No disagreements', '**/v1/second-reviews?*'),
  waiting('mei', '/console/quality?q=together', 'Nothing has been decided together yet', '**/v1/batches?*'),
  waiting('mei', '/console/quality?q=agreement', 'Nothing has been judged twice yet', '**/v1/second-reviews/**'),
  waiting(
    'mei',
    '/console/quality?q=counted agreement:full',
    'Nothing has been judged twice yet',
    '**/v1/second-reviews?*',
  ),
  {
    ...waiting('mei', '/console/quality?q=review/rev_none', MISSING, '**/v1/second-reviews/*/take'),
    isMissing: true,
  },
  waiting('mei', '/console/rules/outcomes?q=conduct.a unlawful-finding wrong', 'No such outcomes', '**/v1/rules/**'),
  waiting(
    'mei',
    `/console/transparency/entries?q=${YEAR} actionsByType warn`,
    'Nothing is counted here',
    `**/v1/transparency/${YEAR}/entries?*`,
  ),
  waiting('lex', '/console/legal', 'No open requests', '**/v1/legal-requests?*'),
  waiting('lex', '/console/legal?q=all', 'No requests received yet', '**/v1/legal-requests?*'),
  waiting('lex', '/console/erasures', 'No erasure requests waiting', '**/v1/erasures?*'),
  waiting('root', '/console/erasures?q=all', 'No erasure requests yet', '**/v1/erasures?*'),
  waiting('root', '/console/registers?q=works', 'The register is empty', '**/v1/registers/**'),
  waiting('root', '/console/settings?q=webhooks', 'Add the address where your service receives them', '**/v1/webhooks'),
  waiting('root', '/console/settings?q=retention', 'Recorded decisions', '**/v1/retention'),
  waiting('root', '/console/settings', 'Administrator', '**/v1/staff*'),
  waiting('root', '/console/settings?q=queues', 'General', '**/v1/queues?*'),
  waiting('root', '/console/settings?q=tokens', 'configuration', '**/v1/service-tokens*'),
  waiting('mei', '/console/rules?q=conduct.e', 'Acceptable use at work', '**/v1/policy'),
  waiting('mei', '/console/transparency', 'stands for a number from 1 to 4', '**/v1/transparency/*'),
  waiting('ora', '/console/audit', 'staff/ora', '**/v1/audit/entries*'),
  waiting('boss', '/org/reports', 'No reports are waiting for you', '**/v1/reports?*'),
  waiting('boss', '/org/feedback', 'No complaints yet', '**/v1/complaints?*'),
  waiting('boss', '/org/standing', 'There are no notices', '**/v1/notices?*'),
  waiting('boss', '/org/standing', 'Your organization is in good standing', '**/v1/standing/**'),
  waiting('boss', '/org/verification', 'No permits on record', '**/v1/own-organization/permits?*'),
  waiting('boss', '/org/rules', 'A rule of your own is stricter than the policy', '**/v1/own-organization'),
  waiting('boss', '/org/screening', 'What is watched', '**/v1/policy'),
  waiting('boss', '/org/directory', 'No consents on record', '**/v1/own-organization/consents*'),
]

/** Pages that ask the server for nothing of their own, and why. */
export const ASKS_NOTHING: Readonly<Record<string, string>> = {
  '/console/me': 'What it shows lies in this browser.',
}

/** Whoever lacks the role, and the page that says so. */
export const DENIED: readonly Place[] = [
  ['lex', '/console/queue'],
  ['lex', '/console/case/case_none'],
  ['ora', '/console/appeal/app_none'],
  ['ora', '/console/registrations'],
  ['ora', '/console/subject?q=account/chen'],
  ['ora', '/console/decisions'],
  ['lex', '/console/operations'],
  ['lex', '/console/quality'],
  ['lex', '/console/rules/edit?q=conduct.e'],
  ['lex', '/console/rules/versions'],
  ['ora', '/console/rules/outcomes?q=conduct.a unlawful-finding wrong'],
  ['ora', `/console/transparency/entries?q=${YEAR} actionsByType warn`],
  ['mei', '/console/legal'],
  ['mei', '/console/erasures'],
  ['mei', '/console/audit'],
  ['mei', '/console/settings'],
  ['mei', '/console/settings?q=retention'],
  ['mei', '/console/registers'],
]

/** Pages that anybody on the staff may open, and why. */
export const OPEN_TO_STAFF: Readonly<Record<string, string>> = {
  '/console/rules': 'The policy is public.',
  '/console/transparency': 'The counts are published.',
  '/console/me': 'It is about whoever opens it.',
}
