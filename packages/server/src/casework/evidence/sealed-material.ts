/**
 * Suspected child-abuse material: what the policy's files call a danger to children. It is kept by hash only, shown to nobody,
 * and open as such to one role.
 */
import type { CaseContents } from '@goodstanding/casework'
import type { FactMemory } from '@goodstanding/engine'
import type { DecisionRow } from '@goodstanding/ledger'
import type { Decision, Finding } from '@goodstanding/model'
import type { Policy } from '@goodstanding/policy'
import { storedDecision } from '../../decide/read-stored-decision.ts'
import { dangerOfFinding } from '../clause-terms.ts'

const LISTED = new Set(['listed-hash', 'listed-url'])

/** Whether a finding tells of it. A listed file or address is under suspicion where any rule of its clause is. */
export function isSealedFinding(policy: Policy, finding: Pick<Finding, 'clause' | 'rule'>): boolean {
  if (dangerOfFinding(policy, finding) === 'child-safety') return true
  if (!LISTED.has(finding.rule)) return false
  return policy.clauses.get(finding.clause)?.rules.some(({ danger }) => danger === 'child-safety') ?? false
}

export function isSealed(policy: Policy, { findings }: Pick<Decision, 'findings'>): boolean {
  return findings.some((finding) => isSealedFinding(policy, finding))
}

export function isSealedDecision(policy: Policy, row: DecisionRow | null): boolean {
  return row !== null && isSealed(policy, storedDecision(row))
}

/** Decisions in a case by which it was found only when they were checked again: their records, made before, do not tell. */
export function sealedIn({ items }: Pick<CaseContents, 'items'>): ReadonlySet<string> {
  return new Set(
    items.flatMap((item) => (item.kind === 'finding' && item.danger === 'child-safety' ? [item.decision] : [])),
  )
}

type Listing = { readonly memory: Pick<FactMemory, 'listedHash'>; readonly policy: () => { readonly policy: Policy } }

/** Whether a file is listed under a clause of which any rule means it. */
export function isSealedHash({ memory, policy }: Listing, sha256: string): boolean {
  const clause = memory.listedHash(sha256)?.clause
  return clause !== undefined && isSealedFinding(policy().policy, { clause, rule: 'listed-hash' })
}
