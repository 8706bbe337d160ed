/** The connector's door: what WeCom calls back, what Goodstanding tells, and what the operator's app sent. Nothing else is answered. */
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http'
import { isAllowed, readBody, Refused, say } from '../door.ts'
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
const TEXT = 'text/plain; charset=utf-8'

export function createWeComServer(serving: Serving): Server {
  const { log } = serving
  const server = createServer((request, response) => {
    handle(serving, request, response).catch((fault: unknown) => {
      const status = fault instanceof Refused ? fault.status : 500
      const why = fault instanceof Error ? fault.message : String(fault)
      log(status === 500 ? 'error' : 'warn', 'A request was refused.', { status, path: pathOf(request), why })
      if (response.headersSent) response.destroy()
      else say(response, status, TEXT, status === 500 ? 'The connector failed; its log says why.' : why)
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
      say(response, 200, 'application/json', JSON.stringify({ status: 'ok', waiting: serving.waiting() }))
      return
    }
    case `GET ${CALLBACK_PATH}`:
    case `POST ${CALLBACK_PATH}`:
      return callback(serving, request, response)
    case `POST ${WEBHOOKS_PATH}`: {
      say(response, await serving.receive(await readBody(request, BODY_LIMIT), request.headers), TEXT, '')
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
  const taken = serving.take({ query, body: request.method === 'GET' ? null : await readBody(request, BODY_LIMIT) })
  switch (taken.kind) {
    case 'refused':
      throw new Refused(taken.status, taken.why)
    case 'echo': {
      say(response, 200, TEXT, taken.text)
      return
    }
    case 'callback':
      await serving.keep(taken)
      say(response, 200, TEXT, 'success')
  }
}

async function appMessage(serving: Serving, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (serving.appSecret === null || !isAllowed(serving.appSecret, request.headers.authorization))
    throw new Refused(401, 'The bearer token is not the one of WECOM_APP_MESSAGES_TOKEN.')
  const fields = fieldsOf(readJson(await readBody(request, BODY_LIMIT)))
  const [decision, msgid] = [textIn(fields, 'decision') ?? '', textIn(fields, 'msgid') ?? '']
  if (!/^dec_[\w-]{1,100}$/.test(decision) || !/^\S{1,256}$/.test(msgid))
    throw new Refused(
      400,
      'Say the decision about the message, and the msgid that WeCom gave it: {"decision": "dec_…", "msgid": "…"}.',
    )
  serving.appSent({ decision, msgid })
  say(response, 204, TEXT, '')
}
