/** Permits, consents, organizations' own rules, embedding, imports row by row: what the semantics of section 3 promise. */
import type { Decision } from '@goodstanding/model'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clausesOf, type Data, effectOfClause, eventOf } from './server/client.ts'
import { expectProblem } from './server/expect-problem.ts'
import { type LocalServer, SERVICE_TOKEN, startServer } from './server/start-server.ts'

let server: LocalServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(async () => {
  await server.close()
  expect(server.logged).toEqual([])
})

const at = (instant: string) => ({ time: instant })
const YEAR = { validFrom: '2026-03-01T00:00:00Z', validUntil: '2026-09-01T00:00:00Z' }
const campaign = { title: 'Flood relief', text: 'Please donate for the families.', purpose: 'donation' }

describe('what is put', () => {
  it('is kept, and answered with what looks misspelled in it: a consent that is withdrawn in vain goes on', async () => {
    const consent = { person: 'p-slip', organization: 'acme', fields: ['email'], purpose: 'news', note: 'By phone.' }
    const put = await fetch(`${server.url}/v1/consents/c-slip`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${SERVICE_TOKEN}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        ...consent,
        disclosureVersion: '1',
        givenAt: YEAR.validFrom,
        withdrawAt: YEAR.validUntil,
      }),
    })
    expect(await put.json()).toMatchObject({
      note: 'By phone.',
      ignored: [{ pointer: '/withdrawAt', near: 'withdrawnAt' }],
    })
  })
})

describe('a permit', () => {
  const drive = async (data: Data, time = '2026-06-01T00:00:00Z'): Promise<Decision> =>
    server.decide(
      eventOf('campaign.start', { organization: 'shelter', campaign, permit: 'p-drive', ...data }, at(time)),
    )
  const effect = async (data: Data, time?: string) => effectOfClause(await drive(data, time), 'conduct.o')
  beforeAll(() =>
    server.put('permits/p-drive', {
      holder: 'shelter',
      clauses: ['conduct.o'],
      scope: { 'campaign.purpose': ['donation'] },
      issuer: 'Civil Affairs',
      ...YEAR,
    }),
  )
  it('lifts its clauses for its holder, within its scope', async () => {
    expect(await effect({})).toBe('allow')
    expect(await effect({ permit: 'p-unknown' })).toBe('hold')
    expect(await effect({ organization: 'another' })).toBe('hold')
    expect(await effect({ organization: 'another', actor: { id: 'shelter' } }), 'the actor is the holder').toBe('allow')
    expect(await effect({ campaign: { ...campaign, purpose: 'aid' } })).toBe('hold')
  })
  it('is valid by the time of the event, from its first instant to its last', async () => {
    expect(await effect({}, '2026-02-28T23:59:59Z')).toBe('hold')
    expect(await effect({}, YEAR.validFrom)).toBe('allow')
    expect(await effect({}, YEAR.validUntil)).toBe('allow')
    expect(await effect({}, '2026-09-01T00:00:01Z')).toBe('hold')
  })
  it('lifts no clause that it does not name', async () => {
    const text = 'Please donate for the families. Those people are vermin, drive them all out!'
    const decision = await drive({ campaign: { ...campaign, text } })
    expect(clausesOf(decision)).not.toContain('conduct.o')
    expect(clausesOf(decision)).toContain('content.c')
  })
  it('stops when it is withdrawn', async () => {
    await server.remove('permits/p-drive')
    expect(await effect({})).toBe('hold')
  })
})

describe('consent', () => {
  const share = {
    organization: 'acme',
    permit: 'p-share',
    purpose: 'payroll',
    fields: ['email'],
    about: 'member',
    people: ['p-1'],
    recipient: 'payroll-house',
  }
  const effect = async (data: Data = {}, time = '2026-06-01T00:00:00Z') =>
    effectOfClause(await server.decide(eventOf('data.share', { ...share, ...data }, at(time))), 'admin.f.vii')
  const consent = {
    person: 'p-1',
    organization: 'acme',
    fields: ['email', 'name'],
    purpose: 'payroll',
    recipients: ['payroll-house'],
    disclosureVersion: '1',
    givenAt: '2026-05-01T00:00:00Z',
  }
  beforeAll(async () => {
    await server.put('permits/p-share', {
      holder: 'acme',
      clauses: ['admin.f.vii'],
      scope: {},
      issuer: 'acme',
      validFrom: '2020-01-01T00:00:00Z',
      validUntil: '2099-01-01T00:00:00Z',
    })
  })
  it('covers its person, organization, purpose, fields and recipients, and nothing else', async () => {
    expect(await effect()).toBe('block')
    await server.put('consents/c-1', consent)
    expect(await effect()).toBe('allow')
    for (const other of [
      { people: ['p-1', 'p-2'] },
      { purpose: 'research' },
      { fields: ['email', 'salary'] },
      { recipient: 'broker' },
      { organization: 'other', permit: undefined },
    ])
      expect(await effect(other), JSON.stringify(other)).toBe('block')
  })
  it('runs on the event’s time, from when it was given until it is withdrawn', async () => {
    expect(await effect({}, '2026-04-30T23:59:59Z')).toBe('block')
    expect(await effect({}, consent.givenAt)).toBe('allow')
    await server.put('consents/c-1', { ...consent, withdrawnAt: '2026-07-01T00:00:00Z' })
    expect(await effect({}, '2026-06-30T23:59:59Z')).toBe('allow')
    expect(await effect({}, '2026-07-01T00:00:00Z')).toBe('block')
  })
})

describe('an organization’s own rules', () => {
  const organization = (rules: readonly Data[]) => ({
    name: 'Acme',
    kind: 'company',
    country: 'DE',
    domains: ['acme.example'],
    rules,
  })
  const own = (effect: string, more: Data = {}) => ({
    id: 'own-1',
    clause: 'conduct.m',
    on: ['message.send'],
    words: ['sweepstake'],
    effect,
    reason: 'No betting pools',
    ...more,
  })
  const said = (text: string, organizationId = 'strict') =>
    server.decide(eventOf('message.send', { organization: organizationId, content: { text } }))
  it('add to the policy, for that organization alone, and cite the clause they name', async () => {
    await server.put('organizations/strict', organization([own('hold')]))
    expect(effectOfClause(await said('Join the SWEEPSTAKE on Saturday?'), 'conduct.m')).toBe('hold')
    expect(clausesOf(await said('Join the sweepstake on Saturday?', 'lenient'))).not.toContain('conduct.m')
    expect(clausesOf(await said('The stand-up moves to nine.'))).toEqual([])
  })
  it('never weaken it', async () => {
    const call = () => server.decide(eventOf('api.call', { organization: 'strict', app: { id: 'unheard-of' } }))
    const without = await call()
    await server.put(
      'organizations/strict',
      organization([own('flag', { clause: 'service.j', on: ['api.call'], words: ['unheard-of'] })]),
    )
    expect(await call()).toMatchObject({ effect: without.effect })
    const allow = await server.ask('PUT', '/v1/organizations/strict', { body: organization([own('allow')]) })
    expectProblem(allow, 422, 'fact.invalid', '/rules/0/effect')
  })
  it('may not cite a clause that the policy has not', async () => {
    const answer = await server.ask('PUT', '/v1/organizations/strict', {
      body: organization([own('hold', { clause: 'conduct.zz' })]),
    })
    expectProblem(answer, 422, 'fact.invalid', '/rules/0/clause')
  })
  it('states deadlines and domains that can be read, or is told which cannot', async () => {
    const stated = { name: 'Acme', kind: 'company', country: 'DE' }
    const put = (more: object) => server.ask('PUT', '/v1/organizations/readable', { body: { ...stated, ...more } })
    expectProblem(await put({ deadlines: { 2: 'PT4H', 3: 'soon' } }), 422, 'fact.invalid', '/deadlines/3')
    expectProblem(await put({ deadlines: { report: 'P1D' } }), 422, 'fact.invalid', '/deadlines/report')
    expectProblem(await put({ domains: ['https://acme.example/'] }), 422, 'fact.invalid', '/domains/0')
    expect((await server.ask('GET', '/v1/organizations/readable')).status).toBe(404)
    expect((await put({ deadlines: { 2: 'PT4H' }, domains: ['acme.example'] })).status).toBe(200)
  })
})

describe('embedding', () => {
  it('is for the organization’s domains, their subdomains and the origins it lists', async () => {
    await server.put('organizations/embedder', {
      name: 'E',
      kind: 'company',
      country: 'DE',
      domains: ['embedder.example'],
      embedOrigins: ['https://portal.partner.example'],
    })
    const effect = async (origin: string) =>
      effectOfClause(
        await server.decide(
          eventOf('embed.load', { organization: 'embedder', origin, host: 'app.goodstanding.example' }),
        ),
        'service.h',
      )
    for (const origin of ['https://embedder.example', 'https://a.b.embedder.example', 'https://portal.partner.example'])
      expect(await effect(origin), origin).toBe('allow')
    for (const origin of [
      'https://free-chat.test',
      'https://embedder.example.evil.test',
      'https://notembedder.example',
      'https://partner.example',
      'null',
    ])
      expect(await effect(origin), origin).toBe('block')
  })
})

describe('an import', () => {
  const person = (id: string) => ({ kind: 'member', person: { id, name: `Person ${id}`, email: `${id}@acme.example` } })
  const load = (...ids: string[]) =>
    server.decide(
      eventOf('directory.import', {
        organization: 'acme',
        purpose: 'directory',
        disclosure: { version: '1', shownAt: '2026-01-01T00:00:00Z' },
        rows: ids.map(person),
      }),
    )
  beforeAll(async () => {
    for (const id of ['i-1', 'i-2'])
      await server.put(`consents/${id}`, {
        person: id,
        organization: 'acme',
        fields: ['name', 'email'],
        purpose: 'directory',
        disclosureVersion: '1',
        givenAt: '2026-01-01T00:00:00Z',
      })
  })
  it('goes on without the rows that lack consent, and names each', async () => {
    const decision = await load('i-1', 'i-8', 'i-2', 'i-9')
    expect(decision).toMatchObject({
      effect: 'allow',
      rows: [
        { index: 1, effect: 'block', clause: expect.stringMatching(/^admin\.f\./) },
        { index: 3, effect: 'block', clause: expect.stringMatching(/^admin\.f\./) },
      ],
    })
  })
  it('is blocked when no row goes on, and clean when all do', async () => {
    expect(await load('i-8', 'i-9')).toMatchObject({ effect: 'block', rows: [{ index: 0 }, { index: 1 }] })
    const clean = await load('i-1', 'i-2')
    expect([clean.effect, clean.rows ?? []]).toEqual(['allow', []])
  })
})

describe('bytes of a file', () => {
  // The test file of the antivirus industry, in two halves, so that no scanner takes this source for it.
  const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')
  const sha256 = '275a021bbfb6489e54d471899f7db9d1663fc695ec2fe2a2c4538aabf651fd0f'
  const upload = (file: Data) =>
    server.decide(eventOf('file.upload', { file: { name: 'notes.txt', mediaType: 'text/plain', ...file } }))
  it('sent inline, or before by their hash, are looked at without a scanner', async () => {
    const inline = await upload({ data: Buffer.from(eicar).toString('base64'), sha256 })
    expect(effectOfClause(inline, 'service.e')).toBe('block')
    const put = await server.ask('PUT', `/v1/files/${sha256}?name=notes.txt`, {
      raw: eicar,
      mediaType: 'application/octet-stream',
    })
    expect(put).toMatchObject({ status: 200, body: { sha256, size: 68, testVirus: true } })
    expect(effectOfClause(await upload({ sha256 }), 'service.e')).toBe('block')
  })
  it('are refused when they are not what their hash says', async () => {
    const wrong = await server.ask('PUT', `/v1/files/${'a'.repeat(64)}`, {
      raw: eicar,
      mediaType: 'application/octet-stream',
    })
    expectProblem(wrong, 422, 'file.hash-mismatch')
    const event = eventOf('file.upload', { file: { name: 'x', sha256: 'a'.repeat(64), data: 'eA==' } })
    expectProblem(await server.ask('POST', '/v1/decisions', { body: event }), 422, 'event.invalid', '/data/file/sha256')
    const large = eventOf('file.upload', {
      file: { name: 'x', sha256: undefined, data: Buffer.alloc(1024 * 1024 + 3).toString('base64') },
    })
    expectProblem(await server.ask('POST', '/v1/decisions', { body: large }), 422, 'event.invalid', '/data/file/data')
  })
})
