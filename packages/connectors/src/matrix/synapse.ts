/** The calls of a homeserver that the connector makes, by the token of an account that is a server administrator. */
import type { Room } from './audience.ts'
import { type Fields, fieldsOf, listOf, readJson, textIn } from '../read-fields.ts'
import {
  type MatrixReport,
  readMembers,
  readMemberState,
  readReportedEvent,
  readReports,
  readRoomDetails,
  readUserState,
  type UserState,
} from './read-synapse.ts'
import type { Media } from './event-of-message.ts'
import { eventFrom, type MatrixEvent } from './from-callback.ts'
import { whyNoAnswer } from '../why-no-answer.ts'

export type SynapseOptions = {
  readonly url: string
  readonly token: string
  /** How long one call may take. */
  readonly timeoutMs: number
}

/** No answer, or one that says no. `status` 0: no answer came. */
export class SynapseFault extends Error {
  readonly status: number
  readonly errcode: string | null
  constructor(call: string, status: number, body: Fields) {
    super(`${call} answered ${status === 0 ? 'nothing' : status}: ${textIn(body, 'error') ?? ''}`)
    this.status = status
    this.errcode = textIn(body, 'errcode')
  }
  /** Whether asking again later may fare better; a token that is not known any more is replaced by somebody. */
  get mayPass(): boolean {
    return this.status === 0 || this.status === 401 || this.status === 429 || this.status >= 500
  }
}

/** `token`: instead of the connector's own. */
type Asked = { readonly body?: unknown; readonly timeoutMs?: number; readonly token?: string }
const at = encodeURIComponent
const ADMIN = '/_synapse/admin'
const CLIENT = '/_matrix/client/v3'
/** In larger rooms nobody's name or pending invitation is looked up. */
const SMALL_ROOM = 100
const REPORTS_AT_ONCE = 100

/** Answers the members of what came, and throws a `SynapseFault` for anything but 2xx. */
export function createCall({ url, token, timeoutMs }: SynapseOptions) {
  return async (method: string, path: string, asked: Asked = {}): Promise<Fields> => {
    const call = `${method} ${path.split('?', 1)[0] ?? path}`
    let response: Response
    let text: string
    try {
      response = await fetch(`${url}${path}`, {
        method,
        headers: { authorization: `Bearer ${asked.token ?? token}`, 'content-type': 'application/json' },
        signal: AbortSignal.timeout(asked.timeoutMs ?? timeoutMs),
        ...(asked.body === undefined ? {} : { body: JSON.stringify(asked.body) }),
      })
      text = await response.text()
    } catch (fault) {
      throw new SynapseFault(call, 0, { error: whyNoAnswer(fault, url) })
    }
    const body = fieldsOf(readJson(text))
    if (!response.ok) throw new SynapseFault(call, response.status, body)
    return body
  }
}

export function createSynapse(options: SynapseOptions) {
  const call = createCall(options)
  return {
    /** Whose token this is. */
    whoAmI: async (): Promise<string> => textIn(await call('GET', `${CLIENT}/account/whoami`), 'user_id') ?? '',
    ...roomCalls(call),
    ...eventCalls(call),
    ...mediaCalls(call),
    reading: readingFrom(options),
    ...userCalls(call),
    ...reportCalls(call),
    ...noticeCalls(call),
  }
}

export type Synapse = ReturnType<typeof createSynapse>
type Call = ReturnType<typeof createCall>

function roomCalls(call: Call) {
  return {
    room: async (room: string, timeoutMs: number): Promise<Room> => {
      const path = `${ADMIN}/v1/rooms/${at(room)}`
      const { joinedCount, ...open } = readRoomDetails(await call('GET', path, { timeoutMs }))
      const people =
        joinedCount <= SMALL_ROOM
          ? readMemberState(await call('GET', `${path}/state?type=m.room.member`, { timeoutMs }))
          : readMembers(await call('GET', `${path}/members`, { timeoutMs }))
      return { ...people, ...open }
    },
    /** One thing that a room states of itself; null: it states none. */
    stateOf: async (room: string, type: string): Promise<MatrixEvent | null> => {
      const body = await call('GET', `${ADMIN}/v1/rooms/${at(room)}/state?type=${at(type)}`)
      const found = listOf(body['state']).map(fieldsOf)
      return eventFrom(found.find((event) => event['type'] === type && event['state_key'] === ''))
    },
    /** The rooms that somebody is in, as far as this homeserver knows. */
    roomsOf: async (user: string, timeoutMs: number): Promise<readonly string[]> => {
      const body = await call('GET', `${ADMIN}/v1/users/${at(user)}/joined_rooms`, { timeoutMs })
      return listOf(body['joined_rooms']).filter((room) => typeof room === 'string')
    },
  }
}

/** Longer than one redaction takes; the token is given back before. */
const PUPPET_MS = 60_000

type Redacting = {
  readonly id: string
  readonly room: string
  /** The homeserver takes the same one by the same token once. */
  readonly key: string
  readonly reason: string
  /** Whose redaction it is; null: the connector's account. */
  readonly by: string | null
}

function eventCalls(call: Call) {
  /** A token of somebody of this homeserver, for one act. */
  const asPerson = async (person: string, act: (token: string) => Promise<unknown>): Promise<void> => {
    const body = { valid_until_ms: Date.now() + PUPPET_MS }
    const token = textIn(await call('POST', `${ADMIN}/v1/users/${at(person)}/login`, { body }), 'access_token') ?? ''
    try {
      await act(token)
    } finally {
      // It ends by itself within a minute.
      await call('POST', `${CLIENT}/logout`, { body: {}, token }).catch(() => undefined)
    }
  }
  return {
    /** As it was sent, whatever became of it since; null: the homeserver has no such event. */
    event: async (id: string): Promise<MatrixEvent | null> => {
      try {
        return eventFrom({
          event_id: id,
          ...fieldsOf((await call('GET', `${ADMIN}/v1/fetch_event/${at(id)}`))['event']),
        })
      } catch (fault) {
        if (fault instanceof SynapseFault && fault.status === 404 && fault.errcode === 'M_NOT_FOUND') return null
        throw fault
      }
    },
    /** Whether those who read its room see no more of it than that it was. */
    isRedacted: async ({ room, id }: Pick<MatrixEvent, 'room' | 'id'>): Promise<boolean> => {
      const body = await call('GET', `${ADMIN}/v1/rooms/${at(room)}/context/${at(id)}?limit=0`)
      return fieldsOf(fieldsOf(body['event'])['unsigned'])['redacted_because'] !== undefined
    },
    /** What clients show in its place; null: nobody edited it, or the homeserver has it no more. */
    lastEdit: async ({ room, id }: Pick<MatrixEvent, 'room' | 'id'>): Promise<MatrixEvent | null> => {
      const body = await call('GET', `${ADMIN}/v1/rooms/${at(room)}/context/${at(id)}?limit=0`)
      const bundled = fieldsOf(fieldsOf(body['event'])['unsigned'])['m.relations']
      return eventFrom(fieldsOf(bundled)['m.replace'])
    },
    redactOne: async ({ id, room, key, reason, by }: Redacting): Promise<void> => {
      const redact = (token?: string): Promise<Fields> =>
        call('PUT', `${CLIENT}/rooms/${at(room)}/redact/${at(id)}/${at(key)}`, {
          body: { reason },
          ...(token === undefined ? {} : { token }),
        })
      if (by === null) await redact()
      else await asPerson(by, redact)
    },
    /**
     * Removes what somebody sent in a room at one millisecond: Synapse redacts as the sender where that is one of its own, so that the
     * administrator need not be in the room. What is redacted already stays as it is. Answers the id to ask what became of it.
     */
    redact: async (event: { sender: string; room: string; at: number; reason: string }): Promise<string> => {
      const body = { rooms: [event.room], after_ts: event.at, before_ts: event.at, reason: event.reason }
      return textIn(await call('POST', `${ADMIN}/v1/user/${at(event.sender)}/redact`, { body }), 'redact_id') ?? ''
    },
    redaction: async (id: string): Promise<{ readonly status: string; readonly failed: readonly string[] }> => {
      const body = await call('GET', `${ADMIN}/v1/user/redact_status/${at(id)}`)
      return {
        status: textIn(body, 'status') ?? '',
        failed: Object.values(fieldsOf(body['failed_redactions'])).map(String),
      }
    },
  }
}

/** Lets somebody read a file's bytes as they lie there. Throws a `SynapseFault` where there are none, or they do not come in time. */
function readingFrom({ url, token }: SynapseOptions) {
  return async <Value>(
    { server, id }: Media,
    timeoutMs: number,
    read: (bytes: AsyncIterable<Uint8Array>) => Promise<Value>,
  ): Promise<Value> => {
    const path = `/_matrix/client/v1/media/download/${at(server)}/${at(id)}`
    try {
      const headers = { authorization: `Bearer ${token}` }
      const response = await fetch(`${url}${path}`, { headers, signal: AbortSignal.timeout(timeoutMs) })
      if (response.ok && response.body !== null) return await read(response.body)
      throw new SynapseFault(`GET ${path}`, response.status, fieldsOf(readJson(await response.text())))
    } catch (fault) {
      throw fault instanceof SynapseFault
        ? fault
        : new SynapseFault(`GET ${path}`, 0, { error: whyNoAnswer(fault, url) })
    }
  }
}

function mediaCalls(call: Call) {
  const infoOf = async ({ server, id }: Media, timeoutMs?: number): Promise<Fields> => {
    const path = `${ADMIN}/v1/media/${at(server)}/${at(id)}`
    return fieldsOf((await call('GET', path, timeoutMs === undefined ? {} : { timeoutMs }))['media_info'])
  }
  return {
    /** Of a file's bytes; null where the homeserver does not know it. */
    sha256Of: async (file: Media, timeoutMs: number): Promise<string | null> =>
      textIn(await infoOf(file, timeoutMs), 'sha256'),
    /** Whether somebody quarantined it; null: the homeserver has no such file. */
    quarantined: async (file: Media): Promise<boolean | null> => {
      try {
        return textIn(await infoOf(file), 'quarantined_by') !== null
      } catch (fault) {
        if (fault instanceof SynapseFault && fault.status === 404) return null
        throw fault
      }
    },
    quarantine: ({ server, id }: Media, on: boolean): Promise<Fields> =>
      call('POST', `${ADMIN}/v1/media/${on ? 'quarantine' : 'unquarantine'}/${at(server)}/${at(id)}`, { body: {} }),
  }
}

function userCalls(call: Call) {
  const ratelimit = (user: string): string => `${ADMIN}/v1/users/${at(user)}/override_ratelimit`
  return {
    user: async (user: string): Promise<UserState> => readUserState(await call('GET', `${ADMIN}/v2/users/${at(user)}`)),
    suspend: (user: string, suspend: boolean) => call('PUT', `${ADMIN}/v1/suspend/${at(user)}`, { body: { suspend } }),
    lock: (user: string, locked: boolean) => call('PUT', `${ADMIN}/v2/users/${at(user)}`, { body: { locked } }),
    /** For good: the person leaves every room. */
    deactivate: (user: string) => call('POST', `${ADMIN}/v1/deactivate/${at(user)}`, { body: { erase: false } }),
    slowDown: (user: string, limit: { readonly messagesPerSecond: number; readonly burst: number }) =>
      call('POST', ratelimit(user), {
        body: { messages_per_second: limit.messagesPerSecond, burst_count: limit.burst },
      }),
    endSlowDown: (user: string) => call('DELETE', ratelimit(user)),
  }
}

function reportCalls(call: Call) {
  return {
    /** Newest first: `from` counts from there, for what a cursor of Synapse means shifts when reports are deleted. */
    reports: async (kind: MatrixReport['kind'], from: number): Promise<readonly MatrixReport[]> =>
      readReports(kind, await call('GET', `${ADMIN}/v1/${kind}_reports?dir=b&from=${from}&limit=${REPORTS_AT_ONCE}`)),
    reportedEvent: async (report: number): Promise<MatrixEvent | null> =>
      readReportedEvent(await call('GET', `${ADMIN}/v1/event_reports/${report}`)),
  }
}

function noticeCalls(call: Call) {
  const content = (text: string) => ({ msgtype: 'm.notice', body: text })
  return {
    /** `key`: the same one again sends nothing. */
    serverNotice: (user: string, text: string, key: string) =>
      call('PUT', `${ADMIN}/v1/send_server_notice/${at(key)}`, { body: { user_id: user, content: content(text) } }),
    /** A room of the connector's account and one person, who rules nothing there: else they could send the account away. */
    makeRoomWith: async (user: string): Promise<string> => {
      const body = { preset: 'private_chat', is_direct: true, invite: [user] }
      return textIn(await call('POST', `${CLIENT}/createRoom`, { body }), 'room_id') ?? ''
    },
    /** Asks whoever left a room into it again. */
    bringBack: async (room: string, user: string): Promise<void> => {
      const member = await call('GET', `${CLIENT}/rooms/${at(room)}/state/m.room.member/${at(user)}`)
      if (member['membership'] === 'join' || member['membership'] === 'invite') return
      await call('POST', `${CLIENT}/rooms/${at(room)}/invite`, { body: { user_id: user } })
    },
    say: (room: string, text: string, key: string) =>
      call('PUT', `${CLIENT}/rooms/${at(room)}/send/m.room.message/${at(key)}`, { body: content(text) }),
  }
}
