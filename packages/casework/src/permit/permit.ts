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

export type Permit =
  | { readonly kind: 'none' }
  | { readonly kind: 'asked' | 'granted'; readonly permit: PermitContents }
  | {
      readonly kind: 'refused' | 'withdrawn'
      readonly permit: PermitContents
      readonly reason: string
      readonly at: Instant
    }

export type PermitCommand =
  | { readonly kind: 'ask' | 'grant'; readonly permit: PermitContents }
  | { readonly kind: 'accept'; readonly by: PersonId }
  | { readonly kind: 'refuse' | 'withdraw'; readonly by: PersonId; readonly reason: string }

export type PermitEvent =
  | { readonly kind: 'permit.asked' | 'permit.granted'; readonly permit: PermitContents; readonly at: Instant }
  | {
      readonly kind: 'permit.refused' | 'permit.withdrawn'
      readonly by: PersonId
      readonly reason: string
      readonly at: Instant
    }
