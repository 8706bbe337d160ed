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

describe('a reported event in which the machine found a danger', () => {
  it('goes straight to the operator, whatever clause its reporter names', async () => {
    await world.send('eve', 'DANGER')
    const filed = await reportBy(world.member('bob', 'acme'), { about: { event: sent(2) }, clause: 'conduct.j' })
    expect(filed.body).toMatchObject({ status: 'with-operator', why: 'severity' })
  })
})
