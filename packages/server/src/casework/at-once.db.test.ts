import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from './open-test-casework.ts'

let world: TestCasework
let seniors: readonly string[]
beforeAll(async () => {
  world = await openTestCasework()
  seniors = await Promise.all(['sofia', 'omar', 'nils', 'vera'].map((id) => world.staff(id, 'senior')))
})
afterAll(() => world.close())

const statuses = (answers: readonly { readonly status: number }[]) =>
  answers.map(({ status }) => status).toSorted((a, b) => a - b)

describe('many at once', () => {
  it('findings about one subject are in one case, and none is lost', async () => {
    const sent = await Promise.all(Array.from({ length: 40 }, () => world.send('flood', 'MARKED')))
    const ids = new Set(sent.map(({ body }) => body['case']))
    expect(ids.size).toBe(1)
    const [id] = ids
    const found = await world.call(seniors[0] ?? '', 'GET', `/v1/cases/${String(id)}`)
    expect(found.body['findings']).toHaveLength(40)
    expect(found.body).toMatchObject({ version: 1, exhibits: [{ copies: 40 }] })
  })

  it('reports about one account are in one case, with their count', async () => {
    const about = { account: 'hated' }
    const filed = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        world.call(world.member(`x${at}`, 'acme', 'external'), 'POST', '/v1/reports', {
          about,
          text: 'Same.',
          clause: 'conduct.i',
        }),
      ),
    )
    expect(new Set(statuses(filed))).toEqual(new Set([201]))
    const cases = await world.call(seniors[0] ?? '', 'GET', '/v1/cases?subject=account/hated')
    expect(cases.body['items']).toHaveLength(1)
    expect(cases.body['items'][0]).toMatchObject({ exhibits: [{ copies: 20, reporters: 20 }] })
  })

  it('of several who claim or decide, one does', async () => {
    const { body: held } = await world.send('wanted', 'MARKED')
    const url = `/v1/cases/${held['case']}`
    const claims = await Promise.all(seniors.map((token) => world.call(token, 'POST', `${url}/claim`)))
    expect(statuses(claims)).toEqual([200, 409, 409, 409])
    const body = { clause: 'conduct.j', actions: [{ type: 'suspend', until: null }], reason: 'Because.' }
    const decisions = await Promise.all(seniors.map((token) => world.call(token, 'POST', `${url}/decide`, body)))
    expect(statuses(decisions)).toEqual([200, 409, 409, 409])
    const actions = await world.call(seniors[0] ?? '', 'GET', '/v1/actions?subject=account/wanted')
    expect(actions.body['items']).toHaveLength(1)
  })

  it('an Idempotency-Key does the work once', async () => {
    const headers = { 'idempotency-key': 'k1', authorization: `Bearer ${world.member('once', 'acme', 'external')}` }
    const payload = { text: 'Only once.', about: {} }
    const ask = (body: object) => world.app.inject({ method: 'POST', url: '/v1/reports', headers, payload: body })
    const [first, again] = [await ask(payload), await ask(payload)]
    expect(again.json()).toEqual(first.json())
    expect((await ask({ text: 'Other.' })).json()).toMatchObject({ kind: 'idempotency.reused' })
    const own = await world.call(world.member('once', 'acme', 'external'), 'GET', '/v1/reports')
    expect(own.body['items']).toHaveLength(1)
  })
})
