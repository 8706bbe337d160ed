/**
 * What a browser keeps of the provider, sealed with the installation's key: a sign-in that is under way, and after it what
 * signs out there. Whoever opens many of them fills no table, and nobody reads or makes one.
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

/** What the provider is shown when somebody signs out, so that it asks no question. */
export type Farewell = {
  /** Null: it was too long for a cookie. */
  readonly idToken: string | null
  /** Milliseconds. */
  readonly until: number
}

type Kept = { readonly attempt: Attempt; readonly farewell: Farewell }

const IV_BYTES = 12
const TAG_BYTES = 16

const PURPOSES = {
  attempt: 'goodstanding sign-in attempt/1',
  farewell: 'goodstanding sign-out/1',
} as const

const keyOf = (accessKey: string, purpose: keyof Kept): Buffer =>
  Buffer.from(hkdfSync('sha256', accessKey, '', PURPOSES[purpose], 32))

export function sealForBrowser<Purpose extends keyof Kept>(
  accessKey: string,
  purpose: Purpose,
  kept: Kept[Purpose],
): string {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', keyOf(accessKey, purpose), iv)
  const sealed = Buffer.concat([cipher.update(JSON.stringify(kept), 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')
}

export type SealedText = { readonly text: string; readonly now: number }

/** Null when it is not ours, is for something else, was changed, or is over. */
export function readSealed<Purpose extends keyof Kept>(
  accessKey: string,
  purpose: Purpose,
  { text, now }: SealedText,
): Kept[Purpose] | null {
  const bytes = Buffer.from(text, 'base64url')
  if (bytes.length <= IV_BYTES + TAG_BYTES) return null
  const decipher = createDecipheriv('aes-256-gcm', keyOf(accessKey, purpose), bytes.subarray(0, IV_BYTES))
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
  let opened: string
  try {
    opened = Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8')
  } catch {
    return null // sealed by another key, or changed
  }
  const kept = JSON.parse(opened) as Kept[Purpose]
  return kept.until > now ? kept : null
}
