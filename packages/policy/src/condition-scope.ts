/** What a condition may name, and where its problems go. */
import type { ASTNode } from '@marcbachmann/cel-js'
import type { EventType } from '@goodstanding/model'
import type { Expression } from './expression.ts'
import { nearestName } from './nearest-name.ts'
import { BROKEN, type ObjectShape, type Shape } from './shape.ts'
import type { WindowUse } from './window.ts'

/** A problem inside a condition; `offset` counts UTF-16 units from its start. */
export type ConditionProblem = { readonly offset: number; readonly message: string; readonly hint: string | null }

export type Scope = {
  /** The event types the condition is read on. */
  readonly types: readonly EventType[]
  readonly event: ObjectShape
  /** Null outside rules that run row by row. */
  readonly row: ObjectShape | null
  /** Loop variables, by the name they are written with. */
  readonly locals: ReadonlyMap<string, { readonly name: string; readonly shape: Shape }>
  /** How many loops lie around: an inner one may take the variable of an outer, so names are not counted. */
  readonly loops: number
  /** `rule`: everything; `key`: fields of events; `filter`: fields and signals of events. */
  readonly part: 'rule' | 'key' | 'filter'
  readonly clauses: readonly string[]
  /** The windows found so far: hoisted out of the rule. */
  readonly windows: WindowUse[]
  readonly problems: ConditionProblem[]
}

/** Translates one node in a scope: handed to the parts that translate what lies inside them. */
export type Translate = (node: ASTNode, scope: Scope) => Expression

export const BROKEN_EXPRESSION: Expression = { kind: 'literal', value: false, shape: BROKEN }

/** Records a problem at a node and stands in for the expression it spoils. */
export function refuseNode(scope: Scope, node: ASTNode, message: string, hint: string | null = null): Expression {
  scope.problems.push({ offset: node.pos, message, hint })
  return BROKEN_EXPRESSION
}

/** Records that a name is not known, with the nearest one that is. */
export function refuseName(scope: Scope, node: ASTNode, subject: string, names: NameChoice): Expression {
  const nearest = nearestName(names.given, names.known)
  const hint = nearest === null ? names.otherwise : `Did you mean \`${nearest}\`?`
  return refuseNode(scope, node, subject, hint)
}

export type NameChoice = {
  readonly given: string
  readonly known: Iterable<string>
  /** Said when nothing known is near. */
  readonly otherwise: string | null
}

export function isBroken(...expressions: readonly Expression[]): boolean {
  return expressions.some(({ shape }) => shape.kind === 'broken')
}
