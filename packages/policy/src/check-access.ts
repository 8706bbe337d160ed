/** Names in conditions: variables, fields of the event or row, signals, elements of lists. */
import type { ASTNode } from '@marcbachmann/cel-js'
import type { EventType } from '@goodstanding/model'
import { BROKEN_EXPRESSION, isBroken, refuseName, refuseNode, type Scope, type Translate } from './condition-scope.ts'
import type { Expression, FieldPath } from './expression.ts'
import { aShape, BROKEN, DYN, eventShape, type Shape, startShape, TIMESTAMP } from './shape.ts'
import { SIGNAL_FAMILIES, SIGNAL_VARIABLES, signalOf, signalShape } from './signal-variable.ts'

type Node<Op extends ASTNode['op']> = ASTNode & { readonly op: Op }

/** A variable by itself: a loop variable, the event or the row. */
export function readVariable(node: Node<'id'>, scope: Scope): Expression {
  const local = scope.locals.get(node.args)
  if (local !== undefined) return { kind: 'local', name: local.name, shape: local.shape }
  if (node.args === 'event') return { kind: 'field', path: [], shape: scope.event }
  if (node.args === 'row') {
    if (scope.row !== null) return { kind: 'row', shape: scope.row }
    return refuseNode(
      scope,
      node,
      scope.part === 'rule' ? 'Only a rule with `per: row` has a row' : 'A window cannot read the row',
    )
  }
  if (SIGNAL_FAMILIES.includes(node.args)) {
    return refuseNode(scope, node, `\`${node.args}\` is a family of signals; name one of it, as in \`${node.args}.…\``)
  }
  return refuseName(scope, node, `Unknown name \`${node.args}\``, {
    given: node.args,
    known: ['event', 'row', ...SIGNAL_FAMILIES, ...scope.locals.keys()],
    otherwise: 'A rule reads `event`, `row` and signals such as `text.spam`.',
  })
}

function readSignal(node: Node<'.'>, family: string, scope: Scope): Expression {
  const variable = `${family}.${node.args[1]}`
  const name = signalOf(variable)
  if (name === null) {
    return refuseName(scope, node, `Unknown signal \`${variable}\``, {
      given: variable,
      known: SIGNAL_VARIABLES,
      otherwise: null,
    })
  }
  if (scope.part === 'key') return refuseNode(scope, node, 'The key of a window is made of event fields and texts')
  if (name.startsWith('consent.row-') && scope.row === null) {
    return refuseNode(scope, node, `\`${variable}\` is seen row by row`, 'Give the rule `per: row`.')
  }
  return { kind: 'signal', name, shape: signalShape(name) }
}

function readEnvelope(node: Node<'.'>, scope: Scope): Expression | null {
  switch (node.args[1]) {
    case 'type':
      return { kind: 'type', shape: { kind: 'string', values: scope.types } }
    case 'time':
      return { kind: 'time', shape: TIMESTAMP }
    case 'id':
      return refuseNode(scope, node, '`event.id` differs for every event, so no rule can use it')
    default:
      return null
  }
}

/** The event types of the scope that have a field. */
function typesHaving(path: FieldPath, scope: Scope): readonly EventType[] {
  return scope.types.filter((type) => {
    let shape: Shape = eventShape([type])
    for (const name of path) shape = (shape.kind === 'object' ? shape.fields.get(name)?.shape : undefined) ?? BROKEN
    return shape.kind !== 'broken'
  })
}

function refuseField(node: Node<'.'>, of: Expression, scope: Scope): Expression {
  const name = node.args[1]
  if (of.shape.kind !== 'object') {
    return refuseNode(scope, node, `${startShape(of.shape)} has no field \`${name}\``)
  }
  const having = of.kind === 'field' ? typesHaving([...of.path, name], scope) : []
  if (having.length > 0) {
    const lacking = scope.types.filter((type) => !having.includes(type))
    const hint = `${having.join(', ')} has it, but what is read must be in every type.`
    return refuseNode(scope, node, `No field \`${name}\` in ${lacking.join(', ')}`, hint)
  }
  const on = of.kind === 'field' ? ` in ${scope.types.join(', ')}` : ''
  const known = [...of.shape.fields.keys()]
  return refuseName(scope, node, `No field \`${name}\`${on}`, {
    given: name,
    known,
    otherwise: `There is ${known.join(', ')}.`,
  })
}

/** A field of something: `event.actor.id`, `l.text`, `row.person.email`, or a signal. */
export function readAccess(node: Node<'.'>, scope: Scope, translate: Translate): Expression {
  const [inner, name] = node.args
  if (inner.op === 'id' && !scope.locals.has(inner.args)) {
    if (SIGNAL_FAMILIES.includes(inner.args)) return readSignal(node, inner.args, scope)
    const envelope = inner.args === 'event' ? readEnvelope(node, scope) : null
    if (envelope !== null) return envelope
  }
  const of = translate(inner, scope)
  if (isBroken(of)) return BROKEN_EXPRESSION
  if (of.shape.kind === 'record') return { kind: 'member', of, name, shape: DYN }
  const field = of.shape.kind === 'object' ? of.shape.fields.get(name) : undefined
  if (field === undefined) return refuseField(node, of, scope)
  if (of.kind === 'field') return { kind: 'field', path: [...of.path, name], shape: field.shape }
  return { kind: 'member', of, name, shape: field.shape }
}

/** `list[0]`, or `record["name"]`. */
export function readIndex(node: Node<'[]'>, scope: Scope, translate: Translate): Expression {
  const of = translate(node.args[0], scope)
  const at = translate(node.args[1], scope)
  if (isBroken(of, at)) return BROKEN_EXPRESSION
  if (of.shape.kind === 'record' && at.kind === 'literal' && typeof at.value === 'string') {
    return { kind: 'member', of, name: at.value, shape: DYN }
  }
  if (of.shape.kind !== 'list') return refuseNode(scope, node, `${startShape(of.shape)} has no elements`)
  if (at.shape.kind !== 'int') return refuseNode(scope, node, `The index of a list is an int, not ${aShape(at.shape)}`)
  return { kind: 'index', of, at, shape: of.shape.of }
}

/** `has(event.session.device)`: whether the field was sent. */
export function readHas(node: Node<'call'>, scope: Scope, translate: Translate): Expression {
  const [argument] = node.args[1]
  if (argument?.op !== '.' || node.args[1].length !== 1) {
    return refuseNode(scope, node, '`has` takes one field, as in `has(event.session.device)`')
  }
  const field = translate(argument, scope)
  if (isBroken(field)) return BROKEN_EXPRESSION
  const name = argument.args[1]
  if (field.kind === 'member') return { kind: 'has', of: field.of, name, shape: { kind: 'bool' } }
  if (field.kind === 'field' && field.path.length > 0) {
    const of: Expression = { kind: 'field', path: field.path.slice(0, -1), shape: scope.event }
    return { kind: 'has', of, name, shape: { kind: 'bool' } }
  }
  return refuseNode(scope, argument, '`has` asks about event fields; a signal that was not seen reads 0 or false')
}
