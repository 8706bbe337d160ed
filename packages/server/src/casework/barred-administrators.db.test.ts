/** Administrators who may not act now: who handles what instead. */
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from './open-test-casework.ts'

let world: TestCasework
let sofia: string
let omar: string
beforeAll(async () => {
  world = await openTestCasework()
  sofia = await world.staff('sofia', 'senior')
  omar = await world.staff('omar', 'senior')
})
afterAll(() => world.close())

const put = (id: string, organization: string, role: 'admin' | 'member' = 'member') =>
  world.call(world.service, 'PUT', `/v1/people/${id}`, {
    organization,
    kind: role,
    name: id,
    roles: role === 'admin' ? ['admin'] : [],
  })
async function report(by: string, about: object): Promise<Readonly<Record<string, string>>> {
  return (await world.call(by, 'POST', '/v1/reports', { about, clause: 'conduct.j', text: 'Look.' })).body
}
/** Acts on a subject by a case about it, opened by somebody outside. */
async function act(about: object, ...actions: readonly object[]): Promise<string> {
  const { case: caseId } = await report(world.member('out', 'elsewhere', 'external'), about)
  const body = { clause: 'conduct.j', actions, reason: 'Looked at.' }
  const decided = await world.call(sofia, 'POST', `/v1/cases/${caseId}/decide`, body)
  return decided.body['actions'][0].id
}
const dismiss = (who: string, id: string | undefined) =>
  world.call(who, 'POST', `/v1/reports/${id}/dismiss`, { reason: 'Nothing.' })
const BARRED = { status: 403, body: { kind: 'permission.standing' } }

describe('a token of an administrator', () => {
  it('is none once the service says that they are no administrator any more, or another organization’s', async () => {
    const filed = await report(world.member('li-t', 'acme'), { account: 'mo-t' })
    for (const [id, organization, role] of [
      ['left-t', 'acme', 'member'],
      ['gone-t', 'elsewhere', 'admin'],
    ] as const) {
      await put(id, 'acme', 'admin')
      const token = world.member(id, 'acme', 'admin')
      const own = () => world.call(token, 'GET', '/v1/own-organization')
      expect((await own()).status).not.toBe(401)
      await put(id, organization, role)
      expect(await own()).toMatchObject({ status: 401, body: { kind: 'token.unknown' } })
      expect(await dismiss(token, filed['id'])).toMatchObject({ status: 401 })
    }
    expect((await world.call(world.member('left-t', 'acme'), 'GET', '/v1/reports')).status).toBe(200)
  })

  it('is none once the service has withdrawn them, and no other is minted until it names them again', async () => {
    const filed = await report(world.member('li-w', 'acme'), { account: 'mo-w' })
    await put('out-w', 'acme', 'admin')
    const token = world.member('out-w', 'acme', 'admin')
    const own = () => world.call(token, 'GET', '/v1/own-organization')
    const mint = () =>
      world.call(world.service, 'POST', '/v1/member-tokens', {
        sub: 'out-w',
        organization: 'acme',
        role: 'admin',
        ttl: 60,
      })
    expect((await own()).status).not.toBe(401)
    await world.call(world.service, 'DELETE', '/v1/people/out-w')
    expect(await own()).toMatchObject({ status: 401, body: { kind: 'token.unknown' } })
    expect(await dismiss(token, filed['id'])).toMatchObject({ status: 401 })
    expect(await mint()).toMatchObject({ status: 422, body: { kind: 'body.invalid', pointer: '/role' } })
    expect((await world.call(world.member('out-w', 'acme'), 'GET', '/v1/reports')).status).toBe(200)
    await put('out-w', 'acme', 'admin')
    expect((await own()).status).not.toBe(401)
    expect((await mint()).status).toBe(201)
  })
})

describe('an administrator who may not act now', () => {
  it('because they are suspended handles no report; another does', async () => {
    await put('boss-a', 'acme', 'admin')
    await put('vice-a', 'acme', 'admin')
    const filed = await report(world.member('li-a', 'acme'), { account: 'mo-a' })
    expect(filed['status']).toBe('with-administrator')
    const suspension = await act({ account: 'boss-a' }, { type: 'suspend' })
    const boss = world.member('boss-a', 'acme', 'admin')
    expect(await dismiss(boss, filed['id'])).toMatchObject(BARRED)
    const ask = await world.call(boss, 'POST', `/v1/reports/${filed['id']}/ask`, { question: 'Who?' })
    expect(ask).toMatchObject(BARRED)
    await world.call(sofia, 'POST', `/v1/actions/${suspension}/reverse`, { reason: 'Not them.' })
    expect((await dismiss(boss, filed['id'])).status).toBe(200)
  })

  it('because they are suspended reads of nobody else what they reported meanwhile, and goes on reading their own', async () => {
    await put('boss-r', 'acme', 'admin')
    await put('vice-r', 'acme', 'admin')
    const filed = await report(world.member('li-r', 'acme'), { account: 'mo-r' })
    const boss = world.member('boss-r', 'acme', 'admin')
    const own = await report(boss, { account: 'mo-r' })
    const complaint = await world.call(boss, 'POST', `/v1/reports/${filed['id']}/confirm`, { statement: 'So it is.' })
    expect(complaint.status).toBe(200)
    const suspension = await act({ account: 'boss-r' }, { type: 'suspend' })
    const others = [
      ...['/v1/reports', `/v1/reports/${filed['id']}`],
      ...['/v1/complaints', `/v1/complaints/${complaint.body['complaint'].id}`],
    ]
    for (const url of others) expect(await world.call(boss, 'GET', url)).toMatchObject(BARRED)
    const picture = { stage: 'screened', sha256: 'ab'.repeat(32) }
    expect(await world.call(boss, 'POST', `/v1/reports/${filed['id']}/picture`, picture)).toMatchObject(BARRED)
    const mine = await world.call(boss, 'GET', '/v1/reports?reporter=boss-r')
    expect(mine).toMatchObject({ status: 200, body: { items: [{ id: own['id'] }] } })
    expect((await world.call(boss, 'GET', `/v1/reports/${own['id']}`)).status).toBe(200)
    expect((await world.call(world.member('vice-r', 'acme', 'admin'), 'GET', '/v1/reports')).status).toBe(200)
    await world.call(sofia, 'POST', `/v1/actions/${suspension}/reverse`, { reason: 'Not them.' })
    for (const url of others) expect((await world.call(boss, 'GET', url)).status).toBe(200)
  })

  it('because their organization is suspended neither: what is reported there goes to the operator', async () => {
    await put('boss-b', 'globex', 'admin')
    const li = world.member('li-b', 'globex')
    const before = await report(li, { account: 'mo-b' })
    await act({ organization: 'globex' }, { type: 'suspend' })
    const boss = world.member('boss-b', 'globex', 'admin')
    expect(await dismiss(boss, before['id'])).toMatchObject(BARRED)
    expect((await world.call(boss, 'GET', `/v1/reports/${before['id']}`)).status).toBe(200)
    expect(await report(li, { account: 'nn-b' })).toMatchObject({ status: 'with-operator', why: 'no-administrator' })
  })

  it('gets no badge for a terminated organization, by a new application or one that waits', async () => {
    await put('boss-c', 'initech', 'admin')
    const boss = world.member('boss-c', 'initech', 'admin')
    const evidence = [{ kind: 'domain-dns', value: 'initech.example' }]
    const apply = () => world.call(boss, 'POST', '/v1/verifications', { evidence })
    const verify = () => world.call(sofia, 'POST', '/v1/verifications/initech/decide', { outcome: 'verify', evidence })
    expect((await apply()).status).toBe(201)
    const termination = await act({ organization: 'initech' }, { type: 'terminate' })
    await world.call(omar, 'POST', `/v1/actions/${termination}/approve`)
    expect(await verify()).toMatchObject(BARRED)
    expect(await apply()).toMatchObject(BARRED)
    await world.call(sofia, 'POST', `/v1/actions/${termination}/reverse`, { reason: 'Not them.' })
    expect((await verify()).status).toBe(200)
  })
})

describe('an administrator whom a reviewer of the badge asked before they were barred', () => {
  it('answers nothing and brings no paper; what was asked stays open, and is theirs to answer afterwards', async () => {
    await put('boss-j', 'soylent', 'admin')
    const boss = world.member('boss-j', 'soylent', 'admin')
    const evidence = [{ kind: 'domain-dns', value: 'soylent.example' }]
    expect((await world.call(boss, 'POST', '/v1/verifications', { evidence })).status).toBe(201)
    const asked = await world.call(sofia, 'POST', '/v1/verifications/soylent/ask', { items: [{ text: 'Who signs?' }] })
    expect(asked.body).toMatchObject({ waitsFor: 'applicant' })
    const answer = () => world.call(boss, 'POST', '/v1/verifications/soylent/answer', { text: 'I do.' })
    const bring = (purpose: string) => {
      const payload = Buffer.from(`%PDF-1.7\n% ${purpose}\n%%EOF\n`)
      const url = `/v1/own-organization/documents/${createHash('sha256').update(payload).digest('hex')}?for=${purpose}`
      const headers = { 'content-type': 'application/octet-stream', authorization: `Bearer ${boss}` }
      return world.app.inject({ method: 'PUT', url, headers, payload })
    }
    const suspension = await act({ account: 'boss-j' }, { type: 'suspend' })
    expect(await answer()).toMatchObject(BARRED)
    for (const purpose of ['proof', 'complaint']) expect((await bring(purpose)).statusCode).toBe(403)
    const read = await world.call(boss, 'GET', '/v1/verifications/soylent')
    expect(read.body).toMatchObject({ waitsFor: 'applicant', asks: [{ end: null }] })
    await world.call(sofia, 'POST', `/v1/actions/${suspension}/reverse`, { reason: 'Not them.' })
    expect(await answer()).toMatchObject({ status: 200, body: { waitsFor: 'reviewer' } })
    for (const purpose of ['proof', 'complaint']) expect((await bring(purpose)).statusCode).toBe(200)
  })
})

describe('what a barred administrator may not do for their organization', () => {
  const inAWeek = () => new Date(world.now() + 7 * 86_400_000).toISOString()
  const rule = { id: 'r1', clause: 'conduct.j', on: ['message.send'], words: ['sale'], effect: 'flag', reason: 'No.' }
  /** One after the other: two change one fact. */
  async function attempt(boss: string) {
    const put = (path: string, body: object) => world.call(boss, 'PUT', path, body)
    const post = (path: string, body: object) => world.call(boss, 'POST', path, body)
    return [
      await put('/v1/own-organization/rules', { rules: [rule] }),
      await put('/v1/organizations/tyrell', { deadlines: { 2: 'PT4H' } }),
      await put('/v1/consents/consent-g', {
        ...{ person: 'li-g', organization: 'tyrell', fields: ['email'], purpose: 'directory' },
        ...{ disclosureVersion: '1', givenAt: '2026-01-01T00:00:00Z' },
      }),
      await post('/v1/complaints', { about: { account: 'mo' }, clause: 'conduct.j', statement: 'See.' }),
      await post('/v1/permit-requests', {
        ...{ kind: 'operator', purpose: 'A survey.', clauses: ['conduct.j'], issuer: 'Works council' },
        ...{ validUntil: inAWeek(), evidence: [{ text: 'Agreed.' }] },
      }),
    ]
  }

  it('is to state rules and consents, complain and ask for permits; they report, read and appeal as before', async () => {
    const about = { name: 'Tyrell', kind: 'company', country: 'GB', domains: [] }
    await world.call(world.service, 'PUT', '/v1/organizations/tyrell', about)
    await put('boss-g', 'tyrell', 'admin')
    const boss = world.member('boss-g', 'tyrell', 'admin')
    for (const answer of await attempt(boss)) expect(answer.status).toBeLessThan(300)
    const suspension = await act({ account: 'boss-g' }, { type: 'suspend' })
    for (const answer of await attempt(boss)) expect(answer).toMatchObject(BARRED)
    expect((await world.call(boss, 'GET', '/v1/own-organization')).status).toBe(200)
    expect(await report(boss, { account: 'mo' })).toMatchObject({ status: 'with-operator' })
    const appeal = await world.call(boss, 'POST', '/v1/appeals', { action: suspension, text: 'Not me.' })
    expect(appeal.status).toBe(201)
  })

  it('is to be judged by a colleague, however they are barred', async () => {
    for (const id of ['boss-h', 'vice-h']) await put(id, 'weyland', 'admin')
    const li = world.member('li-h', 'weyland')
    const accused = { status: 'with-operator', why: 'administrator-accused' }
    expect(await report(li, { account: 'boss-h' })).toMatchObject(accused)
    await act({ account: 'boss-h' }, { type: 'limit', capability: 'admin', until: inAWeek() })
    expect(await report(li, { account: 'boss-h' })).toMatchObject(accused)
    await act({ account: 'boss-h' }, { type: 'suspend' })
    expect(await report(li, { account: 'boss-h' })).toMatchObject(accused)
    expect(await report(li, { account: 'mo-h' })).toMatchObject({ status: 'with-administrator' })
  })
})

describe('a report that waits with administrators who are barred meanwhile', () => {
  const read = async (who: string, id: string | undefined) =>
    (await world.call(who, 'GET', `/v1/reports/${id}`)).body as Readonly<Record<string, string>>
  const hoursLeft = (deadline: string | undefined) => (Date.parse(String(deadline)) - world.now()) / 3_600_000

  it('goes to the operator at once, whose deadline begins then; what was answered stays as it is', async () => {
    await put('boss-d', 'umbrella', 'admin')
    const [boss, li] = [world.member('boss-d', 'umbrella', 'admin'), world.member('li-d', 'umbrella')]
    const [waiting, asked, dismissed] = [
      await report(li, { account: 'mo-d' }),
      await report(li, { account: 'nn-d' }),
      await report(li, { account: 'oo-d' }),
    ]
    await world.call(boss, 'POST', `/v1/reports/${asked['id']}/ask`, { question: 'When?' })
    await dismiss(boss, dismissed['id'])
    await world.pass(300_000)
    const suspension = await act({ organization: 'umbrella' }, { type: 'suspend' })
    await world.pass(0)
    for (const { id } of [waiting, asked]) {
      const now = await read(li, id)
      expect(now).toMatchObject({ status: 'with-operator', why: 'no-administrator', case: expect.any(String) })
      expect(hoursLeft(now['deadline'])).toBeCloseTo(72, 1)
      expect((await world.call(sofia, 'GET', `/v1/cases/${now['case']}`)).body['reports']).toMatchObject([{ id }])
    }
    expect(await read(li, dismissed['id'])).toMatchObject({ status: 'dismissed' })
    // Back in office they read it, and it stays where it is.
    await world.call(sofia, 'POST', `/v1/actions/${suspension}/reverse`, { reason: 'Not them.' })
    expect((await dismiss(boss, waiting['id'])).body).toMatchObject({ kind: 'report.state' })
  })

  it('stays with those who are left, but not with the one whom it is about', async () => {
    for (const id of ['boss-e', 'vice-e']) await put(id, 'hooli', 'admin')
    const li = world.member('li-e', 'hooli')
    const [ofMember, byVice] = [
      await report(li, { account: 'mo-e' }),
      await report(world.member('vice-e', 'hooli', 'admin'), { account: 'mo-e' }),
    ]
    expect([ofMember['status'], byVice['status']]).toEqual(['with-administrator', 'with-administrator'])
    await act({ account: 'boss-e' }, { type: 'suspend' })
    await world.pass(0)
    expect(await read(li, ofMember['id'])).toMatchObject({ status: 'with-administrator' })
    expect(await read(sofia, byVice['id'])).toMatchObject({ status: 'with-operator', why: 'no-administrator' })
    await act({ account: 'vice-e' }, { type: 'limit', capability: 'admin', until: null })
    await world.pass(0)
    expect(await read(li, ofMember['id'])).toMatchObject({ status: 'with-operator', why: 'no-administrator' })
    expect(await report(li, { account: 'nn-e' })).toMatchObject({ status: 'with-operator', why: 'no-administrator' })
  })

  it('goes to the operator with all the others, however many wait', async () => {
    await put('boss-f', 'cyberdyne', 'admin')
    for (let at = 0; at < 61; at += 1) {
      const filed = await report(world.member(`li-f${at}`, 'cyberdyne'), { account: `mo-f${at}` })
      expect(filed['status']).toBe('with-administrator')
    }
    await act({ account: 'boss-f' }, { type: 'suspend' })
    await world.pass(0)
    const waiting = await world.call(sofia, 'GET', '/v1/reports?organization=cyberdyne&status=with-administrator')
    expect(waiting.body['items']).toEqual([])
  })
})
