/** What came of the examples of a draft: asked when it is tested, when it is looked at, when it is drafted, and when the second person comes. */
import type { CompiledPolicy, Pieces, PolicyFiles } from '@goodstanding/policy'
import { inTurns } from '../in-turns.ts'
import { digestOf } from './policy-gates.ts'
import { type Bench, type Tried, tryPolicy } from './try-policy.ts'

export type TestReport = {
  readonly ok: boolean
  readonly passed: number
  readonly failed: number
  readonly failures: readonly Omit<Tried, 'decision'>[]
}

type Draft = { readonly compiled: CompiledPolicy; readonly files: PolicyFiles }

/** Drafts that several people have in work at once. */
const REMEMBERED = 16

/** Examples say the same of the same files, so each draft is tried once. */
export function createExampleRunner(bench: () => Bench): (draft: Draft) => Promise<TestReport> {
  const known = new Map<string, Promise<TestReport>>()
  return ({ compiled, files }) => {
    const digest = digestOf(files)
    const before = known.get(digest)
    if (before !== undefined) return before
    const running = runExamples(compiled, bench())
    const [oldest] = known.keys()
    if (known.size >= REMEMBERED && oldest !== undefined) known.delete(oldest)
    known.set(digest, running)
    running.catch(() => known.delete(digest))
    return running
  }
}

async function runExamples(compiled: CompiledPolicy, bench: Bench): Promise<TestReport> {
  const tried = await tryInTurns(compiled, bench)
  const failures = tried.filter(({ kept }) => !kept)
  return { ok: failures.length === 0, passed: tried.length - failures.length, failed: failures.length, failures }
}

/** Every promise of a policy, one by one: decisions go on between two of them. */
export function tryInTurns(compiled: CompiledPolicy, bench: Bench): Promise<readonly Omit<Tried, 'decision'>[]> {
  return inTurns(tryInPieces(compiled, bench))
}

function* tryInPieces(compiled: CompiledPolicy, bench: Bench): Pieces<readonly Omit<Tried, 'decision'>[]> {
  const all: Omit<Tried, 'decision'>[] = []
  for (const { decision: _seen, ...tried } of tryPolicy(compiled, bench)) {
    all.push(tried)
    yield
  }
  return all
}
