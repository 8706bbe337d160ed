/** A Permit is leave to do what a clause otherwise forbids: asked for by an administrator, granted by the operator. */
import type { ClauseId, Instant, PersonId } from '@goodstanding/model'

export type PermitContents = {
  readonly id: string
  readonly holder: string
  readonly clauses: readonly ClauseId[]
  readonly scope: Readonly<Record<string, readonly unknown[]>>
  readonly issuer: string
  readonly validFrom: Instant
  readonly validUntil: Instant
}

/** Whose leave it is: an authority's, which papers prove, or the operator's own. */
export const PERMIT_KINDS = ['authority', 'operator'] as const
export type PermitKind = (typeof PERMIT_KINDS)[number]

/** What somebody asked, beside the permit itself. */
export type PermitRequest = {
  readonly kind: PermitKind
  readonly purpose: string
  readonly evidence: readonly PermitEvidence[]
  /** Who asked: `member/ada`, `service/…`. */
  readonly by: string
  readonly askedAt: Instant
  readonly deadline: Instant
}

export type PermitEvidence = {
  readonly text: string | null
  /** The SHA-256 of a paper. */
  readonly file: string | null
}

type Asked = { readonly permit: PermitContents; readonly request: PermitRequest }

export type Permit =
  | { readonly kind: 'none' }
  | (Asked & { readonly kind: 'asked' })
  | (Asked & {
      readonly kind: 'granted' | 'refused' | 'withdrawn'
      readonly by: string
      readonly reason: string
      readonly at: Instant
    })

export type PermitCommand =
  | { readonly kind: 'ask'; readonly permit: PermitContents; readonly request: PermitRequest }
  /** With the clauses, scope and dates that are granted, which may be narrower than what was asked. */
  | { readonly kind: 'grant'; readonly by: PersonId; readonly permit: PermitContents; readonly reason: string }
  | { readonly kind: 'refuse'; readonly by: PersonId; readonly reason: string }
  /** What is asked is withdrawn by whoever asked, what was granted by the operator. */
  | { readonly kind: 'withdraw'; readonly by: string; readonly as: 'applicant' | 'operator'; readonly reason: string }

export type PermitEvent =
  | {
      readonly kind: 'permit.asked'
      readonly permit: PermitContents
      readonly request: PermitRequest
      readonly at: Instant
    }
  | {
      readonly kind: 'permit.granted'
      readonly permit: PermitContents
      readonly by: string
      readonly reason: string
      readonly at: Instant
    }
  | {
      readonly kind: 'permit.refused' | 'permit.withdrawn'
      readonly by: string
      readonly reason: string
      readonly at: Instant
    }
