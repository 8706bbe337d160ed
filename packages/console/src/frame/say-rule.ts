/** What a rule saw, in a few words: why it acts, as its clause file says. */
import type { PolicyClause, PolicyRule, SayRule } from './use-policy.ts'
import type { Language } from './words.ts'
import { QUEUE } from '../words/queue-words.ts'

type Rule = Pick<PolicyRule, 'name' | 'why'>
type Clause = Pick<PolicyClause, 'id'> & { readonly rules: readonly Rule[] }
type Sections = readonly { readonly clauses: readonly Clause[] }[]

/** False of what was held because deciding failed: no rule that the policy names, and so no clause. */
export const namesClause = (clause: string): boolean => clause.includes('.')

/** What registers and organizations state is in no clause file. */
const STATED = { 'listed-hash': QUEUE.listedHash, 'listed-url': QUEUE.listedUrl } as const

/**
 * `sections`: of the policy in force; undefined while that is on its way, and then nothing is said yet. A rule that it no longer has is
 * called by its name.
 */
export function sayRulesOf(sections: Sections | undefined, language: Language): SayRule {
  const known = new Map(
    sections?.flatMap(({ clauses }) =>
      clauses.flatMap(({ id, rules }) =>
        rules.map(({ name, why }) => [`${id} ${name}`, why[language].replace(/[.。]$/, '')] as const),
      ),
    ),
  )
  return ({ clause, rule }) => {
    if (!namesClause(clause)) return QUEUE.unchecked[language]
    if (rule.startsWith('own/')) return QUEUE.ownRule[language]
    if (rule === 'listed-hash' || rule === 'listed-url') return STATED[rule][language]
    return sections === undefined ? '' : (known.get(`${clause} ${rule}`) ?? rule.replaceAll('-', ' '))
  }
}
