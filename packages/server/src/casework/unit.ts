/**
 * A unit of casework: streams are loaded and locked, pure deciders say what follows, and everything - events, views, timers,
 * messages, audit entries - is written in one transaction or not at all. When another writer was first, it is done again.
 */
import type { AuditAct, CalledRoute, OutgoingType } from '@goodstanding/casework'
import type { Job, ViewName, ViewRow } from '@goodstanding/ledger'
import type { Instant } from '@goodstanding/model'
import type { SealingRule } from '../vault/seal-texts.ts'
import type { VaultDb } from '../vault/open-vault.ts'

/** A kind of stream: how its events fold, and the row that lists see. */
export type Stream<State, Event extends { readonly at: Instant }> = {
  /** First part of the stream's name, e.g. `case`. */
  readonly name: string
  readonly view: ViewName
  readonly none: State
  readonly evolve: (state: State, event: Event) => State
  readonly row: (state: State, id: string) => ViewRow
  /** By when an answer is owed, null when none is; absent where nobody waits for one. */
  readonly owed?: (state: State) => Instant | null
  /** What of it people wrote, or tells of people: kept sealed. */
  readonly personal?: readonly Personal<State>[]
}

export type Personal<State> = SealingRule & {
  /** Whose data key it lies under; null when it is nobody's. */
  readonly under: (state: State, id: string) => string | null
  /** Whether it may not be kept at all: then its hash is. */
  readonly hashed?: (state: State) => boolean
}

/** Something the service is told by webhook. `data` is thin: ids, and no personal text. */
export type Telling = {
  readonly type: OutgoingType
  /** e.g. `account/u1`; the order of messages is kept for each. */
  readonly subject: string
  readonly organization: string | null
  readonly data: Readonly<Record<string, unknown>>
}

/** Who did what to which object, for which organization and why. */
export type AuditNote = {
  readonly act: AuditAct | CalledRoute
  readonly by: string
  readonly object: string
  readonly organization: string | null
  /** In words, perhaps about people: kept sealed. */
  readonly why: string | null
  /** Whose data key `why` lies under: `account/u1`; else the organization's. */
  readonly about?: string
  /** The hash of what was handed out, 64 hex digits. */
  readonly sha256?: string
  /** Whether the organization's administrators find the entry; they do unless it is said otherwise. */
  readonly shown?: 'to-administrators' | 'to-nobody-there'
}

export type Unit = {
  readonly tx: VaultDb
  readonly now: Instant
  readonly newId: (prefix: string) => string
  /** The state of a stream, locked until the unit ends. */
  readonly load: <State, Event extends { readonly at: Instant }>(
    stream: Stream<State, Event>,
    id: string,
  ) => Promise<State>
  /** Loads streams ahead, all in one go: each `load` of them then waits for nothing. */
  readonly loadAll: <State, Event extends { readonly at: Instant }>(
    stream: Stream<State, Event>,
    ids: readonly string[],
  ) => Promise<void>
  /** Adds events to a stream that was loaded, and answers its new state. */
  readonly add: <State, Event extends { readonly at: Instant }>(
    stream: Stream<State, Event>,
    id: string,
    events: readonly Event[],
  ) => State
  /** Cases that the unit has opened or joined, by subject and family: the database does not show them yet. */
  readonly joined: Map<string, string>
  readonly tell: (telling: Telling) => void
  readonly schedule: (job: Job) => void
  readonly cancel: (job: Pick<Job, 'kind' | 'key'>) => void
  readonly audit: (note: AuditNote) => void
  /** Runs once for each key when the streams are written, before the commit; may add to streams again. */
  readonly settle: (key: string, work: () => Promise<void>) => void
  /** Whether something waits under this key for the streams to be written. */
  readonly settles: (key: string) => boolean
  readonly afterCommit: (work: () => void) => void
}

export type RunUnit = <Value>(work: (unit: Unit) => Promise<Value>) => Promise<Value>
