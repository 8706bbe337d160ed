import { openTestDatabase, type TestDatabase } from '@goodstanding/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createIdSource } from '../ids/uuid.ts'
import { appendDecisions } from './append-decisions.ts'
import { areClausesNoted, noteOlderClauses } from './decision-clauses.ts'
import type { DecisionFilter, DecisionRow } from './decision-row.ts'
import { listDecisions } from './list-decisions.ts'
import { ensurePartitions } from './partitions.ts'

const NOW = Date.UTC(2026, 10, 24, 12)
const DAY = 86_400_000
const ANY: DecisionFilter = {
  organization: null,
  actor: null,
  eventType: null,
  effect: null,
  clause: null,
  from: null,
  until: null,
}
const nextId = createIdSource()
let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
  await ensurePartitions(database.db, NOW - 40 * DAY, 3)
})
afterAll(() => database.close())

let serial = 0
function decision(at: number, clauses: readonly string[], more: Partial<DecisionRow> = {}): DecisionRow {
  serial += 1
  const eventId = `e-${serial}`
  return {
    ...{ id: nextId(at), organization: 'acme', actor: 'u1', eventType: 'message.send', source: 's', eventId },
    ...{ bodyHash: 'ab'.repeat(32), effect: 'flag', clauses, event: {}, result: {}, explanation: {} },
    ...{ policyVersion: '1', observed: false, degraded: false, eventTime: at, decidedAt: at },
    ...more,
  }
}

const idsOf = async (filter: Partial<DecisionFilter>, limit = 50) => {
  const ids: string[] = []
  for (let cursor: string | null = null; ; ) {
    const page = await listDecisions(database.db, { ...ANY, ...filter }, { limit, cursor })
    ids.push(...page.items.map(({ id }) => id))
    cursor = page.next
    if (cursor === null) return ids
  }
}

/** How many decisions the database looks at. */
async function lookedAt(work: () => Promise<unknown>): Promise<number> {
  const read = async () => {
    await database.db.query('select pg_stat_force_next_flush()')
    const [row] = await database.db.query<{ rows: number }>(
      `select sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::integer as rows from pg_stat_user_tables
       where relname like 'decision!_2%' escape '!'`,
    )
    return row?.rows ?? 0
  }
  const before = await read()
  await work()
  return (await read()) - before
}

describe('decisions of a clause', () => {
  it('are listed the newest first with every other filter, page after page, before and after they are noted', async () => {
    const rows = Array.from({ length: 400 }, (_, at) =>
      decision(NOW - 30 * DAY + at * 3_600_000, at % 100 === 7 ? ['content.h', 'conduct.j'] : ['conduct.j'], {
        organization: at % 200 === 7 ? 'globex' : 'acme',
        effect: at === 107 ? 'block' : 'flag',
      }),
    )
    await appendDecisions(database.db, rows)
    const rare = rows.filter(({ clauses }) => clauses.includes('content.h')).map(({ id }) => id)
    const said = async () => {
      expect(await idsOf({ clause: 'content.h' }, 3)).toEqual(rare.toReversed())
      expect(await idsOf({ clause: 'content.h', organization: 'globex' })).toEqual([rare[2], rare[0]])
      expect(await idsOf({ clause: 'content.h', actor: 'u1' })).toHaveLength(4)
      expect(await idsOf({ clause: 'content.h', effect: 'block' })).toEqual([rare[1]])
      expect(await idsOf({ clause: 'content.h', eventType: 'file.upload' })).toEqual([])
      const { decidedAt = 0 } = rows[107] ?? {}
      expect(await idsOf({ clause: 'content.h', from: decidedAt, until: decidedAt + DAY })).toEqual([rare[1]])
      expect(await idsOf({ clause: 'conduct.j' }, 90)).toHaveLength(400)
    }
    await said()
    // As if half of them had been stored before clauses were noted.
    await database.db.query('delete from decision_clause where decision_id < $1::uuid', [rows[200]?.id])
    await said()
    expect(await areClausesNoted(database.db)).toBe(false)
    expect([await noteOlderClauses(database.db), await noteOlderClauses(database.db)]).toEqual([false, true])
    await said()
  })

  it('are found without a look at all the others, once they are noted', async () => {
    await noteOlderClauses(database.db)
    expect(await areClausesNoted(database.db)).toBe(true)
    await database.db.query('analyze decision')
    expect(await lookedAt(() => idsOf({ clause: 'content.h' }))).toBeLessThan(20)
  })
})
