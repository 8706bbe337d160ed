/** Recorded decisions as they were before they were sealed. */
import {
  type DecisionFilter,
  type DecisionRow,
  findDecisions,
  listDecisions,
  listKeptBack,
  type Page,
  type PageRequest,
  type SentBy,
  streamDecisions,
} from '@goodstanding/ledger'
import { mapInTurns } from '../in-turns.ts'
import type { VaultDb } from './open-vault.ts'
import { keyIdOfDecision, openDecision } from './seal-decision.ts'

/** One decision by its id (without `dec_`), or null. */
export async function readDecision(db: VaultDb, id: string): Promise<DecisionRow | null> {
  const [row] = await readDecisionsOf(db, [id])
  return row ?? null
}

/** Decisions by their ids, in the order of the ids; unknown ones are left out. */
export async function readDecisionsOf(db: VaultDb, ids: readonly string[]): Promise<readonly DecisionRow[]> {
  return openDecisions(db, await findDecisions(db, ids))
}

/** One page of decisions, newest first. */
export async function readDecisions(
  db: VaultDb,
  filter: DecisionFilter,
  page: PageRequest,
): Promise<Page<DecisionRow>> {
  const { items, next } = await listDecisions(db, filter, page)
  return { items: await openDecisions(db, items), next }
}

/** One page of what was held or blocked of somebody's, newest first. */
export async function readKeptBackBy(db: VaultDb, sender: SentBy, page: PageRequest): Promise<Page<DecisionRow>> {
  const { items, next } = await listKeptBack(db, sender, page)
  return { items: await openDecisions(db, items), next }
}

/** Decisions of a time range, oldest first, in chunks. */
export async function* streamOpenDecisions(
  db: VaultDb,
  filter: DecisionFilter,
  chunkSize: number,
): AsyncGenerator<readonly DecisionRow[], void, undefined> {
  for await (const rows of streamDecisions(db, filter, chunkSize)) yield await openDecisions(db, rows)
}

async function openDecisions(db: VaultDb, rows: readonly DecisionRow[]): Promise<readonly DecisionRow[]> {
  const ids = rows.flatMap((row) => keyIdOfDecision(row) ?? [])
  if (ids.length === 0) return rows
  const keys = await db.keys.byIds(ids)
  return mapInTurns(rows, (row) => {
    const id = keyIdOfDecision(row)
    return id === null ? row : openDecision(row, keys.get(id) ?? null)
  })
}
