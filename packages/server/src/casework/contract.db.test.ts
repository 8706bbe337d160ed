/**
 * coop#846: a field that is declared and never populated misleads whoever reads it. Every field that the public contract names in
 * its sections 4 and 5 is there, with the type it says, and holds something in the state in which it can.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answered, openTestCasework, type TestCasework } from './open-test-casework.ts'

const DAY = 86_400_000
const INSTANT = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
const ID = expect.stringMatching(/^[a-z]+_[\w-]+$/)
const BOTH = { en: expect.stringMatching(/./), zh: expect.stringMatching(/\p{sc=Han}/u) }
const NUMBER = expect.any(Number)

let world: TestCasework
let mei: string
let sofia: string
let carl: string
let ann: string
let boss: string
let eve: string
beforeAll(async () => {
  world = await openTestCasework()
  mei = await world.staff('mei', 'moderator')
  sofia = await world.staff('sofia', 'senior')
  carl = await world.staff('carl', 'counsel')
  ann = world.member('ann', 'acme')
  boss = world.member('boss', 'acme', 'admin')
  eve = world.member('eve', 'acme')
  await world.call(boss, 'GET', '/v1/reports')
})
afterAll(() => world.close())

const get = async (who: string | null, url: string): Promise<Answered['body']> => {
  const answer = await world.call(who, 'GET', url)
  expect(answer.status, url).toBe(200)
  return answer.body
}
const post = async (who: string | null, url: string, body: object = {}): Promise<Answered['body']> => {
  const answer = await world.call(who, 'POST', url, body)
  expect([200, 201, 202], `${url}: ${JSON.stringify(answer.body)}`).toContain(answer.status)
  return answer.body
}
/** The names of the contract are there; more may be. */
const hasAll = (found: Answered['body'], names: string): void =>
  expect(Object.keys(found)).toEqual(expect.arrayContaining(names.split(' ')))

describe('coop#846: every field that the contract declares is populated', () => {
  let report: string
  let caseId: string
  let action: string

  it('of a report, its list and its complaint', async () => {
    const filed = await post(ann, '/v1/reports', {
      about: { account: 'eve' },
      clause: 'conduct.j',
      text: 'Copies.',
      evidence: [
        { text: 'Buy', at: new Date(world.now()).toISOString(), event: { source: 's', id: 'e' } },
        { file: 'a'.repeat(64) },
      ],
    })
    expect(filed).toMatchObject({
      id: ID,
      status: 'with-administrator',
      case: null,
      deadline: INSTANT,
      receipt: ID,
      version: 1,
    })
    expect(filed['evidence']).toMatchObject([
      { event: { source: 's', id: 'e' }, versions: [{ text: 'Buy', at: INSTANT }] },
      { versions: [{ files: ['a'.repeat(64)] }] },
    ])
    report = filed['id']
    const list = await get(boss, '/v1/reports?status=with-administrator&organization=acme&reporter=ann')
    expect(list).toMatchObject({ items: [{ id: report, status: 'with-administrator', version: 1 }], next: null })
    const confirmed = await post(boss, `/v1/reports/${report}/confirm`, { statement: 'So it is.' })
    expect(confirmed).toMatchObject({ report: { id: report, status: 'complained' }, complaint: { id: ID, case: ID } })
    caseId = confirmed['complaint'].case
  })

  it('of a case, unclaimed and claimed, with what a machine found in it', async () => {
    await world.send('eve', 'MARKED')
    const { items } = await get(mei, '/v1/cases?status=open&subject=account/eve&clause=conduct.j')
    const [found] = items
    hasAll(found, 'id subject status clauses severity priority deadline version lease findings reports complaints')
    expect(found).toMatchObject({
      id: caseId,
      subject: { type: 'account', id: 'eve', organization: 'acme' },
      status: 'open',
      clauses: ['conduct.j'],
      severity: NUMBER,
      priority: NUMBER,
      deadline: INSTANT,
      version: NUMBER,
      lease: null,
      findings: [{ clause: 'conduct.j', rule: 'marked' }],
      reports: [{ id: report }],
      complaints: [{ id: ID }],
    })
    const claimed = await post(mei, `/v1/cases/${caseId}/claim`)
    expect(claimed).toMatchObject({ status: 'claimed', lease: { by: 'mei', until: INSTANT }, version: found.version })
  })

  it('of a decision on it: the case, its actions, its notices', async () => {
    const until = new Date(world.now() + 7 * DAY).toISOString()
    const subject = { type: 'account', id: 'eve' }
    const decided = await post(mei, `/v1/cases/${caseId}/decide`, {
      clause: 'conduct.j',
      actions: [{ type: 'limit', capability: 'message.external', until, subject }],
      reason: 'Copies to strangers.',
    })
    expect(decided).toMatchObject({
      case: { id: caseId, status: 'decided' },
      actions: [{ id: ID, type: 'limit', subject, capability: 'message.external', until }],
      notices: [ID],
    })
    action = decided['actions'][0].id
    expect(await get(sofia, `/v1/actions/${action}`)).toMatchObject({ id: action, status: 'active', takenAt: INSTANT })
    expect(await get(ann, `/v1/reports/${report}`)).toMatchObject({ status: 'answered', answer: BOTH })
  })

  it('of the standing that follows, and of the block by it', async () => {
    const standing = await get(eve, '/v1/standing/account/eve')
    expect(standing).toMatchObject({
      state: 'limited',
      limits: [{ capability: 'message.external', until: INSTANT, action }],
      verification: 'none',
      points: NUMBER,
      actions: [{ id: action, type: 'limit' }],
    })
    const { body } = await world.send('eve', 'See you')
    hasAll(body, 'id effect findings message case appealUntil policy standing')
    expect(body).toMatchObject({ effect: 'block', findings: [], message: BOTH, standing: { state: 'limited', action } })
  })

  it('of the notice and the appeal', async () => {
    const { items } = await get(eve, '/v1/notices?subject=account/eve')
    expect(items).toMatchObject([
      {
        id: ID,
        action,
        clause: 'conduct.j',
        policy: { id: 'sample', version: '1' },
        facts: { en: 'Copies to strangers.', zh: '（以英文书写）Copies to strangers.' },
        automated: false,
        message: BOTH,
        until: INSTANT,
        appealUntil: INSTANT,
        appealToken: expect.any(String),
      },
    ])
    const filed = await post(null, '/v1/appeals', { action, text: 'They knew me.', token: items[0].appealToken })
    expect(filed).toMatchObject({ id: ID, status: 'pending', version: 1 })
    const verdict = await post(sofia, `/v1/appeals/${filed['id']}/decide`, { outcome: 'overturn', reason: 'They did.' })
    expect(verdict).toMatchObject({ id: filed['id'], status: 'overturned', reason: 'They did.' })
  })

  it('refuses a decision that finds no violation and acts all the same: one of the two was not meant', async () => {
    const { body } = await world.send('tilda', 'INSULT')
    const url = `/v1/cases/${body['case']}/decide`
    const said = { outcome: 'no-violation', reason: 'Nothing.' }
    const both = await world.call(sofia, 'POST', url, { ...said, clause: 'conduct.i', actions: [{ type: 'warn' }] })
    expect(both).toMatchObject({ status: 422, body: { kind: 'body.invalid', pointer: '/actions' } })
    expect((await world.call(sofia, 'POST', url, { ...said, actions: [] })).status).toBe(200)
  })

  it('of an action that waits for a second person', async () => {
    const { body } = await world.send('tom', 'INSULT')
    const answer = await world.call(sofia, 'POST', `/v1/cases/${body['case']}/decide`, {
      clause: 'conduct.i',
      actions: [{ type: 'terminate' }],
      reason: 'Again.',
    })
    expect(answer).toMatchObject({ status: 202, body: { actions: [{ status: 'awaiting-second' }] } })
    const sun = await world.staff('sun', 'senior')
    const approved = await post(sun, `/v1/actions/${answer.body['actions'][0].id}/approve`)
    expect(approved).toMatchObject({ status: 'active', second: 'sun' })
  })

  it('of a legal request and its package', async () => {
    const cora = await world.staff('cora', 'counsel')
    const deadline = new Date(world.now() + DAY).toISOString()
    const scope = { subjects: ['account/eve'] }
    const received = await post(carl, '/v1/legal-requests', { authority: 'Court', basis: 'Order', deadline, scope })
    const url = `/v1/legal-requests/${received['id']}`
    expect(received).toMatchObject({ status: 'received', authority: 'Court', basis: 'Order', deadline, scope })
    const checked = 'authority-identified jurisdiction legal-basis authentic scope-specific proportionate'.split(' ')
    expect(await post(carl, `${url}/validate`, { checked })).toMatchObject({ status: 'validated' })
    expect(await post(carl, `${url}/hold`)).toMatchObject({ status: 'holding' })
    expect(await post(cora, `${url}/approve`)).toMatchObject({ status: 'approved' })
    expect(await post(carl, `${url}/produce`)).toMatchObject({ status: 'produced' })
    hasAll(await get(carl, `${url}/package`), 'files manifest manifestSha256 signature publicKey counts proof')
  })

  it('of identities and of problems', async () => {
    const ivan = await world.staff('ivan', 'installation-admin')
    const minted = await post(world.service, '/v1/member-tokens', {
      sub: 'u',
      organization: 'acme',
      role: 'member',
      ttl: 60,
    })
    expect(minted).toMatchObject({ token: expect.any(String) })
    // Administrators are people whose roles hold `admin`, wherever a fact says who they are.
    const mint = (sub: string, organization: string) =>
      world.call(world.service, 'POST', '/v1/member-tokens', { sub, organization, role: 'admin', ttl: 60 })
    const person = { organization: 'acme', name: 'Noa', kind: 'member' }
    await world.call(world.service, 'PUT', '/v1/people/noa', { ...person, roles: ['staff'] })
    expect(await mint('noa', 'acme')).toMatchObject({ status: 422, body: { pointer: '/role' } })
    await world.call(world.service, 'PUT', '/v1/people/noa', { ...person, roles: ['staff', 'admin'] })
    expect((await mint('noa', 'acme')).status).toBe(201)
    expect(await mint('noa', 'elsewhere')).toMatchObject({ status: 422, body: { pointer: '/organization' } })
    expect((await mint('nobody-knows', 'elsewhere')).status).toBe(201)
    expect(await post(ivan, '/v1/staff/mei/tokens')).toMatchObject({ token: expect.any(String), expiresAt: INSTANT })
    const { body } = await world.call(mei, 'POST', `/v1/cases/${caseId}/decide`, { reason: 'x' })
    hasAll(body, 'type title status kind detail requestId pointer errors')
  })
})
