/** Reads WeCom's word rules, plans, and does what is planned - or only says it. */
import type { OwnRule } from '@goodstanding/model'
import type { Log } from '../../log.ts'
import type { Fields } from '../../read-fields.ts'
import type { WeCom } from '../wecom.ts'
import { isOurs, type Plan, planRules, type Step, type Wanted } from './plan-rules.ts'
import { type InterceptRule, type Range, WARN_ONLY } from './read-rules.ts'

const BLOCK = 1

export type Applying = {
  readonly wecom: Pick<
    WeCom,
    'interceptRuleIds' | 'interceptRule' | 'addInterceptRule' | 'updateInterceptRule' | 'deleteInterceptRule'
  >
  readonly log: Log
}

/** `dry`: nothing is changed. Run twice, the second time changes nothing. */
export async function applyRules({ wecom, log }: Applying, wanted: Wanted, dry: boolean): Promise<Plan> {
  const known = await wecom.interceptRuleIds()
  const existing: InterceptRule[] = []
  for (const { id, name } of known)
    existing.push(isOurs(name, wanted.prefix) ? await wecom.interceptRule(id) : foreign(id, name))
  const plan = planRules(existing, wanted)
  for (const step of plan.steps) {
    if (!dry) await carryOut(wecom, step, wanted.range)
    const name = step.kind === 'add' ? step.name : step.rule.name
    log('info', dry ? 'Would change a word rule.' : 'Changed a word rule.', { step: step.kind, rule: name })
  }
  return plan
}

/** A rule of somebody else: it takes a place, and nothing more is asked of it. */
function foreign(id: string, name: string): InterceptRule {
  return { id, name, words: [], effect: 'block', semantics: [], range: { users: [], departments: [] } }
}

const rangeBody = ({ users, departments }: Range): Fields => ({ user_list: users, department_list: departments })

async function carryOut(wecom: Applying['wecom'], step: Step, range: Range): Promise<void> {
  switch (step.kind) {
    case 'add':
      await wecom.addInterceptRule({
        rule_name: step.name,
        word_list: step.words,
        intercept_type: step.effect === 'block' ? BLOCK : WARN_ONLY,
        applicable_range: rangeBody(range),
      })
      return
    case 'update':
      // Not the members of adding: what is semantic is nested, and the range is what comes and what goes.
      await wecom.updateInterceptRule({
        rule_id: step.rule.id,
        rule_name: step.rule.name,
        word_list: step.words,
        extra_rule: { semantics_list: step.rule.semantics },
        intercept_type: step.rule.effect === 'block' ? BLOCK : WARN_ONLY,
        add_applicable_range: rangeBody(step.addRange),
        remove_applicable_range: rangeBody(step.removeRange),
      })
      return
    case 'delete':
      await wecom.deleteInterceptRule(step.rule.id)
  }
}

/** The words of an organization's own rules that are about messages: what holds or blocks stops them, what flags warns. */
export function wordsOfOwnRules(rules: readonly OwnRule[]): Pick<Wanted, 'block' | 'warn'> {
  const about = rules.filter(({ on }) => on.includes('message.send'))
  const wordsOf = (isFlag: boolean): readonly string[] =>
    about
      .filter(({ effect }) => (effect === 'flag') === isFlag)
      .flatMap(({ words, domains }) => [...(words ?? []), ...(domains ?? [])])
  return { block: wordsOf(false), warn: wordsOf(true) }
}
