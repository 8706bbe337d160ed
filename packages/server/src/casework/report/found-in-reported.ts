/** What the machine found in a reported event, as far as it says who looks at the report. */
import { graver } from '@goodstanding/casework'
import type { DecisionRow } from '@goodstanding/ledger'
import type { Danger, Severity } from '@goodstanding/model'
import type { Policy } from '@goodstanding/policy'
import { storedDecision } from '../../decide/read-stored-decision.ts'
import { dangerOfFinding, needsHelp, termsOf } from '../clause-terms.ts'

export type FoundInReported = {
  readonly severity: Severity
  readonly danger: Danger
  /** Whether it lies under a clause under which some things are a danger. */
  readonly mayBeDanger: boolean
  /** Whether it is the words of somebody who needs help. */
  readonly mayNeedHelp: boolean
}

/** `rows`: the decisions on the event and its versions. */
export function foundInReported(policy: Policy, rows: readonly DecisionRow[]): FoundInReported {
  const findings = rows.flatMap((row) => storedDecision(row).findings)
  return {
    severity: findings.reduce<Severity>((gravest, { severity }) => graver(gravest, severity), 1),
    danger: findings.map((each) => dangerOfFinding(policy, each)).find((danger) => danger !== 'none') ?? 'none',
    mayBeDanger: findings.some(({ clause }) => termsOf(policy, clause).mayBeDanger),
    mayNeedHelp: findings.some((each) => needsHelp(policy, each)),
  }
}
