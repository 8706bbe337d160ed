import { openTestDatabase, type TestDatabase, untilWaiting } from '@goodstanding/testkit'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { appendDecisions } from '../decision/append-decisions.ts'
import type { DecisionRow } from '../decision/decision-row.ts'
import { findKeyHolders } from '../decision/event-key.ts'
import { findDecision } from '../decision/find-decisions.ts'
import { dropExpiredPartitions, ensurePartitions } from '../decision/partitions.ts'
import { createIdSource } from '../ids/uuid.ts'
import { observeEvents } from '../observed/observe-events.ts'
import { forgetFactChanges } from '../fact/follow-facts.ts'
import { putFact } from '../fact/put-facts.ts'
import { forgetDeliveries, listHeld, listHeldBeside } from './held.ts'
import { waitForErasing } from './keep-apart.ts'

const DAY = 86_400_000
const NOW = Date.UTC(2026, 10, 24, 10)
const MADE = Date.UTC(2025, 4, 5)
const WINDOW = 180 * DAY
const nextId = createIdSource()

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())
const query = (text: string, values: readonly unknown[] = []) =>
  database.db.query<Record<string, unknown>>(text, values)

let serial = 0
/** A decision that was delivered, of a month whose time is over. */
async function decided(more: Partial<DecisionRow> = {}): Promise<string> {
  const id = nextId(more.decidedAt ?? MADE)
  serial += 1
  await appendDecisions(database.db, [
    {
      id,
      organization: 'acme',
      actor: 'u1',
      eventType: 'message.send',
      source: 'https://chat.example',
      eventId: `m-${serial}`,
      bodyHash: serial.toString(16).padStart(64, '0'),
      effect: 'flag',
      clauses: ['conduct.j'],
      event: {},
      result: {},
      explanation: {},
      policyVersion: '1',
      observed: false,
      degraded: false,
      eventTime: MADE,
      decidedAt: MADE,
      ...more,
    },
  ])
  return id
}

async function inCase(id: string, status: string, state: object): Promise<string> {
  const decision = await decided()
  await query(
    `insert into case_view (id, organization, status, sort, stream_version, state, subject_key, family, clauses, severity)
     values ($1, 'acme', $2, 0, 1, $3::json, $4, 'x', array[]::text[], 1)`,
    [id, status, JSON.stringify(state), `account/${id}`],
  )
  await query(`insert into case_decision (decision, organization, case_id, effect) values ($1, 'acme', $2, 'flag')`, [
    `dec_${decision}`,
    id,
  ])
  return decision
}
const LONG_AGO = { decision: { at: NOW - WINDOW - 1 } }
const decidedCase = (id: string, state: object = LONG_AGO): Promise<string> => inCase(id, 'decided', state)

const appealed = (against: string, status: string): Promise<unknown> =>
  query(
    `insert into appeal_view (id, organization, status, sort, stream_version, state, public_id, against, filed_by)
     values ($1, 'acme', $2, 0, 1, '{}', $1, $1, 'u1')`,
    [against, status],
  )
const acted = (id: string, caseId: string): Promise<unknown> =>
  query(
    `insert into action_view (id, organization, status, sort, stream_version, state, subject_key, type, clause, case_id)
     values ($1, 'acme', 'active', 0, 1, '{}', 'account/u1', 'warn', 'conduct.j', $2)`,
    [id, caseId],
  )
const noticed = (action: string, status: string, appealUntil: number | null): Promise<unknown> =>
  query(
    `insert into notice_view (id, organization, status, sort, stream_version, state, subject_key, recipient_key, action)
     values ('notice-of-' || $1, 'acme', $2, 0, 1, $3::json, 'account/u1', 'account/u1', $1)`,
    [action, status, JSON.stringify({ appealUntil })],
  )

async function afterRetention(decisions: Readonly<Record<string, string>>): Promise<readonly string[]> {
  await dropExpiredPartitions(database.db, Date.UTC(2025, 6, 1), { now: NOW, appealWindowMs: WINDOW })
  const left: string[] = []
  for (const [name, id] of Object.entries(decisions))
    if ((await findDecision(database.db, id)) !== null) left.push(name)
  return left
}

describe('decisions whose month is over', () => {
  beforeEach(async () => {
    await ensurePartitions(database.db, MADE, 0)
    await query('truncate case_view, case_decision, action_view, notice_view, appeal_view cascade')
  })

  it('stay while their own case is not decided, or was decided so lately that an appeal may come', async () => {
    const decisions = {
      open: await inCase('c-open', 'open', {}),
      lately: await decidedCase('c-lately', { decision: { at: NOW - WINDOW + 1 } }),
      longAgo: await decidedCase('c-long-ago'),
      'merged into an open one': await inCase('c-merged', 'merged', { into: 'c-open' }),
      'merged into one that is over': await inCase('c-settled', 'settled', { into: 'c-long-ago' }),
      inNone: await decided(),
    }
    expect(await afterRetention(decisions)).toEqual(['open', 'lately', 'merged into an open one'])
  })

  it('stay while an appeal waits against them, their case or an action of it, and not for the appeals of others', async () => {
    const own = await decided()
    const answered = await decided()
    await appealed(`decision/dec_${own}/subject`, 'pending')
    await appealed(`decision/dec_${answered}/subject`, 'upheld')
    const decisions = {
      own,
      answered,
      other: await decided(),
      case: await decidedCase('c-appealed'),
      'case answered': await decidedCase('c-answered'),
      'other case': await decidedCase('c-other'),
      action: await decidedCase('c-action'),
      'action answered': await decidedCase('c-action-answered'),
      'action of another case': await decidedCase('c-quiet'),
    }
    await appealed('case/c-appealed/u1', 'pending')
    await appealed('case/c-answered/u1', 'upheld')
    await acted('a-appealed', 'c-action')
    await acted('a-answered', 'c-action-answered')
    await acted('a-quiet', 'c-quiet')
    await appealed('action/a-appealed/u1', 'pending')
    await appealed('action/a-answered/u1', 'upheld')
    expect(await afterRetention(decisions)).toEqual(['own', 'case', 'action'])
  })

  it('stay while a notice about an action is owed or may be appealed, and not for the notices of others', async () => {
    const decisions = {
      owed: await decidedCase('c-owed'),
      open: await decidedCase('c-open'),
      over: await decidedCase('c-over'),
      'of none': await decidedCase('c-none'),
    }
    for (const name of ['owed', 'open', 'over', 'none']) await acted(`a-${name}`, `c-${name}`)
    await noticed('a-owed', 'owed', null)
    await noticed('a-open', 'sent', NOW + 1)
    await noticed('a-over', 'sent', NOW)
    expect(await afterRetention(decisions)).toEqual(['owed', 'open'])
  })
})

describe('keys of events whose month is over', () => {
  it('are freed with their decisions, and neither that of another source nor of an event that waits still', async () => {
    const { db } = database
    const source = 'https://chat.example'
    await ensurePartitions(db, MADE, 0)
    await ensurePartitions(db, NOW, 0)
    await decided({ eventId: 'twin', source })
    const twin = await decided({ eventId: 'twin', source: 'https://other.example', decidedAt: NOW })
    const waiting = nextId(MADE)
    const [bodyHash, organization] = ['ab'.repeat(32), 'acme']
    await observeEvents(db, [
      { decisionId: waiting, organization, source, eventId: 'waiting', bodyHash, event: {}, receivedAt: MADE },
    ])
    expect(await dropExpiredPartitions(db, Date.UTC(2025, 6, 1))).toMatchObject({ keys: 1 })
    const keys = ['twin', 'waiting'].flatMap((eventId) =>
      [source, 'https://other.example'].map((each) => ({ source: each, eventId })),
    )
    const held = await findKeyHolders(db, keys)
    expect(held.map(({ decisionId }) => decisionId).sort()).toEqual([twin, waiting].sort())
  })
})

const received = (id: string, held: string, subjects: readonly string[]) =>
  query(
    `insert into legal_request_view (id, organization, status, sort, stream_version, state, subjects, held)
     values ($1, '', 'holding', 0, 1, '{}', $2, $3)`,
    [id, subjects, held],
  )

describe('legal holds', () => {
  beforeEach(() => query('truncate legal_request_view'))

  it('are those that stand, of accounts and of organizations', async () => {
    await received('one', 'held', ['account/u1', 'organization/acme'])
    await received('two', 'held', ['account/u1', 'account/a/b'])
    await received('three', 'released', ['account/u2', 'organization/other'])
    const { accounts, organizations } = await listHeld(database.db)
    expect([...accounts].sort()).toEqual(['a/b', 'u1'])
    expect(organizations).toEqual(['acme'])
  })
})

describe('a hold that is placed while something is forgotten', () => {
  const forgetting = {
    webhooks: () => forgetDeliveries(database.db, NOW),
    'changes of facts': () => forgetFactChanges(database.db, NOW),
  }
  const rows = {
    webhooks: `select from webhook_delivery where id = 'late'`,
    'changes of facts': `select from fact_change where key = 'late'`,
  }
  it.each(['webhooks', 'changes of facts'] as const)('stands when it is gone: %s', async (what) => {
    const { db } = database
    const fact = { kind: 'register.apps', organization: null, body: {}, expectedVersion: null, at: NOW - 1 } as const
    if (what === 'changes of facts') for (const key of ['late', 'newest']) await putFact(db, { ...fact, key })
    await query(
      `insert into webhook_subscription (id, url, types, secrets, created_at) values ('late', 'https://x.example', '{}', '{}', now())
       on conflict do nothing`,
    )
    await query(
      `insert into webhook_delivery (id, subscription, type, subject_key, body, status, attempts, created_at)
       values ('late', 'late', 'action.taken', 'account/late', '{}', 'delivered', 1, to_timestamp(0)) on conflict do nothing`,
    )
    expect(await query(rows[what])).toHaveLength(1)
    let forgotten: Promise<unknown> | undefined
    let placing: Promise<unknown> | undefined
    let isPlaced = false
    await db.transaction(async (tx) => {
      await tx.query(`${rows[what]} for update`)
      forgotten = forgetting[what]()
      await untilWaiting(db, 1)
      placing = db.transaction(async (placer) => {
        await waitForErasing(placer)
        isPlaced = true
        expect(await placer.query(rows[what])).toEqual([])
      })
      placing.catch(() => undefined) // told below
      await untilWaiting(db, 2, () => isPlaced)
    })
    await forgotten
    await placing
  })
})

describe('whom an erasure takes something from', () => {
  const evidence = (id: string, about: string, source: string, organization = '') =>
    query(
      `insert into evidence (id, organization, source, about, display, items, copied_at, look_at)
       values ($1, $2, $3, $4, 'staged', 1, now(), now())`,
      [id, organization, source, about],
    )
  const report = (id: string, reporter: string, organization: string) =>
    query(
      `insert into report_view (id, organization, status, sort, stream_version, state, reporter, shown_to, accused)
       values ($1, $2, 'dismissed', 0, 1, '{}', $3, '{}', '{}')`,
      [id, organization, reporter],
    )
  it('are organizations where they were and did something, and who reported them, where a hold covers these', async () => {
    await query('truncate legal_request_view')
    await ensurePartitions(database.db, NOW, 0)
    await decided({ organization: 'o-decided', actor: 'gone', decidedAt: NOW })
    await query(`insert into account_identity (account, organization, tokens) values ('gone', 'o-known', '{}')`)
    await query(
      `insert into person (id, organization, body, version, updated_at) values ('gone', 'o-stated', '{}', 1, now())`,
    )
    await report('by-gone', 'gone', 'o-reported')
    await report('by-wen', 'wen', '')
    await evidence('e-1', 'account/gone', 'complaint/c', 'o-evidence')
    await evidence('e-2', 'account/gone', 'report/by-wen')
    await evidence('e-3', 'account/other', 'report/by-gone')
    await evidence('e-4', 'account/gone', 'complaint/d', 'o-erased')
    await query(`update evidence set erased_at = now() where id = 'e-4'`)
    const orgs = ['decided', 'known', 'stated', 'reported', 'evidence', 'erased', 'other']
    const subjects = [...orgs.map((name) => `organization/o-${name}`), 'account/wen', 'account/gone', 'account/other']
    await received('released', 'released', subjects)
    expect(await listHeldBeside(database.db, 'gone')).toEqual([])
    await received('all', 'held', subjects)
    const found = await listHeldBeside(database.db, 'gone')
    expect(found.toSorted()).toEqual(
      ['account/wen', ...orgs.slice(0, 5).map((name) => `organization/o-${name}`)].toSorted(),
    )
  })
})

describe('the log of webhooks', () => {
  it('forgets what is over and older, and neither what waits nor what tells of somebody whom a hold covers', async () => {
    await query(
      `insert into webhook_subscription (id, url, types, secrets, created_at) values ('wh', 'https://x.example', '{}', '{}', now())`,
    )
    await query(
      `insert into account_identity (account, organization, tokens) values ('known', 'held', '{}'), ('other', 'free', '{}')`,
    )
    await query(
      `insert into person (id, organization, body, version, updated_at)
       values ('stated', 'held', '{}', 1, now()), ('elsewhere', 'free', '{}', 1, now())`,
    )
    const told = (subject: string, status: string, at: number) =>
      query(
        `insert into webhook_delivery (id, subscription, type, subject_key, body, status, attempts, created_at)
         values ($1, 'wh', 'action.taken', $2, '{}', $3, 1, to_timestamp($4 / 1000.0))`,
        [`${subject} ${status} ${at}`, subject, status, at],
      )
    const before = NOW - 30 * DAY
    await query('truncate legal_request_view, webhook_delivery cascade')
    await received('one', 'held', ['account/u1', 'organization/held'])
    await told('account/free', 'waiting', before - 1)
    await told('account/free', 'delivered', before - 1)
    await told('account/free', 'failed', before - 1)
    await told('account/free', 'delivered', before)
    for (const subject of [
      'account/u1',
      'organization/held',
      'account/known',
      'account/stated',
      'account/other',
      'account/elsewhere',
    ])
      await told(subject, 'delivered', before - 1)
    expect(await forgetDeliveries(database.db, before)).toBe(4)
    const left = await query(`select subject_key as subject, status from webhook_delivery order by 1, 2`)
    expect(left.map(({ subject, status }) => [subject, status])).toEqual([
      ['account/free', 'delivered'],
      ['account/free', 'waiting'],
      ['account/known', 'delivered'],
      ['account/stated', 'delivered'],
      ['account/u1', 'delivered'],
      ['organization/held', 'delivered'],
    ])
  })
})
