/** The rules of a policy as casework knows them: by name, with their floors and a hash of their wording. */
import type { WrittenRule } from '@goodstanding/casework'
import { floorOf, isGuarded, type Policy, ruleKey, wordingOf } from '@goodstanding/policy'
import type { Severity } from '@goodstanding/model'
import { createHash } from 'node:crypto'

export type KnownRule = WrittenRule & {
  readonly clause: string
  readonly name: string
  readonly effect: 'flag' | 'hold' | 'block'
  readonly severity: Severity
  /** 0..1; null: none is asked of it. */
  readonly floor: number | null
}

const known = new WeakMap<Policy, ReadonlyMap<string, KnownRule>>()

/** By `<clause>/<rule>`, in the order of reading. */
export function knownRules(policy: Policy): ReadonlyMap<string, KnownRule> {
  const before = known.get(policy)
  if (before !== undefined) return before
  const rules = [...policy.clauses.values()].flatMap((clause) => clause.rules)
  const made = new Map(
    rules.map((rule) => {
      const { clause, name, mode, effect, severity } = rule
      const wording = createHash('sha256').update(wordingOf(rule, policy)).digest('hex')
      const floor = floorOf(policy, rule)
      return [ruleKey(rule), { clause, name, mode, effect, severity, floor, wording, guarded: isGuarded(rule) }]
    }),
  )
  known.set(policy, made)
  return made
}

const DAY = 86_400_000
/** For policies that state no floor: what is shown of their rules, and held against none. */
const USUAL_PERIOD = 90 * DAY
const USUAL_JUDGED = 20

/** How far back findings count, in ms. */
export const periodOf = ({ floor }: Policy): number => floor?.overMs ?? USUAL_PERIOD

/** So many judged outcomes before a floor is asked. */
export const enoughOf = ({ floor }: Policy): number => floor?.judged ?? USUAL_JUDGED
