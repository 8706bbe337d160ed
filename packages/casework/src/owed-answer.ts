/**
 * By when an answer is owed, or null once it was given. Whatever waits for somebody has a deadline: a state that is added
 * without one does not compile.
 */
import type { Instant } from '@goodstanding/model'
import type { Action } from './action/action.ts'
import type { Appeal } from './appeal/appeal.ts'
import type { Case } from './case/case.ts'
import type { Complaint } from './complaint/complaint.ts'
import { OPERATOR_DEADLINE } from './deadlines.ts'
import type { Erasure } from './erasure/erasure.ts'
import type { LegalRequest } from './legal-request/legal-request.ts'
import type { Report } from './report/report.ts'
import type { Permit } from './permit/permit.ts'
import { openAsk } from './verification/decide-verification.ts'
import type { Verification } from './verification/verification.ts'

/** What may pass its deadline, as messages and metrics name it. */
export const OWED_KINDS = [
  'report',
  'complaint',
  'case',
  'action',
  'appeal',
  'legal-request',
  'verification',
  'permit',
  'erasure',
] as const
export type OwedKind = (typeof OWED_KINDS)[number]

export function reportOwed(report: Report): Instant | null {
  switch (report.kind) {
    case 'with-administrator':
    case 'asked':
    case 'complained':
    case 'with-operator':
      return report.deadline
    case 'none':
    case 'dismissed':
    case 'handled':
    case 'answered':
    case 'withdrawn':
      return null
  }
}

export function complaintOwed(complaint: Complaint): Instant | null {
  switch (complaint.kind) {
    case 'filed':
      return complaint.deadline
    case 'none':
    case 'answered':
      return null
  }
}

/** A case that waits for somebody is owed all the same. */
export function caseOwed(found: Case): Instant | null {
  switch (found.kind) {
    case 'open':
    case 'claimed':
    case 'waiting':
      return found.deadline
    case 'none':
    case 'decided':
    case 'merged': // owed by the case that it was merged into
    case 'settled':
      return null
  }
}

/** A proposal waits for its second person no longer than a case of its severity. */
export function actionOwed(action: Action): Instant | null {
  switch (action.kind) {
    case 'awaiting-second':
      return action.proposedAt + OPERATOR_DEADLINE[action.terms.severity]
    case 'none':
    case 'declined':
    case 'active':
    case 'ended':
    case 'reversed':
      return null
  }
}

export function appealOwed(appeal: Appeal): Instant | null {
  switch (appeal.kind) {
    case 'pending':
      return appeal.deadline
    case 'none':
    case 'upheld':
    case 'overturned':
    case 'reduced':
      return null
  }
}

/** An emergency is answered, and owes the look of a second person. */
export function legalRequestOwed(found: LegalRequest): Instant | null {
  switch (found.kind) {
    case 'received':
    case 'validated':
    case 'holding':
    case 'approved':
      return found.deadline
    case 'emergency':
      return found.reviewBy
    case 'none':
    case 'refused':
    case 'produced':
    case 'closed':
      return null
  }
}

/** While the applicant is asked, they are the one who owes an answer. */
export function verificationOwed(found: Verification): Instant | null {
  switch (found.kind) {
    case 'pending':
      return openAsk(found)?.until ?? found.deadline
    case 'none':
    case 'verified':
    case 'expiring':
    case 'revoked':
      return null
  }
}

export function permitOwed(permit: Permit): Instant | null {
  switch (permit.kind) {
    case 'asked':
      return permit.request.deadline
    case 'none':
    case 'granted':
    case 'refused':
    case 'withdrawn':
      return null
  }
}

/** One that is held was decided: what holds it is owed by itself, and then it happens by itself. */
export function erasureOwed(erasure: Erasure): Instant | null {
  switch (erasure.kind) {
    case 'requested':
    case 'approved':
      return erasure.deadline
    case 'none':
    case 'held':
    case 'erased':
    case 'refused':
      return null
  }
}
