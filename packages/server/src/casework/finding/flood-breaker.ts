/**
 * One listed file or link, sent by hundreds of accounts within the hour, is stopped each time and decided by nobody anew: the queue
 * gets the first cases, and the rest are found with them by the file or link that they share.
 */
import type { Danger, Finding, Instant } from '@goodstanding/model'
import { isLately } from '../../lately.ts'

/** Cases that one entry of a register opens within the hour. */
const MOST_CASES = 20
const WINDOW_MS = 3_600_000
/** Entries that are counted at a time; the oldest is forgotten first. */
const MOST_ENTRIES = 10_000

export type FloodBreaker = {
  /** Whether a case may be opened for these findings; counts it when it may. */
  readonly mayOpen: (findings: readonly Finding[], now: Instant) => boolean
}

export function createFloodBreaker(dangerOf: (finding: Finding) => Danger): FloodBreaker {
  const opened = new Map<string, { readonly since: Instant; cases: number }>()
  const countOf = (entry: string, now: Instant) => {
    const known = opened.get(entry)
    if (known !== undefined && isLately(known.since, now, WINDOW_MS)) return known
    const fresh = { since: now, cases: 0 }
    opened.delete(entry)
    opened.set(entry, fresh)
    const [oldest] = opened.size > MOST_ENTRIES ? opened.keys() : []
    if (oldest !== undefined) opened.delete(oldest)
    return fresh
  }
  return {
    mayOpen: (findings, now) => {
      const entry = entryOf(findings)
      // Whoever spreads what endangers life or children is looked at, each of them.
      if (entry === null || findings.some((finding) => dangerOf(finding) !== 'none')) return true
      const count = countOf(entry, now)
      if (count.cases >= MOST_CASES) return false
      count.cases += 1
      return true
    },
  }
}

/** The entry that all findings are about; null when one waits for a person, or is about anything else. */
function entryOf(findings: readonly Finding[]): string | null {
  const entries = new Set(
    findings.map(({ effect, evidence }) => {
      const match = effect === 'block' ? evidence[0]?.match : undefined
      return match === undefined ? null : `${match.list}/${match.entry}`
    }),
  )
  const [entry = null] = entries
  return entries.size === 1 ? entry : null
}
