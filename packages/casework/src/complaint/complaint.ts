/**
 * A Complaint is what an administrator brings to the operator: confirmed reports with a statement, or a statement alone.
 */
import type { AccountId, CaseId, ComplaintId, Instant, OrganizationId, ReportId } from '@goodstanding/model'
import type { ReportAbout, ReportOutcome } from '../report/report.ts'

export type ComplaintContents = {
  readonly id: ComplaintId
  readonly organization: OrganizationId
  readonly by: AccountId
  readonly about: ReportAbout
  readonly accused: readonly AccountId[]
  readonly reports: readonly ReportId[]
  readonly statement: string
  readonly filedAt: Instant
  readonly deadline: Instant
  readonly case: CaseId | null
  /** When it was answered first; absent until then, and where it was answered before this was kept. */
  readonly firstAnsweredAt?: Instant
}

export type Complaint =
  | { readonly kind: 'none' }
  | (ComplaintContents & { readonly kind: 'filed' })
  | (ComplaintContents & { readonly kind: 'answered'; readonly outcome: ReportOutcome; readonly at: Instant })

/** Whether it rests on nobody's report: then whoever complained is who reported, and asks for another look as reporters do. */
export function isOwnAccount({ reports }: Pick<ComplaintContents, 'reports'>): boolean {
  return reports.length === 0
}

export type ComplaintCommand =
  | { readonly kind: 'file'; readonly complaint: ComplaintContents }
  /** `from`: the case it was in, when cases are merged or parted. */
  | { readonly kind: 'join'; readonly case: CaseId; readonly from?: CaseId }
  | { readonly kind: 'answer'; readonly outcome: ReportOutcome }
  /** Nothing stands of what it led to, and its case is open again. `undone`: as for a report. */
  | { readonly kind: 'reopen'; readonly deadline: Instant; readonly why?: 'undone' }

export type ComplaintEvent =
  | { readonly kind: 'complaint.filed'; readonly complaint: ComplaintContents; readonly at: Instant }
  | { readonly kind: 'complaint.joined'; readonly case: CaseId; readonly at: Instant }
  | { readonly kind: 'complaint.answered'; readonly outcome: ReportOutcome; readonly at: Instant }
  | { readonly kind: 'complaint.reopened'; readonly deadline: Instant; readonly at: Instant }
