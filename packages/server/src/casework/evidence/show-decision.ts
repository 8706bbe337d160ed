/**
 * A decision as staff read it by its id. Beside a case there is no more to see than in it: whoever is kept to queues reads what lies in
 * those, whoever may not read evidence is told how it was decided and nothing of what was said, and nobody gets a file.
 */
import { permissionOf } from '@goodstanding/casework'
import { resolveCaseAlias } from '@goodstanding/ledger'
import type { StaffPrincipal } from '../../access/principal.ts'
import type { ExplainedDecision } from '../../decide/decider.ts'
import { Problem } from '../../http/problems.ts'
import { withoutBytes } from '../../http/read-picture.ts'
import { rolesOf } from '../asker.ts'
import type { Desk } from '../parts.ts'
import { isKept, relationsToCase } from '../queue/granted-queues.ts'
import { readStream } from '../read-stream.ts'
import { CASES } from '../streams.ts'
import { sealedIn } from './sealed-material.ts'

export async function showDecisionToStaff(
  desk: Pick<Desk, 'db'>,
  principal: StaffPrincipal,
  found: ExplainedDecision,
): Promise<ExplainedDecision> {
  if (isKept(principal)) await demandOwnQueue(desk, principal, found.case ?? null)
  const { event, ...decision } = found
  const mayReadEvidence = rolesOf(principal).some((role) => permissionOf('evidence.read', role) !== null)
  if (!mayReadEvidence || (await isSealedSince(desk, found)))
    return { ...decision, explanation: withoutInputs(decision.explanation) }
  return event === undefined ? decision : { ...decision, event: withoutBytes(event) }
}

/** Whether it was found to be sealed material only when it was checked again. */
async function isSealedSince(
  { db }: Pick<Desk, 'db'>,
  { id, degraded, case: caseId }: ExplainedDecision,
): Promise<boolean> {
  if (degraded !== true || caseId === null) return false
  const found = await readStream(db, CASES, await resolveCaseAlias(db, caseId))
  return found !== null && found.kind !== 'none' && sealedIn(found).has(id)
}

async function demandOwnQueue(
  { db }: Pick<Desk, 'db'>,
  principal: StaffPrincipal,
  caseId: string | null,
): Promise<void> {
  const found = caseId === null ? null : await readStream(db, CASES, await resolveCaseAlias(db, caseId))
  if (found === null || found.kind === 'none' || relationsToCase(principal, found).length === 0)
    throw new Problem('permission.queue')
}

/** What a decision was made from holds what the service stated of people. */
function withoutInputs(explanation: unknown): unknown {
  if (typeof explanation !== 'object' || explanation === null || !('inputs' in explanation)) return explanation
  const { inputs: _inputs, ...rest } = explanation
  return rest
}
