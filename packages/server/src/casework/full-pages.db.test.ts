/** Pages of lists: one with a `next` is full, though rows are left out after they are read, no row comes twice or is lost, and no cursor is guessed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from './open-test-casework.ts'

let world: TestCasework
let sofia: string
let boss: string
let webhook: string
const DAY = 86_400_000

beforeAll(async () => {
  world = await openTestCasework()
  sofia = await world.staff('sofia', 'senior')
  boss = world.member('boss', 'acme', 'admin')
  const ina = await world.staff('ina', 'installation-admin')
  webhook = (await world.call(ina, 'POST', '/v1/webhooks', { url: 'https://hooks.example/0' })).body['id']
  const person = { organization: 'acme', kind: 'member', name: 'Boss', roles: ['admin'] }
  await world.call(world.service, 'PUT', '/v1/people/boss', person)
  for (let at = 0; at < 9; at++) {
    await world.call(world.service, 'PUT', `/v1/people/u${at}`, { ...person, name: `U ${at}`, roles: [] })
    await act(`u${at}`, 'limit', at % 2 === 0 ? 'Loud in the hall.' : 'Quiet spam.')
    if (at % 3 !== 0) await act(`u${at}`, 'reinstate', 'Enough.')
  }
})
afterAll(() => world.close())

/** Takes an action about an account of acme, by a complaint of its administrator. */
async function act(account: string, type: string, reason: string): Promise<void> {
  const about = { about: { account }, statement: 'It goes on.', clause: 'conduct.j' }
  const complaint = await world.call(boss, 'POST', '/v1/complaints', about)
  const until = new Date(world.now() + 7 * DAY).toISOString()
  const more = type === 'limit' ? { capability: 'message.external', until } : {}
  const actions = [{ type, ...more, subject: { type: 'account', id: account } }]
  const decision = { clause: 'conduct.j', reason, actions }
  const decided = await world.call(sofia, 'POST', `/v1/cases/${complaint.body['case']}/decide`, decision)
  expect(decided.status, JSON.stringify(decided.body)).toBe(200)
  await world.pass(1000)
}

/** The ids of all pages of two, one list a page. */
async function pagesOf(who: string, path: string): Promise<readonly (readonly string[])[]> {
  const pages: string[][] = []
  let cursor: string | null = null
  do {
    const after: string = cursor === null ? '' : `&cursor=${cursor}`
    const { body } = await world.call(who, 'GET', `${path}${path.includes('?') ? '&' : '?'}limit=2${after}`)
    pages.push((body['items'] as readonly { readonly id: string }[]).map(({ id }) => id))
    cursor = body['next']
  } while (cursor !== null)
  return pages
}

describe.each([
  ['/v1/actions?status=active', 9],
  ['/v1/actions?status=reinstated', 6],
  ['/v1/actions?status=ended', 0],
  ['/v1/actions?reason=hall', 5],
  ['/v1/actions?reason=enough&status=active', 6],
])('%s', (path, all) => {
  it('gives full pages, each row once', async () => {
    const whole = (await world.call(sofia, 'GET', `${path}&limit=100`)).body['items'].map(
      ({ id }: { id: string }) => id,
    )
    expect(whole).toHaveLength(all)
    const pages = await pagesOf(sofia, path)
    expect(pages.flat()).toEqual(whole)
    expect(pages.every(({ length }) => length <= 2)).toBe(true)
    expect(pages.slice(0, -1).every(({ length }) => length === 2)).toBe(true)
  })
})

it('gives an administrator full pages of what is in force', async () => {
  const pages = await pagesOf(boss, '/v1/own-organization/actions')
  const whole = (await world.call(boss, 'GET', '/v1/own-organization/actions')).body['items']
  expect(whole).toHaveLength(9)
  expect(pages.flat()).toEqual(whole.map(({ id }: { id: string }) => id))
  expect(pages.slice(0, -1).every(({ length }) => length === 2)).toBe(true)
})

const LISTS =
  `actions reports complaints cases appeals notices?subject=account/u0 people organizations permits consents registers/hashes webhooks
  webhooks/{webhook}/deliveries batches views queues verifications permit-requests erasures disclosures staff
  service-tokens mail-deliveries second-reviews legal-requests`.split(/\s+/)

describe('a cursor that nobody was given', () => {
  it.each(LISTS)('is refused by %s, whose pages would begin anew or end', async (path) => {
    const list = path.replace('{webhook}', webhook)
    const counsel = await world.staff('carl', 'counsel')
    const both = list.includes('?') ? '&' : '?'
    const ask = async (query: string) => {
      for (const who of [sofia, world.service, counsel, await world.staff('ina', 'installation-admin')]) {
        const { status, body } = await world.call(who, 'GET', `/v1/${list}${both}${query}`)
        if (status !== 403) return { status, body }
      }
      throw new Error(`Nobody may list ${list}.`)
    }
    const page = await ask('limit=1')
    expect(page.status, JSON.stringify(page.body)).toBe(200)
    const given = typeof page.body['next'] === 'string' ? [page.body['next'].slice(0, -3)] : []
    for (const cursor of ['none', 'bm9uZQ', '%00', '0', ...given]) {
      const { status, body } = await ask(`cursor=${cursor}`)
      expect({ status, kind: body['kind'], pointer: body['pointer'] }, cursor).toEqual({
        ...{ status: 422, kind: 'query.invalid', pointer: '?cursor' },
      })
    }
    expect((await ask('cursor=')).status).toBe(200)
    expect((await ask('limit=0')).body['kind']).toBe('query.invalid')
    // A filter that no list knows finds everything: whoever wrote it is told.
    expect(await ask('limt=1&q=u1')).toMatchObject({
      status: 200,
      body: {
        ignored: [
          { pointer: '?limt', near: 'limit' },
          { pointer: '?q', near: null },
        ],
      },
    })
    expect((await ask('limit=1')).body).not.toHaveProperty('ignored')
  })
})

it('lists webhooks and versions of the policy by pages', async () => {
  const ina = await world.staff('ina', 'installation-admin')
  for (const at of [1, 2, 3, 4]) {
    const made = await world.call(ina, 'POST', '/v1/webhooks', { url: `https://hooks.example/${at}` })
    expect(made.status).toBe(201)
  }
  const pages = await pagesOf(ina, '/v1/webhooks')
  expect(pages.map(({ length }) => length)).toEqual([2, 2, 1])
  expect(new Set(pages.flat()).size).toBe(5)
})
