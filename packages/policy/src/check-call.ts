/** Calls in conditions: the functions and macros of CEL that rules may use, and those of the rule language. */
import type { ASTNode } from '@marcbachmann/cel-js'
import { readHas } from './check-access.ts'
import { readWindow, WINDOW_FUNCTIONS } from './check-window.ts'
import { BROKEN_EXPRESSION, isBroken, refuseName, refuseNode, type Scope, type Translate } from './condition-scope.ts'
import { parseShortDuration } from './duration.ts'
import type { Expression, Macro, Operation } from './expression.ts'
import { parseInstant } from './instant.ts'
import { nearestName } from './nearest-name.ts'
import { aShape, BOOL, DOUBLE, DURATION, INT, nameShape, type Shape, STRING, TIMESTAMP } from './shape.ts'

type Call = ASTNode & { readonly op: 'call' }
type Method = ASTNode & { readonly op: 'rcall' }
/** Kinds of the operands (alternatives by `|`), and the shape of the result. */
type Signature = { readonly operands: readonly string[]; readonly result: Shape }

const textTest: Signature = { operands: ['string', 'string'], result: BOOL }
const textChange: Signature = { operands: ['string'], result: STRING }
const timePart: Signature = { operands: ['timestamp'], result: INT }

const METHODS = {
  size: { operands: ['string|list'], result: INT },
  startsWith: textTest,
  endsWith: textTest,
  contains: textTest,
  lowerAscii: textChange,
  upperAscii: textChange,
  trim: textChange,
  getHours: timePart,
  getMinutes: timePart,
  getDayOfWeek: timePart,
  getDate: timePart,
  getMonth: timePart,
  getFullYear: timePart,
} as const satisfies Partial<Record<Operation, Signature>>

const FUNCTIONS = {
  size: METHODS.size,
  string: { operands: ['string|int|bool|dyn'], result: STRING },
  double: { operands: ['int|double'], result: DOUBLE },
  timestamp: { operands: ['string'], result: TIMESTAMP },
} as const satisfies Partial<Record<Operation, Signature>>

const MACROS: readonly string[] = ['exists', 'all', 'exists_one', 'filter', 'map'] satisfies Macro[]
const isMacro = (name: string): name is Macro => MACROS.includes(name)
const isMethod = (name: string): name is keyof typeof METHODS => Object.hasOwn(METHODS, name)
const isFunction = (name: string): name is keyof typeof FUNCTIONS => Object.hasOwn(FUNCTIONS, name)

type Written = {
  readonly node: ASTNode
  readonly name: Operation
  readonly signature: Signature
  readonly operands: readonly Expression[]
}

function apply({ node, name, signature, operands }: Written, scope: Scope): Expression {
  if (isBroken(...operands)) return BROKEN_EXPRESSION
  const fits =
    operands.length === signature.operands.length &&
    operands.every(({ shape }, index) => (signature.operands[index] ?? '').split('|').includes(shape.kind))
  if (fits) return { kind: 'call', operation: name, operands, shape: signature.result }
  const expected = signature.operands.map((kinds) => kinds.replaceAll('|', ' or ')).join(', ')
  const found = operands.map(({ shape }) => nameShape(shape)).join(', ')
  return refuseNode(scope, node, `\`${name}\` works on ${expected}, not on ${found === '' ? 'nothing' : found}`)
}

/** The text of a call's only argument, when it is written out. */
function literalText(node: Call): string | null {
  const [argument] = node.args[1]
  return node.args[1].length === 1 && argument?.op === 'value' && typeof argument.args === 'string'
    ? argument.args
    : null
}

function readDuration(node: Call, scope: Scope): Expression {
  const text = literalText(node)
  const value = text === null ? null : parseShortDuration(text)
  if (value !== null) return { kind: 'literal', value, shape: DURATION }
  return refuseNode(scope, node, 'A duration is written out', "As in duration('10m'), with d, h, m and s.")
}

function readTimestamp(node: Call, scope: Scope, translate: Translate): Expression {
  const text = literalText(node)
  if (text === null) {
    const operands = node.args[1].map((argument) => translate(argument, scope))
    return apply({ node, name: 'timestamp', signature: FUNCTIONS.timestamp, operands }, scope)
  }
  const value = parseInstant(text)
  if (value !== null) return { kind: 'literal', value, shape: TIMESTAMP }
  return refuseNode(scope, node, `"${text}" is not an instant`, "As in timestamp('2026-11-01T00:00:00Z').")
}

function readFound(node: Call, scope: Scope): Expression {
  if (scope.part !== 'rule') return refuseNode(scope, node, 'Windows cannot read what was found')
  if (scope.row !== null) return refuseNode(scope, node, 'A rule with `per: row` cannot read what was found')
  if (node.args[0] === 'found_unlawful') {
    if (node.args[1].length === 0) return { kind: 'found-unlawful', shape: BOOL }
    return refuseNode(scope, node, '`found_unlawful()` takes nothing')
  }
  const prefix = literalText(node)
  if (prefix === null) return refuseNode(scope, node, '`found` takes the start of a clause id, written out')
  if (scope.clauses.some((clause) => clause.startsWith(prefix))) return { kind: 'found', prefix, shape: BOOL }
  return refuseName(scope, node, `No clause starts with \`${prefix}\``, {
    given: prefix,
    known: [...scope.clauses, ...new Set(scope.clauses.map((clause) => clause.slice(0, clause.indexOf('.') + 1)))],
    otherwise: null,
  })
}

const SPECIAL = ['has', 'found', 'found_unlawful', 'duration', ...WINDOW_FUNCTIONS]

/** `name(…)`. */
export function readCall(node: Call, scope: Scope, translate: Translate): Expression {
  const [name, args] = node.args
  if (name === 'has') return readHas(node, scope, translate)
  if (name === 'found' || name === 'found_unlawful') return readFound(node, scope)
  if (name === 'duration') return readDuration(node, scope)
  if (name === 'timestamp') return readTimestamp(node, scope, translate)
  if (WINDOW_FUNCTIONS.includes(name)) return readWindow(node, scope, translate)
  if (!isFunction(name)) {
    return refuseName(scope, node, `Unknown function \`${name}\``, {
      given: name,
      known: [...Object.keys(FUNCTIONS), ...SPECIAL],
      otherwise: `There is ${[...Object.keys(FUNCTIONS), ...SPECIAL].join(', ')}.`,
    })
  }
  const operands = args.map((argument) => translate(argument, scope))
  return apply({ node, name, signature: FUNCTIONS[name], operands }, scope)
}

function readMacro(node: Method, macro: Macro, scope: Scope, translate: Translate): Expression {
  const [, receiver, args] = node.args
  const list = translate(receiver, scope)
  if (isBroken(list)) return list
  const [variable, body] = args
  if (list.shape.kind !== 'list')
    return refuseNode(scope, node, `\`${macro}\` goes over a list, not over ${aShape(list.shape)}`)
  if (variable?.op !== 'id' || body === undefined || args.length !== 2) {
    return refuseNode(scope, node, `\`${macro}\` takes a variable and an expression, as in \`links.${macro}(l, …)\``)
  }
  const local = { name: `x${scope.loops}`, shape: list.shape.of }
  const locals = new Map([...scope.locals, [variable.args, local]])
  const inner = translate(body, { ...scope, locals, loops: scope.loops + 1 })
  if (isBroken(inner)) return inner
  if (macro !== 'map' && inner.shape.kind !== 'bool') {
    return refuseNode(scope, body, `\`${macro}\` asks something of each element; ${aShape(inner.shape)} is no answer`)
  }
  const shapes: Readonly<Record<Macro, Shape>> = {
    exists: BOOL,
    all: BOOL,
    exists_one: BOOL,
    filter: list.shape,
    map: { kind: 'list', of: inner.shape },
  }
  return { kind: 'each', macro, list, local: local.name, body: inner, shape: shapes[macro] }
}

/** `receiver.name(…)`. */
export function readMethod(node: Method, scope: Scope, translate: Translate): Expression {
  const [name, receiver, args] = node.args
  if (isMacro(name)) return readMacro(node, name, scope, translate)
  if (isMethod(name)) {
    const operands = [receiver, ...args].map((argument) => translate(argument, scope))
    return apply({ node, name, signature: METHODS[name], operands }, scope)
  }
  if (name === 'matches') {
    return refuseNode(
      scope,
      node,
      'Regular expressions are not for rules: their cost has no bound',
      'Use contains, startsWith or endsWith, or a signal.',
    )
  }
  const known = [...Object.keys(METHODS), ...MACROS]
  const nearest = nearestName(name, known)
  return refuseNode(
    scope,
    node,
    `Unknown method \`${name}\``,
    nearest === null ? `There is ${known.join(', ')}.` : `Did you mean \`${nearest}\`?`,
  )
}
