/** A small picture of its own each time, as a service or an administrator sends one. */
import { createHash, randomBytes } from 'node:crypto'
import { encode } from 'fast-png'

export function drawPicture(): { readonly bytes: Uint8Array; readonly sha256: string } {
  const bytes = encode({ width: 32, height: 32, channels: 3, depth: 8, data: randomBytes(32 * 32 * 3) })
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
}
