import { randomUUID } from 'node:crypto'
import { addServiceToken, revokeServiceToken } from '@goodstanding/ledger'
import { openTestDatabase, type TestDatabase } from '@goodstanding/testkit'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { hashToken } from './read-secrets.ts'
import { GIVEN, tellGivenTokens } from './tell-given-tokens.ts'

const NOW = Date.UTC(2026, 10, 24)
let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

async function know(token: string, name: string): Promise<string> {
  const id = randomUUID()
  const kept = { id, name, tokenHash: hashToken(token), scopes: ['all'], createdAt: NOW, expiresAt: null }
  await addServiceToken(database.db, kept)
  return id
}

async function told(given: string | null): Promise<readonly unknown[]> {
  const lines: Readonly<Record<string, unknown>>[] = []
  await tellGivenTokens(database.db, given, (line) => lines.push(line))
  return lines.map(({ token, tokens }) => token ?? tokens)
}

it('names what earlier starts knew until that is revoked, and a token of its own that was', async () => {
  const drawn = await know('drawn at first', GIVEN.drawn)
  await know('of a chat service', 'chat')
  expect(await told(null)).toEqual([])
  const configured = await know('the one before', GIVEN.configured)
  const now = await know('the one of now', GIVEN.configured)
  expect(await told('the one of now')).toEqual([expect.arrayContaining([drawn, configured])])
  for (const id of [drawn, configured]) await revokeServiceToken(database.db, id, NOW)
  expect(await told('the one of now')).toEqual([])
  await revokeServiceToken(database.db, now, NOW)
  expect(await told('the one of now')).toEqual([now])
})
