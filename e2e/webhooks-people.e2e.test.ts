/** What a service is told of people and what they sent, each by its real cause: signed, and as the served document says. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { eventOf } from './server/client.ts'
import { DAY, inMs, openToldCasework, type ToldCasework } from './webhooks/open-casework.ts'

let world: ToldCasework
beforeAll(async () => {
  world = await openToldCasework()
})
afterAll(async () => {
  await world.close()
  world.webhooks.expectGood()
  expect(world.server.logged).toEqual([])
})

it('`hold.released` when a person finds nothing wrong with what the machine kept back', async () => {
  const held = await world.server.decide(
    eventOf('message.send', {
      organization: 'northwind',
      actor: { id: 'ron', kind: 'member' },
      audience: { kind: 'person', relation: 'stranger', recipients: ['x-1'] },
      content: { text: 'Log in here', links: [{ text: 'bank.example', target: 'https://bank-example.test/x' }] },
    }),
  )
  expect(held.effect).toBe('hold')
  const decision = { outcome: 'no-violation', reason: 'It is our own training.' }
  await world.ask('POST', `/v1/cases/${held.case}/decide`, world.staff.mei, decision)
  expect((await world.webhooks.waitFor('hold.released', 'account/ron')).data).toEqual({
    decision: held.id,
    case: held.case,
  })
})

it('`action.ended` when the time of a limit is over, and when an appeal for an early end is granted', async () => {
  const limit = { type: 'limit', capability: 'message.external' }
  const [short] = await world.act({ account: 'eve' }, [{ ...limit, until: inMs(6_000) }])
  const ended = await world.webhooks.waitFor('action.ended', 'account/eve')
  const said = { action: short?.['id'], type: 'limit', capability: 'message.external', clause: 'conduct.i' }
  expect(ended.data).toEqual(said)
  expect(await world.ask('GET', `/v1/actions/${short?.['id']}`, world.staff.sol)).toMatchObject({ status: 'ended' })
  const standing = await world.ask('GET', '/v1/standing/account/eve')
  expect(standing['state']).toBe('good')

  await world.putPerson('boss', 'initech', 'admin')
  const [long] = await world.act({ organization: 'initech' }, [{ ...limit, until: inMs(7 * DAY) }])
  const request = { action: long?.['id'], text: 'We have trained our people.', kind: 'early-release' }
  const appeal = await world.ask('POST', '/v1/appeals', await world.person('boss', 'initech', 'admin'), request)
  const granted = { outcome: 'overturn', reason: 'They have.' }
  await world.ask('POST', `/v1/appeals/${appeal['id']}/decide`, world.staff.sofia, granted)
  const early = await world.webhooks.waitFor('action.ended', 'organization/initech')
  expect(early.data).toEqual({ ...said, action: long?.['id'], early: true })
})

it('`deadline.passed` when administrators stay silent, after which the report goes to the operator', async () => {
  const deadlines = { 2: 0.0005 }
  await world.server.put('organizations/globex', { name: 'Globex', kind: 'company', country: 'GB', deadlines })
  await world.putPerson('hank', 'globex', 'admin')
  const bob = await world.person('bob', 'globex')
  const report = { about: { account: 'mo' }, clause: 'conduct.j', text: 'She spams me.' }
  const filed = await world.ask('POST', '/v1/reports', bob, report)
  expect(filed['status']).toBe('with-administrator')
  const passed = await world.webhooks.waitFor('deadline.passed', 'account/bob')
  const { overdueSeconds, ...rest } = passed.data
  expect(rest).toEqual({ object: 'report', id: filed['id'], deadline: filed['deadline'] })
  expect(overdueSeconds).toBeGreaterThanOrEqual(0)
  const after = await world.ask('GET', `/v1/reports/${filed['id']}`, bob)
  expect(after).toMatchObject({ status: 'with-operator', why: 'deadline' })
})

it('`disclosure.told` when an authority was given somebody’s records, and not while an order forbids it', async () => {
  await world.act({ account: 'dee' }, [{ type: 'warn' }])
  await world.act({ account: 'dan' }, [{ type: 'warn' }])
  const checked = [
    'authority-identified',
    'jurisdiction',
    'legal-basis',
    'authentic',
    'scope-specific',
    'proportionate',
  ]
  const { carl, cora } = world.staff
  const produce = async (subject: string, more: object = {}) => {
    const scope = { subjects: [subject], from: inMs(-DAY) }
    const asked = { authority: 'Court', country: 'DE', basis: 'Order 12', reference: 'Az 1', scope, ...more }
    const path = `/v1/legal-requests/${(await world.ask('POST', '/v1/legal-requests', carl, asked))['id']}`
    await world.ask('POST', `${path}/validate`, carl, { checked })
    await world.ask('POST', `${path}/hold`, carl, {})
    await world.ask('POST', `${path}/approve`, cora, {})
    await world.ask('POST', `${path}/produce`, carl, {})
  }
  const until = inMs(3_000)
  await produce('account/dan', { gag: { order: 'Order 13', until } })
  await produce('account/dee')
  const told = await world.webhooks.waitFor('disclosure.told', 'account/dee')
  expect(told.data).toEqual({ disclosure: expect.any(String), recipient: 'account/dee' })
  const later = await world.webhooks.waitFor('disclosure.told', 'account/dan')
  expect(later.data['recipient']).toBe('account/dan')
  expect(Date.parse(later.time)).toBeGreaterThanOrEqual(Date.parse(until))
})
