/** Whoever may be at risk is met by the operator's people: a worried colleague's report does not tell their employer. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from '../open-test-casework.ts'

const HOUR = 3_600_000
let world: TestCasework
let mei: string
beforeAll(async () => {
  world = await openTestCasework()
  await world.call(world.service, 'PUT', '/v1/organizations/acme', { name: 'Acme', kind: 'company', country: 'DE' })
  for (const [id, roles] of [
    ['ada', ['admin']],
    ['ann', []],
    ['bob', []],
  ] as const)
    await world.call(world.service, 'PUT', `/v1/people/${id}`, {
      organization: 'acme',
      kind: 'member',
      name: id,
      roles,
    })
  mei = await world.staff('mei', 'moderator')
})
afterAll(() => world.close())

const reportBy = (who: string, body: object) =>
  world.call(who, 'POST', '/v1/reports', { text: 'I worry about her.', ...body })
/** The event that was decided as the nth. */
const sent = (nth: number) => ({ source: 'https://chat.example', id: `m-${nth}` })
const dueIn = (at: unknown): number => Math.round((Date.parse(String(at)) - world.now()) / HOUR)

/** What the administrator of acme sees of a report. */
async function seenByAdministrator(id: string) {
  const ada = world.member('ada', 'acme', 'admin')
  const list = await world.call(ada, 'GET', '/v1/reports')
  const listed: readonly { readonly id: string }[] = list.body['items']
  return {
    one: (await world.call(ada, 'GET', `/v1/reports/${id}`)).status,
    listed: listed.some((each) => each.id === id),
  }
}

describe('words of somebody who may be at risk', () => {
  it('are looked at by the operator as urgently as any danger to life, and charged as before', async () => {
    const decided = await world.send('ann', 'AT RISK')
    expect(decided.body).toMatchObject({ effect: 'flag', message: { en: 'You are not alone.' } })
    const found = await world.call(mei, 'GET', `/v1/cases/${decided.body['case']}`)
    expect(found.body).toMatchObject({ severity: 1 })
    expect(dueIn(found.body['deadline'])).toBe(1)
  })

  it('are no matter of their employer when a colleague reports them', async () => {
    const bob = world.member('bob', 'acme')
    const filed = await reportBy(bob, { about: { event: sent(1) } })
    expect(filed.body).toMatchObject({ status: 'with-operator', why: 'person-at-risk' })
    expect(dueIn(filed.body['deadline'])).toBe(1)
    const about = await world.call(mei, 'GET', `/v1/cases/${filed.body['case']}`)
    expect(dueIn(about.body['deadline'])).toBe(1)
    expect(await seenByAdministrator(filed.body['id'])).toEqual({ one: 404, listed: false })
  })

  it('nor when the report names a clause whose rules know of such people, or comes from outside', async () => {
    const bob = world.member('bob', 'acme')
    const named = await reportBy(bob, { about: { account: 'ann' }, clause: 'content.r' })
    expect(named.body).toMatchObject({ status: 'with-operator', why: 'person-at-risk' })
    const outside = await reportBy(world.service, {
      about: { account: 'ann' },
      clause: 'content.r',
      reporter: { organization: 'globex', id: 'x-1', kind: 'external' },
    })
    expect(outside.body).toMatchObject({ status: 'with-operator' })
    for (const { body } of [named, outside])
      expect(await seenByAdministrator(body['id'])).toEqual({ one: 404, listed: false })
  })
})

describe('what is decided about somebody who may need help', () => {
  it('is told to them, as their notice says, and not to their administrators', async () => {
    const filed = await reportBy(world.service, {
      about: { account: 'ann' },
      clause: 'content.r',
      reporter: { organization: 'globex', id: 'x-1', kind: 'external' },
    })
    const decided = await world.call(mei, 'POST', `/v1/cases/${filed.body['case']}/decide`, {
      clause: 'content.r',
      actions: [
        {
          type: 'limit',
          capability: 'live',
          until: new Date(world.now() + 24 * HOUR).toISOString(),
          subject: { type: 'account', id: 'ann' },
        },
      ],
      reason: 'Looked at.',
    })
    const [notice] = decided.body['notices']
    const [action] = decided.body['actions']
    const paths = [
      '/v1/notices?subject=account/ann',
      `/v1/notices?action=${action.id}`,
      '/v1/own-organization/actions',
      '/v1/standing/account/ann',
    ]
    const ada = world.member('ada', 'acme', 'admin')
    for (const path of paths) {
      const read = await world.call(ada, 'GET', path)
      expect([path, read.status, JSON.stringify(read.body).includes('content.r')]).toEqual([path, 200, false])
    }
    expect((await world.call(ada, 'GET', `/v1/notices/${notice}`)).status).toBe(404)
    // What bites at work they see, and nothing of why.
    expect((await world.call(ada, 'GET', '/v1/standing/account/ann')).body).toMatchObject({
      state: 'limited',
      points: 0,
    })
    const ann = world.member('ann', 'acme')
    expect((await world.call(ann, 'GET', `/v1/notices/${notice}`)).body).toMatchObject({ clause: 'content.r' })
    const own = await world.call(ann, 'GET', '/v1/standing/account/ann')
    expect(own.body).toMatchObject({ state: 'limited', points: 4, actions: [{ id: action.id, clause: 'content.r' }] })
  })
})

describe('a reported event in which the machine found a danger', () => {
  it('goes straight to the operator, whatever clause its reporter names', async () => {
    await world.send('eve', 'DANGER')
    const filed = await reportBy(world.member('bob', 'acme'), { about: { event: sent(2) }, clause: 'conduct.j' })
    expect(filed.body).toMatchObject({ status: 'with-operator', why: 'severity' })
  })
})
