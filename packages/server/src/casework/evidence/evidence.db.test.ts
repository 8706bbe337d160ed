import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readCaseEvidence } from './read-evidence.ts'
import { openTestCasework, type TestCasework } from '../open-test-casework.ts'

let world: TestCasework
let staff: Readonly<Record<'mei' | 'sofia' | 'carl' | 'ada', string>>
beforeAll(async () => {
  world = await openTestCasework()
  staff = {
    mei: await world.staff('mei', 'moderator'),
    sofia: await world.staff('sofia', 'senior'),
    carl: await world.staff('carl', 'counsel'),
    ada: await world.staff('ada', 'auditor'),
  }
})
afterAll(() => world.close())

const source = 'https://chat.example'
const at = (minutes: number): string => new Date(world.now() + minutes * 60_000).toISOString()

/** Every text that the database keeps of casework, as one. */
async function everything(): Promise<string> {
  const tables = ['ledger', 'report_view', 'case_view', 'complaint_view', 'notice_view', 'appeal_view', 'action_view']
  const parts = []
  for (const table of [...tables, 'evidence', 'audit_log', 'webhook_delivery', 'job', 'outbox'])
    parts.push(...(await world.casework.desk.db.query<{ text: string }>(`select t::text as text from ${table} t`)))
  return parts.map(({ text }) => text).join('\n')
}

const evidenceOf = async (report: string): Promise<string> => {
  const [row] = await world.casework.desk.db.query<{ id: string }>('select id from evidence where source = $1', [
    `report/${report}`,
  ])
  return row?.id ?? ''
}

const entriesOf = async (act: string) =>
  (await world.call(staff.ada, 'GET', '/v1/audit/entries')).body['items'].filter(
    (item: { entry: { act: string } }) => item.entry.act === act,
  )

describe('what was reported', () => {
  it('holds something in every item: an empty one is refused by its place, and nothing is filed', async () => {
    const member = world.member('wim', 'acme')
    for (const path of ['/v1/reports', '/v1/complaints']) {
      const filed = await world.call(
        path === '/v1/reports' ? member : world.member('ada-1', 'acme', 'admin'),
        'POST',
        path,
        {
          about: { account: 'nobody' },
          text: 'See this.',
          statement: 'See this.',
          evidence: [{ text: 'Hello' }, { at: at(0) }],
        },
      )
      expect(filed).toMatchObject({
        status: 422,
        body: {
          kind: 'body.invalid',
          errors: [{ pointer: '/evidence/1', detail: expect.stringContaining('text, event or file') }],
        },
      })
    }
    expect((await world.call(member, 'GET', '/v1/reports')).body['items']).toEqual([])
  })

  it('is copied at once with every version, ten items on each side, its files, and who could see it', async () => {
    const sent = await world.send('u-edits', 'MARKED')
    const stored = await world.casework.desk.db.query<{ eventId: string }>(
      'select event_id as "eventId" from decision where id = $1',
      [sent.body['id'].slice(4)],
    )
    const first = { source, id: stored[0]!.eventId }
    await world.decide('message.edit', 'u-edits', {
      edits: first,
      conversation: { id: 'c1', kind: 'direct' },
      audience: { kind: 'person', relation: 'stranger', recipients: ['x-1'], size: 1 },
      content: { text: 'MARKED' },
    })
    const around = Array.from({ length: 24 }, (_, n) => ({ text: `around ${n}`, at: at(n < 12 ? n - 20 : n) }))
    const filed = await world.call(world.member('wen', 'acme'), 'POST', '/v1/reports', {
      about: { event: first },
      clause: 'conduct.j',
      text: 'A secret of the reporter.',
      evidence: [...around, { file: 'AB'.repeat(32) }],
    })
    expect(filed.status).toBe(201)
    const read = await world.call(
      staff.sofia,
      'GET',
      `/v1/evidence/${await evidenceOf(filed.body['id'])}?purpose=appeal%20of%20a%20reporter`,
    )
    expect(read).toMatchObject({ status: 200, body: { display: 'shown', seenBy: ['x-1'] } })
    const [item, file] = read.body['evidence']
    expect(item).toMatchObject({ event: first, suppliedBy: 'service' })
    expect(file.versions).toMatchObject([{ text: null, files: ['ab'.repeat(32)] }])
    const { before, after } = read.body['surroundings']
    const words = (items: { versions: { text: string }[] }[]) => items.map(({ versions }) => versions[0]!.text)
    expect(words(before)).toEqual(Array.from({ length: 10 }, (_, n) => `around ${n + 2}`))
    expect(words(after)).toEqual(Array.from({ length: 10 }, (_, n) => `around ${n + 12}`))
  })

  it('stands in the database only sealed: no word of a report, note, complaint, decision or entry can be read there', async () => {
    const filed = await world.call(world.member('lin', 'acme'), 'POST', '/v1/reports', {
      about: { account: 'u-bad' },
      text: 'PLAINWORD report',
      evidence: [{ text: 'PLAINWORD evidence' }],
    })
    await world.call(world.member('boss', 'acme', 'admin'), 'POST', '/v1/complaints', {
      about: { account: 'u-bad' },
      statement: 'PLAINWORD statement',
      evidence: [{ text: 'PLAINWORD attachment' }],
    })
    const url = `/v1/cases/${filed.body['case']}`
    await world.call(staff.mei, 'POST', `${url}/note`, { text: 'PLAINWORD note' })
    const decided = await world.call(staff.mei, 'POST', `${url}/decide`, {
      clause: 'conduct.i',
      actions: [{ type: 'warn', subject: { type: 'account', id: 'u-bad' } }],
      reason: 'PLAINWORD reason',
    })
    expect(decided.status).toBe(200)
    const [action] = decided.body['actions']
    const [notice] = (await world.call(world.service, 'GET', '/v1/notices?subject=account/u-bad')).body['items']
    expect(notice.facts.en).toBe('PLAINWORD reason')
    await world.call(null, 'POST', '/v1/appeals', {
      action: action.id,
      text: 'PLAINWORD appeal',
      token: notice.appealToken,
    })
    const shown = await world.call(staff.mei, 'GET', url)
    expect(shown.body['notes'][0].text).toBe('PLAINWORD note')
    expect(await everything()).not.toContain('PLAINWORD')
  })

  it('is read for a case, a request or a stated purpose, and each reading is an entry', async () => {
    const filed = await world.call(world.member('ann', 'acme', 'external'), 'POST', '/v1/reports', {
      about: { account: 'u-read' },
      text: 'Look.',
      evidence: [{ text: 'what he wrote' }],
    })
    const id = await evidenceOf(filed.body['id'])
    expect(await world.call(staff.mei, 'GET', `/v1/evidence/${id}`)).toMatchObject({
      status: 403,
      body: { kind: 'permission.purpose' },
    })
    expect((await world.call(staff.mei, 'GET', `/v1/evidence/${id}?case=case_other`)).status).toBe(403)
    expect((await world.call(world.member('ann', 'acme'), 'GET', `/v1/evidence/${id}?purpose=x`)).status).toBe(403)
    const read = await world.call(staff.mei, 'GET', `/v1/evidence/${id}?case=${filed.body['case']}`)
    expect(read.body['evidence'][0].versions[0].text).toBe('what he wrote')
    const whole = await world.call(staff.mei, 'GET', `/v1/cases/${filed.body['case']}/evidence`)
    expect(whole.body['copies'][0].evidence[0].versions[0].text).toBe('what he wrote')
    const entries = await entriesOf('evidence.read')
    expect(entries).toContainEqual(
      expect.objectContaining({
        why: `case/${filed.body['case']}`,
        entry: expect.objectContaining({ object: `evidence/${id}`, organization: 'acme' }),
        opening: expect.objectContaining({ by: 'staff/mei' }),
      }),
    )
  })
})

describe('suspected child-abuse material', () => {
  it('is kept by hash alone, shown to nobody, and its reference is open to counsel only', async () => {
    const filed = await world.call(world.member('kim', 'acme'), 'POST', '/v1/reports', {
      about: { account: 'u-sealed' },
      clause: 'content.m',
      text: 'He sent this.',
      evidence: [{ text: 'SEALEDWORD', file: 'cd'.repeat(32) }],
    })
    expect(filed).toMatchObject({ status: 201, body: { evidence: [], evidenceDisplay: 'sealed', evidenceItems: 1 } })
    const id = await evidenceOf(filed.body['id'])
    expect(await everything()).not.toContain('SEALEDWORD')
    expect((await world.call(staff.sofia, 'GET', `/v1/evidence/${id}?case=${filed.body['case']}`)).status).toBe(403)
    const whole = await world.call(staff.sofia, 'GET', `/v1/cases/${filed.body['case']}/evidence`)
    expect(whole.body['copies']).toMatchObject([{ display: 'sealed', items: 1 }])
    expect(whole.body['copies'][0]).not.toHaveProperty('evidence')
    const read = await world.call(staff.carl, 'GET', `/v1/evidence/${id}?case=${filed.body['case']}`)
    expect(read.body).toMatchObject({ evidenceDisplay: 'sealed' })
    expect(JSON.stringify(read.body)).not.toContain('SEALEDWORD')
    expect(read.body['reference'][0].hashes).toEqual([expect.stringMatching(/^sha256:[0-9a-f]{64}$/), 'cd'.repeat(32)])
    expect(await entriesOf('evidence.read-sealed')).toHaveLength(1)
    const shown = await world.call(staff.sofia, 'GET', `/v1/cases/${filed.body['case']}`)
    expect(shown.body['recommended'][0]).toMatchObject({ action: 'refer-to-authority' })
    const counts = await world.call(staff.carl, 'GET', '/v1/evidence-counts')
    expect(counts.body['items']).toContainEqual({ display: 'sealed', kept: 1, erased: 0 })
  })

  it('of a case is read in as many statements, however many reports lie in it', async () => {
    const { desk } = world.casework
    let statements = 0
    const query: typeof desk.db.query = (statement, values) => {
      statements += 1
      return desk.db.query(statement, values)
    }
    const roles = new Set(['senior'] as const)
    const by = { kind: 'staff', id: 'sofia', name: 'Sofia', roles, queues: [], setAside: [] } as const
    const report = async (reporter: string): Promise<string> => {
      const body = { about: { account: 'u-many' }, text: 'Look.', evidence: [{ text: `of ${reporter}` }] }
      return (await world.call(world.member(reporter, 'acme', 'external'), 'POST', '/v1/reports', body)).body['case']
    }
    const asked = async (id: string) => {
      statements = 0
      const { copies } = await readCaseEvidence({ ...desk, db: { ...desk.db, query } }, by, id)
      return { statements, copies: JSON.stringify(copies) }
    }
    const id = await report('one')
    const one = await asked(id)
    await report('two')
    await report('three')
    const three = await asked(id)
    for (const reporter of ['one', 'two', 'three']) expect(three.copies).toContain(`of ${reporter}`)
    expect(three.statements).toBe(one.statements)
  })
})
