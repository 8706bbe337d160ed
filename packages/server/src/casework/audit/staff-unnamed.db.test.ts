/** Who of the operator's staff worked on what is nobody's business outside: no administrator and no member reads it, on whichever road they look. */
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from '../open-test-casework.ts'
import { readFor } from '../narrow.ts'
import { TABLE } from '../route-table.ts'
import { entryAs } from './entries-for.ts'
import { leafHash } from './write-audit.ts'

const NAMES = ['zz-moderator', 'zz-senior', 'zz-second', 'zz-counsel'] as const
const BOSS = { kind: 'member', id: 'boss', organization: 'acme', role: 'admin' } as const
const STAFF = /zz-[a-z]+/

let world: TestCasework
let staff: Readonly<Record<'mod' | 'sen' | 'sec' | 'aud', string>>
/** What stands for `:id` in routes, by the part of the path before it. */
const ids: Record<string, string[]> = {}

beforeAll(async () => {
  world = await openTestCasework()
  const [mod, sen, sec, counsel] = NAMES
  staff = {
    mod: await world.staff(mod, 'moderator'),
    sen: await world.staff(sen, 'senior'),
    sec: await world.staff(sec, 'senior'),
    aud: await world.staff('auditor', 'auditor'),
  }
  await world.staff(counsel, 'counsel')
  for (const [id, kind, roles] of [
    ['boss', 'admin', ['admin']],
    ['bea', 'member', []],
  ] as const)
    await world.call(world.service, 'PUT', `/v1/people/${id}`, { organization: 'acme', kind, name: id, roles })
  await playEverything()
})
afterAll(() => world.close())

const boss = () => world.member('boss', 'acme', 'admin')
const bea = () => world.member('bea', 'acme')
async function ok(who: string, url: string, body: object = {}) {
  const answered = await world.call(who, 'POST', url, body)
  expect(answered.status, `${url} ${JSON.stringify(answered.body)}`).toBeLessThan(300)
  return answered.body
}
const keep = (kind: string, id: string): string => {
  ids[kind] = [...(ids[kind] ?? []), id]
  return id
}

/** All that staff decide about an organization and its people. */
async function playEverything(): Promise<void> {
  const about = { about: { account: 'bob' }, clause: 'conduct.i', text: 'Bob insults me.' }
  const filed = await ok(bea(), '/v1/reports', about)
  keep('reports', filed['id'])
  const { complaint } = await ok(boss(), `/v1/reports/${filed['id']}/confirm`, { statement: 'Seen.' })
  keep('complaints', complaint.id)
  const found = keep('cases', complaint.case)
  await ok(staff.mod, `/v1/cases/${found}/claim`)
  await ok(staff.mod, `/v1/cases/${found}/note`, { text: 'A second time.' })
  const held = (await world.send('ben', 'MARKED')).body
  keep('kept-back', held['id'])
  await world.call(staff.mod, 'GET', `/v1/reports/${filed['id']}`)
  await ok(staff.mod, `/v1/cases/${held['case']}/decide`, { outcome: 'no-violation', reason: 'It does not.' })
  const until = new Date(world.now() + 7 * 86_400_000).toISOString()
  const limit = { type: 'limit', capability: 'message.external', until }
  const stated = { clause: 'conduct.i', actions: [limit, { type: 'warn' }], reason: 'It insults.' }
  const decided = await ok(staff.mod, `/v1/cases/${found}/decide`, stated)
  for (const { id } of decided['actions']) keep('actions', id)
  for (const id of decided['notices']) keep('notices', id)
  const [action = ''] = ids['actions'] ?? []
  const appeal = await ok(world.member('bob', 'acme'), '/v1/appeals', { action, text: 'A joke.' })
  keep('appeals', appeal['id'])
  await ok(staff.sen, `/v1/appeals/${appeal['id']}/ask`, { question: 'Which joke?' })
  await ok(world.member('bob', 'acme'), `/v1/appeals/${appeal['id']}/reply`, { text: 'That one.' })
  await ok(staff.sen, `/v1/appeals/${appeal['id']}/decide`, { outcome: 'overturn', reason: 'It was one.' })
  const proof = { kind: 'document', value: 'a'.repeat(64) }
  await ok(boss(), '/v1/verifications', { evidence: [proof] })
  keep('verifications', 'acme')
  await ok(staff.mod, '/v1/verifications/acme/ask', { items: [{ text: 'Who signs for you?' }] })
  await ok(staff.mod, '/v1/verifications/acme/decide', { outcome: 'verify', evidence: [proof] })
  const own = await ok(bea(), '/v1/reports', { about: { organization: 'acme' }, text: 'Fake.' })
  keep('own', own['id'])
  await ok(staff.sen, `/v1/cases/${keep('cases', own['case'])}/decide`, {
    ...{
      clause: 'conduct.i',
      actions: [{ type: 'revoke-verification' }],
      reason: 'Not who it says.',
    },
  })
  const permit = {
    kind: 'authority',
    purpose: 'A newsletter.',
    clauses: ['conduct.j'],
    issuer: 'City',
    validUntil: until,
  }
  const asked = await ok(boss(), '/v1/permit-requests', { ...permit, evidence: [{ file: 'ab'.repeat(32) }] })
  await ok(staff.sen, `/v1/permit-requests/${keep('permit-requests', asked['id'])}/decide`, {
    ...{ outcome: 'grant', reason: 'The paper is genuine.' },
  })
}

/** Every reading that somebody outside may ask, with the ids of what happened. */
function readings(): readonly string[] {
  return [...TABLE.keys()].flatMap((route) => {
    const path = /^GET (\/v1\/\S+)$/.exec(route)?.[1]
    if (path === undefined || path.includes('/policy') || path.includes('/rules')) return []
    if (path === '/v1/standing/:type/:id') return ['account/bob', 'organization/acme'].map((of) => `/v1/standing/${of}`)
    const [, thing = ''] = /^\/v1\/([a-z-]+)\/:id/.exec(path) ?? []
    if (thing !== '') return (ids[thing] ?? []).map((id) => path.replace(':id', id))
    return path.includes(':') ? [] : [path]
  })
}

describe('who of the staff did something', () => {
  it('is read by no administrator and no member in what they may ask', async () => {
    let read = 0
    for (const who of [boss, bea, () => world.member('bob', 'acme')])
      for (const url of readings()) {
        const { status, body } = await world.call(who(), 'GET', url)
        if (status === 200) read += 1
        expect(`${url} ${STAFF.exec(JSON.stringify(body))?.[0] ?? 'nobody'}`).toBe(`${url} nobody`)
      }
    expect(read).toBeGreaterThan(30)
  })

  it('is the operator to an administrator, who gets each entry as it was hashed, and its proof', async () => {
    const { items } = (await world.call(boss(), 'GET', '/v1/audit/entries')).body
    const operators = (items as readonly Item[]).filter(({ entry }) => entry.by === 'operator')
    expect(operators.map(({ entry }) => entry.act)).toEqual(
      expect.arrayContaining(['evidence.read', 'case.decide', 'permit.decide']),
    )
    for (const item of operators) {
      expect(item).toMatchObject({ who: { en: 'The operator', zh: '平台运营方' }, why: null })
      expect(item).not.toHaveProperty('opening')
      expect(leafHash(JSON.stringify(item.entry))).toBe(item.leafHash)
    }
    expect(
      (items as readonly Item[])
        .filter(({ entry }) => entry.by === 'member/boss')
        .every(({ who }) => who === undefined),
    ).toBe(true)
    for (const { index, entry, leafHash } of operators) {
      const proof = (await world.call(boss(), 'GET', `/v1/audit/proof/${index}`)).body
      expect(proof).toMatchObject({ leafHash, entry })
      expect(proof).not.toHaveProperty('opening')
      expect(JSON.stringify(proof)).not.toMatch(STAFF)
    }
  })

  it('is told by nothing that an entry proves of the ledger, nor is who reported: whoever audits opens that as well', async () => {
    const { db } = world.casework.desk
    const named = await db.query<{ place: string; event: string }>(
      `select stream || '@' || version as place, event::text as event from ledger where event ->> 'by' like 'zz-%'`,
    )
    const records = named.map(({ place, event }) => `${place} ${createHash('sha256').update(event).digest('hex')}`)
    expect(records.length).toBeGreaterThan(5)
    const bossReads = JSON.stringify((await world.call(boss(), 'GET', '/v1/audit/entries')).body)
    const { items } = (await world.call(staff.aud, 'GET', '/v1/audit/entries?limit=500')).body
    const opened = (items as readonly Item[]).flatMap(({ entry, opening }) => {
      if (opening?.records === undefined) return []
      const whole = [opening.salt, ...opening.records].join('\n')
      expect(entry.records).toEqual([createHash('sha256').update(whole).digest('hex')])
      return opening.records
    })
    expect(opened).toEqual(expect.arrayContaining(records))
    for (const record of records) expect(bossReads).not.toContain(record.split(' ')[1])
    // Bea reported the organization itself: its administrators know nothing of that.
    const reporters = opened.flatMap((record) => /^reporter\/bea@\d+/.exec(record) ?? [])
    expect(reporters.length).toBeGreaterThan(0)
    for (const place of reporters) expect(bossReads).not.toContain(place)
    expect(bossReads).not.toContain(ids['own']?.[0])
  })

  it('is in no row that the database shows to an organization', async () => {
    const { db } = world.casework.desk
    const count = 'select count(*)::integer as count from audit_opening'
    const [all] = await db.query<{ count: number }>(count)
    expect(all?.count).toBeGreaterThan(5)
    expect(await readFor(world.casework.desk, BOSS, (own) => own.query(count))).toEqual([{ count: 0 }])
  })

  it('opens the commitment of the entry, for whoever audits it', async () => {
    const { items } = (await world.call(staff.aud, 'GET', '/v1/audit/entries?limit=500')).body
    const opened = (items as readonly Item[]).filter(({ opening }) => opening !== undefined)
    const by = new Set(opened.map(({ opening }) => opening?.by))
    for (const name of ['zz-moderator', 'zz-senior']) expect(by).toContain(`staff/${name}`)
    for (const { entry, opening } of opened)
      expect(createHash('sha256').update(`${opening?.salt}\n${opening?.by}`).digest('hex')).toBe(entry.staff)
    expect(new Set(opened.map(({ entry }) => entry.staff)).size).toBe(opened.length)
    const decided = opened.find(({ entry }) => entry.act === 'case.decide')
    const proof = (await world.call(staff.aud, 'GET', `/v1/audit/proof/${decided?.index}`)).body
    expect(proof['opening']).toEqual(decided?.opening)
  })

  it('of an entry from before commitments is the operator outside, without the hashes that a name could be tried against', () => {
    const entry = {
      at: '2026-11-01T00:00:00.000Z',
      act: 'case.decide',
      by: 'staff/mei',
      object: 'case/c1',
      organization: 'acme',
    }
    const written = { ...entry, why: 'gs1.x', records: ['ab'] }
    expect(entryAs(BOSS, written)).toEqual({ ...entry, by: 'operator', why: null })
    expect(entryAs({ kind: 'staff' }, written)).toEqual(written)
    const placed = { ...written, by: 'operator', staff: 'cd', records: ['reporter/bea@1 ab'] }
    expect(entryAs(BOSS, placed)).toEqual({ ...entry, by: 'operator', why: null })
  })
})

type Item = {
  readonly index: number
  readonly leafHash: string
  readonly why: null
  readonly who?: object
  readonly opening?: { readonly by: string; readonly salt: string; readonly records?: readonly string[] }
  readonly entry: {
    readonly act: string
    readonly by: string
    readonly staff?: string
    readonly records?: readonly string[]
  }
}
