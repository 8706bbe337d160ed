import { openTestDatabase, type TestDatabase } from '@goodstanding/testkit'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { findFiles, saveFile } from './files.ts'

const NOW = Date.UTC(2026, 10, 24, 10)
const sha256 = 'ab'.repeat(32)

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

it('a file is known by its hash, with its latest analysis and its first sight', async () => {
  const { db } = database
  await saveFile(db, { sha256, size: 68, analysis: { type: 'text' }, firstSeen: NOW })
  await saveFile(db, { sha256, size: 68, analysis: { type: 'eicar' }, firstSeen: NOW + 5 })
  expect(await findFiles(db, [sha256, 'cd'.repeat(32)])).toEqual([
    { sha256, size: 68, analysis: { type: 'eicar' }, firstSeen: NOW },
  ])
})
