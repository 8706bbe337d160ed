import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Principal } from '../access/principal.ts'
import { readFor } from './narrow.ts'
import { openTestCasework, type TestCasework } from './open-test-casework.ts'

const ORGANIZATIONS = ['acme', 'globex'] as const

let world: TestCasework
let senior: string

/** One report with its way to a decision in each organization: every table that is somebody's has rows of both. */
beforeAll(async () => {
  world = await openTestCasework()
  senior = await world.staff('lead', 'senior')
  for (const organization of ORGANIZATIONS) {
    for (const [id, roles] of [
      ['boss', ['admin']],
      ['member', []],
      ['accused', []],
    ] as const)
      await world.call(world.service, 'PUT', `/v1/people/${id}-${organization}`, {
        organization,
        kind: 'member',
        name: id,
        roles,
      })
    const [boss, member] = [`boss-${organization}`, `member-${organization}`]
    const administrator = world.member(boss, organization, 'admin')
    const filed = await world.call(world.member(member, organization), 'POST', '/v1/reports', {
      about: { account: `accused-${organization}` },
      clause: 'conduct.i',
      text: 'He insults people.',
    })
    const confirmed = await world.call(administrator, 'POST', `/v1/reports/${filed.body['id']}/confirm`, {
      statement: 'I saw it.',
    })
    const found = confirmed.body['complaint'].case as string
    const decided = await world.call(senior, 'POST', `/v1/cases/${found}/decide`, {
      clause: 'conduct.i',
      reason: 'Insults.',
      actions: [{ type: 'warn' }],
    })
    expect(decided.status).toBe(200)
    const appeal = { action: decided.body['actions'][0].id, text: 'It was a joke.' }
    expect(
      (await world.call(world.member(`accused-${organization}`, organization), 'POST', '/v1/appeals', appeal)).status,
    ).toBe(201)
    await world.call(world.member('outsider', organization, 'external'), 'POST', '/v1/reports', {
      about: { account: boss },
      text: 'The administrator threatens me.',
    })
  }
})
afterAll(() => world.close())

const GUARDED = `select c.relname as name from pg_class c join pg_policy p on p.polrelid = c.oid
                 where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace`

/** Every row of every guarded table that a principal's transaction shows, as JSON. */
function rowsFor(principal: Principal): Promise<ReadonlyMap<string, readonly string[]>> {
  return readFor(world.casework.desk, principal, async (db) => {
    const seen = new Map<string, readonly string[]>()
    for (const { name } of await db.query<{ name: string }>(GUARDED)) {
      const rows = await db.query<{ row: string }>(`select to_json(t)::text as row from ${name} t`)
      if (rows.length > 0)
        seen.set(
          name,
          rows.map(({ row }) => row),
        )
    }
    return seen
  })
}

const person = (id: string, organization: string, role: 'member' | 'admin' | 'external'): Principal => ({
  kind: 'member',
  id,
  organization,
  role,
})

describe('what is read on behalf of people', () => {
  it('never holds a row that names the other organization or one of its people, whatever the statement asks', async () => {
    for (const organization of ORGANIZATIONS) {
      const other = ORGANIZATIONS.find((each) => each !== organization)
      for (const [id, role] of [
        [`boss-${organization}`, 'admin'],
        [`member-${organization}`, 'member'],
        [`accused-${organization}`, 'member'],
        ['nobody', 'member'],
        ['nobody', 'admin'],
        ['nobody', 'external'],
      ] as const) {
        const seen = [...(await rowsFor(person(id, organization, role))).values()].flat()
        expect([id, role, seen.filter((row) => row.includes(String(other)))]).toEqual([id, role, []])
      }
    }
  })

  it('holds what an administrator works with, and nothing about a report that accuses them', async () => {
    const seen = await rowsFor(person('boss-acme', 'acme', 'admin'))
    for (const table of ['person', 'report_view', 'complaint_view', 'action_view', 'notice_view', 'audit_log'])
      expect([table, seen.has(table)]).toEqual([table, true])
    for (const table of ['case_view', 'ledger', 'session', 'evidence', 'outbox', 'reporter_view', 'legal_request_view'])
      expect([table, seen.has(table)]).toEqual([table, false])
    expect(seen.get('report_view')).toHaveLength(1)
  })

  it('holds only what is theirs for a member, and nothing at all for somebody of whom nothing is known', async () => {
    const reporter = await rowsFor(person('member-acme', 'acme', 'member'))
    expect([...reporter.keys()].sort()).toEqual(['person', 'report_view'])
    const accused = await rowsFor(person('accused-acme', 'acme', 'member'))
    expect([...accused.keys()].sort()).toEqual(['action_view', 'appeal_view', 'notice_view', 'person'])
    expect([...(await rowsFor(person('nobody', 'acme', 'member'))).keys()]).toEqual([])
  })

  it('is what the routes answer with', async () => {
    const items = async (token: string, url: string) => (await world.call(token, 'GET', url)).body['items'] as unknown[]
    for (const organization of ORGANIZATIONS) {
      const boss = world.member(`boss-${organization}`, organization, 'admin')
      expect(await items(boss, '/v1/reports')).toHaveLength(1)
      expect(await items(boss, '/v1/complaints')).toHaveLength(1)
      expect(await items(world.member(`member-${organization}`, organization), '/v1/reports')).toHaveLength(1)
      const accused = world.member(`accused-${organization}`, organization)
      expect(await items(accused, '/v1/notices')).toHaveLength(1)
      expect(await items(accused, '/v1/appeals')).toHaveLength(1)
      expect(await items(boss, `/v1/notices?subject=account/accused-${organization}`)).toHaveLength(1)
    }
  })
})
