import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from '../open-test-casework.ts'
import { TABLE } from '../route-table.ts'
import { needsEntry, UNLOGGED } from './audit-calls.ts'
import { PERSONAL, WITHOUT_ENTRY } from './personal-readings.ts'

type Entry = {
  readonly act: string
  readonly by: string
  readonly object: string
  readonly organization: string | null
}

let world: TestCasework
let ada: string
let ivan: string
beforeAll(async () => {
  world = await openTestCasework()
  ada = await world.staff('ada', 'auditor')
  ivan = await world.staff('ivan', 'installation-admin')
})
afterAll(() => world.close())

/** Every route that was registered: `POST /v1/reports`. */
function routes(): readonly string[] {
  const { paths } = world.app.swagger()
  return Object.entries(paths ?? {}).flatMap(([path, methods]) =>
    Object.keys(methods ?? {}).map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
  )
}

async function entriesFrom(index: number): Promise<readonly Entry[]> {
  const rows = await world.casework.desk.db.query<{ entry: Entry }>(
    `select case when done_by is null then entry else (entry::jsonb || jsonb_build_object('by', done_by))::json end as entry
     from audit_log left join audit_opening using (log, sequence) where sequence >= $1 order by sequence`,
    [index],
  )
  return rows.map(({ entry }) => entry).filter(({ act }) => act !== 'casework.advance')
}
const size = async (): Promise<number> => {
  const [row] = await world.casework.desk.db.query<{ size: number }>('select count(*) as size from audit_log')
  return row?.size ?? 0
}

async function done(who: string | null, method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, body?: unknown) {
  const before = await size()
  const answer = await world.call(who, method, url, body)
  return { answer, entries: await entriesFrom(before) }
}

describe('every reading', () => {
  it('that tells of people stands in the log; of every other it is said why it does not', () => {
    const readings = [...TABLE.keys()].filter((route) => route.startsWith('GET /v1/'))
    expect(readings.length).toBeGreaterThan(70)
    for (const route of readings)
      expect([route, needsEntry(route), route in WITHOUT_ENTRY]).toEqual([route, needsEntry(route), !needsEntry(route)])
    for (const route of [...PERSONAL, ...Object.keys(WITHOUT_ENTRY)])
      expect([route, TABLE.has(route)]).toEqual([route, true])
  })

  it('is of the same object however its address is written, and no cache on the way keeps it', async () => {
    const headers = { authorization: `Bearer ${await world.staff('sofia', 'senior')}` }
    const before = await size()
    for (const url of ['/v1/standing/account/@li', '/%761/standing/%61ccount/%40li']) {
      const answer = await world.app.inject({ method: 'GET', url, headers })
      expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, 'no-store'])
    }
    const read = (await entriesFrom(before)).filter(({ act }) => act.startsWith('GET '))
    expect(read.map(({ object }) => object)).toEqual(['/v1/standing/account/@li', '/v1/standing/account/@li'])
  })
})

describe('every call that changes something', () => {
  it('stands in the log, or the list of those that do not says why', async () => {
    await world.app.ready()
    const changing = routes().filter((route) => !route.startsWith('GET ') && !route.startsWith('HEAD '))
    expect(changing.length).toBeGreaterThan(40)
    for (const route of changing) expect([route, needsEntry(route) || route in UNLOGGED]).toEqual([route, true])
    for (const why of Object.values(UNLOGGED)) expect(why).not.toBe('')
  })

  it('has one entry that says who, for which organization and what, before it is answered', async () => {
    const boss = world.member('boss', 'acme', 'admin')
    const wen = world.member('wen', 'acme')
    const senior = await world.staff('sofia', 'senior')
    const counsel = await world.staff('carl', 'counsel')
    const filed = await world.call(world.member('x', 'acme', 'external'), 'POST', '/v1/reports', {
      about: { account: 'u1' },
      text: 'x',
    })
    const caseUrl = `/v1/cases/${filed.body['case']}`
    const calls: readonly (readonly [string, 'POST' | 'PUT' | 'DELETE', string, object?])[] = [
      [wen, 'POST', '/v1/reports', { about: {}, text: 'Look.' }],
      [boss, 'POST', '/v1/complaints', { about: { account: 'u2' }, statement: 'Look.' }],
      [boss, 'POST', '/v1/verifications', { evidence: [{ kind: 'domain-dns', value: 'acme.example' }] }],
      [wen, 'POST', '/v1/erasures', {}],
      [senior, 'POST', `${caseUrl}/claim`],
      [senior, 'POST', `${caseUrl}/note`, { text: 'x' }],
      [senior, 'POST', `${caseUrl}/release`],
      [senior, 'POST', `${caseUrl}/decide`, { outcome: 'no-violation', reason: 'x' }],
      [
        counsel,
        'POST',
        '/v1/legal-requests',
        { authority: 'Court', basis: 'Order', scope: { subjects: ['account/u3'] } },
      ],
      [world.service, 'PUT', '/v1/people/u4', { organization: 'acme', kind: 'member', name: 'Li' }],
      [world.service, 'DELETE', '/v1/people/u4'],
      [world.service, 'PUT', '/v1/organizations/acme', { name: 'Acme', kind: 'company', country: 'DE' }],
      [world.service, 'POST', '/v1/member-tokens', { sub: 'u5', organization: 'acme', role: 'member', ttl: 60 }],
      [ivan, 'POST', '/v1/staff', { id: 'nora', name: 'Nora', email: 'nora@operator.example', roles: ['moderator'] }],
      [ivan, 'POST', '/v1/staff/nora/tokens'],
      [ivan, 'POST', '/v1/service-tokens', { name: 'other', scopes: ['facts'] }],
      [ivan, 'POST', '/v1/webhooks', { url: 'http://127.0.0.1:9/', types: [] }],
    ]
    for (const [who, method, url, body] of calls) {
      const { answer, entries } = await done(who, method, url, body)
      expect([method, url, answer.status < 300]).toEqual([method, url, true])
      expect([method, url, entries.length]).toEqual([method, url, 1])
      expect(entries[0]?.by).toMatch(/^(member|staff|service)\/./)
      if (who === wen || who === boss) expect(entries[0]?.organization).toBe('acme')
    }
  })

  it('leaves no entry when it was refused', async () => {
    const { answer, entries } = await done(ada, 'POST', '/v1/staff', { id: 'x', name: 'X', email: 'x@y.z', roles: [] })
    expect(answer.status).toBe(403)
    expect(entries).toEqual([])
  })
})

describe('every reading of what tells of people', () => {
  it('is an entry, unless they read what is their own', async () => {
    const boss = world.member('boss', 'acme', 'admin')
    const sofia = await world.staff('sofia', 'senior')
    await world.call(boss, 'GET', '/v1/reports') // known as an administrator from now on
    const filed = await world.call(world.member('wen', 'acme'), 'POST', '/v1/reports', { about: {}, text: 'Look.' })
    for (const [who, url] of [
      [boss, '/v1/reports'],
      [boss, `/v1/reports/${filed.body['id']}`],
      [world.service, '/v1/notices?subject=account/u1'],
      [boss, '/v1/complaints'],
      [ivan, '/v1/staff'],
      [sofia, '/v1/rules/conduct.j/marked/outcomes?verdict=right'],
      [sofia, '/v1/second-reviews'],
      [sofia, '/v1/transparency/2026-11/entries?table=actionsByClause'],
      [world.service, '/v1/permits'],
    ] as const) {
      const { answer, entries } = await done(who, 'GET', url)
      expect([url, answer.status, entries.length]).toEqual([url, 200, 1])
    }
    const own = await done(world.member('wen', 'acme'), 'GET', '/v1/reports')
    expect(own.entries).toEqual([])
  })

  it('is one entry an hour while a page reads the same list by its clock, and one for each time it tells of somebody new', async () => {
    const senior = await world.staff('sami', 'senior')
    const report = (id: string) =>
      world.call(world.member('y', 'acme', 'external'), 'POST', '/v1/reports', { about: { account: id }, text: 'x' })
    const read = async (url: string, background?: string) => {
      const before = await size()
      const answer = await world.app.inject({
        method: 'GET',
        url,
        headers: {
          authorization: `Bearer ${senior}`,
          ...(background === undefined ? {} : { 'x-background': background }),
        },
      })
      expect(answer.statusCode).toBe(200)
      return (await entriesFrom(before)).length
    }
    const url = '/v1/cases?limit=50'
    expect(await read(url, 'attended')).toBe(1)
    expect([await read(url, 'attended'), await read(url, 'away')]).toEqual([0, 0])
    // Every look of a person, another list, and another person's page.
    expect([await read(url), await read(url)]).toEqual([1, 1])
    expect(await read('/v1/cases?limit=49', 'attended')).toBe(1)
    await report('u-new')
    expect([await read(url, 'attended'), await read(url, 'attended')]).toEqual([1, 0])
    await world.pass(60 * 60_000)
    expect([await read(url, 'away'), await read(url, 'away')]).toEqual([1, 0])
    await world.call(ivan, 'DELETE', '/v1/staff/sami')
  })
})
