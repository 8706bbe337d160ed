/**
 * The plain allows of the last minutes. Nobody stores them, and an event that is sent again gets its first answer all the same, and
 * each can be asked for by its id. Those that were marked as degraded lie apart, where there are any.
 */
import { type BodyHash, createRecentKeys, type RecentKey, type RecentKeys } from '@goodstanding/engine'

export type RecentAllow =
  | { readonly kind: 'new' }
  | { readonly kind: 'same'; readonly decision: Uint8Array; readonly isDegraded: boolean }
  /** The key was used for another body. */
  | { readonly kind: 'reused' }

export type RecentAllows = {
  readonly find: (key: RecentKey) => RecentAllow
  /** What is known of the decision of a public id. */
  readonly byId: (id: string) => RecentAllow
  /** `id`: the public one; `bytes`: its 16. */
  readonly remember: (key: RecentKey, allow: AllowId, now: number) => void
}

type AllowId = { readonly id: string; readonly bytes: Uint8Array; readonly isDegraded: boolean }
type Memory = { readonly keys: RecentKeys; readonly ids: RecentKeys }

const NEW: RecentAllow = { kind: 'new' }
const NO_BODY: BodyHash = { high: 0, low: 0 }
const ofId = (id: string): RecentKey => ({ source: 'decision', id, body: NO_BODY })

export function createRecentAllows(seed: number): RecentAllows {
  const open = (): Memory => ({
    keys: createRecentKeys({ seed }),
    ids: createRecentKeys({ seed, keys: 250_000 }),
  })
  const whole = open()
  let degraded: Memory | null = null

  const findIn = (which: keyof Memory, key: RecentKey): RecentAllow => {
    const found = whole[which].find(key)
    if (found.kind !== 'new') return found.kind === 'same' ? { ...found, isDegraded: false } : found
    if (degraded === null) return NEW
    const marked = degraded[which].find(key)
    return marked.kind === 'same' ? { ...marked, isDegraded: true } : marked
  }
  return {
    find: (key) => findIn('keys', key),
    byId: (id) => findIn('ids', ofId(id)),
    remember: (key, { id, bytes, isDegraded }, now) => {
      const { keys, ids } = isDegraded ? (degraded ??= open()) : whole
      keys.remember(key, bytes, now)
      ids.remember(ofId(id), bytes, now)
    },
  }
}
