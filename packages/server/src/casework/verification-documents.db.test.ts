import { createHash } from 'node:crypto'
import { encode } from 'fast-png'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from './open-test-casework.ts'

const DAY = 86_400_000
const BAD = 'BADBADBAD'
let world: TestCasework
beforeAll(async () => {
  world = await openTestCasework({
    mostEvidenceBytes: 4_000_000,
    // As a daemon that knows one kind of harm.
    scanner: {
      scan: (bytes) =>
        Promise.resolve(
          Buffer.from(bytes).includes(BAD) ? { verdict: 'malicious', name: 'Bad.Paper' } : { verdict: 'clean' },
        ),
    },
  })
})
afterAll(() => world.close())

/** Tokens end with time, so each use asks for a new one. */
const mei = () => world.staff('mei', 'moderator')
const boss = (organization: string) => world.member('boss', organization, 'admin')
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const paper = (words: string): Uint8Array => Buffer.from(`%PDF-1.7\n% ${words}\n%%EOF\n`)

async function bring(who: string | null, bytes: Uint8Array, sha256 = hashOf(bytes), query = '') {
  const answer = await world.app.inject({
    method: 'PUT',
    url: `/v1/own-organization/documents/${sha256}${query}`,
    headers: {
      'content-type': 'application/octet-stream',
      ...(who === null ? {} : { authorization: `Bearer ${who}` }),
    },
    payload: Buffer.from(bytes),
  })
  return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() }
}

async function take(who: string, organization: string, verb: string, body: object) {
  const answer = await world.app.inject({
    method: 'POST',
    url: `/v1/verifications/${organization}/${verb}`,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${who}` },
    payload: JSON.stringify(body),
  })
  return { status: answer.statusCode, bytes: new Uint8Array(answer.rawPayload) }
}

const apply = (organization: string, sha256: string) =>
  world.call(boss(organization), 'POST', '/v1/verifications', { evidence: [{ kind: 'document', value: sha256 }] })
const filesOf = async (who: string, organization: string) =>
  (await world.call(who, 'GET', `/v1/verifications/${organization}/files`)).body['items']
const rowsOf = (sha256: string) =>
  world.casework.desk.db.query<{ source: string; body: Buffer | null }>(
    `select e.source, f.body from evidence_file f join evidence e on e.id = f.evidence where f.sha256 = decode($1, 'hex')`,
    [sha256],
  )

describe('a document that an administrator brings as proof', () => {
  it('is scanned, kept sealed before the answer, and there for the reviewer after a crash; each look is an entry', async () => {
    const bytes = paper('licence of one')
    const sha256 = hashOf(bytes)
    expect(await bring(boss('one'), bytes)).toMatchObject({
      status: 200,
      body: { sha256, size: bytes.length, type: 'pdf', scan: 'clean', state: 'kept' },
    })
    const [row] = await rowsOf(sha256)
    expect(row?.body?.includes(Buffer.from('licence'))).toBe(false)
    expect((await apply('one', sha256)).status).toBe(201)
    await world.restart()
    world.recentFiles.drop(sha256)

    const kept = { sha256, size: bytes.length, type: 'pdf', state: 'kept', scan: 'clean' }
    expect(await filesOf(await mei(), 'one')).toMatchObject([kept])
    expect(await filesOf(boss('one'), 'one')).toMatchObject([kept])
    const taken = await take(await mei(), 'one', 'original', { sha256: sha256.toUpperCase() })
    expect(taken.status).toBe(200)
    expect(Buffer.from(taken.bytes).toString()).toContain('licence of one')
    const ada = await world.staff('ada', 'auditor')
    const log = JSON.stringify((await world.call(ada, 'GET', '/v1/audit/entries?limit=500')).body)
    expect(log).toContain('verification.document')
    expect(log).toContain(`verification; file ${sha256}`)
  })

  it('that is a picture is drawn screened first, and nothing is drawn of a paper', async () => {
    const data = new Uint8Array(40 * 30 * 3).map((_, at) => (at * 11) % 256)
    const picture = new Uint8Array(encode({ width: 40, height: 30, data, channels: 3, depth: 8 }))
    await bring(boss('two'), picture)
    await apply('two', hashOf(picture))
    const screened = await take(await mei(), 'two', 'picture', { sha256: hashOf(picture), stage: 'screened' })
    expect(screened.status).toBe(200)
    expect(Buffer.from(screened.bytes.subarray(1, 4)).toString()).toBe('PNG')
    expect(hashOf(screened.bytes)).not.toBe(hashOf(picture))
    expect(
      (await take(await mei(), 'one', 'picture', { sha256: hashOf(paper('licence of one')), stage: 'grey' })).status,
    ).toBe(404)
  })

  it('is refused as before when a refused one is sent again under its key: nothing was done', async () => {
    const payload = Buffer.from(paper(`${BAD} again`))
    const url = `/v1/own-organization/documents/${hashOf(payload)}`
    const headers = {
      'content-type': 'application/octet-stream',
      'idempotency-key': 'bad paper',
      authorization: `Bearer ${boss('three')}`,
    }
    const send = async () => (await world.app.inject({ method: 'PUT', url, headers, payload })).json<unknown>()
    expect(await send()).toMatchObject({ status: 422, kind: 'document.malicious' })
    expect(await send()).toMatchObject({ status: 422, kind: 'document.malicious' })
  })

  it('is refused as before when one for which there is no room is sent again under its key', async () => {
    const payload = Buffer.concat([paper('large and again'), Buffer.alloc(5_000_000)])
    const url = `/v1/own-organization/documents/${hashOf(payload)}`
    const headers = {
      'content-type': 'application/octet-stream',
      'idempotency-key': 'large paper',
      authorization: `Bearer ${boss('three')}`,
    }
    const send = async () => (await world.app.inject({ method: 'PUT', url, headers, payload })).json<unknown>()
    expect(await send()).toMatchObject({ status: 409, kind: 'document.too-much' })
    expect(await send()).toMatchObject({ status: 409, kind: 'document.too-much' })
  })

  it('is refused in words: another kind of file, something harmful, another hash than stated, more than is kept', async () => {
    expect(await bring(boss('three'), Buffer.from('MZ a program'))).toMatchObject({
      status: 422,
      body: { kind: 'document.type' },
    })
    expect(await bring(boss('three'), paper(BAD))).toMatchObject({ status: 422, body: { kind: 'document.malicious' } })
    expect(await rowsOf(hashOf(paper(BAD)))).toEqual([])
    expect(await bring(boss('three'), paper('three'), 'ab'.repeat(32))).toMatchObject({
      status: 422,
      body: { kind: 'file.hash-mismatch' },
    })
    expect((await bring(boss('three'), paper('three'), 'nothing')).body).toMatchObject({
      kind: 'body.invalid',
      errors: [{ pointer: '/sha256' }],
    })
    expect(await bring(boss('three'), Buffer.concat([paper('large'), Buffer.alloc(5_000_000)]))).toMatchObject({
      status: 409,
      body: { kind: 'document.too-much' },
    })
  })

  it('is brought by administrators for their own organization only, and opened by reviewers only', async () => {
    const bytes = paper('licence of four')
    const sha256 = hashOf(bytes)
    await bring(boss('four'), bytes)
    await apply('four', sha256)
    for (const who of [world.member('eva', 'four'), world.service, await mei()])
      expect((await bring(who, bytes)).status).toBe(403)
    expect((await bring(null, bytes)).status).toBe(401)
    expect((await world.call(boss('other'), 'GET', '/v1/verifications/four/files')).status).toBe(404)
    expect((await world.call(world.member('eva', 'four'), 'GET', '/v1/verifications/four/files')).status).toBe(403)
    for (const who of [boss('four'), boss('other'), world.service, await world.staff('ada', 'auditor')])
      expect((await take(who, 'four', 'original', { sha256 })).status).toBeGreaterThanOrEqual(403)
    // A hash that the application does not name opens nothing, even where the bytes are kept.
    const unnamed = paper('never named')
    await bring(boss('four'), unnamed)
    expect((await take(await mei(), 'four', 'original', { sha256: hashOf(unnamed) })).status).toBe(404)
  })

  it('that its service sent before, or sends within the hour, is kept with the application as well', async () => {
    const before = paper('sent before')
    world.recentFiles.put(hashOf(before), before, world.now())
    await apply('five', hashOf(before))
    expect(await filesOf(await mei(), 'five')).toMatchObject([{ state: 'kept', type: 'pdf' }])
    const after = paper('sent after')
    await apply('six', hashOf(after))
    expect(await filesOf(await mei(), 'six')).toMatchObject([{ state: 'not-at-hand', size: null }])
    world.recentFiles.put(hashOf(after), after, world.now())
    await bring(boss('six'), after)
    expect(await filesOf(await mei(), 'six')).toMatchObject([{ state: 'kept', size: after.length }])
  })

  it('is kept while an application waits or a badge rests on it, and erased when nothing needs it any longer', async () => {
    const used = hashOf(paper('licence of one'))
    const unused = paper('brought and never used')
    await bring(boss('seven'), unused)
    await world.call(await mei(), 'POST', '/v1/verifications/one/decide', {
      outcome: 'verify',
      evidence: [{ kind: 'document', value: used }],
      until: new Date(world.now() + 300 * DAY).toISOString(),
    })
    await world.pass(181 * DAY)
    await world.casework.keepEvidence()
    expect(await rowsOf(hashOf(unused))).toEqual([])
    expect(await rowsOf(used)).toMatchObject([{ body: expect.any(Buffer) }])
    await world.pass(200 * DAY) // the badge has ended
    await world.casework.keepEvidence()
    expect(await rowsOf(used)).toEqual([])
  })
})

describe('a document that an administrator brings as evidence of a complaint', () => {
  it('is kept with the complaint and by nothing else, and its words and file are there for the moderator', async () => {
    const shot = paper('what they sent us')
    const brought = await bring(boss('eight'), shot, hashOf(shot), '?for=complaint')
    expect(brought).toMatchObject({ status: 200, body: { state: 'held', scan: 'clean' } })
    expect(await rowsOf(hashOf(shot))).toEqual([])
    const filed = await world.call(boss('eight'), 'POST', '/v1/complaints', {
      about: { account: 'u-sender' },
      clause: 'conduct.j',
      statement: 'They send this to all of us.',
      evidence: [{ text: 'Buy now' }, { file: hashOf(shot) }],
    })
    expect(filed.status).toBe(201)
    const { id, case: caseId } = filed.body
    expect(await rowsOf(hashOf(shot))).toMatchObject([{ source: `complaint/${id}` }])
    const part = await world.call(await mei(), 'GET', `/v1/cases/${caseId}/evidence?source=complaint/${id}`)
    expect(part.body['findings']).toEqual([])
    expect(JSON.stringify(part.body['copies'])).toContain('Buy now')
    const other = await world.call(await mei(), 'GET', `/v1/cases/${caseId}/evidence?source=complaint/cmp_other`)
    expect(other.body['copies']).toEqual([])
    expect((await bring(world.member('eva', 'eight'), shot, hashOf(shot), '?for=complaint')).status).toBe(403)
    expect(await bring(boss('eight'), shot, hashOf(shot), '?for=fun')).toMatchObject({
      status: 422,
      body: { kind: 'query.invalid', pointer: '?for' },
    })
  })
})
