import { untilWaiting } from '@goodstanding/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from '../casework/open-test-casework.ts'
import { createFactBook, type FactBook } from '../facts/fact-book.ts'
import { putOwnConsent } from './own-facts.ts'

let world: TestCasework
beforeAll(async () => {
  world = await openTestCasework()
  for (const id of ['acme', 'globex'])
    await world.call(world.service, 'PUT', `/v1/organizations/${id}`, {
      name: id,
      kind: 'company',
      country: 'DE',
      domains: [`${id}.example`],
    })
})
afterAll(() => world.close())

const boss = (organization = 'acme') => world.member('boss', organization, 'admin')
const rule = {
  id: 'r1',
  clause: 'conduct.j',
  on: ['message.send'],
  words: ['blue moon'],
  effect: 'block',
  reason: 'Ours.',
}

const consent = (organization: string) => ({
  person: 'p1',
  organization,
  fields: ['email'],
  purpose: 'directory',
  disclosureVersion: '1',
  givenAt: '2026-01-01T00:00:00Z',
})

describe('the administrators of an organization', () => {
  it('state its own stricter rules and deadlines, which count at once, and leave what the service vouches for', async () => {
    const put = await world.call(boss(), 'PUT', '/v1/organizations/acme', { rules: [rule], deadlines: { 2: 'PT4H' } })
    expect(put).toMatchObject({ status: 200, body: { name: 'acme', domains: ['acme.example'], rules: [{ id: 'r1' }] } })
    expect((await world.send('li', 'Under a blue moon')).body).toMatchObject({ effect: 'block' })
    await world.call(world.service, 'PUT', '/v1/people/boss', {
      organization: 'acme',
      kind: 'member',
      name: 'Boss',
      roles: ['admin'],
    })
    const report = { about: { account: 'li' }, clause: 'conduct.j', text: 'x' }
    const filed = await world.call(world.member('ann', 'acme'), 'POST', '/v1/reports', report)
    expect(filed.body['deadline']).toBe(new Date(world.now() + 4 * 3_600_000).toISOString())
    expect((await world.call(boss(), 'GET', '/v1/organizations/acme')).body).toMatchObject({ rules: [{ id: 'r1' }] })
  })

  it('try words out as the server reads them, on rules in force and on ones that are not kept yet; nothing is recorded', async () => {
    const put = { rules: [{ ...rule, domains: ['evil.example'] }] }
    expect((await world.call(boss(), 'PUT', '/v1/organizations/acme', put)).status).toBe(200)
    const tried = async (body: object) =>
      (await world.call(boss(), 'POST', '/v1/own-organization/rules/try', body)).body['items']
    expect(await tried({ text: 'Once in a Ｂlue  mo\u200Bon' })).toMatchObject([
      { id: 'r1', effect: 'block', reason: 'Ours.', evidence: [{ value: 'blue moon', start: 10 }] },
    ])
    expect(await tried({ text: 'Bluemoonish, or a blue moons' })).toEqual([])
    expect(await tried({ text: 'See https://www.evil.example/x' })).toMatchObject([
      { evidence: [{ value: 'www.evil.example' }] },
    ])
    const draft = { ...rule, id: 'new', on: ['content.publish'], words: ['股票'], effect: 'hold' }
    expect(await tried({ text: '内部股票代码', rules: [draft] })).toMatchObject([{ id: 'new', effect: 'hold' }])
    const path = '/v1/own-organization/rules/try'
    expect((await world.call(world.member('ann', 'acme'), 'POST', path, { text: 'x' })).status).toBe(403)
    for (const body of [{}, { text: '汉'.repeat(22_000) }])
      expect((await world.call(boss(), 'POST', path, body)).body).toMatchObject({ errors: [{ pointer: '/text' }] })
  })

  it('cannot weaken the policy: no rule allows, and a longer deadline does not count', async () => {
    const weaker = { rules: [{ ...rule, effect: 'allow' }] }
    expect((await world.call(boss(), 'PUT', '/v1/organizations/acme', weaker)).status).toBe(422)
    await world.call(boss(), 'PUT', '/v1/organizations/acme', {
      rules: [{ ...rule, words: ['MARKED'], effect: 'flag' }],
      deadlines: { 2: 'P30D' },
    })
    expect((await world.send('li', 'MARKED')).body).toMatchObject({ effect: 'hold' })
    const report = { about: { account: 'li' }, clause: 'conduct.j', text: 'y' }
    const filed = await world.call(world.member('ann', 'acme'), 'POST', '/v1/reports', report)
    expect(filed.body['deadline']).toBe(new Date(world.now() + 24 * 3_600_000).toISOString())
  })

  it('give each rule an id of its own: a second one is refused, whoever states it, and says which has it', async () => {
    const rules = [rule, { ...rule, id: 'r2' }, { ...rule, words: ['red moon'], reason: 'Twice.' }]
    const organization = { name: 'acme', kind: 'company', country: 'DE', domains: ['acme.example'] }
    for (const [token, path, body] of [
      [boss(), '/v1/organizations/acme', { rules }],
      [boss(), '/v1/own-organization/rules', { rules }],
      [world.service, '/v1/organizations/acme', { ...organization, rules }],
    ] as const) {
      const answer = await world.call(token, 'PUT', path, body)
      expect(answer).toMatchObject({
        status: 422,
        body: { kind: 'fact.invalid', errors: [{ pointer: '/rules/2/id' }] },
      })
      expect(answer.body['detail']).toBe(
        'Rule 3 has the id "r1" of rule 1 ("Ours."). Give each rule an id of its own; it is what a decision cites.',
      )
    }
    const kept = await world.call(boss(), 'PUT', '/v1/organizations/acme', { rules: rules.slice(0, 2) })
    expect(kept).toMatchObject({ status: 200 })
  })

  it('state nothing of another organization, nor its name, country or domains', async () => {
    expect((await world.call(boss(), 'PUT', '/v1/organizations/globex', { rules: [] })).status).toBe(404)
    expect((await world.call(boss(), 'GET', '/v1/organizations/globex')).status).toBe(404)
    for (const field of ['name', 'domains', 'country', 'kind'])
      expect(await world.call(boss(), 'PUT', '/v1/organizations/acme', { [field]: 'bank.example' })).toMatchObject({
        status: 422,
        body: { pointer: `/${field}` },
      })
    expect((await world.call(world.member('li', 'acme'), 'PUT', '/v1/organizations/acme', { rules: [] })).status).toBe(
      403,
    )
    for (const path of ['people/x', 'permits/x', 'registers/clients/x'])
      expect((await world.call(boss(), 'PUT', `/v1/${path}`, {})).status).toBe(403)
  })

  it('record the consents of their own people, and see no others', async () => {
    expect((await world.call(boss(), 'PUT', '/v1/consents/c1', consent('acme'))).status).toBe(200)
    expect((await world.call(boss(), 'PUT', '/v1/consents/c2', consent('globex'))).status).toBe(404)
    await world.call(world.service, 'PUT', '/v1/consents/c3', consent('globex'))
    expect((await world.call(boss(), 'PUT', '/v1/consents/c3', consent('acme'))).status).toBe(404)
    expect((await world.call(boss(), 'GET', '/v1/consents/c3')).status).toBe(404)
    const listed = await world.call(boss(), 'GET', '/v1/consents?organization=globex')
    expect(listed.body['items'].map(({ id }: { id: string }) => id)).toEqual(['c1'])
    expect((await world.call(world.member('li', 'acme'), 'GET', '/v1/consents')).status).toBe(403)
  })
})

describe('rules of an organization that the service states anew while they are stated', () => {
  it.each(['/v1/own-organization/rules', '/v1/organizations/umbra'])(
    'leave what it says of the name and the domains, by %s',
    async (path) => {
      const umbra = { name: 'Umbra', kind: 'company', country: 'DE' }
      await world.call(world.service, 'PUT', '/v1/organizations/umbra', { ...umbra, domains: ['lost.example'] })
      const { db, factFeed } = world.casework.desk
      let stating: ReturnType<TestCasework['call']> | undefined
      const { version } = await db.transaction(async (tx) => {
        const { policy, memory } = world.casework.desk
        const service = createFactBook({ db: tx, feed: factFeed, policy, token: memory.token })
        const put = await service.put('organization', 'umbra', umbra, { ifMatch: null, now: world.now() })
        stating = world.call(world.member('ozu', 'umbra', 'admin'), 'PUT', path, { rules: [rule] })
        let isOver = false
        void stating.finally(() => (isOver = true))
        await untilWaiting(db, 1, () => isOver)
        return put
      })
      expect(await stating).toMatchObject({ status: 409, body: { kind: 'fact.stale', version } })
      const { body } = await world.call(world.service, 'GET', '/v1/organizations/umbra')
      expect(body['domains']).toBeUndefined()
    },
  )

  it('are refused under a version that nobody has read yet', async () => {
    for (const path of ['/v1/own-organization/rules', '/v1/organizations/acme']) {
      const { body } = await world.call(world.service, 'GET', '/v1/organizations/acme')
      const ahead = await putUnderNext(path, Number(body['version']) + 1)
      expect(ahead).toMatchObject({ status: 409, body: { kind: 'fact.stale', version: body['version'] } })
    }
  })

  it('that were refused as stale are stated under the same key once the caller has read what stands', async () => {
    const { body } = await world.call(world.service, 'GET', '/v1/organizations/acme')
    const putOver = (path: string, version: number) =>
      world.app.inject({
        method: 'PUT',
        url: path,
        headers: { authorization: `Bearer ${boss()}`, 'idempotency-key': `rules ${path}`, 'if-match': String(version) },
        payload: { rules: [rule] },
      })
    let version = Number(body['version'])
    for (const path of ['/v1/own-organization/rules', '/v1/organizations/acme']) {
      expect((await putOver(path, version + 7)).statusCode).toBe(409)
      const put = await putOver(path, version)
      expect([put.statusCode, put.body]).toEqual([200, expect.stringContaining(rule.reason)])
      version += 1
    }
  })

  /** The service states the organization anew after it was looked at, so that the version is the one that was guessed. */
  async function putUnderNext(path: string, ifMatch: number) {
    const { db, factFeed: feed, policy, memory } = world.casework.desk
    const acme = { name: 'acme', kind: 'company', country: 'DE', domains: ['acme.example'] }
    let stating: ReturnType<TestCasework['call']> | undefined
    await db.transaction(async (tx) => {
      const service = createFactBook({ db: tx, feed, policy, token: memory.token })
      await service.put('organization', 'acme', acme, { ifMatch: null, now: world.now() })
      stating = world.call(boss(), 'PUT', path, { rules: [rule], ifMatch })
      let isOver = false
      void stating.finally(() => (isOver = true))
      await untilWaiting(db, 1, () => isOver)
    })
    return stating
  }
})

describe('a consent that is stated by somebody else while it is looked at', () => {
  const admin = { kind: 'member', id: 'boss', organization: 'acme', role: 'admin' } as const

  /** Facts where that organization states a consent after each of the first `times` looks at it. */
  function overtakenBy(organization: string, times: number): FactBook {
    const { db, policy, factFeed: feed, memory } = world.casework.desk
    const book = createFactBook({ db, feed, policy, token: memory.token })
    let looks = 0
    return {
      ...book,
      get: async (kind, id) => {
        const read = book.get(kind, id)
        await read.catch(() => undefined)
        if (looks++ < times) await book.put(kind, id, consent(organization), { ifMatch: null, now: world.now() })
        return read
      },
    }
  }
  const put = (facts: FactBook, id: string) =>
    putOwnConsent({ facts, db: world.casework.desk.db }, admin, {
      id,
      body: consent('acme'),
      change: { ifMatch: null, now: world.now() },
    })

  it('stays theirs when it is of another organization', async () => {
    await expect(put(overtakenBy('globex', 1), 'c9')).rejects.toMatchObject({ kind: 'permission.not-found' })
    const { body } = await world.call(world.service, 'GET', '/v1/consents/c9')
    expect(body).toMatchObject({ organization: 'globex', version: 1 })
  })

  it('is stated after theirs when it is of the own one, unless the caller said which they had read', async () => {
    expect(await put(overtakenBy('acme', 2), 'c10')).toMatchObject({ version: 3 })
    await expect(put(overtakenBy('acme', 99), 'c11')).rejects.toMatchObject({ kind: 'fact.stale' })
    const stale = { id: 'c10', body: consent('acme'), change: { ifMatch: 2, now: world.now() } }
    const parts = { facts: overtakenBy('acme', 0), db: world.casework.desk.db }
    await expect(putOwnConsent(parts, admin, stale)).rejects.toMatchObject({ kind: 'fact.stale' })
  })
})

describe('what people are known by', () => {
  const put = (body: object) =>
    world.call(world.service, 'PUT', '/v1/people/mei', { organization: 'acme', kind: 'member', name: 'Mei', ...body })

  it('is kept of phones and documents as keyed hashes alone, which are shown to nobody and found by what a text says', async () => {
    const identifiers = ['stated by somebody who may not']
    const answer = await put({ phone: '0151 23456789', documentNumber: 'C01X00T47', identifiers })
    expect(answer).toMatchObject({ status: 200, body: { id: 'mei', name: 'Mei' } })
    const read = await world.call(world.service, 'GET', '/v1/people/mei')
    const { db, memory } = world.casework.desk
    const [kept] = await db.query<{ body: { identifiers: readonly string[] } }>(
      `select body from person where id = 'mei'`,
    )
    for (const told of [answer.body, read.body]) expect(Object.keys(told)).not.toContain('identifiers')
    expect(JSON.stringify([answer, read, kept])).not.toMatch(/23456789|C01X00T47|may not/)
    expect(kept?.body.identifiers).toHaveLength(2)
    const phone = memory.token('phone', '+4915123456789') ?? ''
    expect(memory.peopleWith('acme', phone)).toEqual([{ id: 'mei', kind: 'member' }])
    await put({})
    expect(memory.peopleWith('acme', phone)).toEqual([])
  })

  it('is refused where it is no phone number, because hashed nobody would see it', async () => {
    expect(await put({ phone: 'ask at the desk' })).toMatchObject({
      status: 422,
      body: { kind: 'fact.invalid', errors: [{ pointer: '/phone' }] },
    })
  })
})

describe('what is stated of somebody who was terminated', () => {
  const put = (body: object) =>
    world.call(world.service, 'PUT', '/v1/registers/terminated/t1', { terminatedAt: '2026-10-01T00:00:00Z', ...body })

  it('is refused where it is none, because hashed nobody would see that it bars nobody', async () => {
    for (const [field, value] of [
      ['phone', '23456'],
      ['email', 'gone at old.example'],
      ['documentNumber', '?'],
    ] as const)
      expect(await put({ device: 'd-1', [field]: value }), field).toMatchObject({
        status: 422,
        body: { kind: 'fact.invalid', errors: [{ pointer: `/${field}` }] },
      })
    for (const terminatedAt of ['2026-10-01T10:00:00Z[Europe/Berlin]', '2026-06-30T23:59:60Z'])
      expect(await put({ device: 'd-1', terminatedAt }), terminatedAt).toMatchObject({
        status: 422,
        body: { kind: 'fact.invalid', errors: [{ pointer: '/terminatedAt' }] },
      })
    const known = { phone: '+49 151 23456789', email: 'gone@old.example', documentNumber: 'C01X00T47', device: 'd-1' }
    expect((await put(known)).status).toBe(200)
    expect((await put({ ...known, phone: '0151 23456789' })).status).toBe(200)
  })
})
