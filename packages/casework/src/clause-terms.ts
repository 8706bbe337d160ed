/**
 * What casework needs to know of a clause. The policy compiles it from the clause's file; casework never names a clause.
 */
import type { Bilingual, Capability, ClauseId, Danger, Instant, Safeguard, Severity } from '@goodstanding/model'
import type { Ladder } from './ladder/ladder.ts'
import type { StatementCategory } from './statement/statement.ts'

export type ClauseTerms = {
  readonly id: ClauseId
  readonly title: Bilingual
  readonly severity: Severity
  readonly ladder: Ladder
  /** The capability that a limit under this clause takes away when nobody names another. */
  readonly capability: Capability
  /** `limit`: the machine may take the recommended limit itself, for at most 7 days. */
  readonly automatic: 'limit' | null
  readonly safeguard: Safeguard
  readonly danger: Danger
  /** Whether some of what falls under the clause is a danger: reports of it are taken even from whoever floods. */
  readonly mayBeDanger: boolean
  /** Whether some of what falls under the clause is said by people who need help: their employer is not told of it. */
  readonly mayNeedHelp: boolean
  /** The notice of the clause's file, with placeholders. */
  readonly notice: Bilingual
  readonly statement: StatementCategory
}

/** The clauses that belong together in one case: those of a section (what stands before the first dot of the id). */
export function familyOf(clause: ClauseId): string {
  return clause.split('.', 1)[0] ?? clause
}

/** Half-open: `from <= t < until`; null is for good. */
export type Span = { readonly from: Instant; readonly until: Instant | null }
