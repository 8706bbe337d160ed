/**
 * The mode `interpreted`: one event type by the interpreter of the CEL library. It is the oracle of generated code, and
 * serves where code may not be generated.
 */
import { EvaluationError, type ParseResult } from '@marcbachmann/cel-js'
import type { EventType } from '@goodstanding/model'
import { type FoundFlags, isOfTexts, type WindowInput } from './compiled-policy.ts'
import type { CompiledRule } from './compiled-policy.ts'
import type { PlacedRule } from './compiled-rule.ts'
import type { Expression } from './expression.ts'
import { environmentFor } from './interpreter-environment.ts'
import { materialiseObject, materialiseSignals, type Materialised } from './materialise.ts'
import { isList, isRecord } from './plain-value.ts'
import { printCondition } from './print-cel.ts'
import { eventShape, rowShape } from './shape.ts'
import type { SlottedWindow, TypePlan, TypeProgram } from './type-program.ts'
import { networkOf } from './network-of.ts'
import { isAddress, KEY_SEPARATOR, mayBeAbsent } from './window.ts'

type Moment = {
  readonly data: unknown
  readonly row: unknown
  readonly time: number
  readonly s: Float64Array
  readonly w: Float64Array
  readonly found: FoundFlags
}

const NOTHING: FoundFlags = { clauses: [], unlawful: [] }
const NO_SIGNALS = new Float64Array(0)

type Program = { readonly types: readonly EventType[]; readonly run: ParseResult }

/** A condition that fails in one part and is not saved by another has no value: the rule does not match. */
function evaluate({ run }: Program, context: Materialised): unknown {
  try {
    return run(context)
  } catch (error) {
    if (error instanceof EvaluationError || error instanceof RangeError) return null
    throw error
  }
}

function prepare(expression: Expression, types: readonly EventType[]): Program {
  const source = printCondition(expression)
  const run = environmentFor(types).parse(source)
  const { valid, error } = run.check()
  if (!valid) throw new Error(`The checked condition is no CEL: ${source}`, { cause: error })
  return { types, run }
}

function contextOf(type: EventType, types: readonly EventType[], { data, row, time, s, found }: Moment): Materialised {
  const event = eventShape(types)
  const rows = rowShape(event)
  return {
    event: materialiseObject(event, data),
    ...(rows === null ? {} : { row: materialiseObject(rows, row) }),
    ...materialiseSignals(s),
    event_type: type,
    event_time: new Date(time),
    findings: [...found.clauses],
    unlawful: [...found.unlawful],
  }
}

function readingsOf({ slots, rule }: PlacedRule, { w, found }: Moment): Materialised {
  const readings: Record<string, unknown> = {}
  for (const [index, slot] of slots.entries()) {
    readings[`w${index}`] = BigInt(Math.trunc(w[slot] ?? 0))
    readings[`u${index}`] = (w[slot] ?? 0) !== 0
  }
  const others = (clauses: readonly string[]) => clauses.filter((clause) => clause !== rule.clause)
  return { ...readings, findings: others(found.clauses), unlawful: others(found.unlawful) }
}

function interpretPass(type: EventType, rules: readonly PlacedRule[]): (moment: Moment, out: Int32Array) => number {
  const prepared = rules.map((placed) => ({ placed, program: prepare(placed.rule.condition, placed.rule.on) }))
  return (moment, out) => {
    const contexts = new Map<string, Materialised>()
    let count = 0
    for (const { placed, program } of prepared) {
      const key = program.types.join()
      const context = contexts.get(key) ?? contextOf(type, program.types, moment)
      contexts.set(key, context)
      if (evaluate(program, { ...context, ...readingsOf(placed, moment) }) === true) out[count++] = placed.index
    }
    return count
  }
}

/** The key's parts; null when one that may be absent or empty is. */
function readKey(key: readonly Expression[], parts: unknown): string | null {
  if (!isList(parts)) return null
  const told = parts.map((part, index) => (isAddress(key[index]) && typeof part === 'string' ? networkOf(part) : part))
  const absent = told.some((part, index) => part === '' && mayBeAbsent(key[index]))
  return absent ? null : told.join(KEY_SEPARATOR)
}

const keyExpression = (items: readonly Expression[]): Expression => ({
  kind: 'list',
  items,
  shape: { kind: 'list', of: { kind: 'string', values: null } },
})

function inputOf(value: unknown, kind: SlottedWindow['use']['kind']): WindowInput | null {
  if (kind === 'count' || kind === 'first-seen') return {}
  const values = (isList(value) ? value : [value]).filter((item) => typeof item === 'string')
  const [text] = values
  if (text === undefined || (!isList(value) && text === '')) return null
  return isOfTexts(kind) ? { text } : { values }
}

function interpretFeed({ use }: SlottedWindow, type: EventType): TypeProgram['feeds'][number] {
  const prepared = (expression: Expression | null) => (expression === null ? null : prepare(expression, [type]))
  const { value, filter } = { value: prepared(use.value), filter: prepared(use.filter) }
  return (data, time, s) => {
    const context = contextOf(type, [type], { data, row: null, time, s, w: NO_SIGNALS, found: NOTHING })
    if (filter !== null && evaluate(filter, context) !== true) return null
    return inputOf(value === null ? null : evaluate(value, context), use.kind)
  }
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '')

/** Keys and texts see the event alone. */
function eventContext(type: EventType, data: unknown): Materialised {
  return contextOf(type, [type], { data, row: null, time: 0, s: NO_SIGNALS, w: NO_SIGNALS, found: NOTHING })
}

function interpretKey(key: readonly Expression[], type: EventType): TypeProgram['keys'][number] {
  const program = prepare(keyExpression(key), [type])
  return (data) => readKey(key, evaluate(program, eventContext(type, data)))
}

function interpretText({ use }: SlottedWindow, type: EventType): TypeProgram['texts'][number] {
  if (!isOfTexts(use.kind) || use.value === null) return null
  const program = prepare(use.value, [type])
  return (data) => textOf(evaluate(program, eventContext(type, data)))
}

function rowAt(data: unknown, index: number): unknown {
  const rows = isRecord(data) ? data['rows'] : null
  return isList(rows) ? rows[index] : null
}

/** The program of one event type, interpreted. */
export function interpretProgram({ type, rules, keys, feeds, reads }: TypePlan): TypeProgram {
  const pass = (name: CompiledRule['pass']) =>
    interpretPass(
      type,
      rules.filter(({ compiled }) => compiled.pass === name),
    )
  const [first, row, second] = [pass('first'), pass('row'), pass('second')]
  /* eslint-disable max-params -- the form of `CompiledType` */
  return {
    first: (data, time, s, w, out) => first({ data, row: null, time, s, w, found: NOTHING }, out),
    row: (data, rowIndex, time, s, w, out) =>
      row({ data, row: rowAt(data, rowIndex), time, s, w, found: NOTHING }, out),
    second: (data, time, s, w, found, out) => second({ data, row: null, time, s, w, found }, out),
    feeds: feeds.map((window) => interpretFeed(window, type)),
    keys: keys.map((key) => interpretKey(key, type)),
    texts: reads.map((window) => interpretText(window, type)),
    // A look too many changes nothing but the time it takes.
    wanted: (_data, _time, _s, out) => void out.fill(1, 0, reads.length),
  }
  /* eslint-enable max-params */
}
