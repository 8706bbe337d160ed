/**
 * What failed while an event was measured, measured a second time: a scanner or a classifier that was away has an answer now. All
 * else stays as it was recorded, and nothing is counted or remembered twice.
 */
import {
  type Event,
  type Finding,
  type Instant,
  type SignalSink,
  SignalValues,
  type StandingRefusal,
} from '@goodstanding/model'
import type { CompiledPolicy } from '@goodstanding/policy'
import type { Fault, Inputs, SeenSignals } from '../evaluation.ts'
import { contentsOf, textsOf } from '../facts/event-texts.ts'
import type { FactMemory } from '../facts/fact-memory.ts'
import { createRowCoverage } from '../facts/row-coverage.ts'
import type { DetectorSet, ReadContext, SignalReader } from '../signal-reader.ts'
import { checkStanding } from './check-standing.ts'
import { detectorStage, faultOf } from './conclude.ts'
import { findStated } from './find-stated.ts'
import { putBack, seenIn } from './measured.ts'
import type { PlanOf } from './type-plan.ts'

export type AgainParts = {
  readonly facts: FactMemory
  readonly detectors: DetectorSet
  readonly compiled: CompiledPolicy
  readonly planOf: PlanOf
  readonly now: Instant
}

/** Rules run anew whenever recorded inputs are judged, and facts are known again when the database is. */
const JUDGED_ANEW: ReadonlySet<string> = new Set(['rules', 'database'])

/**
 * The inputs with everything that had failed measured again; what fails once more stands in `faults`. Null: something failed that can be
 * measured only once, as whatever counts is.
 */
export function measureAgain(event: Event, inputs: Inputs, parts: AgainParts): Inputs | null {
  const failed = new Set(inputs.faults.map(({ stage }) => stage))
  const readers = parts.planOf(event.type).readers.filter(({ name }) => failed.has(detectorStage(name)))
  const known = new Set([...JUDGED_ANEW, 'standing', 'registers', ...readers.map(({ name }) => detectorStage(name))])
  if (readers.some(({ again }) => again !== true) || [...failed].some((stage) => !known.has(stage))) return null
  const faults: Fault[] = []
  const attempt = <Value>(stage: string, before: Value, work: () => Value): Value => {
    try {
      return work()
    } catch (fault) {
      faults.push(faultOf(stage, fault))
      return before
    }
  }
  const { facts, detectors, compiled, now } = parts
  const isStandingAsked = failed.has('standing') || failed.has('database')
  const standing = isStandingAsked
    ? attempt<StandingRefusal | null>('standing', inputs.standing, () => checkStanding(event, facts, now))
    : inputs.standing
  const signals = readAgain(event, inputs.signals, { readers, parts, attempt })
  const stated = failed.has('registers')
    ? attempt<readonly Finding[]>('registers', inputs.stated, () =>
        findStated(event, facts, compiled.policy, detectors.files),
      )
    : inputs.stated
  return { ...inputs, standing, signals, stated, faults }
}

type Reading = {
  readonly readers: readonly SignalReader[]
  readonly parts: AgainParts
  readonly attempt: <Value>(stage: string, before: Value, work: () => Value) => Value
}

/** What a reader says now stands instead of what it had said before it failed. */
function readAgain(event: Event, seen: SeenSignals, { readers, parts, attempt }: Reading): SeenSignals {
  if (readers.length === 0) return seen
  const said = new Set<string>(readers.flatMap(({ says }) => says))
  const kept = seen.evidence.filter(({ signal }) => !said.has(signal))
  const known = new Set(kept.map(({ signal }) => signal))
  const signals = new SignalValues()
  putBack({ ...seen, evidence: kept }, signals)
  // What a reader tells besides what it promises is there already where it came so far.
  const sink: SignalSink = {
    see: (name, value, where, shown) => {
      if (!known.has(name)) signals.see(name, value, where, shown)
    },
  }
  const { facts, compiled, planOf } = parts
  const context: ReadContext = {
    facts,
    compiled,
    permit: null,
    texts: textsOf(event),
    contents: contentsOf(event),
    needs: planOf(event.type).needs,
    sink,
    time: event.time,
    isRowCovered: createRowCoverage(facts).isCovered,
    recent: () => 0,
  }
  for (const reader of readers) attempt(detectorStage(reader.name), undefined, () => reader.read(event, context))
  return seenIn(signals)
}
