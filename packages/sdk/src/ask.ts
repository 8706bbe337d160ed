/**
 * One request: with a token, an idempotency key when it changes something, and patience when the server asks for it.
 * A repeated request carries the same key, so whatever the network did, it takes effect once.
 */
import { type Answer, refuse, unreachable } from './problem.ts'
import { readAnswer } from './read-answer.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

export type ClientOptions = {
  /** The server's address, such as `https://goodstanding.example`; empty: where the page came from. */
  readonly url: string
  /** A token, or what fetches one: asked anew for each request, so that it may hand out short-lived ones. Absent: cookies. */
  readonly token?: string | (() => string | Promise<string>)
  /** Further headers of every request, such as a page's CSRF token. */
  readonly headers?: () => Readonly<Record<string, string>>
  /** How often a request that got no answer or was told to wait is sent in all. Default: 4. */
  readonly attempts?: number
  /** For tests and for runtimes with a fetch of their own. */
  readonly fetch?: typeof fetch
  /** Waits some milliseconds. For tests. */
  readonly wait?: (ms: number) => Promise<void>
}

export type Asked = {
  readonly body?: unknown
  /** Sent instead of `body`, as it is. */
  readonly raw?: { readonly type: string; readonly text: string | Uint8Array<ArrayBuffer> }
  readonly query?: Readonly<Record<string, string | number | null | undefined>>
  /** The caller's own key: the same act, sent again later, still takes effect once. */
  readonly idempotencyKey?: string
  /** The version that the caller read: refused as stale when it has changed. */
  readonly ifMatch?: number
  readonly signal?: AbortSignal
}

export type Ask = <Value>(method: Method, path: string, asked?: Asked) => Promise<Answer<Value>>

const FIRST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 20_000
/** The server says so itself: nothing was half done, and the request may be repeated. */
const REPEATABLE = new Set([429, 500, 502, 503, 504])

function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

const sleep = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms)
  })

function addressOf(url: string, path: string, query: Asked['query']): string {
  const words = Object.entries(query ?? {}).flatMap(([name, value]) =>
    value === null || value === undefined ? [] : [`${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`],
  )
  return `${url.replace(/\/+$/, '')}${path}${words.length === 0 ? '' : `?${words.join('&')}`}`
}

function pauseBefore(attempt: number, retryAfter: string | null): number {
  const seconds = Number(retryAfter ?? Number.NaN)
  const stated = Number.isFinite(seconds) ? seconds * 1000 : 0
  const grown = FIRST_PAUSE_MS * 2 ** (attempt - 1) * (0.5 + Math.random() / 2)
  return Math.min(LONGEST_PAUSE_MS, Math.max(stated, grown))
}

async function headersOf(options: ClientOptions, method: Method, asked: Asked): Promise<Record<string, string>> {
  const { token, headers } = options
  const given = typeof token === 'function' ? await token() : token
  const type = asked.raw?.type ?? (asked.body === undefined ? undefined : 'application/json')
  return {
    ...headers?.(),
    ...(given === undefined ? {} : { authorization: `Bearer ${given}` }),
    ...(type === undefined ? {} : { 'content-type': type }),
    ...(method === 'POST' ? { 'idempotency-key': asked.idempotencyKey ?? newKey() } : {}),
    ...(asked.ifMatch === undefined ? {} : { 'if-match': String(asked.ifMatch) }),
  }
}

/** How requests are sent with these options. */
export function createAsk(options: ClientOptions): Ask {
  const { url, attempts = 4, wait = sleep } = options
  const send = options.fetch ?? ((input, init) => fetch(input, init))
  return async <Value>(method: Method, path: string, asked: Asked = {}): Promise<Answer<Value>> => {
    const address = addressOf(url, path, asked.query)
    const headers = await headersOf(options, method, asked)
    const body = asked.raw?.text ?? (asked.body === undefined ? null : JSON.stringify(asked.body))
    for (let attempt = 1; ; attempt++) {
      try {
        const response = await send(address, {
          method,
          headers,
          ...(body === null ? {} : { body }),
          ...(asked.signal === undefined ? {} : { signal: asked.signal }),
        })
        if (!REPEATABLE.has(response.status) || attempt >= attempts) return await readAnswer<Value>(response)
        await wait(pauseBefore(attempt, response.headers.get('retry-after')))
      } catch (fault) {
        if (asked.signal?.aborted === true || attempt >= attempts) return refuse(unreachable(fault))
        await wait(pauseBefore(attempt, null))
      }
    }
  }
}
