/** What the use-cases of casework are made with. */
import type { RuleMode, StandingHistory, StandingSubject } from '@goodstanding/casework'
import type { Author, EventKey, FactMemory } from '@goodstanding/engine'
import type { Db } from '@goodstanding/ledger'
import type { Instant } from '@goodstanding/model'
import type { CompiledPolicy } from '@goodstanding/policy'
import type { RecentFiles } from '../decide/recent-files.ts'
import type { FactFeed } from '../facts/fact-feed.ts'
import type { VaultDb } from '../vault/open-vault.ts'
import type { OutgoingMail } from '../mail/queue-mail.ts'
import type { OpenCases } from './case/open-cases.ts'
import type { StandingFeed } from './standing/standing-feed.ts'
import type { RunUnit, Unit } from './unit.ts'
import type { DomainNet } from './verification/prove-domain.ts'

export type CaseworkParts = {
  /** With its data keys. */
  readonly db: VaultDb
  /** For what is read on behalf of people (`readFor`): sees nothing by itself. */
  readonly people: Db
  readonly memory: FactMemory
  /** Hears of every change of a fact that casework makes. */
  readonly factFeed: FactFeed
  readonly policy: () => CompiledPolicy
  readonly now: () => Instant
  /** Makes ids that grow (UUIDv7). */
  readonly newId: (now: Instant) => string
  /** The installation's key: receipts, and what things are called for good, are derived from it. */
  readonly installationKey: string
  /** Links of notices and signatures are derived from it (`access-key.ts`); null or absent: from the installation's key. */
  readonly accessKey?: string | null
  /** Puts in force on this node how rules run beside what the policy writes, by `<clause>/<rule>`; absent: nobody decides here. */
  readonly putRuleModes?: (modes: ReadonlyMap<string, RuleMode>) => void
  /** Whether webhooks may go to private addresses and over plain HTTP: for tests and closed networks only. */
  readonly privateWebhooks?: boolean
  /** Whether they may go to the machine this runs on: where nobody else reaches the product, its service is there too. */
  readonly machineWebhooks?: boolean
  /** How domains are asked; absent: as the operating system resolves names, and public addresses only. */
  readonly domains?: DomainNet
  /** Who sent an event that nobody keeps, as far as any node remembers; absent: none does. */
  readonly authorOf?: (event: EventKey) => Author | null | Promise<Author | null>
  /** Bytes of files that came lately, for what becomes evidence of them; absent: none are at hand. */
  readonly recentFiles?: RecentFiles
  /** What the bytes of all files in evidence may take; absent: whatever the disk has. */
  readonly mostEvidenceBytes?: number
  /** How mail leaves; none leaves without it. */
  readonly outgoingMail?: OutgoingMail | null
  /** Hears of faults of work that nobody waits for; absent: nobody does. */
  readonly log?: (line: Readonly<Record<string, unknown>>) => void
}

export type StandingChange = {
  readonly subject: StandingSubject
  readonly before: StandingHistory
  readonly after: StandingHistory
}

/** The parts with what the use-cases share. Facts and standings are put in force by their feeds, which know what is newer. */
export type Desk = Omit<CaseworkParts, 'memory'> & {
  readonly memory: Omit<FactMemory, 'apply' | 'applyStanding'>
  readonly standings: StandingFeed
  readonly run: RunUnit
  readonly openCases: OpenCases
  /** How domains are asked whether somebody controls them. */
  readonly domainNet: DomainNet
  /** What follows elsewhere when the standing of a subject has changed. */
  readonly standingChanged: (unit: Unit, changed: StandingChange) => Promise<void>
}
