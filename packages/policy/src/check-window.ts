/**
 * Windows in conditions: `count`, `distinct`, `copies`, `spread`, `first_seen`. Each is hoisted out of the rule, because every event
 * of its types feeds it, whether or not the rule gets that far.
 */
import type { ASTNode } from '@marcbachmann/cel-js'
import type { EventType } from '@goodstanding/model'
import { isOfTexts, type WindowKind } from './compiled-policy.ts'
import { BROKEN_EXPRESSION, isBroken, refuseName, refuseNode, type Scope, type Translate } from './condition-scope.ts'
import { LONGEST_WINDOW, parseShortDuration } from './duration.ts'
import { EVENT_TYPE_NAMES, expandEventTypes } from './event-types.ts'
import type { Expression } from './expression.ts'
import { printCondition } from './print-cel.ts'
import { aShape, BOOL, eventShape, INT } from './shape.ts'
import { mayBeAbsent, MOST_WINDOWS, type WindowUse } from './window.ts'

type Call = ASTNode & { readonly op: 'call' }

const USES = {
  count: { kind: 'count', form: "count([event.actor.id], duration('10m'))", before: 1 },
  distinct: { kind: 'distinct', form: "distinct(event.contact.id, [event.actor.id], duration('10m'))", before: 2 },
  copies: { kind: 'copies', form: "copies(event.content.text, [event.actor.id], duration('1h'))", before: 2 },
  spread: {
    kind: 'spread',
    form: "spread(event.content.text, [event.organization], duration('24h'))",
    before: 2,
  },
  first_seen: {
    kind: 'first-seen',
    form: "first_seen([event.actor.id, event.session.device], duration('30d'))",
    before: 1,
  },
} as const satisfies Record<string, { kind: WindowKind; form: string; before: number }>

/** The functions that declare a window. */
export const WINDOW_FUNCTIONS: readonly string[] = Object.keys(USES)
const isUse = (name: string): name is keyof typeof USES => Object.hasOwn(USES, name)

const isDuration = (node: ASTNode) => node.op === 'call' && node.args[0] === 'duration'

function readTypes(node: ASTNode, scope: Scope): readonly EventType[] | null {
  const names = node.op === 'list' ? node.args : [node]
  const types = new Set<EventType>()
  for (const name of names) {
    const text = name.op === 'value' && typeof name.args === 'string' ? name.args : null
    const expanded = text === null ? [] : expandEventTypes(text)
    for (const type of expanded) types.add(type)
    if (expanded.length > 0) continue
    if (text === null) refuseNode(scope, name, 'The event types of a window are written out')
    else
      refuseName(scope, name, `Unknown event type \`${text}\``, {
        given: text,
        known: EVENT_TYPE_NAMES,
        otherwise: null,
      })
    return null
  }
  return [...types].sort()
}

function readLength(node: ASTNode, scope: Scope): number | null {
  const argument = node.op === 'call' ? node.args[1][0] : undefined
  const text = argument?.op === 'value' && typeof argument.args === 'string' ? argument.args : null
  const length = text === null ? null : parseShortDuration(text)
  if (length !== null && length > 0 && length <= LONGEST_WINDOW) return length
  const hint = "As in duration('10m'): d, h, m and s, up to 400d."
  refuseNode(scope, node, 'The length of a window is written out, so that its counters can be kept', hint)
  return null
}

function readKey(node: ASTNode, scope: Scope, translate: Translate): readonly Expression[] | null {
  if (node.op !== 'list' || node.args.length === 0) {
    refuseNode(scope, node, 'The key of a window is a list', 'As in [event.organization, event.actor.id].')
    return null
  }
  const key = node.args.map((part) => {
    const expression = translate(part, scope)
    if (isBroken(expression)) return expression
    const simple = expression.kind === 'literal' || expression.kind === 'type' || mayBeAbsent(expression)
    if (simple && expression.shape.kind === 'string') return expression
    return refuseNode(
      scope,
      part,
      `The key of a window is made of event fields and texts, not of ${aShape(expression.shape)}`,
    )
  })
  return isBroken(...key) ? null : key
}

function readValue(node: ASTNode, kind: WindowKind, scope: Scope, translate: Translate): Expression | null {
  const value = translate(node, scope)
  if (isBroken(value)) return null
  const text = value.shape.kind === 'string'
  const texts = value.shape.kind === 'list' && value.shape.of.kind === 'string'
  if (text || (texts && kind === 'distinct')) return value
  refuseNode(scope, node, isOfTexts(kind) ? 'Copies are of a text' : 'Distinct values are texts or a list of texts')
  return null
}

function readFilter(node: ASTNode, scope: Scope, translate: Translate): Expression | null {
  const filter = translate(node, scope)
  if (isBroken(filter)) return null
  if (filter.shape.kind === 'bool') return filter
  refuseNode(scope, node, `A filter is true or false, but this is ${aShape(filter.shape)}`)
  return null
}

/** Types are given by `types` when there is one argument more before the duration than the form needs. */
type Arguments = {
  readonly kind: WindowKind
  readonly types: ASTNode | undefined
  readonly value: ASTNode | undefined
  readonly key: ASTNode
  readonly length: ASTNode
  readonly filter: ASTNode | undefined
}

function splitArguments(name: keyof typeof USES, args: readonly ASTNode[]): Arguments | null {
  const { kind, before } = USES[name]
  const at = args.findIndex(isDuration)
  const [key, length, filter] = [args[at - 1], args[at], args[at + 1]]
  if (key === undefined || length === undefined || at < before || at > before + 1 || args.length > at + 2) return null
  return {
    kind,
    types: at > before ? args[0] : undefined,
    value: before === 2 ? args[at - 2] : undefined,
    key,
    length,
    filter,
  }
}

function declare(written: Arguments, scope: Scope, translate: Translate): WindowUse | null {
  const types = written.types === undefined ? [...scope.types].sort() : readTypes(written.types, scope)
  const durationMs = readLength(written.length, scope)
  if (types === null) return null
  const fed: Scope = { ...scope, types, event: eventShape(types), row: null, locals: new Map(), loops: 0 }
  // The key is built on the events that feed and on those that read, so both must have its fields.
  const everywhere = [...new Set([...types, ...scope.types])].sort()
  const shared: Scope = { ...fed, part: 'key', types: everywhere, event: eventShape(everywhere) }
  const key = readKey(written.key, shared, translate)
  const valueScope: Scope = isOfTexts(written.kind) ? shared : { ...fed, part: 'key' }
  const value = written.value === undefined ? null : readValue(written.value, written.kind, valueScope, translate)
  const filter = written.filter === undefined ? null : readFilter(written.filter, { ...fed, part: 'filter' }, translate)
  if (key === null || durationMs === null) return null
  if ((written.value !== undefined && value === null) || (written.filter !== undefined && filter === null)) return null
  const use = { kind: written.kind, types, key, value, filter, durationMs }
  return { ...use, text: canonicalText(use) }
}

function canonicalText({ kind, types, key, value, filter, durationMs }: Omit<WindowUse, 'text'>): string {
  const parts = [
    types.join(' '),
    value === null ? '' : printCondition(value),
    `[${key.map(printCondition).join(', ')}]`,
    `${durationMs}ms`,
    filter === null ? '' : printCondition(filter),
  ]
  return `${kind}(${parts.join('; ')})`
}

/** A call that declares a window and reads it. */
export function readWindow(node: Call, scope: Scope, translate: Translate): Expression {
  const [name, args] = node.args
  if (!isUse(name)) return BROKEN_EXPRESSION
  if (scope.part !== 'rule') return refuseNode(scope, node, 'A window cannot be inside a window')
  const written = splitArguments(name, args)
  if (written === null) {
    return refuseNode(
      scope,
      node,
      `\`${name}\` is written otherwise`,
      `As in ${USES[name].form}; the types to count may stand first, a filter last.`,
    )
  }
  const use = declare(written, scope, translate)
  if (use === null) return BROKEN_EXPRESSION
  if (scope.windows.length >= MOST_WINDOWS)
    return refuseNode(scope, node, `A rule reads at most ${MOST_WINDOWS} windows`)
  const known = scope.windows.findIndex(({ text }) => text === use.text)
  const index = known === -1 ? scope.windows.push(use) - 1 : known
  return { kind: 'window', index, shape: use.kind === 'first-seen' ? BOOL : INT }
}
