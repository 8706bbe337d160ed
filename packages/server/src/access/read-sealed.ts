/**
 * A sign-in that is under way at the provider, kept in the browser and sealed with the installation's key: whoever opens
 * many of them fills no table, and nobody reads or makes one.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

export type Attempt = {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
  /** Where to go afterwards: a path of ours. */
  readonly to: string
  /** Milliseconds. */
  readonly until: number
}

const IV_BYTES = 12
const TAG_BYTES = 16

const keyOf = (installationKey: string): Buffer =>
  Buffer.from(hkdfSync('sha256', installationKey, '', 'goodstanding sign-in attempt/1', 32))

export function sealAttempt(installationKey: string, attempt: Attempt): string {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', keyOf(installationKey), iv)
  const sealed = Buffer.concat([cipher.update(JSON.stringify(attempt), 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')
}

/** Null when it is not ours, was changed, or is over. */
export function readAttempt(installationKey: string, text: string, now: number): Attempt | null {
  const bytes = Buffer.from(text, 'base64url')
  if (bytes.length <= IV_BYTES + TAG_BYTES) return null
  const decipher = createDecipheriv('aes-256-gcm', keyOf(installationKey), bytes.subarray(0, IV_BYTES))
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
  let opened: string
  try {
    opened = Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8')
  } catch {
    return null // sealed by another key, or changed
  }
  const attempt = JSON.parse(opened) as Attempt
  return attempt.until > now ? attempt : null
}
