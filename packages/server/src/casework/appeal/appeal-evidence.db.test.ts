/** What whoever appeals brings with it: words and files, for who answers the appeal and nobody else. */
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answered, openTestCasework, type TestCasework } from '../open-test-casework.ts'

const DAY = 86_400_000
let world: TestCasework
beforeAll(async () => {
  world = await openTestCasework()
})
afterAll(() => world.close())

/** Tokens end with time, so each use asks for a new one. */
const sofia = () => world.staff('sofia', 'senior')
const omar = () => world.staff('omar', 'senior')
const carl = () => world.staff('carl', 'counsel')

let drawn = 0
function file() {
  drawn += 1
  const bytes = new TextEncoder().encode(`%PDF-1.4 receipt ${drawn}`)
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
}
/** As `PUT /v1/files` leaves it. */
function arrived() {
  const one = file()
  world.recentFiles.put(one.sha256, one.bytes, world.now())
  return one
}

/** Somebody of acme is warned. */
async function warned(account: string, clause = 'conduct.i') {
  const body = { about: { account }, clause, text: account }
  const filed = await world.call(world.member('rex', 'acme', 'external'), 'POST', '/v1/reports', body)
  const caseId: string = filed.body['case']
  const decided = await world.call(await sofia(), 'POST', `/v1/cases/${caseId}/decide`, {
    clause,
    reason: 'Seen.',
    actions: [{ type: 'warn', subject: { type: 'account', id: account } }],
  })
  const action: string = decided.body['actions'][0].id
  const { body: found } = await world.call(world.service, 'GET', `/v1/notices?action=${action}`)
  return { caseId, action, token: String(found['items'][0].appealToken) }
}
const appeal = (who: string | null, body: object): Promise<Answered> =>
  world.call(who, 'POST', '/v1/appeals', { text: 'It was another.', ...body })
const one = async (who: string | null, id: string, query = '') => world.call(who, 'GET', `/v1/appeals/${id}${query}`)

async function original(who: string, caseId: string, asked: object) {
  const answer = await world.app.inject({
    method: 'POST',
    url: `/v1/cases/${caseId}/original`,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${who}` },
    payload: JSON.stringify(asked),
  })
  return { status: answer.statusCode, text: answer.rawPayload.toString() }
}

describe('what comes with an appeal', () => {
  it('is read by whoever filed it and by staff, with the bytes of its files in the case, and by nobody else', async () => {
    const { caseId, action, token } = await warned('sue')
    const proof = arrived()
    const filed = await appeal(null, { action, token, evidence: [{ text: 'My RECEIPT.' }, { file: proof.sha256 }] })
    const id: string = filed.body['id']
    const source = `appeal/${id}`
    const shown = {
      evidenceDisplay: 'shown',
      evidence: [
        { event: null, suppliedBy: 'reporter', versions: [{ text: 'My RECEIPT.', files: [] }] },
        { versions: [{ text: null, files: [proof.sha256] }] },
      ],
      files: [{ source, sha256: proof.sha256, size: proof.bytes.length, state: 'kept' }],
    }
    expect(filed).toMatchObject({ status: 201, body: { status: 'pending', ...shown } })
    expect((await one(await omar(), id)).body).toMatchObject(shown)
    expect((await one(null, id, `?token=${token}`)).body).toMatchObject(shown)
    expect((await one(world.member('sue', 'acme'), id)).body).toMatchObject(shown)
    expect((await one(world.member('rex', 'acme'), id)).status).toBe(404)

    const files = await world.call(await omar(), 'GET', `/v1/cases/${caseId}/files`)
    expect(files.body['items']).toMatchObject(shown.files)
    const asked = { source, sha256: proof.sha256 }
    expect(await original(await omar(), caseId, asked)).toEqual({ status: 200, text: `%PDF-1.4 receipt ${drawn}` })
    expect((await original(world.member('sue', 'acme'), caseId, asked)).status).toBe(403)
    const other = await warned('tom')
    expect((await original(await omar(), other.caseId, asked)).status).toBe(404)
    const [kept] = await world.casework.desk.db.query<{ body: string; about: string }>(
      'select body, about from evidence where source = $1',
      [source],
    )
    expect(kept).toMatchObject({ about: 'account/sue', body: expect.not.stringContaining('RECEIPT') })
  })

  it('says something in each item, and waits for files that nobody has put', async () => {
    const { action, token } = await warned('una')
    const nothing = await appeal(null, { action, token, evidence: [{ text: 'x' }, { text: ' \u200b' }] })
    expect(nothing).toMatchObject({ status: 422, body: { kind: 'body.invalid', pointer: '/evidence/1' } })
    const late = file()
    const filed = await appeal(null, { action, token, evidence: [{ file: late.sha256 }] })
    expect(filed.body).toMatchObject({ files: [{ sha256: late.sha256, state: 'not-at-hand' }] })
    world.recentFiles.put(late.sha256, late.bytes, world.now())
    await world.casework.bringWantedFiles()
    expect((await one(await omar(), filed.body['id'])).body).toMatchObject({ files: [{ state: 'kept' }] })
    const { action: bare, token: key } = await warned('ugo')
    expect((await appeal(null, { action: bare, token: key })).body).not.toHaveProperty('evidence')
  })

  it('is kept by hash alone where the case is of suspected abuse of children', async () => {
    const { action, token } = await warned('yan', 'content.m')
    const proof = arrived()
    const filed = await appeal(null, { action, token, evidence: [{ text: 'My RECEIPT.' }, { file: proof.sha256 }] })
    expect(filed).toMatchObject({ status: 201, body: { evidence: [], evidenceDisplay: 'sealed', files: [] } })
    expect((await one(await omar(), filed.body['id'])).body).toMatchObject({ evidence: [], evidenceDisplay: 'sealed' })
    expect(world.recentFiles.get(proof.sha256, world.now())).toBeNull()
    const kept = 'select body from evidence where source = $1'
    const rows = await world.casework.desk.db.query<{ body: string }>(kept, [`appeal/${filed.body['id']}`])
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain('RECEIPT')
  })

  it('of a reporter lies in the case as well', async () => {
    const rex = world.member('rex', 'acme', 'external')
    const { body } = await world.call(rex, 'POST', '/v1/reports', { about: { account: 'vic' }, text: 'Look at this.' })
    const caseId: string = body['case']
    const answer = { outcome: 'no-violation', reason: 'Nothing.' }
    expect((await world.call(await sofia(), 'POST', `/v1/cases/${caseId}/decide`, answer)).status).toBe(200)
    const proof = arrived()
    const filed = await appeal(rex, { case: caseId, evidence: [{ file: proof.sha256 }] })
    expect(filed.status).toBe(201)
    const files = await world.call(await omar(), 'GET', `/v1/cases/${caseId}/files`)
    expect(files.body['items']).toMatchObject([{ source: `appeal/${filed.body['id']}`, state: 'kept' }])
  })

  it('is kept while the appeal waits, erased when nothing needs it, and with whoever brought it', async () => {
    const { action, token } = await warned('wim')
    const filed = await appeal(null, { action, token, evidence: [{ text: 'Mine.' }] })
    const id: string = filed.body['id']
    const display = async () => (await one(await omar(), id)).body['evidenceDisplay']
    await world.pass(200 * DAY)
    await world.casework.keepEvidence()
    expect(await display()).toBe('shown')
    const answer = { outcome: 'uphold', reason: 'Looked at again.' }
    expect((await world.call(await omar(), 'POST', `/v1/appeals/${id}/decide`, answer)).status).toBe(200)
    await world.pass(200 * DAY)
    await world.casework.keepEvidence()
    expect(await display()).toBe('erased')

    const second = await warned('xia')
    const brought = await appeal(null, { ...second, evidence: [{ text: 'Mine.' }] })
    await world.call(await omar(), 'POST', `/v1/appeals/${brought.body['id']}/decide`, answer)
    const { body } = await world.call(world.member('xia', 'acme'), 'POST', '/v1/erasures', {})
    await world.call(await carl(), 'POST', `/v1/erasures/${body['id']}/approve`, { despite: 'all' })
    await world.pass(200 * DAY)
    const gone = (await one(await omar(), brought.body['id'])).body
    expect(gone).toMatchObject({ evidence: [], evidenceDisplay: 'erased' })
  })
})
