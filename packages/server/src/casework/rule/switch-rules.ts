/** Policy editors switch rules: down alone, up again and down for what guards life or children with a second person. */
import { decideRuleMode, type LowerMode, type RuleMode, type RuleModeCommand, type Staff } from '@goodstanding/casework'
import { Problem } from '../../http/problems.ts'
import { must } from '../asker.ts'
import type { Desk } from '../parts.ts'
import { type KnownRule, knownRules } from './known-rules.ts'
import { RULE_MODES } from './stream.ts'
import { tellRule } from './tell-rule.ts'

/** The rule of the policy in force that a path names. */
export function ruleNamed(desk: Desk, { clause, rule }: { readonly clause: string; readonly rule: string }): KnownRule {
  const found = knownRules(desk.policy().policy).get(`${clause}/${rule}`)
  if (found === undefined)
    throw new Problem('rule.not-found', { detail: `The policy in force has no rule "${rule}" in clause "${clause}".` })
  return found
}

export type RuleSwitch =
  | { readonly kind: 'lower'; readonly to: LowerMode; readonly reason: string }
  | { readonly kind: 'raise'; readonly reason: string }
  | { readonly kind: 'approve' }
  | { readonly kind: 'withdraw' }

export type Switching = { readonly rule: KnownRule; readonly by: Staff; readonly stated: RuleSwitch }

/** Answers how the rule runs then; what waits for a second person is in it. */
export function switchRule(desk: Desk, { rule, by, stated }: Switching): Promise<RuleMode> {
  const key = `${rule.clause}/${rule.name}`
  return desk.run(async (unit) => {
    const found = await unit.load(RULE_MODES, key)
    const events = must(decideRuleMode(commandOf(stated, rule, by), found, unit.now))
    const after = unit.add(RULE_MODES, key, events)
    const why = 'reason' in stated ? stated.reason : null
    for (const event of events) tellRule(unit, { rule, event, by: `staff/${by.id}`, why })
    return after
  })
}

function commandOf(stated: RuleSwitch, rule: KnownRule, by: Staff): RuleModeCommand {
  return stated.kind === 'withdraw' ? { kind: 'withdraw', by } : { ...stated, rule, by }
}
