/**
 * What the engine answers for one event: the Decision, whether it must be stored before the answer, and everything the
 * decision was made from, so that it can be explained and replayed to the same answer.
 */
import type { Decision, Event, Evidence, Finding, Instant, StandingRefusal } from '@goodstanding/model'
import type { CompiledPolicy, Pieces } from '@goodstanding/policy'
import type { PackedCounters } from './counters/counter-pack.ts'
import type { CounterStore } from './counters/counter-store.ts'
import type { CounterOptions, CounterStats } from './counters/counter-options.ts'
import type { FactMemory } from './facts/fact-memory.ts'
import type { DetectorMemory, DetectorSet } from './signal-reader.ts'

/** Signals that were seen: each with its value (rows carry their own). */
export type SeenSignals = {
  readonly values: Readonly<Record<string, number>>
  readonly evidence: readonly Evidence[]
}

export type RowInputs = SeenSignals & { readonly index: number }

/** A reading other than 0, by the window's canonical key. */
export type WindowReading = { readonly window: string; readonly reading: number }

/** Deciding machinery that failed. `stage` names it (`detector text`, `rules`), `message` is the fault's own. */
export type Fault = { readonly stage: string; readonly message: string }

/** Rules that run in a lesser mode than the policy writes, by `<clause>/<rule>`: what is not on acts on nothing, what is off is not even recorded. */
export type LoweredRules = Readonly<Record<string, 'watch' | 'off'>>

/** Everything beside the event that one decision was made from. JSON. */
export type Inputs = {
  readonly signals: SeenSignals
  readonly rows: readonly RowInputs[]
  readonly windows: readonly WindowReading[]
  readonly standing: StandingRefusal | null
  /** The cited permit when it covers the event: its id and the clauses it lifts. */
  readonly permit: { readonly id: string; readonly clauses: readonly string[] } | null
  /** Where the event's organization is, by its fact; null when none is known. */
  readonly country: string | null
  /** Findings made by registers (listed hashes and URLs) and by the organization's own rules. */
  readonly stated: readonly Finding[]
  readonly faults: readonly Fault[]
  /** The moment of asking; appeal windows run from it. */
  readonly askedAt: Instant
  /** Absent when every rule ran as written. */
  readonly lowered?: LoweredRules
}

export type Evaluation = {
  readonly decision: Decision
  /** True when the decision must be stored before it is answered. */
  readonly durable: boolean
  /** What it was decided from. Those of an event that need not be stored are there until the next event is decided. */
  readonly inputs: () => Inputs
  /** What rules in watch mode would have found: recorded, never acting. */
  readonly watch: readonly Finding[]
  /** Records of durable windows that this event changed: stored together with the decision, or a crash forgets them. Null: none. */
  readonly counts: PackedCounters | null
}

export type EngineOptions = {
  readonly policy: CompiledPolicy
  readonly facts: FactMemory
  readonly detectors: DetectorSet
  readonly counters?: CounterOptions
  /** Absent or null: every rule runs as written. */
  readonly lowered?: LoweredRules | null
}

export type EngineStats = {
  readonly decided: number
  readonly degraded: number
  readonly counters: CounterStats
}

export type Engine = {
  /**
   * Decides one event. `now` is the moment of asking: a limit that has ended by then no longer binds, whatever the event's
   * own time says; absent, the event's time stands for it. `before`: what failed before the engine was asked; like everything
   * that fails it degrades the decision, but does not make it one that must be stored.
   */
  readonly decide: (event: Event, decisionId: string, now?: Instant, before?: readonly Fault[]) => Evaluation
  /** As `decide`, of what was done at its time and is told now: a standing that began later did not bind it. */
  readonly judge: (event: Event, decisionId: string, now: Instant) => Evaluation
  /**
   * What takes long about an event of many rows, in pieces, ahead of its decision: facts count as they are when each piece looks. Null: nothing
   * does.
   */
  readonly lookAhead: (event: Event) => Pieces<void> | null
  /**
   * Recorded inputs with what had failed measured again, to be judged by `replay`; what fails once more stands in `faults`. Nothing is
   * counted. Null: something failed that can be measured only once.
   */
  readonly measureAgain: (event: Event, inputs: Inputs, now: Instant) => Inputs | null
  /** Puts another policy in force between two decisions. Windows with the same key keep their counts. */
  readonly swap: (policy: CompiledPolicy) => void
  /** Says between two decisions which rules run in a lesser mode; null: none. Nothing is compiled anew. */
  readonly lower: (rules: LoweredRules | null) => void
  readonly counters: CounterStore
  readonly memories: readonly DetectorMemory[]
  readonly stats: () => EngineStats
}
