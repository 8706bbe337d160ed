/**
 * Verification says that an organization is who it claims to be. It ends by itself, and a revocation cools down.
 */
import type { ActionId, Bilingual, Instant, OrganizationId, PersonId } from '@goodstanding/model'
import type { Staff } from '../people.ts'
import type { ProofRemark } from './proof-remark.ts'

export type VerificationEvidence = {
  readonly kind: 'domain-dns' | 'domain-file' | 'registry-number' | 'document'
  /** The domain, number or file hash. */
  readonly value: string
  readonly checked: 'proven' | 'plausible' | 'failed' | 'not-checked'
  /** Why it failed or could not be checked; null when there is nothing to say. A sentence in records of before there were codes. */
  readonly why: ProofRemark | string | null
  /** What a document says of itself; null for anything else. */
  readonly document: DocumentClaim | null
}

export type DocumentClaim = {
  readonly issuer: string | null
  readonly issuedOn: Instant | null
  readonly expiresOn: Instant | null
}

/** What a reviewer asks an applicant for, point by point, before they decide. The reviewer's deadline waits as long. */
export type VerificationAsk = {
  readonly by: PersonId
  readonly items: readonly AskedItem[]
  readonly askedAt: Instant
  readonly until: Instant
  readonly end:
    | null
    | { readonly kind: 'answered'; readonly text: string; readonly at: Instant }
    /** Nobody answered in time: it is decided on what is there. */
    | { readonly kind: 'unanswered'; readonly at: Instant }
}

/** `kind`: what would answer it; null: words. */
export type AskedItem = { readonly text: Bilingual; readonly kind: VerificationEvidence['kind'] | null }

export type Verified = {
  readonly evidence: readonly VerificationEvidence[]
  readonly by: PersonId
  readonly at: Instant
  readonly until: Instant
  /** Reminders sent, as days before the end. */
  readonly reminded: readonly number[]
  /** What the organization was called when it was verified. Absent: nobody had stated it. */
  readonly name?: string
  /** The organization took another name since: nobody has looked at whether the proofs are of it. Absent: it has the name it was verified by. */
  readonly renamed?: Renamed
}

/** `before`: what the badge goes back to under its own name. Absent in badges that were renamed before there was a way back. */
export type Renamed = {
  readonly name: string
  readonly at: Instant
  readonly before?: Pick<Verified, 'until' | 'reminded'>
}

export type Application = {
  readonly organization: OrganizationId
  readonly evidence: readonly VerificationEvidence[]
  readonly appliedAt: Instant
  readonly deadline: Instant
  /** Oldest first. Only the last one can be without an end. */
  readonly asks: readonly VerificationAsk[]
  /** A badge that runs on while its renewal is looked at. */
  readonly current: Verified | null
  /** When the badge was granted that had ended by itself before or ended meanwhile. Absent: there is none such. */
  readonly grantedAt?: Instant
}

/** What whoever applied last was told. The next application takes its place. */
export type RefusedApplication = { readonly reason: string; readonly at: Instant }

/**
 * `refused`: the last application was. Absent: none was since. `grantedAt`: when the badge was granted that has ended by itself; what was
 * revoked before that says nothing any more.
 */
export type Verification =
  | { readonly kind: 'none'; readonly refused?: RefusedApplication; readonly grantedAt?: Instant }
  | (Application & { readonly kind: 'pending' })
  | {
      readonly kind: 'verified' | 'expiring'
      readonly verified: Verified
      readonly refused?: RefusedApplication
    }
  | {
      readonly kind: 'revoked'
      readonly action: ActionId
      readonly at: Instant
      /** The badge that was taken away, under the name that the organization has by now; null: there was none, and the application was closed. */
      readonly was: Verified | null
      /** What waited for an answer then; it waits again when the revocation is reversed. Absent: nothing did. */
      readonly application?: Application
      /** When the last revocation in force was taken. Absent: the one that took it away is the last. */
      readonly lastRevokedAt?: Instant
    }

export type VerificationStatus = Verification['kind']

export type VerificationCommand =
  | {
      readonly kind: 'apply'
      readonly organization: OrganizationId
      readonly evidence: readonly VerificationEvidence[]
      /** The service asked by an event, which states proofs where it has any: without one a reviewer asks for them. */
      readonly proofsFollow?: true
      readonly deadline: Instant
      /** The last revocation in force, of an organization that had no badge then; null: none. */
      readonly revokedAt: Instant | null
    }
  | {
      readonly kind: 'verify'
      readonly by: Staff
      readonly evidence: readonly VerificationEvidence[]
      readonly until: Instant
      /** What the organization is called; null: nobody stated it. */
      readonly name: string | null
      /** The last revocation in force; null: none. */
      readonly revokedAt: Instant | null
    }
  | { readonly kind: 'refuse'; readonly by: Staff; readonly reason: string }
  | { readonly kind: 'ask'; readonly by: Staff; readonly items: readonly AskedItem[]; readonly until: Instant }
  /** `evidence`: what comes to what was brought before. */
  | { readonly kind: 'answer'; readonly text: string; readonly evidence: readonly VerificationEvidence[] }
  | { readonly kind: 'lapse-ask' }
  /** What was found out about the evidence of a pending application. */
  | { readonly kind: 'check'; readonly evidence: readonly VerificationEvidence[] }
  | { readonly kind: 'remind' }
  | { readonly kind: 'rename'; readonly name: string }
  | { readonly kind: 'expire' }
  | { readonly kind: 'revoke' | 'restore'; readonly action: ActionId }
  /** Of what is revoked already, the last revocation in force is another one now. */
  | { readonly kind: 'revoke-again'; readonly revokedAt: Instant }

export type VerificationEvent =
  | {
      readonly kind: 'verification.applied'
      readonly organization: OrganizationId
      readonly evidence: readonly VerificationEvidence[]
      readonly deadline: Instant
      readonly at: Instant
    }
  | { readonly kind: 'verification.checked'; readonly evidence: readonly VerificationEvidence[]; readonly at: Instant }
  | { readonly kind: 'verification.verified'; readonly verified: Verified; readonly at: Instant }
  | { readonly kind: 'verification.asked'; readonly ask: VerificationAsk; readonly at: Instant }
  | {
      readonly kind: 'verification.answered'
      readonly text: string
      readonly evidence: readonly VerificationEvidence[]
      readonly at: Instant
    }
  | { readonly kind: 'verification.ask-lapsed'; readonly at: Instant }
  | { readonly kind: 'verification.refused'; readonly by: PersonId; readonly reason: string; readonly at: Instant }
  | { readonly kind: 'verification.expiring'; readonly days: number; readonly at: Instant }
  | { readonly kind: 'verification.renamed'; readonly name: string; readonly until: Instant; readonly at: Instant }
  | { readonly kind: 'verification.renamed-back'; readonly at: Instant }
  | { readonly kind: 'verification.expired'; readonly at: Instant }
  | { readonly kind: 'verification.revoked'; readonly action: ActionId; readonly at: Instant }
  | { readonly kind: 'verification.revoked-again'; readonly revokedAt: Instant; readonly at: Instant }
  | { readonly kind: 'verification.restored'; readonly action: ActionId; readonly at: Instant }
