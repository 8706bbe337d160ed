/** The engine: measures an event, runs the rules, answers. One engine decides one event at a time. */
import { type Event, type EventType, type Instant, SignalValues } from '@goodstanding/model'
import type { CompiledPolicy } from '@goodstanding/policy'
import { createCounterStore } from '../counters/create-counter-store.ts'
import type { CounterStore } from '../counters/counter-store.ts'
import type { Engine, EngineOptions, Evaluation, Fault, Inputs, RowInputs, WindowReading } from '../evaluation.ts'
import type { FactMemory } from '../facts/fact-memory.ts'
import type { DetectorSet, ReadContext } from '../signal-reader.ts'
import { checkStanding } from './check-standing.ts'
import { conclude, faultOf, guard } from './conclude.ts'
import { createFed, type Fed, feedWindows } from './feed-windows.ts'
import { findStated } from './find-stated.ts'
import { type Measured, rowsOf, seenIn, startRow } from './measured.ts'
import { declarationsOf, ownWindowIndex } from './own-windows.ts'
import { planTypes, type TypePlan } from './type-plan.ts'

/** What one policy in force needs: replaced as a whole by a swap. */
type InForce = {
  readonly compiled: CompiledPolicy
  readonly plans: ReadonlyMap<EventType, TypePlan>
  readonly readings: Float64Array
  readonly fed: Fed
  readonly out: Int32Array
}

type Parts = {
  readonly facts: FactMemory
  readonly detectors: DetectorSet
  readonly counters: CounterStore
  readonly signals: SignalValues
  readonly rowSignals: SignalValues
}

export function createEngine({ policy, facts, detectors, counters: counterOptions }: EngineOptions): Engine {
  const counters = createCounterStore(counterOptions)
  const parts: Parts = { facts, detectors, counters, signals: new SignalValues(), rowSignals: new SignalValues() }
  let inForce = putInForce(policy, parts)
  let decided = 0
  let degraded = 0
  return {
    counters,
    memories: detectors.memories,
    decide: (event, decisionId, now = event.time) => {
      const evaluation = evaluate({ event, decisionId, now }, inForce, parts)
      decided++
      if (evaluation.decision.degraded === true) degraded++
      return evaluation
    },
    swap: (next) => {
      inForce = putInForce(next, parts)
    },
    stats: () => ({ decided, degraded, counters: counters.stats() }),
  }
}

function putInForce(compiled: CompiledPolicy, { detectors, counters }: Parts): InForce {
  const declarations = declarationsOf(compiled)
  counters.declare(declarations)
  const mostKeys = Math.max(0, ...[...compiled.types.values()].map(({ keys }) => keys.length))
  const mostRules = Math.max(0, ...[...compiled.types.values()].map(({ rules }) => rules.length))
  return {
    compiled,
    plans: planTypes(compiled, detectors),
    readings: new Float64Array(compiled.windows.length),
    fed: createFed(declarations.length, mostKeys),
    out: new Int32Array(mostRules),
  }
}

type Asked = { readonly event: Event; readonly decisionId: string; readonly now: Instant }

function evaluate(asked: Asked, inForce: InForce, parts: Parts): Evaluation {
  const { event, decisionId } = asked
  const { compiled, plans, out } = inForce
  const plan = plans.get(event.type)
  if (plan === undefined) throw new Error(`The compiled policy does not know the event type ${event.type}.`)
  const rows: RowInputs[] = []
  const measured = measure(asked, plan, { inForce, parts, rows })
  const { decision, watch } = conclude({ event, decisionId, compiled, plan }, measured, out)
  if (decision.effect === 'allow' || decision.effect === 'flag') feedOwnWindows(event, inForce, parts)
  const counts = parts.counters.packChanged()
  const durable =
    decision.effect !== 'allow' ||
    decision.findings.length > 0 ||
    watch.length > 0 ||
    counts !== null ||
    decision.degraded === true ||
    isKept(event.type)
  return { decision, watch, durable, counts, inputs: inputsOf(measured, plan, { inForce, rows }) }
}

/** Types whose allowed events are evidence of consent, identity or invitation, and are stored as well. */
function isKept(type: EventType): boolean {
  return (
    type === 'contact.invite' ||
    type === 'contact.decline' ||
    type === 'account.register' ||
    type === 'account.transfer' ||
    type === 'directory.import' ||
    type.startsWith('organization.') ||
    type.startsWith('data.')
  )
}

function feedOwnWindows(event: Event, { compiled }: InForce, { counters }: Parts): void {
  if (event.type !== 'account.transfer') return
  counters.feed(ownWindowIndex('account-transfers', compiled), { key: event.data.account.id }, event.time)
}

type Measuring = { readonly inForce: InForce; readonly parts: Parts; readonly rows: RowInputs[] }

function measure({ event, now }: Asked, plan: TypePlan, { inForce, parts, rows }: Measuring): Measured {
  const { compiled, readings, fed } = inForce
  const { facts, counters, signals } = parts
  const faults: Fault[] = []
  signals.clear()
  const standing = guard('standing', { faults }, () => checkStanding(event, facts, now)) ?? null
  const known = facts.organization(event.data.organization)
  const country = known?.country ?? ('subject' in event.data ? event.data.subject.country : null)
  if (standing !== null) {
    return { askedAt: now, standing, signals, readings, row: () => signals, permit: null, country, stated: [], faults }
  }
  const cited = event.data.permit !== undefined
  const permit = cited ? (guard('permit', { faults }, () => facts.citedPermit(event)) ?? null) : null
  const context = contextOf(event, { inForce, parts, plan, permit })
  for (const reader of plan.readers) {
    try {
      reader.read(event, context)
    } catch (fault) {
      faults.push(faultOf(`detector ${reader.name}`, fault))
    }
  }
  guard('windows', { faults }, () =>
    feedWindows(event, plan.type, counters, { signals: signals.values, readings, fed }),
  )
  const stated = guard('registers', { faults }, () => findStated(event, facts, compiled.policy)) ?? []
  const covering = permit?.covers === true ? { id: permit.permit.id, clauses: permit.permit.clauses } : null
  const row = rowMeasurer(event, plan, context, { parts, rows, faults })
  return { askedAt: now, standing, signals, readings, row, permit: covering, country, stated, faults }
}

type ContextParts = Pick<Measuring, 'inForce' | 'parts'> & {
  readonly plan: TypePlan
  readonly permit: ReadContext['permit']
}

function contextOf(event: Event, { inForce, parts, plan, permit }: ContextParts): ReadContext {
  const { compiled } = inForce
  const { facts, counters, signals } = parts
  return {
    facts,
    compiled,
    permit,
    needs: plan.needs,
    sink: signals,
    recent: (window, key, value) => {
      const index = ownWindowIndex(window, compiled)
      if (value === null) return counters.read(index, key, null, event.time)
      return counters.feed(index, { key, values: [value] }, event.time)
    },
  }
}

type RowParts = { readonly parts: Parts; readonly rows: RowInputs[]; readonly faults: Fault[] }

/** Measures one row when it is asked for, and keeps what was seen in it. */
function rowMeasurer(
  event: Event,
  plan: TypePlan,
  context: ReadContext,
  { parts, rows, faults }: RowParts,
): Measured['row'] {
  const { signals, rowSignals } = parts
  if (rowsOf(event) === 0) return () => signals
  const rowContext = { ...context, sink: rowSignals }
  return (index) => {
    startRow(rowSignals, signals)
    if (event.type !== 'directory.import' && event.type !== 'directory.update') return rowSignals
    for (const reader of plan.rowReaders) {
      guard(`detector ${reader.name}`, { faults }, () => reader.read(event, index, rowContext))
    }
    const seen = seenIn(rowSignals)
    if (seen.evidence.length > 0) rows.push({ index, ...seen })
    return rowSignals
  }
}

function inputsOf(measured: Measured, plan: TypePlan, { inForce, rows }: Pick<Measuring, 'inForce' | 'rows'>): Inputs {
  const { compiled, readings } = inForce
  const windows: WindowReading[] = []
  if (measured.standing === null) {
    for (const { window } of plan.type.reads) {
      const reading = readings[window] ?? 0
      if (reading !== 0) windows.push({ window: compiled.windows[window]?.key ?? '', reading })
    }
  }
  const { standing, permit, country, stated, faults, askedAt } = measured
  return { signals: seenIn(measured.signals), rows, windows, standing, permit, country, stated, faults, askedAt }
}
