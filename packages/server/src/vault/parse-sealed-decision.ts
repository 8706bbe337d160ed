/** The parts of a recorded decision that are sealed, taken out of it and put back. The ledger keeps what it was given. */
import type { Decision, Evidence } from '@goodstanding/model'

type Taken = {
  /** The result without what its findings were seen in. */
  readonly thin: unknown
  /** The evidence of each finding, in their order. */
  readonly evidence: readonly (readonly Evidence[])[]
}

export function resultOf(result: unknown): Taken {
  const decision = result as Decision
  const { findings } = decision
  if (findings.length === 0) return { thin: decision, evidence: [] }
  return {
    thin: { ...decision, findings: findings.map((finding) => ({ ...finding, evidence: [] })) },
    evidence: findings.map(({ evidence }) => evidence),
  }
}

/** The event, result and explanation of a row again. Throws when the text was sealed for another row. */
export function parseSealedDecision(id: string, text: string, thin: unknown) {
  const [of, event, evidence, explanation] = JSON.parse(text) as readonly [string, unknown, Taken['evidence'], unknown]
  if (of !== id) throw new Error(`What was sealed for the decision ${of} stands in ${id}.`)
  const decision = thin as Decision
  const findings = decision.findings.map((finding, at) => ({ ...finding, evidence: evidence[at] ?? [] }))
  return { event, result: evidence.length === 0 ? thin : { ...decision, findings }, explanation }
}

/** The account that an event registers or changes; null for all other events. */
export function personIn(event: unknown): string | null {
  const data = (event as { readonly data?: { readonly account?: { readonly id?: unknown } } } | null)?.data
  return typeof data?.account?.id === 'string' ? data.account.id : null
}
