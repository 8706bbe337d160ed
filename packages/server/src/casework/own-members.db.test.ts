/** What administrators see of their own members, and what they bring to the operator about them: theirs, and nobody else's. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from './open-test-casework.ts'
import { listMemberActions } from './organization/list-member-actions.ts'

let world: TestCasework
let senior: string
const DAY = 86_400_000

beforeAll(async () => {
  world = await openTestCasework()
  senior = await world.staff('sofia', 'senior')
  const url = 'http://127.0.0.1:9/'
  await world.call(await world.staff('ivan', 'installation-admin'), 'POST', '/v1/webhooks', {
    url,
    types: ['report.answered'],
  })
  for (const organization of ['acme', 'globex'])
    for (const [id, roles] of [
      ['boss', ['admin']],
      ['second', ['admin']],
      ['ann', []],
      ['li', []],
    ] as const) {
      const person = { organization, kind: 'member', name: `${id} of ${organization}`, roles }
      await world.call(world.service, 'PUT', `/v1/people/${id}-${organization}`, person)
    }
})
afterAll(() => world.close())

const boss = (organization: string, id = 'boss') => world.member(`${id}-${organization}`, organization, 'admin')

async function report(organization: string, about: string, text: string, by = 'ann'): Promise<string> {
  const body = { about: { account: about }, clause: 'conduct.j', text }
  const filed = await world.call(world.member(`${by}-${organization}`, organization), 'POST', '/v1/reports', body)
  expect(filed.status).toBe(201)
  return filed.body['id']
}

/** Limits an account by a case; the answer of the decision. */
async function limit(organization: string, account: string, more: Readonly<Record<string, unknown>> = {}) {
  const body = { about: { account }, statement: 'It goes on and on.', clause: 'conduct.j' }
  const complaint = await world.call(boss(organization), 'POST', '/v1/complaints', body)
  const until = new Date(world.now() + 7 * DAY).toISOString()
  const actions = [{ type: 'limit', capability: 'message.external', until, subject: { type: 'account', id: account } }]
  const decision = { clause: 'conduct.j', reason: 'Offers to strangers.', actions, ...more }
  const decided = await world.call(senior, 'POST', `/v1/cases/${complaint.body['case']}/decide`, decision)
  expect(decided.status).toBe(200)
  return decided.body
}

/** What the service was told of a report for its reporter, one status after another. */
async function statusesTold(report: string): Promise<readonly unknown[]> {
  const told = await world.casework.desk.db.query<{ readonly status: string }>(
    `select body -> 'data' ->> 'status' as status from webhook_delivery
     where type = 'report.answered' and body -> 'data' ->> 'report' = $1 order by id`,
    [report],
  )
  return told.map(({ status }) => status)
}

const inForce = async (who: string) => (await world.call(who, 'GET', '/v1/own-organization/actions')).body['items']

describe('standing', () => {
  it('is read by whom it is about and by their administrators; to everybody else it is not there', async () => {
    const ask = async (who: string, of: string) => (await world.call(who, 'GET', `/v1/standing/${of}`)).status
    const [ann, li] = [world.member('ann-acme', 'acme'), world.member('li-acme', 'acme')]
    for (const who of [li, boss('acme')]) expect(await ask(who, 'account/li-acme')).toBe(200)
    expect(await ask(boss('acme'), 'organization/acme')).toBe(200)
    for (const who of [ann, boss('globex'), world.member('li-acme-2', 'acme', 'external')])
      expect(await ask(who, 'account/li-acme')).toBe(404)
    for (const who of [ann, boss('globex')]) expect(await ask(who, 'organization/acme')).toBe(404)
    expect(await ask(boss('acme'), 'account/nobody-anywhere')).toBe(404)
  })
})

describe('complaints', () => {
  it('are listed for an organization where one is asked for, and to its administrators for theirs alone', async () => {
    const filed = async (organization: string) => {
      const body = { about: { account: `li-${organization}` }, statement: 'Look.', clause: 'conduct.j' }
      return (await world.call(boss(organization), 'POST', '/v1/complaints', body)).body['id'] as string
    }
    const [acme, globex] = [await filed('acme'), await filed('globex')]
    const listed = async (who: string, query = '') => {
      const { status, body } = await world.call(who, 'GET', `/v1/complaints${query}`)
      const items = (body['items'] ?? []) as readonly { readonly id: string }[]
      return [status, ...items.map(({ id }) => id).filter((id) => id === acme || id === globex)]
    }
    expect(await listed(senior, '?organization=acme')).toEqual([200, acme])
    expect([...(await listed(senior))].sort()).toEqual([200, acme, globex].sort())
    expect(await listed(boss('acme'))).toEqual([200, acme])
    expect(await listed(boss('acme'), '?organization=acme')).toEqual([200, acme])
    expect(await listed(boss('acme'), '?organization=globex')).toEqual([404])
  })
})

describe('what is in force against members', () => {
  it('is seen by their own administrators alone, with who they are, until when and under which clause', async () => {
    await limit('acme', 'li-acme')
    await limit('globex', 'li-globex')
    const seen = await inForce(boss('acme'))
    expect(seen).toMatchObject([
      {
        account: 'li-acme',
        name: 'li of acme',
        type: 'limit',
        capability: 'message.external',
        clause: 'conduct.j',
        until: new Date(world.now() + 7 * DAY).toISOString(),
      },
    ])
    expect(JSON.stringify(seen)).not.toContain('globex')
    expect(JSON.stringify(await inForce(boss('globex')))).not.toContain('acme')
    for (const [who, status] of [
      [world.member('li-acme', 'acme'), 403],
      [world.member('x-1', 'acme', 'external'), 403],
      [senior, 403],
      [world.service, 403],
      [null, 401],
    ] as const)
      expect((await world.call(who, 'GET', '/v1/own-organization/actions')).status).toBe(status)
  })
})

describe('points', () => {
  it('say which action they come from and when they stop to count, to whom they are about', async () => {
    const { actions } = await limit('acme', 'second-acme')
    const own = await world.call(
      world.member('second-acme', 'acme', 'admin'),
      'GET',
      '/v1/standing/account/second-acme',
    )
    expect(own.body).toMatchObject({
      points: 2,
      pointsFrom: [
        {
          points: 2,
          action: actions[0].id,
          clause: 'conduct.j',
          endsAt: new Date(world.now() + 90 * DAY).toISOString(),
        },
      ],
    })
    await world.call(senior, 'POST', `/v1/actions/${actions[0].id}/reverse`, { reason: 'A mix-up.' })
    const after = await world.call(boss('acme'), 'GET', '/v1/standing/account/second-acme')
    expect(after.body).toMatchObject({ points: 0, pointsFrom: [] })
  })
})

describe('reports that a complaint names', () => {
  const complain = (who: string, body: Readonly<Record<string, unknown>>) =>
    world.call(who, 'POST', '/v1/complaints', { statement: 'Three people told me.', ...body })

  it('are confirmed by it when they wait, and when an administrator had closed them: who reported hears it, and the answer', async () => {
    const closed = async (text: string, act: 'dismiss' | 'handle', words: object): Promise<string> => {
      const id = await report('acme', 'x-9', text)
      expect((await world.call(boss('acme'), 'POST', `/v1/reports/${id}/${act}`, words)).status).toBe(200)
      return id
    }
    const dismissed = await closed('He wrote to me last week.', 'dismiss', { reason: 'Once is no pattern.' })
    const handled = await closed('He wrote to me in May.', 'handle', { statement: 'We asked him to stop.' })
    const waiting = await report('acme', 'x-9', 'He writes every morning.', 'li')
    const named = [waiting, dismissed, handled]
    const filed = await complain(boss('acme'), { reports: named })
    expect(filed).toMatchObject({
      status: 201,
      body: { reports: named, about: { kind: 'account', account: 'x-9' } },
    })
    const now = async (id: string) => (await world.call(boss('acme'), 'GET', `/v1/reports/${id}`)).body
    for (const id of named)
      expect(await now(id)).toMatchObject({
        status: 'complained',
        complaint: filed.body['id'],
        deadline: expect.any(String),
      })
    // What its reporter was answered before stands among what was said.
    expect(await now(dismissed)).toMatchObject({ talk: [{ from: 'administrator', text: 'Once is no pattern.' }] })
    const { body: found } = await world.call(senior, 'GET', `/v1/cases/${filed.body['case']}`)
    expect(found['reports'].map(({ id }: { id: string }) => id).sort()).toEqual([...named].sort())
    expect(found).toMatchObject({ complaints: [{ id: filed.body['id'] }] })
    const read = await world.call(senior, 'GET', `/v1/reports/${dismissed}`)
    expect(read.body).toMatchObject({ text: 'He wrote to me last week.' })
    expect(await statusesTold(dismissed)).toEqual(['dismissed', 'complained'])
    const decision = { clause: 'conduct.j', actions: [{ type: 'warn' }], reason: 'A pattern.' }
    expect((await world.call(senior, 'POST', `/v1/cases/${filed.body['case']}/decide`, decision)).status).toBe(200)
    for (const id of named) expect(await now(id)).toMatchObject({ status: 'answered', outcome: 'acted' })
  })

  it('stand beside it when the operator has them, and what a colleague closed goes there as its reporter brings it', async () => {
    const brought = await report('acme', 'x-7', 'Again and again.')
    const ann = world.member('ann-acme', 'acme')
    await world.call(boss('acme'), 'POST', `/v1/reports/${brought}/dismiss`, { reason: 'No.' })
    await world.call(ann, 'POST', `/v1/reports/${brought}/escalate`, { reason: 'Please look.' })
    const own = await world.call(boss('acme'), 'POST', '/v1/reports', {
      about: { account: 'x-7' },
      text: 'To me as well.',
    })
    const mine = String(own.body['id'])
    const second = world.member('second-acme', 'acme', 'admin')
    expect((await world.call(second, 'POST', `/v1/reports/${mine}/dismiss`, { reason: 'Once.' })).status).toBe(200)
    const reason = 'Three people told me.'
    expect((await complain(boss('acme'), { statement: reason, reports: [brought, mine] })).status).toBe(201)
    const now = async (id: string) => (await world.call(senior, 'GET', `/v1/reports/${id}`)).body
    for (const [id, said] of [
      [brought, 'Please look.'],
      [mine, reason],
    ] as const)
      expect(await now(id)).toMatchObject({
        status: 'with-operator',
        why: 'reporter-escalated',
        escalated: { reason: said },
      })
  })

  it('may be no report of another organization, none about the administrator, and none that does not exist', async () => {
    const theirs = await report('globex', 'x-9', 'To me too.')
    const aboutBoss = await report('acme', 'boss-acme', 'The administrator reads my mail.')
    for (const id of [theirs, aboutBoss, 'rep_nothing'])
      expect(await complain(boss('acme'), { about: { account: 'x-9' }, reports: [id] })).toMatchObject({
        status: 404,
        body: { kind: 'report.not-found', errors: [{ pointer: '/reports/0' }] },
      })
    const before = await world.call(boss('globex'), 'GET', `/v1/reports/${theirs}`)
    expect(before.body).toMatchObject({ status: 'with-administrator' })
  })

  it('may not be what its reporter withdrew, and then nothing is filed', async () => {
    const taken = await report('acme', 'x-8', 'I was mistaken.')
    await world.call(world.member('ann-acme', 'acme'), 'POST', `/v1/reports/${taken}/withdraw`)
    const count = async () => (await world.call(boss('acme'), 'GET', '/v1/complaints')).body['items'].length
    const before = await count()
    expect(await complain(boss('acme'), { about: { account: 'x-8' }, reports: [taken] })).toMatchObject({
      status: 409,
      body: { kind: 'report.state', errors: [{ pointer: '/reports/0' }] },
    })
    expect(await count()).toBe(before)
  })
})

// The clock moves here, and tokens of staff end with it.
describe('what is in force against members, as time goes by', () => {
  it('is not told before the member is told, where an order delays the notice', async () => {
    const carl = await world.staff('carl', 'counsel')
    const request = {
      authority: 'Court',
      basis: 'Order',
      scope: { subjects: ['account/ann-acme'] },
      gag: { order: 'AG 17/26', until: new Date(world.now() + 3 * DAY).toISOString() },
    }
    const received = await world.call(carl, 'POST', '/v1/legal-requests', request)
    expect(received.status).toBe(201)
    await limit('acme', 'ann-acme')
    const accounts = async () => (await inForce(boss('acme'))).map(({ account }: { account: string }) => account)
    expect(await accounts()).toEqual(['li-acme'])
    await world.pass(3 * DAY)
    expect(await accounts()).toContain('ann-acme')
  })

  it('is gone from the list when it ends', async () => {
    await world.pass(8 * DAY)
    expect(await inForce(boss('globex'))).toEqual([])
  })
})

describe('what is done about somebody of whose organization nothing is known', () => {
  beforeAll(async () => {
    senior = await world.staff('sven', 'senior') // the other's token has run out by now
  })

  it('is for them alone, not for whoever complained; their own administrators read it once the service says who they are', async () => {
    const noticesTo = async (who: string) =>
      (await world.call(who, 'GET', '/v1/notices?subject=account/stranger')).body['items'].length
    const { case: decided, actions } = await limit('acme', 'stranger')
    expect(decided.subject).toEqual({ type: 'account', id: 'stranger', organization: null })
    expect(await inForce(boss('acme'))).not.toContainEqual(expect.objectContaining({ account: 'stranger' }))
    expect(actions).toHaveLength(1)
    expect([await noticesTo(boss('acme')), await noticesTo(world.member('stranger', 'globex'))]).toEqual([0, 1])
    // A claim of whoever complains is none: they would read what is done about people of others.
    const about = { account: 'stranger', organization: 'acme' }
    const claimed = { about, statement: 'It goes on.', clause: 'conduct.j' }
    const again = await world.call(boss('acme'), 'POST', '/v1/complaints', claimed)
    const person = { organization: 'globex', kind: 'member', name: 'Stranger' }
    await world.call(world.service, 'PUT', '/v1/people/stranger', person)
    const body = { clause: 'conduct.j', reason: 'Offers to strangers.', actions: [{ type: 'warn' }] }
    await world.call(senior, 'POST', `/v1/cases/${again.body['case']}/decide`, body)
    expect([await noticesTo(boss('acme')), await noticesTo(boss('globex'))]).toEqual([0, 1])
  })

  it('is for their administrators too where a recorded decision is about them there', async () => {
    await world.send('newcomer', 'INSULT')
    const { case: decided } = await limit('acme', 'newcomer')
    expect(decided.subject.organization).toBe('acme')
  })
})

it('a page of what is in force is read in as many statements, however many members it tells of', async () => {
  const { desk } = world.casework
  let statements = 0
  const people: typeof desk.people = {
    ...desk.people,
    transaction: (work, isolation) =>
      desk.people.transaction((tx) => {
        const query: typeof tx.query = (statement, values) => {
          statements += 1
          return tx.query(statement, values)
        }
        return work({ ...tx, query })
      }, isolation),
  }
  const by = { kind: 'member', id: 'boss-globex', organization: 'globex', role: 'admin' } as const
  const asked = async () => {
    statements = 0
    const { items } = await listMemberActions({ ...desk, people }, by, { limit: 50, cursor: null })
    return { statements, names: new Set(items.map(({ name }) => name)) }
  }
  await limit('globex', 'li-globex')
  const one = await asked()
  await limit('globex', 'ann-globex')
  const two = await asked()
  expect([...two.names]).toEqual(expect.arrayContaining(['li of globex', 'ann of globex']))
  expect(two.names.size).toBeGreaterThan(one.names.size)
  expect(two.statements).toBe(one.statements)
})
