import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from './open-test-casework.ts'

let world: TestCasework
let mei: string
let ned: string
let sofia: string
beforeAll(async () => {
  world = await openTestCasework()
  mei = await world.staff('mei', 'moderator')
  ned = await world.staff('ned', 'moderator')
  sofia = await world.staff('sofia', 'senior')
})
afterAll(() => world.close())

const keep = (who: string, body: object) => world.call(who, 'POST', '/v1/views', body)
const names = async (who: string) =>
  (await world.call(who, 'GET', '/v1/views')).body['items'].map(({ name }: { name: string }) => name)

describe('a view of the queue', () => {
  it('is the person’s own, on every device, until they forget it', async () => {
    const kept = await keep(mei, { name: 'Late fraud', query: 'clause:conduct.e due:late' })
    expect(kept).toMatchObject({ status: 201, body: { role: null, owner: 'mei', isOwn: true, version: 1 } })
    const { id } = kept.body
    await world.restart()
    expect(await names(mei)).toEqual(['Late fraud'])
    expect(await names(ned)).toEqual([])
    expect((await world.call(ned, 'DELETE', `/v1/views/${id}`)).body).toMatchObject({ kind: 'view.unknown' })
    expect((await world.call(sofia, 'DELETE', `/v1/views/${id}`)).status).toBe(404)
    const changed = { name: 'Fraud', query: 'clause:conduct.e', ifMatch: 1 }
    expect((await world.call(mei, 'PUT', `/v1/views/${id}`, changed)).body).toMatchObject({ name: 'Fraud', version: 2 })
    expect(await world.call(mei, 'PUT', `/v1/views/${id}`, changed)).toMatchObject({
      status: 409,
      body: { kind: 'view.stale', version: 2 },
    })
    expect((await world.call(mei, 'DELETE', `/v1/views/${id}`)).status).toBe(204)
    expect(await names(mei)).toEqual([])
  })

  it('is shared with a role by a senior: whoever has it sees the view, and a senior alone takes it away', async () => {
    expect(await keep(mei, { name: 'Mine', query: 'sev:4', role: 'moderator' })).toMatchObject({ status: 403 })
    const { id } = (await keep(sofia, { name: 'Everybody', query: 'sev:4', role: 'moderator' })).body
    const { id: seniors } = (await keep(sofia, { name: 'Seniors', query: 'is:escalated', role: 'senior' })).body
    expect(await names(mei)).toEqual(['Everybody'])
    expect(await names(sofia)).toEqual(['Everybody', 'Seniors'])
    expect((await world.call(mei, 'GET', '/v1/views')).body['items']).toMatchObject([
      { isOwn: false, mayRemove: false },
    ])
    expect((await world.call(mei, 'PUT', `/v1/views/${id}`, { name: 'x', query: '' })).status).toBe(404)
    expect((await world.call(mei, 'DELETE', `/v1/views/${id}`)).status).toBe(404)
    const omar = await world.staff('omar', 'senior')
    expect(await names(omar)).toEqual(['Everybody', 'Seniors'])
    expect((await world.call(omar, 'DELETE', `/v1/views/${seniors}`)).status).toBe(204)
    expect(await names(sofia)).toEqual(['Everybody'])
  })

  it('is bounded: fifty to a person, paged, with a name and a filter of a length that fits', async () => {
    for (let at = 0; at < 50; at++) expect((await keep(ned, { name: `v${at}`, query: 'sev:1' })).status).toBe(201)
    expect(await keep(ned, { name: 'one more', query: 'sev:1' })).toMatchObject({
      status: 409,
      body: { kind: 'view.too-many' },
    })
    const first = await world.call(ned, 'GET', '/v1/views?limit=20')
    expect(first.body['items']).toHaveLength(20)
    expect(
      (await world.call(ned, 'GET', `/v1/views?limit=40&cursor=${first.body['next']}`)).body['items'],
    ).toHaveLength(31)
    for (const body of [
      {},
      { name: ' ', query: '' },
      { name: 'x', query: 'y'.repeat(501) },
      { name: 'x', query: '', role: 'auditor' },
    ])
      expect((await keep(mei, body)).status).toBe(422)
  })

  it('leaves an entry of every change', async () => {
    const auditor = await world.staff('ora', 'auditor')
    const { body } = await world.call(auditor, 'GET', '/v1/audit/entries?limit=500')
    const acts = body['items'].map(({ entry }: { entry: { act: string } }) => entry.act)
    expect(acts).toEqual(expect.arrayContaining(['view.put', 'view.remove']))
  })
})
