/** Whether the examples of a draft hold: asked when it is looked at, when it is drafted, and when the second person comes. */
import type { Readiness } from '@goodstanding/casework'
import type { CompiledPolicy, PolicyFiles } from '@goodstanding/policy'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { digestOf } from './policy-gates.ts'
import { type Bench, tryClause } from './try-policy.ts'

type Examples = Readiness['examples']
type Draft = { readonly compiled: CompiledPolicy; readonly files: PolicyFiles }

/** Drafts that several people have in work at once. */
const REMEMBERED = 16

/** Examples say the same of the same files, so each draft is tried once. */
export function createExampleRunner(bench: Bench): (draft: Draft) => Promise<Examples> {
  const known = new Map<string, Promise<Examples>>()
  return ({ compiled, files }) => {
    const digest = digestOf(files)
    const before = known.get(digest)
    if (before !== undefined) return before
    const running = runExamples(compiled, bench)
    const [oldest] = known.keys()
    if (known.size >= REMEMBERED && oldest !== undefined) known.delete(oldest)
    known.set(digest, running)
    running.catch(() => known.delete(digest))
    return running
  }
}

/** Clause by clause: decisions go on between two of them. */
async function runExamples(compiled: CompiledPolicy, bench: Bench): Promise<Examples> {
  let [passed, failed] = [0, 0]
  for (const clause of compiled.policy.clauses.values()) {
    for (const { kept } of tryClause(compiled, bench, clause)) {
      if (kept) passed++
      else failed++
    }
    await nextTurn()
  }
  return { passed, failed }
}
