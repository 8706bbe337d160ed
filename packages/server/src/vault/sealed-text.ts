/**
 * Sealed text: AES-256-GCM under a data key, as one line that names the key. `context` says where the text stands; a line that is
 * moved somewhere else does not open there. An empty context is for texts that say themselves where they stand.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

export type DataKey = {
  readonly id: string
  /** 32 bytes. */
  readonly secret: Buffer
}

const ALGORITHM = 'aes-256-gcm'
const PREFIX = 'gs1.'
const ID_LETTERS = 16
const NONCE_BYTES = 12
const TAG_BYTES = 16
const NONCE_LETTERS = 16
const TAG_LETTERS = 24
const POOL_BYTES = NONCE_BYTES * 512

let pool = randomBytes(POOL_BYTES)
let used = 0

/** A random nonce; random bytes are drawn many at a time, because each draw costs more than the sealing. */
function nextNonce(): Buffer {
  if (used === POOL_BYTES) {
    pool = randomBytes(POOL_BYTES)
    used = 0
  }
  used += NONCE_BYTES
  return pool.subarray(used - NONCE_BYTES, used)
}

export function newKeyId(): string {
  return randomBytes(NONCE_BYTES).toString('base64url')
}

export function sealText({ id, secret }: DataKey, text: string, context: string): string {
  const nonce = nextNonce()
  const cipher = createCipheriv(ALGORITHM, secret, nonce)
  if (context !== '') cipher.setAAD(Buffer.from(context))
  const body = cipher.update(text, 'utf8', 'base64') + cipher.final('base64')
  return `${PREFIX}${id}.${nonce.toString('base64')}${cipher.getAuthTag().toString('base64')}${body}`
}

/** The id of the key that a text was sealed with; null when it is not sealed. */
export function keyIdOf(text: string): string | null {
  const end = PREFIX.length + ID_LETTERS
  return text.startsWith(PREFIX) && text[end] === '.' ? text.slice(PREFIX.length, end) : null
}

/** The text again. Throws when it was changed, or moved from where it was sealed. */
export function openText({ secret }: DataKey, sealed: string, context: string): string {
  const start = PREFIX.length + ID_LETTERS + 1
  const nonce = Buffer.from(sealed.slice(start, start + NONCE_LETTERS), 'base64')
  const tag = Buffer.from(sealed.slice(start + NONCE_LETTERS, start + NONCE_LETTERS + TAG_LETTERS), 'base64')
  const decipher = createDecipheriv(ALGORITHM, secret, nonce, { authTagLength: TAG_BYTES })
  if (context !== '') decipher.setAAD(Buffer.from(context))
  decipher.setAuthTag(tag)
  return decipher.update(sealed.slice(start + NONCE_LETTERS + TAG_LETTERS), 'base64', 'utf8') + decipher.final('utf8')
}

/** A data key under a wrapping key: nonce, tag and the key's bytes. */
export function wrapSecret(wrapping: Buffer, { id, secret }: DataKey): Buffer {
  const nonce = Buffer.from(nextNonce())
  const cipher = createCipheriv(ALGORITHM, wrapping, nonce)
  cipher.setAAD(Buffer.from(id))
  const body = Buffer.concat([cipher.update(secret), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body])
}

export function unwrapSecret(wrapping: Buffer, id: string, wrapped: Buffer): DataKey {
  const decipher = createDecipheriv(ALGORITHM, wrapping, wrapped.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
  decipher.setAAD(Buffer.from(id))
  decipher.setAuthTag(wrapped.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
  const secret = Buffer.concat([decipher.update(wrapped.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()])
  return { id, secret }
}
