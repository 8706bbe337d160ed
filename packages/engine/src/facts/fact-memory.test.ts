import type { Event, FactKind } from '@goodstanding/model'
import { describe, expect, it } from 'vitest'
import { createFactMemory } from './create-fact-memory.ts'
import { validateFact } from './validate-fact.ts'
import type { Policy } from '@goodstanding/policy'

const START = Date.parse('2026-11-24T10:00:00Z')
const SERVICE = { names: ['Goodstanding Workplace'], domains: ['goodstanding.example'] }

function memoryWith(...facts: readonly (readonly [FactKind, string, unknown])[]) {
  const memory = createFactMemory({ service: SERVICE, token: (kind, canonical) => `${kind}:${canonical}` })
  for (const [kind, id, body] of facts) memory.apply({ kind, id, body })
  return memory
}

it('passes over facts of a newer product, and goes on', () => {
  const ofTomorrow = JSON.parse('["register.of-tomorrow", "x-1", {}]') as [FactKind, string, unknown]
  const memory = memoryWith(ofTomorrow, ['register.staff', 's-1', { name: 'Ann Bell', account: 'u-1' }])
  memory.apply({ kind: ofTomorrow[0], id: 'x-1', body: null })
  expect(memory.isStaff('u-1')).toBe(true)
})

describe('consent', () => {
  const body = {
    person: 'p1',
    organization: 'acme',
    fields: ['name', 'email'],
    purpose: 'directory',
    recipients: ['r1'],
    disclosureVersion: '1',
    givenAt: '2026-11-01T00:00:00Z',
    withdrawnAt: '2026-12-01T00:00:00Z',
  }
  const question = {
    person: 'p1',
    organization: 'acme',
    purpose: 'directory',
    fields: ['name'],
    recipient: null,
    time: START,
  }
  const ask = (changes: object) => memoryWith(['consent', 'c1', body]).consent({ ...question, ...changes })

  it('covers its person, organization, purpose, fields and time', () => {
    expect(ask({})).toBe('covered')
    for (const change of [
      { person: 'p2' },
      { organization: 'beta' },
      { purpose: 'sales' },
      { fields: ['name', 'phone'] },
      { time: Date.parse('2026-10-31T00:00:00Z') },
      { time: Date.parse('2026-12-01T00:00:00Z') },
    ]) {
      expect(ask(change)).toBe('missing')
    }
    expect(ask({ time: Date.parse('2026-11-01T00:00:00Z') })).toBe('covered')
  })

  it('covers a recipient that it names', () => {
    expect(ask({ recipient: 'r1' })).toBe('covered')
    expect(ask({ recipient: 'r2' })).toBe('recipient-missing')
  })

  it('changes and goes with its fact', () => {
    const memory = memoryWith(['consent', 'c1', body], ['consent', 'c1', { ...body, person: 'p2' }])
    expect(memory.consent(question)).toBe('missing')
    expect(memory.consent({ ...question, person: 'p2' })).toBe('covered')
    memory.apply({ kind: 'consent', id: 'c1', body: null })
    expect(memory.consent({ ...question, person: 'p2' })).toBe('missing')
    expect(memory.sizes()['consent']).toBe(0)
  })
})

describe('what is kept', () => {
  it('is named by kind and id, of every kind, until it is withdrawn', () => {
    const at = { startsAt: '2026-11-24T09:00:00Z', endsAt: '2026-11-24T11:00:00Z' }
    const facts: readonly (readonly [FactKind, string, unknown])[] = [
      ['permit', 'p1', { kind: 'k', scope: {} }],
      ['organization', 'o1', { name: 'Acme', kind: 'company', country: 'GB' }],
      ['person', 'u1', { organization: 'acme', kind: 'member', name: 'Ann' }],
      ['register.protected-names', 'n1', { name: 'Bank', kind: 'brand' }],
      ['register.works', 'w1', { title: 'W', holder: 'h', sha256: ['a'.repeat(64)] }],
      ['register.broadcasts', 'b1', { title: 'Cup', holder: 'tv', ...at, frames: [] }],
      ['register.hashes', 'h1', { sha256: 'b'.repeat(64), clause: 'conduct.d' }],
      ['register.urls', 'l1', { url: 'https://bad.example', clause: 'conduct.d' }],
      ['register.apps', 'a1', { name: 'A', publisher: 'P', scopes: [], status: 'approved' }],
      ['register.terminated', 't1', { tokens: ['x'], terminatedAt: START }],
    ]
    const memory = memoryWith(...facts)
    const named = () => [...memory.kept()].map(({ kind, id }) => `${kind} ${id}`).sort()
    expect(named()).toEqual(facts.map(([kind, id]) => `${kind} ${id}`).sort())
    for (const [kind, id] of facts) memory.apply({ kind, id, body: null })
    expect(named()).toEqual([])
  })
})

describe('registers', () => {
  it('know a registry number by its scheme too', () => {
    const owner = { registryNumber: { scheme: 'vat', value: 'DE136695976' } }
    const memory = memoryWith(['register.protected-names', 'n1', { name: 'Vorlemtro', kind: 'business', owner }])
    expect(memory.registeredAs({ scheme: 'vat', value: 'DE 136 695 976' })).toEqual(['Vorlemtro'])
    expect(memory.registeredAs({ scheme: 'crn', value: 'DE136695976' })).toEqual([])
  })

  it('find a listed URL by the most specific entry, and forget it when it is deleted', () => {
    const memory = memoryWith(
      ['register.urls', 'u1', { url: 'https://bad.example', clause: 'conduct.d' }],
      ['register.urls', 'u2', { url: 'https://bad.example/worse', clause: 'conduct.e' }],
    )
    expect(memory.listedUrl('http://www.bad.example/x')?.id).toBe('u1')
    expect(memory.listedUrl('https://BAD.example/worse/page?a=1')?.id).toBe('u2')
    expect(memory.listedUrl('https://good.example/')).toBeNull()
    memory.apply({ kind: 'register.urls', id: 'u1', body: null })
    expect(memory.listedUrl('http://www.bad.example/x')).toBeNull()
  })

  it('compare clients by what stands before the slash', () => {
    const memory = memoryWith(
      ['register.clients', 'c1', { name: 'GrabBot', status: 'refused' }],
      ['register.clients', 'c2', { name: 'web', status: 'approved' }],
    )
    expect(memory.clientStatus('grabbot/3.1')).toBe('refused')
    expect(memory.clientStatus('web/4.2')).toBe('approved')
    expect(memory.clientStatus('other/1')).toBeNull()
  })

  it('keep testers to their time', () => {
    const tester = { name: 'T', actor: 'u1', validFrom: '2026-11-01T00:00:00Z', validUntil: '2026-12-01T00:00:00Z' }
    const memory = memoryWith(['register.testers', 't1', tester])
    expect(memory.isTester('u1', START)).toBe(true)
    expect(memory.isTester('u1', START + 30 * 86_400_000)).toBe(false)
    expect(memory.isTester('u2', START)).toBe(false)
  })

  it('keep terminated identities by their tokens only, from their day on', () => {
    const memory = memoryWith(['register.terminated', 't1', { tokens: ['email:a@b.example'], terminatedAt: START }])
    expect(memory.terminated('email:a@b.example', START)).toBe(true)
    expect(memory.terminated('email:a@b.example', START - 1)).toBe(false)
    memory.apply({ kind: 'register.terminated', id: 't1', body: null })
    expect(memory.terminated('email:a@b.example', START)).toBe(false)
  })
  it('bar whoever returns within the second of their termination: many services state times by the second', () => {
    const terminatedAt = START + 700
    const memory = memoryWith(['register.terminated', 't1', { tokens: ['email:a@b.example'], terminatedAt }])
    expect(memory.terminated('email:a@b.example', START)).toBe(true)
    expect([...memory.terminatedWith(['email:a@b.example'], START)]).toHaveLength(1)
    expect(memory.terminated('email:a@b.example', START - 1)).toBe(false)
  })

  it('find works by hash and by likeness, and broadcasts while they are on air', () => {
    const memory = memoryWith(
      ['register.works', 'w1', { title: 'W', holder: 'h', sha256: ['A'.repeat(64)], pdq: ['f'.repeat(64)] }],
      [
        'register.broadcasts',
        'b1',
        {
          title: 'Cup final',
          holder: 'tv',
          startsAt: '2026-11-24T09:00:00Z',
          endsAt: '2026-11-24T11:00:00Z',
          frames: [{ at: 3, pdq: '0'.repeat(64) }],
        },
      ],
    )
    expect(memory.workBySha256('a'.repeat(64)).map(({ id }) => id)).toEqual(['w1'])
    expect(memory.worksByPdq(`${'f'.repeat(60)}0fff`).map(({ id }) => id)).toEqual(['w1'])
    expect(memory.framesByPdq(`${'0'.repeat(57)}fffffff`)).toMatchObject([{ at: 3, broadcast: { id: 'b1' } }])
    expect(memory.framesByPdq(`${'0'.repeat(56)}ffffffff`)).toEqual([])
    expect(memory.broadcastsAt(START)).toHaveLength(1)
    expect(memory.broadcastsAt(START + 7_200_000)).toHaveLength(0)
  })
})

describe('organizations and people', () => {
  const acme = { name: 'Acme  Ltd', kind: 'company', country: 'DE', domains: ['Acme.example'] }

  it('are found by id and by name', () => {
    const memory = memoryWith(['organization', 'acme', acme])
    expect(memory.organization('acme')?.domains).toEqual(['acme.example'])
    expect(memory.organizationNamed('ACME ltd')?.id).toBe('acme')
    memory.apply({ kind: 'organization', id: 'acme', body: { ...acme, name: 'Beta' } })
    expect(memory.organizationNamed('ACME ltd')).toBeNull()
    expect(memory.organizationNamed('beta')?.id).toBe('acme')
  })

  it('know the people whose names may be taken for one, in large organizations too', () => {
    const people = Array.from({ length: 80 }, (_, at): readonly [FactKind, string, unknown] => [
      'person',
      `p${at}`,
      { organization: 'acme', kind: 'member', name: at === 7 ? 'Margarete Lindqvist' : `Person Number${at}` },
    ])
    const memory = memoryWith(...people)
    const like = () => Array.from(memory.peopleLike('acme', 'Margarete Lindqvist'), ({ id }) => id)
    expect(like()).toEqual(['p7'])
    memory.apply({ kind: 'person', id: 'p7', body: null })
    expect(like()).toEqual([])
    expect([...memory.peopleOf('acme')]).toHaveLength(79)
  })

  it('own the protected names whose entries say so', () => {
    const entry = { name: 'Acme', kind: 'business', owner: { organization: 'acme' } }
    const memory = memoryWith(
      ['register.protected-names', 'n1', entry],
      ['register.protected-names', 'n1', entry],
      ['register.protected-names', 'n2', entry],
    )
    memory.apply({ kind: 'register.protected-names', id: 'n1', body: null })
    expect(memory.ownsProtectedName('acme')).toBe(true)
    memory.apply({ kind: 'register.protected-names', id: 'n2', body: null })
    expect(memory.ownsProtectedName('acme')).toBe(false)
  })

  it('lose a person who moves to another organization', () => {
    const person = { organization: 'acme', kind: 'member', name: 'Ana', roles: ['executive'] }
    const memory = memoryWith(['person', 'p1', person], ['person', 'p1', { ...person, organization: 'beta' }])
    expect([...memory.peopleOf('acme')]).toEqual([])
    expect([...memory.peopleOf('beta')]).toEqual([
      { id: 'p1', kind: 'member', name: 'Ana', title: null, roles: ['executive'] },
    ])
  })
})

describe('a permit', () => {
  const body = {
    holder: 'app1',
    clauses: ['service.j'],
    scope: { 'rows.person.id': ['p1', 'p2'] },
    issuer: 'I',
    validFrom: '2026-11-01T00:00:00Z',
    validUntil: '2026-12-01T00:00:00Z',
  }
  const cite = (data: object) =>
    memoryWith(['permit', 'x', body]).citedPermit({
      id: 'e',
      source: 's',
      type: 'api.call',
      time: START,
      data: { organization: 'acme', actor: { id: 'u1', kind: 'app' }, permit: 'x', ...data },
    } as unknown as Event)

  it('may be held by the app, and looks at every value under its paths', () => {
    const rows = (...ids: readonly string[]) => ids.map((id) => ({ person: { id } }))
    expect(cite({ app: { id: 'app1' } })?.covers).toBe(true)
    expect(cite({ app: { id: 'app2' } })?.covers).toBe(false)
    expect(cite({ app: { id: 'app1' }, rows: rows('p1', 'p2') })?.covers).toBe(true)
    expect(cite({ app: { id: 'app1' }, rows: rows('p1', 'p3') })?.covers).toBe(false)
    expect(cite({ permit: 'unknown' })).toBeNull()
  })
})

describe('a fact that is put', () => {
  const policy = { clauses: new Map([['conduct.j', {}]]) } as unknown as Policy
  const refusal = (kind: FactKind, body: object) => {
    const checked = validateFact(kind, body, policy)
    return checked.ok ? null : checked.refusal
  }
  const permit = {
    holder: 'a',
    clauses: ['conduct.j'],
    issuer: 'I',
    validFrom: '2026-11-01T00:00:00Z',
    validUntil: '2026-12-01T00:00:00Z',
  }

  it('is refused when it names a clause that the policy does not have', () => {
    expect(refusal('permit', permit)).toBeNull()
    expect(refusal('permit', { ...permit, clauses: ['conduct.j', 'conduct.jj'] })).toEqual({
      kind: 'fact.unknown-clause',
      pointer: '/clauses/1',
      message: 'The policy has no clause "conduct.jj".',
      hint: 'Did you mean "conduct.j"?',
    })
    const rules = [{ clause: 'x' }]
    expect(refusal('organization', { rules })?.pointer).toBe('/rules/0/clause')
    expect(refusal('register.hashes', { sha256: '', clause: 'x' })?.pointer).toBe('/clause')
  })

  it('is refused when its dates run backwards or its URL is none', () => {
    expect(refusal('permit', { ...permit, validUntil: '2026-10-01T00:00:00Z' })).toMatchObject({
      kind: 'fact.dates-reversed',
      pointer: '/validUntil',
    })
    for (const url of [' ', '*.bad.example', 'https://*.bad.example/x'])
      expect(refusal('register.urls', { url, clause: 'conduct.j' })?.kind).toBe('fact.bad-url')
    expect(refusal('register.urls', { url: 'bad.example/x', clause: 'conduct.j' })).toBeNull()
  })

  it('is refused when what it calls a domain would match no host', () => {
    const domains = ['acme.example', ' Büro.example ', '例子.公司', 'intranet', 'xn--bcher-kva.example']
    expect(refusal('organization', { domains })).toBeNull()
    for (const domain of ['https://acme.example/', 'acme.example/x', 'a@acme.example', 'acme example', '.example', ''])
      expect(refusal('organization', { domains: ['acme.example', domain] }), domain).toMatchObject({
        kind: 'fact.bad-domain',
        pointer: '/domains/1',
      })
    expect(refusal('register.protected-names', { name: 'Blue Heron', owner: { domains: ['*'] } })?.pointer).toBe(
      '/owner/domains/0',
    )
    expect(refusal('register.protected-names', { name: 'Blue Heron' })).toBeNull()
  })

  it('is refused when it would guard nothing: a blank name, or somebody who is known by nothing', () => {
    for (const name of ['', ' \u3000', '\u200b']) {
      const blank = { kind: 'fact.blank-word', pointer: '/name' }
      expect(refusal('register.protected-names', { name })).toMatchObject(blank)
      expect(refusal('register.staff', { name })).toMatchObject(blank)
      const aliases = { name: 'Blue Heron', aliases: ['BH', name] }
      expect(refusal('register.protected-names', aliases)?.pointer).toBe('/aliases/1')
    }
    expect(refusal('register.protected-names', { name: '蓝鹭', aliases: ['!'] })).toBeNull()
    const terminatedAt = '2026-01-01T00:00:00Z'
    for (const known of [{}, { name: 'Vex' }, { birthDate: '1990-01-01' }, { email: ' ' }])
      expect(refusal('register.terminated', { terminatedAt, ...known })?.kind).toBe('fact.no-identity')
    for (const known of [{ email: 'a@b.example' }, { device: 'd' }, { name: 'Vex', birthDate: '1990-01-01' }])
      expect(refusal('register.terminated', { terminatedAt, ...known })).toBeNull()
  })

  it('is refused when what it lists as an origin could be that of no page', () => {
    const embedOrigins = ['https://pages.example', 'https://pages.example:8443/acme', 'pages.example', 'app://wrapped']
    expect(refusal('organization', { embedOrigins })).toBeNull()
    for (const origin of ['*.pages.example', 'https://*.pages.example', ' '])
      expect(refusal('organization', { embedOrigins: ['https://pages.example', origin] }), origin).toMatchObject({
        kind: 'fact.bad-origin',
        pointer: '/embedOrigins/1',
      })
  })

  it('is refused when a rule of an organization lists what no message could hold', () => {
    const rule = { id: 'r', clause: 'conduct.j', on: ['message.send'], effect: 'flag', reason: 'No.' }
    const lists = (more: object) => refusal('organization', { rules: [rule, { ...rule, id: 'q', ...more }] })
    const hosts = [
      'bad.example',
      '*.bad.example',
      'https://bad.example/x',
      '例子.公司',
      '203.0.113.7',
      'intranet',
      ' b.example ',
    ]
    expect(lists({ words: ['word', '!', '内部'], domains: hosts })).toBeNull()
    expect(lists({ words: [], domains: [] })).toBeNull()
    for (const word of [' ', '\u200b', ' \u3000\t', '\u3164', '\u2800', '\u0301', '\u0007'])
      expect(lists({ words: ['word', word] }), JSON.stringify(word)).toMatchObject({
        ...{ kind: 'fact.blank-word', pointer: '/rules/1/words/1' },
      })
    for (const domain of ['%', '*', ' ', 'bad example'])
      expect(lists({ domains: ['bad.example', domain] }), domain).toMatchObject({
        ...{ kind: 'fact.bad-domain', pointer: '/rules/1/domains/1' },
      })
  })
})
