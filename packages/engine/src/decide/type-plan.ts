/** What deciding one type of event needs, worked out once for each policy. */
import { type EventType, SIGNAL_NAMES, type SignalName, signalSlot } from '@goodstanding/model'
import type { CompiledPolicy, CompiledType } from '@goodstanding/policy'
import { clausesReading } from '../readers/permit-requirement.ts'
import type { DetectorSet, RowReader, SignalReader } from '../signal-reader.ts'

export type TypePlan = {
  readonly type: CompiledType
  readonly needs: (name: SignalName) => boolean
  readonly readers: readonly SignalReader[]
  /** Those of them that look at their memory before any is asked. */
  readonly touching: readonly SignalReader[]
  readonly rowReaders: readonly RowReader[]
  readonly hasRowRules: boolean
  readonly hasSecondRules: boolean
  /** Clauses for which an organization's own permit is one condition among others. */
  readonly permitRequiredBy: ReadonlySet<string>
}

/** The plan of a type. Throws on one that the policy was not compiled for. */
export type PlanOf = (name: EventType) => TypePlan

/** Each plan is made when it is first asked for: an engine that tries one example needs that of one type. */
export function createPlans(compiled: CompiledPolicy, detectors: DetectorSet): PlanOf {
  const plans = new Map<EventType, TypePlan>()
  return (name) => {
    const known = plans.get(name)
    if (known !== undefined) return known
    const type = compiled.types.get(name)
    if (type === undefined) throw new Error(`The compiled policy does not know the event type ${name}.`)
    const plan = planType(type, detectors)
    plans.set(name, plan)
    return plan
  }
}

function planType(type: CompiledType, detectors: DetectorSet): TypePlan {
  const needed = new Uint8Array(SIGNAL_NAMES.length)
  for (const name of type.signals) needed[signalSlot(name)] = 1
  const needs = (name: SignalName) => needed[signalSlot(name)] === 1
  const hasRowRules = type.rules.some(({ pass }) => pass === 'row')
  const readers = detectors.readers.filter(
    ({ says, tells, remembers }) => remembers === true || says.some(needs) || tells?.some(needs) === true,
  )
  return {
    type,
    needs,
    readers,
    touching: readers.filter(({ touch }) => touch !== undefined),
    rowReaders: hasRowRules ? detectors.rowReaders.filter(({ says }) => says.some(needs)) : [],
    hasRowRules,
    hasSecondRules: type.rules.some(({ pass }) => pass === 'second'),
    permitRequiredBy: clausesReading(type, 'consent.organization-permit-missing'),
  }
}
