/** Which organizations have shown a document or a registry number, in bounded memory: the longest unseen goes first. */
import type { DetectorMemory } from '../signal-reader.ts'

export type SubjectMemory = DetectorMemory & {
  /** Remembers that the organization showed this document or number. */
  readonly observe: (key: string, organization: string) => void
  /** Other organizations that showed it before. */
  readonly othersOf: (key: string, organization: string) => readonly string[]
}

const MOST_ORGANIZATIONS = 16

export function createSubjectMemory(limit = 500_000): SubjectMemory {
  const shownBy = new Map<string, readonly string[]>()
  const changed = new Set<string>()
  const keep = (key: string, organizations: readonly string[]): void => {
    shownBy.delete(key)
    shownBy.set(key, organizations)
    const oldest = shownBy.size > limit ? shownBy.keys().next().value : undefined
    if (oldest !== undefined) shownBy.delete(oldest)
  }
  return {
    name: 'subjects',
    isJoined: true,
    observe: (key, organization) => {
      const before = shownBy.get(key) ?? []
      if (before.includes(organization)) {
        keep(key, before) // seen last
        return
      }
      keep(key, [...before, organization].slice(-MOST_ORGANIZATIONS))
      changed.add(key)
    },
    othersOf: (key, organization) => (shownBy.get(key) ?? []).filter((other) => other !== organization),
    snapshot: (which) => {
      const keys = which === 'all' ? [...shownBy.keys()] : [...changed]
      changed.clear()
      return keys.flatMap((key) => {
        const value = shownBy.get(key)
        return value === undefined ? [] : [{ key, value }]
      })
    },
    restore: (records) => {
      for (const { key, value } of records) {
        if (!Array.isArray(value)) continue
        const shown = value.filter((id) => typeof id === 'string')
        keep(key, [...new Set([...(shownBy.get(key) ?? []), ...shown])].slice(-MOST_ORGANIZATIONS))
      }
    },
  }
}
