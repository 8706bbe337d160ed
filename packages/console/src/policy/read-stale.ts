/** What `policy.stale` tells: which files of a draft were changed in force since it was begun, and by whom. */
import type { Problem } from '@goodstanding/sdk'

export type ChangedFile = {
  readonly file: string
  readonly clause: string | null
  /** The version that changed it last. */
  readonly version: string
  readonly draftedBy: string | null
  readonly approvedBy: string | null
  /** The day from which that version counts, where it waits for one. */
  readonly waitsUntil: string | null
}

export type Stale = {
  /** The version on which the draft was begun. */
  readonly base: string
  /** The one that stands against it: whoever has read it may name it as theirs. */
  readonly version: string
  readonly changed: readonly ChangedFile[]
}

/** Null for every other problem. */
export function readStale(problem: Problem | null): Stale | null {
  if (problem?.kind !== 'policy.stale') return null
  const { base, version, changed } = problem.more
  if (typeof base !== 'string' || typeof version !== 'string' || !Array.isArray(changed)) return null
  return { base, version, changed: changed as readonly ChangedFile[] }
}
