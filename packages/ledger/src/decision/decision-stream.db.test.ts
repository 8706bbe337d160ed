import { openTestDatabase, type TestDatabase, untilWaiting } from '@goodstanding/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createIdSource } from '../ids/uuid.ts'
import { waitForErasing } from '../retention/keep-apart.ts'
import { appendDecisions } from './append-decisions.ts'
import type { DecisionFilter, DecisionRow } from './decision-row.ts'
import { addTraces } from './decision-traces.ts'
import { createDecisionWriter } from './decision-writer.ts'
import { findKeyHolders, hashEventKey, streamKeyHashes } from './event-key.ts'
import { findDecision, findDecisions } from './find-decisions.ts'
import { listDecisions, streamDecisions } from './list-decisions.ts'
import { dropExpiredPartitions, ensurePartitions } from './partitions.ts'

const NOW = Date.UTC(2026, 10, 24, 10)
const nextId = createIdSource()
const ANY: DecisionFilter = {
  organization: null,
  actor: null,
  eventType: null,
  effect: null,
  clause: null,
  from: null,
  until: null,
}

let serial = 0
function decision(given: Partial<DecisionRow> = {}): DecisionRow {
  serial += 1
  const decidedAt = given.decidedAt ?? NOW
  return {
    id: (decidedAt < NOW ? createIdSource() : nextId)(decidedAt),
    organization: 'acme',
    actor: 'u1',
    eventType: 'message.send',
    source: 'https://chat.example',
    eventId: `m-${serial}`,
    bodyHash: serial.toString(16).padStart(64, '0'),
    effect: 'hold',
    clauses: ['conduct.j'],
    event: { text: 'a\0b \ud800 "quoted" 你好', size: 1 },
    result: { effect: 'hold' },
    explanation: { windows: {} },
    policyVersion: '1',
    observed: false,
    degraded: false,
    eventTime: decidedAt - 1_000,
    decidedAt,
    ...given,
  }
}

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
  await ensurePartitions(database.db, NOW, 1)
})
afterAll(() => database.close())

/** Places a legal hold on these; without any, the one that was placed is over. */
async function hold(...subjects: readonly string[]): Promise<void> {
  await database.db.query(
    `insert into legal_request_view (id, organization, status, sort, stream_version, state, subjects, held)
     values ('one', '', 'holding', 0, 1, '{}', $1, 'held') on conflict (id) do update set subjects = $1`,
    [subjects],
  )
}

describe('the decision stream', () => {
  it('gives a decision back as it was, any text in its documents included', async () => {
    const row = decision({ eventTime: NOW + 123, clauses: [], degraded: true })
    await appendDecisions(database.db, [row])
    expect(await findDecision(database.db, row.id)).toEqual(row)
    expect(await findDecision(database.db, nextId(NOW))).toBeNull()
  })

  it('finds what has the id of a clock that was ahead, and the date of that clock when it was put back', async () => {
    const [ahead, other] = [decision({ id: createIdSource()(NOW + 800 * 86_400_000) }), decision()]
    await appendDecisions(database.db, [ahead, other])
    expect(await findDecision(database.db, ahead.id)).toEqual(ahead)
    expect(await findDecisions(database.db, [other.id, ahead.id])).toEqual([other, ahead])
  })

  it('only grows: a row is never changed, deleted or emptied away', async () => {
    const row = decision()
    await appendDecisions(database.db, [row])
    const { db } = database
    await expect(db.query(`update decision set effect = 'allow'`)).rejects.toThrow(/only grows/)
    await expect(db.query(`delete from decision`)).rejects.toThrow(/only grows/)
    await expect(db.query(`truncate decision`)).rejects.toThrow(/only grows/)
    await expect(db.query(`truncate decision_2026_11`)).rejects.toThrow(/only grows/)
    await expect(db.query(`delete from decision_2026_11`)).rejects.toThrow(/only grows/)
    expect(await findDecision(db, row.id)).not.toBeNull()
  })

  it('keeps one decision for a key, and names it to whoever comes later', async () => {
    const first = decision()
    const second = { ...decision(), eventId: first.eventId }
    expect(await appendDecisions(database.db, [first, second])).toEqual([
      { kind: 'stored' },
      { kind: 'duplicate', existing: { decisionId: first.id, bodyHash: first.bodyHash, decidedAt: NOW } },
    ])
    expect(await findDecision(database.db, second.id)).toBeNull()
    expect(await appendDecisions(database.db, [first])).toEqual([{ kind: 'stored' }])
  })

  it('lets one of many writers win each key, without deadlock', async () => {
    const keys = Array.from({ length: 50 }, () => decision())
    const rivals = Array.from({ length: 6 }, (_, at) =>
      [...keys].sort(() => (at % 2 === 0 ? 1 : -1)).map((row) => ({ ...row, id: nextId(NOW) })),
    )
    const outcomes = await Promise.all(rivals.map((rows) => appendDecisions(database.db, rows)))
    expect(outcomes.flat().filter(({ kind }) => kind === 'stored')).toHaveLength(50)
  })

  it('lists newest first, by every filter, page after page', async () => {
    const rows = Array.from({ length: 7 }, (_, at) =>
      decision({
        organization: 'lists',
        actor: `u${at % 2}`,
        effect: at === 6 ? 'block' : 'flag',
        clauses: at === 5 ? ['content.a', 'conduct.j'] : ['conduct.j'],
        decidedAt: NOW + at,
      }),
    )
    await appendDecisions(database.db, rows)
    const all = { ...ANY, organization: 'lists' }
    const pages: string[][] = []
    for (let cursor: string | null = null; ; ) {
      const page = await listDecisions(database.db, all, { limit: 3, cursor })
      pages.push(page.items.map(({ id }) => id))
      cursor = page.next
      if (cursor === null) break
    }
    expect(pages.map(({ length }) => length)).toEqual([3, 3, 1])
    expect(pages.flat()).toEqual(rows.map(({ id }) => id).reverse())
    const count = async (filter: Partial<DecisionFilter>) =>
      (await listDecisions(database.db, { ...all, ...filter }, { limit: 50, cursor: null })).items.length
    expect(await count({ actor: 'u1' })).toBe(3)
    expect(await count({ effect: 'block' })).toBe(1)
    expect(await count({ clause: 'content.a' })).toBe(1)
    expect(await count({ eventType: 'file.upload' })).toBe(0)
    expect(await count({ from: NOW + 2, until: NOW + 5 })).toBe(3)
  })

  it('streams a range in order, in chunks', async () => {
    const rows = Array.from({ length: 25 }, (_, at) =>
      decision({ organization: 'streams', decidedAt: NOW + 1_000 + at }),
    )
    await appendDecisions(database.db, rows)
    const chunks: string[][] = []
    for await (const chunk of streamDecisions(database.db, { ...ANY, organization: 'streams', from: NOW + 1_005 }, 8))
      chunks.push(chunk.map(({ id }) => id))
    expect(chunks.map(({ length }) => length)).toEqual([8, 8, 4])
    expect(chunks.flat()).toEqual(rows.slice(5).map(({ id }) => id))
  })

  it('streams large events with fewer others', async () => {
    const large = 'sealed'.repeat(300_000)
    const rows = Array.from({ length: 24 }, (_, at) =>
      decision({ organization: 'large', event: at < 16 ? large : 'sealed', decidedAt: NOW + at }),
    )
    for (const row of rows) await appendDecisions(database.db, [row])
    const chunks: string[][] = []
    for await (const chunk of streamDecisions(database.db, { ...ANY, organization: 'large' }, 100))
      chunks.push(chunk.map(({ id }) => id))
    expect(chunks.map(({ length }) => length)).toEqual([8, 4, 4, 4, 4])
    expect(chunks.flat()).toEqual(rows.map(({ id }) => id))
  })

  it('tells the hash of every durable key', async () => {
    const row = decision()
    await appendDecisions(database.db, [row])
    const seen = new Set<string>()
    for await (const hashes of streamKeyHashes(database.db))
      for (let at = 0; at < hashes.length; at += 2) seen.add(`${hashes[at]} ${hashes[at + 1]}`)
    const { hi, lo } = hashEventKey(row)
    expect(seen.has(`${hi} ${lo}`)).toBe(true)
    const [total] = await database.db.query<{ keys: number }>('select count(*) as keys from event_key')
    expect(seen.size).toBe(total?.keys)
  })

  it('drops whole months when they are over, with their keys, and nothing else', async () => {
    const old = decision({ decidedAt: Date.UTC(2025, 2, 31, 23, 59) })
    const kept = decision({ decidedAt: Date.UTC(2025, 3, 1) })
    await ensurePartitions(database.db, old.decidedAt, 1)
    await appendDecisions(database.db, [old, kept])
    await addTraces(
      database.db,
      [old, kept].map((row) => ({ ...row, traces: ['7'] })),
      null,
    )
    const dropped = await dropExpiredPartitions(database.db, Date.UTC(2025, 3, 30))
    expect(dropped).toEqual({ partitions: ['decision_2025_03'], thinned: [], busy: [], keys: 1 })
    expect(await findDecision(database.db, old.id)).toBeNull()
    expect(await findDecision(database.db, kept.id)).not.toBeNull()
    const traced = await database.db.query('select decision_id as id from decision_trace where trace = 7')
    expect(traced).toEqual([{ id: kept.id }])
    const noted = await database.db.query('select clause from decision_clause where decision_id = any($1::uuid[])', [
      [old.id, kept.id],
    ])
    expect(noted).toEqual([{ clause: 'conduct.j' }])
    expect(await findKeyHolders(database.db, [old, kept])).toMatchObject([{ decisionId: kept.id }])
    expect(await appendDecisions(database.db, [{ ...old, decidedAt: NOW }])).toEqual([{ kind: 'stored' }])
  })
})

describe('retention', () => {
  it('keeps what a legal hold covers when the month goes, and drops it when the hold is over', async () => {
    const { db } = database
    const at = Date.UTC(2024, 4, 5)
    const [held, ofHeld, free] = [
      decision({ decidedAt: at, actor: 'u-held' }),
      decision({ decidedAt: at, organization: 'held-org' }),
      decision({ decidedAt: at }),
    ] as const
    await ensurePartitions(db, at, 0)
    await appendDecisions(db, [held, ofHeld, free])
    await hold('account/u-held', 'organization/held-org')
    const thinned = await dropExpiredPartitions(db, Date.UTC(2024, 6, 1), { now: NOW })
    expect(thinned).toEqual({ partitions: [], thinned: ['decision_2024_05'], busy: [], keys: 1 })
    expect(await findDecision(db, held.id)).toEqual(held)
    expect(await findDecision(db, ofHeld.id)).toEqual(ofHeld)
    expect(await findDecision(db, free.id)).toBeNull()
    expect(await findKeyHolders(db, [held, free])).toMatchObject([{ decisionId: held.id }])
    await expect(db.query('truncate decision_2024_05')).rejects.toThrow(/only grows/)
    expect(await dropExpiredPartitions(db, Date.UTC(2024, 6, 1), { now: NOW })).toMatchObject({ keys: 0 })
    await hold()
    expect(await dropExpiredPartitions(db, Date.UTC(2024, 6, 1), { now: NOW })).toEqual({
      partitions: ['decision_2024_05'],
      thinned: [],
      busy: [],
      keys: 2,
    })
    expect(await findDecision(db, held.id)).toBeNull()
  })
})

describe('retention while decisions are made', () => {
  const at = Date.UTC(2024, 7, 5)
  const next = Date.UTC(2024, 8, 1)

  it('keeps what was held or blocked while it may be appealed, in a case or in none', async () => {
    const { db } = database
    const made = (['hold', 'block', 'flag', 'allow'] as const).map((effect) => decision({ decidedAt: at, effect }))
    await ensurePartitions(db, at, 0)
    await appendDecisions(db, made)
    const left = async () =>
      (await Promise.all(made.map(({ id }) => findDecision(db, id)))).flatMap((row) => row?.effect ?? [])
    const window = { appealWindowMs: 180 * 86_400_000 }
    const [last, over] = [at + window.appealWindowMs - 1, at + window.appealWindowMs]
    expect(await dropExpiredPartitions(db, next, { ...window, now: last })).toMatchObject({
      thinned: ['decision_2024_08'],
      keys: 2,
    })
    expect(await left()).toEqual(['hold', 'block'])
    expect(await dropExpiredPartitions(db, next, { ...window, now: over })).toMatchObject({
      partitions: ['decision_2024_08'],
    })
    expect(await left()).toEqual([])
  })

  it('waits for nobody who reads for long, such as a copy of the database: the month goes another time, and decisions are stored meanwhile', async () => {
    const { db } = database
    const [old, now] = [decision({ decidedAt: at }), decision()]
    await ensurePartitions(db, at, 0)
    await appendDecisions(db, [old])
    await db.transaction(async (reader) => {
      await reader.query('select id from decision limit 1')
      const [dropped, stored] = await Promise.all([dropExpiredPartitions(db, next), appendDecisions(db, [now])])
      expect(dropped).toEqual({ partitions: [], thinned: [], busy: ['decision_2024_08'], keys: 0 })
      expect(stored).toEqual([{ kind: 'stored' }])
    })
    expect(await findDecision(db, old.id)).not.toBeNull()
    expect(await dropExpiredPartitions(db, next)).toMatchObject({ partitions: ['decision_2024_08'], keys: 1 })
  })

  it('keeps what a legal hold covers that is placed while what stays is copied: the month goes another time', async () => {
    const { db } = database
    const old = decision({ decidedAt: at, actor: 'u-late' })
    await ensurePartitions(db, at, 0)
    await appendDecisions(db, [old])
    let dropping: ReturnType<typeof dropExpiredPartitions> | undefined
    await db.transaction(async (tx) => {
      await tx.query('lock table decision_2024_08 in share update exclusive mode')
      dropping = dropExpiredPartitions(db, next)
      await untilWaiting(db, 1)
      await hold('account/u-late')
    })
    expect(await dropping).toMatchObject({ busy: ['decision_2024_08'], keys: 0 })
    expect(await dropExpiredPartitions(db, next)).toMatchObject({ partitions: [], thinned: ['decision_2024_08'] })
    await hold()
    // Whoever is placing one is not waited for: they may be reading the month.
    await db.transaction(async (tx) => {
      await waitForErasing(tx)
      expect(await dropExpiredPartitions(db, next)).toMatchObject({ busy: ['decision_2024_08'], keys: 0 })
    })
    expect(await dropExpiredPartitions(db, next)).toMatchObject({ partitions: ['decision_2024_08'] })
  })

  it('lets no month that cannot be made anew keep the others', async () => {
    const { db } = database
    const later = Date.UTC(2024, 8, 5)
    await ensurePartitions(db, at, 1)
    await appendDecisions(db, [decision({ decidedAt: at }), decision({ decidedAt: later })])
    await db.query('create table decision_2024_08_kept ()')
    await expect(dropExpiredPartitions(db, Date.UTC(2024, 9, 1))).rejects.toThrow(/already exists/)
    await db.query('drop table decision_2024_08_kept')
    expect(await dropExpiredPartitions(db, Date.UTC(2024, 9, 1))).toMatchObject({ partitions: ['decision_2024_08'] })
  })

  it('makes the months ahead beside whoever reads for long, on several nodes at once', async () => {
    const { db } = database
    const ahead = Date.UTC(2031, 0, 5)
    await db.transaction(async (reader) => {
      await reader.query('select id from decision limit 1')
      await Promise.all([1, 2, 3, 4].map(() => ensurePartitions(db, ahead, 2)))
      expect(await appendDecisions(db, [decision()])).toEqual([{ kind: 'stored' }])
    })
    const months = await db.query<{ name: string }>(
      `select relname as name from pg_class where relname ~ '^decision_2031_..$' order by 1`,
    )
    expect(months.map(({ name }) => name)).toEqual(['decision_2031_01', 'decision_2031_02', 'decision_2031_03'])
  })

  it('leaves a month as guarded and as quick to find in as any other', async () => {
    const { db } = database
    const rows = [decision({ decidedAt: at, actor: 'u-held' }), decision({ decidedAt: at })]
    await ensurePartitions(db, at, 0)
    await appendDecisions(db, rows)
    const traitsOf = (name: string) =>
      db.query(
        `select relrowsecurity, relforcerowsecurity,
                (select array_agg(tgname::text order by tgname) from pg_trigger t where t.tgrelid = c.oid) as triggers,
                (select array_agg(polname::text) from pg_policy p where p.polrelid = c.oid) as policies,
                (select array_agg(conname::text) from pg_constraint k where k.conrelid = c.oid and k.contype = 'c' and not k.conislocal) as inherited,
                (select count(*) from pg_constraint k where k.conrelid = c.oid and k.contype = 'c' and k.conname = 'of_month') as leftover,
                (select array_agg(regexp_replace(pg_get_indexdef(i.indexrelid), '^.* USING', '') order by 1)
                 from pg_index i join pg_inherits h on h.inhrelid = i.indexrelid where i.indrelid = c.oid) as indexes
         from pg_class c where relname = $1`,
        [name],
      )
    const before = await traitsOf('decision_2024_08')
    await hold('account/u-held')
    expect(await dropExpiredPartitions(db, next)).toMatchObject({ thinned: ['decision_2024_08'], keys: 1 })
    expect(await traitsOf('decision_2024_08')).toEqual(before)
    await expect(db.query('truncate decision_2024_08')).rejects.toThrow(/only grows/)
    await hold()
    expect(await dropExpiredPartitions(db, next)).toMatchObject({ partitions: ['decision_2024_08'] })
  })
})

describe('the decision writer', () => {
  it('makes the months it needs and stores everything it acknowledged', async () => {
    const writer = createDecisionWriter(database.db, { maxBatch: 50 })
    const rows = Array.from({ length: 200 }, () =>
      decision({ organization: 'writer', decidedAt: Date.UTC(2027, 4, 2) }),
    )
    const outcomes = await Promise.all(rows.map((row) => writer.append(row)))
    expect(outcomes.every(({ kind }) => kind === 'stored')).toBe(true)
    await writer.close()
    const { items } = await listDecisions(database.db, { ...ANY, organization: 'writer' }, { limit: 500, cursor: null })
    expect(items).toHaveLength(200)
    expect(await writer.append(decision())).toMatchObject({ kind: 'refused', refusal: { kind: 'ledger.closed' } })
  })

  it('refuses a row that PostgreSQL cannot keep, and stores the rows beside it', async () => {
    const writer = createDecisionWriter(database.db)
    const outcomes = await Promise.all(
      [decision(), decision({ actor: 'a\0b' }), decision()].map((row) => writer.append(row)),
    )
    expect(outcomes).toMatchObject([
      { kind: 'stored' },
      { kind: 'refused', refusal: { kind: 'ledger.unstorable' } },
      { kind: 'stored' },
    ])
    await writer.close()
  })

  it('answers a duplicate among rows that arrive together', async () => {
    const writer = createDecisionWriter(database.db)
    const first = decision()
    const again = { ...decision(), eventId: first.eventId, bodyHash: 'f'.repeat(64) }
    const [stored, duplicate] = await Promise.all([writer.append(first), writer.append(again)])
    expect(stored).toEqual({ kind: 'stored' })
    expect(duplicate).toMatchObject({ kind: 'duplicate', existing: { decisionId: first.id, bodyHash: first.bodyHash } })
    await writer.close()
  })
})
