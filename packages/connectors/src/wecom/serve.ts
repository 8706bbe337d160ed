/** The connector's door: what WeCom calls back, what Goodstanding tells, and what the operator's app sent. Nothing else is answered. */
import { createHash, timingSafeEqual } from 'node:crypto'
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { Log } from '../log.ts'
import { fieldsOf, readJson, textIn } from '../read-fields.ts'
import type { Arrived, Taken } from './take-callback.ts'

export type Serving = {
  readonly take: (arrived: Arrived) => Taken
  /** On disk when it resolves; WeCom is answered then. */
  readonly keep: (taken: Extract<Taken, { readonly kind: 'callback' }>) => Promise<void>
  /** Answers the status to answer a webhook with. */
  readonly receive: (body: string, headers: IncomingHttpHeaders) => Promise<number>
  /** The bearer token of the operator's app; null: it may say nothing. */
  readonly appSecret: string | null
  readonly appSent: (message: { readonly decision: string; readonly msgid: string }) => void
  readonly waiting: () => number
  readonly log: Log
}

export const CALLBACK_PATH = '/callback'
export const WEBHOOKS_PATH = '/webhooks'
export const APP_MESSAGES_PATH = '/app-messages'

/** An event has some kilobytes; a member with many fields of the corp's own has more. */
const BODY_LIMIT = 256 * 1024
const PATIENCE_MS = 5_000

class Refused extends Error {
  readonly status: number
  constructor(status: number, words: string) {
    super(words)
    this.status = status
  }
}

export function createWeComServer(serving: Serving): Server {
  const { log } = serving
  const server = createServer((request, response) => {
    handle(serving, request, response).catch((fault: unknown) => {
      const status = fault instanceof Refused ? fault.status : 500
      const why = fault instanceof Error ? fault.message : String(fault)
      log(status === 500 ? 'error' : 'warn', 'A request was refused.', { status, path: pathOf(request), why })
      if (response.headersSent) response.destroy()
      else say(response, status, status === 500 ? 'The connector failed; its log says why.' : why)
    })
  })
  server.headersTimeout = PATIENCE_MS
  server.requestTimeout = PATIENCE_MS
  return server
}

const pathOf = (request: IncomingMessage): string => (request.url ?? '').split('?', 1)[0] ?? ''

async function handle(serving: Serving, request: IncomingMessage, response: ServerResponse): Promise<void> {
  switch (`${request.method ?? ''} ${pathOf(request)}`) {
    case 'GET /healthz': {
      say(response, 200, JSON.stringify({ status: 'ok', waiting: serving.waiting() }), 'application/json')
      return
    }
    case `GET ${CALLBACK_PATH}`:
    case `POST ${CALLBACK_PATH}`:
      return callback(serving, request, response)
    case `POST ${WEBHOOKS_PATH}`: {
      say(response, await serving.receive(await readBody(request), request.headers), '')
      return
    }
    case `POST ${APP_MESSAGES_PATH}`:
      return appMessage(serving, request, response)
    default:
      throw new Refused(404, 'There is nothing here.')
  }
}

async function callback(serving: Serving, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { searchParams: query } = new URL(request.url ?? '/', 'http://connector.invalid')
  const taken = serving.take({ query, body: request.method === 'GET' ? null : await readBody(request) })
  switch (taken.kind) {
    case 'refused':
      throw new Refused(taken.status, taken.why)
    case 'echo': {
      say(response, 200, taken.text)
      return
    }
    case 'callback':
      await serving.keep(taken)
      {
        say(response, 200, 'success')
        return
      }
  }
}

async function appMessage(serving: Serving, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (serving.appSecret === null || !isAllowed(serving.appSecret, request.headers.authorization))
    throw new Refused(401, 'The bearer token is not the one of WECOM_APP_MESSAGES_TOKEN.')
  const fields = fieldsOf(readJson(await readBody(request)))
  const [decision, msgid] = [textIn(fields, 'decision') ?? '', textIn(fields, 'msgid') ?? '']
  if (!/^dec_[\w-]{1,100}$/.test(decision) || !/^\S{1,256}$/.test(msgid))
    throw new Refused(
      400,
      'Say the decision about the message, and the msgid that WeCom gave it: {"decision": "dec_…", "msgid": "…"}.',
    )
  serving.appSent({ decision, msgid })
  say(response, 204, '')
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
    if (size > BODY_LIMIT) throw new Refused(413, 'The body is larger than 256 KiB.')
    parts.push(bytes)
  }
  return Buffer.concat(parts).toString('utf8')
}

function say(response: ServerResponse, status: number, text: string, type = 'text/plain; charset=utf-8'): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
  response.end(text)
}
