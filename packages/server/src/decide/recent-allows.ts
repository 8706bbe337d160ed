/**
 * The plain allows of the last minutes. Nobody stores them, and an event that is sent again gets its first answer all the same, by the policy
 * that it was decided by, and each can be asked for by its id. Those that were marked as degraded lie apart, where there are any.
 */
import { type BodyHash, createRecentKeys, type RecentKey, type RecentKeys } from '@goodstanding/engine'
import type { Decision } from '@goodstanding/model'
import { idText } from './id-bytes.ts'

export type RecentAllow =
  | { readonly kind: 'new' }
  | {
      readonly kind: 'same'
      readonly decision: Uint8Array
      readonly isDegraded: boolean
      readonly policy: Decision['policy']
    }
  /** The key was used for another body. */
  | { readonly kind: 'reused' }

export type RecentAllows = {
  readonly find: (key: RecentKey) => RecentAllow
  /** What is known of the decision of a public id. */
  readonly byId: (id: string) => RecentAllow
  /** `id`: the public one; `bytes`: its 16. */
  readonly remember: (key: RecentKey, allow: AllowId, now: number) => void
}

type AllowId = Pick<Decision, 'id' | 'policy'> & { readonly bytes: Uint8Array; readonly isDegraded: boolean }
/** From which id on decisions were made by a policy: ids of a node grow. */
type Since = Pick<Decision, 'policy'> & { readonly from: string }
type Memory = { readonly keys: RecentKeys; readonly ids: RecentKeys }

/** Policies that are remembered; in the time that allows are, seldom more than two were in force. */
const POLICIES_KEPT = 20

const NEW: RecentAllow = { kind: 'new' }
/** What nobody remembers, nobody finds. */
const NO_POLICY: Decision['policy'] = { id: '', version: '' }
const NO_BODY: BodyHash = { high: 0, low: 0 }
const ofId = (id: string): RecentKey => ({ source: 'decision', id, body: NO_BODY })

export function createRecentAllows(seed: number): RecentAllows {
  const open = (): Memory => ({
    keys: createRecentKeys({ seed }),
    ids: createRecentKeys({ seed, keys: 250_000 }),
  })
  const whole = open()
  let degraded: Memory | null = null

  const since: Since[] = []
  const noteSince = (policy: Decision['policy'], bytes: Uint8Array): void => {
    const latest = since.at(-1)?.policy
    if (latest?.version === policy.version && latest.id === policy.id) return
    since.push({ policy, from: idText(bytes) })
    if (since.length > POLICIES_KEPT) since.shift()
  }
  const same = (decision: Uint8Array, isDegraded: boolean): RecentAllow => {
    const id = idText(decision)
    const [oldest] = since
    const { policy } = since.findLast(({ from }) => from <= id) ?? oldest ?? { policy: NO_POLICY }
    return { kind: 'same', decision, isDegraded, policy }
  }

  const findIn = (which: keyof Memory, key: RecentKey): RecentAllow => {
    const found = whole[which].find(key)
    if (found.kind !== 'new') return found.kind === 'same' ? same(found.decision, false) : found
    if (degraded === null) return NEW
    const marked = degraded[which].find(key)
    return marked.kind === 'same' ? same(marked.decision, true) : marked
  }
  return {
    find: (key) => findIn('keys', key),
    byId: (id) => findIn('ids', ofId(id)),
    remember: (key, { id, bytes, isDegraded, policy }, now) => {
      noteSince(policy, bytes)
      const { keys, ids } = isDegraded ? (degraded ??= open()) : whole
      keys.remember(key, bytes, now)
      ids.remember(ofId(id), bytes, now)
    },
  }
}
