import type { CompileOptions, CompiledPolicy } from './compiled-policy.ts'
import type { Policy } from './policy.ts'

/** Compiles a checked policy for deciding. */
export function compilePolicy(policy: Policy, options: CompileOptions): CompiledPolicy {
  throw new Error(`Not built: ${policy.id} ${options.mode}`)
}
