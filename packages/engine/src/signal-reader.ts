/**
 * The seam between deciding and looking: whoever says signals about an event, be it a detector that looks at its text or a
 * reader of facts that looks at a consent, stands behind this one shape. A detector is replaced here, never in a clause.
 */
import { type Event, type Instant, SIGNAL_NAMES, type SignalName, type SignalSink } from '@goodstanding/model'
import type { CompiledPolicy } from '@goodstanding/policy'
import type { EventContent, EventText } from './facts/event-texts.ts'
import type { FactMemory } from './facts/fact-memory.ts'
import type { KnownFiles } from './facts/known-files.ts'
import type { CitedPermit } from './facts/permit-cover.ts'

/** What a reader may look at beside the event. */
export type ReadContext = {
  readonly facts: FactMemory
  readonly compiled: CompiledPolicy
  /** The permit that the event cites, and whether it covers the event; null when it cites none that is known. */
  readonly permit: CitedPermit | null
  /** What people read in the event, and the contents that carry links and files. */
  readonly texts: readonly EventText[]
  readonly contents: readonly EventContent[]
  /** The event's own time. */
  readonly time: Instant
  /** True when a rule or window of this event's type reads the signal. */
  readonly needs: (name: SignalName) => boolean
  /** Whether the person of a row of an import or update consented to its fields. */
  readonly isRowCovered: (event: RowEvent, index: number) => boolean
  /** How often this happened within the engine's own windows (not those of the policy), this event included; `ids-read` says 0 of what was seen in it. */
  readonly recent: (window: OwnWindow, key: string, value: string | null) => number
  readonly sink: SignalSink
}

/** Counts that readers keep for themselves: an account that changed hands, frames of a broadcast in one stream, who read what and what next to it. */
export type OwnWindow = 'account-transfers' | 'broadcast-frames' | 'ids-read' | 'ids-followed'

/** Says some signals about one event. Runs when one of `says` or `tells` is needed; throws only on a fault. */
export type SignalReader = {
  readonly name: string
  readonly says: readonly SignalName[]
  /** What it may tell besides, and promises nothing of: it runs where one of these is needed too. */
  readonly tells?: readonly SignalName[]
  /** Runs for every event: what it remembers now is what later events are compared with. */
  readonly remembers?: true
  /** May read one event a second time: it counts and remembers nothing, and asks for no permit. */
  readonly again?: true
  readonly read: (event: Event, context: ReadContext) => void
  /**
   * Looks at what it remembers of who did this, before any reader is asked: what lies far apart in memory, looked for one after another,
   * comes together. The answer is of no use but that it was looked for.
   */
  readonly touch?: (event: Event) => number
}

/** Says some signals about one row of an import or update. */
export type RowReader = {
  readonly name: string
  readonly says: readonly SignalName[]
  readonly read: (event: RowEvent, index: number, context: ReadContext) => void
}

export type RowEvent = Event<'directory.import'> | Event<'directory.update'>

/** What a detector remembers between events, as JSON for durability. */
export type DetectorMemory = {
  readonly name: string
  /** Whether records of another node may be put beside what this one remembers: the same again changes nothing, and nothing is lost. */
  readonly isJoined?: true
  readonly snapshot: (which: 'all' | 'changed') => readonly MemoryRecord[]
  readonly restore: (records: readonly MemoryRecord[]) => void
  /** Forgets an account that is erased. Absent where none is remembered. */
  readonly forget?: (account: string) => void
}

/** One record of a detector's memory; `value` is the detector's own JSON. `kind` tells records of one key apart. */
export type MemoryRecord = { readonly key: string; readonly value: unknown; readonly kind?: string }

/** Every reader of one engine. */
export type DetectorSet = {
  readonly readers: readonly SignalReader[]
  readonly rowReaders: readonly RowReader[]
  readonly memories: readonly DetectorMemory[]
  /** What registers are asked by beside the hash that an event names. */
  readonly files: KnownFiles
}

export const NO_DETECTORS: DetectorSet = {
  readers: [],
  rowReaders: [],
  memories: [],
  files: { picture: () => null, uncut: () => [], codes: () => [], md5: () => null },
}

/** What each row of an import or update measures for itself; every other signal of a row is the event's. */
export const ROW_SIGNALS: readonly SignalName[] = SIGNAL_NAMES.filter(
  (name) => name.startsWith('consent.row-') || name.startsWith('personal.'),
)
