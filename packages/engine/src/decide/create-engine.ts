/** The engine: measures an event, runs the rules, answers. One engine decides one event at a time. */
import { type Event, type Finding, type Instant, SignalValues, type StandingRefusal } from '@goodstanding/model'
import type { CompiledPolicy } from '@goodstanding/policy'
import { createCounterStore } from '../counters/create-counter-store.ts'
import type { CounterStore } from '../counters/counter-store.ts'
import type { Engine, EngineOptions, Evaluation, Fault, LoweredRules, RowInputs } from '../evaluation.ts'
import { contentsOf, textsOf } from '../facts/event-texts.ts'
import type { FactMemory } from '../facts/fact-memory.ts'
import { createRowCoverage, type RowCoverage } from '../facts/row-coverage.ts'
import type { DetectorSet, ReadContext } from '../signal-reader.ts'
import { checkStanding } from './check-standing.ts'
import { conclude, detectorStage, faultOf } from './conclude.ts'
import { createFed, type Fed, feedWindows, mostOf } from './feed-windows.ts'
import { findStated } from './find-stated.ts'
import { measureAgain } from './measure-again.ts'
import { inputsOf } from './inputs-of.ts'
import { hasRows, type Measured, rowsOf, seenIn, startRow } from './measured.ts'
import { isKept } from './is-kept.ts'
import { declarationsOf, feedOwnWindows, ownWindowIndex } from './own-windows.ts'
import { createPlans, type PlanOf, type TypePlan } from './type-plan.ts'

/** What one policy in force needs: replaced as a whole by a swap. */
type InForce = {
  readonly compiled: CompiledPolicy
  readonly planOf: PlanOf
  readonly readings: Float64Array
  readonly fed: Fed
  readonly out: Int32Array
  readonly context: OpenContext
  /** What a row measures where there are none. */
  readonly wholeEvent: Measured['row']
}

/** One context for all events of an engine: what changes from event to event is written into it. */
type OpenContext = { -readonly [Field in keyof ReadContext]: ReadContext[Field] }

type Parts = {
  readonly facts: FactMemory
  readonly detectors: DetectorSet
  readonly counters: CounterStore
  readonly signals: SignalValues
  readonly rowSignals: SignalValues
  readonly coverage: RowCoverage
}

/** What one engine changes from event to event. */
type State = Parts & {
  inForce: InForce
  lowered: LoweredRules | null
  decided: number
  degraded: number
  now: Instant
  /** Of what `touch` answered: it is of no use but that it was asked for. */
  touched: number
  /** It was done at its time, and is told now. */
  isTold: boolean
  /** What failed before the engine was asked. */
  before: readonly Fault[]
}

export function createEngine({ policy, facts, detectors, counters: counterOptions, lowered }: EngineOptions): Engine {
  const counters = createCounterStore(counterOptions)
  const [signals, rowSignals, coverage] = [new SignalValues(), new SignalValues(), createRowCoverage(facts)]
  const parts: Parts = { facts, detectors, counters, signals, rowSignals, coverage }
  const state: State = {
    ...parts,
    inForce: putInForce(policy, parts),
    lowered: lowered ?? null,
    decided: 0,
    degraded: 0,
    now: 0,
    touched: 0,
    isTold: false,
    before: NO_FAULTS,
  }
  const deciding =
    (isTold: boolean): Engine['decide'] =>
    (event, decisionId, now = event.time, before = NO_FAULTS) => {
      state.decided++
      state.isTold = isTold
      state.now = now
      state.before = before
      const evaluation = evaluate(event, decisionId, state)
      if (hasRows(event)) coverage.forget(event)
      if (evaluation.decision.degraded === true) state.degraded++
      return evaluation
    }
  return {
    counters,
    memories: detectors.memories,
    decide: deciding(false),
    judge: deciding(true),
    lookAhead: (event) => (hasRows(event) ? coverage.ask(event) : null),
    measureAgain: (event, inputs, now) => {
      const { compiled, planOf } = state.inForce
      return measureAgain(event, inputs, { facts, detectors, compiled, planOf, now })
    },
    swap: (next) => {
      facts.nameService(next.policy.service)
      state.inForce = putInForce(next, parts)
    },
    lower: (rules) => {
      state.lowered = rules
    },
    stats: () => ({ decided: state.decided, degraded: state.degraded, counters: counters.stats() }),
  }
}

function putInForce(compiled: CompiledPolicy, parts: Parts): InForce {
  const { detectors, counters } = parts
  const declarations = declarationsOf(compiled)
  counters.declare(declarations)
  const types = [...compiled.types.values()]
  return {
    compiled,
    planOf: createPlans(compiled, detectors),
    readings: new Float64Array(compiled.windows.length),
    fed: createFed(counters, types, declarations.length),
    out: new Int32Array(mostOf(types, ({ rules }) => rules)),
    context: openContext(compiled, parts),
    wholeEvent: () => parts.signals,
  }
}

function openContext(compiled: CompiledPolicy, { facts, counters, signals, coverage }: Parts): OpenContext {
  const context: OpenContext = {
    facts,
    compiled,
    permit: null,
    texts: [],
    contents: [],
    needs: () => false,
    sink: signals,
    time: 0,
    isRowCovered: coverage.isCovered,
    recent: (window, key, value) => {
      const index = ownWindowIndex(window, compiled)
      if (value === null) return counters.read(index, key, null, context.time)
      return counters.feed(index, { key, values: [value] }, context.time)
    },
  }
  return context
}

function evaluate(event: Event, decisionId: string, state: State): Evaluation {
  const { inForce } = state
  const { compiled, planOf, out } = inForce
  const plan = planOf(event.type)
  const rows: RowInputs[] = []
  const measured = measure(event, plan, state, rows)
  const { decision, watch } = conclude({ event, decisionId, compiled, plan }, measured, out)
  if (decision.effect === 'allow' || decision.effect === 'flag') feedOwnWindows(event, compiled, state.counters)
  const counts = state.counters.packChanged()
  const durable =
    decision.effect !== 'allow' ||
    decision.findings.length > 0 ||
    watch.length > 0 ||
    counts !== null ||
    measured.faults.length > state.before.length ||
    isKept(event.type)
  return { decision, watch, durable, counts, inputs: keepInputs(measured, plan, state, { rows, durable }) }
}

function measure(event: Event, plan: TypePlan, state: State, rows: RowInputs[]): Measured {
  const { inForce, signals, facts, now, lowered } = state
  const { readings, wholeEvent } = inForce
  const faults: Fault[] = [...state.before]
  signals.clear()
  touchAll(event, plan, state, faults)
  const standing = readStanding(event, state, faults)
  const known = facts.organization(event.data.organization)
  const country = known?.country ?? ('subject' in event.data ? event.data.subject.country : null)
  if (standing !== null) {
    const nothing = { row: wholeEvent, permit: null, stated: NONE }
    return { askedAt: now, standing, signals, readings, country, lowered, faults, ...nothing }
  }
  const context = readAll(event, plan, state, faults)
  feedAll(event, plan, state, faults)
  const stated = readStated(event, state, faults)
  const { permit: cited } = context
  const permit = cited?.covers === true ? { id: cited.permit.id, clauses: cited.permit.clauses } : null
  const row = rowsOf(event) === 0 ? wholeEvent : rowMeasurer(event, plan, state, { rows, faults })
  return { askedAt: now, standing, signals, readings, row, permit, country, stated, lowered, faults }
}

const NONE: readonly Finding[] = []
const NO_FAULTS: readonly Fault[] = []

function touchAll(event: Event, { touching }: TypePlan, state: State, faults: Fault[]): void {
  for (const reader of touching) {
    try {
      state.touched ^= reader.touch?.(event) ?? 0
    } catch (fault) {
      faults.push(faultOf(detectorStage(reader.name), fault))
    }
  }
}

function readStanding(event: Event, { facts, now, isTold }: State, faults: Fault[]): StandingRefusal | null {
  try {
    return checkStanding(event, facts, now, isTold)
  } catch (fault) {
    faults.push(faultOf('standing', fault))
    return null
  }
}

/** Runs every reader of the type. Answers what they looked at beside the event. */
function readAll(event: Event, plan: TypePlan, state: State, faults: Fault[]): ReadContext {
  const { context } = state.inForce
  context.needs = plan.needs
  context.time = event.time
  context.texts = textsOf(event)
  context.contents = contentsOf(event)
  context.permit = event.data.permit === undefined ? null : readPermit(event, state, faults)
  for (const reader of plan.readers) {
    try {
      reader.read(event, context)
    } catch (fault) {
      faults.push(faultOf(detectorStage(reader.name), fault))
    }
  }
  return context
}

function readPermit(event: Event, { facts }: State, faults: Fault[]): ReadContext['permit'] {
  try {
    return facts.citedPermit(event)
  } catch (fault) {
    faults.push(faultOf('permit', fault))
    return null
  }
}

function feedAll(event: Event, plan: TypePlan, { inForce, signals }: State, faults: Fault[]): void {
  try {
    feedWindows(event, plan.type, inForce.fed, { signals: signals.values, readings: inForce.readings })
  } catch (fault) {
    faults.push(faultOf('windows', fault))
  }
}

function readStated(event: Event, { facts, detectors, inForce }: State, faults: Fault[]): readonly Finding[] {
  try {
    return findStated(event, facts, inForce.compiled.policy, detectors.files)
  } catch (fault) {
    faults.push(faultOf('registers', fault))
    return NONE
  }
}

type RowParts = { readonly rows: RowInputs[]; readonly faults: Fault[] }

/** Measures one row when it is asked for, and keeps what was seen in it. */
function rowMeasurer(event: Event, plan: TypePlan, state: State, { rows, faults }: RowParts): Measured['row'] {
  const { signals, rowSignals, inForce } = state
  const rowContext = { ...inForce.context, sink: rowSignals }
  return (index) => {
    startRow(rowSignals, signals)
    if (!hasRows(event)) return rowSignals
    for (const reader of plan.rowReaders) {
      try {
        reader.read(event, index, rowContext)
      } catch (fault) {
        faults.push(faultOf(detectorStage(reader.name), fault))
      }
    }
    const seen = seenIn(rowSignals)
    if (seen.evidence.length > 0) rows.push({ index, ...seen })
    return rowSignals
  }
}

type Kept = { readonly rows: readonly RowInputs[]; readonly durable: boolean }

/** Inputs of what is stored are copied at once; those of a plain allow only when somebody asks before the next event. */
function keepInputs(measured: Measured, plan: TypePlan, state: State, { rows, durable }: Kept): Evaluation['inputs'] {
  if (durable) {
    const inputs = inputsOf(measured, plan, state.inForce, rows)
    return () => inputs
  }
  const { decided } = state
  return () => {
    if (state.decided !== decided) throw new Error('The inputs of an allowed event were asked for after the next one.')
    return inputsOf(measured, plan, state.inForce, rows)
  }
}
