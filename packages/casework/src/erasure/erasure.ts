/**
 * An ErasureRequest asks to forget a person. It is honoured by destroying the person's data key, with a receipt that the
 * audit log can prove; a legal hold delays it, and then it happens by itself once the hold is gone.
 */
import type { Instant, LegalRequestId, PersonId } from '@goodstanding/model'
import type { Staff } from '../people.ts'

export type ErasureContents = {
  readonly id: string
  readonly person: PersonId
  readonly requestedAt: Instant
  readonly deadline: Instant
}

/** What keeps the data for now: legal requests in whose scope the person lies, and open appeals or cases of the person. */
export type ErasureHolds = { readonly legal: readonly LegalRequestId[]; readonly cases: readonly string[] }

export type ErasureReceipt = { readonly id: string; readonly keys: readonly string[]; readonly at: Instant }

export type Erasure =
  | { readonly kind: 'none' }
  | (ErasureContents & { readonly kind: 'requested' })
  | (ErasureContents & { readonly kind: 'held'; readonly holds: ErasureHolds })
  | (ErasureContents & { readonly kind: 'erased'; readonly receipt: ErasureReceipt })
  | (ErasureContents & { readonly kind: 'refused'; readonly by: PersonId; readonly reason: string })

export type ErasureCommand =
  | { readonly kind: 'request'; readonly request: ErasureContents }
  | {
      readonly kind: 'carry-out'
      readonly holds: ErasureHolds
      readonly receipt: { readonly id: string; readonly keys: readonly string[] }
    }
  | { readonly kind: 'refuse'; readonly by: Staff; readonly reason: string }

export type ErasureEvent =
  | { readonly kind: 'erasure.requested'; readonly request: ErasureContents; readonly at: Instant }
  | { readonly kind: 'erasure.held'; readonly holds: ErasureHolds; readonly at: Instant }
  | { readonly kind: 'erasure.done'; readonly receipt: ErasureReceipt; readonly at: Instant }
  | { readonly kind: 'erasure.refused'; readonly by: PersonId; readonly reason: string; readonly at: Instant }
