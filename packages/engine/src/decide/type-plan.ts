/** What deciding one type of event needs, worked out once for each policy. */
import { type EventType, SIGNAL_NAMES, type SignalName, signalSlot } from '@goodstanding/model'
import type { CompiledPolicy, CompiledType } from '@goodstanding/policy'
import { clausesReading } from '../readers/permit-requirement.ts'
import type { DetectorSet, RowReader, SignalReader } from '../signal-reader.ts'

export type TypePlan = {
  readonly type: CompiledType
  readonly needs: (name: SignalName) => boolean
  readonly readers: readonly SignalReader[]
  readonly rowReaders: readonly RowReader[]
  readonly hasRowRules: boolean
  readonly hasSecondRules: boolean
  /** Clauses for which an organization's own permit is one condition among others. */
  readonly permitRequiredBy: ReadonlySet<string>
}

export function planTypes(compiled: CompiledPolicy, detectors: DetectorSet): ReadonlyMap<EventType, TypePlan> {
  return new Map([...compiled.types].map(([name, type]) => [name, planType(type, detectors)]))
}

function planType(type: CompiledType, detectors: DetectorSet): TypePlan {
  const needed = new Uint8Array(SIGNAL_NAMES.length)
  for (const name of type.signals) needed[signalSlot(name)] = 1
  const needs = (name: SignalName) => needed[signalSlot(name)] === 1
  const hasRowRules = type.rules.some(({ pass }) => pass === 'row')
  return {
    type,
    needs,
    readers: detectors.readers.filter(({ says, remembers }) => remembers === true || says.some(needs)),
    rowReaders: hasRowRules ? detectors.rowReaders.filter(({ says }) => says.some(needs)) : [],
    hasRowRules,
    hasSecondRules: type.rules.some(({ pass }) => pass === 'second'),
    permitRequiredBy: clausesReading(type, 'consent.organization-permit-missing'),
  }
}
