/**
 * Every route of the started product, asked by everybody: endpoint x role x organization. A route that stands in no line of
 * the table below fails the first test, so that none is open by accident.
 */
import { type Act, permissionOf, type Role, ROLES } from '@goodstanding/casework'
import { makeTestFolder, openTestDatabase, type TestDatabase } from '@goodstanding/testkit'
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from '../config.ts'
import { type Running, startGoodstanding } from '../start-goodstanding.ts'

/**
 * Who may: acts of the table of permissions (one of them is enough), a scope of services with roles beside it, whoever has
 * any token, or everybody.
 */
type Who =
  | readonly Act[]
  | { readonly service: boolean; readonly roles: readonly Role[] }
  | 'anybody known'
  | 'everybody'

const FACTS = { service: true, roles: ['installation-admin'] } as const
const SERVICE = { service: true, roles: [] } as const
const EDITING = { service: true, roles: ['policy-editor'] } as const
const OWN_ORGANIZATION = { service: false, roles: ['administrator'] } as const
const OPEN = 'everybody'
const FACT_PATHS = ['permits', 'consents', 'people', 'organizations'].flatMap((collection) => [
  [`GET /v1/${collection}`, FACTS] as const,
  [`GET /v1/${collection}/:id`, FACTS] as const,
  [`PUT /v1/${collection}/:id`, FACTS] as const,
  [`DELETE /v1/${collection}/:id`, FACTS] as const,
])

/** Administrators state their own organization's rules and consents. */
const OWN_FACTS = { service: true, roles: ['installation-admin', 'administrator'] } as const

const TABLE: ReadonlyMap<string, Who> = new Map<string, Who>([
  ...FACT_PATHS,
  ['GET /v1/organizations/:id', OWN_FACTS],
  ['PUT /v1/organizations/:id', OWN_FACTS],
  ['GET /v1/consents', OWN_FACTS],
  ['GET /v1/consents/:id', OWN_FACTS],
  ['PUT /v1/consents/:id', OWN_FACTS],
  ['GET /v1/registers/:register', FACTS],
  ['GET /v1/registers/:register/:id', FACTS],
  ['PUT /v1/registers/:register/:id', FACTS],
  ['DELETE /v1/registers/:register/:id', FACTS],

  ['POST /v1/decisions', SERVICE],
  ['POST /v1/events', SERVICE],
  ['GET /v1/decisions/:id', { service: true, roles: ['moderator', 'senior', 'counsel', 'auditor', 'policy-editor'] }],
  ['PUT /v1/files/:sha256', SERVICE],
  ['POST /v1/signals', { service: true, roles: ['moderator', 'senior', 'policy-editor'] }],
  ['POST /v1/names', { service: true, roles: ['moderator', 'senior', 'policy-editor'] }],
  ['GET /v1/standing/:type/:id', ['standing.read']],

  ['POST /v1/sign-in', OPEN],
  ['GET /v1/session', 'anybody known'],
  ['POST /v1/session', OPEN],
  ['DELETE /v1/session', 'anybody known'],
  ['DELETE /v1/member-sessions/:id', ['member-token.mint']],
  ['POST /v1/member-tokens', ['member-token.mint']],
  ['GET /v1/staff', ['staff.manage']],
  ['POST /v1/staff', ['staff.manage']],
  ['GET /v1/staff/:id', ['staff.manage']],
  ['PATCH /v1/staff/:id', ['staff.manage']],
  ['DELETE /v1/staff/:id', ['staff.manage']],
  ['POST /v1/staff/:id/tokens', ['staff.manage']],
  ['GET /v1/staff/:id/queues', ['staff.manage']],
  ['PUT /v1/staff/:id/queues', ['staff.manage']],
  ['GET /v1/service-tokens', ['token.manage']],
  ['POST /v1/service-tokens', ['token.manage']],
  ['DELETE /v1/service-tokens/:id', ['token.manage']],

  ['GET /v1/queues', ['queue.read']],
  ['GET /v1/queues/:id', ['queue.read']],
  ['PUT /v1/queues/:id', ['queue.manage']],
  ['DELETE /v1/queues/:id', ['queue.manage']],
  ['GET /v1/routing', ['queue.read']],
  ['PUT /v1/routing', ['queue.manage']],
  ['POST /v1/routing/dry-run', ['queue.manage']],
  ['POST /v1/routing/apply', ['queue.manage']],

  ['GET /v1/operations/summary', ['operations.read']],
  ['GET /v1/operations/volumes', ['operations.read']],
  ['GET /v1/retention', ['retention.manage']],
  ['GET /v1/recorded-decisions', ['action.read']],
  ['GET /v1/links/:type/:id', ['action.read']],
  ['GET /v1/policy/files', EDITING],
  ['GET /v1/policy/versions', ['operations.read']],
  ['GET /v1/policy/versions/:version', ['operations.read']],
  ['POST /v1/policy/try', EDITING],
  ['GET /v1/rules', ['operations.read']],
  ['POST /v1/rules/:clause/:rule/lower', ['rule.lower']],
  ...['raise', 'approve', 'withdraw'].map((act) => [`POST /v1/rules/:clause/:rule/${act}`, ['rule.raise']] as const),
  ['GET /v1/policy', 'anybody known'],
  ['GET /v1/policy/clauses/:id', 'anybody known'],
  ['POST /v1/policy/check', EDITING],
  ['POST /v1/policy/test', EDITING],
  ['POST /v1/policy/backtest', EDITING],
  ['POST /v1/policy/gates', EDITING],
  ['POST /v1/policy/rehearse', EDITING],
  ['POST /v1/policy/publish', { service: false, roles: ['policy-editor'] }],

  ['POST /v1/reports', ['report.file']],
  ['GET /v1/reports', ['report.read-own', 'report.read']],
  ['GET /v1/reports/:id', ['report.read-own', 'report.read']],
  ['POST /v1/reports/:id/confirm', ['report.confirm']],
  ['POST /v1/reports/:id/dismiss', ['report.dismiss']],
  ['POST /v1/reports/:id/ask', ['report.ask']],
  ['POST /v1/reports/:id/reply', ['report.reply']],
  ['POST /v1/reports/:id/escalate', ['report.escalate']],
  ['POST /v1/reports/:id/withdraw', ['report.withdraw']],
  ['POST /v1/complaints', ['complaint.file']],
  ['GET /v1/complaints', ['complaint.read']],
  ['GET /v1/complaints/:id', ['complaint.read']],

  ['GET /v1/cases', ['case.read']],
  ['GET /v1/cases/:id', ['case.read']],
  ['POST /v1/cases/:id/claim', ['case.claim']],
  ['POST /v1/cases/:id/release', ['case.release']],
  ['POST /v1/cases/:id/note', ['case.note']],
  ['POST /v1/cases/:id/wait', ['case.wait']],
  ['POST /v1/cases/:id/reopen', ['case.reopen']],
  ['GET /v1/views', ['view.keep']],
  ['POST /v1/views', ['view.keep']],
  ['PUT /v1/views/:id', ['view.keep']],
  ['DELETE /v1/views/:id', ['view.remove']],
  ['GET /v1/permit-requests', ['permit.read']],
  ['GET /v1/permit-requests/:id', ['permit.read']],
  ['POST /v1/permit-requests', ['permit.ask']],
  ['POST /v1/permit-requests/:id/decide', ['permit.decide']],
  ['POST /v1/permit-requests/:id/withdraw', ['permit.ask', 'permit.decide']],
  ['POST /v1/verifications/:id/ask', ['verification.ask']],
  ['POST /v1/verifications/:id/answer', ['verification.answer']],
  ['POST /v1/cases/:id/decide', ['case.decide']],
  ['POST /v1/cases/:id/move', ['case.move']],
  ['POST /v1/cases/:id/merge', ['case.merge']],
  ['POST /v1/cases/:id/unmerge', ['case.unmerge']],
  ['POST /v1/cases/:id/escalate', ['case.escalate']],
  ['POST /v1/cases/:id/return', ['case.return']],
  ['POST /v1/cases/:id/preview', ['case.decide']],
  ['POST /v1/cases/:id/reveal', ['evidence.read']],
  ['GET /v1/cases/:id/files', ['evidence.read']],
  ['POST /v1/cases/:id/picture', ['evidence.read']],
  ['POST /v1/cases/:id/original', ['evidence.read']],
  ['GET /v1/cases/:id/evidence', ['evidence.read']],
  ['GET /v1/evidence/:id', ['evidence.read']],
  ['GET /v1/evidence-counts', ['evidence.read']],
  ['POST /v1/cases/decide', ['case.decide']],
  ['GET /v1/batches', ['batch.read']],
  ['GET /v1/batches/:id', ['batch.read']],
  ['POST /v1/batches/:id/undo', ['batch.undo']],

  ['GET /v1/second-reviews', ['second-review.read']],
  ['POST /v1/second-reviews/draw', ['second-review.draw']],
  ['GET /v1/second-reviews/agreement', ['second-review.count']],
  ['GET /v1/second-reviews/:id', ['second-review.read']],
  ['POST /v1/second-reviews/:id/take', ['second-review.judge']],
  ['POST /v1/second-reviews/:id/release', ['second-review.judge']],
  ['POST /v1/second-reviews/:id/judge', ['second-review.judge']],
  ['POST /v1/second-reviews/:id/settle', ['second-review.settle']],

  ['GET /v1/actions', ['action.read']],
  ['GET /v1/actions/:id', ['action.read']],
  ['GET /v1/actions/:id/statement', ['action.read']],
  ['POST /v1/actions/:id/approve', { service: false, roles: ['senior', 'counsel'] }],
  ['POST /v1/actions/:id/decline', { service: false, roles: ['senior', 'counsel'] }],
  ['POST /v1/actions/:id/reverse', ['action.reverse']],
  ['GET /v1/notices', ['notice.read']],
  ['GET /v1/notices/:id', ['notice.read']],
  ['GET /v1/disclosures', ['disclosure.read']],
  ['GET /v1/disclosures/:id', ['disclosure.read']],
  ['POST /v1/appeals', ['appeal.file']],
  ['GET /v1/appeals', ['appeal.file', 'appeal.read']],
  ['GET /v1/appeals/:id', ['appeal.file', 'appeal.read']],
  ['POST /v1/appeals/:id/ask', ['appeal.ask']],
  ['POST /v1/appeals/:id/reply', ['appeal.reply']],
  ['POST /v1/appeals/:id/decide', ['appeal.decide']],

  ['GET /v1/own-organization', OWN_ORGANIZATION],
  ['PUT /v1/own-organization/rules', OWN_ORGANIZATION],
  ['GET /v1/own-organization/consents', OWN_ORGANIZATION],
  ['GET /v1/own-organization/permits', OWN_ORGANIZATION],
  ['POST /v1/verifications', ['verification.apply']],
  ['GET /v1/verifications', ['verification.decide']],
  ['GET /v1/verifications/:id', ['verification.apply', 'verification.decide']],
  ['POST /v1/verifications/:id/check', ['verification.apply', 'verification.decide']],
  ['POST /v1/verifications/:id/decide', ['verification.decide']],

  ['POST /v1/legal-requests', ['legal-request.handle']],
  ['GET /v1/legal-requests', ['legal-request.handle']],
  ['GET /v1/legal-requests/:id', ['legal-request.handle']],
  ['GET /v1/legal-requests/:id/package', ['legal-request.produce']],
  ['POST /v1/legal-requests/:id/validate', ['legal-request.handle']],
  ['POST /v1/legal-requests/:id/refuse', ['legal-request.handle']],
  ['POST /v1/legal-requests/:id/narrow', ['legal-request.handle']],
  ['POST /v1/legal-requests/:id/close', ['legal-request.handle']],
  ['POST /v1/legal-requests/:id/extend-gag', ['legal-request.handle']],
  ['POST /v1/legal-requests/:id/hold', ['legal-request.hold']],
  ['POST /v1/legal-requests/:id/release-hold', ['legal-request.hold']],
  ['POST /v1/legal-requests/:id/approve', ['legal-request.produce']],
  ['POST /v1/legal-requests/:id/produce', ['legal-request.produce']],
  ['POST /v1/legal-requests/:id/review', ['legal-request.review']],
  ['POST /v1/erasures', ['erasure.request']],
  ['GET /v1/erasures', ['erasure.request', 'erasure.decide']],
  ['GET /v1/erasures/:id', ['erasure.request', 'erasure.decide']],
  ['GET /v1/erasures/:id/receipt', ['erasure.request', 'erasure.decide']],
  ['POST /v1/erasures/:id/approve', ['erasure.decide']],
  ['POST /v1/erasures/:id/refuse', ['erasure.decide']],

  ['GET /v1/audit/checkpoint', ['audit.verify']],
  ['GET /v1/audit/consistency', ['audit.verify']],
  ['GET /v1/audit/proof/:index', ['audit.verify']],
  ['GET /v1/audit/entries', ['audit.read']],
  ['GET /v1/audit/export', ['audit.export']],
  ['GET /v1/transparency/:period', 'anybody known'],

  ['GET /v1/webhooks', ['webhook.manage']],
  ['POST /v1/webhooks', ['webhook.manage']],
  ['DELETE /v1/webhooks/:id', ['webhook.manage']],
  ['POST /v1/webhooks/:id/rotate', ['webhook.manage']],
  ['GET /v1/webhooks/:id/deliveries', ['webhook.manage']],
  ['POST /v1/webhooks/:id/deliveries/:delivery/replay', ['webhook.manage']],
  ['GET /v1/mail-deliveries', ['mail.read']],

  ...['/', '/policy', '/style.css', '/favicon.ico', '/healthz', '/readyz', '/metrics', '/openapi.json'].map(
    (path) => [`GET ${path}`, OPEN] as const,
  ),
  ...[
    '/sign-in',
    '/sign-out/provider',
    '/console',
    '/console*',
    '/org',
    '/org*',
    '/me',
    '/notices/:id',
    '/pages/:name',
  ].map((path) => [`GET ${path}`, OPEN] as const),
  ...['/embed/goodstanding.js', '/embed/goodstanding.mjs'].map((path) => [`GET ${path}`, OPEN] as const),
  ...['/sign-in', '/sign-out', '/notices/:id/appeal', '/notices/:id/reply'].map(
    (path) => [`POST ${path}`, OPEN] as const,
  ),
])

/** Bodies that get past the schema where a route checks it before it asks who may. */
const BODIES: Readonly<Record<string, object>> = {
  'POST /v1/reports': { text: 'x', about: {} },
  'POST /v1/erasures': { person: 'nobody' },
  'POST /v1/second-reviews/draw': { size: 1 },
  'POST /v1/rules/:clause/:rule/lower': { mode: 'watch', reason: 'x' },
  'POST /v1/second-reviews/:id/settle': { outcome: 'stands', reason: 'x' },
  'POST /v1/appeals/:id/ask': { question: 'x' },
  'POST /v1/appeals/:id/reply': { text: 'x' },
  'POST /v1/appeals/:id/decide': { outcome: 'uphold', reason: 'x' },
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
  const environment = { GOODSTANDING_DATABASE_URL: database.url, GOODSTANDING_DATA: folder }
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
  if ('service' in who) return role === 'service' ? who.service : who.roles.includes(role)
  return who.some((act) => permissionOf(act, role) !== null)
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
  ]

  beforeAll(async () => {
    const member = await memberToken('reporter', 'acme', 'member')
    const boss = await memberToken('boss', 'acme', 'admin')
    const accused = await memberToken('accused', 'acme', 'member')
    const senior = tokens.get('senior') ?? ''
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
    for (const collection of ['reports', 'complaints', 'notices', 'verifications'])
      expect([
        collection,
        (await ask({ method: 'GET', url: `/v1/${collection}/${ids.get(collection)}`, token: boss })).status,
      ]).toEqual([collection, 200])
    const accused = await memberToken('accused', 'acme', 'member')
    for (const collection of ['notices', 'appeals'])
      expect(
        (await ask({ method: 'GET', url: `/v1/${collection}/${ids.get(collection)}`, token: accused })).status,
      ).toBe(200)
  })
})
