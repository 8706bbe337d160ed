import { EVENT_DATA, EVENT_TYPES, type EventType, withDefaults } from '@goodstanding/model'
import { describe, expect, test } from 'vitest'
import { readEvent } from './read-event.ts'

const NOW = Date.UTC(2026, 10, 26, 12)

const read = (type: EventType, data: object) =>
  readEvent(
    { specversion: '1.0', id: 'e-1', source: 'https://chat.example', type, data: withDefaults(type, { ...data }) },
    NOW,
  )

const DECLARED = [...new Set(EVENT_TYPES.flatMap((type) => Object.keys(EVENT_DATA[type].properties)))]
const HELD = [
  null,
  7,
  'x',
  [],
  { text: 7, title: null, country: 7, documents: 7, files: [null], recipients: 7, size: 'x' },
]

describe('what only other types declare is unknown to a type: it is ignored, whatever it holds', () => {
  test.each(EVENT_TYPES)('%s', (type) => {
    const foreign = DECLARED.filter((name) => !(name in EVENT_DATA[type].properties))
    expect(foreign.length).toBeGreaterThan(20)
    for (const name of foreign)
      for (const value of HELD) expect(read(type, { [name]: value }).data).toEqual(withDefaults(type, {}))
  })

  test('also within what it declares', () => {
    const account = { id: 'u1', birthDate: 7, email: null, kind: 9 }
    expect(read('session.start', { account }).data).toMatchObject({ account: { id: 'u1' } })
    expect(read('session.start', { account }).data).not.toHaveProperty('account.email')
    expect(read('api.call', { app: { id: 'a-1', scopes: 7 } }).data).not.toHaveProperty('app.scopes')
  })

  test('what no type declares stays for the scopes of permits', () => {
    expect(read('session.start', { floor: 7, account: { id: 'u1', desk: 'b' } }).data).toMatchObject({
      floor: 7,
      account: { id: 'u1', desk: 'b' },
    })
  })
})

test('an invitation that is declined may say so in words, which are checked as those of the invitation', () => {
  expect(read('contact.decline', { content: { text: 'No, thank you.' }, asks: ['name'] }).data).toMatchObject({
    content: { text: 'No, thank you.' },
  })
  expect(() => read('contact.decline', { content: { text: 7 } })).toThrow('must be')
  expect(() => read('contact.decline', { asks: 7 })).toThrow('must be')
})

test.each(['id', 'name', 'email', 'phone'])('%s of a row is text; other fields are what the directory has', (field) => {
  const person = { salary: 4_000, healthData: ['none'] }
  expect(read('directory.import', { rows: [{ person, kind: 'member' }] }).data).toMatchObject({ rows: [{ person }] })
  expect(() => read('directory.import', { rows: [{ person: { [field]: 7 } }] })).toThrow('must be')
})
