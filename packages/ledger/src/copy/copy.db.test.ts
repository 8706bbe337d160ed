import { createHash } from 'node:crypto'
import { openTestDatabase, type TestDatabase } from '@goodstanding/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Db } from '../db/db.ts'
import type { FactWrite } from '../fact/fact.ts'
import { putFact } from '../fact/put-facts.ts'
import { DatabaseRefusal } from '../postgres/database-refusal.ts'
import { exportLedger } from './export-ledger.ts'
import { importLedger } from './import-ledger.ts'

const AT = Date.parse('2026-11-25T10:00:00Z')
let source: TestDatabase
let whole: Buffer

const personOf = (key: string, name: string): FactWrite => ({
  kind: 'person',
  key,
  organization: 'acme',
  body: { name },
  expectedVersion: null,
  at: AT,
})

async function read(database: TestDatabase): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of exportLedger(database.url, new Date(AT))) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** In pieces that end anywhere. */
async function* pieces(bytes: Buffer, size = 7_919): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size))
}

/** All lines but the head and the end, which tell when and where. */
const rowsOf = (bytes: Buffer): string => bytes.toString().split('\n').slice(1, -2).join('\n')

async function isGuarded(db: Db): Promise<readonly object[]> {
  return db.query(
    `select (select count(*) from pg_class where relforcerowsecurity and relnamespace = 'public'::regnamespace) as forced,
            (select count(*) from pg_trigger where tgenabled <> 'O' and not tgisinternal) as off`,
  )
}

beforeAll(async () => {
  source = await openTestDatabase()
  const { db } = source
  for (const at of ['2025-12-31T23:59:59Z', '2026-11-25T09:00:00Z'])
    await db.query('select ensure_decision_partition($1)', [at])
  const texts = ['plain', 'tab\there', 'line\nfeed', 'back\\slash', '\\.', '表情 😀', '']
  for (const [index, name] of texts.entries()) await putFact(db, personOf(`p${index}`, name))
  await db.query(`insert into staff (id, name, email, roles, version, created_at)
                  values ('mei', 'Mei', 'mei@operator.example', '{moderator}', 1, now())`)
  whole = await read(source)
})
afterAll(() => source.close())

describe('an export', () => {
  it('goes into a new database whole, whatever texts hold, with its guards and its sequences', async () => {
    const target = await openTestDatabase()
    try {
      const guarded = await isGuarded(target.db)
      const told: string[] = []
      const done = await importLedger(target, pieces(whole), (table) => told.push(table))
      expect(done.rows).toBeGreaterThan(7)
      expect(told).toContain('staff')
      expect(rowsOf(await read(target))).toBe(rowsOf(whole))
      expect(await isGuarded(target.db)).toEqual(guarded)
      await putFact(target.db, personOf('later', 'x'))
      const [positions] = await target.db.query(
        'select count(*) as all, count(distinct position) as own from fact_change',
      )
      expect(positions).toEqual({ all: 8, own: 8 })
    } finally {
      await target.close()
    }
  })

  const end = (bytes: Buffer): number => bytes.lastIndexOf(10, bytes.length - 2) + 1
  const withEnd = (bytes: Buffer, rows: object): Buffer => {
    const body = bytes.subarray(0, end(bytes))
    const sha256 = createHash('sha256').update(body).digest('hex')
    return Buffer.concat([body, Buffer.from(`${JSON.stringify({ rows, sha256 })}\n`)])
  }
  it.each([
    ['is cut off', () => whole.subarray(0, Math.trunc(whole.length * 0.7)), /ends too early/],
    ['lost its end', () => whole.subarray(0, end(whole)), /ends too early/],
    ['has another byte', () => Buffer.from(whole.toString().replace('mei@operator', 'mai@operator')), /checksum/],
    [
      'has a row that is none',
      () => Buffer.from(whole.toString().replace(/\t\{/, '\t{broken')),
      /takes no such row of "/,
    ],
    ['has other rows than it says', () => withEnd(whole, { staff: 2 }), /"staff" has other rows/],
    ['is another file', () => Buffer.from('{"hello":1}\n'), /does not begin/],
    [
      'comes from a newer product',
      () => Buffer.from(whole.toString().replace('"steps":["guards"', '"steps":["guides"')),
      /another schema/,
    ],
  ])('that %s is refused, and leaves nothing', async (_, make, words) => {
    const target = await openTestDatabase()
    try {
      const fault: unknown = await importLedger(target, pieces(make())).catch((thrown: unknown) => thrown)
      expect(fault).toBeInstanceOf(DatabaseRefusal)
      expect(fault).toMatchObject({ kind: 'import', message: expect.stringMatching(words) })
      expect(await target.db.query('select count(*) as left from staff')).toEqual([{ left: 0 }])
    } finally {
      await target.close()
    }
  })

  it('is refused by a database that is in use', async () => {
    await expect(importLedger(source, pieces(whole))).rejects.toMatchObject({ kind: 'import', message: /in use/ })
  })
})
