/** Decisions as JSON text. Nearly all are plain allows of the policy in force, and differ in their id only. */
import type { Decision } from '@goodstanding/model'

/** The same text as `JSON.stringify`. */
export type PrintDecision = (decision: Decision) => string

export function createDecisionPrinter(): PrintDecision {
  let known: Decision['policy'] | null = null
  let tail = ''
  return (decision) => {
    if (!isPlainAllow(decision)) return JSON.stringify(decision)
    const { id, policy } = decision
    if (known === null || known.id !== policy.id || known.version !== policy.version) {
      known = policy
      tail = `","effect":"allow","findings":[],"message":null,"case":null,"appealUntil":null,"policy":${JSON.stringify(policy)}}`
    }
    return `{"id":"${id}${tail}`
  }
}

/** The id of a decision that was printed: it stands first. */
export function printedId(printed: string): string {
  const [, id] = /^\{"id":"([^"]+)"/.exec(printed) ?? []
  if (id === undefined) throw new Error('A decision was printed without its id.')
  return id
}

function isPlainAllow(decision: Decision): boolean {
  return (
    decision.effect === 'allow' &&
    decision.findings.length === 0 &&
    decision.message === null &&
    decision.case === null &&
    decision.appealUntil === null &&
    decision.rows === undefined &&
    decision.standing === undefined &&
    decision.degraded === undefined
  )
}
