/** The connector's door: what Synapse asks, and what Goodstanding tells. Nothing else is answered. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { isAllowed, readBody, Refused, say } from '../door.ts'
import type { Answer } from './answer.ts'
import { type Callback, callbackFrom } from './from-callback.ts'
import type { Log } from '../log.ts'
import { readJson } from '../read-fields.ts'

export type Serving = {
  /** What Synapse sends as its bearer token. */
  readonly secret: string
  readonly answer: (callback: Callback) => Promise<Answer>
  /** The status to answer a webhook with. */
  readonly receive: (body: string, headers: IncomingMessage['headers']) => Promise<number>
  readonly log: Log
}

/** A Matrix event has 64 KiB at most; the state that comes with an invitation takes more. */
const BODY_LIMIT = 1024 * 1024
const PATIENCE_MS = 10_000
const KEPT_OPEN_MS = 150_000
const TEXT = 'text/plain; charset=utf-8'
export const CALLBACKS_PATH = '/api/synapse/'
export const WEBHOOKS_PATH = '/webhooks'

export function createConnectorServer(serving: Serving): Server {
  const { log } = serving
  const server = createServer((request, response) => {
    handle(serving, request, response).catch((fault: unknown) => {
      const status = fault instanceof Refused ? fault.status : 500
      const why = fault instanceof Error ? fault.message : String(fault)
      log(status === 500 ? 'error' : 'warn', 'A request was refused.', { status, path: request.url ?? '', why })
      if (response.headersSent) {
        response.destroy()
        return
      }
      // What was not read of the request must not be taken for the next one. The module takes JSON for a verdict, so this is text: its own
      // `fail_open` says what follows.
      response.setHeader('connection', 'close')
      say(response, status, TEXT, status === 500 ? 'The connector failed; its log says why.' : why)
    })
  })
  server.headersTimeout = PATIENCE_MS
  server.requestTimeout = PATIENCE_MS
  // Longer than Synapse keeps a connection for the next event: the one that closes it must be the one that asks.
  server.keepAliveTimeout = KEPT_OPEN_MS
  return server
}

async function handle(serving: Serving, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { status, body } = await answerTo(serving, request)
  const isJson = typeof body !== 'string'
  say(response, status, isJson ? 'application/json' : TEXT, isJson ? JSON.stringify(body) : body)
}

type Answered = { readonly status: number; readonly body: object | string }

async function answerTo(serving: Serving, request: IncomingMessage): Promise<Answered> {
  const [path = ''] = (request.url ?? '').split('?', 1)
  if (path === '/healthz' && request.method === 'GET') return { status: 200, body: { status: 'ok' } }
  const isCallback = path.startsWith(CALLBACKS_PATH)
  if (!isCallback && path !== WEBHOOKS_PATH) throw new Refused(404, 'There is nothing here.')
  if (request.method !== 'POST') throw new Refused(405, 'Only POST.')
  if (isCallback && !isAllowed(serving.secret, request.headers.authorization))
    throw new Refused(
      401,
      'The bearer token is not the secret of this connector. Compare `authorization` in homeserver.yaml.',
    )
  const text = await readBody(request, BODY_LIMIT)
  if (!isCallback) return { status: await serving.receive(text, request.headers), body: '' }
  const callback = callbackFrom(path.slice(CALLBACKS_PATH.length), readJson(text))
  if (callback === null) throw new Refused(400, 'This is no callback that the connector knows, or not its body.')
  if (callback.kind === 'ping') return { status: 200, body: { id: callback.id, status: 'ok' } }
  const answer = await serving.answer(callback)
  return answer.kind === 'allow' ? { status: 200, body: {} } : { status: 403, body: answer.refusal }
}
