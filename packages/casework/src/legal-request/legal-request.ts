/**
 * A LegalRequest asks for data or a hold. The law gets what it gives, no more, and never through one person alone.
 * Invariants: production takes two of counsel; an emergency is looked at by a second within 24 hours; a scope only narrows.
 */
import type { Instant, LegalRequestId, PersonId } from '@goodstanding/model'
import type { Gag } from '../notice/notice.ts'
import type { Staff } from '../people.ts'
import type { Span } from '../clause-terms.ts'

export const LEGAL_CHECKLIST = [
  'authority-identified',
  'jurisdiction',
  'legal-basis',
  'authentic',
  'scope-specific',
  'proportionate',
] as const
export type LegalCheck = (typeof LEGAL_CHECKLIST)[number]

/** What the request covers: `account/u1`, `organization/acme`, kinds of data, a span of time. */
export type LegalScope = {
  readonly subjects: readonly string[]
  /** None: every kind. */
  readonly kinds: readonly string[]
  readonly span: Span
  /** How many records it covers, as counted when it was last narrowed; null before. */
  readonly records: number | null
  /** The same by kind. */
  readonly counts?: Readonly<Record<string, number>>
}

export type LegalRequestContents = {
  readonly id: LegalRequestId
  readonly authority: string
  readonly country: string
  readonly basis: string
  readonly reference: string
  readonly receivedAt: Instant
  readonly deadline: Instant
  readonly scope: LegalScope
  readonly gag: Gag | null
  readonly gagOrders: readonly string[]
  /** Who of counsel answers for it, first the one who found it valid: they cannot be its second person. */
  readonly handledBy: readonly PersonId[]
  readonly held: 'no' | 'held' | 'released'
}

export type LegalProduction = {
  readonly by: PersonId
  readonly at: Instant
  /** SHA-256 of the manifest of the package, hex. */
  readonly manifest: string
}

/** What a second person made of an emergency. */
export type EmergencyReview = {
  readonly reason: string
  readonly finding: 'justified' | 'unjustified'
  readonly by: PersonId
  readonly words: string
  readonly at: Instant
}

export type LegalRequest =
  | { readonly kind: 'none' }
  | (LegalRequestContents & { readonly kind: 'received' | 'validated' | 'holding' })
  | (LegalRequestContents & { readonly kind: 'refused'; readonly by: PersonId; readonly reason: string })
  | (LegalRequestContents & { readonly kind: 'approved'; readonly second: PersonId })
  | (LegalRequestContents & {
      readonly kind: 'produced' | 'closed'
      readonly production: LegalProduction
      /** Absent where it was produced by two people. */
      readonly emergency?: EmergencyReview
    })
  | (LegalRequestContents & {
      readonly kind: 'emergency'
      readonly production: LegalProduction
      readonly reason: string
      readonly reviewBy: Instant
      readonly overdue: 'no' | 'flagged'
    })

export type LegalRequestCommand =
  | { readonly kind: 'receive'; readonly request: Omit<LegalRequestContents, 'handledBy' | 'gagOrders' | 'held'> }
  | { readonly kind: 'validate'; readonly by: Staff; readonly checked: readonly LegalCheck[] }
  | { readonly kind: 'refuse'; readonly by: Staff; readonly reason: string }
  | { readonly kind: 'hold'; readonly by: Staff }
  | { readonly kind: 'narrow'; readonly by: Staff; readonly scope: LegalScope }
  | { readonly kind: 'approve'; readonly by: Staff }
  | { readonly kind: 'produce'; readonly by: Staff; readonly manifest: string }
  | { readonly kind: 'produce-emergency'; readonly by: Staff; readonly reason: string; readonly manifest: string }
  | {
      readonly kind: 'review'
      readonly by: Staff
      readonly finding: 'justified' | 'unjustified'
      readonly reason: string
    }
  | { readonly kind: 'flag-overdue' }
  | { readonly kind: 'extend-gag'; readonly by: Staff; readonly gag: Gag }
  | { readonly kind: 'close' | 'release-hold'; readonly by: Staff }

export type LegalRequestEvent =
  | { readonly kind: 'legal-request.received'; readonly request: LegalRequestContents; readonly at: Instant }
  | {
      readonly kind: 'legal-request.validated' | 'legal-request.held' | 'legal-request.approved'
      readonly by: PersonId
      readonly at: Instant
    }
  | { readonly kind: 'legal-request.refused'; readonly by: PersonId; readonly reason: string; readonly at: Instant }
  | { readonly kind: 'legal-request.narrowed'; readonly by: PersonId; readonly scope: LegalScope; readonly at: Instant }
  | { readonly kind: 'legal-request.produced'; readonly production: LegalProduction; readonly at: Instant }
  | {
      readonly kind: 'legal-request.produced-in-emergency'
      readonly production: LegalProduction
      readonly reason: string
      readonly reviewBy: Instant
      readonly at: Instant
    }
  | {
      readonly kind: 'legal-request.reviewed'
      readonly by: PersonId
      readonly finding: 'justified' | 'unjustified'
      readonly reason: string
      readonly at: Instant
    }
  | { readonly kind: 'legal-request.review-overdue'; readonly at: Instant }
  | { readonly kind: 'legal-request.gag-extended'; readonly by: PersonId; readonly gag: Gag; readonly at: Instant }
  | {
      readonly kind: 'legal-request.closed' | 'legal-request.hold-released'
      readonly by: PersonId
      readonly at: Instant
    }
