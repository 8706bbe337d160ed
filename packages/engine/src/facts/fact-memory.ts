/**
 * Facts in memory: everything a decision reads beside the event, indexed by the question that is asked of it.
 * Filled and kept fresh change by change; never asks a database.
 */
import type { Event, Instant, RegisterEntry } from '@goodstanding/model'
import type { Pieces } from '@goodstanding/policy'
import type {
  DirectoryPerson,
  DomainIndex,
  KnownNames,
  MakeToken,
  NameIndex,
  ServiceNames,
  TerminatedIdentity,
} from '@goodstanding/detectors'
import type { ConsentAnswer, ConsentQuestion, ShowingQuestion } from './consent-index.ts'
import type { KnownPerson } from './identifier-index.ts'
import type { FactChange, StandingChange, StandingSubject, SubjectStanding } from './fact-change.ts'
import type { OwnRules } from './own-rules.ts'
import type { CitedPermit } from './permit-cover.ts'
import type { BroadcastFrames } from './broadcast-frames.ts'
import type { BroadcastFrame, KnownBroadcast, KnownWork } from './work-index.ts'

export type KnownOrganization = {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly country: string
  /** Verified by the service; lower case. */
  readonly domains: readonly string[]
  readonly embedOrigins: readonly string[]
  /** The domains as an index of whom a host may imitate; null when there are none. */
  readonly domainIndex: DomainIndex | null
  /** The organization's own rules, ready to run; null when it has none. */
  readonly rules: OwnRules | null
}

/** An entry of `hashes` or `urls`. */
export type ListedEntry = {
  readonly id: string
  readonly clause: string
  readonly label: string | null
  /** Whose list it comes from; null: the operator's own. */
  readonly source: string | null
}

export type KnownApp = RegisterEntry<'apps'>
export type KnownStaff = { readonly name: string; readonly title: string | null; readonly account: string | null }

export type FactMemory = {
  /**
   * Works out in pieces what a change needs that takes long, and puts nothing in force: `apply` of the same body is quick then. It need not
   * be called.
   */
  readonly prepare: (change: FactChange) => Pieces<void>
  readonly apply: (change: FactChange) => void
  readonly applyStanding: (change: StandingChange) => void
  /** Takes the service's own names and domains from another policy, in place of those before. */
  readonly nameService: (service: ServiceIdentity) => void
  /** The permit that an event cites; null when it cites none, or none that is known. */
  readonly citedPermit: (event: Event) => CitedPermit | null
  readonly consent: (question: ConsentQuestion) => ConsentAnswer
  /** Whether somebody agreed that a message shows something of them to its recipients. */
  readonly agreedToShow: (question: ShowingQuestion) => boolean
  /** People of an organization's directory with this keyed hash of an identifier. */
  readonly peopleWith: (organization: string, token: string) => readonly KnownPerson[]
  readonly organization: (id: string) => KnownOrganization | null
  readonly organizationNamed: (name: string) => KnownOrganization | null
  readonly peopleOf: (organization: string) => Iterable<DirectoryPerson>
  /** Everybody of the organization whose name may be taken for this one, and perhaps some more. */
  readonly peopleLike: (organization: string, name: string) => Iterable<DirectoryPerson>
  /** Changes whenever a fact changes that names of this organization's people are compared with. */
  readonly nameRevision: (organization: string) => number
  /** Good standing when nothing is known. */
  readonly standing: (subject: StandingSubject) => SubjectStanding
  readonly listedHash: (sha256: string) => ListedEntry | null
  readonly listedMd5: (md5: string) => ListedEntry | null
  /** The nearest entry at most 31 bits away. */
  readonly listedPicture: (pdq: string) => ListedEntry | null
  /** False when no hash is listed, so that files need not be looked up. */
  readonly listsHashes: () => boolean
  /** False when no URL is listed, so that texts need not be searched for links. */
  readonly listsUrls: () => boolean
  /** The most specific entry that covers this URL. */
  readonly listedUrl: (url: string) => ListedEntry | null
  readonly clientStatus: (name: string) => 'approved' | 'refused' | null
  readonly app: (id: string) => KnownApp | null
  readonly isTester: (actor: string, time: Instant) => boolean
  readonly staff: () => Iterable<KnownStaff>
  /** Whether an account is one of the service's registered staff. */
  readonly isStaff: (account: string) => boolean
  readonly knowsWorks: () => boolean
  readonly workBySha256: (sha256: string) => readonly KnownWork[]
  readonly worksByPdq: (pdq: string) => readonly KnownWork[]
  readonly framesByPdq: (pdq: string) => readonly BroadcastFrame[]
  /** For pictures that only resemble a broadcast's; null when there is no such broadcast. */
  readonly framesOfBroadcast: (id: string) => BroadcastFrames | null
  readonly broadcastsAt: (time: Instant) => readonly KnownBroadcast[]
  /** True when an entry of `protected-names` says that this organization owns it. */
  readonly ownsProtectedName: (organization: string) => boolean
  /** The names that entries of `protected-names` give to the owner of this registry number. Walks them: for verifications only. */
  readonly registeredAs: (number: { readonly scheme: string; readonly value: string }) => readonly string[]
  readonly protectedNames: NameIndex
  readonly protectedDomains: DomainIndex
  readonly serviceDomains: DomainIndex
  /** What texts claim of the service, by its names. */
  readonly serviceNames: ServiceNames
  /** Organizations that are here, by name. */
  readonly tenants: NameIndex
  readonly terminated: (token: string, time: Instant) => boolean
  /** Every identity terminated by this time that has one of these tokens. */
  readonly terminatedWith: (tokens: readonly string[], time: Instant) => Iterable<TerminatedIdentity>
  /** False when no identity is terminated, so that identifiers need no tokens. */
  readonly barsIdentities: () => boolean
  /** Keyed hash of a canonical identifier; null when there is no key. */
  readonly token: MakeToken
  /** What is kept: the kind and the id of each fact. */
  readonly kept: () => Iterable<Pick<FactChange, 'kind' | 'id'>>
  /** How many facts of each kind are kept. */
  readonly sizes: () => Readonly<Record<string, number>>
}

/** The service's own names and domains, by the policy. */
export type ServiceIdentity = { readonly names: readonly string[]; readonly domains: readonly string[] }

export type FactOptions = {
  readonly service: ServiceIdentity
  /** Protected names that ship with the product. */
  readonly protectedNames?: KnownNames | null
  readonly token?: MakeToken
}
