/**
 * The life of a policy on one node: read, checked, compiled and warmed beside the live one, then swapped in between two decisions.
 * A policy with problems never replaces one that works. Versions with a later effective date wait for it.
 */
import type { Engine } from '@goodstanding/engine'
import {
  type CompiledPolicy,
  compilePolicy,
  type PolicyFiles,
  type PolicyProblem,
  readPolicy,
} from '@goodstanding/policy'
import { Problem } from '../http/problems.ts'

/** Files -> a compiled policy, or the problem that lists everything wrong with them. */
export function compileFiles(files: PolicyFiles): CompiledPolicy {
  const read = readPolicy(files)
  if (!read.ok) throw policyProblem(read.refusal)
  return compilePolicy(read.value, { mode: 'generated' })
}

/** Every problem of a policy as one API problem; each says where and what to do. */
export function policyProblem(problems: readonly PolicyProblem[]): Problem {
  const [first] = problems
  const detail =
    first === undefined ? 'unreadable' : `${problems.length} problem(s); first: ${placeOf(first)} ${first.message}`
  return new Problem('policy.invalid', {
    detail,
    errors: problems.slice(0, 100).map((problem) => ({
      pointer: `/files/${problem.file.replaceAll('~', '~0').replaceAll('/', '~1')}`,
      detail: lineOf(problem),
    })),
    more: { problems: problems.slice(0, 100) },
  })
}

const placeOf = ({ file, line, column }: PolicyProblem): string => `${file}:${line}:${column}`

/** One problem as a line for people: file:line:column message (hint). */
export function lineOf(problem: PolicyProblem): string {
  return `${placeOf(problem)} ${problem.message}${problem.hint === null ? '' : ` (${problem.hint})`}`
}

export type PolicyDesk = {
  readonly current: () => CompiledPolicy
  readonly files: () => PolicyFiles
  /** Puts a policy in force at once. */
  readonly swap: (compiled: CompiledPolicy, files: PolicyFiles) => void
  readonly engine: () => Engine
}

export function createPolicyDesk(
  first: { readonly compiled: CompiledPolicy; readonly files: PolicyFiles },
  engine: Engine,
): PolicyDesk {
  let current = first
  return {
    current: () => current.compiled,
    files: () => current.files,
    engine: () => engine,
    swap: (compiled, files) => {
      engine.swap(compiled)
      current = { compiled, files }
    },
  }
}

/** A policy that differs only in what a caller changed: files given by name replace or join; null removes. */
export function overlay(files: PolicyFiles, changes: ReadonlyMap<string, string | null>): PolicyFiles {
  const merged = new Map(files)
  for (const [name, text] of changes) {
    if (text === null) merged.delete(name)
    else merged.set(name, text)
  }
  return merged
}

/** What of a policy is compared when somebody asks whether a version was used before. */
export function sameFiles(a: PolicyFiles, b: PolicyFiles): boolean {
  return a.size === b.size && [...a].every(([name, text]) => b.get(name) === text)
}
