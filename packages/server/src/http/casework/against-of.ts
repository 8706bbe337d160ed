/** What an appeal is against, as a body or a query names it. */
import type { AppealAgainst } from '@goodstanding/casework'
import { resolveCaseAlias } from '@goodstanding/ledger'
import { asId } from '../../casework/read-id.ts'
import type { Desk } from '../../casework/parts.ts'
import { type ProblemKind, fieldProblem } from '../problems.ts'

export type Named = { readonly action?: string; readonly case?: string; readonly decision?: string }

export async function againstOf(
  { db }: Pick<Desk, 'db'>,
  { action, case: caseId, decision }: Named,
  missing: ProblemKind = 'body.invalid',
): Promise<AppealAgainst> {
  if (action !== undefined) return { kind: 'action', action: asId(action) }
  if (caseId !== undefined) return { kind: 'case', case: asId(await resolveCaseAlias(db, caseId)) }
  if (decision !== undefined) return { kind: 'decision', decision: asId(decision) }
  throw fieldProblem(missing, missing === 'query.invalid' ? '?action' : '/action', 'is required')
}
