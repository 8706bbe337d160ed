/** Keyed tokens of terminated identities, and from when each bars return. */
import type { Instant } from '@goodstanding/model'
import type { TerminatedTokens } from './fact-change.ts'

export type TerminatedIndex = {
  readonly put: (id: string, entry: TerminatedTokens) => void
  readonly remove: (id: string) => void
  readonly has: (token: string, time: Instant) => boolean
  readonly size: () => number
}

const NOBODY: readonly string[] = []

export function createTerminatedIndex(): TerminatedIndex {
  const entries = new Map<string, TerminatedTokens>()
  const byToken = new Map<string, ReadonlySet<string>>()
  const remove = (id: string): void => {
    for (const token of entries.get(id)?.tokens ?? []) {
      const left = new Set(byToken.get(token))
      left.delete(id)
      if (left.size === 0) byToken.delete(token)
      else byToken.set(token, left)
    }
    entries.delete(id)
  }
  return {
    remove,
    put: (id, entry) => {
      remove(id)
      entries.set(id, entry)
      for (const token of entry.tokens) byToken.set(token, new Set([...(byToken.get(token) ?? []), id]))
    },
    has: (token, time) => {
      for (const id of byToken.get(token) ?? NOBODY)
        if ((entries.get(id)?.terminatedAt ?? Infinity) <= time) return true
      return false
    },
    size: () => entries.size,
  }
}
