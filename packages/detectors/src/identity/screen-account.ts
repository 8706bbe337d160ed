/** Whether an account's claims about its person hold: whom its names imitate, its affiliation, its age, its past. */
import type { Instant, SignalSink } from '@goodstanding/model'
import type { NameIndex } from '../name/name-index.ts'
import type { AgeTable } from './minimum-age.ts'
import type { LinkedAccounts } from './linked-accounts.ts'

export type AccountClaims = {
  readonly id: string
  readonly kind: string | null
  readonly name: string | null
  readonly username: string | null
  readonly title: string | null
  readonly affiliation: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly documentNumber: string | null
  readonly birthDate: string | null
  readonly ageBand: string | null
  readonly country: string | null
  readonly guardianConsent: boolean | null
  readonly device: string | null
  readonly ip: string | null
}

export type DirectoryPerson = {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly title: string | null
  readonly roles: readonly ('executive' | 'admin' | 'staff')[]
}

export type TerminatedTokenKind = 'email' | 'phone' | 'documentNumber' | 'device'

/** What the screening reads beside the account. Every reader answers from memory. */
export type AccountFacts = {
  /** The event's organization, or null when no fact names it. */
  readonly organization: {
    readonly id: string
    readonly name: string
    readonly kind: string
    readonly country: string
    readonly domains: readonly string[]
  } | null
  /** People of the event's organization. */
  readonly people: Iterable<DirectoryPerson>
  /** Entries of the register `staff`. */
  readonly staff: Iterable<{ readonly name: string; readonly title: string | null; readonly account: string | null }>
  readonly protectedNames: NameIndex
  /** Organizations by name, to check an affiliation: its verified domains and id, or null when nobody bears it. */
  readonly organizationNamed: (name: string) => { readonly id: string; readonly domains: readonly string[] } | null
  readonly ages: AgeTable
  /** Keyed hash of a canonical identifier; null when there is no key. */
  readonly token: (kind: TerminatedTokenKind, canonical: string) => string | null
  /** True when the register of terminated identities holds this token at this time. */
  readonly terminated: (token: string, time: Instant) => boolean
}

/** Says `identity.*` signals. `time` is the event's. Remembers the account in `linked` when it is not null. */
export function screenAccount(
  account: AccountClaims,
  facts: AccountFacts,
  at: { readonly time: Instant; readonly pointer: string; readonly linked: LinkedAccounts | null },
  sink: SignalSink,
): void {
  void [account, facts, at, sink]
}
