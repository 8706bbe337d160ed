/** The envelope of WeCom's callbacks: who signed it, and what is in it. */
import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto'

/** What the administrator of the app sets in WeCom's console, and the id that its callbacks are for. */
export type Envelope = {
  readonly token: string
  /** EncodingAESKey: 43 characters. */
  readonly key: string
  /** The corp's id; of a third-party app its suite id. */
  readonly receiveId: string
}

export type Signed = {
  readonly signature: string
  readonly timestamp: string
  readonly nonce: string
  readonly encrypted: string
}

export type Opened = { readonly ok: true; readonly text: string } | { readonly ok: false }

const KEY_BYTES = 32
const RANDOM_BYTES = 16
const LENGTH_BYTES = 4
/** WeCom pads to blocks of 32 bytes, twice those of the cipher. */
const BLOCK_BYTES = 32
const REFUSED: Opened = { ok: false }

/** Null: no key that WeCom would make. */
export function keyBytes(key: string): Buffer | null {
  const bytes = Buffer.from(`${key}=`, 'base64')
  return /^[A-Za-z0-9+/]{43}$/.test(key) && bytes.length === KEY_BYTES ? bytes : null
}

/** In constant time: both are digests of one length. */
export function isSigned({ signature, timestamp, nonce, encrypted }: Signed, token: string): boolean {
  const parts = [token, timestamp, nonce, encrypted].toSorted((one, other) => (one < other ? -1 : one > other ? 1 : 0))
  const made = createHash('sha1').update(parts.join('')).digest()
  const given = Buffer.from(/^[0-9a-fA-F]{40}$/.test(signature) ? signature : '', 'hex')
  return given.length === made.length && timingSafeEqual(given, made)
}

/**
 * What was encrypted for us. One refusal for whatever is wrong with it: key, padding, length, receiver. Call it only for what `isSigned`,
 * so that nobody learns anything from which texts are refused.
 */
export function openEnvelope(encrypted: string, { key, receiveId }: Envelope): Opened {
  const secret = keyBytes(key)
  const bytes = Buffer.from(encrypted, 'base64')
  if (secret === null || bytes.length === 0 || bytes.length % 16 !== 0) return REFUSED
  const decipher = createDecipheriv('aes-256-cbc', secret, secret.subarray(0, 16)).setAutoPadding(false)
  const padded = Buffer.concat([decipher.update(bytes), decipher.final()])
  const padding = padded.at(-1) ?? 0
  if (padding < 1 || padding > BLOCK_BYTES || padding > padded.length - RANDOM_BYTES - LENGTH_BYTES) return REFUSED
  if (!padded.subarray(-padding).every((byte) => byte === padding)) return REFUSED
  const plain = padded.subarray(RANDOM_BYTES, -padding)
  const length = plain.readUInt32BE(0)
  const end = LENGTH_BYTES + length
  if (end > plain.length || plain.toString('utf8', end) !== receiveId) return REFUSED
  return { ok: true, text: plain.toString('utf8', LENGTH_BYTES, end) }
}
