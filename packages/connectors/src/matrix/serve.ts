/** The connector's door: what Synapse asks, and what Goodstanding tells. Nothing else is answered. */
import { createHash, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
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

/** A refusal of the connector itself. The module takes JSON for a verdict, so these are text: its own `fail_open` says what follows. */
class Refused extends Error {
  readonly status: number
  constructor(status: number, words: string) {
    super(words)
    this.status = status
  }
}

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
      // What was not read of the request must not be taken for the next one.
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
  const text = await readBody(request)
  if (!isCallback) return { status: await serving.receive(text, request.headers), body: '' }
  const callback = callbackFrom(path.slice(CALLBACKS_PATH.length), readJson(text))
  if (callback === null) throw new Refused(400, 'This is no callback that the connector knows, or not its body.')
  if (callback.kind === 'ping') return { status: 200, body: { id: callback.id, status: 'ok' } }
  const answer = await serving.answer(callback)
  return answer.kind === 'allow' ? { status: 200, body: {} } : { status: 403, body: answer.refusal }
}

/** In constant time: digests have one length, whatever was sent. */
function isAllowed(secret: string, header: string | undefined): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(header ?? ''), digest(`Bearer ${secret}`))
}

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request) {
    const bytes = Buffer.isBuffer(part) ? part : Buffer.from(String(part))
    size += bytes.length
    if (size > BODY_LIMIT) throw new Refused(413, 'The body is larger than 1 MiB.')
    parts.push(bytes)
  }
  return Buffer.concat(parts).toString('utf8')
}

function say(response: ServerResponse, status: number, type: string, text: string): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
  response.end(text)
}
