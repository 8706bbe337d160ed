/** One case as somebody of the staff may read it. */
import type { Case } from '@goodstanding/casework'
import { resolveCaseAlias } from '@goodstanding/ledger'
import type { Principal } from '../../access/principal.ts'
import { Problem } from '../../http/problems.ts'
import { demand } from '../asker.ts'
import type { Desk } from '../parts.ts'
import { casesVeiledFrom, relationsToCase } from '../queue/granted-queues.ts'
import { readStream } from '../read-stream.ts'
import { CASES } from '../streams.ts'

/** Throws where there is none, where they may not read it, and where they judge it without knowing how it was decided. */
export async function readCaseFor(
  desk: Desk,
  principal: Principal,
  id: string,
): Promise<Exclude<Case, { kind: 'none' }>> {
  // Whoever may read no case at all learns nothing of which there are.
  demand(principal, 'case.read', ['granted-queue'])
  const found = await readStream(desk.db, CASES, await resolveCaseAlias(desk.db, id))
  if (found === null || found.kind === 'none') throw new Problem('case.not-found')
  demand(principal, 'case.read', relationsToCase(principal, found))
  if ((await casesVeiledFrom(desk, principal)).has(found.id)) throw new Problem('second-review.blind')
  return found
}
