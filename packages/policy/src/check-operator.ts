/** Operators of conditions, typed as CEL types them, but that a whole number compares with a double by itself. */
import type { ASTNode } from '@marcbachmann/cel-js'
import { BROKEN_EXPRESSION, isBroken, refuseName, refuseNode, type Scope, type Translate } from './condition-scope.ts'
import type { Arithmetic, Comparison, Expression } from './expression.ts'
import { aShape, startShape, BOOL, DOUBLE, DURATION, INT, nameShape, type Shape, STRING, TIMESTAMP } from './shape.ts'

const COMPARISONS: readonly string[] = ['==', '!=', '<', '<=', '>', '>='] satisfies Comparison[]
const ARITHMETIC: readonly string[] = ['+', '-', '*', '/', '%'] satisfies Arithmetic[]
const isComparison = (op: string): op is Comparison => COMPARISONS.includes(op)
const isArithmetic = (op: string): op is Arithmetic => ARITHMETIC.includes(op)

type Pair = readonly [Expression, Expression]
type Operator = Exclude<ASTNode['op'], 'value' | 'id' | '.' | '[]' | 'list' | 'call' | 'rcall' | 'map' | '.?' | '[?]'>

/** `900` beside a double is `900.0`. */
function widen([left, right]: Pair): Pair {
  const literal = (a: Expression, b: Expression): Expression =>
    a.kind === 'literal' && a.shape.kind === 'int' && b.shape.kind === 'double' ? { ...a, shape: DOUBLE } : a
  return [literal(left, right), literal(right, left)]
}

function readBool(node: ASTNode, scope: Scope, translate: Translate): Expression {
  const operand = translate(node, scope)
  if (isBroken(operand) || operand.shape.kind === 'bool') return operand
  return refuseNode(scope, node, `Expected true or false, found ${aShape(operand.shape)}`, hintForBool(operand))
}

function hintForBool({ shape }: Expression): string | null {
  if (shape.kind === 'double' || shape.kind === 'int') return 'Compare it with a number, as in `… > 0`.'
  return shape.kind === 'string' ? 'Compare it with a text, as in `… == "x"`.' : null
}

/** Refuses a text that a field with fixed values never holds. */
export function checkFixedText(
  node: ASTNode,
  scope: Scope,
  { left: a, right: b }: { left: Expression; right: Expression },
): boolean {
  for (const [field, literal] of [
    [a, b],
    [b, a],
  ] as const) {
    if (field.shape.kind !== 'string' || field.shape.values === null) continue
    if (literal.kind !== 'literal' || typeof literal.value !== 'string' || literal.value === '') continue
    if (field.shape.values.includes(literal.value)) continue
    refuseName(scope, node, `It is never "${literal.value}"`, {
      given: literal.value,
      known: field.shape.values,
      otherwise: `It is one of ${field.shape.values.join(', ')}.`,
    })
    return false
  }
  return true
}

function comparable(by: Comparison, a: Shape, b: Shape): boolean {
  const equality = by === '==' || by === '!='
  const numbers = (shape: Shape) => shape.kind === 'int' || shape.kind === 'double'
  if (a.kind === 'dyn' || b.kind === 'dyn') {
    const other = a.kind === 'dyn' ? b : a
    return equality && (['string', 'bool'].includes(other.kind) || numbers(other))
  }
  if (numbers(a) && numbers(b)) return a.kind === b.kind || !equality
  if (a.kind !== b.kind) return false
  if (a.kind === 'bool') return equality
  return ['string', 'timestamp', 'duration'].includes(a.kind)
}

function hintForPair(a: Shape, b: Shape): string | null {
  const kinds = [a.kind, b.kind]
  if (kinds.includes('int') && kinds.includes('double')) return 'Write `double(…)` around the int.'
  if (kinds.includes('dyn')) return 'A field of any type is compared with == and != only, or read by `string(…)`.'
  if (kinds.includes('list')) return 'Use `in`, `size(…)`, `exists` or `all` with a list.'
  return null
}

function refusePair(node: ASTNode, scope: Scope, [left, right]: Pair): Expression {
  const message = `\`${node.op}\` does not go between ${aShape(left.shape)} and ${aShape(right.shape)}`
  return refuseNode(scope, node, message, hintForPair(left.shape, right.shape))
}

function readComparison(node: ASTNode, by: Comparison, scope: Scope, pair: Pair): Expression {
  const [left, right] = widen(pair)
  if (!comparable(by, left.shape, right.shape)) return refusePair(node, scope, [left, right])
  if (!checkFixedText(node, scope, { left, right })) return BROKEN_EXPRESSION
  return { kind: 'compare', by, left, right, shape: BOOL }
}

function resultOf(by: Arithmetic, a: Shape, b: Shape): Shape | null {
  const kinds = `${a.kind} ${by} ${b.kind}`
  if (a.kind === 'int' && b.kind === 'int') return INT
  if (a.kind === 'double' && b.kind === 'double') return by === '%' ? null : DOUBLE
  if (kinds === 'string + string') return STRING
  if (kinds === 'timestamp - timestamp') return DURATION
  return kinds === 'timestamp + duration' || kinds === 'timestamp - duration' ? TIMESTAMP : null
}

function readArithmetic(node: ASTNode, by: Arithmetic, scope: Scope, pair: Pair): Expression {
  const [left, right] = widen(pair)
  const shape = resultOf(by, left.shape, right.shape)
  if (shape === null) return refusePair(node, scope, [left, right])
  return { kind: 'arithmetic', by, left, right, shape }
}

function readIn(node: ASTNode, scope: Scope, [item, list]: Pair): Expression {
  const { shape } = list
  if (shape.kind === 'record' && item.kind === 'literal' && typeof item.value === 'string') {
    return { kind: 'has', of: list, name: item.value, shape: BOOL }
  }
  if (shape.kind !== 'list') return refuseNode(scope, node, `\`in\` looks into a list, not into ${aShape(shape)}`)
  const scalar = ['string', 'int', 'double', 'bool'].includes(shape.of.kind)
  if (!scalar || shape.of.kind !== item.shape.kind) {
    return refuseNode(scope, node, `${startShape(item.shape)} is never in ${aShape(shape)}`)
  }
  const items = list.kind === 'list' ? list.items : []
  const known = items.every((right) => checkFixedText(node, scope, { left: item, right }))
  return known ? { kind: 'in', item, list, shape: BOOL } : BROKEN_EXPRESSION
}

function readNegation(node: ASTNode & { readonly op: '-_' }, scope: Scope, translate: Translate): Expression {
  const operand = translate(node.args, scope)
  if (isBroken(operand)) return operand
  const { shape } = operand
  if (shape.kind !== 'int' && shape.kind !== 'double') {
    return refuseNode(scope, node, `${startShape(shape)} has no negative`)
  }
  if (operand.kind === 'literal' && typeof operand.value === 'number') return { ...operand, value: 0 - operand.value }
  return { kind: 'negate', operand, shape }
}

function readChoice(node: ASTNode & { readonly op: '?:' }, scope: Scope, translate: Translate): Expression {
  const when = readBool(node.args[0], scope, translate)
  const [then, otherwise] = widen([translate(node.args[1], scope), translate(node.args[2], scope)])
  if (isBroken(when, then, otherwise)) return BROKEN_EXPRESSION
  if (nameShape(then.shape) !== nameShape(otherwise.shape) || then.shape.kind === 'object') {
    return refusePair(node, scope, [then, otherwise])
  }
  const shape = then.shape.kind === 'string' ? STRING : then.shape
  return { kind: 'choose', when, then, otherwise, shape }
}

/** An operator and what it stands between. */
export function readOperator(
  node: ASTNode & { readonly op: Operator },
  scope: Scope,
  translate: Translate,
): Expression {
  switch (node.op) {
    case '!_': {
      const operand = readBool(node.args, scope, translate)
      return isBroken(operand) ? operand : { kind: 'not', operand, shape: BOOL }
    }
    case '-_':
      return readNegation(node, scope, translate)
    case '?:':
      return readChoice(node, scope, translate)
    case '&&':
    case '||': {
      const left = readBool(node.args[0], scope, translate)
      const right = readBool(node.args[1], scope, translate)
      return isBroken(left, right)
        ? BROKEN_EXPRESSION
        : { kind: node.op === '&&' ? 'and' : 'or', left, right, shape: BOOL }
    }
    default: {
      const pair = [translate(node.args[0], scope), translate(node.args[1], scope)] as const
      if (isBroken(...pair)) return BROKEN_EXPRESSION
      if (isComparison(node.op)) return readComparison(node, node.op, scope, pair)
      return isArithmetic(node.op) ? readArithmetic(node, node.op, scope, pair) : readIn(node, scope, pair)
    }
  }
}
