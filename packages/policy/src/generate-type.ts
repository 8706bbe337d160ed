/**
 * The JavaScript of one event type: `first`, `row` and `second`, and the keys, values and filters of its windows.
 * Rules are grouped by a rare access predicate; a group is at most 32 rules to a function, because V8 never optimises a
 * function of more than 60 KiB of bytecode.
 */
import { type EventType, signalSlot } from '@goodstanding/model'
import { type Access, chooseAccess, costOf } from './access-predicate.ts'
import type { PlacedRule } from './compiled-rule.ts'
import { type Expression, partsOf } from './expression.ts'
import { createFrames, type FrameSet } from './generation-frame.ts'
import { canFail, type Frame, generate } from './generate-expression.ts'
import { literal } from './javascript-literal.ts'
import { printCondition } from './print-cel.ts'

const RULES_PER_FUNCTION = 32
const CALLS_PER_FUNCTION = 64

type Reached = { readonly placed: PlacedRule; readonly access: Access | null; readonly test: string }
type Threshold = Extract<Access, { kind: 'threshold' }>

/** Source under construction: functions, and the statements of the pass that calls them. */
type Output = {
  readonly functions: string[]
  readonly calls: string[]
  readonly parameters: string
  readonly prefix: string
}

function testOf(rest: readonly Expression[], frames: FrameSet, placed: PlacedRule): string {
  const frame = frames.frameFor(placed)
  const cheapFirst = [...rest].sort((a, b) => costOf(a, partsOf) - costOf(b, partsOf))
  const tests = cheapFirst.map((part) => {
    const test = generate(part, frame)
    return canFail(part) ? `kit.holds(() => ${test})` : test
  })
  return tests.length === 0 ? 'true' : tests.join(' && ')
}

function reach(placed: PlacedRule, frames: FrameSet): Reached {
  const { access, rest } = chooseAccess(placed.rule.condition)
  return { placed, access, test: testOf(rest, frames, placed) }
}

function chunks<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size))
}

const matched = ({ placed, test }: Reached) =>
  test === 'true' ? `out[n++] = ${placed.index}` : `if (${test}) out[n++] = ${placed.index}`

/** A function of some rules; `before` gives what must hold before each, or ends the function. */
function emitGroup(output: Output, rules: readonly Reached[], before: (rule: Reached) => string): readonly string[] {
  return chunks(rules, RULES_PER_FUNCTION).map((chunk) => {
    const name = `${output.prefix}${output.functions.length}`
    const body = chunk.map((rule) => `  ${before(rule)}${matched(rule)}`).join('\n')
    output.functions.push(`function ${name}(${output.parameters}, n) {\n${body}\n  return n\n}`)
    return name
  })
}

const call = (output: Output, name: string) => `n = ${name}(${output.parameters}, n)`

const below = (value: string, { least, above }: Threshold) => `!(${value} ${above ? '>' : '>='} ${literal(least)})`

type ThresholdRule = Reached & { readonly access: Threshold }

/** Rising thresholds of one value: the first that is not reached ends the group. */
function emitThresholds(output: Output, rules: readonly ThresholdRule[], value: string): void {
  const rising = [...rules].sort(
    (a, b) => a.access.least - b.access.least || Number(a.access.above) - Number(b.access.above),
  )
  const limits = new Map<Reached, Threshold>(rising.map((rule) => [rule, rule.access]))
  const names = emitGroup(output, rising, (rule) => {
    const limit = limits.get(rule)
    return limit === undefined ? '' : `if (${below(value, limit)}) return n\n  `
  })
  for (const [at, name] of names.entries()) {
    const lowest = rising[at * RULES_PER_FUNCTION]
    if (lowest !== undefined) output.calls.push(`if (!(${below(value, lowest.access)})) ${call(output, name)}`)
  }
}

/** Calls in as few statements as one function may hold: many are gathered in functions of their own. */
function gather(output: Output, calls: readonly string[]): readonly string[] {
  if (calls.length <= CALLS_PER_FUNCTION) return calls
  const gathered = chunks(calls, CALLS_PER_FUNCTION).map((chunk) => {
    const name = `${output.prefix}${output.functions.length}`
    output.functions.push(`function ${name}(${output.parameters}, n) {\n  ${chunk.join('\n  ')}\n  return n\n}`)
    return call(output, name)
  })
  return gather(output, gathered)
}

/** Rules by the text a field equals: a switch for few texts, a table for many. */
function emitEqualities(output: Output, rules: readonly Reached[], value: string): void {
  const byText = new Map<string, Reached[]>()
  for (const rule of rules) {
    const texts = rule.access?.kind === 'equality' ? rule.access.texts : []
    for (const text of new Set(texts)) byText.set(text, [...(byText.get(text) ?? []), rule])
  }
  const groups = [...byText].map(([text, group]) => ({
    text: literal(text),
    names: emitGroup(output, group, () => ''),
  }))
  if (groups.length > CALLS_PER_FUNCTION) {
    const table = `m${output.functions.length}`
    const rows = groups.map(({ text, names }) => `[${text}, [${names.join(', ')}]]`)
    output.functions.push(`const ${table} = kit.table([${rows.join(', ')}])`)
    output.calls.push(`for (const g of ${table}.get(${value}) ?? kit.NONE) ${call(output, 'g')}`)
    return
  }
  const cases = groups.map(
    ({ text, names }) => `case ${text}: ${names.map((name) => call(output, name)).join('; ')}; break`,
  )
  output.calls.push(`switch (${value}) {\n    ${cases.join('\n    ')}\n  }`)
}

const isThreshold = (rule: Reached): rule is ThresholdRule => rule.access?.kind === 'threshold'

function accessKey({ access, placed }: Reached): string {
  if (access === null) return ''
  const { of } = access
  return `${access.kind} ${of.kind === 'window' ? `w[${placed.slots[of.index] ?? -1}]` : printCondition(of)}`
}

/** What the access compares: a flag's slot as the number it is. */
function valueOf({ of }: Access, frame: Frame): string {
  if (of.kind === 'signal') return `s[${signalSlot(of.name)}]`
  return of.kind === 'window' ? `w[${frame.slot(of.index)}]` : generate(of, frame)
}

function emitRules(output: Output, rules: readonly Reached[], frames: FrameSet): void {
  const groups = new Map<string, Reached[]>()
  for (const rule of rules) groups.set(accessKey(rule), [...(groups.get(accessKey(rule)) ?? []), rule])
  for (const group of groups.values()) {
    const [first] = group
    if (first === undefined) continue
    if (first.access === null) {
      for (const name of emitGroup(output, group, () => '')) output.calls.push(call(output, name))
      continue
    }
    const value = valueOf(first.access, frames.frameFor(first.placed))
    if (first.access.kind === 'threshold') emitThresholds(output, group.filter(isThreshold), value)
    else emitEqualities(output, group, value)
  }
}

export type Pass = 'first' | 'row' | 'second'

const HEADS: Readonly<Record<Pass, { readonly declared: string; readonly passed: string }>> = {
  first: { declared: 'd, t, s, w, out', passed: 'd, t, s, w, out' },
  row: { declared: 'd, i, t, s, w, out', passed: 'd, r, t, s, w, out' },
  second: { declared: 'd, t, s, w, found, out', passed: 'd, t, s, w, found, out' },
}

/** The source of one pass: an expression whose value is its function. */
export function generatePass(type: EventType, pass: Pass, rules: readonly PlacedRule[]): string {
  const { declared, passed } = HEADS[pass]
  if (rules.length === 0) return `function (${declared}) { return 0 }`
  const frames = createFrames(type, rules)
  const output: Output = { functions: [], calls: [], parameters: passed, prefix: 'g' }
  emitRules(
    output,
    rules.map((placed) => reach(placed, frames)),
    frames,
  )
  const calls = gather(output, output.calls)
  return `(() => {
${[...frames.declarations(), ...output.functions].join('\n')}
return function (${declared}) {
  ${pass === 'row' ? 'const r = d["rows"][i]\n  ' : ''}${[...frames.loads(), 'let n = 0', ...calls].join('\n  ')}
  return kit.sort(out, n)
}
})()`
}
