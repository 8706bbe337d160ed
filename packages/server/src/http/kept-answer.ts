/**
 * The answer that a repeat under an `Idempotency-Key` gets, as it is kept: sealed under what the installation and the request itself
 * hold. Nobody opens it who does not send the same request again - neither a copy of the database, nor whoever keeps the keys -, so that
 * no words of people outlive an erasure here.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { durableHash } from '../decide/body-hash.ts'

/** What both the first request and its repeat say. */
export type Asked = { readonly caller: string; readonly key: string; readonly request: unknown }

export type KeptAnswer = { readonly sealed: string }

const IV_BYTES = 12
const TAG_BYTES = 16

/** The hash that is kept beside the answer is of the request alone: this one is kept nowhere. */
const keyOf = (secret: string, asked: Asked): Buffer =>
  Buffer.from(hkdfSync('sha256', `${secret} ${durableHash(asked)}`, '', 'goodstanding kept answer/1', 32))

export function sealAnswer(secret: string, asked: Asked, text: string): KeptAnswer {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', keyOf(secret, asked), iv)
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return { sealed: Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64') }
}

/** Null when it is no sealed answer, or one to another request. */
export function openAnswer(secret: string, asked: Asked, kept: unknown): string | null {
  if (typeof kept !== 'object' || kept === null || !('sealed' in kept) || typeof kept.sealed !== 'string') return null
  const bytes = Buffer.from(kept.sealed, 'base64')
  if (bytes.length < IV_BYTES + TAG_BYTES) return null
  const decipher = createDecipheriv('aes-256-gcm', keyOf(secret, asked), bytes.subarray(0, IV_BYTES))
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8')
  } catch {
    return null // sealed for another request
  }
}
