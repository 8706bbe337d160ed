import { describe, expect, it } from 'vitest'
import { accountOf, type Accounts, isExternal, userIdOf } from './accounts.ts'
import { eventOfAdding, eventOfEnding } from './event-of-contact.ts'
import { eventOfGroup } from './event-of-group.ts'
import { eventOfLive } from './event-of-live.ts'
import { eventOfChange, eventOfJoining, personOfMember } from './event-of-member.ts'
import { callbackFrom, type Change, type MemberChange } from './from-callback.ts'
import { eventXml } from './open-test-wecom.ts'

const ACCOUNTS: Accounts = {
  organization: 'acme',
  source: 'wecom://ww1',
  renamed: { 'lin.new': 'lin' },
  administrators: new Set(['boss']),
}
const WHEN = { key: 'event/sys/1', at: 1_790_000_000_000 }
const OUTSIDE = 'wmAJ2GCAAAXtWyujaWJHDDGi0mACH71w'

const changeOf = (members: Readonly<Record<string, string | number>>): Change | undefined =>
  callbackFrom(eventXml(members))?.change

describe('a callback', () => {
  it('is read as what happened', () => {
    expect(
      changeOf({ Event: 'change_contact', ChangeType: 'create_user', UserID: 'lin', Name: '林', Position: '' }),
    ).toEqual({
      kind: 'member.joined',
      member: { userId: 'lin', name: '林', alias: null, position: null, mobile: null, email: null },
    })
    const renamed = { Event: 'change_contact', ChangeType: 'update_user', UserID: 'lin', NewUserID: 'lin.new' }
    expect(changeOf(renamed)).toMatchObject({ kind: 'member.changed', newUserId: 'lin.new' })
    const tie = { Event: 'change_external_contact', UserID: 'lin', ExternalUserID: OUTSIDE }
    expect(changeOf({ ...tie, ChangeType: 'add_half_external_contact' })).toMatchObject({
      kind: 'contact.added',
      half: true,
    })
    expect(changeOf({ ...tie, ChangeType: 'del_follow_user' })).toMatchObject({ kind: 'contact.ended', by: 'external' })
    expect(changeOf({ ...tie, ChangeType: 'msg_audit_approved' })).toMatchObject({ kind: 'archive.agreed' })
    expect(changeOf({ Event: 'living_status_change', LivingId: 'l1', Status: 0 })).toEqual({
      kind: 'live',
      livingId: 'l1',
      status: 'booked',
    })
    expect(changeOf({ Event: 'living_status_change', LivingId: 'l1', Status: 2 })).toMatchObject({ kind: 'other' })
    expect(changeOf({ Event: 'msgaudit_notify' })).toEqual({ kind: 'archive.grown', hit: false })
    expect(changeOf({ InfoType: 'hit_keyword' })).toEqual({ kind: 'archive.grown', hit: true })
    expect(changeOf({ Event: 'change_contact', ChangeType: 'create_party', Id: 2 })).toEqual({
      kind: 'other',
      name: 'change_contact.create_party',
    })
  })

  it('has a key that stays the same when it comes again, and differs for another thing in the same second', () => {
    const keyOf = (members: Readonly<Record<string, string | number>>) =>
      callbackFrom(
        eventXml({ CreateTime: 1_790_000_000, Event: 'change_contact', ChangeType: 'create_user', ...members }),
      )?.key
    expect(keyOf({ UserID: 'lin' })).toBe(keyOf({ UserID: 'lin' }))
    expect(keyOf({ UserID: 'lin' })).not.toBe(keyOf({ UserID: 'lia' }))
    expect(keyOf({ UserID: 'lin' })).not.toBe(keyOf({ UserID: 'lin', CreateTime: 1_790_000_001 }))
    expect(keyOf({ MsgId: '77' })).toBe(keyOf({ MsgId: '77', CreateTime: 5 }))
    expect(keyOf({ UserID: '员'.repeat(400) })?.length).toBeLessThanOrEqual(400)
  })

  it('has two keys where one member is changed twice in a second, and the same where one of these comes again', () => {
    const keyOf = (members: Readonly<Record<string, string>>) =>
      callbackFrom(
        eventXml({
          Event: 'change_contact',
          ChangeType: 'update_user',
          CreateTime: '1790000000',
          UserID: 'lin',
          ...members,
        }),
      )?.key
    const told = [
      { Name: 'Lin' },
      { Name: 'Lin Wei' },
      { Position: 'CEO' },
      { NewUserID: 'lin.a' },
      { NewUserID: 'lin.b' },
    ]
    expect(new Set(told.map(keyOf)).size).toBe(told.length)
    expect(told.map(keyOf)).toEqual(told.map(keyOf))
  })

  it('has two keys where only the ends of long names differ', () => {
    const keyOf = (Status: string) =>
      callbackFrom(
        eventXml({ Event: 'living_status_change', CreateTime: '1790000000', LivingId: '员'.repeat(60), Status }),
      )?.key
    expect(keyOf('0')).not.toBe(keyOf('1'))
    expect(keyOf('0')?.length).toBeLessThanOrEqual(360)
  })
})

describe('an account', () => {
  it('keeps its id when WeCom changes the UserID, and leads back to the one of now', () => {
    expect(accountOf('lin.new', ACCOUNTS)).toBe('acme:lin')
    expect(userIdOf('acme:lin', ACCOUNTS)).toBe('lin.new')
    expect(userIdOf('acme:mo', ACCOUNTS)).toBe('mo')
    expect(userIdOf('@lin:acme.example', ACCOUNTS)).toBeNull()
    const ids = [
      OUTSIDE,
      'wmqfasd1e1927831123109rBAAAA',
      'woman',
      'lin',
      'womenshangcheng.xiaoming',
      'wm-20260101-0007',
    ]
    expect(ids.map(isExternal)).toEqual([true, true, false, false, false, false])
    // A UserID that somebody else has by now leads to nobody.
    expect(userIdOf('acme:lin', { ...ACCOUNTS, renamed: { lin: 'mo' } })).toBeNull()
  })
})

describe('what happened', () => {
  const member: MemberChange = {
    userId: 'lin',
    name: 'Lin',
    alias: null,
    position: 'Nurse',
    mobile: '+86 1',
    email: null,
  }

  it('of a member is an account with its claims, and a person', () => {
    expect(eventOfJoining(member, WHEN, ACCOUNTS)).toEqual({
      specversion: '1.0',
      id: 'event/sys/1',
      source: 'wecom://ww1',
      time: '2026-09-21T14:13:20.000Z',
      type: 'account.register',
      data: {
        organization: 'acme',
        actor: { id: 'acme:lin', kind: 'member', name: 'Lin' },
        account: { id: 'acme:lin', kind: 'member', name: 'Lin', username: 'lin', title: 'Nurse', phone: '+86 1' },
      },
    })
    expect(eventOfJoining({ ...member, userId: 'boss', name: null }, WHEN, ACCOUNTS).data.account).toMatchObject({
      kind: 'admin',
      name: 'boss',
    })
    expect(eventOfChange({ ...member, userId: 'lin.new' }, WHEN, ACCOUNTS).data.account).toMatchObject({
      id: 'acme:lin',
      username: 'lin.new',
    })
    expect(personOfMember(member, ACCOUNTS)).toMatchObject({ name: 'Lin', roles: [], title: 'Nurse', phone: '+86 1' })
    expect(personOfMember({ ...member, name: null }, ACCOUNTS)).toBeNull()
  })

  it('of a contact is an invitation by whoever added, and a refusal by whoever outside ended it', () => {
    const tie = { userId: 'lin', externalId: OUTSIDE }
    const added = { kind: 'contact.added', ...tie } as const
    expect(eventOfAdding({ ...added, half: false }, WHEN, ACCOUNTS).data).toMatchObject({
      actor: { id: 'acme:lin' },
      contact: { id: `acme:${OUTSIDE}` },
    })
    expect(eventOfAdding({ ...added, half: true }, WHEN, ACCOUNTS).data).toMatchObject({
      actor: { kind: 'external' },
      contact: { id: 'acme:lin' },
    })
    const ended = { kind: 'contact.ended', ...tie } as const
    expect(eventOfEnding({ ...ended, by: 'external' }, WHEN, ACCOUNTS)?.data).toMatchObject({
      contact: { id: `acme:${OUTSIDE}` },
    })
    expect(eventOfEnding({ ...ended, by: 'member' }, WHEN, ACCOUNTS)).toBeNull()
  })

  it('of a group is what it shows', () => {
    const group = { name: 'Buyers', notice: 'Pay today', owner: 'lin', members: ['lin', OUTSIDE] }
    const at = { when: WHEN, accounts: ACCOUNTS }
    expect(eventOfGroup(group, 'notice', at)?.data).toMatchObject({
      surface: 'announcement',
      content: { text: 'Pay today' },
      audience: { kind: 'external' },
    })
    expect(eventOfGroup({ ...group, name: '' }, 'name', at)).toBeNull()
  })

  it('of a live stream is one event as long as its words are the same', () => {
    const living = { theme: 'Sale', description: '', anchor: 'lin' }
    const event = eventOfLive('l1', living, ACCOUNTS)
    expect(event).toEqual(eventOfLive('l1', living, ACCOUNTS))
    expect(event).not.toHaveProperty('time')
    expect(eventOfLive('l1', { ...living, theme: 'Other' }, ACCOUNTS)?.id).not.toBe(event?.id)
  })
})
