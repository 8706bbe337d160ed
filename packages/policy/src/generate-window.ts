/** JavaScript for what an event adds to its windows and which keys its rules read. */
import type { EventType } from '@goodstanding/model'
import { isOfTexts } from './compiled-policy.ts'
import type { Expression } from './expression.ts'
import { canFail, type Frame, generate, readField } from './generate-expression.ts'
import { literal } from './javascript-literal.ts'
import type { SlottedWindow, TypePlan } from './type-program.ts'
import { wantedWhen } from './wanted-reads.ts'
import { isAddress, KEY_SEPARATOR, mayBeAbsent } from './window.ts'

/** Windows see no windows and no findings, and each of their fields is read in one place. */
function frameOf(type: EventType): Frame {
  return {
    type,
    clause: '',
    slot: () => -1,
    field: ({ path, shape }) => readField('d', path, shape),
    once: () => null,
  }
}

type Key = { readonly statements: readonly string[]; readonly value: string }

/** Where a part is absent or empty there is no key. */
function generateKey(key: readonly Expression[], frame: Frame): Key {
  const parts = key.map((part, index) => (mayBeAbsent(part) ? `k${index}` : generate(part, frame)))
  const valueOf = (part: Expression): string => {
    if (part.kind === 'index') return `(${generate(part.of, frame)}[${generate(part.at, frame)}] ?? "")`
    return isAddress(part) ? `kit.networkOf(${generate(part, frame)})` : generate(part, frame)
  }
  const statements = key.flatMap((part, index) =>
    mayBeAbsent(part) ? [`const k${index} = ${valueOf(part)}`, `if (k${index} === "") return null`] : [],
  )
  return { statements, value: parts.join(` + ${literal(KEY_SEPARATOR)} + `) }
}

/** The value of a window. A part of it that has no value on some event says nothing there, as an absent field does. */
function generateValue(value: Expression, frame: Frame): string {
  const made = generate(value, frame)
  if (!canFail(value)) return made
  return `kit.${value.shape.kind === 'list' ? 'listOrNone' : 'textOrNone'}(() => ${made})`
}

function generateInput({ use }: SlottedWindow, frame: Frame): readonly string[] {
  if (use.value === null) return ['return kit.COUNTED']
  const value = `const v = ${generateValue(use.value, frame)}`
  if (isOfTexts(use.kind)) return [value, 'if (v === "") return null', 'return { text: v }']
  if (use.value.shape.kind === 'list') return [value, 'if (v.length === 0) return null', 'return { values: v }']
  return [value, 'if (v === "") return null', 'return { values: [v] }']
}

/** `feed` of one window on one of the types that feed it. */
export function generateFeed(window: SlottedWindow, type: EventType): string {
  const frame = frameOf(type)
  const { filter } = window.use
  const test = filter === null ? '' : generate(filter, frame)
  const guard = filter === null ? [] : [`if (!${canFail(filter) ? `kit.holds(() => ${test})` : test}) return null`]
  const lines = [...guard, ...generateInput(window, frame)]
  return `function (d, t, s) {\n  ${lines.join('\n  ')}\n}`
}

/** One key of the windows of a type. */
export function generateWindowKey(key: readonly Expression[], type: EventType): string {
  const { statements, value } = generateKey(key, frameOf(type))
  return `function (d) {\n  ${[...statements, `return ${value}`].join('\n  ')}\n}`
}

/** `text` of one window, or `null` when it is not about copies. */
export function generateReadText({ use }: SlottedWindow, type: EventType): string {
  if (!isOfTexts(use.kind) || use.value === null) return 'null'
  return `function (d) { return ${generateValue(use.value, frameOf(type))} }`
}

/** `wanted` of a type. */
export function generateWanted(plan: TypePlan): string {
  const frame = frameOf(plan.type)
  const lines = plan.reads.map((window, at) => `o[${at}] = ${generate(wantedWhen(window, plan), frame)} ? 1 : 0`)
  return `function (d, t, s, o) {\n  ${lines.join('\n  ')}\n}`
}
