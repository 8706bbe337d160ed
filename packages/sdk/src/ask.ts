/**
 * One request: with a token, an idempotency key when it does something once, and patience when the server asks for it.
 * A repeated request carries the same key, so whatever the network did, it takes effect once.
 */
import { isExpected } from './is-expected.ts'
import { aborted, type Answer, notSent, type Problem, refuse, unexpected, unreachable } from './problem.ts'
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
  /** How long one attempt may take, its answer read to the end, in milliseconds. Default: as long as the runtime lets it. */
  readonly timeoutMs?: number
  /** Told of each request when it begins, with what gives it up, however often it is sent; what it answers is called at the end. */
  readonly watch?: (asking: AbortController) => () => void
  /** For tests and for runtimes with a fetch of their own. */
  readonly fetch?: typeof fetch
  /** Waits some milliseconds. For tests. */
  readonly wait?: (ms: number) => Promise<void>
}

export type Asked = {
  readonly body?: unknown
  /** Of `body`, which is sent as JSON. Default: `application/json`. */
  readonly mediaType?: string
  /** Sent instead of `body`, as it is. */
  readonly raw?: { readonly type: string; readonly text: string | Uint8Array<ArrayBuffer> }
  readonly query?: Readonly<Record<string, string | number | null | undefined>>
  /** The caller's own key: the same act, sent again later, still takes effect once. */
  readonly idempotencyKey?: string
  /** The version that the caller read: refused as stale when it has changed. */
  readonly ifMatch?: number
  /** Gives up: what is under way, and the pause before the next attempt. */
  readonly signal?: AbortSignal
  /** Instead of the client's own. */
  readonly timeoutMs?: number
}

/** What may be said of a call beside what it is about. */
export type CallOptions = Pick<Asked, 'signal' | 'timeoutMs'>

export type Ask = <Value>(method: Method, path: string, asked?: Asked) => Promise<Answer<Value>>

const FIRST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 20_000
/** The server says so itself: nothing was half done, and the request may be repeated. */
const REPEATABLE = new Set([429, 500, 502, 503, 504])

function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

function addressOf(url: string, path: string, query: Asked['query']): string {
  const words = Object.entries(query ?? {}).flatMap(([name, value]) =>
    value === null || value === undefined ? [] : [`${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`],
  )
  return `${url.replace(/(?<!\/)\/+$/, '')}${path}${words.length === 0 ? '' : `?${words.join('&')}`}`
}

/** `retry-after`: seconds, or a date. */
function statedPause(retryAfter: string | null): number {
  if (retryAfter === null) return 0
  const ms = /^\d+$/.test(retryAfter.trim()) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - Date.now()
  return Number.isFinite(ms) ? ms : 0
}

/** Null: it is told to wait for longer than anybody who waits for a call does. */
function pauseBefore(attempt: number, retryAfter: string | null): number | null {
  const stated = statedPause(retryAfter)
  if (stated > LONGEST_PAUSE_MS) return null
  const grown = FIRST_PAUSE_MS * 2 ** (attempt - 1) * (0.5 + Math.random() / 2)
  return Math.min(LONGEST_PAUSE_MS, Math.max(stated, grown))
}

async function headersOf(options: ClientOptions, key: string | null, asked: Asked): Promise<Record<string, string>> {
  const { token, headers } = options
  const given = typeof token === 'function' ? await token() : token
  const type = asked.raw?.type ?? (asked.body === undefined ? undefined : (asked.mediaType ?? 'application/json'))
  return {
    ...headers?.(),
    ...(given === undefined ? {} : { authorization: `Bearer ${asBytes(given)}` }),
    ...(type === undefined ? {} : { 'content-type': type }),
    ...(key === null ? {} : { 'idempotency-key': key }),
    ...(asked.ifMatch === undefined ? {} : { 'if-match': String(asked.ifMatch) }),
  }
}

/** A header holds bytes: a token that is not ASCII goes as its UTF-8. */
function asBytes(token: string): string {
  return Array.from(new TextEncoder().encode(token), (byte) => String.fromCharCode(byte)).join('')
}

/** Until the time is over or the signal gives up, whichever is first: a process of which nothing else runs may end then. */
function pause(ms: number, wait: ClientOptions['wait'], signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const end = (): void => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', end)
      resolve()
    }
    signal?.addEventListener('abort', end)
    if (signal?.aborted === true) end()
    else if (wait === undefined) timer = setTimeout(end, ms)
    else wait(ms).then(end, reject)
  })
}

/** What ends one attempt: the caller's signal, or its time. `over` stops the clock. */
function limitOf(signal: AbortSignal | undefined, ms: number | undefined) {
  if (ms === undefined) return { signal, over: () => undefined }
  const controller = new AbortController()
  const follow = (): void => {
    controller.abort(signal?.reason)
  }
  signal?.addEventListener('abort', follow)
  if (signal?.aborted === true) follow()
  const timer = setTimeout(() => {
    controller.abort(new Error(`No answer came within ${ms} ms.`))
  }, ms)
  return {
    signal: controller.signal,
    over: () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', follow)
    },
  }
}

type Sending = {
  readonly address: string
  readonly method: Method
  readonly path: string
  readonly key: string | null
}
/** `again`: the pause before the next attempt, where another one may fare better. */
type Attempt<Value> = { readonly answer: Answer<Value>; readonly again: number | null }

/** How requests are sent with these options. */
export function createAsk(options: ClientOptions): Ask {
  const { url, attempts = 4, wait } = options
  const send = options.fetch ?? ((input, init) => fetch(input, init))

  async function attempt<Value>(
    { address, method, path, key }: Sending,
    asked: Asked,
    turn: number,
  ): Promise<Attempt<Value>> {
    const failed = (problem: Problem): Attempt<Value> => ({ answer: refuse(problem), again: pauseBefore(turn, null) })
    let init: RequestInit
    try {
      const body = asked.raw?.text ?? (asked.body === undefined ? null : JSON.stringify(asked.body))
      init = { method, headers: await headersOf(options, key, asked), ...(body === null ? {} : { body }) }
    } catch (fault) {
      return failed(notSent(fault))
    }
    const { signal, over } = limitOf(asked.signal, asked.timeoutMs ?? options.timeoutMs)
    try {
      const response = await send(address, { ...init, ...(signal === undefined ? {} : { signal }) })
      const answer = await readAnswer<Value>(response)
      if (answer.ok && !isExpected({ method, path, body: asked.body }, answer.value))
        return failed(unexpected(response.status, response.headers.get('content-type')))
      if (!answer.ok && answer.refusal.kind === 'client.unexpected') return failed(answer.refusal)
      const isAtWork = !answer.ok && answer.refusal.kind === 'idempotency.in-progress' // on an attempt before this one
      const isRepeatable = REPEATABLE.has(response.status) || isAtWork
      return { answer, again: isRepeatable ? pauseBefore(turn, response.headers.get('retry-after')) : null }
    } catch (fault) {
      return failed(unreachable(signal?.aborted === true ? signal.reason : fault))
    } finally {
      over()
    }
  }

  const ask = async <Value>(method: Method, path: string, asked: Asked = {}): Promise<Answer<Value>> => {
    // What is stated over a version would be refused as stale when it is repeated: by its own first attempt.
    const hasKey = method === 'POST' || asked.ifMatch !== undefined
    const key = hasKey ? (asked.idempotencyKey ?? newKey()) : null
    const sending = { address: addressOf(url, path, asked.query), method, path, key }
    for (let turn = 1; ; turn++) {
      const { answer, again } = await attempt<Value>(sending, asked, turn)
      if (again === null) return answer
      if (turn < attempts) await pause(again, wait, asked.signal)
      if (asked.signal?.aborted === true) return refuse(aborted(asked.signal.reason))
      if (turn >= attempts) return answer
    }
  }
  const { watch } = options
  if (watch === undefined) return ask
  return async (method, path, asked = {}) => {
    const controller = new AbortController()
    const signals = [controller.signal, ...(asked.signal === undefined ? [] : [asked.signal])]
    return ask<never>(method, path, { ...asked, signal: AbortSignal.any(signals) }).finally(watch(controller))
  }
}
