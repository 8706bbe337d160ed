import { openTestDatabase, type TestDatabase } from '@goodstanding/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { putViews, type ViewName, type ViewRow } from '../casework/view.ts'
import { appendDecisions } from '../decision/append-decisions.ts'
import type { DecisionRow } from '../decision/decision-row.ts'
import { listKeptBack } from '../decision/list-decisions.ts'
import { ensurePartitions } from '../decision/partitions.ts'
import { listFacts } from '../fact/find-facts.ts'
import { putFact } from '../fact/put-facts.ts'
import { createIdSource } from '../ids/uuid.ts'
import { appendToLedger } from '../stream/append-to-ledger.ts'
import type { Db } from './db.ts'
import { type Asker, withOrganization } from './with-organization.ts'

const NOW = Date.UTC(2026, 10, 24, 10)
const ORGANIZATIONS = ['acme', 'globex'] as const
const administrator = (organization: string, person = `boss-${organization}`): Asker => ({
  scope: 'organization',
  organization,
  person,
})
const member = (organization: string, person = `u-${organization}`): Asker => ({
  scope: 'person',
  organization,
  person,
})
const person = (key: string, organization: string) => ({
  kind: 'person' as const,
  key,
  organization,
  body: {},
  expectedVersion: null,
  at: NOW,
})

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
  await ensurePartitions(database.db, NOW, 0)
  for (const organization of ORGANIZATIONS) {
    await putFact(database.db, person(`u-${organization}`, organization))
    await putFact(database.db, person(`boss-${organization}`, organization))
    await appendToLedger(database.db, {
      stream: `case/${organization}`,
      version: 1,
      organization,
      events: [{ event: {}, at: NOW }],
    })
    await seedCasework(database.db, organization)
  }
  await putFact(database.db, { ...person('nobody', ''), organization: null })
})
afterAll(() => database.close())

async function seedCasework(db: Db, organization: string): Promise<void> {
  const put = (view: ViewName, id: string, columns: ViewRow['columns'], whose = organization) =>
    putViews(db, view, [
      { seen: { id, version: 1, state: {} }, row: { organization: whose, status: 'open', sort: 0, columns } },
    ])
  const [me, boss] = [`u-${organization}`, `boss-${organization}`]
  const report = { reporter: me, about_key: null, case_id: null, shown_to: [organization], accused: [] }
  await put('report_view', `r1-${organization}`, report)
  await put('report_view', `r2-${organization}`, { ...report, reporter: 'colleague' })
  await put('report_view', `r3-${organization}`, { ...report, reporter: 'colleague', accused: [boss] })
  await put('report_view', `r4-${organization}`, { ...report, reporter: 'colleague', shown_to: [] })
  await put('report_view', `r5-${organization}`, { ...report, reporter: 'outsider' }, 'elsewhere')
  await put('complaint_view', `c-${organization}`, { filed_by: boss, case_id: null })
  const mine = { subject_key: `account/${me}`, holder_key: null, type: 'warn', clause: 'x', case_id: null, batch: null }
  await put('action_view', `a1-${organization}`, mine)
  await put('action_view', `a2-${organization}`, { ...mine, subject_key: 'account/colleague' })
  const notice = { subject_key: `account/${me}`, recipient_key: `account/${me}` }
  await put('notice_view', `n1-${organization}`, { ...notice, action: `a1-${organization}` })
  const other = { subject_key: 'account/colleague', recipient_key: 'account/colleague' }
  await put('notice_view', `n2-${organization}`, { ...other, action: `a2-${organization}` })
  const appeal = (id: string, by: string) => put('appeal_view', id, { public_id: id, against: id, filed_by: by }, '')
  await appeal(`p1-${organization}`, me)
  await appeal(`p2-${organization}`, organization)
  const found = { subject_key: `account/${me}`, family: 'x', clauses: [], severity: 1, queue: 'general' }
  await put('case_view', `k-${organization}`, found)
  await put('verification_view', organization, { until_at: null })
}

const GUARDED = `select c.relname as name from pg_class c join pg_policy p on p.polrelid = c.oid
                 where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace order by 1`

/** Ids of every guarded table that some transaction shows. */
async function seenBy(db: Db): Promise<Readonly<Record<string, readonly string[]>>> {
  const seen: Record<string, string[]> = {}
  for (const { name } of await db.query<{ name: string }>(GUARDED)) {
    const rows = await db.query<{ row: Readonly<Record<string, unknown>> }>(`select to_json(t) as row from ${name} t`)
    if (rows.length > 0) seen[name] = rows.map(({ row }) => String(row['id'] ?? row['stream'] ?? row['key'])).sort()
  }
  return seen
}

const narrowed = (asker: Asker) => withOrganization(database.people, asker, seenBy)

describe('a statement that says for whom it asks', () => {
  it('as an administrator sees the own organization, what was brought to it, and no report about themselves', async () => {
    for (const organization of ORGANIZATIONS) {
      const at = (...ids: string[]) => ids.map((id) => `${id}-${organization}`)
      expect(await narrowed(administrator(organization))).toEqual({
        person: at('boss', 'u'),
        fact_change: at('boss', 'u'),
        report_view: at('r1', 'r2', 'r5'),
        complaint_view: at('c'),
        action_view: at('a1', 'a2'),
        notice_view: at('n1', 'n2'),
        appeal_view: [`p2-${organization}`],
        verification_view: [organization],
      })
    }
  })

  it('as a member sees what is theirs, and nothing of colleagues or of another organization', async () => {
    for (const organization of ORGANIZATIONS) {
      expect(await narrowed(member(organization))).toEqual({
        person: [`u-${organization}`],
        report_view: [`r1-${organization}`],
        action_view: [`a1-${organization}`],
        notice_view: [`n1-${organization}`],
        appeal_view: [`p1-${organization}`],
      })
    }
    const elsewhere = await narrowed(member('globex', 'u-acme'))
    expect(elsewhere).toEqual({ appeal_view: ['p1-acme'] })
  })

  it('sees no others however it asks', async () => {
    const seen = await withOrganization(database.people, administrator('acme'), async (tx) => ({
      asked: (await listFacts(tx, 'person', { organization: 'globex' }, { limit: 9, cursor: null })).items,
      raw: await tx.query(`select * from person where true or organization = 'globex'`),
    }))
    expect(seen.asked).toEqual([])
    expect(seen.raw).toHaveLength(2)
  })

  it('cannot write, change or remove what is not its own', async () => {
    const as = <Value>(work: (tx: Db) => Promise<Value>) =>
      withOrganization(database.people, administrator('acme'), work)
    await expect(as((tx) => putFact(tx, person('p-new', 'globex')))).rejects.toThrow(/row-level security/)
    await expect(as((tx) => putFact(tx, person('u-globex', 'acme')))).rejects.toThrow(/row-level security/)
    expect(await as((tx) => tx.query(`delete from person where id = 'u-globex' returning id`))).toEqual([])
    await expect(
      as((tx) =>
        tx.query(`insert into session (id, secret_hash, person, organization, role, created_at, idle_at, ends_at)
                  values (gen_random_uuid(), '\\x00', 'boss', 'acme', 'admin', now(), now(), now())`),
      ),
    ).rejects.toThrow(/row-level security/)
  })

  it('leaves nothing behind: the next one on the same connection sees what is its own', async () => {
    for (let round = 0; round < 20; round += 1) {
      const people = await Promise.all(
        ORGANIZATIONS.map((organization) =>
          withOrganization(database.people, member(organization), (tx) => tx.query('select id from person')),
        ),
      )
      expect(people).toEqual([[{ id: 'u-acme' }], [{ id: 'u-globex' }]])
    }
  })

  it('is asked by somebody, and for some organization', () => {
    expect(() => withOrganization(database.people, member(''), seenBy)).toThrow()
    expect(() => withOrganization(database.people, member('acme', ''), seenBy)).toThrow()
  })
})

describe('a statement that does not say for whom it asks', () => {
  it('sees nothing of any guarded table, also on a connection that served others before', async () => {
    for (const organization of ORGANIZATIONS) await narrowed(administrator(organization))
    for (let round = 0; round < 5; round += 1) expect(await seenBy(database.people)).toEqual({})
    await expect(putFact(database.people, person('p-new', 'acme'))).rejects.toThrow(/row-level security/)
  })

  it('sees nothing either when it makes up a scope, or an organization without one', async () => {
    for (const scope of ['', 'none', 'service', 'System', 'organization', 'person']) {
      const seen = await database.people.transaction(async (tx) => {
        await tx.query(`select set_config('goodstanding.scope', $1, true)`, [scope])
        return seenBy(tx)
      })
      expect([scope, seen]).toEqual([scope, {}])
    }
    const named = await database.people.transaction(async (tx) => {
      await tx.query(`select set_config('goodstanding.organization', 'acme', true)`)
      return seenBy(tx)
    })
    expect(named).toEqual({})
  })

  it('is the product itself when its connection was opened for that', async () => {
    const seen = await seenBy(database.db)
    expect(seen['person']).toHaveLength(5)
    expect(seen['report_view']).toHaveLength(10)
    expect(seen['ledger']).toEqual(['case/acme', 'case/globex'])
  })
})

describe('the tables', () => {
  it('that have an organization are all guarded, partitions included', async () => {
    const open = await database.db.query<{ name: string }>(
      `select c.relname as name from pg_class c
       join pg_attribute a on a.attrelid = c.oid and a.attname = 'organization'
       where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
         and not (c.relrowsecurity and c.relforcerowsecurity
                  and exists (select from pg_policy p where p.polrelid = c.oid))`,
    )
    expect(open).toEqual([])
  })

  it('that keep what accounts were registered with show it to the product alone', async () => {
    const added = 'insert into account_identity (account, organization, tokens) values ($1, $2, $3)'
    await database.db.query(added, ['u-token', 'acme', ['t-1', 't-2']])
    const tokens = (db: Db) =>
      db.query<{ token: string }>(`select token from account_token where account = 'u-token' order by token`)
    expect(await tokens(database.db)).toEqual([{ token: 't-1' }, { token: 't-2' }])
    for (const asker of [administrator('acme'), member('acme', 'u-token')])
      expect(await withOrganization(database.people, asker, tokens)).toEqual([])
  })
})

describe('what the machine decided', () => {
  it('is read by whoever sent it, by nobody else of the organization but its administrators, and written by no person', async () => {
    const nextId = createIdSource()
    const decided = (organization: string, actor: string): DecisionRow => ({
      ...{
        id: nextId(NOW),
        organization,
        actor,
        eventType: 'message.send',
        source: 's',
        eventId: `${organization}-${actor}`,
      },
      ...{ bodyHash: '0'.repeat(64), effect: 'block', clauses: [], event: {}, result: {}, explanation: {} },
      ...{ policyVersion: '1', observed: false, degraded: false, eventTime: NOW, decidedAt: NOW },
    })
    const rows = [decided('acme', 'u-acme'), decided('acme', 'colleague'), decided('globex', 'u-acme')]
    await appendDecisions(database.db, rows)
    const sentBy = (asker: Asker, actor: string) =>
      withOrganization(database.people, asker, async (tx) => {
        const { items } = await listKeptBack(tx, { organization: 'acme', actor }, { limit: 9, cursor: null })
        return items.length
      })
    expect(await sentBy(member('acme'), 'u-acme')).toBe(1)
    expect(await sentBy(member('acme'), 'colleague')).toBe(0)
    expect(await sentBy(member('globex', 'u-acme'), 'u-acme')).toBe(0)
    expect(await sentBy(administrator('acme'), 'colleague')).toBe(1)
    await expect(
      withOrganization(database.people, member('acme'), (tx) => appendDecisions(tx, [decided('acme', 'u-acme')])),
    ).rejects.toThrow(/row-level security/)
  })
})
