/**
 * Files that are encrypted though their message is not: clients show them all the same, for the key stands beside them. No register knows the
 * bytes that lie at the homeserver, so they are opened to know by which hash the file goes.
 */
import { createDecipheriv, createHash } from 'node:crypto'
import { type Fields, fieldsOf, textIn } from '../read-fields.ts'

/** Where it lies, and what opens it. */
export type SealedFile = { readonly url: string; readonly key: Uint8Array; readonly counter: Uint8Array }

const KEY_BYTES = 32
const COUNTER_BYTES = 16
/** A larger one is not opened while its sender waits. */
const MOST_BYTES = 64 * 1024 * 1024

/** Null: none, or nothing that a client could open. */
export function sealedFileFrom(fields: Fields): SealedFile | null {
  const url = textIn(fields, 'url')
  const key = Buffer.from(textIn(fieldsOf(fields['key']), 'k') ?? '', 'base64url')
  const counter = Buffer.from(textIn(fields, 'iv') ?? '', 'base64')
  return url === null || key.length !== KEY_BYTES || counter.length !== COUNTER_BYTES ? null : { url, key, counter }
}

/** Of what its bytes are when they are opened; null: it is too large. */
export async function sha256OfSealed(
  { key, counter }: SealedFile,
  bytes: AsyncIterable<Uint8Array>,
): Promise<string | null> {
  const cipher = createDecipheriv('aes-256-ctr', key, counter)
  const hash = createHash('sha256')
  let size = 0
  for await (const part of bytes) {
    size += part.byteLength
    if (size > MOST_BYTES) return null
    hash.update(cipher.update(part))
  }
  return hash.update(cipher.final()).digest('hex')
}
