/** A decision as the ledger keeps it. */
import { type Evaluation, explainDecision } from '@goodstanding/engine'
import type { DecisionRow } from '@goodstanding/ledger'
import type { Event } from '@goodstanding/model'
import type { CompiledPolicy } from '@goodstanding/policy'

/** A row for the decision stream: the answer, the event, and everything it was made from. */
export function rowOf(made: {
  readonly event: Event
  readonly value: unknown
  readonly evaluation: Evaluation
  readonly policy: CompiledPolicy
  readonly id: string
  readonly bodyHash: string
  readonly now: number
  readonly observed: boolean
}): DecisionRow {
  const { event, evaluation, now } = made
  const { decision, watch } = evaluation
  const inputs = evaluation.inputs()
  return {
    id: made.id,
    organization: event.data.organization,
    actor: event.data.actor.id,
    eventType: event.type,
    source: event.source,
    eventId: event.id,
    bodyHash: made.bodyHash,
    effect: decision.effect,
    clauses: [...new Set(decision.findings.map(({ clause }) => clause))],
    event: withoutUnset(made.value),
    result: decision,
    explanation: { words: explainDecision(evaluation, inputs, made.policy), inputs, watch },
    policyVersion: decision.policy.version,
    observed: made.observed,
    degraded: decision.degraded === true,
    eventTime: event.time,
    decidedAt: now,
  }
}

/** The event as it was sent; without a `time` of null, by which CloudEvents says that there is none. */
function withoutUnset(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('time' in value) || value.time !== null) return value
  const { time: _unset, ...rest } = value
  return rest
}
