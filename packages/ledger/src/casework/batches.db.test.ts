import { openTestDatabase, type TestDatabase } from '@goodstanding/testkit'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  addBatch,
  type BatchItemChange,
  countBatchItems,
  findBatch,
  listBatches,
  listBatchItems,
  lockBatch,
  moveBatchItem,
  setBatchStatus,
  startUndo,
  waitingBatchItems,
} from './batches.ts'

const NOW = Date.UTC(2026, 10, 24, 10)
const decide = (batch: string, caseId: string): BatchItemChange => ({
  batch,
  caseId,
  from: 'waiting',
  to: 'decided',
  answer: { of: batch },
})

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
beforeEach(async () => {
  const { db } = database
  await db.query('truncate case_batch_item, case_batch')
  for (const id of ['one', 'other'])
    await addBatch(db, { id, by: 'mei', stated: { words: id }, status: 'deciding', createdAt: NOW }, ['c2', 'c1', 'c2'])
})
afterAll(() => database.close())

describe('a batch', () => {
  it('has each case once, in the order in which they were named, page after page', async () => {
    const { db } = database
    expect(await waitingBatchItems(db, 'one', { status: 'waiting', limit: 9 })).toEqual(['c2', 'c1'])
    const first = await listBatchItems(db, 'one', { limit: 1, cursor: null })
    const second = await listBatchItems(db, 'one', { limit: 1, cursor: first.next })
    expect([first, second].map(({ items }) => items.map(({ caseId }) => caseId))).toEqual([['c2'], ['c1']])
    expect(second.next).toBeNull()
    const newest = await listBatches(db, { limit: 1, cursor: null })
    const next = await listBatches(db, { limit: 1, cursor: newest.next })
    expect([newest, next].map(({ items }) => items.map(({ id }) => id))).toEqual([['other'], ['one']])
    expect(next.next).toBeNull()
  })

  it('moves each of its cases on once, and none of another batch', async () => {
    const { db } = database
    expect(await moveBatchItem(db, decide('one', 'c1'))).toBe(true)
    expect(await moveBatchItem(db, decide('one', 'c1'))).toBe(false)
    expect(await countBatchItems(db, 'one')).toEqual({ waiting: 1, decided: 1 })
    expect(await countBatchItems(db, 'other')).toEqual({ waiting: 2 })
    await setBatchStatus(db, 'one', 'decided', null)
    expect(await findBatch(db, 'one')).toMatchObject({ status: 'decided', stated: null })
    expect(await findBatch(db, 'other')).toMatchObject({ status: 'deciding', stated: { words: 'other' } })
  })

  it('is undone where it was decided, and no other batch with it', async () => {
    const { db } = database
    await moveBatchItem(db, decide('one', 'c1'))
    await moveBatchItem(db, { ...decide('one', 'c2'), to: 'refused' })
    await moveBatchItem(db, decide('other', 'c1'))
    await startUndo(db, 'one')
    expect(await countBatchItems(db, 'one')).toEqual({ 'undo-waiting': 1, refused: 1 })
    expect(await countBatchItems(db, 'other')).toEqual({ waiting: 1, decided: 1 })
    expect(await waitingBatchItems(db, 'one', { status: 'undo-waiting', limit: 9 })).toEqual(['c1'])
  })

  it('is held by whoever locks it until they are done', async () => {
    const { db } = database
    await db.transaction(async (one) => {
      expect(await lockBatch(one, 'one')).toMatchObject({ id: 'one' })
      const other = db.transaction(async (tx) => {
        await tx.query(`set local lock_timeout = '50ms'`)
        expect(await lockBatch(tx, 'other')).toMatchObject({ id: 'other' })
        await lockBatch(tx, 'one')
      })
      await expect(other).rejects.toMatchObject({ code: '55P03' })
    })
  })
})
