/** Section 3 of the contract: a fact counts from the first decision after its PUT was answered, and no longer once it is withdrawn. */
import type { Effect, EventType } from '@goodstanding/model'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clausesOf, type Data, effectOfClause, eventOf } from './server/client.ts'
import { expectProblem } from './server/expect-problem.ts'
import { type LocalServer, startServer } from './server/start-server.ts'

let server: LocalServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(async () => {
  await server.close()
  expect(server.logged).toEqual([])
})

const ALWAYS = { validFrom: '2020-01-01T00:00:00Z', validUntil: '2099-01-01T00:00:00Z' }
const SHA = 'd'.repeat(63)
const PDQ = 'f0'.repeat(32)
const probe = { actor: { id: 'u-tester' }, method: 'GET', path: '/v1/files/../../../../etc/passwd', status: 400 }
const booker = { name: 'Room Booker', publisher: 'Acme', scopes: ['rooms.read'] }
const call = { app: { id: 'app-booker' }, scope: 'rooms.read' }
const subject = { id: 'o-9', name: 'Quillbrook Instruments', kind: 'company', country: 'US' }
const frame = { live: { id: 'l-cup' }, frame: { at: 10, pdq: PDQ } }

type Told = {
  readonly fact: string
  readonly body: Data
  readonly type: EventType
  readonly data: Data
  readonly clause: string
  /** What the clause says before the fact is stated, while it stands, and after it was withdrawn. */
  readonly before: Effect
  readonly during: Effect
}

const REGISTERS: readonly Told[] = [
  {
    fact: 'registers/hashes/h-1',
    body: { sha256: `${SHA}1`, clause: 'content.e', label: 'known' },
    type: 'file.upload',
    data: { file: { name: 'a.jpg', mediaType: 'image/jpeg', sha256: `${SHA}1`.toUpperCase() } },
    clause: 'content.e',
    before: 'allow',
    during: 'block',
  },
  {
    fact: 'registers/urls/u-1',
    body: { url: 'https://bad.quill.test/login', clause: 'content.l' },
    type: 'message.send',
    data: { content: { text: 'see https://bad.quill.test/login' } },
    clause: 'content.l',
    before: 'allow',
    during: 'block',
  },
  {
    fact: 'registers/works/w-1',
    body: { title: 'The Long Way', holder: 'studio', sha256: [`${SHA}2`] },
    type: 'file.upload',
    data: { file: { name: 'film.mp4', mediaType: 'video/mp4', sha256: `${SHA}2` } },
    clause: 'content.a',
    before: 'allow',
    during: 'block',
  },
  {
    fact: 'registers/broadcasts/b-1',
    body: {
      title: 'Harbour Cup',
      holder: 'harbour-tv',
      startsAt: '2020-01-01T00:00:00Z',
      endsAt: '2099-01-01T00:00:00Z',
      frames: [{ at: 10, pdq: `${'f0'.repeat(31)}00` }],
    },
    type: 'live.frame',
    data: frame,
    clause: 'content.i',
    before: 'allow',
    during: 'hold',
  },
  {
    fact: 'registers/clients/c-1',
    body: { name: 'chat-plus', status: 'refused' },
    type: 'session.start',
    data: { session: { id: 's-1', client: 'Chat-Plus/1.0' } },
    clause: 'conduct.h',
    before: 'allow',
    during: 'block',
  },
  {
    fact: 'registers/apps/app-booker',
    body: { ...booker, status: 'approved' },
    type: 'api.call',
    data: call,
    clause: 'service.j',
    before: 'block',
    during: 'allow',
  },
  {
    fact: 'registers/staff/s-1',
    body: { name: 'Persephone Quill', title: 'Trust and Safety' },
    type: 'account.register',
    data: { account: { id: 'u-quill', name: 'Persephone Quill' } },
    clause: 'conduct.k',
    before: 'allow',
    during: 'hold',
  },
  {
    fact: 'registers/testers/t-1',
    body: { name: 'Red Team', actor: 'u-tester', ...ALWAYS },
    type: 'api.call',
    data: probe,
    clause: 'service.g',
    before: 'block',
    during: 'allow',
  },
  {
    fact: 'registers/protected-names/n-1',
    body: { name: 'Quillbrook Instruments', kind: 'business', owner: { organization: 'quillbrook' } },
    type: 'organization.register',
    data: { subject },
    clause: 'admin.b',
    before: 'allow',
    during: 'block',
  },
  {
    fact: 'registers/terminated/t-9',
    body: { email: 'rexdoe@gmail.com', terminatedAt: '2020-01-01T00:00:00Z', reason: 'fraud' },
    type: 'account.register',
    data: { account: { id: 'u-back', name: 'Rex Doe', email: 'R.Ex.Doe+new@googlemail.com' } },
    clause: 'eligibility.b',
    before: 'allow',
    during: 'block',
  },
]

describe('an entry of a register counts at once', () => {
  it.each(REGISTERS)('$fact', async ({ fact, body, type, data, clause, before, during }) => {
    const effect = async () => effectOfClause(await server.decide(eventOf(type, data)), clause)
    expect(await effect()).toBe(before)
    await server.put(fact, body)
    expect(await effect()).toBe(during)
    await server.remove(fact)
    expect(await effect()).toBe(before)
  })

  it('and an app that was revoked, or goes beyond its scopes, is stopped', async () => {
    const effect = async (data: Data) => effectOfClause(await server.decide(eventOf('api.call', data)), 'service.j')
    await server.put('registers/apps/app-booker', { ...booker, status: 'approved' })
    expect(await effect({ ...call, scope: 'payroll.read' })).toBe('block')
    expect(await effect(call)).toBe('allow')
    await server.put('registers/apps/app-booker', { ...booker, status: 'revoked' })
    expect(await effect(call)).toBe('block')
  })

  it('but a client that no entry names is no finding', async () => {
    const decision = await server.decide(eventOf('session.start', { session: { id: 's-2', client: 'own-build/0.1' } }))
    expect(clausesOf(decision)).toEqual([])
  })

  it('and names of the owner, proven by domain, number or permit, are the owner’s', async () => {
    const owner = {
      organization: 'quillbrook',
      domains: ['quillbrook.example'],
      registryNumber: { scheme: 'crn', value: '09876543' },
    }
    await server.put('registers/protected-names/n-2', { name: 'Quillbrook Instruments', kind: 'business', owner })
    const effect = async (more: Data, data: Data = {}) =>
      effectOfClause(
        await server.decide(eventOf('organization.register', { subject: { ...subject, ...more }, ...data })),
        'admin.b',
      )
    expect(await effect({ id: 'quillbrook' })).toBe('allow')
    expect(await effect({ domain: 'quillbrook.example' }), 'a claim alone proves nothing').toBe('block')
    expect(await effect({ registryNumber: { scheme: 'crn', value: '09876543' } })).toBe('allow')
    await server.put('organizations/o-9', {
      name: 'Q',
      kind: 'company',
      country: 'US',
      domains: ['quillbrook.example'],
    })
    expect(await effect({ domain: 'quillbrook.example' })).toBe('allow')
    await server.remove('organizations/o-9')
    await server.put('permits/p-name', {
      holder: 'o-9',
      clauses: ['admin.b', 'admin.c', 'org-name.f'],
      issuer: 'i',
      ...ALWAYS,
    })
    expect(await effect({}, { permit: 'p-name', organization: 'o-9' })).toBe('allow')
  })

  it('and identities that were terminated are kept as keyed hashes only', async () => {
    await server.put('registers/terminated/t-2', {
      email: 'someone.else@mail.example',
      phone: '+4930123456',
      documentNumber: 'L01X00T47',
      device: 'dev-77',
      terminatedAt: '2024-01-01T00:00:00Z',
    })
    const { body } = await server.ask('GET', '/v1/registers/terminated/t-2')
    const changes = await server.running.db.query('select kind, key, body from fact_change')
    const kept = JSON.stringify([body, changes])
    expect(kept).toContain('t-2')
    for (const identifier of ['someone', '4930123456', 'L01X00T47', 'dev-77']) expect(kept).not.toContain(identifier)
    const again = { account: { id: 'u-3', name: 'Anna Beck', documentNumber: 'l01x 00t47' } }
    expect(clausesOf(await server.decide(eventOf('account.register', again)))).toContain('eligibility.b')
  })
})

describe('facts over the API', () => {
  it('are read, listed by page, changed only as they were read, and withdrawn', async () => {
    const permit = { holder: 'acme', clauses: ['conduct.o'], issuer: 'i', ...ALWAYS }
    for (const id of ['l-1', 'l-2', 'l-3']) await server.put(`permits/${id}`, permit)
    expect((await server.ask('GET', '/v1/permits/l-1')).body).toEqual({ ...permit, id: 'l-1', version: 1 })
    const seen: string[] = []
    for (let cursor = ''; ; ) {
      const { body } = await server.ask('GET', `/v1/permits?limit=2&cursor=${encodeURIComponent(cursor)}`)
      const { items, next } = body as { items: { id: string }[]; next: string | null }
      seen.push(...items.map(({ id }) => id))
      if (next === null) break
      cursor = next
    }
    expect(seen.filter((id) => id.startsWith('l-'))).toEqual(['l-1', 'l-2', 'l-3'])
    expect((await server.ask('PUT', '/v1/permits/l-1', { body: { ...permit, ifMatch: 1 } })).body).toMatchObject({
      version: 2,
    })
    for (const stale of [{ body: { ...permit, ifMatch: 1 } }, { body: permit, headers: { 'if-match': '"1"' } }])
      expectProblem(await server.ask('PUT', '/v1/permits/l-1', stale), 409, 'fact.stale')
    expect((await server.ask('DELETE', '/v1/permits/l-1')).status).toBe(204)
    expectProblem(await server.ask('GET', '/v1/permits/l-1'), 404, 'fact.unknown')
    expectProblem(await server.ask('DELETE', '/v1/permits/l-1'), 404, 'fact.unknown')
  })
  it('have ids of any writing', async () => {
    for (const id of ['a/b', '公司 一', '..', 'x'.repeat(300), "o'neil"]) {
      const path = `/v1/people/${encodeURIComponent(id)}`
      const body = { organization: 'acme', kind: 'member', name: 'Some Body' }
      if (id === '..') continue // a URL has no such segment: clients resolve it before they send
      expect((await server.ask('PUT', path, { body })).status).toBe(200)
      expect((await server.ask('GET', path)).body).toMatchObject({ id })
    }
  })
})
