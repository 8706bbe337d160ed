/** The same decision again, from what was recorded when it was made. */
import type { Decision, Event } from '@goodstanding/model'
import type { CompiledPolicy } from '@goodstanding/policy'
import type { Evaluation, Inputs } from '../evaluation.ts'
import { NO_DETECTORS } from '../signal-reader.ts'
import { conclude } from './conclude.ts'
import { measuredFrom } from './measured.ts'
import { createPlans, type PlanOf } from './type-plan.ts'

const plans = new WeakMap<CompiledPolicy, PlanOf>()

/** Decides from recorded inputs: under the same policy the same answer, under another what it would have been. */
export function replay(policy: CompiledPolicy, event: Event, inputs: Inputs, decisionId = ''): Decision {
  return replayWithWatch(policy, event, inputs, decisionId).decision
}

/** As `replay`, with what rules in watch mode would have found. */
export function replayWithWatch(
  compiled: CompiledPolicy,
  event: Event,
  inputs: Inputs,
  decisionId = '',
): Pick<Evaluation, 'decision' | 'watch'> {
  const planOf = plans.get(compiled) ?? createPlans(compiled, NO_DETECTORS)
  plans.set(compiled, planOf)
  const plan = planOf(event.type)
  const measured = measuredFrom(inputs, compiled)
  // Faults that were recorded answer again; rules that fail now would add their own.
  return conclude({ event, decisionId, compiled, plan }, measured, new Int32Array(plan.type.rules.length))
}

/**
 * What another policy says of an event that was just measured: its windows are fed once, whoever judges. Of what only that policy
 * would have looked for, nothing is known.
 */
export function judgeUnder(compiled: CompiledPolicy, event: Event, made: Evaluation): Evaluation {
  const inputs = made.inputs()
  return { ...made, inputs: () => inputs, ...replayWithWatch(compiled, event, inputs, made.decision.id) }
}
