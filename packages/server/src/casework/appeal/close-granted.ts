/**
 * A case that is about nothing but what granted appeals let go has been looked at by whoever granted the last of them: nothing in it is
 * a violation. Left open, somebody else would look again, and could penalise what its sender was told is fine.
 */
import { type Case, decideCase, type Staff } from '@goodstanding/casework'
import { resolveCaseAlias } from '@goodstanding/ledger'
import type { DecisionId } from '@goodstanding/model'
import { decideAndAudit } from '../case/batches.ts'
import type { StatedDecision } from '../case/decide-case.ts'
import type { Desk } from '../parts.ts'
import { asId } from '../read-id.ts'
import { CASES } from '../streams.ts'
import type { Unit } from '../unit.ts'
import { appealsAgainst, readKeptBack } from './kept-back.ts'

type Granted = { readonly decision: DecisionId; readonly by: Staff; readonly reason: string }

export async function closeGranted(desk: Desk, unit: Unit, { decision, by, reason }: Granted): Promise<void> {
  const named = (await readKeptBack(unit.tx, decision))?.case ?? null
  if (named === null) return
  const id = await resolveCaseAlias(unit.tx, named)
  const found = await unit.load(CASES, id)
  const about = heldIn(found)
  if (about === null || !(await areGranted(unit, about, decision))) return
  const outcome = { kind: 'no-violation', unfounded: [] } as const
  const stated: StatedDecision = { outcome, reason, facts: null, immediate: null, ifMatch: null, batch: null }
  // Whoever has it in hand, or is its queue's, goes on with it.
  if (!decideCase({ kind: 'decide', by, ...stated, outcome: { kind: 'no-violation' } }, found, unit.now).ok) return
  await decideAndAudit(desk, unit, { id, by, stated })
}

/** The decisions that a case is about; null where it is about more than its own, or decided. */
function heldIn(found: Case): readonly DecisionId[] | null {
  if (found.kind !== 'open' && found.kind !== 'claimed' && found.kind !== 'waiting') return null
  if (found.merged.length > 0 || found.items.some(({ kind }) => kind !== 'finding')) return null
  return [...new Set(found.items.flatMap((item) => (item.kind === 'finding' ? [asId<DecisionId>(item.decision)] : [])))]
}

async function areGranted(unit: Unit, about: readonly DecisionId[], now: DecisionId): Promise<boolean> {
  const others = about.filter((each) => each !== now)
  const appeals = await appealsAgainst(unit.tx, others)
  return others.every((each) => appeals.get(each)?.kind === 'overturned')
}
