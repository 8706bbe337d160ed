/** What is asked often finds its rows by an index, on tables that are full: a plan that reads all of one grows with the installation. */
import { openTestDatabase, type TestDatabase } from '@goodstanding/testkit'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { findUnjoinedDecisions } from '../casework/cases.ts'
import { addAccountIdentity, listSharedIdentities } from '../casework/identities.ts'
import { listView, type ViewCondition, type ViewName } from '../casework/view.ts'
import { listKeptBack } from '../decision/list-decisions.ts'
import { ensurePartitions } from '../decision/partitions.ts'
import { listFacts } from '../fact/find-facts.ts'
import { keptDecisions } from '../retention/held.ts'
import type { Db, Statement } from './db.ts'
import { withOrganization } from './with-organization.ts'

const NOW = Date.UTC(2026, 10, 24, 10)
const ROWS = 12_000
const FIRST = { limit: 50, cursor: null }

/** Organization `big` has half of everything, `small` next to nothing. */
const FILL = `
  with rows as (
    select n, case when n % 2 = 0 then 'big' when n % 1000 = 1 then 'small' else 'o-' || n % 500 end as organization,
      ('01990000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid as id
    from generate_series(1, ${ROWS}) as n
  ), persons as (
    insert into person (id, organization, body, version, updated_at)
    select 'p-' || n, organization, '{}', 1, now() from rows
  ), identities as (
    insert into account_identity (account, organization, tokens)
    select 'p-' || n, organization, array['phone-' || n / 2, 'mail-' || n] from rows
  ), reports as (
    insert into report_view (id, organization, status, sort, stream_version, state, reporter, shown_to, accused)
    select 'r-' || n, organization, 'answered', n, 1, '{}', 'p-' || n, array[organization], array['somebody'] from rows
  ), actions as (
    insert into action_view (id, organization, status, sort, stream_version, state, subject_key, type, clause)
    select 'a-' || n, organization, 'active', n, 1, '{}', 'account/p-' || n, 'warn', 'conduct.j' from rows
  ), cases as (
    insert into case_view (id, organization, status, sort, stream_version, state, subject_key, family, clauses, severity, queue, shown_version)
    select 'c-' || n, organization, case when n % 20 = 0 then 'open' else 'decided' end, n, 1, '{}', 'account/p-' || n, 'f-' || n,
      array['conduct.j'], 1, 'general', 1 from rows
  ), joined as (
    insert into case_decision (decision, organization, case_id, effect) select 'dec_' || id, organization, 'c-' || n, 'flag' from rows
  )
  insert into decision (id, organization, actor, event_type, source, event_id, body_hash, effect, clauses, event, result, explanation,
    policy_version, observed, degraded, event_time, decided_at)
  select id, organization, case organization when 'big' then 'busy' else 'p-' || n end, 'message.send', 's', n::text, '\\x00', 'flag', array['conduct.j'], '{}',
    case when n > ${ROWS - 100} then json_build_object('case', 'c-' || n) else '{}' end, '{}', '1', false, false, now(),
    to_timestamp($1::bigint / 1000.0) + n * interval '1 second'
  from rows`

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
  await ensurePartitions(database.db, NOW, 1)
  await database.db.query(FILL, [NOW])
  await database.db.query('analyze')
})
afterAll(() => database.close())

/** The plans of what is asked on this connection, without what each costs. */
function explained(db: Db) {
  const plans: string[] = []
  const query = async (statement: Statement, values: readonly unknown[] = []) => {
    const text = typeof statement === 'string' ? statement : statement.text
    const rows = await db.query<Readonly<Record<string, string>>>(`explain (costs off) ${text}`, values)
    plans.push(rows.map((row) => row['QUERY PLAN'] ?? '').join('\n'))
    return db.query<never>(statement, values)
  }
  return { db: { ...db, query } as Db, plan: () => plans.join('\n') }
}

async function planOf(work: (db: Db) => Promise<unknown>): Promise<string> {
  const asked = explained(database.db)
  await work(asked.db)
  return asked.plan()
}

function planFor(person: 'administrator' | 'member', organization: string, work: (db: Db) => Promise<unknown>) {
  const scope = person === 'administrator' ? 'organization' : 'person'
  return withOrganization(database.people, { scope, organization, person: 'busy' }, async (tx) => {
    const asked = explained(tx)
    await work(asked.db)
    return asked.plan()
  })
}

const listOf = (view: ViewName, conditions: readonly ViewCondition[]) => (db: Db) =>
  listView(db, view, conditions, FIRST)
const is = (column: string, value: string): ViewCondition => ({ column, test: 'is', value })

it('a page of a large organization is read in its order, and not sorted out of all that it has', async () => {
  const plans = [
    await planFor('administrator', 'big', listOf('action_view', [is('organization', 'big'), is('status', 'active')])),
    await planOf((db) => listFacts(db, 'person', { organization: 'big' }, FIRST)),
    await planOf(listOf('report_view', [is('organization', 'big')])),
  ]
  for (const plan of plans) expect(plan).not.toMatch(/Sort|Seq Scan/)
})

it('reports that an organization was shown are found by it, however few of all they are', async () => {
  const shown = listOf('report_view', [
    { column: 'shown_to', test: 'has', value: 'small' },
    { column: 'accused', test: 'lacks', value: 'busy' },
  ])
  expect(await planFor('administrator', 'small', shown)).toContain('report_view_by_organization_shown')
})

it('the queue is read status by status', async () => {
  const waiting = ['open', 'claimed', 'waiting']
  const plan = await planOf(listOf('case_view', [{ column: 'status', test: 'in', value: waiting }]))
  expect(plan).toContain('case_view_status_sort_id_idx')
})

it('what was kept back of somebody has an index of its own', async () => {
  const plan = await planFor('member', 'big', (db) => listKeptBack(db, { organization: 'big', actor: 'busy' }, FIRST))
  expect(plan).toMatch(/decision_2026_11_organization_actor_id_idx1/)
})

it('accounts that share something are found by it, and by nothing that they no longer have', async () => {
  const { db } = database
  const shared = async (account: string) => (await listSharedIdentities(db, account, 50)).map((one) => one.account)
  expect(await planOf((asked) => listSharedIdentities(asked, 'p-4', 50))).not.toContain('Seq Scan')
  expect(await shared('p-4')).toEqual(['p-5'])
  await addAccountIdentity(db, { account: 'p-9', organization: 'o-9', tokens: ['phone-2', 'mail-4'], at: 0 })
  expect(await shared('p-4')).toEqual(['p-9', 'p-5'])
  await db.query(`update account_identity set tokens = array['mail-9'] where account = 'p-9'`)
  await db.query(`delete from account_identity where account = 'p-5'`)
  expect(await shared('p-4')).toEqual([])
})

it('decisions without their case are looked for one by one', async () => {
  const plan = await planOf((db) =>
    findUnjoinedDecisions(db, { from: NOW, until: NOW + 60_000, after: null, limit: 500 }),
  )
  expect(plan).toContain('Index Cond: (decision = named.decision)')
})

it('what of a month stays is asked of all its decisions at once, and not of each one', async () => {
  const nobody = { accounts: [], organizations: [] }
  const { query, values } = keptDecisions('decision_2026_11', nobody, { now: NOW, appealWindowMs: 1 })
  const plan = await planOf((db) => db.query(query, values))
  expect(plan).toContain('hashed SubPlan')
  expect(plan).not.toMatch(/(?<!hashed )SubPlan \d+\)/)
})
