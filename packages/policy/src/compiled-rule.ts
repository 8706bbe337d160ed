/** A rule as one event type runs it: with its place among the type's rules and its windows' slots. */
import type { SignalName } from '@goodstanding/model'
import type { CompiledRule } from './compiled-policy.ts'
import { type Expression, walk } from './expression.ts'
import type { Rule } from './policy.ts'

export type PlacedRule = {
  /** Its index in `CompiledType.rules`. */
  readonly index: number
  readonly rule: Rule
  readonly compiled: CompiledRule
  /** The slot in `w` of each of the rule's windows. */
  readonly slots: readonly number[]
}

function pointerOf(expression: Expression): string | null {
  switch (expression.kind) {
    case 'field':
      return expression.path.length === 0 ? null : ['/data', ...expression.path].join('/')
    case 'row':
      return '/data/rows/*'
    case 'member': {
      const of = pointerOf(expression.of)
      return of === null ? null : `${of}/${expression.name}`
    }
    case 'index':
      return pointerOf(expression.of)
    default:
      return null
  }
}

/** JSON pointers, from the event's root, of the fields an expression reads. */
export function pointersIn(expression: Expression): readonly string[] {
  const pointers = new Set<string>()
  for (const part of walk(expression)) {
    const of = part.kind === 'has' ? pointerOf(part.of) : null
    const pointer = part.kind === 'has' && of !== null ? `${of}/${part.name}` : pointerOf(part)
    if (pointer !== null && pointer !== '/data/rows/*') pointers.add(pointer)
  }
  // `row.person.email` passes `row.person` on the way; only where it ends is read.
  return [...pointers].filter((pointer) => ![...pointers].some((other) => other.startsWith(`${pointer}/`))).sort()
}

/** What filters of windows read is asked for each type of events again. */
const signalsKnown = new WeakMap<Expression, readonly SignalName[]>()

export function signalsIn(expression: Expression): readonly SignalName[] {
  const known = signalsKnown.get(expression)
  if (known !== undefined) return known
  const signals = [...new Set(walk(expression).flatMap((part) => (part.kind === 'signal' ? [part.name] : [])))]
  signalsKnown.set(expression, signals)
  return signals
}

/**
 * From which value on a signal can have made the condition true, of those that it asks to be as high as a number or higher and nothing else:
 * below it a signal is no evidence, e.g. of gambling where a rule for all trades met drugs.
 */
export function leastIn(expression: Expression): ReadonlyMap<SignalName, number> {
  const parts = walk(expression)
  const denied = new Set(parts.flatMap((part) => (part.kind === 'not' ? signalsIn(part.operand) : [])))
  const bounds = parts.flatMap((part) => boundOf(part))
  const least = new Map<SignalName, number>()
  for (const name of signalsIn(expression)) {
    const own = bounds.filter((bound) => bound.name === name)
    const met = parts.filter((part) => part.kind === 'signal' && part.name === name).length
    const lows = own.flatMap(({ low }) => (low === null ? [] : [low]))
    if (met === own.length && lows.length > 0 && !denied.has(name)) least.set(name, Math.min(...lows))
  }
  return least
}

type Bound = { readonly name: SignalName; readonly low: number | null }

/** A comparison of a signal with a number; `low` is null where it asks for less. */
function boundOf(part: Expression): readonly Bound[] {
  if (part.kind !== 'compare' || part.left.kind !== 'signal' || part.right.kind !== 'literal') return []
  const { value } = part.right
  if (typeof value !== 'number') return []
  if (part.by === '>=' || part.by === '>') return [{ name: part.left.name, low: value }]
  return part.by === '<' || part.by === '<=' ? [{ name: part.left.name, low: null }] : []
}

function passOf(rule: Rule): CompiledRule['pass'] {
  if (rule.per === 'row') return 'row'
  const found = walk(rule.condition).some(({ kind }) => kind === 'found' || kind === 'found-unlawful')
  return found ? 'second' : 'first'
}

type Read = Pick<CompiledRule, 'pass' | 'signals' | 'least' | 'fields'>

/** A rule runs on up to all types of events, and reads the same on each. */
const reads = new WeakMap<Rule, Read>()

function readsOf(rule: Rule): Read {
  const known = reads.get(rule)
  if (known !== undefined) return known
  const { condition } = rule
  const read = {
    pass: passOf(rule),
    signals: signalsIn(condition),
    least: leastIn(condition),
    fields: pointersIn(condition),
  }
  reads.set(rule, read)
  return read
}

/** A rule in force; null when its mode is `off`. */
export function placeRule(rule: Rule, index: number, slots: readonly number[]): PlacedRule | null {
  if (rule.mode === 'off') return null
  const { clause, name, effect, mode, severity, confidence, per, why, source, place } = rule
  const compiled: CompiledRule = {
    clause,
    name,
    effect,
    mode,
    severity,
    confidence,
    per,
    ...readsOf(rule),
    windows: [...new Set(slots)],
    why,
    source,
    file: place.file,
    line: place.line,
  }
  return { index, rule, compiled, slots }
}
