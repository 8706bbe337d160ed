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
import { passOverBad } from '../pass-over-bad.ts'
import type { VaultDb } from './open-vault.ts'
import { keyIdOfDecision, openDecision } from './seal-decision.ts'

const ANY = { organization: null, actor: null, eventType: null, effect: null, clause: null, from: null, until: null }

/** One decision by its id (without `dec_`), or null. */
export async function readDecision(db: VaultDb, id: string): Promise<DecisionRow | null> {
  const [row] = await readDecisionsOf(db, [id])
  return row ?? null
}

/** Decisions by their ids, in the order of the ids; unknown ones are left out. */
export async function readDecisionsOf(db: VaultDb, ids: readonly string[]): Promise<readonly DecisionRow[]> {
  return openDecisions(db, await findDecisions(db, ids))
}

/** Hears of a decision, by its id without `dec_`, that cannot be read: its sealed text or its key is damaged. */
export type Damaged = (id: string, fault: unknown) => void

/** The same without those that cannot be read: for work that goes on without them. */
export async function readSoundDecisionsOf(
  db: VaultDb,
  ids: readonly string[],
  damaged: Damaged,
): Promise<readonly DecisionRow[]> {
  return openSound(db, await findDecisions(db, ids), damaged)
}

/** One page of all decisions, newest first, without those that cannot be read. */
export async function readSoundDecisions(db: VaultDb, page: PageRequest, damaged: Damaged): Promise<Page<DecisionRow>> {
  const { items, next } = await listDecisions(db, ANY, page)
  return { items: await openSound(db, items, damaged), next }
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

function openSound(db: VaultDb, rows: readonly DecisionRow[], damaged: Damaged): Promise<readonly DecisionRow[]> {
  return passOverBad(rows, { work: (some) => openDecisions(db, some), tell: ({ id }, fault) => damaged(id, fault) })
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
