/**
 * Windows that need no look where an event did not feed them: when each rule that reads one asks for what its filter asks for, an
 * event that the filter leaves out cannot match.
 */
import { conjunctsOf } from './access-predicate.ts'
import { isOfTexts } from './compiled-policy.ts'
import type { Expression } from './expression.ts'
import { printCondition } from './print-cel.ts'
import type { SlottedWindow, TypePlan } from './type-program.ts'

/** Distinct values are not fed where there is no value, whatever the filter says, and what was not seen before is 1 where nothing is. */
export function isReadOnlyFed({ slot, use }: SlottedWindow, { type, rules }: TypePlan): boolean {
  if ((use.kind !== 'count' && !isOfTexts(use.kind)) || !use.types.includes(type)) return false
  const wholeKey = use.key.map((part) => `(${printCondition(part)} != "")`)
  // Without a whole key the window reads 0 for every event.
  const asked = use.filter === null ? [] : conjunctsOf(use.filter).filter((part) => !isPrinted(part, wholeKey))
  return rules
    .filter(({ slots }) => slots.includes(slot))
    .every(({ rule }) => {
      const needed = conjunctsOf(rule.condition).map(printCondition)
      return asked.every((part) => isImplied(part, needed))
    })
}

/** Whether a part holds wherever all that is needed does: it is needed itself, or one of its alternatives is. */
function isImplied(part: Expression, needed: readonly string[]): boolean {
  if (isPrinted(part, needed)) return true
  if (part.kind === 'or') return isImplied(part.left, needed) || isImplied(part.right, needed)
  return part.kind === 'and' && isImplied(part.left, needed) && isImplied(part.right, needed)
}

const isPrinted = (part: Expression, among: readonly string[]): boolean => among.includes(printCondition(part))
