import { createHash } from 'node:crypto'
import { ensurePartitions } from '@goodstanding/ledger'
import { encode } from 'fast-png'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from '../open-test-casework.ts'

const DAY = 86_400_000
const HOUR = 3_600_000
let world: TestCasework
beforeAll(async () => {
  world = await openTestCasework()
})
afterAll(() => world.close())

/** Tokens end with time, so each use asks for a new one. */
const mei = () => world.staff('mei', 'moderator')
const ada = () => world.staff('ada', 'auditor')
const carl = () => world.staff('carl', 'counsel')

let drawn = 0
/** A picture of its own each time, and its hash. */
function picture(): { readonly bytes: Uint8Array; readonly sha256: string } {
  drawn += 1
  const data = new Uint8Array(40 * 30 * 3).map((_, at) => (at * 7 + drawn * 31) % 256)
  const bytes = new Uint8Array(encode({ width: 40, height: 30, data, channels: 3, depth: 8 }))
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
}

/** As `PUT /v1/files` leaves it. */
function arrived(): ReturnType<typeof picture> {
  const file = picture()
  world.recentFiles.put(file.sha256, file.bytes, world.now())
  return file
}

const sendWith = (actor: string, text: string, sha256: string) =>
  world.send(actor, text, { content: { text, files: [{ name: 'a.png', sha256 }] } })

const filesIn = async (id: string) => (await world.call(await mei(), 'GET', `/v1/cases/${id}/files`)).body['items']

async function take(who: string | null, url: string, body: unknown) {
  const answer = await world.app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/json', ...(who === null ? {} : { authorization: `Bearer ${who}` }) },
    payload: JSON.stringify(body),
  })
  return { status: answer.statusCode, bytes: new Uint8Array(answer.rawPayload), headers: answer.headers }
}

const entriesOf = async (act: string) =>
  (await world.call(await ada(), 'GET', '/v1/audit/entries')).body['items'].filter(
    (item: { entry: { act: string } }) => item.entry.act === act,
  )

const rowsOf = (sha256: string) =>
  world.casework.desk.db.query<{ evidence: string; body: Buffer | null; missing: string | null }>(
    `select evidence, body, missing from evidence_file where sha256 = decode($1, 'hex')`,
    [sha256],
  )

const isPng = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(1, 4)).toString('latin1') === 'PNG'

describe('a file that a decision acted on', () => {
  it('is kept sealed before the answer, and is there after a crash: screened at first, whole only with an entry of the log', async () => {
    const file = arrived()
    const sent = await sendWith('u-file', 'MARKED', file.sha256)
    const [row] = await rowsOf(file.sha256)
    expect(row?.body?.includes(Buffer.from(file.bytes.subarray(0, 24)))).toBe(false)
    await world.restart()
    world.recentFiles.drop(file.sha256)

    const id = sent.body['case']
    const source = `decision/${sent.body['id']}`
    const known = { source, sha256: file.sha256, size: file.bytes.length, type: 'png', state: 'kept' }
    expect(await filesIn(id)).toMatchObject([known])
    const asked = { source, sha256: file.sha256.toUpperCase() }
    const screened = await take(await mei(), `/v1/cases/${id}/picture`, { ...asked, stage: 'screened' })
    expect(screened).toMatchObject({ status: 200, headers: { 'cache-control': 'no-store' } })
    expect(isPng(screened.bytes)).toBe(true)
    expect(screened.bytes.length).toBeLessThan(file.bytes.length / 2)
    expect(await entriesOf('evidence.picture-colour')).toEqual([])

    expect((await take(await mei(), `/v1/cases/${id}/picture`, { ...asked, stage: 'colour' })).status).toBe(200)
    const original = await take(await mei(), `/v1/cases/${id}/original`, asked)
    expect(original.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="${file.sha256}.evidence"`,
      'x-content-type-options': 'nosniff',
    })
    expect(Buffer.from(original.bytes).equals(Buffer.from(file.bytes))).toBe(true)
    for (const act of ['evidence.picture-colour', 'evidence.file-original'])
      expect(await entriesOf(act)).toMatchObject([
        { why: `case/${id}; file ${file.sha256}`, entry: { object: source }, opening: { by: 'staff/mei' } },
      ])
  })

  it('that was plainly allowed is kept nowhere', async () => {
    const file = arrived()
    await sendWith('u-plain', 'See you', file.sha256)
    expect(await rowsOf(file.sha256)).toEqual([])
  })

  it('is shown to nobody without the right to the evidence of that very case', async () => {
    const file = arrived()
    const sent = await sendWith('u-mine', 'MARKED', file.sha256)
    const other = await sendWith('u-other', 'MARKED', arrived().sha256)
    const asked = { source: `decision/${sent.body['id']}`, sha256: file.sha256 }
    const url = (id: string) => `/v1/cases/${id}/original`
    const mine = sent.body['case']
    for (const who of [null, world.service, world.member('u-mine', 'acme', 'admin'), await ada()])
      for (const path of [url(mine), `/v1/cases/${mine}/picture`])
        expect((await take(who, path, { ...asked, stage: 'screened' })).status, String(who)).toBeGreaterThan(400)
    expect((await world.call(world.member('u-mine', 'acme'), 'GET', `/v1/cases/${mine}/files`)).status).toBe(403)
    // Its hash opens it in no other case, and another file of the case not by its source.
    expect((await take(await mei(), url(other.body['case']), asked)).status).toBe(404)
    expect((await take(await mei(), url(mine), { ...asked, sha256: 'ab'.repeat(32) })).status).toBe(404)
    expect((await take(await mei(), url(mine), { ...asked, source: '../x' })).status).toBe(422)
    expect((await take(await mei(), url(mine), asked)).status).toBe(200)
  })
})

describe('a file that somebody reports', () => {
  const report = (sha256: string) =>
    world.call(world.member('wen', 'acme', 'external'), 'POST', '/v1/reports', {
      about: { account: 'u-reported' },
      text: 'This.',
      evidence: [{ file: sha256 }],
    })

  it('minutes after it was plainly allowed is copied then', async () => {
    const file = arrived()
    await sendWith('u-reported', 'See you', file.sha256)
    await world.pass(30 * 60_000)
    const filed = await report(file.sha256)
    const source = `report/${filed.body['id']}`
    expect(await filesIn(filed.body['case'])).toContainEqual(expect.objectContaining({ source, state: 'kept' }))
    const asked = { source, sha256: file.sha256 }
    const original = await take(await mei(), `/v1/cases/${filed.body['case']}/original`, asked)
    expect(Buffer.from(original.bytes).equals(Buffer.from(file.bytes))).toBe(true)
  })

  it('is taken when it comes, though the bytes of one before it cannot be kept', async () => {
    const [first, second] = [arrived(), arrived()]
    await world.pass(HOUR + 1)
    // The one that was wanted last is looked at first.
    for (const { sha256 } of [second, first]) {
      await world.pass(1)
      await report(sha256)
    }
    const { db } = world.casework.desk
    const name = `\\x${first.sha256}`
    await db.query(`alter table evidence_file add constraint refused check (sha256 <> '${name}' or body is null)`)
    for (const { sha256, bytes } of [first, second]) world.recentFiles.put(sha256, bytes, world.now())
    await expect(world.casework.bringWantedFiles()).rejects.toThrow(/refused/)
    await db.query('alter table evidence_file drop constraint refused')
    const kept = await db.query<{ hash: string }>(
      `select encode(sha256, 'hex') as hash from evidence_file where body is not null and encode(sha256, 'hex') = any($1::text[])`,
      [[first.sha256, second.sha256]],
    )
    expect(kept).toEqual([{ hash: second.sha256 }])
  })

  it('when nobody has it any longer says so, and takes the bytes when they come again within the hour', async () => {
    const file = arrived()
    await world.pass(HOUR + 1)
    const filed = await report(file.sha256)
    const mine = async () =>
      (await filesIn(filed.body['case'])).filter((item: { sha256: string }) => item.sha256 === file.sha256)
    expect(await mine()).toMatchObject([{ state: 'not-at-hand', size: null, type: null }])
    const asked = { source: `report/${filed.body['id']}`, sha256: file.sha256 }
    expect((await take(await mei(), `/v1/cases/${filed.body['case']}/original`, asked)).status).toBe(404)
    await world.casework.bringWantedFiles()
    expect(await mine()).toMatchObject([{ state: 'not-at-hand' }])
    world.recentFiles.put(file.sha256, file.bytes, world.now())
    await world.casework.bringWantedFiles()
    expect(await mine()).toMatchObject([{ state: 'kept', size: file.bytes.length, type: 'png' }])
    expect((await take(await mei(), `/v1/cases/${filed.body['case']}/original`, asked)).status).toBe(200)
  })

  it('in a message that was decided is copied from what the decision kept', async () => {
    const file = arrived()
    const sent = await sendWith('u-reported', 'MARKED', file.sha256)
    world.recentFiles.drop(file.sha256)
    const [decision] = await world.casework.desk.db.query<{ eventId: string }>(
      'select event_id as "eventId" from decision where id = $1',
      [sent.body['id'].slice(4)],
    )
    const filed = await world.call(world.member('wen', 'acme', 'external'), 'POST', '/v1/reports', {
      about: { event: { source: 'https://chat.example', id: decision?.eventId } },
      text: 'This.',
    })
    const items = await filesIn(filed.body['case'])
    expect(items).toContainEqual(expect.objectContaining({ source: `report/${filed.body['id']}`, state: 'kept' }))
  })
})

describe('suspected child-abuse material', () => {
  it('is never kept: not by a decision, not by a report of it, and not in memory either', async () => {
    const file = arrived()
    await sendWith('u-sealed', 'SEALED', file.sha256)
    expect(await rowsOf(file.sha256)).toEqual([])
    expect(world.recentFiles.get(file.sha256, world.now())).toBeNull()

    const reported = arrived()
    const filed = await world.call(world.member('wen', 'acme'), 'POST', '/v1/reports', {
      about: { account: 'u-sealed' },
      clause: 'content.m',
      text: 'This.',
      evidence: [{ file: reported.sha256 }],
    })
    expect(filed.status).toBe(201)
    expect(await rowsOf(reported.sha256)).toEqual([])
    expect(world.recentFiles.get(reported.sha256, world.now())).toBeNull()
  })

  it('that was kept as evidence of something else is shown to nobody once it is listed, and goes within the hour', async () => {
    const file = arrived()
    const sent = await sendWith('u-listed', 'MARKED', file.sha256)
    const asked = { source: `decision/${sent.body['id']}`, sha256: file.sha256 }
    const url = `/v1/cases/${sent.body['case']}/original`
    expect((await take(await mei(), url, asked)).status).toBe(200)
    const listed = { sha256: file.sha256, clause: 'content.m' }
    expect((await world.call(world.service, 'PUT', '/v1/registers/hashes/h-1', listed)).status).toBeLessThan(300)
    expect((await take(await mei(), url, asked)).status).toBe(404)
    expect(await filesIn(sent.body['case'])).toEqual([])
    const [row] = await rowsOf(file.sha256)
    await world.casework.keepEvidence()
    expect(await rowsOf(file.sha256)).toEqual([])
    expect(await entriesOf('evidence.erase')).toContainEqual(
      expect.objectContaining({
        why: 'sealed',
        entry: expect.objectContaining({ object: `evidence/${row?.evidence}` }),
      }),
    )
    const again = await sendWith('u-listed', 'MARKED', file.sha256)
    expect(again.body['effect']).toBe('block')
    expect(await rowsOf(file.sha256)).toEqual([])
  })
})

describe('bytes in evidence', () => {
  it('are erased with the person, by the key and in the table', async () => {
    const file = arrived()
    const sent = await sendWith('u-erased', 'MARKED', file.sha256)
    const { db } = world.casework.desk
    await world.call(await mei(), 'POST', `/v1/cases/${sent.body['case']}/decide`, {
      outcome: 'no-violation',
      reason: 'No.',
    })
    const asked = await world.call(world.member('u-erased', 'acme'), 'POST', '/v1/erasures', {})
    const approved = await world.call(await carl(), 'POST', `/v1/erasures/${asked.body['id']}/approve`, {})
    expect(approved.body).toMatchObject({ status: 'erased' })
    expect(await rowsOf(file.sha256)).toEqual([])
    const keys = await db.query(`select 1 from data_key where owner like $1 and wrapped is not null`, [
      `evidence/decision/${sent.body['id']}`,
    ])
    expect(keys).toEqual([])
  })

  it('stay while a legal hold covers them, and go when nothing needs them', async () => {
    const free = arrived()
    const held = arrived()
    const orphan = arrived()
    for (const [actor, { sha256 }] of [
      ['u-free', free],
      ['u-held', held],
      ['u-orphan', orphan],
    ] as const) {
      const sent = await sendWith(actor, 'MARKED', sha256)
      const closing = { outcome: 'no-violation', reason: 'No.' }
      await world.call(await mei(), 'POST', `/v1/cases/${sent.body['case']}/decide`, closing)
    }
    await world.casework.desk.db.query(
      `update evidence set source = 'decision/dec_01a20000-0000-7000-8000-000000000000' where about = 'account/u-orphan'`,
    )
    const request = await world.call(await carl(), 'POST', '/v1/legal-requests', {
      authority: 'Court',
      basis: 'Order',
      scope: { subjects: ['account/u-held'] },
    })
    const checked = [
      'authority-identified',
      'jurisdiction',
      'legal-basis',
      'authentic',
      'scope-specific',
      'proportionate',
    ]
    await world.call(await carl(), 'POST', `/v1/legal-requests/${request.body['id']}/validate`, { checked })
    await world.call(await carl(), 'POST', `/v1/legal-requests/${request.body['id']}/hold`, {})
    await world.pass(2 * DAY)
    await world.casework.keepEvidence()
    expect((await rowsOf(free.sha256)).length).toBe(1)
    expect(await rowsOf(orphan.sha256)).toEqual([])
    await world.pass(400 * DAY)
    await world.casework.keepEvidence()
    expect(await rowsOf(free.sha256)).toEqual([])
    expect((await rowsOf(held.sha256)).length).toBe(1)
  })

  it('stay while an appeal of the sender against the decision waits, and go when it is answered', async () => {
    const { db } = world.casework.desk
    await ensurePartitions(db, world.now(), 1)
    const [waits, none] = [arrived(), arrived()]
    const sent = await sendWith('u-waits', 'DANGER', waits.sha256)
    const other = await sendWith('u-none', 'DANGER', none.sha256)
    // In no case: what is blocked and slight comes into none.
    await db.query(`delete from case_decision where decision = any($1)`, [[sent.body['id'], other.body['id']]])
    await world.pass(170 * DAY)
    const appeal = { decision: sent.body['id'], text: 'A still of a play.' }
    const filed = await world.call(world.member('u-waits', 'acme'), 'POST', '/v1/appeals', appeal)
    expect(filed.status).toBe(201)
    await world.pass(20 * DAY)
    await world.casework.keepEvidence()
    expect(await rowsOf(none.sha256)).toEqual([])
    expect((await rowsOf(waits.sha256)).length).toBe(1)
    const answer = { outcome: 'uphold', reason: 'No play.' }
    const url = `/v1/appeals/${String(filed.body['id'])}/decide`
    expect((await world.call(await world.staff('sofia', 'senior'), 'POST', url, answer)).status).toBe(200)
    await world.pass(2 * DAY)
    await world.casework.keepEvidence()
    expect(await rowsOf(waits.sha256)).toEqual([])
  })

  it('never take more than the operator gives them: the rest is known by its hash, and says why', async () => {
    const full = await openTestCasework({ mostEvidenceBytes: 0 })
    const file = picture()
    full.recentFiles.put(file.sha256, file.bytes, full.now())
    const sent = await full.send('u-1', 'MARKED', {
      content: { text: 'MARKED', files: [{ name: 'a', sha256: file.sha256 }] },
    })
    const shown = await full.call(await full.staff('mei', 'moderator'), 'GET', `/v1/cases/${sent.body['case']}/files`)
    expect(shown.body['items']).toMatchObject([{ state: 'too-much', size: file.bytes.length }])
    await full.close()
  })
})
