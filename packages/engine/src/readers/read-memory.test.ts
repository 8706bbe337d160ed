import type { Event } from '@goodstanding/model'
import { describe, expect, it } from 'vitest'
import { readAccountClaims } from './read-memory.ts'

const claimsOf = (session: unknown) =>
  readAccountClaims({
    type: 'account.register',
    data: { actor: { id: 'u1', kind: 'anonymous' }, account: { id: 'u1', kind: 'member', name: 'Mei' }, session },
  } as unknown as Event).claims

describe('what a registration claims', () => {
  it('is linked by its network, however the address is written', () => {
    expect(claimsOf({ ip: '::ffff:203.0.113.7' }).ip).toBe('203.0.113.7')
    expect(claimsOf({ ip: '2001:db8:0:7::1' }).ip).toBe(claimsOf({ ip: '2001:0DB8::7:a:b:c:d' }).ip)
    expect([claimsOf({}).ip, claimsOf(undefined).ip]).toEqual([null, null])
  })
})
