/** What is asked of a rule before and while it acts: its floor, whether it may be switched down alone, and what makes it the same rule. */
import type { Policy, Rule } from './policy.ts'

/** How precise a rule must be, 0..1. Null: none is asked, because it acts on nothing by itself, or the policy states none. */
export function floorOf({ floor: usual }: Pick<Policy, 'floor'>, { effect, floor }: Pick<Rule, 'effect' | 'floor'>) {
  if (floor !== null) return floor
  return effect === 'flag' ? null : (usual?.precision ?? null)
}

/**
 * Whether a rule guards life, children, or what is critical. Switched off by mistake it does harm that nobody can undo, so no
 * machine and no single person does it.
 */
export function isGuarded({ severity, danger }: Pick<Rule, 'severity' | 'danger'>): boolean {
  return severity === 4 || danger !== 'none'
}

/**
 * All of a rule that bears on what it does, as one text. While it stays the same, what was measured of the rule and decided about it
 * counts; the reason that people read may be worded anew.
 */
export function wordingOf(rule: Rule, policy: Pick<Policy, 'floor'>): string {
  const { on, per, effect, mode, severity, confidence, danger, source } = rule
  return JSON.stringify([on, per, effect, mode, severity, confidence, danger, floorOf(policy, rule), source])
}

/** What names a rule in a policy: `<clause>/<name>`. */
export function ruleKey({ clause, name }: Pick<Rule, 'clause' | 'name'>): string {
  return `${clause}/${name}`
}
