/** What arrived at the callback address: taken, or refused, and why. Pure; nothing is done about it here. */
import { isSigned, openEnvelope, type Envelope } from './crypt.ts'
import { type Callback, callbackFrom } from './from-callback.ts'
import { childText, readXml } from './read-xml.ts'

export type Arrived = {
  readonly query: URLSearchParams
  /** Null: a GET. */
  readonly body: string | null
}

export type Taken =
  /** WeCom verifies the address: it wants to read this, and nothing else. */
  | { readonly kind: 'echo'; readonly text: string }
  | { readonly kind: 'callback'; readonly callback: Callback; readonly xml: string }
  | { readonly kind: 'refused'; readonly status: 400 | 401; readonly why: string }

/** What was signed longer ago than this, or later than now by as much, is a replay, or a clock that is wrong. */
const WINDOW_MS = 5 * 60_000

const refused = (status: 400 | 401, why: string): Taken => ({ kind: 'refused', status, why })

export function takeCallback({ query, body }: Arrived, envelope: Envelope, now: number): Taken {
  const timestamp = query.get('timestamp') ?? ''
  const age = /^\d{1,12}$/.test(timestamp) ? Math.abs(now - Number(timestamp) * 1_000) : Number.POSITIVE_INFINITY
  if (!(age <= WINDOW_MS)) return refused(401, 'It was signed more than five minutes from now.')
  const root = body === null ? null : readXml(body)
  const encrypted = body === null ? query.get('echostr') : root === null ? null : childText(root, 'Encrypt')
  if (encrypted === null || encrypted === '') return refused(400, 'It holds nothing encrypted.')
  const signed = {
    signature: query.get('msg_signature') ?? '',
    timestamp,
    nonce: query.get('nonce') ?? '',
    encrypted,
  }
  if (!isSigned(signed, envelope.token)) return refused(401, 'Its signature was not made with our token.')
  const opened = openEnvelope(encrypted, envelope)
  if (!opened.ok) return refused(401, 'It cannot be opened with our key, or is for another receiver.')
  if (body === null) return { kind: 'echo', text: opened.text }
  const callback = callbackFrom(opened.text)
  return callback === null
    ? refused(400, 'What was in it is no callback.')
    : { kind: 'callback', callback, xml: opened.text }
}
