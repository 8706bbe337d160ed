import { describe, expect, it } from 'vitest'
import { capabilityOf } from './capability-of.ts'
import { event } from './read-sample-event.ts'

describe('the capability that an event needs', () => {
  it('of a message is by whom it reaches: outside, in public or by anybody but colleagues, or inside', () => {
    const sent = (audience: object) => capabilityOf(event('message.send', { audience }))
    for (const kind of ['external', 'public'])
      expect(sent({ kind, relation: 'colleague', size: 1 })).toBe('message.external')
    for (const relation of ['contact', 'stranger'])
      expect(sent({ kind: 'person', relation, size: 1 })).toBe('message.external')
    for (const kind of ['person', 'group', 'organization'])
      expect(sent({ kind, relation: 'colleague', size: 1 })).toBe('message.internal')
  })

  it("of what is done to an account is the administrator's where it is another's, and of one's own all", () => {
    const renamed = (id: string) => capabilityOf(event('account.update', { account: { id, name: 'Noor' } }))
    expect([renamed('u1'), renamed('u2')]).toEqual(['all', 'admin'])
  })
})
