/** One clause file while it is read: what its parts need to know, and where their problems go. */
import type { PolicyProblem } from './policy.ts'
import type { FilePath, PolicyFile } from './policy-file.ts'

export type ClauseReading = {
  readonly id: string
  readonly section: string
  readonly source: PolicyFile
  /** Every clause id of the policy. */
  readonly clauses: readonly string[]
  readonly refuse: (path: FilePath, message: string, hint: string | null) => void
  /** As `refuse`, at a character of the text at `path`. */
  readonly refuseText: (path: FilePath, offset: number, message: string, hint: string | null) => void
}

export type ReadingStart = Pick<ClauseReading, 'id' | 'section' | 'source' | 'clauses'>

export function startReading(start: ReadingStart, problems: PolicyProblem[]): ClauseReading {
  return {
    ...start,
    refuse: (path, message, hint) => problems.push({ ...start.source.place(path), message, hint }),
    refuseText: (path, offset, message, hint) =>
      problems.push({ ...start.source.textPlace(path, offset), message, hint }),
  }
}
