/** Bulk decisions: one row for the batch, one for each case in it, so that each has its own outcome and none is done twice. */
import type { Instant } from '@goodstanding/model'
import type { Db, Page, PageRequest } from '../db/db.ts'
import { pageFrom } from '../db/page-from.ts'
import { readCursor, writeCursor } from '../db/text-cursor.ts'

export type BatchStatus = 'deciding' | 'decided' | 'undoing' | 'undone'

/** `waiting` and `undo-waiting` are still to be done; the others are outcomes. */
export type BatchItemStatus = 'waiting' | 'decided' | 'refused' | 'undo-waiting' | 'undone' | 'undo-refused'

export type Batch = {
  readonly id: string
  readonly by: string
  /** What was stated, and as whom: a document that the caller reads back as it wrote it. */
  readonly stated: unknown
  readonly status: BatchStatus
  readonly createdAt: Instant
}

export type BatchItem = {
  readonly caseId: string
  readonly status: BatchItemStatus
  /** What was answered for the case. */
  readonly answer: unknown
}

export type BatchCounts = Readonly<Partial<Record<BatchItemStatus, number>>>

/** Keeps a batch with a waiting item for each case; a case that is named twice is in it once. */
export async function addBatch(db: Db, batch: Batch, cases: readonly string[]): Promise<void> {
  await db.query(
    `insert into case_batch (id, decided_by, stated, status, created_at)
     values ($1, $2, $3::json, $4, to_timestamp($5 / 1000.0))`,
    [batch.id, batch.by, JSON.stringify(batch.stated), batch.status, batch.createdAt],
  )
  await db.query(
    `insert into case_batch_item (batch, place, case_id, status)
     select $1, min(place), case_id, 'waiting' from unnest($2::text[]) with ordinality as named (case_id, place)
     group by case_id`,
    [batch.id, cases],
  )
}

const BATCH = `id, decided_by as by, stated, status, created_at as "createdAt"`

export async function findBatch(db: Db, id: string): Promise<Batch | null> {
  const [row] = await db.query<Batch>(`select ${BATCH} from case_batch where id = $1`, [id])
  return row ?? null
}

/** The batch, locked until the transaction ends, or null. */
export async function lockBatch(tx: Db, id: string): Promise<Batch | null> {
  const [row] = await tx.query<Batch>(`select ${BATCH} from case_batch where id = $1 for update`, [id])
  return row ?? null
}

/** `stated` replaces what was stated: once everything is decided, the words live in the cases alone. */
export async function setBatchStatus(tx: Db, id: string, status: BatchStatus, stated: unknown): Promise<void> {
  await tx.query(`update case_batch set status = $2, stated = $3::json where id = $1`, [
    id,
    status,
    JSON.stringify(stated),
  ])
}

/** Batches, newest first. */
export async function listBatches(db: Db, { limit, cursor }: PageRequest): Promise<Page<Batch>> {
  const rows = await db.query<Batch>(
    `select ${BATCH} from case_batch where ($2::text is null or id < $2) order by id desc limit $1`,
    [limit + 1, readCursor(cursor)],
  )
  return pageFrom(rows, limit, ({ id }) => writeCursor(id))
}

export async function countBatchItems(db: Db, id: string): Promise<BatchCounts> {
  const rows = await db.query<{ status: BatchItemStatus; count: number }>(
    `select status, count(*)::integer as count from case_batch_item where batch = $1 group by status`,
    [id],
  )
  return Object.fromEntries(rows.map(({ status, count }) => [status, count]))
}

const ITEM = `case_id as "caseId", status, answer`

/** Items in the order in which they were named. */
export async function listBatchItems(db: Db, id: string, { limit, cursor }: PageRequest): Promise<Page<BatchItem>> {
  const after = Number(readCursor(cursor) ?? 0)
  const rows = await db.query<BatchItem & { readonly place: number }>(
    `select ${ITEM}, place from case_batch_item where batch = $1 and place > $3 order by place limit $2`,
    [id, limit + 1, Number.isSafeInteger(after) ? after : 0],
  )
  const page = pageFrom(rows, limit, ({ place }) => writeCursor(String(place)))
  return { ...page, items: page.items.map(({ caseId, status, answer }) => ({ caseId, status, answer })) }
}

/** Items that are still to be done, at most `limit`, in their order. */
export async function waitingBatchItems(
  db: Db,
  id: string,
  { status, limit }: { readonly status: 'waiting' | 'undo-waiting'; readonly limit: number },
): Promise<readonly string[]> {
  const rows = await db.query<{ caseId: string }>(
    `select case_id as "caseId" from case_batch_item where batch = $1 and status = $2 order by place limit $3`,
    [id, status, limit],
  )
  return rows.map(({ caseId }) => caseId)
}

export type BatchItemChange = {
  readonly batch: string
  readonly caseId: string
  readonly from: BatchItemStatus
  readonly to: BatchItemStatus
  /** Null leaves what was answered before. */
  readonly answer: unknown
}

/** Moves an item on. False when it is not in `from` any more: somebody else has done it. */
export async function moveBatchItem(tx: Db, { batch, caseId, from, to, answer }: BatchItemChange): Promise<boolean> {
  const moved = await tx.query(
    `update case_batch_item set status = $4, answer = coalesce($5::json, answer)
     where batch = $1 and case_id = $2 and status = $3 returning case_id`,
    [batch, caseId, from, to, answer === null ? null : JSON.stringify(answer)],
  )
  return moved.length > 0
}

/** Every decided item of the batch waits to be undone. */
export async function startUndo(tx: Db, batch: string): Promise<void> {
  await tx.query(`update case_batch_item set status = 'undo-waiting' where batch = $1 and status = 'decided'`, [batch])
}
