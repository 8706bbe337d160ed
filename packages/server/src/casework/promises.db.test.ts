import { identityTokens } from '@goodstanding/detectors'
import { allInView, findDecision } from '@goodstanding/ledger'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from './open-test-casework.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

let world: TestCasework
let mei: string
let sofia: string
let omar: string
beforeAll(async () => {
  world = await openTestCasework()
  await signIn()
  for (const [organization, person, roles] of [
    ['acme', 'boss', ['admin']],
    ['acme', 'deputy', ['admin']],
    ['acme', 'li', []],
    ['globex', 'gboss', ['admin']],
    ['globex', 'gu', []],
  ] as const)
    await world.call(world.service, 'PUT', `/v1/people/${person}`, {
      organization,
      kind: 'member',
      name: person,
      roles,
    })
})
afterAll(() => world.close())

async function signIn(): Promise<void> {
  mei = await world.staff('mei', 'moderator')
  sofia = await world.staff('sofia', 'senior')
  omar = await world.staff('omar', 'senior')
}

async function report(reporter: string, body: object): Promise<string> {
  const filed = await world.call(reporter, 'POST', '/v1/reports', body)
  expect(filed.status).toBe(201)
  return filed.body['id']
}

/** A case about an account, and its decision by Sofia. */
async function decideAbout(account: string, actions: readonly object[], clause = 'conduct.j') {
  const id = await report(world.member('x-ext', 'acme', 'external'), { about: { account }, clause, text: account })
  const found = await world.call(sofia, 'GET', `/v1/reports/${id}`)
  return world.call(sofia, 'POST', `/v1/cases/${found.body['case']}/decide`, { clause, actions, reason: 'Because.' })
}

describe('a report', () => {
  it('goes past the administrators when one of them is accused, and they never see it', async () => {
    const id = await report(world.member('ann', 'acme'), {
      about: { account: 'boss' },
      clause: 'conduct.i',
      text: 'He shouts.',
    })
    const seen = await world.call(world.member('ann', 'acme'), 'GET', `/v1/reports/${id}`)
    expect(seen.body).toMatchObject({ status: 'with-operator', why: 'administrator-accused' })
    for (const admin of ['boss', 'deputy']) {
      const token = world.member(admin, 'acme', 'admin')
      expect((await world.call(token, 'GET', `/v1/reports/${id}`)).status).toBe(404)
      expect((await world.call(token, 'POST', `/v1/reports/${id}/confirm`, { statement: 'x' })).status).toBe(404)
      expect(JSON.stringify((await world.call(token, 'GET', '/v1/reports')).body)).not.toContain(id)
    }
    expect(await world.call(mei, 'GET', '/v1/cases?subject=account/boss')).toMatchObject({
      body: { items: [{ reports: [{ id }] }] },
    })
  })

  it('of the gravest kind goes straight to the operator, one about the own organization too', async () => {
    const grave = { about: { account: 'li' }, clause: 'content.h', text: 'He plans it.' }
    const own = { about: { organization: 'acme' }, clause: 'conduct.i', text: 'They all do.' }
    for (const body of [grave, own]) {
      const filed = await world.call(world.member('ann', 'acme'), 'POST', '/v1/reports', body)
      expect(filed.body).toMatchObject({ status: 'with-operator' })
      expect(filed.body['case']).toMatch(/^case_/)
    }
  })

  it('is hidden from administrators of other organizations and from other members', async () => {
    const id = await report(world.member('ann', 'acme'), {
      about: { account: 'li' },
      clause: 'conduct.j',
      text: 'Again.',
    })
    for (const token of [
      world.member('gboss', 'globex', 'admin'),
      world.member('li', 'acme'),
      world.member('ann', 'globex'),
      world.member('x', 'acme', 'external'),
    ])
      expect((await world.call(token, 'GET', `/v1/reports/${id}`)).status).toBe(404)
    const listed = await world.call(world.member('gboss', 'globex', 'admin'), 'GET', '/v1/reports')
    expect(JSON.stringify(listed.body)).not.toContain(id)
  })

  it("of an outsider is told to the accused member's administrators without the name, whoever's contact that is", async () => {
    const kim = world.member('kim-out', 'acme', 'external')
    const id = await report(kim, { about: { account: 'li' }, clause: 'conduct.j', text: 'He keeps writing.' })
    const boss = world.member('boss', 'acme', 'admin')
    const seen = await world.call(boss, 'GET', `/v1/reports/${id}`)
    expect(seen).toMatchObject({ status: 200, body: { text: 'He keeps writing.' } })
    const listed = await world.call(boss, 'GET', '/v1/reports')
    expect(JSON.stringify(listed.body)).toContain(id)
    const log = await world.call(boss, 'GET', '/v1/audit/entries?limit=200')
    expect(log.status).toBe(200)
    for (const { body } of [seen, listed, log]) expect(JSON.stringify(body)).not.toContain('kim-out')
    expect((await world.call(boss, 'GET', '/v1/reports?reporter=kim-out')).body['items']).toEqual([])
    expect((await world.call(kim, 'GET', `/v1/reports/${id}`)).body).toMatchObject({ reporter: { id: 'kim-out' } })
  })

  it('copies the recorded event at once', async () => {
    const held = await world.send('li', 'MARKED')
    const { event } = { event: { source: 'https://chat.example', id: await eventIdOf(held.body['id']) } }
    const id = await report(world.member('ann', 'acme'), { about: { event }, text: 'This one.' })
    expect((await world.call(mei, 'GET', `/v1/reports/${id}`)).body).toMatchObject({
      about: { event, account: 'li' },
      evidence: [{ event, suppliedBy: 'service', versions: [{ text: 'MARKED' }] }],
    })
  })

  it('is filed for somebody by a service alone', async () => {
    const reporter = { organization: 'acme', id: 'ann', kind: 'member' }
    const body = { about: { account: 'li' }, text: 'x', reporter }
    expect(await world.call(world.member('ann', 'acme'), 'POST', '/v1/reports', body)).toMatchObject({
      status: 422,
      body: { pointer: '/reporter' },
    })
    expect((await world.call(world.service, 'POST', '/v1/reports', body)).status).toBe(201)
    expect((await world.call(mei, 'POST', '/v1/reports', body)).status).toBe(403)
  })

  it('says what it is about and why', async () => {
    const ann = world.member('ann', 'acme')
    const about = { account: 'li' }
    for (const [body, pointer] of [
      [{ about }, '/text'],
      [{ about, text: null }, '/text'],
      [{ text: 'Spam.' }, '/about'],
      [{}, '/about'],
    ] as const)
      expect(await world.call(ann, 'POST', '/v1/reports', body)).toMatchObject({
        status: 422,
        body: { kind: 'body.invalid', pointer },
      })
    // Who it was need not be known.
    expect((await world.call(ann, 'POST', '/v1/reports', { about: {}, text: 'Somebody calls us.' })).status).toBe(201)
  })

  it('can be asked about and answered, dismissed with a reason, and escalated once by its reporter', async () => {
    const ann = world.member('ann', 'acme')
    const deputy = world.member('deputy', 'acme', 'admin')
    const id = await report(ann, { about: { account: 'li' }, clause: 'conduct.j', text: 'Spam once more.' })
    const act = (who: string, name: string, body: object) => world.call(who, 'POST', `/v1/reports/${id}/${name}`, body)
    expect((await act(deputy, 'ask', { question: 'When?' })).body).toMatchObject({ status: 'asked' })
    expect((await act(ann, 'reply', { text: 'Today.' })).body).toMatchObject({ status: 'with-administrator' })
    expect((await act(deputy, 'dismiss', { reason: '' })).status).toBe(422)
    expect((await act(deputy, 'dismiss', { reason: 'Known customers.' })).body).toMatchObject({ status: 'dismissed' })
    for (const path of ['reply', 'escalate', 'withdraw'])
      expect(await act(deputy, path, { text: 'For her.' })).toMatchObject({
        status: 403,
        body: { kind: 'report.not-reporter' },
      })
    const why = { reason: 'The deputy is one of those customers.' }
    expect((await act(ann, 'escalate', why)).body).toMatchObject({ status: 'with-operator' })
    // Whoever decides it hears both; what is said of the administrator is not said to them.
    const read = async (who: string) => (await world.call(who, 'GET', `/v1/reports/${id}`)).body
    for (const who of [mei, ann])
      expect(await read(who)).toMatchObject({
        escalated: { ...why, dismissal: { en: expect.stringContaining('Known customers.') } },
      })
    expect(JSON.stringify(await read(deputy))).not.toContain('one of those')
    const kept = await world.casework.desk.db.query<{ readonly state: unknown }>(
      `select state from report_view where id = $1`,
      [id],
    )
    expect(kept).toHaveLength(1)
    expect(JSON.stringify(kept)).not.toMatch(/one of those|Known customers/)
    expect((await act(ann, 'escalate', {})).body).toMatchObject({ kind: 'report.already-escalated' })
  })

  it('escalates by itself when the administrators stay silent', async () => {
    const ann = world.member('ann', 'acme')
    const id = await report(ann, { about: { account: 'li' }, clause: 'conduct.i', text: 'Nobody answers.' })
    await world.pass(7 * HOUR)
    await signIn()
    expect((await world.call(mei, 'GET', `/v1/reports/${id}`)).body).toMatchObject({ status: 'with-administrator' })
    await world.restart()
    await world.pass(1 * HOUR)
    expect((await world.call(mei, 'GET', `/v1/reports/${id}`)).body).toMatchObject({
      status: 'with-operator',
      why: 'deadline',
    })
  })
})

async function eventIdOf(decision: string): Promise<string> {
  const found = await findDecision(world.casework.desk.db, decision.slice(4))
  return found?.eventId ?? ''
}

describe('a finding', () => {
  it('opens one case for a subject and section, named in the decision, and joins it after', async () => {
    const first = await world.send('spammer', 'MARKED')
    const second = await world.send('spammer', 'INSULT')
    expect(first.body).toMatchObject({ effect: 'hold' })
    expect(first.body['case']).toMatch(/^case_/)
    expect(second.body['case']).toBe(first.body['case'])
    const found = await world.call(mei, 'GET', `/v1/cases/${first.body['case']}`)
    expect(found.body).toMatchObject({
      subject: { type: 'account', id: 'spammer', organization: 'acme' },
      severity: 3,
      findings: [
        { clause: 'conduct.j', decision: first.body['id'] },
        { clause: 'conduct.i', decision: second.body['id'] },
      ],
    })
  })

  it('that was held is released when there was no violation', async () => {
    await world.call(world.service, 'GET', '/v1/standing/account/held')
    const held = await world.send('held', 'MARKED')
    const decided = await world.call(mei, 'POST', `/v1/cases/${held.body['case']}/decide`, {
      outcome: 'no-violation',
      reason: 'Harmless.',
    })
    expect(decided).toMatchObject({ status: 200, body: { case: { status: 'decided' }, actions: [] } })
    const again = await world.send('held', 'MARKED')
    expect(again.body['case']).not.toBe(held.body['case'])
  })
})

describe('a case', () => {
  it('is no step that was taken about another version of it', async () => {
    const id: string = (await world.send('moved', 'MARKED')).body['case']
    const act = (verb: string, body: object, headers: Record<string, string> = {}) =>
      world.app.inject({
        method: 'POST',
        url: `/v1/cases/${id}/${verb}`,
        headers: { authorization: `Bearer ${sofia}`, ...headers },
        payload: body,
      })
    const steps = [
      ['claim', {}],
      ['note', { text: 'Seen.' }],
      ['release', {}],
      ['decide', { outcome: 'no-violation', reason: 'Known customers.' }],
      ['reopen', { reason: 'Something new.' }],
    ] as const
    for (const [verb, body] of steps) {
      const stale = { statusCode: 409 }
      for (const answer of [await act(verb, { ...body, ifMatch: 99 }), await act(verb, body, { 'if-match': '"99"' })]) {
        expect(answer, verb).toMatchObject(stale)
        expect(answer.json(), verb).toMatchObject({ kind: 'case.stale', version: expect.any(Number) })
      }
      const { version } = (await world.call(mei, 'GET', `/v1/cases/${id}`)).body
      expect((await act(verb, { ...body, ifMatch: version })).statusCode, verb).toBe(200)
    }
  })

  it('is decided with a clause that exists, actions and a reason, on the version that was read', async () => {
    const { body: held } = await world.send('stale', 'MARKED')
    const url = `/v1/cases/${held['case']}/decide`
    const warn = [{ type: 'warn', subject: { type: 'account', id: 'stale' } }]
    const good = { clause: 'conduct.j', actions: warn, reason: 'Because.' }
    for (const [change, kind] of [
      [{ clause: 'conduct.zz' }, 'case.clause-unknown'],
      [{ clause: undefined }, 'case.clause-missing'],
      [{ actions: [] }, 'case.actions-missing'],
      [{ reason: ' ' }, 'case.reason-missing'],
      [{ ifMatch: 77 }, 'case.stale'],
      [{ actions: [{ type: 'limit' }] }, 'action.capability'],
      [{ actions: [{ type: 'suspend' }] }, 'action.role'],
    ] as const)
      expect((await world.call(mei, 'POST', url, { ...good, ...change })).body).toMatchObject({ kind })
    expect((await world.call(mei, 'POST', url, { ...good, ifMatch: 1 })).status).toBe(200)
  })

  it('comes back to the queue when the claim ends, and its version does not change by claims and notes', async () => {
    const { body: held } = await world.send('leased', 'MARKED')
    const url = `/v1/cases/${held['case']}`
    await world.call(mei, 'POST', `${url}/claim`)
    await world.call(mei, 'POST', `${url}/note`, { text: 'Hm.' })
    expect((await world.call(sofia, 'GET', url)).body).toMatchObject({ status: 'claimed', version: 1 })
    await world.pass(16 * 60_000)
    expect((await world.call(sofia, 'GET', url)).body).toMatchObject({ status: 'open', lease: null, version: 1 })
  })
})

const nobody = {
  email: null,
  phone: null,
  documentNumber: null,
  device: null,
  name: null,
  birthDate: null,
  country: null,
}

describe('a termination', () => {
  it('takes two people, bars return with the same identity, and is undone whole', async () => {
    await signIn()
    const account = {
      id: 'evil',
      kind: 'member',
      name: 'Gregory Ashworth',
      birthDate: '1984-03-11',
      email: 'evil@example.org',
    }
    expect(await world.decide('account.register', 'evil', { account })).toMatchObject({ status: 200 })
    const decided = await decideAbout('evil', [{ type: 'terminate', subject: { type: 'account', id: 'evil' } }])
    expect(decided).toMatchObject({ status: 202, body: { actions: [{ status: 'awaiting-second' }], notices: [] } })
    const id: string = decided.body['actions'][0].id
    expect((await world.send('evil', 'Hello')).body['effect']).toBe('allow')
    expect(await world.call(sofia, 'POST', `/v1/actions/${id}/approve`)).toMatchObject({
      status: 403,
      body: { kind: 'action.same-person' },
    })
    expect(await world.call(omar, 'POST', `/v1/actions/${id}/approve`)).toMatchObject({
      status: 200,
      body: { status: 'active', second: 'omar' },
    })
    expect((await world.send('evil', 'Hello')).body).toMatchObject({
      effect: 'block',
      standing: { state: 'terminated' },
    })
    const { memory } = world.casework.desk
    const token = memory.token('email', 'evil@example.org') ?? ''
    expect(memory.terminated(token, world.now())).toBe(true)
    const back = { ...nobody, name: 'Ashworth, Gregory', birthDate: '1984-03-11' }
    const asked = identityTokens(back, memory.token).flatMap(({ asks }) => asks)
    expect([...memory.terminatedWith(asked, world.now())]).toHaveLength(1)
    const notice = await world.call(world.service, 'GET', '/v1/notices?subject=account/evil')
    const appealToken: string = notice.body['items'][0].appealToken
    const appeal = { action: id, text: 'It was not me.' }
    expect(
      (await world.call(null, 'POST', '/v1/appeals', { ...appeal, token: 'apt_wrong' })).status,
    ).toBeGreaterThanOrEqual(401)
    expect(
      (await world.call(world.member('evil', 'acme'), 'POST', '/v1/appeals', { ...appeal, token: appealToken })).status,
    ).toBe(201)
    await world.call(omar, 'POST', `/v1/actions/${id}/reverse`, { reason: 'Mistaken.' })
    expect(memory.terminated(token, world.now())).toBe(false)
    expect([...memory.terminatedWith(asked, world.now())]).toEqual([])
    expect((await world.send('evil', 'Hello')).body['effect']).toBe('allow')
  })

  it('bars whoever never registered here by what the directory knows them by, until it is undone', async () => {
    await signIn()
    const person = { organization: 'acme', kind: 'member', name: 'O', email: 'Old.Hand@example.org' }
    await world.call(world.service, 'PUT', '/v1/people/old', { ...person, phone: '+44 20 7946 0958' })
    const decided = await decideAbout('old', [{ type: 'terminate', subject: { type: 'account', id: 'old' } }])
    const id: string = decided.body['actions'][0].id
    await world.call(omar, 'POST', `/v1/actions/${id}/approve`)
    const { memory } = world.casework.desk
    const isBarred = (kind: 'email' | 'phone', canonical: string) =>
      memory.terminated(memory.token(kind, canonical) ?? '', world.now())
    expect([isBarred('email', 'old.hand@example.org'), isBarred('phone', '+442079460958')]).toEqual([true, true])
    expect(isBarred('email', 'new.hand@example.org')).toBe(false)
    await world.call(omar, 'POST', `/v1/actions/${id}/reverse`, { reason: 'Mistaken.' })
    expect([isBarred('email', 'old.hand@example.org'), isBarred('phone', '+442079460958')]).toEqual([false, false])
  })
})

describe('an action with an end', () => {
  it('bites after a restart, and ends on time', async () => {
    await signIn()
    const until = new Date(world.now() + 2 * DAY).toISOString()
    await decideAbout('timed', [{ type: 'suspend', until, subject: { type: 'account', id: 'timed' } }])
    await world.restart()
    expect((await world.send('timed', 'Hello')).body).toMatchObject({
      effect: 'block',
      standing: { state: 'suspended', until },
    })
    await world.pass(2 * DAY + 1)
    await signIn()
    expect((await world.send('timed', 'Hello')).body['effect']).toBe('allow')
    const standing = await world.call(world.service, 'GET', '/v1/standing/account/timed')
    expect(standing.body).toMatchObject({ state: 'good', points: 2, actions: [{ status: 'ended' }] })
  })

  it('on an organization falls on its members', async () => {
    const { body: filed } = await world.call(world.member('ann', 'globex'), 'POST', '/v1/reports', {
      about: { organization: 'globex' },
      clause: 'conduct.j',
      text: 'All of them.',
    })
    await world.call(sofia, 'POST', `/v1/cases/${filed['case']}/decide`, {
      clause: 'conduct.j',
      actions: [{ type: 'suspend', until: null, subject: { type: 'organization', id: 'globex' } }],
      reason: 'All of it.',
    })
    expect((await world.send('gu', 'Hello', { organization: 'globex' })).body).toMatchObject({
      effect: 'block',
      standing: { state: 'suspended', subject: { type: 'organization', id: 'globex' } },
    })
  })
})

describe('the ledger', () => {
  it('is what the views are folded from', async () => {
    const { db } = world.casework.desk
    for (const view of ['report_view', 'case_view', 'action_view', 'notice_view'] as const) {
      const rows = await allInView(db, view, [])
      expect(rows.length).toBeGreaterThan(0)
      const stream = view.replace('_view', '')
      const [counted] = await db.query<{ wrong: number }>(
        `select count(*)::int as wrong from ${view} v
         where v.stream_version <> (select max(version) from ledger l where l.stream = '${stream}/' || v.id)`,
      )
      expect(counted?.wrong).toBe(0)
    }
  })
})
