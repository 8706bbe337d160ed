/** Compiles a checked policy: gives windows their slots, rules their places, and each event type its program. */
import { assertNever, EVENT_TYPES, type EventType, type SignalName } from '@goodstanding/model'
import type { CompiledPolicy, CompiledType, CompileOptions, WindowDeclaration } from './compiled-policy.ts'
import { placeRule, pointersIn, signalsIn, type PlacedRule } from './compiled-rule.ts'
import type { Expression } from './expression.ts'
import { generateProgram } from './generate-program.ts'
import { interpretProgram } from './interpret-program.ts'
import { finish, type Pieces } from './pieces.ts'
import type { Policy, Rule } from './policy.ts'
import { printCondition } from './print-cel.ts'
import type { MakeProgram, SlottedWindow, TypePlan } from './type-program.ts'
import { KEY_SEPARATOR, type WindowUse } from './window.ts'

/** Events whose counts must outlive a crash: an invitation too many cannot be taken back. */
const DURABLE_TYPES: readonly EventType[] = ['contact.invite', 'contact.decline']

function rulesInForce(policy: Policy): readonly Rule[] {
  return [...policy.clauses.values()].flatMap(({ rules }) => rules.filter(({ mode }) => mode !== 'off'))
}

function slotWindows(rules: readonly Rule[]): ReadonlyMap<string, SlottedWindow> {
  const slotted = new Map<string, SlottedWindow>()
  for (const use of rules.flatMap(({ windows }) => windows)) {
    if (!slotted.has(use.text)) slotted.set(use.text, { slot: slotted.size, use })
  }
  return slotted
}

function declareWindow({ slot, use }: SlottedWindow): WindowDeclaration {
  const durable = use.types.every((type) => DURABLE_TYPES.includes(type))
  return { index: slot, key: use.text, kind: use.kind, durationMs: use.durationMs, durable }
}

function planType(type: EventType, rules: readonly Rule[], windows: ReadonlyMap<string, SlottedWindow>): TypePlan {
  const placed: PlacedRule[] = []
  for (const rule of rules.filter(({ on }) => on.includes(type))) {
    const slots = rule.windows.map(({ text }) => windows.get(text)?.slot ?? -1)
    const place = placeRule(rule, placed.length, slots)
    if (place !== null) placed.push(place)
  }
  const all = [...windows.values()]
  const read = new Set(placed.flatMap(({ slots }) => slots))
  const feeds = all.filter(({ use }) => use.types.includes(type))
  const reads = all.filter(({ slot }) => read.has(slot))
  const keys = new Map([...feeds, ...reads].map(({ use }) => [keyText(use), use.key]))
  return { type, rules: placed, keys: [...keys.values()], feeds, reads }
}

const keyText = ({ key }: Pick<WindowUse, 'key'>): string => key.map(printCondition).join(KEY_SEPARATOR)

function signalsOf({ rules, feeds }: TypePlan): readonly SignalName[] {
  const signals = new Set<SignalName>()
  for (const { compiled } of rules) {
    for (const signal of compiled.signals) signals.add(signal)
    if (typeof compiled.confidence === 'string') signals.add(compiled.confidence)
  }
  for (const { use } of feeds) {
    if (use.filter !== null) for (const signal of signalsIn(use.filter)) signals.add(signal)
  }
  return [...signals].sort()
}

function evidencePointer({ value, key }: WindowUse): string {
  const lastField = (expressions: readonly Expression[]) => expressions.flatMap(pointersIn).at(-1)
  return (value === null ? undefined : lastField([value])) ?? lastField(key) ?? '/data'
}

function compileType(plan: TypePlan, makeProgram: MakeProgram): CompiledType {
  const { first, row, second, feeds, keys, texts, wanted } = makeProgram(plan)
  const places = new Map(plan.keys.map((key, index) => [keyText({ key }), index]))
  const keyOf = (use: WindowUse): number => places.get(keyText(use)) ?? -1
  return {
    type: plan.type,
    rules: plan.rules.map(({ compiled }) => compiled),
    signals: signalsOf(plan),
    keys,
    feeds: plan.feeds.flatMap(({ slot, use }, index) => {
      const feed = feeds[index]
      return feed === undefined ? [] : [{ window: slot, key: keyOf(use), feed }]
    }),
    reads: plan.reads.map(({ slot, use }, index) => {
      const pointer = evidencePointer(use)
      return { window: slot, key: keyOf(use), text: texts[index] ?? null, pointer }
    }),
    wanted,
    first,
    row,
    second,
  }
}

function programMaker(mode: CompileOptions['mode']): MakeProgram {
  switch (mode) {
    case 'generated':
      return generateProgram
    case 'interpreted':
      return interpretProgram
    default:
      return assertNever(mode)
  }
}

/**
 * Compiles a policy for deciding, an event type a piece. `generated` makes JavaScript of every event type (needs `new Function`);
 * `interpreted` runs the same rules by the CEL library's interpreter, some hundred times slower.
 */
export function* compilePolicyInPieces(policy: Policy, { mode }: CompileOptions): Pieces<CompiledPolicy> {
  const rules = rulesInForce(policy)
  const windows = slotWindows(rules)
  const makeProgram = programMaker(mode)
  const types = new Map<EventType, CompiledType>()
  for (const type of EVENT_TYPES) {
    yield
    types.set(type, compileType(planType(type, rules, windows), makeProgram))
  }
  return { policy, windows: [...windows.values()].map(declareWindow), types }
}

/** As `compilePolicyInPieces`, at once. */
export function compilePolicy(policy: Policy, options: CompileOptions): CompiledPolicy {
  return finish(compilePolicyInPieces(policy, options))
}
