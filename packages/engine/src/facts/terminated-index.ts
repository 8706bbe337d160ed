/** Keyed tokens of terminated identities, and from when each bars return. */
import type { TerminatedIdentity } from '@goodstanding/detectors'
import type { Instant } from '@goodstanding/model'
import type { TerminatedTokens } from './fact-change.ts'

export type TerminatedIndex = {
  readonly put: (id: string, entry: TerminatedTokens) => void
  readonly remove: (id: string) => void
  readonly has: (token: string, time: Instant) => boolean
  /** Each identity that has one of these tokens and was terminated by then. */
  readonly withAny: (tokens: readonly string[], time: Instant) => Iterable<TerminatedIdentity>
  readonly size: () => number
  readonly ids: () => Iterable<string>
}

const NOBODY: readonly string[] = []
/** Many services state times by the second: what happens within the second of a termination happens after it. */
const secondOf = (at: Instant): Instant => Math.floor(at / 1_000) * 1_000

export function createTerminatedIndex(): TerminatedIndex {
  const entries = new Map<string, TerminatedTokens>()
  /** Most tokens are one identity's: a list only where there are more. */
  const byToken = new Map<string, string | readonly string[]>()
  const holdersOf = (token: string): readonly string[] => {
    const ids = byToken.get(token)
    return ids === undefined ? NOBODY : typeof ids === 'string' ? [ids] : ids
  }
  const remove = (id: string): void => {
    for (const token of entries.get(id)?.tokens ?? []) {
      const left = holdersOf(token).filter((holder) => holder !== id)
      if (left.length === 0) byToken.delete(token)
      else byToken.set(token, left.length === 1 ? (left[0] ?? '') : left)
    }
    entries.delete(id)
  }
  const inForce = (id: string, time: Instant): boolean => secondOf(entries.get(id)?.terminatedAt ?? Infinity) <= time
  return {
    remove,
    put: (id, entry) => {
      remove(id)
      entries.set(id, entry)
      for (const token of entry.tokens) {
        const before = holdersOf(token).filter((holder) => holder !== id)
        byToken.set(token, before.length === 0 ? id : [...before, id])
      }
    },
    has: (token, time) => holdersOf(token).some((id) => inForce(id, time)),
    withAny: (tokens, time) => {
      const found = new Set(tokens.flatMap((token) => holdersOf(token)))
      return [...found].flatMap((id) => {
        const entry = entries.get(id)
        return entry === undefined || !inForce(id, time)
          ? []
          : [{ tokens: new Set(entry.tokens), terminatedAt: entry.terminatedAt }]
      })
    },
    size: () => entries.size,
    ids: () => entries.keys(),
  }
}
