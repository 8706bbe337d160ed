/** What changes from one policy to the next: what a publisher confirms before it takes effect. */
import { describePolicy, type ClauseDescription } from './describe-policy.ts'
import type { Policy } from './policy.ts'

export type RuleChanges = {
  readonly added: readonly string[]
  readonly removed: readonly string[]
  readonly changed: readonly string[]
}

export type ClauseChange = {
  readonly clause: string
  /** Names of the fields beside `rules` that differ (`ladder`, `severity`, `notice` ...). */
  readonly fields: readonly string[]
  readonly rules: RuleChanges
}

export type PolicyDifference = {
  readonly from: string
  readonly to: string
  /** Clause ids. */
  readonly added: readonly string[]
  readonly removed: readonly string[]
  readonly changed: readonly ClauseChange[]
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

function clausesOf(policy: Policy): ReadonlyMap<string, ClauseDescription> {
  return new Map(describePolicy(policy).sections.flatMap(({ clauses }) => clauses.map((clause) => [clause.id, clause])))
}

function compareByName<Value>(before: ReadonlyMap<string, Value>, after: ReadonlyMap<string, Value>): RuleChanges {
  return {
    added: [...after.keys()].filter((name) => !before.has(name)),
    removed: [...before.keys()].filter((name) => !after.has(name)),
    changed: [...after].flatMap(([name, value]) => (before.has(name) && !same(before.get(name), value) ? [name] : [])),
  }
}

const byName = (clause: ClauseDescription) => new Map(clause.rules.map((rule) => [rule.name, rule]))

function compareClauses(before: ClauseDescription, after: ClauseDescription): ClauseChange {
  const { rules: rulesBefore, ...restBefore } = before
  const { rules: rulesAfter, ...restAfter } = after
  const fields = compareByName(new Map(Object.entries(restBefore)), new Map(Object.entries(restAfter))).changed
  const order = same(
    rulesBefore.map(({ name }) => name),
    rulesAfter.map(({ name }) => name),
  )
  const rules = compareByName(byName(before), byName(after))
  return {
    clause: after.id,
    fields: order || rules.added.length + rules.removed.length > 0 ? fields : [...fields, 'rules'],
    rules,
  }
}

/** Clauses and rules added, removed and changed from `before` to `after`. */
export function diffPolicies(before: Policy, after: Policy): PolicyDifference {
  const clausesBefore = clausesOf(before)
  const clausesAfter = clausesOf(after)
  const { added, removed, changed } = compareByName(clausesBefore, clausesAfter)
  return {
    from: before.version,
    to: after.version,
    added,
    removed,
    changed: changed.flatMap((id) => {
      const [old, now] = [clausesBefore.get(id), clausesAfter.get(id)]
      return old === undefined || now === undefined ? [] : [compareClauses(old, now)]
    }),
  }
}
