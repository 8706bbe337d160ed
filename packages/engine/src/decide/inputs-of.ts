/** What a decision was made from, as it is kept: it replays to the same answer. */
import type { CompiledPolicy } from '@goodstanding/policy'
import type { Inputs, RowInputs, WindowReading } from '../evaluation.ts'
import { type Measured, seenIn } from './measured.ts'
import type { TypePlan } from './type-plan.ts'

type Read = { readonly compiled: CompiledPolicy; readonly readings: Float64Array }

/** Everything beside the event that a decision was made from. */
export function inputsOf(
  measured: Measured,
  plan: TypePlan,
  { compiled, readings }: Read,
  rows: readonly RowInputs[],
): Inputs {
  const windows: WindowReading[] = []
  if (measured.standing === null) {
    for (const { window } of plan.type.reads) {
      const reading = readings[window] ?? 0
      if (reading !== 0) windows.push({ window: compiled.windows[window]?.key ?? '', reading })
    }
  }
  const { standing, permit, country, stated, faults, askedAt, lowered } = measured
  const inputs = {
    signals: seenIn(measured.signals),
    rows,
    windows,
    standing,
    permit,
    country,
    stated,
    faults,
    askedAt,
  }
  return lowered === null ? inputs : { ...inputs, lowered }
}
