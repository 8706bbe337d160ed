/**
 * Members of `data` that only other types declare are unknown to its own type, whatever they hold: nobody checked them, and readers that
 * serve many types would take them for what they are there ("narrowed by `in`"). Names that no type declares stay: nobody but scopes of
 * permits asks for them.
 */
import { EVENT_DATA, EVENT_TYPES, type EventType } from '@goodstanding/model'

type Declared = { readonly properties?: Readonly<Record<string, object>> }
type Foreign = { readonly names: ReadonlySet<string>; readonly inner: readonly (readonly [string, Foreign])[] }

const propertiesOf = ({ properties = {} }: Declared): Readonly<Record<string, object>> => properties

/** What others declare where `own` stands and it does not, and so within what it declares. */
function foreignTo(own: Declared, all: readonly Declared[]): Foreign | null {
  const mine = propertiesOf(own)
  const names = new Set(all.flatMap((one) => Object.keys(propertiesOf(one))).filter((name) => !(name in mine)))
  const inner = Object.entries(mine).flatMap(([name, schema]): readonly (readonly [string, Foreign])[] => {
    const within = all.flatMap((one) => propertiesOf(one)[name] ?? [])
    const foreign = foreignTo(schema, within)
    return foreign === null ? [] : [[name, foreign]]
  })
  return names.size === 0 && inner.length === 0 ? null : { names, inner }
}

const FOREIGN: ReadonlyMap<EventType, Foreign | null> = new Map(
  EVENT_TYPES.map((type) => [type, foreignTo(EVENT_DATA[type], Object.values(EVENT_DATA))]),
)

/** `data` of one type, checked against its schema, without what is foreign to it; the same object where nothing is. */
export function dropForeign(type: EventType, data: object): object {
  const foreign = FOREIGN.get(type) ?? null
  return foreign === null ? data : dropFrom(data, foreign)
}

function dropFrom(value: object, { names, inner }: Foreign): object {
  let kept: Record<string, unknown> | null = null
  for (const name in value) {
    if (!names.has(name)) continue
    kept ??= { ...value }
    Reflect.deleteProperty(kept, name)
  }
  for (const [name, foreign] of inner) {
    const held: unknown = Reflect.get(value, name)
    if (typeof held !== 'object' || held === null) continue
    const left = dropFrom(held, foreign)
    if (left === held) continue
    kept ??= { ...value }
    kept[name] = left
  }
  return kept ?? value
}
