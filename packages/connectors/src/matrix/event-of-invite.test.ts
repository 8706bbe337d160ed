import { describe, expect, it } from 'vitest'
import { eventOfAddressInvite, eventOfFederatedInvite, eventOfInvite, eventOfLogin } from './event-of-invite.ts'
import { type Callback, callbackFrom, type MatrixEvent } from './from-callback.ts'
import { actorOf, organizationOfAct, type Organizations } from './organizations.ts'

const ORGANIZATIONS: Organizations = [
  { id: 'beta', servers: [], users: [/^@beta-[a-z]+:acme\.test$/u], apps: [] },
  { id: 'acme', servers: ['acme.test'], users: [], apps: [/^@bot-/u] },
]
const NOON = Date.UTC(2026, 10, 27, 12)
const act = (now = NOON) => ({ source: 'https://acme.test/_matrix', organizations: ORGANIZATIONS, now })

function read<Kind extends Callback['kind']>(kind: Kind, name: string, body: object) {
  const callback = callbackFrom(name, body)
  if (callback?.kind !== kind) throw new Error(`no ${kind}`)
  return callback as Extract<Callback, { readonly kind: Kind }>
}
const invite = (invitee: string) =>
  read('invite', 'user_may_invite', { inviter: '@li:acme.test', invitee, room_id: '!r:acme.test' })

describe('an invitation', () => {
  it('of a colleague is asked about by nobody', () => {
    expect(eventOfInvite(invite('@mei:acme.test'), act())).toBeNull()
  })

  it('of somebody outside is one event for a minute, and another one later', () => {
    const first = eventOfInvite(invite('@ida:elsewhere.test'), act())
    expect(first).toMatchObject({
      type: 'contact.invite',
      data: {
        organization: 'acme',
        actor: { id: '@li:acme.test', kind: 'member' },
        contact: { id: '@ida:elsewhere.test' },
      },
    })
    expect(eventOfInvite(invite('@ida:elsewhere.test'), act(NOON + 59_000))).toEqual(first)
    expect(eventOfInvite(invite('@ida:elsewhere.test'), act(NOON + 60_000))?.id).not.toBe(first?.id)
    expect(eventOfInvite(invite('@beta-bo:acme.test'), act())?.id).not.toBe(first?.id)
  })

  it('by address names the address as a URI does', () => {
    const body = { inviter: '@li:acme.test', medium: 'email', address: 'Ida@Elsewhere.test', room_id: '!r:acme.test' }
    const event = eventOfAddressInvite(read('address-invite', 'user_may_send_3pid_invite', body), act())
    expect(event.data).toMatchObject({ contact: { id: 'mailto:ida@elsewhere.test' } })
  })

  it('from another server belongs to the organization of the invited, with the words that come with it', () => {
    const event = {
      ...{ event_id: '$1', type: 'm.room.member', room_id: '!x:elsewhere.test', sender: '@ida:elsewhere.test' },
      ...{ state_key: '@beta-bo:acme.test', content: { membership: 'invite', reason: 'Earn 500 a day' } },
      unsigned: { invite_room_state: [{ type: 'm.room.name', content: { name: 'Sure profit' } }] },
    }
    const { event: read_ } = read('federated-invite', 'federated_user_may_invite', { event })
    expect(eventOfFederatedInvite(read_ satisfies MatrixEvent, act())).toMatchObject({
      id: '$1',
      data: {
        organization: 'beta',
        actor: { id: '@ida:elsewhere.test', kind: 'external' },
        contact: { id: '@beta-bo:acme.test' },
        content: { text: 'Sure profit\nEarn 500 a day' },
      },
    })
  })
})

describe('a sign-in', () => {
  it('tells from where, with which device', () => {
    const body = { user_id: '@li:acme.test', device_id: null, request_info: [['Element/1.12', '203.0.113.7']] }
    expect(eventOfLogin(read('login', 'check_login_for_spam', body), act())).toMatchObject({
      type: 'session.start',
      data: {
        organization: 'acme',
        account: { id: '@li:acme.test' },
        outcome: 'success',
        session: { ip: '203.0.113.7', userAgent: 'Element/1.12' },
      },
    })
  })
})

describe('an actor', () => {
  it('is a program where the operator says so, a member of the organization, or somebody outside', () => {
    const kinds = ['@bot-ci:acme.test', '@li:acme.test', '@bot-ci:elsewhere.test'].map(
      (user) => actorOf(user, null, ORGANIZATIONS).kind,
    )
    expect(kinds).toEqual(['app', 'member', 'external'])
  })
})

describe('the organization of an act', () => {
  it('is that of most of the others where the sender has none, and the first one where nobody has', () => {
    const others = ['@li:acme.test', '@mei:acme.test', '@beta-bo:acme.test']
    expect(organizationOfAct('@ida:elsewhere.test', others, ORGANIZATIONS)).toBe('acme')
    expect(organizationOfAct('@ida:elsewhere.test', [], ORGANIZATIONS)).toBe('beta')
  })
})

describe('a callback', () => {
  it.each([
    ['check_event_for_spam', {}],
    ['check_event_for_spam', { event: { type: 'm.room.message' } }],
    ['user_may_invite', { inviter: '@li:acme.test' }],
    ['check_login_for_spam', null],
    ['ping', { id: 7 }],
    ['constructor', {}],
  ])('%s is not believed without what it says', (name, body) => {
    expect(callbackFrom(name, body)).toBeNull()
  })
})
