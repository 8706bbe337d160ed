/**
 * Every route of the started product, asked by everybody: endpoint x role x organization. A route that stands in no line of
 * the table (`route-table.ts`) fails the first test, so that none is open by accident.
 */
import { permissionOf, type Role, ROLES } from '@goodstanding/casework'
import { makeTestFolder, openTestDatabase, type TestDatabase } from '@goodstanding/testkit'
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from '../config.ts'
import { type Running, startGoodstanding } from '../start-goodstanding.ts'
import { SCOPES } from '../access/principal.ts'
import { scopeOf } from './asker.ts'
import { OPEN, TABLE, type Who } from './route-table.ts'

/** Bodies that get past the schema where a route checks it before it asks who may. */
const BODIES: Readonly<Record<string, object>> = {
  'POST /v1/reports': { text: 'x', about: {} },
  'POST /v1/erasures': { person: 'nobody' },
  'POST /v1/second-reviews/draw': { size: 1 },
  'POST /v1/rules/:clause/:rule/lower': { mode: 'watch', reason: 'x' },
  'POST /v1/second-reviews/:id/settle': { outcome: 'stands', reason: 'x' },
  'POST /v1/appeals/:id/reply': { text: 'x' },
  // Refused by its schema: a whole policy is run otherwise, for every role.
  'POST /v1/policy/test': { files: 1 },
  'POST /v1/policy/check': { files: 1 },
  'POST /v1/policy/backtest': { files: 1 },
  'POST /v1/policy/gates': { files: 1 },
  'POST /v1/policy/try': { files: 1 },
}

/** What a notice's own token, in the body, opens for whoever brings no other. */
const BY_NOTICE = new Set(['POST /v1/appeals', 'POST /v1/appeals/:id/reply'])

/** What stands for a parameter: ids of nothing, so that whoever may meets 404 or 422, and whoever may not meets 403 before it. */
const PARAMETERS: Readonly<Record<string, string>> = {
  sha256: 'a'.repeat(64),
  register: 'hashes',
  type: 'account',
  period: '2026',
  index: '0',
}
/** Members meet their own, where a list or a record of nobody would be nobody's. */
const OWN: Readonly<Record<string, (role: Role) => string>> = {
  'GET /v1/standing/:type/:id': (role) => `/v1/standing/account/a-${role}`,
  'GET /v1/verifications/:id': () => '/v1/verifications/acme',
  'POST /v1/verifications/:id/check': () => '/v1/verifications/acme/check',
  'POST /v1/verifications/:id/answer': () => '/v1/verifications/acme/answer',
  'GET /v1/evidence/:id': () => '/v1/evidence/nothing?purpose=x',
  'DELETE /v1/member-sessions/:id': () => '/v1/member-sessions/nobody?organization=acme',
}

const MEMBERS = { member: 'member', external: 'external', administrator: 'admin' } as const

let database: TestDatabase
let folder: string
let running: Running
let administrator: string
const tokens = new Map<Role, string>()

type Asked = { readonly method: string; readonly url: string; readonly token: string | null; readonly body?: object }

async function ask({ method, url, token, body }: Asked) {
  const answer = await running.app.inject({
    method: method as 'GET',
    url,
    headers: {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
  })
  return { status: answer.statusCode, body: answer.body }
}

/** A link that shows one host and opens another: held, whoever sends it to a stranger. */
const deceptiveOf = (sender: string) => ({
  specversion: '1.0',
  id: `deceptive-${sender}`,
  source: 'https://chat.example',
  type: 'message.send',
  data: {
    organization: 'acme',
    actor: { id: sender, kind: 'member' },
    conversation: { id: 'c1', kind: 'direct' },
    audience: { kind: 'person', relation: 'stranger', recipients: ['x-1'], size: 1 },
    content: {
      text: 'Please log in here',
      links: [{ text: 'bank.example', target: 'https://bank-example.test/x' }],
    },
  },
})

const read = ({ body }: { readonly body: string }) => JSON.parse(body) as Readonly<Record<string, string | undefined>>

async function memberToken(sub: string, organization: string, role: string): Promise<string> {
  const body = { sub, organization, role }
  return read(await ask({ method: 'POST', url: '/v1/member-tokens', token: running.serviceToken, body }))['token'] ?? ''
}

async function staffToken(id: string, role: string): Promise<string> {
  const body = { id, name: id, email: `${id}@operator.example`, roles: [role] }
  await ask({ method: 'POST', url: '/v1/staff', token: administrator, body })
  return read(await ask({ method: 'POST', url: `/v1/staff/${id}/tokens`, token: administrator }))['token'] ?? ''
}

beforeAll(async () => {
  database = await openTestDatabase()
  folder = makeTestFolder()
  const environment = {
    GOODSTANDING_DATABASE_URL: database.url,
    GOODSTANDING_DATA: folder,
    GOODSTANDING_ADDRESS_LIMIT: '0',
  }
  running = await startGoodstanding(readConfig(environment, ['--port', '0']), () => undefined)
  const body = { token: running.signInToken }
  administrator = read(await ask({ method: 'POST', url: '/v1/sign-in', token: null, body }))['token'] ?? ''
  for (const role of ROLES) {
    if (role === 'service') tokens.set(role, running.serviceToken)
    else if (role in MEMBERS) tokens.set(role, await memberToken(`a-${role}`, 'acme', MEMBERS[role as 'member']))
    else tokens.set(role, await staffToken(`a-${role}`, role))
  }
}, 60_000)
afterAll(async () => {
  await running.close()
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

/** `METHOD /path` of every route, from the router's own tree. */
function routesOf(): readonly string[] {
  const found: string[] = []
  const above: string[] = []
  for (const line of running.app.printRoutes({ commonPrefix: false, includeHooks: false }).split('\n')) {
    const [, indent = '', text = ''] = /^([\s│]*)[├└]── (.*)$/.exec(line) ?? []
    const depth = indent.length / 4
    const [, part = text, methods = ''] = /^(\S+)(?: \((.*)\))?$/.exec(text) ?? []
    above.length = depth
    above.push(part)
    const path = above.join('')
    for (const method of methods.split(', ')) if (method !== '' && method !== 'HEAD') found.push(`${method} ${path}`)
  }
  return found
}

function mayBy(who: Who, role: Role): boolean {
  if (typeof who === 'string') return true
  if ('roles' in who) return role === 'service' ? who.scope !== null : who.roles.includes(role)
  return who.some((act) => permissionOf(act, role) !== null)
}

/** With which scope a service may; null: no service may, or any. */
function scopeNeeded(who: Who): string | null {
  if (typeof who === 'string') return null
  if ('roles' in who) return who.scope
  return who.filter((act) => permissionOf(act, 'service') !== null).map(scopeOf)[0] ?? null
}

function urlOf(route: string, role: Role): string {
  const [, path = ''] = route.split(' ')
  return (
    OWN[route]?.(role) ??
    path.replace(/:(\w+)/g, (_whole, name: string) => PARAMETERS[name] ?? 'nothing').replace('*', '/x')
  )
}

describe('every route', () => {
  it('has its line in the table, and every line its route', () => {
    expect(routesOf().filter((route) => !TABLE.has(route))).toEqual([])
    const routes = new Set(routesOf())
    expect([...TABLE.keys()].filter((route) => !routes.has(route))).toEqual([])
  })

  it('lets in whom the table of permissions lets in, and nobody else', async () => {
    const wrong: string[] = []
    for (const [route, who] of TABLE) {
      if (who === OPEN || route.startsWith('DELETE /v1/session')) continue
      const [method = ''] = route.split(' ')
      for (const role of ROLES) {
        const body = method === 'GET' || method === 'DELETE' ? undefined : (BODIES[route] ?? {})
        const asked = { method, url: urlOf(route, role), token: tokens.get(role) ?? '' }
        const { status } = await ask(body === undefined ? asked : { ...asked, body })
        const isIn = status !== 403 && status !== 401 && status < 500
        if (isIn !== mayBy(who, role) || (!isIn && status !== 403)) wrong.push(`${route} as ${role}: ${status}`)
      }
    }
    expect(wrong).toEqual([])
  }, 120_000)

  it('has a scope for whatever services may do: without one only a token of all scopes is let in, and no document says so', () => {
    const isUntold = ([, who]: readonly [string, Who]) =>
      typeof who !== 'string' && mayBy(who, 'service') && scopeNeeded(who) === null
    expect([...TABLE].filter(isUntold)).toEqual([])
  })

  it('lets in a service with the scope that is told, and none that has every other', async () => {
    const mint = async (scopes: readonly string[]): Promise<string> => {
      const body = { name: 'scoped', scopes }
      return read(await ask({ method: 'POST', url: '/v1/service-tokens', token: administrator, body }))['token'] ?? ''
    }
    const only = new Map<string, string>()
    const without = new Map<string, string>()
    const each = SCOPES.filter((scope) => scope !== 'all')
    for (const scope of each) {
      only.set(scope, await mint([scope]))
      without.set(scope, await mint(each.filter((other) => other !== scope)))
    }
    const wrong: string[] = []
    for (const [route, who] of TABLE) {
      const scope = scopeNeeded(who)
      if (scope === null) continue
      const [method = ''] = route.split(' ')
      const body = method === 'GET' || method === 'DELETE' ? undefined : (BODIES[route] ?? {})
      for (const [tokensOf, isIn] of [
        [only, true],
        [without, false],
      ] as const) {
        const asked = { method, url: urlOf(route, 'service'), token: tokensOf.get(scope) ?? '' }
        const { status } = await ask(body === undefined ? asked : { ...asked, body })
        if ((status !== 403) !== isIn || status === 401)
          wrong.push(`${route} ${isIn ? 'with' : 'without'} ${scope}: ${status}`)
      }
    }
    expect(wrong).toEqual([])
  }, 120_000)

  it('knows nobody without a token or session, and none that is made up', async () => {
    const wrong: string[] = []
    for (const [route, who] of TABLE) {
      const [method = ''] = route.split(' ')
      for (const token of [null, 'gsp_made-up-token-of-nobody']) {
        const { status } = await ask({ method, url: urlOf(route, 'member'), token })
        // What anybody may open answers whatever the token is; an appeal's own token stands in its body.
        const isOpen = who === OPEN || (BY_NOTICE.has(route) && token === null)
        if (isOpen ? status >= 500 && status !== 503 : status !== 401)
          wrong.push(`${route} with ${token ?? 'nothing'}: ${status}`)
      }
    }
    expect(wrong).toEqual([])
  }, 60_000)
})

describe('every record of one organization', () => {
  const ids = new Map<string, string>()
  const secrets: readonly string[] = [
    'He insults people in the corridor.',
    'I saw it myself at noon.',
    'It was a joke of mine.',
    'A newsletter for our guests.',
  ]

  beforeAll(async () => {
    const member = await memberToken('reporter', 'acme', 'member')
    const boss = await memberToken('boss', 'acme', 'admin')
    const accused = await memberToken('accused', 'acme', 'member')
    const senior = tokens.get('senior') ?? ''
    const person = { organization: 'acme', kind: 'member', name: 'Accused' }
    await ask({ method: 'PUT', url: '/v1/people/accused', token: running.serviceToken, body: person })
    const post = async (token: string, url: string, body: object) => {
      const answer = await ask({ method: 'POST', url, token, body })
      expect([url, answer.status, answer.body]).toEqual([
        url,
        expect.toSatisfy((status: number) => status < 300),
        answer.body,
      ])
      return read(answer) as Readonly<Record<string, string & { case: string } & readonly { id: string }[]>>
    }
    const [text, statement, appeal] = secrets
    const report = await post(member, '/v1/reports', { about: { account: 'accused' }, clause: 'conduct.c', text })
    ids.set('reports', report['id'] ?? '')
    const confirmed = await post(boss, `/v1/reports/${ids.get('reports')}/confirm`, { statement })
    ids.set('complaints', (confirmed['complaint'] as unknown as { id: string }).id)
    ids.set('cases', confirmed['complaint']?.case ?? '')
    const decided = await post(senior, `/v1/cases/${ids.get('cases')}/decide`, {
      clause: 'conduct.c',
      reason: 'Insults.',
      actions: [{ type: 'warn' }],
    })
    ids.set('actions', decided['actions']?.[0]?.id ?? '')
    ids.set('notices', String(decided['notices']?.[0] ?? ''))
    ids.set('appeals', (await post(accused, '/v1/appeals', { action: ids.get('actions'), text: appeal }))['id'] ?? '')
    ids.set('verifications', 'acme')
    ids.set('erasures', (await post(accused, '/v1/erasures', {}))['id'] ?? '')
    const kept = await post(running.serviceToken, '/v1/decisions', deceptiveOf('accused'))
    ids.set('kept-back', kept['id'] ?? '')
    const permit = await post(boss, '/v1/permit-requests', {
      kind: 'operator',
      purpose: secrets[3],
      clauses: ['conduct.j'],
      issuer: 'Goodstanding',
      validUntil: new Date(Date.now() + 86_400_000).toISOString(),
      evidence: [],
    })
    ids.set('permit-requests', permit['id'] ?? '')
  }, 60_000)

  it('is nothing to those of another: no route shows it, and none changes it', async () => {
    const wrong: string[] = []
    for (const [role, name] of Object.entries(MEMBERS)) {
      const token = await memberToken(`g-${role}`, 'globex', name)
      for (const [route, who] of TABLE) {
        const [method = '', path = ''] = route.split(' ')
        const [, collection = ''] = /^\/v1\/([a-z-]+)\/:id/.exec(path) ?? []
        const id = ids.get(collection)
        if (id === undefined || typeof who === 'string') continue
        const url = path.replace(':id', id)
        const { status, body } = await ask({
          method,
          url,
          token,
          ...(method === 'GET'
            ? {}
            : { body: { statement: 'x', reason: 'x', question: 'x', text: 'x', evidence: [] } }),
        })
        const expected = mayBy(who, role as Role) ? [404] : [403]
        if (!expected.includes(status) || secrets.some((secret) => body.includes(secret)))
          wrong.push(`${method} ${path} as ${role} of another organization: ${status}`)
      }
    }
    expect(wrong).toEqual([])
  }, 60_000)

  it('that is about one person is nothing to a colleague who has no part in it', async () => {
    const wrong: string[] = []
    const personal = ['reports', 'notices', 'appeals', 'erasures', 'kept-back']
    for (const role of ['member', 'external'] as const) {
      const token = await memberToken(`n-${role}`, 'acme', role)
      for (const [route, who] of TABLE) {
        const [method = '', path = ''] = route.split(' ')
        const [, collection = ''] = /^\/v1\/([a-z-]+)\/:id/.exec(path) ?? []
        if (!personal.includes(collection) || typeof who === 'string') continue
        const url = path.replace(':id', ids.get(collection) ?? '')
        const body = { statement: 'x', reason: 'x', question: 'x', text: 'x', evidence: [] }
        const answer = await ask({ method, url, token, ...(method === 'GET' ? {} : { body }) })
        const leaks = secrets.some((secret) => answer.body.includes(secret))
        if (answer.status !== (mayBy(who, role) ? 404 : 403) || leaks)
          wrong.push(`${method} ${path} as ${role} of the same organization: ${answer.status}`)
      }
    }
    expect(wrong).toEqual([])
  }, 60_000)

  it('stands in no list of theirs', async () => {
    const wrong: string[] = []
    const lists = [...TABLE].filter(([route, who]) => /^GET \/v1\/[a-z-/]+$/.test(route) && Array.isArray(who))
    for (const [role, name] of Object.entries(MEMBERS)) {
      const token = await memberToken(`g-${role}`, 'globex', name)
      for (const [route] of lists) {
        for (const filter of [
          '',
          '?organization=acme',
          '?subject=account/accused',
          '?reporter=reporter',
          '?person=accused',
        ]) {
          const { body } = await ask({ method: 'GET', url: `${route.slice(4)}${filter}`, token })
          const leaks = [...ids.values(), ...secrets].filter((text) => text !== 'acme' && body.includes(text))
          if (leaks.length > 0) wrong.push(`${route}${filter} as ${role}: ${leaks.join()}`)
        }
      }
    }
    expect(wrong).toEqual([])
  }, 60_000)

  it('is there for its own', async () => {
    const boss = await memberToken('boss', 'acme', 'admin')
    for (const collection of ['reports', 'complaints', 'notices', 'verifications', 'permit-requests'])
      expect([
        collection,
        (await ask({ method: 'GET', url: `/v1/${collection}/${ids.get(collection)}`, token: boss })).status,
      ]).toEqual([collection, 200])
    const accused = await memberToken('accused', 'acme', 'member')
    for (const collection of ['notices', 'appeals', 'erasures', 'kept-back'])
      expect(
        (await ask({ method: 'GET', url: `/v1/${collection}/${ids.get(collection)}`, token: accused })).status,
      ).toBe(200)
  })
})
