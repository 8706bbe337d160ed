/**
 * A Policy as people wrote it: sections of clauses, each with its rules, ladder, notice and examples.
 * Read from files by `readPolicy`, which has checked all of it; compiled for deciding by `compilePolicy`.
 */
import type {
  ActionType,
  Bilingual,
  Capability,
  Danger,
  Effect,
  EventType,
  Instant,
  Safeguard,
  Severity,
  SignalName,
  StatementCategoryName,
  StatementGround,
  StatementKeyword,
} from '@goodstanding/model'
import type { Expression } from './expression.ts'
import type { WindowUse } from './window.ts'

/** What a rule or a listed hash may do: everything stricter than `allow`. */
export type ActingEffect = Exclude<Effect, 'allow'>

/** Who decides about a clause: a machine at once, a person on a case, or a person on a report. */
export type DecidedBy = 'machine' | 'case' | 'report'

/** Where something stands in a policy file. `line` and `column` count from 1; `line` counts lines of the file. */
export type Place = { readonly file: string; readonly line: number; readonly column: number }

export type Section = {
  readonly id: string
  readonly title: Bilingual
  readonly intro: Bilingual
  readonly order: number
}

/** One step of a clause's ladder: at this many points (or more), this action follows. */
export type LadderStep = {
  readonly points: number
  readonly action: ActionType
  /** What a `limit` takes away; null for every other action. */
  readonly capability: Capability | null
  /** How long it lasts; null for good, or for actions that do not last. */
  readonly durationMs: number | null
}

export type Rule = {
  readonly clause: string
  readonly name: string
  readonly on: readonly EventType[]
  readonly per: 'event' | 'row'
  readonly effect: ActingEffect
  readonly mode: 'off' | 'watch' | 'on'
  readonly severity: Severity
  /** A fixed confidence 0..1, or the score signal it is read from. */
  readonly confidence: number | SignalName
  /** The danger that its findings tell of; the clause's, unless the rule says another. */
  readonly danger: Danger
  /** How precise it must be, 0..1; null: as the policy says of all that hold or block. */
  readonly floor: number | null
  readonly why: Bilingual
  /** What the sender is told with the answer, whatever becomes of the event: where help is. Null: nothing. */
  readonly help: Bilingual | null
  /** The condition as written. */
  readonly source: string
  /** The checked condition: windows are hoisted out of it and named by their position in `windows`. */
  readonly condition: Expression
  readonly windows: readonly WindowUse[]
  readonly place: Place
}

/** One row of a clause's `examples`: a single event, and what the clause must do about it. */
export type Example = {
  readonly must: Effect
  readonly why: string
  readonly type: EventType
  /** Merged over a builder's valid default for the type. */
  readonly data: Readonly<Record<string, unknown>>
  readonly given: Given
  readonly place: Place
}

/** What is known before an example or scenario starts. */
export type Given = {
  readonly facts: readonly { readonly put: string; readonly body: Readonly<Record<string, unknown>> }[]
  readonly events: readonly ScenarioStep[]
}

export type ScenarioStep = {
  readonly type: EventType
  /** After the scenario's start. */
  readonly atMs: number
  /** `{turn}` in its texts stands for the number of the turn: see `dataOfTurn`. */
  readonly data: Readonly<Record<string, unknown>>
  readonly repeat: number
  readonly everyMs: number
  /** What this clause must say about the step's last event; null when nothing is expected of it. */
  readonly expect: Effect | null
}

export type Scenario = {
  readonly name: string
  readonly given: Given
  readonly steps: readonly ScenarioStep[]
  readonly place: Place
}

export type ClauseStatement = {
  readonly category: StatementCategoryName
  readonly keywords: readonly StatementKeyword[]
  readonly ground: StatementGround
  /** The law that forbids it, as it is cited; null unless the ground is `illegal`. */
  readonly law: string | null
}

export type Clause = {
  readonly id: string
  readonly section: string
  readonly file: string
  readonly title: Bilingual
  readonly summary: Bilingual
  readonly watched: Bilingual
  readonly decided: { readonly by: readonly DecidedBy[]; readonly en: string; readonly zh: string }
  readonly severity: Severity
  /** Countries whose law forbids it as well (ISO 3166-1 alpha-2, or `*`). */
  readonly unlawfulIn: readonly string[]
  /** `unlawful`: findings of clauses that are unlawful where the organization is also count here. */
  readonly collects: 'unlawful' | null
  /** `limit`: the ladder may limit by itself for a short time, before a person has looked. */
  readonly automatic: 'limit' | null
  /** What is acted on at once: no prior notice, no administrator first, no export window. */
  readonly danger: Danger
  readonly safeguard: Safeguard
  /** What a limit under the clause takes away when its ladder names nothing else; null when it never limits. */
  readonly capability: Capability | null
  /** How it is told to the EU's transparency database; null: as another violation of the terms. */
  readonly statement: ClauseStatement | null
  readonly rules: readonly Rule[]
  readonly ladder: readonly LadderStep[]
  readonly notice: Bilingual
  readonly examples: readonly Example[]
  readonly scenarios: readonly Scenario[]
  /** Why there are no examples: a person decides. Null when there are some. */
  readonly noExamples: Bilingual | null
}

/** How precise rules that hold or block by themselves must be, by what people judged. */
export type PolicyFloor = {
  /** Of a rule that names no floor of its own, 0..1. */
  readonly precision: number
  /** So many judged outcomes before a floor is asked of a rule. */
  readonly judged: number
  /** Outcomes of findings older than this no longer count. */
  readonly overMs: number
}

export type Policy = {
  readonly id: string
  readonly version: string
  readonly effectiveFrom: Instant
  readonly title: Bilingual
  readonly contact: string
  /** The service's own names and domains. */
  readonly service: { readonly names: readonly string[]; readonly domains: readonly string[] }
  /** The answer when deciding machinery fails. */
  readonly onFailure: (type: EventType) => 'allow' | 'hold'
  /** The share of plain allows that is recorded whole, 0..1. */
  readonly allowSampling: number
  /** What a hit in the registers does; the finding cites the clause of the entry. */
  readonly listed: { readonly hashes: ActingEffect; readonly urls: ActingEffect }
  readonly appealWindowMs: number
  /** Null: no floor is asked, but of rules that name one. */
  readonly floor: PolicyFloor | null
  /** In the order of reading. */
  readonly sections: readonly Section[]
  /** By id, in the order of reading. */
  readonly clauses: ReadonlyMap<string, Clause>
}

export type PolicyFiles = ReadonlyMap<string, string>

export type PolicyProblem = Place & {
  readonly message: string
  /** What to do about it, often the nearest known name; null when the message says it all. */
  readonly hint: string | null
}
