/**
 * Clauses that were read before, by all that reading them depends on: a changed policy is mostly one that was read already. Only what had no
 * problem is kept, so that problems are always said with their places.
 */
import type { Clause } from './policy.ts'

export type ClauseText = {
  readonly file: string
  readonly text: string
  /** Every clause id of the policy: conditions may name other clauses. */
  readonly clauses: readonly string[]
}

export type KnownClauses = {
  readonly find: (asked: ClauseText) => Clause | null
  readonly keep: (asked: ClauseText, clause: Clause) => void
}

const keyOf = ({ file, text, clauses }: ClauseText): string => [clauses.join(' '), file, text].join('\n')

/** `most`: how many are kept; the one that was asked for longest ago goes first. */
export function createKnownClauses(most: number): KnownClauses {
  const kept = new Map<string, Clause>()
  const put = (key: string, clause: Clause): void => {
    kept.delete(key)
    kept.set(key, clause)
    const [oldest] = kept.keys()
    if (kept.size > most && oldest !== undefined) kept.delete(oldest)
  }
  return {
    find: (asked) => {
      const key = keyOf(asked)
      const clause = kept.get(key) ?? null
      if (clause !== null) put(key, clause)
      return clause
    },
    keep: (asked, clause) => put(keyOf(asked), clause),
  }
}
