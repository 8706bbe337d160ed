import { openTestDatabase, type TestDatabase } from '@goodstanding/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { randomBytes } from 'node:crypto'
import { type AuditPage, appendToAuditLog, readAuditLog, readAuditPage, readRawAuditLog } from './audit-log.ts'

const NOW = Date.UTC(2026, 10, 24, 10)
const entry = (entry: unknown) => ({ organization: null, entry, leafHash: 'cd'.repeat(32), at: NOW, opening: null })

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

  it('is read in pages that hold fewer entries where they are large, and go on to the last', async () => {
    const { db } = database
    const large = Array.from({ length: 6 }, () => entry({ records: [randomBytes(200_000).toString('hex')] }))
    await db.transaction((tx) => appendToAuditLog(tx, 'large', large))
    await db.transaction((tx) => appendToAuditLog(tx, 'large', [entry('a'), entry('b')]))
    expect((await readRawAuditLog(db, 'large', 0, 100)).length).toBeLessThan(6)
    const pages: number[][] = []
    for (let from: number | null = 0; from !== null; ) {
      const page: AuditPage = await readAuditPage(db, 'large', from, 100)
      pages.push(page.entries.map(({ sequence }) => sequence))
      from = page.next
    }
    expect(pages.flat()).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
    expect(pages.length).toBeGreaterThan(1)
    expect((await readAuditPage(db, 'large', 6, 2)).next).toBe(8)
    expect((await readAuditPage(db, 'large', 6, 3)).next).toBeNull()
    expect(await readAuditPage(db, 'large', 8, 100)).toEqual({ entries: [], next: null })
  })

  it('is never changed', async () => {
    await expect(database.db.query(`update audit_log set entry = '1'`)).rejects.toThrow(/only grows/)
    await expect(database.db.query(`delete from audit_log`)).rejects.toThrow(/only grows/)
  })
})
