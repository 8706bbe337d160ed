/** Keyed hashes of devices, kept for a while: a device sends many events, and hashing is dear. */
import type { FactOptions } from './fact-memory.ts'

type Token = NonNullable<FactOptions['token']>

/** About 200 bytes each. */
const MOST_DEVICES = 50_000

export function rememberTokens(token: Token): Token {
  const devices = new Map<string, string | null>()
  return (kind, canonical) => {
    if (kind !== 'device') return token(kind, canonical)
    const before = devices.get(canonical)
    if (before !== undefined) return before
    const made = token(kind, canonical)
    if (devices.size >= MOST_DEVICES) devices.clear()
    devices.set(canonical, made)
    return made
  }
}
