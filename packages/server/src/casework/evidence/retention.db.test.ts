import { addEvidence, dropExpiredPartitions, forgetDeliveries } from '@goodstanding/ledger'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readDecision } from '../../vault/open-decisions.ts'
import { openTestCasework, type TestCasework } from '../open-test-casework.ts'

const DAY = 86_400_000
const CHECKED = ['authority-identified', 'jurisdiction', 'legal-basis', 'authentic', 'scope-specific', 'proportionate']
let world: TestCasework
beforeAll(async () => {
  world = await openTestCasework()
})
afterAll(() => world.close())

const carl = () => world.staff('carl', 'counsel')
const sofia = () => world.staff('sofia', 'senior')

async function reported(
  account: string,
): Promise<{ readonly report: string; readonly caseId: string; readonly evidence: string }> {
  const filed = await world.call(world.member('wen', 'acme', 'external'), 'POST', '/v1/reports', {
    about: { account },
    text: 'Look.',
    evidence: [{ text: 'what they wrote' }],
  })
  const [row] = await world.casework.desk.db.query<{ id: string }>('select id from evidence where source = $1', [
    `report/${filed.body['id']}`,
  ])
  return { report: filed.body['id'], caseId: filed.body['case'], evidence: row?.id ?? '' }
}
const act = async (caseId: string, account: string) =>
  world.call(await sofia(), 'POST', `/v1/cases/${caseId}/decide`, {
    clause: 'conduct.i',
    actions: [{ type: 'warn', subject: { type: 'account', id: account } }],
    reason: 'Because.',
  })
async function hold(subject: string): Promise<string> {
  const received = await world.call(await carl(), 'POST', '/v1/legal-requests', {
    authority: 'Court',
    basis: 'Order',
    scope: { subjects: [subject] },
  })
  const url = `/v1/legal-requests/${received.body['id']}`
  await world.call(await carl(), 'POST', `${url}/validate`, { checked: CHECKED })
  await world.call(await carl(), 'POST', `${url}/hold`, {})
  return url
}
const read = async (id: string) => (await world.call(await carl(), 'GET', `/v1/evidence/${id}?purpose=look`)).body
async function later(days: number): Promise<void> {
  await world.pass(days * DAY)
  await world.casework.keepEvidence()
}

describe('evidence', () => {
  it('is kept the longest of case, appeal, window and legal hold, and then erased with an entry that proves it', async () => {
    const open = await reported('u-open')
    const acted = await reported('u-acted')
    const held = await reported('u-held')
    for (const { caseId, account } of [
      { ...acted, account: 'u-acted' },
      { ...held, account: 'u-held' },
    ])
      expect((await act(caseId, account)).status).toBe(200)
    const request = await hold('account/u-held')

    await later(179)
    expect(await read(acted.evidence)).toMatchObject({ display: 'shown', evidence: [{ suppliedBy: 'reporter' }] })
    await later(3)
    for (const { evidence } of [open, held]) expect(await read(evidence)).toMatchObject({ display: 'shown' })
    const erased = await read(acted.evidence)
    expect(erased).toMatchObject({ display: 'erased', erasedFor: 'retention', source: `report/${acted.report}` })
    expect(erased['receipt'].proof.entry).toMatchObject({ act: 'evidence.erase', object: `evidence/${acted.evidence}` })
    const report = await world.call(await sofia(), 'GET', `/v1/reports/${acted.report}`)
    expect(report.body).toMatchObject({ text: 'Look.', evidence: [], evidenceDisplay: 'erased' })
    // The report says so to everybody who reads it: when, why, under which entry. An empty list would say that nothing was there.
    const told = { at: erased['erasedAt'], why: 'retention', receipt: `evidence/${acted.evidence}` }
    const { proof } = erased['receipt']
    expect(report.body['evidenceErased']).toMatchObject({ ...told, entry: proof.index })
    expect(report.body['evidenceErased']).toMatchObject({
      en: expect.stringMatching(/erased/),
      zh: expect.stringMatching(/删除/),
    })
    const listed = await world.call(await sofia(), 'GET', '/v1/reports?limit=100')
    const inList = listed.body['items'].filter((one: { evidenceErased?: object }) => one.evidenceErased !== undefined)
    expect(inList).toMatchObject([{ id: acted.report, evidenceErased: { receipt: told.receipt, why: 'retention' } }])
    expect(JSON.stringify(report.body['evidenceErased'])).not.toContain('u-acted')

    await world.call(await carl(), 'POST', `${request}/refuse`, { reason: 'No basis.' })
    await later(2)
    expect(await read(held.evidence)).toMatchObject({ display: 'erased' })
    expect(await read(open.evidence)).toMatchObject({ display: 'shown' })
  })
})

describe('decisions', () => {
  it('that an open case rests on outlive their month; those that nothing needs go with it', async () => {
    const { db } = world.casework.desk
    const kept = await world.send('u-kept-by-case', 'MARKED')
    const free = await world.decide('message.send', 'u-free', {
      conversation: { id: 'c1', kind: 'direct' },
      audience: { kind: 'person', relation: 'stranger', recipients: ['x-1'], size: 1 },
      content: { text: 'See you' },
    })
    const before = world.now() + 62 * DAY
    const { thinned } = await dropExpiredPartitions(db, before, { now: world.now() })
    expect(thinned.length).toBeGreaterThan(0)
    expect((await readDecision(db, kept.body['id'].slice(4)))?.event).toMatchObject({
      data: { content: { text: 'MARKED' } },
    })
    expect(await readDecision(db, free.body['id'].slice(4))).toBeNull()
  })
})

describe('the log of webhooks', () => {
  it('forgets what is over, and keeps what a legal hold covers', async () => {
    const { db } = world.casework.desk
    await db.query(
      `insert into webhook_subscription (id, url, types, secrets, created_at) values ('w', 'http://x', '{}', '{}', now())`,
    )
    const add = (id: string, subject: string, status: string) =>
      db.query(
        `insert into webhook_delivery (id, subscription, type, subject_key, body, status, attempts, created_at)
         values ($1, 'w', 'action.taken', $2, '{}', $3, 1, to_timestamp($4 / 1000.0))`,
        [id, subject, status, world.now() - 40 * DAY],
      )
    await add('d-free', 'account/u-1', 'delivered')
    await add('d-held', 'account/u-kept', 'delivered')
    await add('d-waiting', 'account/u-1', 'waiting')
    await hold('account/u-kept')
    await forgetDeliveries(db, world.now() - 30 * DAY)
    const left = await db.query<{ id: string }>(`select id from webhook_delivery where subscription = 'w' order by id`)
    expect(left.map(({ id }) => id)).toEqual(['d-held', 'd-waiting'])
  })
})

describe('evidence that nothing needs but a hold', () => {
  const due = async (id: string, source: string, copiedAt = world.now() - 400 * DAY): Promise<void> => {
    const row = {
      id,
      organization: '',
      source,
      about: 'account/u-shown',
      display: 'staged',
      items: 1,
      body: null,
    } as const
    await addEvidence(world.casework.desk.db, { ...row, copiedAt, lookAt: world.now() })
  }
  const erased = async () => {
    await world.casework.keepEvidence()
    const rows = await world.casework.desk.db.query<{ id: string }>(
      `select id from evidence where about = 'account/u-shown' and erased_at is not null order by id`,
    )
    return rows.map(({ id }) => id)
  }

  it('is kept for a hold on whom it shows, though its decision is kept no longer, and on who reported it', async () => {
    const { report } = await reported('u-other')
    const { db } = world.casework.desk
    const { caseId } = await reported('u-other')
    await world.call(await sofia(), 'POST', `/v1/cases/${caseId}/decide`, { outcome: 'no-violation', reason: 'No.' })
    await db.query(`update case_view set state = jsonb_set(state::jsonb, '{decision,at}', '0')::json where id = $1`, [
      caseId,
    ])
    const onShown = await hold('account/u-shown')
    const onReporter = await hold('account/wen')
    await due('evi_of-decision', `decision/dec_${'0'.repeat(8)}-0000-7000-8000-${'0'.repeat(12)}`)
    await due('evi_of-report', `report/${report}`)
    expect(await erased()).toEqual([])
    await world.call(await carl(), 'POST', `${onShown}/refuse`, { reason: 'No basis.' })
    await world.pass(DAY)
    expect(await erased()).toEqual(['evi_of-decision'])
    await world.call(await carl(), 'POST', `${onReporter}/refuse`, { reason: 'No basis.' })
    await world.pass(DAY)
    expect(await erased()).toEqual(['evi_of-decision', 'evi_of-report'])
  })

  it('stays a minute beyond its time, for what somebody files in the last moment is not written yet', async () => {
    await due('evi_just', 'complaint/none', world.now() - 180 * DAY)
    expect(await erased()).not.toContain('evi_just')
    await world.pass(59_999)
    expect(await erased()).not.toContain('evi_just')
    await world.pass(1)
    expect(await erased()).toContain('evi_just')
  })

  it('goes though a copy before it cannot be looked at: that one is told of, and waits a day', async () => {
    const { db } = world.casework.desk
    await db.query(
      `insert into report_view (id, organization, status, sort, stream_version, state, reporter, shown_to, accused)
       values ('rep_damaged', '', 'answered', 0, 1, '{"report":null}', 'wen', '{}', '{}')`,
    )
    await due('evi_damaged', 'report/rep_damaged')
    await due('evi_sound', 'complaint/none')
    await expect(world.casework.keepEvidence()).rejects.toThrow(/null/)
    expect(await erased()).toContain('evi_sound')
    const rows = await db.query<{ lookAt: number }>(`select look_at as "lookAt" from evidence where id = 'evi_damaged'`)
    expect(rows).toEqual([{ lookAt: world.now() + DAY }])
    await db.query(`delete from evidence where id = 'evi_damaged'`)
    await db.query(`delete from report_view where id = 'rep_damaged'`)
  })
})

// Last, for the clock moves a year on.
describe('evidence of a dismissed report', () => {
  it('is kept for as long as a later complaint rests on it', async () => {
    const boss = { organization: 'acme', kind: 'member', name: 'Boss', roles: ['admin'] }
    await world.call(world.service, 'PUT', '/v1/people/boss', boss)
    const admin = () => world.member('boss', 'acme', 'admin')
    const dismissed = async (text: string): Promise<{ readonly report: string; readonly evidence: string }> => {
      const body = { about: { account: 'x-77' }, text, evidence: [{ text: 'what they wrote' }] }
      const filed = await world.call(world.member('mia', 'acme'), 'POST', '/v1/reports', body)
      const report: string = filed.body['id']
      await world.call(admin(), 'POST', `/v1/reports/${report}/dismiss`, { reason: 'Once is no pattern.' })
      const [row] = await world.casework.desk.db.query<{ id: string }>('select id from evidence where source = $1', [
        `report/${report}`,
      ])
      return { report, evidence: row?.id ?? '' }
    }
    const [named, other] = [await dismissed('In spring.'), await dismissed('Something else.')]
    const complaint = { statement: 'It is a pattern now.', reports: [named.report] }
    expect((await world.call(admin(), 'POST', '/v1/complaints', complaint)).status).toBe(201)
    await later(400)
    expect(await read(named.evidence)).toMatchObject({ display: 'shown' })
    expect(await read(other.evidence)).toMatchObject({ display: 'erased', erasedFor: 'retention' })
  })
})

describe('what was given to an authority', () => {
  it('is kept until its request is over, and looked at once a day', async () => {
    const { db } = world.casework.desk
    const received = await world.call(await carl(), 'POST', '/v1/legal-requests', {
      authority: 'Court',
      basis: 'Order',
      scope: { subjects: ['account/u-given'] },
    })
    const request = String(received.body['id'])
    await addEvidence(db, {
      id: 'evi_given',
      organization: '',
      source: `legal-request/${request}`,
      about: 'account/u-given',
      display: 'staged',
      items: 1,
      body: null,
      copiedAt: world.now(),
      lookAt: world.now(),
    })
    const row = async () =>
      (
        await db.query<{ readonly erasedFor: string | null; readonly lookAt: number }>(
          `select erased_for as "erasedFor", look_at as "lookAt" from evidence where id = 'evi_given'`,
        )
      )[0]
    await later(200)
    expect(await row()).toEqual({ erasedFor: null, lookAt: world.now() + DAY })
    const refused = await world.call(await carl(), 'POST', `/v1/legal-requests/${request}/refuse`, {
      reason: 'No basis.',
    })
    expect(refused.status).toBe(200)
    await later(2)
    expect(await row()).toMatchObject({ erasedFor: 'retention' })
  })
})
