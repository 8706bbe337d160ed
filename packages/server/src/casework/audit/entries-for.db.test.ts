import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from '../open-test-casework.ts'

type Item = {
  readonly index: number
  readonly why: string | null
  readonly entry: { act: string; by: string; object: string }
}

let world: TestCasework
let senior: string
beforeAll(async () => {
  world = await openTestCasework()
  senior = await world.staff('lead', 'senior')
  for (const [id, roles] of [
    ['boss', ['admin']],
    ['bea', []],
  ] as const)
    await world.call(world.service, 'PUT', `/v1/people/${id}`, {
      organization: 'acme',
      kind: 'member',
      name: id,
      roles,
    })
})
afterAll(() => world.close())

const boss = () => world.member('boss', 'acme', 'admin')
async function entries(): Promise<readonly Item[]> {
  return (await world.call(boss(), 'GET', '/v1/audit/entries')).body['items'] as readonly Item[]
}

describe('an administrator who reads the log', () => {
  it('finds nothing of a report about themselves: neither that there is one nor who made it', async () => {
    const filed = await world.call(world.member('bea', 'acme'), 'POST', '/v1/reports', {
      about: { account: 'boss' },
      clause: 'conduct.i',
      text: 'The administrator insults me.',
    })
    expect(filed.body['status']).toBe('with-operator')
    await world.call(senior, 'GET', `/v1/reports/${filed.body['id']}`)
    await world.call(senior, 'POST', `/v1/cases/${filed.body['case']}/claim`)
    const seen = JSON.stringify(await entries())
    for (const word of [filed.body['id'], filed.body['case'], 'member/bea']) expect(seen).not.toContain(word)
  })

  it('finds what was reported to them, by whom, and what became of it', async () => {
    const filed = await world.call(world.member('bea', 'acme'), 'POST', '/v1/reports', {
      about: { account: 'bob' },
      clause: 'conduct.i',
      text: 'Bob insults me.',
    })
    expect(filed.body['status']).toBe('with-administrator')
    await world.call(boss(), 'POST', `/v1/reports/${filed.body['id']}/dismiss`, { reason: 'Settled.' })
    const acts = (await entries()).filter(({ entry }) => entry.object === `report/${filed.body['id']}`)
    expect(acts.map(({ entry }) => [entry.act, entry.by])).toEqual([
      ['report.file', 'member/bea'],
      ['report.dismiss', 'member/boss'],
    ])
  })

  it('finds the work on a case when it is decided, not while it goes on, and proves what they find', async () => {
    const found = (await world.send('u1', 'MARKED')).body['case'] as string
    const about = async () => (await entries()).filter(({ entry }) => entry.object === `case/${found}`)
    await world.call(senior, 'POST', `/v1/cases/${found}/claim`)
    expect(await about()).toEqual([])
    const body = { clause: 'conduct.j', actions: [{ type: 'warn' }], reason: 'OUR-OWN-WORDS' }
    await world.call(senior, 'POST', `/v1/cases/${found}/decide`, body)
    const seen = await about()
    expect(seen.map(({ entry }) => entry.act)).toEqual(['case.claim', 'case.decide'])
    expect(JSON.stringify(seen)).not.toContain('OUR-OWN-WORDS')
    for (const { index } of seen) expect((await world.call(boss(), 'GET', `/v1/audit/proof/${index}`)).status).toBe(200)
    const open = (await world.send('u2', 'MARKED')).body['case'] as string
    await world.call(senior, 'POST', `/v1/cases/${open}/claim`)
    const [row] = await world.casework.desk.db.query<{ sequence: number }>(
      `select sequence from audit_log where entry ->> 'object' = $1 order by sequence desc limit 1`,
      [`case/${open}`],
    )
    for (const index of [row?.sequence, '420192565448126839392305152', '-1', 'x'])
      expect((await world.call(boss(), 'GET', `/v1/audit/proof/${index}`)).status, `${index}`).toBe(404)
  })
})
