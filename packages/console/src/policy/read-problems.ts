/** What `policy.invalid` tells of each problem. */
import type { Problem } from '@goodstanding/sdk'

export type FileProblem = {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly message: string
  readonly hint?: string | null
}

export function readProblems(problem: Problem): readonly FileProblem[] {
  const found = problem.more['problems']
  return Array.isArray(found) ? (found as readonly FileProblem[]) : []
}
