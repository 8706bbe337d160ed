/** The event that the OpenAPI document tells is the one that is taken: of each type its own data, and no other type's. */
import { EVENT_TYPES, type EventType, withDefaults } from '@goodstanding/model'
import Value from 'typebox/value'
import { describe, expect, it } from 'vitest'
import { EVENT } from './event-schemas.ts'
import { Problem } from './problems.ts'
import { readEvent } from './read-event.ts'

const NOW = Date.parse('2026-11-26T12:00:00Z')

const eventOf = (type: string, data: unknown) => ({
  specversion: '1.0',
  id: 'e-1',
  source: 'https://chat.example',
  type,
  data,
})

function isTaken(event: unknown): boolean {
  try {
    readEvent(event, NOW)
    return true
  } catch (fault) {
    if (fault instanceof Problem) return false
    throw fault
  }
}

describe('the schema of events', () => {
  it.each(EVENT_TYPES)('takes %s with its own data', (type) => {
    const event = eventOf(type, withDefaults(type, {}))
    expect(Value.Errors(EVENT, event)).toEqual([])
    expect(isTaken(event)).toBe(true)
  })

  it('says of every type with the data of every other what the server says of it', () => {
    const told: string[] = []
    let refused = 0
    for (const type of EVENT_TYPES)
      for (const other of EVENT_TYPES) {
        const event = eventOf(type, withDefaults(other, {}))
        if (!isTaken(event)) refused += 1
        if (Value.Check(EVENT, event) !== isTaken(event)) told.push(`${type} with the data of ${other}`)
      }
    expect(told).toEqual([])
    expect(refused).toBeGreaterThan(EVENT_TYPES.length)
  })

  it('refuses what is no event, as the server does', () => {
    const data = withDefaults('message.send' satisfies EventType, {})
    const good = eventOf('message.send', data)
    for (const event of [
      { ...good, type: 'message.sent' },
      { ...good, specversion: '0.3' },
      { ...good, id: '' },
      { ...good, time: 'soon' },
      { ...good, data: undefined },
      { ...good, data: { ...data, actor: { id: 'u1', kind: 'robot' } } },
    ])
      expect([Value.Check(EVENT, event), isTaken(event)], JSON.stringify(event)).toEqual([false, false])
  })
})
