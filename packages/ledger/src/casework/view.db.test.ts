import { openTestDatabase, type TestDatabase } from '@goodstanding/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allInView, listView, putViews, type ViewCondition } from './view.ts'

const CASES = Array.from({ length: 60 }, (_, n) => ({
  id: `case_${String(n).padStart(2, '0')}`,
  queue: ['spam', 'names', 'danger'][n % 3] ?? '',
  status: n % 4 === 0 ? 'decided' : 'open',
  sort: (n * 37) % 50,
}))

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
  const rows = CASES.map(({ id, queue, status, sort }) => {
    const columns = { subject_key: `account/${id}`, family: 'x', clauses: [], severity: 1, queue }
    return { seen: { id, version: 1, state: {} }, row: { organization: 'acme', status, sort, columns } }
  })
  await putViews(database.db, 'case_view', rows)
})
afterAll(() => database.close())

describe('a list over several queues', () => {
  it('is in one order, without gaps or repeats, page after page, whatever else is asked', async () => {
    const asked: readonly (readonly [readonly string[], readonly ViewCondition[]])[] = [
      [['spam', 'danger'], []],
      [['spam', 'danger', 'nothing'], [{ column: 'status', test: 'is', value: 'open' }]],
      [['names', 'spam', 'danger'], [{ column: 'status', test: 'in', value: ['open', 'decided'] }]],
      [['names'], [{ column: 'organization', test: 'is', value: 'acme' }]],
    ]
    for (const [queues, more] of asked) {
      const isOpenOnly = more.some(({ value }) => value === 'open')
      const expected = CASES.filter(({ queue, status }) => queues.includes(queue) && (!isOpenOnly || status === 'open'))
        .sort((a, b) => a.sort - b.sort || (a.id < b.id ? -1 : 1))
        .map(({ id }) => id)
      const found: string[] = []
      let cursor: string | null = null
      do {
        const conditions: readonly ViewCondition[] = [...more, { column: 'queue', test: 'in', value: queues }]
        const page = await listView(database.db, 'case_view', conditions, { limit: 7, cursor })
        found.push(...page.items.map(({ id }) => id))
        cursor = page.next
      } while (cursor !== null)
      expect(found).toEqual(expected)
    }
  })
})

describe('a list of one severity', () => {
  it('reads its cases alone, and not all that are more severe and come first', async () => {
    await database.db.query(
      `insert into case_view (id, organization, status, sort, stream_version, state, subject_key, family, clauses, severity, queue)
       select 'case_s-' || at, 'acme', 'open', at, 1, '{}', 'account/s-' || at, 'x', array[]::text[], case when at > 4000 then 2 else 4 end, 'spam'
       from generate_series(1, 4500) as at`,
      [],
    )
    await database.db.query('analyze case_view')
    const plan = await database.db.query<Readonly<Record<string, unknown>>>(
      `explain (analyze, timing off, summary off, costs off)
       select id from case_view where status in ('open', 'claimed') and severity in (2) order by sort, id limit 200`,
    )
    const removed = plan.flatMap((row) => /Rows Removed by Filter: (\d+)/.exec(Object.values(row).join(''))?.[1] ?? [])
    expect(removed.reduce((sum, count) => sum + Number(count), 0)).toBeLessThan(200)
  })
})

describe('what a filter asks of a case', () => {
  const shownOf = async (id: string) => {
    const [row] = await database.db.query<Readonly<Record<string, unknown>>>(
      'select deadline, source, words, outcome, is_escalated as "isEscalated" from case_view where id = $1',
      [id],
    )
    return row
  }
  const state = (kind: string) =>
    JSON.stringify({
      deadline: 7,
      items: [{ kind, rule: 'Deceptive-Link' }],
      subject: { id: 'U1' },
      forSenior: null,
    })

  it('is what its writer says, beside the state that it writes', async () => {
    const columns = { subject_key: 'account/w', family: 'x', clauses: [], severity: 1, queue: 'spam' }
    const shown = { deadline: 9, source: 'report', words: 'as written', outcome: 'violation', is_escalated: true }
    const row = { organization: 'acme', status: 'open', sort: 1, columns: { ...columns, ...shown } }
    await putViews(database.db, 'case_view', [{ seen: { id: 'case_w', version: 1, state: {} }, row }])
    const { is_escalated: isEscalated, ...others } = shown
    expect(await shownOf('case_w')).toEqual({ ...others, isEscalated })
  })

  it('is read out of the state where an older product writes the row without it, at first and later', async () => {
    await database.db.query(
      `insert into case_view (id, organization, status, sort, stream_version, state, subject_key, family, clauses, severity, queue)
       values ('case_old', 'acme', 'open', 1, 1, $1, 'account/old', 'x', array['conduct.e'], 2, 'spam')`,
      [state('finding')],
    )
    const words = 'case_old u1 acme conduct.e deceptive-link'
    const shown = { deadline: 7, source: 'rule', words, outcome: null, isEscalated: false }
    expect(await shownOf('case_old')).toEqual(shown)
    await database.db.query(`update case_view set state = $1, stream_version = 2 where id = 'case_old'`, [
      state('complaint'),
    ])
    expect(await shownOf('case_old')).toEqual({ ...shown, source: 'complaint' })
  })
})

it('reads all that meets its conditions: what was done last to somebody is not lost behind ten thousand others', async () => {
  await database.db.query(
    `insert into permit_view (id, organization, status, sort, stream_version, state, holder)
     select 'permit_' || n, 'acme', 'valid', n, 1, '{}', 'many' from generate_series(1, 10001) as n`,
  )
  const rows = await allInView(database.db, 'permit_view', [{ column: 'holder', test: 'is', value: 'many' }])
  expect(new Set(rows.map(({ id }) => id)).size).toBe(10_001)
})
