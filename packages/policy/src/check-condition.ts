/**
 * Checks a condition: parses it as CEL, resolves every name, types every part, and hoists its windows.
 * The library parses; names and types are resolved here, because an author needs the nearest known name, and windows
 * need their filters read against the events that feed them.
 */
import { Environment, ParseError, type ASTNode } from '@marcbachmann/cel-js'
import type { EventType } from '@goodstanding/model'
import { readAccess, readIndex, readVariable } from './check-access.ts'
import { readCall, readMethod } from './check-call.ts'
import { readOperator } from './check-operator.ts'
import { DEEPEST_CONDITION, depthOf } from './condition-depth.ts'
import { BROKEN_EXPRESSION, refuseNode, type ConditionProblem, type Scope } from './condition-scope.ts'
import type { Expression } from './expression.ts'
import { aShape, BOOL, DOUBLE, eventShape, INT, nameShape, rowShape, STRING } from './shape.ts'
import type { WindowUse } from './window.ts'

const parser = new Environment({ unlistedVariablesAreDyn: true })

export type ConditionInput = {
  readonly source: string
  readonly types: readonly EventType[]
  readonly per: 'event' | 'row'
  /** Every clause id of the policy: what `found` may name. */
  readonly clauses: readonly string[]
}

export type CheckedCondition = {
  readonly condition: Expression
  readonly windows: readonly WindowUse[]
  readonly problems: readonly ConditionProblem[]
}

function readLiteral(node: ASTNode & { readonly op: 'value' }, scope: Scope): Expression {
  const value = node.args
  switch (typeof value) {
    case 'string':
      return { kind: 'literal', value, shape: STRING }
    case 'boolean':
      return { kind: 'literal', value, shape: BOOL }
    case 'number':
      return { kind: 'literal', value, shape: DOUBLE }
    case 'bigint':
      if (Number.isSafeInteger(Number(value))) return { kind: 'literal', value: Number(value), shape: INT }
      return refuseNode(scope, node, `The number ${value} is too large`, 'Whole numbers go up to 9007199254740991.')
    default:
      return refuseNode(
        scope,
        node,
        value === null ? 'There is no null here' : 'Rules have no bytes and no unsigned numbers',
        'An absent field reads as "", 0, false or []; `has(event.x)` tells whether it is there.',
      )
  }
}

function readList(node: ASTNode & { readonly op: 'list' }, scope: Scope): Expression {
  const items = node.args.map((item) => translate(item, scope))
  const [first] = items
  if (first === undefined) return refuseNode(scope, node, 'An empty list holds nothing to compare with')
  if (items.some(({ shape }) => shape.kind === 'broken')) return BROKEN_EXPRESSION
  const odd = items.findIndex(({ shape }) => nameShape(shape) !== nameShape(first.shape))
  if (odd === -1) return { kind: 'list', items, shape: { kind: 'list', of: first.shape } }
  return refuseNode(
    scope,
    node.args[odd] ?? node,
    `A list of ${nameShape(first.shape)} cannot hold ${aShape(items[odd]?.shape ?? first.shape)}`,
  )
}

/** One node of the parsed condition, typed and resolved. */
function translate(node: ASTNode, scope: Scope): Expression {
  switch (node.op) {
    case 'value':
      return readLiteral(node, scope)
    case 'id':
      return readVariable(node, scope)
    case '.':
      return readAccess(node, scope, translate)
    case '[]':
      return readIndex(node, scope, translate)
    case 'list':
      return readList(node, scope)
    case 'call':
      return readCall(node, scope, translate)
    case 'rcall':
      return readMethod(node, scope, translate)
    case 'map':
    case '.?':
    case '[?]':
      return refuseNode(scope, node, 'Rules have no maps and no optional access')
    default:
      return readOperator(node, scope, translate)
  }
}

const TOO_DEEP: ConditionProblem = {
  offset: 0,
  message: `The condition goes deeper than ${DEEPEST_CONDITION} levels`,
  hint: 'Make several rules of it, or use a list and `in`.',
}

function parse(source: string): ASTNode | ConditionProblem {
  try {
    const { ast } = parser.parse(source)
    return depthOf(ast) > DEEPEST_CONDITION ? TOO_DEEP : ast
  } catch (error) {
    // The parser bounds its depth, but for signs in a row: those it follows until the stack ends.
    if (error instanceof RangeError) return TOO_DEEP
    if (!(error instanceof ParseError)) throw error
    return { offset: error.range?.start ?? 0, message: error.summary, hint: null }
  }
}

/** Checks one condition against the event types it is read on. */
export function checkCondition(input: ConditionInput): CheckedCondition {
  const ast = parse(input.source)
  if (!('op' in ast)) return { condition: BROKEN_EXPRESSION, windows: [], problems: [ast] }
  const event = eventShape(input.types)
  const scope: Scope = {
    types: input.types,
    event,
    row: input.per === 'row' ? rowShape(event) : null,
    locals: new Map(),
    loops: 0,
    part: 'rule',
    clauses: input.clauses,
    windows: [],
    problems: [],
  }
  const condition = translate(ast, scope)
  if (condition.shape.kind !== 'bool' && condition.shape.kind !== 'broken') {
    refuseNode(scope, ast, `A condition is true or false, but this is ${aShape(condition.shape)}`)
  }
  return { condition, windows: scope.windows, problems: scope.problems }
}
