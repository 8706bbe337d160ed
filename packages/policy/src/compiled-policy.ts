/**
 * A policy ready for deciding: for each event type, which detectors and windows it needs and a function that says which
 * rules match. The same shape in both modes: generated JavaScript, and the interpreter that is its oracle.
 */
import type { Bilingual, EventType, Severity, SignalName } from '@goodstanding/model'
import type { ActingEffect, Policy } from './policy.ts'

export type CompileOptions = { readonly mode: 'generated' | 'interpreted' }

export type CompiledPolicy = {
  readonly policy: Policy
  /** Every window any rule reads. Its position here is its slot in `w`. */
  readonly windows: readonly WindowDeclaration[]
  /** Every event type, also those that no rule reads. */
  readonly types: ReadonlyMap<EventType, CompiledType>
}

/** `spread`: under how many keys copies of a text came that name the same contacts. */
export type WindowKind = 'count' | 'distinct' | 'copies' | 'spread' | 'first-seen'

/** Windows that are about a text. */
export function isOfTexts(kind: WindowKind): boolean {
  return kind === 'copies' || kind === 'spread'
}

export type WindowDeclaration = {
  readonly index: number
  /** Canonical text of the definition: what tells windows apart across reloads. */
  readonly key: string
  readonly kind: WindowKind
  readonly durationMs: number
  /** True when the events that feed it must be stored before the answer, allowed or not (invitations and declines). */
  readonly durable: boolean
}

export type CompiledRule = {
  readonly clause: string
  readonly name: string
  readonly effect: ActingEffect
  readonly mode: 'watch' | 'on'
  readonly severity: Severity
  readonly confidence: number | SignalName
  readonly per: 'event' | 'row'
  /** Which function decides it: `second` for rules that read what was found. */
  readonly pass: 'first' | 'row' | 'second'
  readonly signals: readonly SignalName[]
  /** From which value on each of `signals` is evidence; those that are not here always are. */
  readonly least: ReadonlyMap<SignalName, number>
  /** JSON pointers from the event's root that the condition reads; the index of a row reads `*`. */
  readonly fields: readonly string[]
  readonly windows: readonly number[]
  readonly why: Bilingual
  readonly source: string
  readonly file: string
  readonly line: number
}

/** What was found so far on this event, by clause id. A rule never sees findings of its own clause in it. */
export type FoundFlags = {
  readonly clauses: readonly string[]
  /** Those of `clauses` that are unlawful where the organization is. */
  readonly unlawful: readonly string[]
}

/** What one event adds to a window beside a count of one. */
export type WindowInput = {
  /** Present for `distinct`. */
  readonly values?: readonly string[]
  /** Present for `copies`. */
  readonly text?: string
}

/** The parts of a key, joined by U+001F; null when one is absent or empty: nobody shares the count of "no device". */
export type WindowKey = (data: unknown) => string | null

/**
 * A window this event type adds to, before any rule runs. `feed` answers null when the filter says no, or when there is no
 * value or text to add. It is asked only when there is a key.
 */
export type WindowFeed = {
  readonly window: number
  /** Position in the type's `keys`. */
  readonly key: number
  /** `s`: signal values by slot, all of them written. */
  readonly feed: (data: unknown, time: number, s: Float64Array) => WindowInput | null
}

/** A window this event type's rules read into `w[window]`; without a key the reading is 0. */
export type WindowRead = {
  readonly window: number
  /** Position in the type's `keys`. */
  readonly key: number
  /** For `copies`: the text whose copies are counted; null for the other kinds. */
  readonly text: ((data: unknown) => string) | null
  /** Where the evidence points: the text, the value, or the last field of the key. */
  readonly pointer: string
}

/**
 * `s` holds signal values by slot (`signalSlot`), `w` window readings by window index (first-seen: 1 or 0). Each function
 * writes the indexes of the rules that match into `out`, in rising order, and answers how many. `out` must hold `rules.length`.
 */
/* eslint-disable max-params -- the hot path: an object of arguments for every event would be garbage to collect */
export type CompiledType = {
  readonly type: EventType
  /** Rules of mode `on` and `watch`; `off` rules are not here. */
  readonly rules: readonly CompiledRule[]
  /** Read by a rule, a confidence or a window filter of this type: only these detectors need to run. */
  readonly signals: readonly SignalName[]
  /** The keys of `feeds` and `reads`, each once: most windows share a few. */
  readonly keys: readonly WindowKey[]
  readonly feeds: readonly WindowFeed[]
  readonly reads: readonly WindowRead[]
  /**
   * Writes 1 for each of `reads` by which a rule may match though the event did not feed it, and 0 for the others: those need not be
   * read. `out` must hold `reads.length`.
   */
  readonly wanted: (data: unknown, time: number, s: Float64Array, out: Uint8Array) => void
  readonly first: (data: unknown, time: number, s: Float64Array, w: Float64Array, out: Int32Array) => number
  readonly row: (
    data: unknown,
    rowIndex: number,
    time: number,
    s: Float64Array,
    w: Float64Array,
    out: Int32Array,
  ) => number
  readonly second: (
    data: unknown,
    time: number,
    s: Float64Array,
    w: Float64Array,
    found: FoundFlags,
    out: Int32Array,
  ) => number
}
/* eslint-enable max-params */
