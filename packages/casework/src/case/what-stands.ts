/**
 * What stands of what people did in a case. Its reports and complaints are told by that: that something was done while something
 * stands, nothing while it waits for a second person, and that it was taken back when all of it was.
 */
import type { Instant, PersonId } from '@goodstanding/model'
import type { Action } from '../action/action.ts'
import { takersOf } from '../action/decide-action.ts'
import type { CaseDecision } from './case.ts'

/** `nothing-was-done`: nobody agreed to it. `nothing-was-asked`: people meant to do nothing about it, so that what was told holds. */
export type Stands = 'something' | 'waits' | 'nothing-was-done' | 'nothing-was-asked' | 'taken-back'

/** What the machine did by itself answers nobody's report, and a reinstatement does nothing about what was reported. */
function isOfPeople(action: Action): boolean {
  if (action.kind === 'none' || action.terms.type === 'reinstate') return false
  return !('second' in action) || action.by.kind === 'person'
}

export function whatStands(actions: readonly Action[]): Stands {
  const kinds = new Set(actions.filter(isOfPeople).map(({ kind }) => kind))
  if (kinds.has('active') || kinds.has('ended')) return 'something'
  if (kinds.has('awaiting-second')) return 'waits'
  if (kinds.has('reversed')) return 'taken-back'
  return kinds.has('declined') ? 'nothing-was-done' : 'nothing-was-asked'
}

/** Whether nobody agreed to anything of a decision, whatever became of others of its case. */
export function wasDeclined({ outcome }: Pick<CaseDecision, 'outcome'>, actions: readonly Action[]): boolean {
  if (outcome.kind !== 'violation' || outcome.actions.length === 0) return false
  const declined = new Set(actions.flatMap((action) => (action.kind === 'declined' ? [action.terms.id] : [])))
  return outcome.actions.every((id) => declined.has(id))
}

/** Whoever decided it, if anybody did. */
export function decidersOf({ by }: Pick<CaseDecision, 'by'>): readonly PersonId[] {
  return by === null ? [] : [by]
}

/** When whoever reported was answered last, and everybody who had a part in that. */
export function lastAnswer(
  decision: Pick<CaseDecision, 'by' | 'at'>,
  actions: readonly Action[],
): { readonly at: Instant; readonly by: readonly PersonId[] } {
  const taken = actions.filter(isOfPeople)
  const by = [...new Set([...decidersOf(decision), ...taken.flatMap((action) => takersOf(action))])]
  const reversals = whatStands(taken) === 'taken-back' ? taken : []
  const times = reversals.flatMap((action) => (action.kind === 'reversed' ? [action.reversedAt] : []))
  return { at: Math.max(decision.at, ...times), by }
}
