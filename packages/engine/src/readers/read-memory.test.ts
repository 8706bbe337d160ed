import type { Event } from '@goodstanding/model'
import { describe, expect, it } from 'vitest'
import { namesOf } from '../facts/event-texts.ts'
import { readAccountClaims, readNameSubject } from './read-memory.ts'

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

describe('what an organization is called', () => {
  const subject = { id: 'o1', name: 'Heron Bakery', kind: 'company', country: 'DE' } as const

  it('is its name, and others as a list or by language', () => {
    expect(namesOf(subject).map(({ pointer }) => pointer)).toEqual(['/data/subject/name'])
    expect(namesOf({ ...subject, names: ['Reiherbrot'] })).toEqual([
      { pointer: '/data/subject/name', text: 'Heron Bakery' },
      { pointer: '/data/subject/names/0', text: 'Reiherbrot' },
    ])
    expect(namesOf({ ...subject, names: { de: 'Reiherbrot', 'zh/tw': '蒼鷺烘焙' } })).toEqual([
      { pointer: '/data/subject/name', text: 'Heron Bakery' },
      { pointer: '/data/subject/names/de', text: 'Reiherbrot' },
      { pointer: '/data/subject/names/zh~1tw', text: '蒼鷺烘焙' },
    ])
    expect(readNameSubject({ ...subject, names: { de: 'Reiherbrot' } }).names).toEqual(['Reiherbrot'])
  })
})
