/** One call of WeCom's API: with a token that is fetched once and kept, within its limits, and again where that may help. */
import { setTimeout as sleep } from 'node:timers/promises'
import { type Fields, fieldsOf, numberIn, readJson, textIn } from '../read-fields.ts'
import { whyNoAnswer } from '../why-no-answer.ts'
import { CALL_LIMITS, createLimits, type Limit, type Limits } from './keep-limits.ts'
import { isThrottled, WeComFault } from './wecom-fault.ts'

/** Whose rights a call is made with: the app's, or those of the directory, which may disable members. */
export type SecretName = 'app' | 'directory'

export type CallOptions = {
  /** `https://qyapi.weixin.qq.com` unless a proxy stands before it. */
  readonly url: string
  readonly corpId: string
  readonly secrets: Readonly<Record<SecretName, string>>
  readonly timeoutMs: number
  readonly now: () => number
  /** For tests. */
  readonly wait?: (ms: number) => Promise<unknown>
}

export type Asked = {
  readonly secret?: SecretName
  readonly query?: Readonly<Record<string, string>>
  /** A POST. */
  readonly body?: Fields
  /** Counted beside the limits of the call itself. */
  readonly within?: readonly { readonly key: string; readonly limits: readonly Limit[] }[]
}

type Token = { readonly text: string; readonly until: number }

/** Fetched anew so long before it ends. */
const TOKEN_SPARE_MS = 5 * 60_000
/** The token is not known or over. */
const TOKEN_CODES = new Set([40_014, 42_001])
const SYSTEM_BUSY = -1
const ATTEMPTS = 3
const FIRST_PAUSE_MS = 300

export function createCall(options: CallOptions) {
  const { now, wait = sleep } = options
  const limits = createLimits(now)
  const tokens = createTokens(options, limits)
  const call = async (path: string, asked: Asked = {}): Promise<Fields> => {
    const secret = asked.secret ?? 'app'
    const keys = [{ key: path, limits: CALL_LIMITS }, ...(asked.within ?? [])]
    let hasNewToken = false
    for (let attempt = 1; ; attempt += 1) {
      const token = await tokens.get(secret)
      for (const { key, limits: within } of keys) {
        const notBefore = limits.take(key, within)
        if (notBefore !== null)
          throw new WeComFault(path, 45_009, 'Kept back by the connector: too many calls.', notBefore)
      }
      const body = await send(options, { path, asked, token })
      const errcode = numberIn(body, 'errcode') ?? 0
      if (errcode === 0) {
        limits.passed(path)
        return body
      }
      if (TOKEN_CODES.has(errcode) && !hasNewToken) {
        tokens.forget(secret, token)
        hasNewToken = true
        continue
      }
      if (errcode === SYSTEM_BUSY && attempt < ATTEMPTS) {
        await wait(FIRST_PAUSE_MS * 2 ** attempt)
        continue
      }
      const notBefore = isThrottled(errcode) ? limits.pause(path) : null
      throw new WeComFault(path, errcode, textIn(body, 'errmsg') ?? '', notBefore)
    }
  }
  /** Whether WeCom takes the secret: fetches the token that the next call needs anyway. */
  const signIn = async (secret: SecretName): Promise<void> => {
    await tokens.get(secret)
  }
  return Object.assign(call, { signIn })
}

export type Call = ReturnType<typeof createCall>

/** Those that need one at the same time wait for the same one. */
function createTokens(options: CallOptions, limits: Limits) {
  const kept = new Map<SecretName, Token>()
  const fetching = new Map<SecretName, Promise<string>>()
  const fetchOne = async (name: SecretName): Promise<string> => {
    const path = 'gettoken'
    const notBefore = limits.take(path, CALL_LIMITS)
    if (notBefore !== null) throw new WeComFault(path, 45_009, 'Kept back by the connector: too many calls.', notBefore)
    const query = { corpid: options.corpId, corpsecret: options.secrets[name] }
    const body = await send(options, { path, asked: { query }, token: null })
    const [errcode, text] = [numberIn(body, 'errcode') ?? 0, textIn(body, 'access_token')]
    if (errcode !== 0 || text === null)
      throw new WeComFault(
        path,
        errcode,
        `${textIn(body, 'errmsg') ?? ''} (secret: ${name})`,
        isThrottled(errcode) ? limits.pause(path) : null,
      )
    const seconds = numberIn(body, 'expires_in') ?? 7_200
    kept.set(name, { text, until: options.now() + Math.max(0, seconds * 1_000 - TOKEN_SPARE_MS) })
    return text
  }
  return {
    get: async (name: SecretName): Promise<string> => {
      const found = kept.get(name)
      if (found !== undefined && found.until > options.now()) return found.text
      const running = fetching.get(name)
      if (running !== undefined) return running
      const started = fetchOne(name).finally(() => fetching.delete(name))
      fetching.set(name, started)
      return started
    },
    /** Only the one that was refused: another call may have fetched a new one already. */
    forget: (name: SecretName, text: string): void => {
      if (kept.get(name)?.text === text) kept.delete(name)
    },
  }
}

type Sending = { readonly path: string; readonly asked: Asked; readonly token: string | null }

async function send(options: CallOptions, { path, asked, token }: Sending): Promise<Fields> {
  const query = new URLSearchParams({ ...(token === null ? {} : { access_token: token }), ...asked.query })
  let text: string
  let status: number
  try {
    const response = await fetch(`${options.url}/cgi-bin/${path}?${query.toString()}`, {
      method: asked.body === undefined ? 'GET' : 'POST',
      headers: { 'content-type': 'application/json' },
      // A redirect would carry the token elsewhere.
      redirect: 'error',
      signal: AbortSignal.timeout(options.timeoutMs),
      ...(asked.body === undefined ? {} : { body: JSON.stringify(asked.body) }),
    })
    status = response.status
    text = await response.text()
  } catch (fault) {
    // Its message may hold the address, and that the token.
    throw new WeComFault(path, null, whyNoAnswer(fault, options.url))
  }
  const body = readJson(text)
  if (status !== 200 || body === null) throw new WeComFault(path, null, `HTTP ${status}`)
  return fieldsOf(body)
}
