/**
 * Windows that need no look where an event did not feed them: when each rule that reads one asks for what its filter asks for, an
 * event that the filter leaves out cannot match. Of the others a look is wanted where what such a rule asks beside its windows holds.
 */
import { conjunctsOf } from './access-predicate.ts'
import { isOfTexts } from './compiled-policy.ts'
import type { PlacedRule } from './compiled-rule.ts'
import { type Expression, walk } from './expression.ts'
import { canFail } from './generate-expression.ts'
import { printCondition } from './print-cel.ts'
import { BOOL } from './shape.ts'
import type { SlottedWindow, TypePlan } from './type-program.ts'

const NEVER: Expression = { kind: 'literal', value: false, shape: BOOL }
const ALWAYS: Expression = { kind: 'literal', value: true, shape: BOOL }

/** What must hold of an event that did not feed the window for a rule to match by it. */
export function wantedWhen(window: SlottedWindow, plan: TypePlan): Expression {
  if (isReadOnlyFed(window, plan)) return NEVER
  const alternatives = new Map<string, Expression>()
  for (const rule of plan.rules.filter(({ slots }) => slots.includes(window.slot))) {
    const asked = askedBesideWindows(rule).map((part): [string, Expression] => [printCondition(part), part])
    if (asked.length === 0) return ALWAYS
    const printed = new Map(asked.sort(([a], [b]) => (a < b ? -1 : 1)))
    alternatives.set([...printed.keys()].join('\n'), joined('and', [...printed.values()]))
  }
  return joined('or', [...alternatives.values()])
}

/** Distinct values are not fed where there is no value, whatever the filter says, and what was not seen before is 1 where nothing is. */
function isReadOnlyFed({ slot, use }: SlottedWindow, { type, rules }: TypePlan): boolean {
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

/** Kinds of what is known only after windows are read. */
const LATER: readonly Expression['kind'][] = ['window', 'found', 'found-unlawful', 'row']

/** What a rule asks of the event and its signals alone. Rows have signals of their own. */
function askedBesideWindows({ rule, compiled }: PlacedRule): readonly Expression[] {
  const isKnown = ({ kind }: Expression) => !LATER.includes(kind) && (kind !== 'signal' || compiled.pass !== 'row')
  return conjunctsOf(rule.condition).filter((part) => !canFail(part) && walk(part).every(isKnown))
}

function joined(kind: 'and' | 'or', parts: readonly Expression[]): Expression {
  const [first = NEVER, ...others] = parts
  return others.reduce<Expression>((left, right) => ({ kind, left, right, shape: BOOL }), first)
}
