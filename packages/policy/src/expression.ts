/**
 * A condition after checking: typed, with every name resolved. Both modes are made from this one form, the generated
 * JavaScript by `generate-type.ts`, the interpreter by printing it back to CEL.
 */
import type { SignalName } from '@goodstanding/model'
import type { Shape } from './shape.ts'

/** A step from `event` to a field, by name. */
export type FieldPath = readonly string[]

export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>='
export type Arithmetic = '+' | '-' | '*' | '/' | '%'
export type Macro = 'exists' | 'all' | 'exists_one' | 'filter' | 'map'

/** Calls that the rule language knows beside operators; the receiver, if any, is the first argument. */
export type Operation =
  | 'size'
  | 'startsWith'
  | 'endsWith'
  | 'contains'
  | 'lowerAscii'
  | 'upperAscii'
  | 'trim'
  | 'string'
  | 'double'
  | 'timestamp'
  | 'getHours'
  | 'getMinutes'
  | 'getDayOfWeek'
  | 'getDate'
  | 'getMonth'
  | 'getFullYear'

export type Expression = { readonly shape: Shape } & ExpressionForm

export type ExpressionForm =
  | { readonly kind: 'literal'; readonly value: string | number | boolean }
  /** A field of the event; the empty path is the event itself. */
  | { readonly kind: 'field'; readonly path: FieldPath }
  /** Is `name` present in `of`? `of` is the event's or row's root, a field, or an element. */
  | { readonly kind: 'has'; readonly of: Expression; readonly name: string }
  | { readonly kind: 'type' }
  | { readonly kind: 'time' }
  /** The row, in rules that run row by row. */
  | { readonly kind: 'row' }
  | { readonly kind: 'signal'; readonly name: SignalName }
  /** `index` counts in the rule's own `windows`. */
  | { readonly kind: 'window'; readonly index: number }
  | { readonly kind: 'found'; readonly prefix: string }
  | { readonly kind: 'found-unlawful' }
  | { readonly kind: 'local'; readonly name: string }
  | { readonly kind: 'member'; readonly of: Expression; readonly name: string }
  | { readonly kind: 'index'; readonly of: Expression; readonly at: Expression }
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  | { readonly kind: 'not' | 'negate'; readonly operand: Expression }
  | { readonly kind: 'and' | 'or'; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'choose'; readonly when: Expression; readonly then: Expression; readonly otherwise: Expression }
  | { readonly kind: 'compare'; readonly by: Comparison; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'arithmetic'; readonly by: Arithmetic; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'in'; readonly item: Expression; readonly list: Expression }
  | { readonly kind: 'call'; readonly operation: Operation; readonly operands: readonly Expression[] }
  | {
      readonly kind: 'each'
      readonly macro: Macro
      readonly list: Expression
      readonly local: string
      readonly body: Expression
    }

export type ExpressionOf<Kind extends Expression['kind']> = Expression & { readonly kind: Kind }

/** The expressions directly inside one. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'has':
    case 'member':
      return [expression.of]
    case 'index':
      return [expression.of, expression.at]
    case 'list':
      return expression.items
    case 'not':
    case 'negate':
      return [expression.operand]
    case 'and':
    case 'or':
    case 'compare':
    case 'arithmetic':
      return [expression.left, expression.right]
    case 'choose':
      return [expression.when, expression.then, expression.otherwise]
    case 'in':
      return [expression.item, expression.list]
    case 'call':
      return expression.operands
    case 'each':
      return [expression.list, expression.body]
    default:
      return []
  }
}

/** Every expression in it, itself first. */
export function walk(expression: Expression): readonly Expression[] {
  const all: Expression[] = []
  gather(expression, all)
  return all
}

function gather(expression: Expression, all: Expression[]): void {
  all.push(expression)
  for (const part of partsOf(expression)) gather(part, all)
}
