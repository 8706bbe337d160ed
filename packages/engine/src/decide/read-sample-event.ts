/** Events for tests: valid defaults, with what a test cares about laid over them. */
import type { Event, EventType } from '@goodstanding/model'

export const START = Date.parse('2026-11-24T10:00:00Z')

const DATA: Readonly<Partial<Record<EventType, object>>> = {
  'message.send': {
    conversation: { id: 'c1', kind: 'direct' },
    audience: { kind: 'person', relation: 'stranger' },
    content: { text: 'hello there' },
  },
  'contact.invite': { contact: { id: 'x1' } },
  'contact.decline': { contact: { id: 'x1' } },
  'campaign.start': { campaign: { title: 'Help', text: 'Please give', purpose: 'donation' } },
  'directory.import': { purpose: 'directory', rows: [] },
  'data.share': { purpose: 'payroll', fields: ['name'], about: 'member', people: ['p1'], recipient: 'r1' },
  'account.transfer': { account: { id: 'u9' }, to: {} },
  'file.upload': { file: { name: 'a.bin', sha256: 'a'.repeat(64) } },
}

/** `data` replaces whole fields of the default. */
export function event(type: EventType, data: object = {}, time = START): Event {
  const base = { organization: 'acme', actor: { id: 'u1', kind: 'member' }, ...DATA[type] }
  return { id: 'e', source: 's', type, time, data: { ...base, ...data } } as unknown as Event
}
