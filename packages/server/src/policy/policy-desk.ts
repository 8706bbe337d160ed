/**
 * The life of a policy on one node: read, checked, compiled and warmed beside the live one, then swapped in between two decisions.
 * A policy with problems never replaces one that works. Versions with a later effective date wait for it.
 */
import { modeNow, type RuleMode } from '@goodstanding/casework'
import type { Engine, LoweredRules } from '@goodstanding/engine'
import type { Result } from '@goodstanding/model'
import {
  type CompiledPolicy,
  compilePolicy,
  compilePolicyInPieces,
  createKnownClauses,
  lineOf,
  type LoweredByRule,
  type LoweredNow,
  type Policy,
  type PolicyFiles,
  type PolicyProblem,
  readPolicy,
  readPolicyInPieces,
} from '@goodstanding/policy'
import { knownRules } from '../casework/rule/known-rules.ts'
import { Problem } from '../http/problems.ts'
import { inTurns } from '../in-turns.ts'

/** Files -> a compiled policy, or the problem that lists everything wrong with them. */
export function compileFiles(files: PolicyFiles): CompiledPolicy {
  const read = readPolicy(files)
  if (!read.ok) throw policyProblem(read.refusal)
  return compilePolicy(read.value, { mode: 'generated' })
}

/** Clauses of some versions and drafts: what a text says never changes, so it is read once a process. */
const KNOWN = createKnownClauses(1_000)

/** As `compileFiles`, while decisions go on: clause by clause and type by type, and of clauses only those that were not read before. */
export async function compileInTurns(files: PolicyFiles): Promise<CompiledPolicy> {
  const read = await readInTurns(files)
  if (!read.ok) throw policyProblem(read.refusal)
  return inTurns(compilePolicyInPieces(read.value, { mode: 'generated' }))
}

export const readInTurns = (files: PolicyFiles): Promise<Result<Policy, readonly PolicyProblem[]>> =>
  inTurns(readPolicyInPieces(files, KNOWN))

/** Every problem of a policy as one API problem; each says where and what to do. */
export function policyProblem(problems: readonly PolicyProblem[]): Problem {
  const [first] = problems
  const detail =
    first === undefined ? 'unreadable' : `${problems.length} problem(s); first: ${lineOf({ ...first, hint: null })}`
  return new Problem('policy.invalid', {
    detail,
    errors: problems.slice(0, 100).map((problem) => ({
      pointer: `/files/${problem.file.replaceAll('~', '~0').replaceAll('/', '~1')}`,
      detail: lineOf(problem),
    })),
    more: { problems: problems.slice(0, 100) },
  })
}

export type PolicyDesk = {
  readonly current: () => CompiledPolicy
  readonly files: () => PolicyFiles
  /** Puts a policy in force at once. */
  readonly swap: (compiled: CompiledPolicy, files: PolicyFiles) => void
  readonly engine: () => Engine
  /** How rules run beside what is written of them, by `<clause>/<rule>`: the whole of it, at once. */
  readonly putModes: (modes: RuleModes) => void
  /** The rules of the policy in force that run in a lesser mode than it writes. */
  readonly lowered: () => LoweredByRule
  /** Those that would under another policy, as the engine takes them; null: none. */
  readonly loweredUnder: (policy: Policy) => LoweredRules | null
  /** How many rules that guard something are below their floor and act on. */
  readonly alarmed: () => number
}

export type RuleModes = ReadonlyMap<string, RuleMode>

export function createPolicyDesk(
  first: { readonly compiled: CompiledPolicy; readonly files: PolicyFiles },
  engine: Engine,
): PolicyDesk {
  let current = first
  let modes: RuleModes = new Map()
  let lowered: LoweredByRule = new Map()
  const lower = (): void => {
    lowered = loweredIn(current.compiled.policy, modes)
    engine.lower(rulesOf(lowered))
  }
  return {
    current: () => current.compiled,
    files: () => current.files,
    engine: () => engine,
    swap: (compiled, files) => {
      engine.swap(compiled)
      current = { compiled, files }
      lower()
    },
    putModes: (next) => {
      modes = next
      lower()
    },
    lowered: () => lowered,
    loweredUnder: (policy) => rulesOf(loweredIn(policy, modes)),
    alarmed: () => {
      const rules = knownRules(current.compiled.policy)
      return [...modes].filter(([key, { alarm }]) => alarm !== null && alarm.wording === rules.get(key)?.wording).length
    },
  }
}

/** As the engine takes them; null when there are none. */
function rulesOf(lowered: LoweredByRule): LoweredRules | null {
  return lowered.size === 0 ? null : Object.fromEntries([...lowered].map(([key, { mode }]) => [key, mode] as const))
}

/** What of a lowering holds under a policy: a rule that it words anew runs as it is written. */
function loweredIn(policy: Policy, modes: RuleModes): LoweredByRule {
  const rules = knownRules(policy)
  const found = new Map<string, LoweredNow>()
  for (const [key, mode] of modes) {
    const rule = rules.get(key)
    if (rule === undefined || mode.kind !== 'lowered') continue
    const now = modeNow(mode, rule)
    if (now === rule.mode || now === 'on') continue
    found.set(key, { mode: now, by: mode.lowered.by === null ? 'machine' : 'people', since: mode.lowered.at })
  }
  return found
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
