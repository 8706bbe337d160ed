/** What changes from one policy to the next: what a publisher confirms before it takes effect. */
import { EVENT_TYPES } from '@goodstanding/model'
import type { Clause, Policy, Rule } from './policy.ts'

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
  /** What differs of the policy as a whole, by its names in `policy.yaml`; `sections` are the files of sections. */
  readonly policy: readonly string[]
  /** Clause ids. */
  readonly added: readonly string[]
  readonly removed: readonly string[]
  readonly changed: readonly ClauseChange[]
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** All of a clause that bears on what is decided or told; what shows that it works is not. */
function fieldsOf(clause: Clause): ReadonlyMap<string, unknown> {
  const { title, summary, watched, decided, severity, unlawfulIn, collects, automatic } = clause
  const { danger, safeguard, capability, statement, ladder, notice } = clause
  const words = { title, summary, watched, decided, notice }
  const terms = { severity, unlawfulIn, collects, automatic, danger, safeguard, capability, statement, ladder }
  return new Map(Object.entries({ ...words, ...terms }))
}

/** All of a rule but where it stands. */
function partsOf({ on, per, source, effect, mode, severity, confidence, danger, floor, why, help }: Rule) {
  return { on, per, source, effect, mode, severity, confidence, danger, floor, why, help }
}

function wholeOf(policy: Policy): ReadonlyMap<string, unknown> {
  const { title, contact, service, allowSampling, listed, floor, sections } = policy
  const onFailure = EVENT_TYPES.map((type) => policy.onFailure(type))
  const appeal = policy.appealWindowMs
  return new Map(Object.entries({ title, contact, service, onFailure, allowSampling, listed, floor, appeal, sections }))
}

function compareByName<Value>(before: ReadonlyMap<string, Value>, after: ReadonlyMap<string, Value>): RuleChanges {
  return {
    added: [...after.keys()].filter((name) => !before.has(name)),
    removed: [...before.keys()].filter((name) => !after.has(name)),
    changed: [...after].flatMap(([name, value]) => (before.has(name) && !same(before.get(name), value) ? [name] : [])),
  }
}

const byName = ({ rules }: Clause) => new Map(rules.map((rule) => [rule.name, partsOf(rule)]))
const namesOf = ({ rules }: Clause): readonly string[] => rules.map(({ name }) => name)

function compareClauses(before: Clause, after: Clause): ClauseChange | null {
  const fields = compareByName(fieldsOf(before), fieldsOf(after)).changed
  const rules = compareByName(byName(before), byName(after))
  const isReordered =
    rules.added.length + rules.removed.length === 0 && !same(namesOf(before), namesOf(after)) ? ['rules'] : []
  const isSame = [fields, isReordered, rules.added, rules.removed, rules.changed].every(({ length }) => length === 0)
  return isSame ? null : { clause: after.id, fields: [...fields, ...isReordered], rules }
}

/** Clauses and rules added, removed and changed from `before` to `after`. */
export function diffPolicies(before: Policy, after: Policy): PolicyDifference {
  const { clauses: old } = before
  return {
    from: before.version,
    to: after.version,
    policy: compareByName(wholeOf(before), wholeOf(after)).changed,
    added: [...after.clauses.keys()].filter((id) => !old.has(id)),
    removed: [...old.keys()].filter((id) => !after.clauses.has(id)),
    changed: [...after.clauses].flatMap(([id, clause]) => {
      const earlier = old.get(id)
      return (earlier === undefined ? null : compareClauses(earlier, clause)) ?? []
    }),
  }
}
