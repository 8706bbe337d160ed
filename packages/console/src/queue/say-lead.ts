import type { Case } from '@goodstanding/sdk'
import type { SayRule } from '../frame/use-policy.ts'

/** What was seen, each once: what the case is called by first, and what only follows from a breach last - as its clauses stand. */
export function sayLead(
  { clauses, findings }: Pick<Case, 'clauses' | 'findings'>,
  sayRule: SayRule,
): readonly string[] {
  const placeOf = (clause: string): number => (clauses.includes(clause) ? clauses.indexOf(clause) : clauses.length)
  return [...new Set([...findings].sort((a, b) => placeOf(a.clause) - placeOf(b.clause)).map(sayRule))]
}
