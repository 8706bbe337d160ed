/** What casework needs of a clause, read off the policy in force. */
import { type ClauseTerms, DEFAULT_LADDER, OTHER_VIOLATION } from '@goodstanding/casework'
import type { ClauseId, Danger, Finding, Severity } from '@goodstanding/model'
import { type Clause, nearestName, type Policy } from '@goodstanding/policy'
import { fieldProblem } from '../http/problems.ts'
import { asId } from './read-id.ts'

/** For reports that name no clause, and what is held without a finding: a family of their own, and a middling severity until somebody looks. */
export const UNSTATED: ClauseId = asId('unstated')
export const UNSTATED_SEVERITY: Severity = 2

/** The terms of a clause; a clause that a later policy dropped keeps its id and the usual ladder. */
export function termsOf(policy: Policy, id: string): ClauseTerms {
  const clause = policy.clauses.get(id)
  return clause === undefined ? unknownTerms(id) : knownTerms(clause)
}

/** The danger that a finding tells of: its rule's, else its clause's. */
export function dangerOfFinding(policy: Policy, { clause, rule }: Pick<Finding, 'clause' | 'rule'>): Danger {
  const found = policy.clauses.get(clause)
  return found?.rules.find(({ name }) => name === rule)?.danger ?? found?.danger ?? 'none'
}

/** Whether a finding is of the words of somebody who needs help: its rule says where help is. */
export function needsHelp(policy: Policy, { clause, rule }: Pick<Finding, 'clause' | 'rule'>): boolean {
  return policy.clauses.get(clause)?.rules.some(({ name, help }) => name === rule && help !== null) ?? false
}

/** The clause that a body names, or a problem at its pointer. */
export function clauseNamed(policy: Policy, id: string, pointer: string): ClauseId {
  if (policy.clauses.has(id)) return asId(id)
  const near = nearestName(id, [...policy.clauses.keys()])
  const hint = near === null ? '' : ` Did you mean "${near}"?`
  throw fieldProblem('case.clause-unknown', pointer, `the policy has no clause "${id.slice(0, 100)}".${hint}`)
}

function knownTerms(clause: Clause): ClauseTerms {
  return {
    id: asId(clause.id),
    title: clause.title,
    severity: clause.severity,
    ladder: clause.ladder.length === 0 ? DEFAULT_LADDER : clause.ladder,
    // The reader has seen to it that a ladder which limits knows what it takes away.
    capability: clause.capability ?? 'all',
    automatic: clause.automatic,
    safeguard: clause.safeguard,
    danger: clause.danger,
    mayBeDanger: clause.danger !== 'none' || clause.rules.some(({ danger }) => danger !== 'none'),
    mayNeedHelp: clause.rules.some(({ help }) => help !== null),
    notice: clause.notice,
    statement: clause.statement ?? OTHER_VIOLATION,
  }
}

function unknownTerms(id: string): ClauseTerms {
  const isUnstated = id === UNSTATED
  return {
    id: asId(id),
    title: isUnstated ? { en: 'No clause named', zh: '未指明条款' } : { en: id, zh: id },
    severity: UNSTATED_SEVERITY,
    ladder: DEFAULT_LADDER,
    capability: 'all',
    automatic: null,
    safeguard: 'none',
    danger: 'none',
    mayBeDanger: false,
    mayNeedHelp: false,
    notice: { en: '{clause.title}', zh: '{clause.title}' },
    statement: OTHER_VIOLATION,
  }
}
