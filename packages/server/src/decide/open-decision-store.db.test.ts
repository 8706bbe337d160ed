import { createIdSource, type DecisionRow } from '@goodstanding/ledger'
import { openTestDatabase, type TestDatabase } from '@goodstanding/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestVault } from '../vault/open-test-vault.ts'
import { openDecisionStore } from './open-decision-store.ts'

const NOW = Date.UTC(2026, 10, 24, 10)
const nextId = createIdSource()

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

function allowed(eventId: string): DecisionRow {
  return {
    id: nextId(NOW),
    organization: 'acme',
    actor: `author-of-${eventId}`,
    eventType: 'message.send',
    source: 'https://chat.example',
    eventId,
    bodyHash: '0'.repeat(64),
    effect: 'allow',
    clauses: [],
    event: { id: eventId, data: { actor: { id: `author-of-${eventId}` }, content: { text: 'words' } } },
    result: { effect: 'allow', findings: [] },
    explanation: { words: [] },
    policyVersion: '1',
    observed: false,
    degraded: false,
    eventTime: NOW,
    decidedAt: NOW,
  }
}

describe('a decision that nobody waits for', () => {
  it('is stored with others, sealed under the key of whoever acted, at the latest when the store closes', async () => {
    const { store, close } = await openDecisionStore(
      await openTestVault(database.db),
      () => false,
      () => [],
    )
    const rows = ['e-1', 'e-2'].map(allowed)
    const kept = Promise.all(rows.map(store.record))
    await close()
    expect(await kept).toEqual([true, true])
    const reopened = await openDecisionStore(
      await openTestVault(database.db),
      () => false,
      () => [],
    )
    for (const row of rows) {
      expect(await reopened.store.byId(row.id)).toEqual(row)
      const [raw] = await database.db.query<{ event: unknown }>('select event from decision where id = $1', [row.id])
      expect(JSON.stringify(raw?.event)).not.toContain('words')
    }
    await reopened.close()
  })

  it('is told not to be stored when the store is closed', async () => {
    const { store, close } = await openDecisionStore(
      await openTestVault(database.db),
      () => false,
      () => [],
    )
    await close()
    expect(await store.record(allowed('e-3'))).toBe(false)
  })
})
