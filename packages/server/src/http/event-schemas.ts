/** An event as the calls that take one state it: one schema for each type, told apart by `type`. */
import { ENVELOPE, EVENT_DATA, EVENT_TYPES, type EventType, named } from '@goodstanding/model'
import Type from 'typebox'

/** `message.send` -> `MessageSend` */
const nameOf = (type: EventType): string =>
  type.replace(/(?:^|\.)([a-z])/g, (_whole, letter: string) => letter.toUpperCase())

const eventOf = (type: EventType) =>
  named(`${nameOf(type)}Event`, {
    ...ENVELOPE.properties,
    type: Type.Literal(type),
    data: named(`${nameOf(type)}Data`, EVENT_DATA[type].properties),
  })

export const EVENT = Type.Union(EVENT_TYPES.map(eventOf), {
  title: 'Event',
  description: 'A CloudEvent. Its `data` is told by its `type`.',
  discriminator: {
    propertyName: 'type',
    mapping: Object.fromEntries(EVENT_TYPES.map((type) => [type, `#/components/schemas/${nameOf(type)}Event`])),
  },
})
