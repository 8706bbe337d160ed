import { openTestDatabase, type TestDatabase } from '@goodstanding/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { appendToAuditLog, readAuditLog } from './audit-log.ts'

const NOW = Date.UTC(2026, 10, 24, 10)
const entry = (entry: unknown) => ({ organization: null, entry, leafHash: 'cd'.repeat(32), at: NOW })

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

describe('an audit log', () => {
  it('numbers its entries without gaps, however many write', async () => {
    const { db } = database
    const firsts = await Promise.all(
      Array.from({ length: 10 }, (_, at) =>
        db.transaction((tx) => appendToAuditLog(tx, 'main', [entry(at), entry(at)])),
      ),
    )
    expect([...firsts].sort((a, b) => a - b)).toEqual([0, 2, 4, 6, 8, 10, 12, 14, 16, 18])
    expect(await db.transaction((tx) => appendToAuditLog(tx, 'other', [entry('x')]))).toBe(0)
    const read = await readAuditLog(db, 'main', 5, 100)
    expect(read.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 15 }, (_, at) => at + 5))
    expect(read[1]).toEqual({ ...entry(read[1]!.entry), sequence: 6 })
  })

  it('is never changed', async () => {
    await expect(database.db.query(`update audit_log set entry = '1'`)).rejects.toThrow(/only grows/)
    await expect(database.db.query(`delete from audit_log`)).rejects.toThrow(/only grows/)
  })
})
