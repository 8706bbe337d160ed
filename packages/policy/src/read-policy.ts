import type { Result } from '@goodstanding/model'
import type { Policy, PolicyFiles, PolicyProblem } from './policy.ts'

/** Reads and checks every file of a policy; refuses with all problems found, in the order of the files. */
export function readPolicy(files: PolicyFiles): Result<Policy, readonly PolicyProblem[]> {
  throw new Error(`Not built: ${files.size} files`)
}
