/** Sealed bytes, as `sealed-text.ts` seals texts: the key's id, nonce, tag and what was sealed, one after the other. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { DataKey } from './sealed-text.ts'

const ALGORITHM = 'aes-256-gcm'
const ID_BYTES = 12
const NONCE_BYTES = 12
const TAG_BYTES = 16
const BODY_AT = ID_BYTES + NONCE_BYTES + TAG_BYTES

/** `context` says where the bytes stand; they open nowhere else. */
export function sealBytes({ id, secret }: DataKey, bytes: Uint8Array, context: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(ALGORITHM, secret, nonce)
  cipher.setAAD(Buffer.from(context))
  const body = [cipher.update(bytes), cipher.final()]
  return Buffer.concat([Buffer.from(id, 'base64url'), nonce, cipher.getAuthTag(), ...body])
}

/** The id of the key that bytes were sealed with. */
export function keyIdOfBytes(sealed: Buffer): string {
  return sealed.subarray(0, ID_BYTES).toString('base64url')
}

/** The bytes again. Throws when they were changed, or moved from where they were sealed. */
export function openBytes({ secret }: DataKey, sealed: Buffer, context: string): Uint8Array {
  const nonce = sealed.subarray(ID_BYTES, ID_BYTES + NONCE_BYTES)
  const decipher = createDecipheriv(ALGORITHM, secret, nonce, { authTagLength: TAG_BYTES })
  decipher.setAAD(Buffer.from(context))
  decipher.setAuthTag(sealed.subarray(ID_BYTES + NONCE_BYTES, BODY_AT))
  return new Uint8Array(Buffer.concat([decipher.update(sealed.subarray(BODY_AT)), decipher.final()]))
}
