/** What organizations ask of the operator: the verified badge, and permits. */
import type { Bilingual } from '@goodstanding/model'

export type Proof = {
  readonly kind: 'domain-dns' | 'domain-file' | 'registry-number' | 'document'
  /** A domain, `scheme:number`, or the SHA-256 of a document. */
  readonly value: string
  /** Of a document, as the applicant states it: who issued it, and its days. */
  readonly issuer?: string
  readonly issuedOn?: string
  readonly expiresOn?: string
  /** The same, as it was read. */
  readonly document?: {
    readonly issuer: string | null
    readonly issuedOn: string | null
    readonly expiresOn: string | null
  }
  readonly checked?: 'proven' | 'plausible' | 'failed' | 'not-checked'
  /** Why it failed or could not be checked. */
  readonly why?: (Bilingual & { readonly code: string }) | null
}

export type Verification = {
  readonly organization: string
  readonly status: 'none' | 'pending' | 'verified' | 'expiring' | 'revoked'
  /** The organization as its service stated it; null: it stated nothing. */
  readonly stated: {
    readonly name: string
    readonly kind: string
    readonly country: string
    readonly domains: readonly string[]
  } | null
  readonly evidence?: readonly Proof[]
  /** What proves each domain of a pending application, either way. */
  readonly challenges?: readonly {
    readonly domain: string
    readonly dns: { readonly type: 'TXT'; readonly names: readonly string[]; readonly value: string }
    readonly file: { readonly url: string; readonly content: string }
  }[]
  /** Of a revoked one: that an application was closed with it. */
  readonly appliedAt?: string
  readonly deadline?: string
  readonly until?: string
  /** The name that it took since it was verified: the badge ends 30 days after the first one, unless an application is granted before. */
  readonly renamed?: { readonly name: string; readonly at: string }
  /** Of a revoked one: by which action, when, and from when a new application is taken. */
  readonly action?: string
  readonly at?: string
  readonly applyFrom?: string
  /** Why the last application was refused; a new one is taken at once, and takes its place. */
  readonly refused?: { readonly reason: string; readonly at: string }
  /** Of a pending one: who has the next word, and what a reviewer asked, oldest first. */
  readonly waitsFor?: 'applicant' | 'reviewer'
  readonly asks?: readonly VerificationAsk[]
}

export type VerificationAsk = {
  readonly items: readonly { readonly text: Bilingual; readonly kind: Proof['kind'] | null }[]
  readonly askedAt: string
  readonly until: string
  readonly end:
    | null
    | { readonly kind: 'answered'; readonly text: string; readonly at: string }
    | { readonly kind: 'unanswered'; readonly at: string }
}

export type NewPermitRequest = {
  /** A service names it; an administrator's own otherwise. */
  readonly organization?: string
  readonly kind: 'authority' | 'operator'
  readonly purpose: string
  readonly clauses: readonly string[]
  readonly scope?: Readonly<Record<string, readonly unknown[]>>
  readonly issuer: string
  readonly validFrom?: string
  readonly validUntil: string
  readonly evidence?: readonly { readonly text?: string; readonly file?: string }[]
}

export type PermitRequest = {
  readonly id: string
  readonly holder: string
  readonly clauses: readonly string[]
  readonly issuer: string
  readonly validFrom: string
  readonly validUntil: string
  readonly status: 'asked' | 'granted' | 'refused' | 'withdrawn'
  readonly request: {
    readonly kind: 'authority' | 'operator'
    readonly purpose: string
    readonly evidence: readonly { readonly text: string | null; readonly file: string | null }[]
    readonly by: string
    readonly askedAt: string
    readonly deadline: string
  }
  readonly reason?: string
  readonly at?: string
}
