/** Events as the interpreter reads them: every field there, with its zero value when absent, and a bool for its presence. */
import { SIGNAL_NAMES, SIGNALS } from '@goodstanding/model'
import { LARGEST_INT } from './default-value.ts'
import { isList, isRecord } from './plain-value.ts'
import { presenceOf } from './print-cel.ts'
import type { ObjectShape, Shape } from './shape.ts'

export type Materialised = Readonly<Record<string, unknown>>

function materialiseInt(value: unknown): bigint {
  if (typeof value !== 'number') return 0n
  return BigInt(Math.max(-LARGEST_INT, Math.min(LARGEST_INT, value)))
}

/** A map: the library asks an object for its `constructor`, which somebody may send. */
function materialiseRecord(value: unknown): ReadonlyMap<string, unknown> {
  const entries = isRecord(value) ? Object.entries(value) : []
  return new Map(entries.filter(([, item]) => item !== null && item !== undefined))
}

function materialise(shape: Shape, value: unknown): unknown {
  switch (shape.kind) {
    case 'string':
      return typeof value === 'string' ? value : ''
    case 'int':
      return materialiseInt(value)
    case 'double':
      return typeof value === 'number' ? value : 0
    case 'bool':
      return value === true
    case 'list':
      return (isList(value) ? value : []).map((item) => materialise(shape.of, item))
    case 'object':
      return materialiseObject(shape, value)
    case 'record':
      return materialiseRecord(value)
    default:
      return value ?? null
  }
}

type Made = Record<string, unknown>
type MakeObject = new () => Made
const constructors = new WeakMap<ObjectShape, MakeObject>()

/** The library tells the types of objects by their constructors, so each shape has its own. */
export function constructorOf(shape: ObjectShape): MakeObject {
  const known = constructors.get(shape)
  if (known !== undefined) return known
  const made: MakeObject = class {
    readonly [name: string]: unknown
  }
  constructors.set(shape, made)
  return made
}

/** An object with all fields of its shape. */
export function materialiseObject(shape: ObjectShape, value: unknown): Materialised {
  const given = isRecord(value) ? value : {}
  const made = new (constructorOf(shape))()
  for (const [name, field] of shape.fields) {
    made[name] = materialise(field.shape, given[name])
    made[presenceOf(name)] = given[name] !== undefined && given[name] !== null
  }
  return made
}

function signalValue(kind: string, value: number): unknown {
  if (kind === 'flag') return value !== 0
  return kind === 'count' ? BigInt(Math.trunc(value)) : value
}

/** Signals by family, as rules name them. */
export function materialiseSignals(s: Float64Array): Materialised {
  const families: Record<string, Record<string, unknown>> = {}
  for (const [slot, name] of SIGNAL_NAMES.entries()) {
    const [family = '', signal = ''] = name.replaceAll('-', '_').split('.')
    const members = (families[family] ??= {})
    members[signal] = signalValue(SIGNALS[name].kind, s[slot] ?? 0)
  }
  return families
}
