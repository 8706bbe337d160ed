/**
 * Invitations of people outside, and sign-ins, as events of the contract. An invitation of a colleague has no type there.
 *
 * Synapse gives these no id. The same act within a minute is one event, so that a client's second attempt is not counted as another.
 */
import { createHash } from 'node:crypto'
import type { WireEvent } from '@goodstanding/sdk'
import type { Callback, MatrixEvent } from './from-callback.ts'
import { actorOf, organizationOf, organizationOfAct, type Organizations } from './organizations.ts'
import { fieldsOf, listOf, textIn } from '../read-fields.ts'

type Of<Kind extends Callback['kind']> = Extract<Callback, { readonly kind: Kind }>
type Act = {
  readonly source: string
  readonly organizations: Organizations
  /** Milliseconds since 1970. */
  readonly now: number
}

const MINUTE = 60_000
const TEXT_LIMIT = 2_048

function idOf(kind: string, parts: readonly (string | null)[], now: number): string {
  const told = JSON.stringify([kind, ...parts, Math.floor(now / MINUTE)])
  return `${kind}:${createHash('sha256').update(told).digest('base64url')}`
}

/** Null: a colleague. */
export function eventOfInvite({ inviter, invitee, room }: Of<'invite'>, act: Act): WireEvent | null {
  const own = organizationOf(inviter, act.organizations)
  if (own !== null && organizationOf(invitee, act.organizations) === own) return null
  return inviteOf(inviter, { contact: invitee, id: idOf('invite', [inviter, invitee, room], act.now) }, act)
}

/** By e-mail address or telephone number: somebody whom the homeserver does not know. */
export function eventOfAddressInvite(callback: Of<'address-invite'>, act: Act): WireEvent {
  const { inviter, medium, address, room } = callback
  const scheme = medium === 'email' ? 'mailto' : medium === 'msisdn' ? 'tel' : medium
  const contact = `${scheme}:${address.toLowerCase()}`.slice(0, 400)
  return inviteOf(inviter, { contact, id: idOf('invite', [inviter, contact, room], act.now) }, act)
}

/** Somebody on another server invites one of ours: with the reason given and the name of the room, which is what such invitations carry. */
export function eventOfFederatedInvite(event: MatrixEvent, act: Act): WireEvent {
  const state = listOf(event.unsigned['invite_room_state']).map(fieldsOf)
  const contentIn = (type: string) => fieldsOf(state.find((one) => textIn(one, 'type') === type)?.['content'])
  const words = [
    textIn(contentIn('m.room.name'), 'name'),
    textIn(contentIn('m.room.topic'), 'topic'),
    textIn(event.content, 'reason'),
  ].flatMap((text) => (text === null || text === '' ? [] : [text.slice(0, TEXT_LIMIT)]))
  return inviteOf(event.sender, { contact: event.stateKey ?? '', id: event.id, text: words.join('\n') }, act)
}

type Invited = { readonly contact: string; readonly id: string; readonly text?: string }

function inviteOf(inviter: string, { contact, id, text = '' }: Invited, { source, organizations }: Act): WireEvent {
  return {
    specversion: '1.0',
    id,
    source,
    type: 'contact.invite',
    data: {
      organization: organizationOfAct(inviter, [contact], organizations),
      actor: actorOf(inviter, null, organizations),
      contact: { id: contact },
      ...(text === '' ? {} : { content: { text } }),
    },
  }
}

/** Synapse asks once the password was right: what failed is not told. Its device id is no session, for it outlives tokens. */
export function eventOfLogin({ user, device, userAgent, ip }: Of<'login'>, act: Act): WireEvent {
  return {
    specversion: '1.0',
    id: idOf('login', [user, device, ip], act.now),
    source: act.source,
    type: 'session.start',
    data: {
      organization: organizationOfAct(user, [], act.organizations),
      actor: actorOf(user, null, act.organizations),
      account: { id: user },
      outcome: 'success',
      session: {
        ...(ip === null ? {} : { ip: ip.slice(0, TEXT_LIMIT) }),
        ...(device === null ? {} : { device: device.slice(0, TEXT_LIMIT) }),
        ...(userAgent === null ? {} : { userAgent: userAgent.slice(0, TEXT_LIMIT) }),
      },
    },
  }
}
