/** What synapse-http-antispam asks, read from the bodies that it sends. */
import { type Fields, fieldsOf, listOf, numberIn, textIn } from '../read-fields.ts'

/** Callbacks that become an event of the contract. */
export const ASKED = [
  'check_event_for_spam',
  'user_may_invite',
  'federated_user_may_invite',
  'user_may_send_3pid_invite',
  'check_login_for_spam',
] as const
export type AskedCallback = (typeof ASKED)[number]

/** Callbacks for which the contract has no type of event: answered with leave, and nobody is asked. */
const NOT_ASKED = new Set([
  'user_may_join_room',
  'accept_make_join',
  'user_may_create_room',
  'user_may_create_room_alias',
  'user_may_publish_room',
  'check_username_for_spam',
])

export type MatrixEvent = {
  readonly id: string
  readonly type: string
  /** Empty where the event names none, as the first one of a new room. */
  readonly room: string
  readonly sender: string
  /** Milliseconds since 1970, as the sender's server states it; null where that is no instant. */
  readonly at: number | null
  readonly stateKey: string | null
  readonly content: Fields
  readonly unsigned: Fields
}

export type Callback =
  | { readonly kind: 'event'; readonly event: MatrixEvent }
  | { readonly kind: 'federated-invite'; readonly event: MatrixEvent }
  | { readonly kind: 'invite'; readonly inviter: string; readonly invitee: string; readonly room: string }
  | {
      readonly kind: 'address-invite'
      readonly inviter: string
      readonly medium: string
      readonly address: string
      readonly room: string
    }
  | {
      readonly kind: 'login'
      readonly user: string
      readonly device: string | null
      readonly userAgent: string | null
      readonly ip: string | null
    }
  | { readonly kind: 'ping'; readonly id: string }
  /** `room`: where somebody may have joined. */
  | { readonly kind: 'not-asked'; readonly name: string; readonly room: string | null }

/** Null: no callback of this name, or not what it sends. */
export function callbackFrom(name: string, body: unknown): Callback | null {
  const fields = fieldsOf(body)
  const [inviter, room] = [textIn(fields, 'inviter'), textIn(fields, 'room_id')]
  switch (name) {
    case 'ping': {
      const id = textIn(fields, 'id')
      return id === null ? null : { kind: 'ping', id }
    }
    case 'check_event_for_spam': {
      const event = eventFrom(fields['event'])
      return event === null ? null : { kind: 'event', event }
    }
    case 'federated_user_may_invite': {
      const event = eventFrom(fields['event'])
      return event === null || event.stateKey === null ? null : { kind: 'federated-invite', event }
    }
    case 'user_may_invite': {
      const invitee = textIn(fields, 'invitee')
      if (inviter === null || invitee === null || room === null) return null
      return { kind: 'invite', inviter, invitee, room }
    }
    case 'user_may_send_3pid_invite': {
      const [medium, address] = [textIn(fields, 'medium'), textIn(fields, 'address')]
      if (inviter === null || medium === null || address === null || room === null) return null
      return { kind: 'address-invite', inviter, medium, address, room }
    }
    case 'check_login_for_spam':
      return loginFrom(fields)
    default:
      return NOT_ASKED.has(name) ? { kind: 'not-asked', name, room: textIn(fields, 'room') ?? room } : null
  }
}

/** `request_info` lists (user agent, address) pairs; Synapse gives the one of the request that signs in. */
function loginFrom(fields: Fields): Callback | null {
  const user = textIn(fields, 'user_id')
  if (user === null) return null
  const [userAgent, ip] = listOf(listOf(fields['request_info'])[0])
  return {
    kind: 'login',
    user,
    device: textIn(fields, 'device_id'),
    userAgent: typeof userAgent === 'string' ? userAgent : null,
    ip: typeof ip === 'string' ? ip : null,
  }
}

/** Beyond it there is no date. */
const LAST_INSTANT = 8_640_000_000_000_000

function instantIn(fields: Fields, name: string): number | null {
  const found = numberIn(fields, name)
  return found === null || Math.abs(found) > LAST_INSTANT ? null : found
}

/** An event in the form that clients see, or null. */
export function eventFrom(value: unknown): MatrixEvent | null {
  const fields = fieldsOf(value)
  const [id, type, sender] = [textIn(fields, 'event_id'), textIn(fields, 'type'), textIn(fields, 'sender')]
  if (id === null || type === null || sender === null) return null
  return {
    id,
    type,
    room: textIn(fields, 'room_id') ?? '',
    sender,
    at: instantIn(fields, 'origin_server_ts'),
    stateKey: textIn(fields, 'state_key'),
    content: fieldsOf(fields['content']),
    unsigned: fieldsOf(fields['unsigned']),
  }
}
