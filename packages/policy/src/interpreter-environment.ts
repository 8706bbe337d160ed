/** CEL environments for printed conditions: typed by the shapes of events, with what CEL leaves open as in generated code. */
import { Environment } from '@marcbachmann/cel-js'
import { SIGNAL_NAMES, SIGNALS, type EventType } from '@goodstanding/model'
import { DEEPEST_CONDITION } from './condition-depth.ts'
import { constructorOf } from './materialise.ts'
import { presenceOf } from './print-cel.ts'
import { RULE_KIT } from './rule-kit.ts'
import { eventShape, rowShape, type ObjectShape, type Shape } from './shape.ts'
import { MOST_WINDOWS } from './window.ts'

const SIGNAL_TYPES = { score: 'double', measure: 'double', count: 'int', flag: 'bool' } as const

/** The element of `event.rows`, as the event's registration names it. */
const ROW_TYPE = 'Event.rowsItem'

/** Registers the objects inside a shape, innermost first, and names its type. */
function nameType(shape: Shape, environment: Environment, path: string): string {
  switch (shape.kind) {
    case 'object':
      return registerObject(shape, environment, path)
    case 'list':
      return `list<${nameType(shape.of, environment, `${path}Item`)}>`
    case 'record':
      return 'map<string, dyn>'
    case 'string':
    case 'int':
    case 'double':
    case 'bool':
      return shape.kind
    default:
      return 'dyn'
  }
}

function registerObject(shape: ObjectShape, environment: Environment, path: string): string {
  const schema: Record<string, string> = {}
  for (const [name, field] of shape.fields) {
    schema[name] = nameType(field.shape, environment, `${path}.${name}`)
    schema[presenceOf(name)] = 'bool'
  }
  environment.registerType(path, { ctor: constructorOf(shape), fields: schema })
  return path
}

function registerSignals(environment: Environment): void {
  const families = new Map<string, Record<string, string>>()
  for (const name of SIGNAL_NAMES) {
    const [family = '', signal = ''] = name.replaceAll('-', '_').split('.')
    families.set(family, { ...families.get(family), [signal]: SIGNAL_TYPES[SIGNALS[name].kind] })
  }
  for (const [name, schema] of families) environment.registerVariable({ name, schema })
}

const asNumber = (value: unknown) => (typeof value === 'bigint' ? Number(value) : value)

function registerFunctions(environment: Environment): void {
  environment
    .registerFunction('safe(int): int', (value: bigint) => {
      if (Number.isSafeInteger(Number(value))) return value
      throw new RangeError('Beyond whole numbers')
    })
    // The library's methods of these names change letters beyond ASCII too.
    .registerFunction('lowerAscii(string): string', RULE_KIT.lowerAscii)
    .registerFunction('upperAscii(string): string', RULE_KIT.upperAscii)
    .registerFunction('text_of(dyn): string', (value: unknown) => (typeof value === 'string' ? value : ''))
    .registerFunction('same(dyn, dyn): bool', (a: unknown, b: unknown) => asNumber(a) === asNumber(b))
    .registerFunction(
      'pick(map<string, dyn>, string): dyn',
      (record: ReadonlyMap<string, unknown>, name: string) => record.get(name) ?? null,
    )
}

let base: Environment | null = null

function baseEnvironment(): Environment {
  if (base !== null) return base
  const environment = new Environment({ limits: { maxDepth: 4 * DEEPEST_CONDITION } })
  registerSignals(environment)
  registerFunctions(environment)
  environment.registerVariable('event_type', 'string').registerVariable('event_time', 'google.protobuf.Timestamp')
  environment.registerVariable('findings', 'list<string>').registerVariable('unlawful', 'list<string>')
  for (let index = 0; index < MOST_WINDOWS; index++) {
    environment.registerVariable(`w${index}`, 'int').registerVariable(`u${index}`, 'bool')
  }
  base = environment
  return environment
}

const environments = new Map<string, Environment>()

/** The environment of conditions that are read on all of these types. */
export function environmentFor(types: readonly EventType[]): Environment {
  const key = [...types].sort().join()
  const known = environments.get(key)
  if (known !== undefined) return known
  const event = eventShape(types)
  const environment = baseEnvironment().clone()
  environment.registerVariable('event', registerObject(event, environment, 'Event'))
  const row = rowShape(event)
  if (row !== null) environment.registerVariable('row', ROW_TYPE)
  environments.set(key, environment)
  return environment
}
