/** The variables that the functions of one pass share: each field is loaded once an event, each costly part computed once. */
import type { EventType } from '@goodstanding/model'
import type { PlacedRule } from './compiled-rule.ts'
import { type Expression, type ExpressionOf, partsOf, walk } from './expression.ts'
import { canFail, type Frame, readField } from './generate-expression.ts'
import { printCondition } from './print-cel.ts'

export type FrameSet = {
  readonly frameFor: (placed: PlacedRule) => Frame
  /** Declarations of the shared variables. */
  readonly declarations: () => readonly string[]
  /** Statements that set them at the start of an event. */
  readonly loads: () => readonly string[]
}

const COSTLY: readonly Expression['kind'][] = ['call', 'each']

/** Parts that mean the same in every rule: no loop variables, windows or findings, and no failures to absorb. */
function isShareable(expression: Expression): boolean {
  if (!COSTLY.includes(expression.kind) || canFail(expression)) return false
  return !walk(expression).some(({ kind }) => ['local', 'window', 'found', 'found-unlawful'].includes(kind))
}

/** Costly parts by their text, with how many rules have them. A part of a shared part is counted within it only. */
function countShared(rules: readonly PlacedRule[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  const visit = (expression: Expression): void => {
    if (isShareable(expression)) {
      const text = printCondition(expression)
      counts.set(text, (counts.get(text) ?? 0) + 1)
    }
    for (const part of partsOf(expression)) visit(part)
  }
  for (const { rule } of rules) visit(rule.condition)
  return counts
}

/** Frames for the rules of one pass; what they use is gathered while expressions are generated. */
export function createFrames(type: EventType, rules: readonly PlacedRule[]): FrameSet {
  const counts = countShared(rules)
  const fields = new Map<string, { readonly name: string; readonly load: string }>()
  const shared = new Map<string, string>()
  const field = ({ path, shape }: ExpressionOf<'field'>): string => {
    if (path.length === 0) return 'd'
    const key = JSON.stringify(path)
    const known = fields.get(key) ?? { name: `f${fields.size}`, load: readField('d', path, shape) }
    fields.set(key, known)
    return known.name
  }
  const once = (expression: Expression, make: () => string): string | null => {
    if (!isShareable(expression)) return null
    const text = printCondition(expression)
    if ((counts.get(text) ?? 0) < 2) return null
    const name = shared.get(text) ?? `c${shared.size}`
    shared.set(text, name)
    return `(${name} === undefined ? (${name} = ${make()}) : ${name})`
  }
  return {
    frameFor: ({ rule, slots }) => ({ type, clause: rule.clause, slot: (index) => slots[index] ?? -1, field, once }),
    declarations: () => [
      ...[...fields.values()].map(({ name }) => `let ${name}`),
      ...[...shared.values()].map((name) => `let ${name}`),
    ],
    loads: () => [
      ...[...fields.values()].map(({ name, load }) => `${name} = ${load}`),
      ...[...shared.values()].map((name) => `${name} = undefined`),
    ],
  }
}
