import type { DecisionRow } from './decision-row.ts'

/** About how many letters a decision takes in a statement: nearly all of them are of its event, which is one sealed text. */
export function weighDecision({ event }: Pick<DecisionRow, 'event'>): number {
  return typeof event === 'string' ? event.length : 0
}
