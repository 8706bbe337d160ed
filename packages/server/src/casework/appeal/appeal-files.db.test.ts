/** Files for an appeal that is about to be filed: taken from who may file it, until they did, within bounds, and read by nobody more. */
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAppealFiles } from './bring-files.ts'
import { openTestCasework, type TestCasework } from '../open-test-casework.ts'

const BAD = 'BADBADBAD'
let world: TestCasework
beforeAll(async () => {
  world = await openTestCasework({
    scanner: {
      scan: (bytes) =>
        Promise.resolve(
          Buffer.from(bytes).includes(BAD) ? { verdict: 'malicious', name: 'Bad.Paper' } : { verdict: 'clean' },
        ),
    },
  })
})
afterAll(() => world.close())

const sofia = () => world.staff('sofia', 'senior')
const omar = () => world.staff('omar', 'senior')
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
type Stated = { readonly sha256?: string; readonly key?: string }
const paper = (words: string): Uint8Array => Buffer.from(`%PDF-1.7\n% ${words}\n%%EOF\n`)

async function bring(who: string | null, query: string, bytes: Uint8Array, stated: Stated = {}) {
  const { sha256 = hashOf(bytes), key } = stated
  const answer = await world.app.inject({
    method: 'PUT',
    url: `/v1/appeals/files/${sha256}?${query}`,
    headers: {
      'content-type': 'application/octet-stream',
      ...(who === null ? {} : { authorization: `Bearer ${who}` }),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    },
    payload: Buffer.from(bytes),
  })
  return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() }
}

/** Somebody of acme is warned. */
async function warned(account: string) {
  const body = { about: { account, organization: 'acme' }, clause: 'conduct.i', text: account }
  const filed = await world.call(world.member('rex', 'acme', 'external'), 'POST', '/v1/reports', body)
  const caseId: string = filed.body['case']
  const decided = await world.call(await sofia(), 'POST', `/v1/cases/${caseId}/decide`, {
    clause: 'conduct.i',
    reason: 'Seen.',
    actions: [{ type: 'warn', subject: { type: 'account', id: account } }],
  })
  const action: string = decided.body['actions'][0].id
  const { body: found } = await world.call(world.service, 'GET', `/v1/notices?action=${action}`)
  return { caseId, action, token: String(found['items'][0].appealToken) }
}
const byToken = ({ action, token }: { readonly action: string; readonly token: string }) =>
  `action=${action}&token=${token}`

describe('files for an appeal', () => {
  it('are taken from who holds the token of the notice, scanned, and kept with the appeal that names them', async () => {
    const sue = await warned('sue')
    const bytes = paper('receipt of sue')
    const sha256 = hashOf(bytes)
    expect(await bring(null, byToken(sue), bytes)).toMatchObject({
      status: 200,
      body: { sha256, size: bytes.length, type: 'pdf', scan: 'clean', state: 'held' },
    })
    const stated = { ...sue, text: 'It was another.', evidence: [{ text: 'receipt.pdf', file: sha256 }] }
    const filed = await world.call(null, 'POST', '/v1/appeals', stated)
    expect(filed).toMatchObject({ status: 201, body: { files: [{ sha256, state: 'kept' }] } })
    const id: string = filed.body['id']
    expect((await world.call(await omar(), 'GET', `/v1/appeals/${id}`)).body).toMatchObject({
      evidence: [{ versions: [{ text: 'receipt.pdf', files: [sha256] }] }],
    })
    // They were brought before the appeal; nothing more is taken once it is filed.
    expect(await bring(null, byToken(sue), paper('late'))).toMatchObject({
      status: 409,
      body: { kind: 'appeal.already-filed' },
    })
    const ada = await world.staff('ada', 'auditor')
    const log = JSON.stringify((await world.call(ada, 'GET', '/v1/audit/entries?limit=500')).body)
    expect(log).toContain('appeal.document')
    expect(log).toContain(`file ${sha256}`)
  })

  it('are taken from the subject by their own token, and from nobody who could not file it', async () => {
    const tom = await warned('tom')
    const mia = await warned('mia')
    const action = `action=${tom.action}`
    expect((await bring(world.member('tom', 'acme'), action, paper('a'))).status).toBe(200)
    const refused = await Promise.all([
      bring(null, action, paper('b')),
      bring(null, byToken({ ...tom, token: mia.token }), paper('b')),
      bring(world.member('mia', 'acme'), action, paper('b')),
      bring(await omar(), action, paper('b')),
      bring(null, `action=act_none&token=${tom.token}`, paper('b')),
      bring(null, `token=${tom.token}`, paper('b')),
      bring(world.member('tom', 'acme'), `${action}&kind=other`, paper('b')),
    ])
    expect(refused.map(({ status, body }) => [status, body['kind'], body['pointer']])).toEqual([
      [401, 'token.missing', undefined],
      [403, 'appeal.not-yours', undefined],
      [403, 'appeal.not-yours', undefined],
      [403, 'permission.role', undefined],
      [404, 'action.not-found', undefined],
      [422, 'query.invalid', '?action'],
      [422, 'query.invalid', '?kind'],
    ])
    const kept: string = (await world.send('tom', 'DANGER')).body['id']
    expect((await bring(world.member('tom', 'acme'), `decision=${kept}`, paper('c'))).status).toBe(200)
    for (const who of [world.member('tom', 'other'), world.member('mia', 'acme')])
      expect(await bring(who, `decision=${kept}`, paper('b'))).toMatchObject({ body: { kind: 'decision.unknown' } })
    expect(world.recentFiles.get(hashOf(paper('b')), world.now())).toBeNull()
  })

  it('are refused when they are no document, carry harm or another hash, and when there are too many in an hour', async () => {
    const una = await warned('una')
    const query = byToken(una)
    const kinds = [
      await bring(null, query, Buffer.from('plain words')),
      await bring(null, query, paper(BAD)),
      await bring(null, query, paper('x'), { sha256: 'ab'.repeat(32) }),
      await bring(null, query, paper('x'), { sha256: 'zz' }),
    ]
    expect(kinds.map(({ body }) => body['kind'])).toEqual([
      'document.type',
      'document.malicious',
      'file.hash-mismatch',
      'body.invalid',
    ])
    expect(world.recentFiles.get(hashOf(paper(BAD)), world.now())).toBeNull()
    // Sent again under its key it is refused as before: nothing was done.
    for (let times = 0; times < 2; times += 1)
      expect((await bring(null, query, paper(`${BAD} again`), { key: 'bad paper' })).body['kind']).toBe(
        'document.malicious',
      )
    const statuses: number[] = []
    for (let at = 0; at < 45; at += 1) statuses.push((await bring(null, query, paper(`${at}`))).status)
    expect(statuses.filter((status) => status === 200).length).toBeLessThan(41)
    expect(statuses.at(-1)).toBe(429)
    // The same one again is no further one, and another's appeal is not held up.
    expect((await bring(null, query, paper('0'))).status).toBe(200)
    expect((await bring(null, byToken(await warned('uma')), paper('0'))).status).toBe(200)
    await world.pass(3_700_000)
    expect((await bring(null, query, paper('44'))).status).toBe(200)
  })

  it('are read three at a time of one appeal, and sixteen of all, so that nobody fills the memory', () => {
    const { enter } = createAppealFiles(world.casework.desk, { put: () => Promise.reject(new Error('Nothing comes.')) })
    const of = (key: string) => enter({ key })
    const [leave] = [of('a'), of('a'), of('a')]
    expect(() => of('a')).toThrow('Too many files were sent')
    for (let at = 0; at < 13; at += 1) of(`of ${at}`)
    expect(() => of('b')).toThrow('Too many files were sent')
    leave()
    leave()
    of('b')
    expect(() => of('c')).toThrow('Too many files were sent')
  })

  it('are taken for what a reporter appeals', async () => {
    const rex = world.member('rex', 'acme', 'external')
    const { body } = await world.call(rex, 'POST', '/v1/reports', { about: { account: 'vic' }, text: 'Look at this.' })
    const caseId: string = body['case']
    const answer = { outcome: 'no-violation', reason: 'Nothing.' }
    expect((await world.call(await sofia(), 'POST', `/v1/cases/${caseId}/decide`, answer)).status).toBe(200)
    expect((await bring(rex, `case=${caseId}`, paper('seen'))).status).toBe(200)
    expect((await bring(world.member('vic', 'acme'), `case=${caseId}`, paper('seen'))).status).not.toBe(200)
  })
})
