/**
 * What was reported, copied at once: deleting or editing the original later changes nothing here.
 * The bytes and texts lie encrypted in the ledger; this is what they are and how long they stay.
 */
import type { Instant, OrganizationId } from '@goodstanding/model'
import { DAY } from '../durations.ts'

export const SURROUNDING_KEPT = 10

/** One version of the item: the text as it was at that time, or a file by its hash. */
export type EvidenceVersion = { readonly at: Instant; readonly text: string | null; readonly files: readonly string[] }

export type EvidenceItem = {
  /** The event that carried it, when one did. */
  readonly event: { readonly source: string; readonly id: string } | null
  /** Oldest first: what was sent, then every edit. */
  readonly versions: readonly EvidenceVersion[]
  /** Whether the service or the reporter supplied it. A reporter's copy is a claim until the service's agrees. */
  readonly suppliedBy: 'service' | 'reporter'
  /**
   * Whose recorded event it is, where nothing says that the reporter could see it. Whoever knows an id can name it in a report: they
   * are not shown what it held, nor are administrators of another organization.
   */
  readonly onlyFor?: OrganizationId
}

export type EvidenceSupplied = {
  readonly items: readonly EvidenceItem[]
  readonly before: readonly EvidenceItem[]
  readonly after: readonly EvidenceItem[]
  readonly seenBy: readonly string[]
}

/** `sealed`: kept by hash, never displayed; open to one named role. */
export type Evidence = EvidenceSupplied & { readonly copiedAt: Instant; readonly display: 'staged' | 'sealed' }

/** Copies what was supplied: the item with all its versions, and the nearest surrounding items, at most 10 on each side. */
export function copyEvidence(supplied: EvidenceSupplied, display: Evidence['display'], now: Instant): Evidence {
  return {
    items: supplied.items,
    before: supplied.before.slice(-SURROUNDING_KEPT),
    after: supplied.after.slice(0, SURROUNDING_KEPT),
    seenBy: supplied.seenBy,
    copiedAt: now,
    display,
  }
}

export type EvidenceUses = {
  /** Ends of the windows in which an appeal may still come. */
  readonly appealsUntil: readonly Instant[]
  readonly openCases: number
  readonly pendingAppeals: number
  readonly legalHolds: number
}

/** Kept for as long as the longest of appeal window, case and legal hold lasts; then it is erased. */
export type EvidenceKept =
  | { readonly kind: 'needed'; readonly by: 'case' | 'appeal' | 'legal-hold' }
  | { readonly kind: 'until'; readonly until: Instant }

const DAYS_WITHOUT_USE = 180

export function keepEvidence(evidence: Pick<Evidence, 'copiedAt'>, uses: EvidenceUses): EvidenceKept {
  if (uses.legalHolds > 0) return { kind: 'needed', by: 'legal-hold' }
  if (uses.openCases > 0) return { kind: 'needed', by: 'case' }
  if (uses.pendingAppeals > 0) return { kind: 'needed', by: 'appeal' }
  return { kind: 'until', until: Math.max(evidence.copiedAt + DAYS_WITHOUT_USE * DAY, ...uses.appealsUntil) }
}
