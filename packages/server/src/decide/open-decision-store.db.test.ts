import { createIdSource, type DecisionRow, takeObserved } from '@goodstanding/ledger'
import type { Event } from '@goodstanding/model'
import { openTestDatabase, type TestDatabase } from '@goodstanding/testkit'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openTestVault } from '../vault/open-test-vault.ts'
import { openWaiting } from '../vault/waiting-events.ts'
import { HANGS_MS } from './last-stored.ts'
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

describe('an event that waits for its decision', () => {
  it('lies sealed, whole, and opens where it stands alone', async () => {
    const vault = await openTestVault(database.db)
    const { store, heardOfObserved, close } = await openDecisionStore(
      vault,
      () => false,
      () => [],
    )
    const body = { id: 'o-1', data: { organization: 'acme', content: { text: 'words' } } }
    const event = { source: 'https://chat.example', ...body } as unknown as Event
    const [decisionId, other] = [nextId(NOW), nextId(NOW)]
    expect(heardOfObserved()).toBe(false)
    await store.observe(event, { decisionId, bodyHash: '0'.repeat(64), body, now: NOW })
    expect([heardOfObserved(), heardOfObserved()]).toEqual([true, false]) // it is looked for once
    const { taken } = await takeObserved(database.db, { limit: 10, bytes: 1_000, leaseMs: 1_000 })
    const [waiting] = taken
    expect(waiting?.event).toEqual(expect.any(String))
    expect(waiting?.event).not.toContain('words')
    expect(await openWaiting(vault, decisionId, waiting?.event)).toEqual(body)
    await expect(openWaiting(vault, other, waiting?.event)).rejects.toThrow()
    expect(await openWaiting(vault, decisionId, body)).toEqual(body) // as an older product wrote it
    await close()
  })
})

describe('a key that another node took', () => {
  const asked = (eventId: string) => ({ source: 'https://chat.example', id: eventId }) as Event
  const openNode = async () =>
    openDecisionStore(
      await openTestVault(database.db),
      () => false,
      () => [],
    )

  beforeAll(async () => {
    await database.db.query(`insert into node (id, seen_at) values ('node-1', now()), ('node-2', now())`)
  })

  it('is known here too, so that what is asked again is answered as it was there', async () => {
    const [one, other] = [await openNode(), await openNode()]
    const held = { ...allowed('e-held'), effect: 'hold' } as const
    await one.store.append(held, [])
    expect(other.store.holderOf(asked('e-held'))).toBeNull()
    await other.followKeys()
    expect(await other.store.holderOf(asked('e-held'))).toMatchObject({ decisionId: held.id })
    await one.close()
    await other.close()
  })

  it('in its last moment is known, though it is gone', async () => {
    const [one, other] = [await openNode(), await openNode()]
    await other.followKeys()
    await one.store.append(allowed('e-last'), [])
    await one.close()
    await database.db.query(`delete from node where id = 'node-1'`)
    await other.followKeys()
    expect(await other.store.holderOf(asked('e-last'))).not.toBeNull()
    await other.close()
  })
})

it('hangs where the key of somebody new waits to be stored, which their decision waits for', async () => {
  const { store, hangs, close } = await openDecisionStore(
    await openTestVault(database.db),
    () => false,
    () => [],
  )
  vi.useFakeTimers({ toFake: ['performance'] })
  try {
    const lock = { end: (): void => undefined, locking: Promise.resolve() }
    await new Promise<void>((isLocked) => {
      lock.locking = database.db.transaction(async (tx) => {
        await tx.query('lock table data_key in exclusive mode')
        const held = new Promise<void>((end) => {
          lock.end = end
        })
        isLocked()
        await held
      })
    })
    const stored = store.append(allowed('of-somebody-new'), [])
    vi.advanceTimersByTime(HANGS_MS)
    expect(hangs()).toBe(true)
    lock.end()
    await lock.locking
    expect(await stored).toEqual({ kind: 'stored' })
    expect(hangs()).toBe(false)
  } finally {
    vi.useRealTimers()
    await close()
  }
})
