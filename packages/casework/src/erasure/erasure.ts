/**
 * An ErasureRequest asks to forget a person. Somebody of the operator approves it, and it is honoured by destroying the person's
 * data key, with a receipt that the audit log can prove. A legal hold stops it, an open case or appeal postpones it to a date;
 * then it happens by itself.
 */
import type { Instant, LegalRequestId, OrganizationId, PersonId } from '@goodstanding/model'
import type { Staff } from '../people.ts'

export type ErasureContents = {
  readonly id: string
  readonly person: PersonId
  /** Whose member the person is, as far as that is known: holds on the organization hold the person's data too. */
  readonly organization: OrganizationId | null
  readonly requestedAt: Instant
  readonly deadline: Instant
}

/** What keeps the data for now. */
export type ErasureHolds = {
  /** Legal requests in whose scope the person lies. */
  readonly legal: readonly LegalRequestId[]
  /** Open cases, reports and appeals of the person or about them, proposals, and notices that may still be appealed: `case/…`, `notice/…`. */
  readonly cases: readonly string[]
  /** When the last of `cases` ends as far as is known; null when there are none. */
  readonly until: Instant | null
}

/** What was destroyed: data keys by id, and how many of what else. */
export type ErasureReceipt = {
  readonly id: string
  readonly keys: readonly string[]
  readonly destroyed: Readonly<Record<string, number>>
  readonly at: Instant
}

export type Erasure =
  | { readonly kind: 'none' }
  | (ErasureContents & { readonly kind: 'requested' })
  | (ErasureContents & { readonly kind: 'approved'; readonly by: PersonId })
  | (ErasureContents & { readonly kind: 'held'; readonly by: PersonId; readonly holds: ErasureHolds })
  | (ErasureContents & { readonly kind: 'erased'; readonly receipt: ErasureReceipt })
  | (ErasureContents & { readonly kind: 'refused'; readonly by: PersonId; readonly reason: string })

export type ErasureCommand =
  | { readonly kind: 'request'; readonly request: ErasureContents }
  | { readonly kind: 'approve'; readonly by: Staff }
  | { readonly kind: 'carry-out'; readonly holds: ErasureHolds; readonly receipt: Omit<ErasureReceipt, 'at'> }
  | { readonly kind: 'refuse'; readonly by: Staff; readonly reason: string }

export type ErasureEvent =
  | { readonly kind: 'erasure.requested'; readonly request: ErasureContents; readonly at: Instant }
  | { readonly kind: 'erasure.approved'; readonly by: PersonId; readonly at: Instant }
  | { readonly kind: 'erasure.held'; readonly holds: ErasureHolds; readonly at: Instant }
  | { readonly kind: 'erasure.done'; readonly receipt: ErasureReceipt; readonly at: Instant }
  | { readonly kind: 'erasure.refused'; readonly by: PersonId; readonly reason: string; readonly at: Instant }
