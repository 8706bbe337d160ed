import { randomBytes } from 'node:crypto'
import { openTestDatabase, type TestDatabase } from '@goodstanding/testkit'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { appendDecisions } from '../decision/append-decisions.ts'
import type { DecisionRow } from '../decision/decision-row.ts'
import { findDecision } from '../decision/find-decisions.ts'
import { ensurePartitions } from '../decision/partitions.ts'
import { createIdSource } from '../ids/uuid.ts'
import { finishObserved } from './finish-observed.ts'
import { observeEvents } from './observe-events.ts'
import type { ObservedEvent } from './observed-event.ts'
import { countObserved, takeObserved } from './take-observed.ts'

const NOW = Date.UTC(2026, 10, 24, 10)
const nextId = createIdSource()

let serial = 0
function observed(): ObservedEvent {
  serial += 1
  return {
    decisionId: nextId(NOW),
    organization: 'acme',
    source: 'https://chat.example',
    eventId: `o-${serial}`,
    bodyHash: 'ab'.repeat(32),
    event: { text: 'a\0b' },
    receivedAt: NOW,
  }
}

function decided({ decisionId, ...event }: ObservedEvent): DecisionRow {
  return {
    id: decisionId,
    actor: 'u1',
    eventType: 'message.send',
    effect: 'allow',
    clauses: [],
    result: {},
    explanation: {},
    policyVersion: '1',
    observed: true,
    degraded: false,
    eventTime: NOW,
    decidedAt: NOW + 5_000,
    organization: event.organization,
    source: event.source,
    eventId: event.eventId,
    bodyHash: event.bodyHash,
    event: event.event,
  }
}

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
  await ensurePartitions(database.db, NOW, 0)
})
beforeEach(() => database.db.query('truncate observed_event'))
afterAll(() => database.close())

describe('an observed event', () => {
  it('holds its key from the moment it is queued, also against decisions', async () => {
    const event = observed()
    expect(await observeEvents(database.db, [event])).toEqual([{ kind: 'stored' }])
    const again = { ...observed(), eventId: event.eventId }
    const duplicate = { kind: 'duplicate', existing: { decisionId: event.decisionId, bodyHash: event.bodyHash } }
    expect(await observeEvents(database.db, [again])).toMatchObject([duplicate])
    expect(await appendDecisions(database.db, [decided(again)])).toMatchObject([duplicate])
    expect(await observeEvents(database.db, [event])).toEqual([{ kind: 'stored' }])
    expect(await countObserved(database.db)).toBe(1)
  })

  it('is taken by one worker at a time, and comes again when the lease ends', async () => {
    const events = Array.from({ length: 30 }, observed)
    await observeEvents(database.db, events)
    const take = async () => (await takeObserved(database.db, { limit: 20, bytes: 1_000_000, leaseMs: 60_000 })).taken
    const taken = (await Promise.all([take(), take(), take()])).flat()
    expect(taken.map(({ decisionId }) => decisionId).sort()).toEqual(events.map(({ decisionId }) => decisionId))
    expect(taken[0]).toMatchObject({ event: { text: 'a\0b' }, attempts: 1 })
    expect(await take()).toEqual([])
    await database.db.query('update observed_event set lease_until = now()') // as if it had ended
    expect(await take()).toHaveLength(20)
  })

  it('is taken with no more others than may be held at once, the first whatever its size', async () => {
    const large = { data: randomBytes(30_000).toString('base64') }
    const small = { text: 'See you on Monday' }
    await observeEvents(
      database.db,
      [large, small, large, small].map((event) => ({ ...observed(), event })),
    )
    const take = async () => {
      const bounds = { limit: 3, bytes: 10_000, leaseMs: 60_000 }
      const { taken, isMore } = await takeObserved(database.db, bounds)
      return [taken.length, isMore]
    }
    expect(await take()).toEqual([1, true])
    expect(await take()).toEqual([2, true])
    expect(await take()).toEqual([1, false])
    expect(await take()).toEqual([0, false])
  })

  it('is decided once, however many workers finish it', async () => {
    const event = observed()
    await observeEvents(database.db, [event])
    const stored = await Promise.all([1, 2, 3].map(() => finishObserved(database.db, [decided(event)])))
    expect(stored.flat()).toEqual([event.decisionId])
    expect(await findDecision(database.db, event.decisionId)).toMatchObject({ observed: true, decidedAt: NOW + 5_000 })
    expect(await countObserved(database.db)).toBe(0)
    expect(await observeEvents(database.db, [{ ...observed(), eventId: event.eventId }])).toMatchObject([
      { kind: 'duplicate', existing: { decisionId: event.decisionId } },
    ])
  })
})
