/** Prints a checked condition back as CEL: for the interpreter, and as the canonical text of a window. */
import type { Expression } from './expression.ts'
import { assertNever } from '@goodstanding/model'

/** A text as a CEL literal. JSON's escapes are CEL's too. */
export function printText(value: string): string {
  return JSON.stringify(value)
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029')
    .replaceAll('\u007f', '\\u007f')
}

function printNumber(value: number, kind: string): string {
  if (kind === 'timestamp') return `timestamp(${printText(new Date(value).toISOString())})`
  if (kind === 'duration') return `duration("${value}ms")`
  const text = kind === 'double' && /^-?\d+$/.test(`${value}`) ? `${value}.0` : `${value}`
  return value < 0 || Object.is(value, -0) ? `(${text})` : text
}

function printLiteral({ value, shape }: Expression & { kind: 'literal' }): string {
  if (typeof value === 'number') return printNumber(value, shape.kind)
  return typeof value === 'string' ? printText(value) : `${value}`
}

/** How presence of a field is printed: as a bool beside the field. */
export const presenceOf = (name: string) => `has__${name}`

function printCall(operation: string, operands: readonly Expression[]): string {
  const [first, ...rest] = operands.map(printCondition)
  const method = !['size', 'string', 'double', 'timestamp', 'lowerAscii', 'upperAscii'].includes(operation)
  if (method) return `${first ?? ''}.${operation}(${rest.join(', ')})`
  if (operation === 'string' && operands[0]?.shape.kind === 'dyn') return `text_of(${first ?? ''})`
  return `${operation}(${[first, ...rest].join(', ')})`
}

function printCompare({ by, left, right }: Expression & { kind: 'compare' }): string {
  const [a, b] = [printCondition(left), printCondition(right)]
  if (left.shape.kind !== 'dyn' && right.shape.kind !== 'dyn') return `(${a} ${by} ${b})`
  return by === '==' ? `same(${a}, ${b})` : `(!same(${a}, ${b}))`
}

function printMember({ of, name }: { of: Expression; name: string }): string {
  return of.shape.kind === 'record'
    ? `pick(${printCondition(of)}, ${printText(name)})`
    : `${printCondition(of)}.${name}`
}

function printHas({ of, name }: { of: Expression; name: string }): string {
  if (of.shape.kind === 'record') return `(${printText(name)} in ${printCondition(of)})`
  return `${printCondition(of)}.${presenceOf(name)}`
}

/** The links of `a && b && c`, or of `||`: a long chain is no deep one. */
function chainOf(expression: Expression, kind: 'and' | 'or'): readonly Expression[] {
  const links: Expression[] = []
  let rest = expression
  for (; rest.kind === kind; rest = rest.left) links.unshift(rest.right)
  return [rest, ...links]
}

/** CEL over the variables of the interpreter: `event`, `row`, signals, `w0`…, `found(…)`. */
export function printCondition(expression: Expression): string {
  switch (expression.kind) {
    case 'literal':
      return printLiteral(expression)
    case 'field':
      return ['event', ...expression.path].join('.')
    case 'has':
      return printHas(expression)
    case 'type':
      return 'event_type'
    case 'time':
      return 'event_time'
    case 'row':
      return 'row'
    case 'signal':
      return expression.name.replaceAll('-', '_')
    case 'window':
      return `${expression.shape.kind === 'bool' ? 'u' : 'w'}${expression.index}`
    case 'found':
      return `findings.exists(c, c.startsWith(${printText(expression.prefix)}))`
    case 'found-unlawful':
      return '(size(unlawful) > 0)'
    case 'local':
      return expression.name
    case 'member':
      return printMember(expression)
    case 'index':
      return `${printCondition(expression.of)}[${printCondition(expression.at)}]`
    case 'list':
      return `[${expression.items.map(printCondition).join(', ')}]`
    case 'not':
      return `(!${printCondition(expression.operand)})`
    case 'negate':
      return `(-${printCondition(expression.operand)})`
    case 'and':
    case 'or':
      return `(${chainOf(expression, expression.kind)
        .map(printCondition)
        .join(expression.kind === 'and' ? ' && ' : ' || ')})`
    case 'choose':
      return `(${[expression.when, expression.then].map(printCondition).join(' ? ')} : ${printCondition(expression.otherwise)})`
    case 'compare':
      return printCompare(expression)
    case 'arithmetic': {
      const text = `(${printCondition(expression.left)} ${expression.by} ${printCondition(expression.right)})`
      return expression.shape.kind === 'int' ? `safe${text}` : text
    }
    case 'in':
      return `(${printCondition(expression.item)} in ${printCondition(expression.list)})`
    case 'call':
      return printCall(expression.operation, expression.operands)
    case 'each':
      return `${printCondition(expression.list)}.${expression.macro}(${expression.local}, ${printCondition(expression.body)})`
    default:
      return assertNever(expression)
  }
}
