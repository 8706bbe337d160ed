/** What Synapse's admin API answers, read with its types checked. */
import type { Room } from './audience.ts'
import { eventFrom, type MatrixEvent } from './from-callback.ts'
import { type Fields, fieldsOf, listOf, numberIn, textIn } from '../read-fields.ts'

export type RoomDetails = Pick<Room, 'isWorldReadable' | 'isOpen'> & { readonly joinedCount: number }
/** Who is in a room. */
type RoomPeople = Omit<Room, 'isWorldReadable' | 'isOpen'>

export function readRoomDetails(body: Fields): RoomDetails {
  return {
    joinedCount: numberIn(body, 'joined_members') ?? 0,
    isWorldReadable: textIn(body, 'history_visibility') === 'world_readable',
    isOpen: textIn(body, 'join_rules') === 'public',
  }
}

/** From the member events of a room's state. */
export function readMemberState(body: Fields): RoomPeople {
  const [joined, invited]: [string[], string[]] = [[], []]
  const names = new Map<string, string>()
  for (const event of listOf(body['state']).map(fieldsOf)) {
    const user = textIn(event, 'state_key')
    const content = fieldsOf(event['content'])
    const membership = textIn(content, 'membership')
    if (textIn(event, 'type') !== 'm.room.member' || user === null) continue
    if (membership === 'join') joined.push(user)
    if (membership === 'invite') invited.push(user)
    const name = textIn(content, 'displayname')
    if (name !== null && name !== '') names.set(user, name)
  }
  return { joined, invited, names }
}

export function readMembers(body: Fields): RoomPeople {
  const joined = listOf(body['members']).filter((member) => typeof member === 'string')
  return { joined, invited: [], names: new Map() }
}

export type UserState = { readonly suspended: boolean; readonly locked: boolean; readonly deactivated: boolean }

export function readUserState(body: Fields): UserState {
  const is = (name: string): boolean => body[name] === true || body[name] === 1
  return { suspended: is('suspended'), locked: is('locked'), deactivated: is('deactivated') }
}

/** A report that somebody filed with their client: about a message, or about a person. */
export type MatrixReport = {
  readonly kind: 'event' | 'user'
  readonly id: number
  /** Milliseconds since 1970. */
  readonly at: number
  readonly reporter: string
  readonly reason: string
  /** Whose message, or who. */
  readonly about: string
  readonly eventId: string | null
}

export function readReports(kind: MatrixReport['kind'], body: Fields): readonly MatrixReport[] {
  return listOf(body[`${kind}_reports`]).flatMap((item) => {
    const fields = fieldsOf(item)
    const [id, at] = [numberIn(fields, 'id'), numberIn(fields, 'received_ts')]
    const reporter = textIn(fields, 'user_id')
    const about = textIn(fields, kind === 'event' ? 'sender' : 'target_user_id')
    if (id === null || reporter === null || about === null) return []
    return [
      {
        kind,
        id,
        at: at ?? 0,
        reporter,
        reason: textIn(fields, 'reason') ?? '',
        about,
        eventId: textIn(fields, 'event_id'),
      },
    ]
  })
}

/** As we wrote it down ourselves; null: no report. */
export function readPutOffReport(value: unknown): MatrixReport | null {
  const fields = fieldsOf(value)
  const kind = fields['kind'] === 'user' ? 'user' : 'event'
  const [id, at] = [numberIn(fields, 'id'), numberIn(fields, 'at') ?? 0]
  const [reporter, about] = [textIn(fields, 'reporter'), textIn(fields, 'about')]
  if (id === null || reporter === null || about === null) return null
  return { kind, id, at, reporter, about, reason: textIn(fields, 'reason') ?? '', eventId: textIn(fields, 'eventId') }
}

/** The reported event itself. `event_json` is in the federation's form, which does not name its own id. */
export function readReportedEvent(body: Fields): MatrixEvent | null {
  return eventFrom({ event_id: body['event_id'], ...fieldsOf(body['event_json']) })
}
