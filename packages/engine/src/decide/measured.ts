/** Everything that was measured about one event before rules run: live, or put back from recorded inputs. */
import {
  type Event,
  type Finding,
  type Instant,
  signalSlot,
  SIGNALS,
  type SignalName,
  SignalValues,
} from '@goodstanding/model'
import type { StandingRefusal } from '@goodstanding/model'
import type { CompiledPolicy } from '@goodstanding/policy'
import type { Fault, Inputs, LoweredRules, SeenSignals } from '../evaluation.ts'
import { ROW_SIGNALS, type RowEvent } from '../signal-reader.ts'

export type Measured = {
  readonly askedAt: Instant
  readonly standing: StandingRefusal | null
  readonly signals: SignalValues
  /** Readings by window index. */
  readonly readings: Float64Array
  /** Signals of one row, valid until the next call. */
  readonly row: (index: number) => SignalValues
  readonly permit: Inputs['permit']
  readonly country: string | null
  readonly stated: readonly Finding[]
  /** Null: every rule runs as written. */
  readonly lowered: LoweredRules | null
  /** Grows when rules fail. */
  readonly faults: Fault[]
}

const NOTHING: SeenSignals = { values: {}, evidence: [] }

/** What was seen, as inputs keep it. */
export function seenIn(signals: SignalValues): SeenSignals {
  const values = signals.seen()
  const names = Object.keys(values)
  if (names.length === 0) return NOTHING
  return { values, evidence: names.flatMap((name) => (isSignal(name) ? signals.evidence(name) : [])) }
}

function isSignal(name: string): name is SignalName {
  return Object.hasOwn(SIGNALS, name)
}

/** Puts seen signals back, values and evidence alike. */
export function putBack(seen: SeenSignals, signals: SignalValues): void {
  for (const { signal, value, ...where } of seen.evidence) {
    if (isSignal(signal)) signals.see(signal, seen.values[signal] ?? 0, where, value)
  }
}

/** A row's signals start as the event's, but for those that each row measures itself. */
export function startRow(row: SignalValues, event: SignalValues): void {
  row.clear()
  row.values.set(event.values)
  for (const slot of ROW_SLOTS) row.values[slot] = 0
}

const ROW_SLOTS = ROW_SIGNALS.map(signalSlot)

/** Measured again from recorded inputs: nothing is looked at but them. */
export function measuredFrom(inputs: Inputs, compiled: CompiledPolicy): Measured {
  const signals = new SignalValues()
  putBack(inputs.signals, signals)
  const readings = new Float64Array(compiled.windows.length)
  const byKey = new Map(inputs.windows.map(({ window, reading }) => [window, reading]))
  for (const { index, key } of compiled.windows) readings[index] = byKey.get(key) ?? 0
  const rows = new Map(inputs.rows.map((row) => [row.index, row]))
  const rowSignals = new SignalValues()
  return {
    askedAt: inputs.askedAt,
    standing: inputs.standing,
    signals,
    readings,
    row: (index) => {
      startRow(rowSignals, signals)
      putBack(rows.get(index) ?? NOTHING, rowSignals)
      return rowSignals
    },
    permit: inputs.permit,
    country: inputs.country,
    stated: inputs.stated,
    lowered: inputs.lowered ?? null,
    faults: [...inputs.faults],
  }
}

/** Whether an event has rows that are decided one by one. */
export function hasRows(event: Event): event is RowEvent {
  return event.type === 'directory.import' || event.type === 'directory.update'
}

export function rowsOf(event: Event): number {
  return hasRows(event) ? event.data.rows.length : 0
}
