/** How a rule runs now. */
import type { CompiledRule } from '@goodstanding/policy'
import type { LoweredRules } from '../evaluation.ts'

/** As the policy writes it, unless it was lowered. Asked only of rules that match. */
export function modeOf(rule: CompiledRule, lowered: LoweredRules | null): 'off' | 'watch' | 'on' {
  return lowered === null ? rule.mode : (lowered[`${rule.clause}/${rule.name}`] ?? rule.mode)
}
