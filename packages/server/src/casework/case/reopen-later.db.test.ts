/** A decision does not stand while another case about the same is open: the case waits its turn, and whoever reported gets an answer. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from '../open-test-casework.ts'

const HOUR = 3_600_000

let world: TestCasework
beforeAll(async () => {
  world = await openTestCasework()
})
afterAll(async () => world.close())

const outside = (id: string) => world.member(id, 'acme', 'external')
async function report(by: string, account: string) {
  const body = { about: { account }, clause: 'conduct.i', text: 'Look.' }
  return (await world.call(outside(by), 'POST', '/v1/reports', body)).body
}
const read = async (by: string, id: string) => (await world.call(outside(by), 'GET', `/v1/reports/${id}`)).body
const statusOf = async (id: string) =>
  (await world.call(await world.staff('sofia', 'senior'), 'GET', `/v1/cases/${id}`)).body['status']
const decide = async (id: string, body: object) =>
  world.call(await world.staff('sofia', 'senior'), 'POST', `/v1/cases/${id}/decide`, { reason: 'Seen.', ...body })
const NOTHING = { outcome: 'no-violation' }

it('nobody agreed to what was decided: it is decided anew once the other case is', async () => {
  const first = await report('wen', 'u1')
  const decided = await decide(first['case'], { clause: 'conduct.i', actions: [{ type: 'terminate' }] })
  const second = await report('xia', 'u1')
  expect(second['case']).not.toBe(first['case'])
  const omar = await world.staff('omar', 'senior')
  const url = `/v1/actions/${String(decided.body['actions'][0].id)}/decline`
  expect((await world.call(omar, 'POST', url, { reason: 'Too much.' })).status).toBe(200)
  await world.pass(HOUR)
  expect([await statusOf(first['case']), await statusOf(second['case'])]).toEqual(['decided', 'open'])
  await decide(second['case'], NOTHING)
  await world.pass(HOUR)
  expect(await statusOf(first['case'])).toBe('open')
  expect(await read('wen', first['id'])).toMatchObject({ status: 'with-operator' })
  expect((await decide(first['case'], NOTHING)).status).toBe(200)
  expect(await read('wen', first['id'])).toMatchObject({ status: 'answered', outcome: 'no-violation' })
  await world.pass(HOUR)
  expect(await statusOf(first['case'])).toBe('decided')
})

it('an appeal against doing nothing is granted: its reporter waits for an answer again once the other case is decided', async () => {
  const first = await report('wen', 'u2')
  await decide(first['case'], NOTHING)
  const second = await report('xia', 'u2')
  const appeal = await world.call(outside('wen'), 'POST', '/v1/appeals', { case: first['case'], text: 'Look again.' })
  const omar = await world.staff('omar', 'senior')
  const url = `/v1/appeals/${String(appeal.body['id'])}/decide`
  expect((await world.call(omar, 'POST', url, { outcome: 'overturn', reason: 'It was.' })).status).toBe(200)
  expect(await read('wen', first['id'])).toMatchObject({ status: 'answered' })
  await decide(second['case'], NOTHING)
  await world.pass(HOUR)
  expect(await statusOf(first['case'])).toBe('open')
  expect(await read('wen', first['id'])).toMatchObject({ status: 'with-operator' })
})

it('whoever decides it anew in between has looked: nothing opens it again', async () => {
  const first = await report('wen', 'u3')
  const decided = await decide(first['case'], { clause: 'conduct.i', actions: [{ type: 'terminate' }] })
  const second = await report('xia', 'u3')
  const omar = await world.staff('omar', 'senior')
  await world.call(omar, 'POST', `/v1/actions/${String(decided.body['actions'][0].id)}/decline`, { reason: 'No.' })
  await decide(second['case'], NOTHING)
  const reopened = await world.call(omar, 'POST', `/v1/cases/${String(first['case'])}/reopen`, { reason: 'At once.' })
  expect(reopened.status).toBe(200)
  await decide(first['case'], NOTHING)
  await world.pass(HOUR)
  expect(await statusOf(first['case'])).toBe('decided')
})

it('nobody agreed to what was decided last, and what was decided before was taken back: it is decided anew', async () => {
  const first = await report('wen', 'u4')
  const warned = await decide(first['case'], { clause: 'conduct.i', actions: [{ type: 'warn' }] })
  const omar = await world.staff('omar', 'senior')
  const warning = String(warned.body['actions'][0].id)
  const taken = await world.call(omar, 'POST', `/v1/actions/${warning}/reverse`, { reason: 'A mix-up.', why: 'error' })
  expect(taken.status).toBe(200)
  const anew = await world.call(omar, 'POST', `/v1/cases/${String(first['case'])}/reopen`, { reason: 'There is more.' })
  expect(anew.status).toBe(200)
  const second = await report('xia', 'u4')
  expect(second['case']).toBe(first['case'])
  const decided = await decide(first['case'], { clause: 'conduct.i', actions: [{ type: 'terminate' }] })
  const proposed = String(decided.body['actions'][0].id)
  expect((await world.call(omar, 'POST', `/v1/actions/${proposed}/decline`, { reason: 'Too much.' })).status).toBe(200)
  expect(await statusOf(first['case'])).toBe('open')
  expect(await read('xia', second['id'])).toMatchObject({ status: 'with-operator' })
  await decide(first['case'], NOTHING)
  expect(await read('xia', second['id'])).toMatchObject({ status: 'answered', outcome: 'no-violation' })
})
