/** A service's side of the public contract: requests with a token, answers with status, headers and body. */
import type { Decision, Effect, EventType } from '@goodstanding/model'
import { EFFECTS, withDefaults } from '@goodstanding/model'

export type Data = Readonly<Record<string, unknown>>

/** An event in the CloudEvents envelope, as it goes over the wire. */
export type WireEvent = {
  readonly specversion: '1.0'
  readonly id: string
  readonly source: string
  readonly type: string
  readonly time?: string
  readonly data: Data
}

export type Answer = {
  readonly status: number
  readonly mediaType: string
  readonly headers: Headers
  /** Parsed when it is JSON (or one value a line when it is NDJSON), text otherwise. */
  readonly body: unknown
}

export type Asked = {
  readonly body?: unknown
  /** Sent as it is, instead of `body` as JSON. */
  readonly raw?: string | Uint8Array
  readonly mediaType?: string
  /** Null: none. Absent: the client's own. */
  readonly token?: string | null
  readonly headers?: Readonly<Record<string, string>>
}

let serial = 0

/** A valid, innocent event of a type with `data` merged over the defaults, and an id of its own. */
export function eventOf(type: EventType, data: Data = {}, envelope: Partial<WireEvent> = {}): WireEvent {
  serial += 1
  return {
    specversion: '1.0',
    id: `e-${serial}`,
    source: 'https://chat.example/e2e',
    type,
    data: withDefaults(type, data),
    ...envelope,
  }
}

function bodyOf(text: string, mediaType: string): unknown {
  if (mediaType === 'application/x-ndjson')
    return text
      .split('\n')
      .filter((line) => line !== '')
      .map((line): unknown => JSON.parse(line))
  return mediaType.endsWith('json') && text !== '' ? JSON.parse(text) : text
}

export type Client = {
  readonly url: string
  readonly ask: (method: string, path: string, asked?: Asked) => Promise<Answer>
  /** One event through `POST /v1/decisions`; throws what was answered when it is no decision. */
  readonly decide: (event: WireEvent) => Promise<Decision>
  /** Many events as NDJSON, answers in their order. */
  readonly decideAll: (events: readonly WireEvent[]) => Promise<readonly Decision[]>
  /** `PUT /v1/<path>`; throws what was answered when it was not taken. */
  readonly put: (path: string, body: Data) => Promise<void>
  readonly remove: (path: string) => Promise<void>
}

function taken(answer: Answer, about: unknown): Answer {
  if (answer.status >= 300)
    throw new Error(`${answer.status} ${JSON.stringify(answer.body)} for ${JSON.stringify(about).slice(0, 500)}`)
  return answer
}

export function createClient(url: string, ownToken: string): Client {
  const ask: Client['ask'] = async (method, path, asked = {}) => {
    const { body, raw, mediaType = 'application/json', token = ownToken } = asked
    const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body))
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: {
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(sent === undefined ? {} : { 'content-type': mediaType }),
        ...asked.headers,
      },
      ...(sent === undefined ? {} : { body: sent }),
    })
    const text = await answer.text()
    const answered = (answer.headers.get('content-type') ?? '').split(';', 1)[0] ?? ''
    return { status: answer.status, mediaType: answered, headers: answer.headers, body: bodyOf(text, answered) }
  }
  return {
    url,
    ask,
    decide: async (event) => taken(await ask('POST', '/v1/decisions', { body: event }), event).body as Decision,
    decideAll: async (events) => {
      const raw = events.map((event) => JSON.stringify(event)).join('\n')
      const answer = await ask('POST', '/v1/decisions', { raw, mediaType: 'application/x-ndjson' })
      return taken(answer, events[0]).body as readonly Decision[]
    },
    put: async (path, body) => {
      taken(await ask('PUT', `/v1/${path}`, { body }), { path, body })
    },
    remove: async (path) => {
      taken(await ask('DELETE', `/v1/${path}`), path)
    },
  }
}

/** The clauses that a decision cites, each once, in the order of its findings. */
export function clausesOf(decision: Decision): readonly string[] {
  return [...new Set(decision.findings.map(({ clause }) => clause))]
}

/** What one clause says about a decision, apart from every other clause. */
export function effectOfClause(decision: Decision, clause: string): Effect {
  const own = new Set(decision.findings.filter((finding) => finding.clause === clause).map(({ effect }) => effect))
  return [...EFFECTS].reverse().find((effect) => own.has(effect)) ?? 'allow'
}

const READY_MOST_MS = 30_000
const PAUSE_MS = 200

/** Reads a path again while the server says that it is not ready: under load a case is written later than a request waits. */
export async function askOnceReady(client: Pick<Client, 'ask'>, path: string, token: string): Promise<Answer> {
  const end = performance.now() + READY_MOST_MS
  for (;;) {
    const answer = await client.ask('GET', path, { token })
    if (answer.status !== 503 || performance.now() > end) return answer
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
}
