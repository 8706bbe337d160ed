/** Who of the operator's staff worked on what is nobody's business outside: no administrator and no member reads it, on whichever road they look. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from '../open-test-casework.ts'
import { TABLE } from '../route-table.ts'

const NAMES = ['zz-moderator', 'zz-senior', 'zz-second', 'zz-counsel'] as const
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

  it('is the operator to an administrator, in the entries of the log and in the proof of each', async () => {
    const { items } = (await world.call(boss(), 'GET', '/v1/audit/entries')).body
    const entries = items as readonly {
      index: number
      why: null
      who?: object
      leafHash: string
      entry: { act: string; by: string }
    }[]
    const operators = entries.filter(({ entry }) => entry.by === 'operator')
    expect(operators.map(({ entry }) => entry.act)).toEqual(
      expect.arrayContaining(['evidence.read', 'case.decide', 'permit.decide']),
    )
    for (const { who, entry, why } of operators)
      expect({ who, entry, why }).toMatchObject({
        who: { en: 'The operator', zh: '平台运营方' },
        entry: { why: null },
        why: null,
      })
    // With the hash of the whole entry and all else that is in it, a name could be guessed.
    for (const { entry } of operators) expect(entry).not.toHaveProperty('records')
    expect(entries.filter(({ entry }) => entry.by === 'member/boss').every(({ who }) => who === undefined)).toBe(true)
    for (const { index, leafHash } of operators) {
      const proof = (await world.call(boss(), 'GET', `/v1/audit/proof/${index}`)).body
      expect(proof).toMatchObject({ leafHash, entry: { by: 'operator' } })
      expect(JSON.stringify(proof)).not.toMatch(STAFF)
    }
  })

  it('stands in the log all the same, for whoever audits it', async () => {
    const { items } = (await world.call(staff.aud, 'GET', '/v1/audit/entries?limit=500')).body
    const by = new Set((items as readonly { entry: { by: string } }[]).map(({ entry }) => entry.by))
    for (const name of ['zz-moderator', 'zz-senior']) expect(by).toContain(`staff/${name}`)
    const decided = (items as readonly { index: number; entry: { act: string } }[]).find(
      ({ entry }) => entry.act === 'case.decide',
    )
    const proof = (await world.call(staff.aud, 'GET', `/v1/audit/proof/${decided?.index}`)).body
    expect(proof['entry']).toMatchObject({ by: 'staff/zz-moderator' })
  })
})
