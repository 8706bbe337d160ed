/** Event types as policy files name them: whole, or `message.*` for all that start so. */
import { EVENT_TYPES, type EventType } from '@goodstanding/model'

export function isEventType(name: string): name is EventType {
  return EVENT_TYPES.some((type) => type === name)
}

/** The types a name stands for: one, those of a `prefix.*`, or all for `*`. Empty when there are none. */
export function expandEventTypes(name: string): readonly EventType[] {
  if (isEventType(name)) return [name]
  if (name === '*') return EVENT_TYPES
  return name.endsWith('.*') ? EVENT_TYPES.filter((type) => type.startsWith(name.slice(0, -1))) : []
}

/** What a wrong name may have meant. */
export const EVENT_TYPE_NAMES: readonly string[] = [
  ...EVENT_TYPES,
  ...new Set(EVENT_TYPES.map((type) => `${type.slice(0, type.indexOf('.'))}.*`)),
]
