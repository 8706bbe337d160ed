/** JavaScript for a checked condition. Names of fields and texts go through `literal`; everything else is ours. */
import { assertNever, SIGNALS, signalSlot } from '@goodstanding/model'
import { zeroOf } from './default-value.ts'
import { type Expression, type ExpressionOf, type Operation, partsOf } from './expression.ts'
import { literal } from './javascript-literal.ts'
import type { Shape } from './shape.ts'

/** Where the parts of a condition are found in the function being generated. */
export type Frame = {
  /** The event's type, when it is one known type. */
  readonly type: string
  /** A window of the rule: its slot in `w`. */
  readonly slot: (index: number) => number
  /** The clause of the rule, whose own findings are not seen. */
  readonly clause: string
  /** JavaScript that reads a field of the event. */
  readonly field: (expression: ExpressionOf<'field'>) => string
  /** JavaScript that computes a part once an event, or null when it is cheap enough to repeat. */
  readonly once: (expression: Expression, make: () => string) => string | null
}

const FAILING = ['index']

/** Whether a part can fail on some event: then `&&`, `||` and the rule must absorb it. */
export function canFail(expression: Expression): boolean {
  if (FAILING.includes(expression.kind)) return true
  if (expression.kind === 'arithmetic' && expression.shape.kind === 'int') return true
  if (expression.kind === 'call' && expression.operation === 'timestamp') return true
  return partsOf(expression).some(canFail)
}

/** JavaScript for the access of a field, with its zero value where it may be absent. */
export function readField(root: string, path: readonly string[], shape: Shape): string {
  const access = path.reduce(
    (text, name, index) => `${text}${index === 0 && root === 'd' ? '' : '?.'}[${literal(name)}]`,
    root,
  )
  if (shape.kind === 'int') return `kit.int(${access})`
  const zero = zeroOf(shape)
  return zero === null ? access : `(${access} ?? ${zero})`
}

function generateHas({ of, name }: ExpressionOf<'has'>, frame: Frame): string {
  if (of.shape.kind === 'record') return `(kit.pick(${generate(of, frame)}, ${literal(name)}) != null)`
  if (of.kind === 'field') return `(${readField('d', [...of.path, name], { kind: 'dyn' })} != null)`
  return `(${generate(of, frame)}?.[${literal(name)}] != null)`
}

function generateMember({ of, name, shape }: ExpressionOf<'member'>, frame: Frame): string {
  if (of.shape.kind === 'record') return `kit.pick(${generate(of, frame)}, ${literal(name)})`
  return readField(generate(of, frame), [name], shape)
}

function generateLogic({ kind, left, right }: ExpressionOf<'and' | 'or'>, frame: Frame): string {
  const [a, b] = [generate(left, frame), generate(right, frame)]
  if (canFail(left) || canFail(right)) return `kit.${kind}(() => ${a}, () => ${b})`
  return `(${a} ${kind === 'and' ? '&&' : '||'} ${b})`
}

function generateArithmetic({ by, left, right, shape }: ExpressionOf<'arithmetic'>, frame: Frame): string {
  const [a, b] = [generate(left, frame), generate(right, frame)]
  if (shape.kind !== 'int') return `(${a} ${by} ${b})`
  if (by === '/') return `kit.divide(${a}, ${b})`
  if (by === '%') return `kit.remainder(${a}, ${b})`
  return `kit.whole(${a} ${by} ${b})`
}

function generateIn({ item, list }: ExpressionOf<'in'>, frame: Frame): string {
  const value = generate(item, frame)
  if (list.kind === 'list' && list.items.length <= 8 && (item.kind === 'field' || item.kind === 'type')) {
    return `(${list.items.map((option) => `${value} === ${generate(option, frame)}`).join(' || ')})`
  }
  return `${generate(list, frame)}.includes(${value})`
}

const METHODS: Readonly<Partial<Record<Operation, string>>> = {
  startsWith: 'startsWith',
  endsWith: 'endsWith',
  contains: 'includes',
  trim: 'trim',
}
const TIME_PARTS: Readonly<Partial<Record<Operation, string>>> = {
  getHours: 'hours',
  getMinutes: 'minutes',
  getDayOfWeek: 'dayOfWeek',
  getDate: 'date',
  getMonth: 'month',
  getFullYear: 'fullYear',
}

function generateText(operand: Expression, value: string): string {
  if (operand.shape.kind === 'dyn') return `kit.textOf(${value})`
  return `\`\${${value}}\``
}

function generateCall({ operation, operands }: ExpressionOf<'call'>, frame: Frame): string {
  const [first, ...rest] = operands
  if (first === undefined) throw new Error(`A call without operands: ${operation}`)
  const value = generate(first, frame)
  const method = METHODS[operation]
  if (method !== undefined) return `${value}.${method}(${rest.map((operand) => generate(operand, frame)).join(', ')})`
  const part = TIME_PARTS[operation]
  if (part !== undefined) return `kit.${part}(${value})`
  if (operation === 'size') return first.shape.kind === 'string' ? `kit.codePoints(${value})` : `${value}.length`
  if (operation === 'timestamp') return `kit.instant(${value})`
  if (operation === 'lowerAscii' || operation === 'upperAscii') return `kit.${operation}(${value})`
  return operation === 'double' ? value : generateText(first, value)
}

function generateEach({ macro, list, local, body }: ExpressionOf<'each'>, frame: Frame): string {
  const [items, test] = [generate(list, frame), `(${local}) => ${generate(body, frame)}`]
  switch (macro) {
    case 'exists':
      return canFail(body) ? `kit.exists(${items}, ${test})` : `${items}.some(${test})`
    case 'all':
      return canFail(body) ? `kit.all(${items}, ${test})` : `${items}.every(${test})`
    case 'exists_one':
      return `kit.countOne(${items}, ${test})`
    case 'filter':
    case 'map':
      return `${items}.${macro}(${test})`
  }
}

function generateLocal({ name, shape }: ExpressionOf<'local'>): string {
  return shape.kind === 'int' ? `kit.int(${name})` : name
}

function generateIndex({ of, at, shape }: ExpressionOf<'index'>, frame: Frame): string {
  const value = `kit.at(${generate(of, frame)}, ${generate(at, frame)})`
  return shape.kind === 'int' ? `kit.int(${value})` : value
}

function generateFound({ prefix }: ExpressionOf<'found'>, frame: Frame): string {
  return `found.clauses.some((c) => c !== ${literal(frame.clause)} && c.startsWith(${literal(prefix)}))`
}

function generateCompare({ by, left, right }: ExpressionOf<'compare'>, frame: Frame): string {
  const operator = by === '==' ? '===' : by === '!=' ? '!==' : by
  return `(${generate(left, frame)} ${operator} ${generate(right, frame)})`
}

function generateForm(expression: Expression, frame: Frame): string {
  switch (expression.kind) {
    case 'literal':
      return literal(expression.value)
    case 'field':
      return frame.field(expression)
    case 'has':
      return generateHas(expression, frame)
    case 'type':
      return literal(frame.type)
    case 'time':
      return 't'
    case 'row':
      return 'r'
    case 'signal': {
      const value = `s[${signalSlot(expression.name)}]`
      return SIGNALS[expression.name].kind === 'flag' ? `(${value} !== 0)` : value
    }
    case 'window': {
      const value = `w[${frame.slot(expression.index)}]`
      return expression.shape.kind === 'bool' ? `(${value} !== 0)` : value
    }
    case 'found':
      return generateFound(expression, frame)
    case 'found-unlawful':
      return `found.unlawful.some((c) => c !== ${literal(frame.clause)})`
    case 'local':
      return generateLocal(expression)
    case 'member':
      return generateMember(expression, frame)
    case 'index':
      return generateIndex(expression, frame)
    case 'list':
      return `[${expression.items.map((item) => generate(item, frame)).join(', ')}]`
    case 'not':
      return `!${generate(expression.operand, frame)}`
    case 'negate':
      // Whole numbers have no minus zero.
      return `(${expression.shape.kind === 'int' ? '0 ' : ''}-${generate(expression.operand, frame)})`
    case 'and':
    case 'or':
      return generateLogic(expression, frame)
    case 'choose':
      return `(${generate(expression.when, frame)} ? ${generate(expression.then, frame)} : ${generate(expression.otherwise, frame)})`
    case 'compare':
      return generateCompare(expression, frame)
    case 'arithmetic':
      return generateArithmetic(expression, frame)
    case 'in':
      return generateIn(expression, frame)
    case 'call':
      return generateCall(expression, frame)
    case 'each':
      return generateEach(expression, frame)
    default:
      return assertNever(expression)
  }
}

/** JavaScript whose value is the expression's; it throws the kit's failure where the expression fails. */
export function generate(expression: Expression, frame: Frame): string {
  return frame.once(expression, () => generateForm(expression, frame)) ?? generateForm(expression, frame)
}
