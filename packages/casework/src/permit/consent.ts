/** A Consent is a person's leave for one organization to use some fields of their data for one purpose. */
import type { Instant, OrganizationId, PersonId } from '@goodstanding/model'

export type ConsentContents = {
  readonly id: string
  readonly person: PersonId
  readonly organization: OrganizationId
  readonly fields: readonly string[]
  readonly purpose: string
  readonly recipients: readonly string[]
  readonly disclosureVersion: string
  readonly givenAt: Instant
}

export type Consent =
  | { readonly kind: 'none' }
  | { readonly kind: 'given'; readonly consent: ConsentContents }
  | { readonly kind: 'withdrawn'; readonly consent: ConsentContents; readonly withdrawnAt: Instant }

export type ConsentCommand =
  | { readonly kind: 'give'; readonly consent: ConsentContents }
  | { readonly kind: 'withdraw'; readonly withdrawnAt: Instant }

export type ConsentEvent =
  | { readonly kind: 'consent.given'; readonly consent: ConsentContents; readonly at: Instant }
  | { readonly kind: 'consent.withdrawn'; readonly withdrawnAt: Instant; readonly at: Instant }
