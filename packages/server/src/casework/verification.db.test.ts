import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { fetchText } from '../net/fetch-text.ts'
import { createResolver } from '../net/guarded-lookup.ts'
import { openTestDns, type TestDns } from '../net/open-test-dns.ts'
import { openTestCasework, type TestCasework } from './open-test-casework.ts'

const DAY = 86_400_000

let dns: TestDns
let site: Server
let port: number
let world: TestCasework
let mei: string
let hook: string
/** What the web server answers, by path; and what it was asked. */
const pages = new Map<string, { readonly status: number; readonly body: string; readonly location?: string }>()
const visited: string[] = []

beforeAll(async () => {
  dns = await openTestDns()
  site = createServer((request, response) => {
    visited.push(`${request.headers.host}${request.url}`)
    const page = pages.get(request.url ?? '') ?? { status: 404, body: '' }
    response.writeHead(page.status, page.location === undefined ? {} : { location: page.location })
    response.end(page.body)
  })
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', () => resolve()))
  port = (site.address() as AddressInfo).port
  const domains = { resolver: createResolver([dns.server]), private: 'allowed', filePort: port } as const
  world = await openTestCasework({ domains })
  await signIn()
  const admin = await world.staff('root', 'installation-admin')
  hook = (await world.call(admin, 'POST', '/v1/webhooks', { url: 'http://127.0.0.1:9/nobody' })).body['id']
})
beforeEach(async () => {
  await signIn()
  pages.clear()
  visited.length = 0
})
afterAll(async () => {
  await world.close()
  site.close()
  await dns.close()
})

async function signIn(): Promise<void> {
  mei = await world.staff('mei', 'moderator')
}
const boss = (organization: string) => world.member(`boss-${organization}`, organization, 'admin')
const apply = (organization: string, ...evidence: readonly object[]) =>
  world.call(boss(organization), 'POST', '/v1/verifications', { evidence })
const check = (organization: string) =>
  world.call(boss(organization), 'POST', `/v1/verifications/${organization}/check`)
const decide = (organization: string, body: object) =>
  world.call(mei, 'POST', `/v1/verifications/${organization}/decide`, body)
async function told(organization: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const rows = await world.casework.desk.db.query<{ data: Readonly<Record<string, unknown>> }>(
    `select body -> 'data' as data from webhook_delivery
     where subscription = $1 and type = 'verification.changed' and subject_key = $2 order by id`,
    [hook, `organization/${organization}`],
  )
  return rows.map(({ data }) => data)
}

describe('control of a domain', () => {
  it('is proven by a TXT record that the configured name server gives, and the service is told', async () => {
    const applied = await apply('acme', { kind: 'domain-dns', value: 'Acme.Test' })
    expect(applied).toMatchObject({ status: 201, body: { status: 'pending', evidence: [{ checked: 'not-checked' }] } })
    const [challenge] = applied.body['challenges']
    expect(challenge).toMatchObject({ domain: 'acme.test', dns: { names: ['_goodstanding.acme.test', 'acme.test'] } })
    expect((await check('acme')).body['evidence']).toMatchObject([{ checked: 'not-checked' }])
    dns.zone.set('_goodstanding.acme.test', { txt: ['something else', challenge.dns.value] })
    await world.pass(2 * 60_000)
    const seen = await world.call(mei, 'GET', '/v1/verifications/acme')
    expect(seen.body['evidence']).toMatchObject([{ kind: 'domain-dns', checked: 'proven', why: null }])
    expect(await told('acme')).toMatchObject([
      { verification: 'pending' },
      { verification: 'pending', proven: ['domain-dns Acme.Test'] },
    ])
    expect(dns.asked).toContain('_goodstanding.acme.test')
    expect(await decide('acme', { outcome: 'verify' })).toMatchObject({ status: 200, body: { status: 'verified' } })
    expect((await world.call(world.service, 'GET', '/v1/standing/organization/acme')).body).toMatchObject({
      verification: 'verified',
    })
  })

  it('is proven by a well-known file, also over a redirect on the same host', async () => {
    dns.zone.set('files.test', { a: ['127.0.0.1'] })
    const applied = await apply('files', { kind: 'domain-file', value: 'files.test' })
    const [{ file }] = applied.body['challenges']
    expect((await check('files')).body['evidence']).toMatchObject([
      { checked: 'not-checked', why: { code: 'proof.file-refused', zh: '读取文件得到的应答是 HTTP 404。' } },
    ])
    pages.set('/.well-known/goodstanding-verification.txt', { status: 302, body: '', location: '/proof.txt' })
    pages.set('/proof.txt', { status: 200, body: `# ours\r\n${file.content}\r\n` })
    expect((await check('files')).body['evidence']).toMatchObject([{ checked: 'proven' }])
    expect(visited.at(-1)).toBe(`files.test:${port}/proof.txt`)
  })

  it('is not proven by what another organization was told, nor by another host', async () => {
    dns.zone.set('twice.test', { a: ['127.0.0.1'] }).set('thief.test', { a: ['127.0.0.1'] })
    const first = await apply('first', { kind: 'domain-dns', value: 'twice.test' })
    dns.zone.set('twice.test', { a: ['127.0.0.1'], txt: [first.body['challenges'][0].dns.value] })
    await apply('second', { kind: 'domain-dns', value: 'twice.test' })
    expect((await check('second')).body['evidence']).toMatchObject([{ checked: 'not-checked' }])
    const stolen = await apply('third', { kind: 'domain-file', value: 'twice.test' })
    pages.set('/.well-known/goodstanding-verification.txt', {
      status: 302,
      body: '',
      location: `http://thief.test:${port}/proof.txt`,
    })
    pages.set('/proof.txt', { status: 200, body: stolen.body['challenges'][0].file.content })
    expect((await check('third')).body['evidence']).toMatchObject([
      { checked: 'not-checked', why: { code: 'proof.file-elsewhere' } },
    ])
  })

  it('is asked for by the clock until the deadline, then no more', async () => {
    await apply('never', { kind: 'domain-dns', value: 'never.test' })
    for (let day = 0; day < 8; day += 1) await world.pass(DAY)
    await signIn()
    const before = dns.asked.length
    await world.pass(DAY)
    expect(dns.asked.slice(before).filter((name) => name.endsWith('never.test'))).toEqual([])
  })

  it('of something that is no domain is not asked for', async () => {
    for (const [at, value] of ['127.0.0.1', 'localhost', 'a.test/x', 'user@a.test', 'a.test:22', '[::1]'].entries()) {
      const applied = await apply(`odd-${at}`, { kind: 'domain-file', value })
      expect(applied.body['evidence']).toMatchObject([
        { checked: 'failed', why: { code: 'proof.no-domain', en: 'This is not a domain name.', zh: '这不是域名。' } },
      ])
    }
    expect(visited).toEqual([])
  })
})

describe('an address that somebody else names', () => {
  const bounds = { maxBytes: 64, timeoutMs: 2_000, redirects: 1 } as const

  it('is never a private one outside of tests: what was resolved is what is connected to', async () => {
    dns.zone.set('inside.test', { a: ['127.0.0.1'] })
    dns.zone.set('mixed.test', { a: ['203.0.113.7', '10.0.0.1'] })
    dns.zone.set('meta.test', { a: ['169.254.169.254'] })
    const resolve = createResolver([dns.server]).addresses
    for (const name of ['inside.test', 'mixed.test', 'meta.test'])
      await expect(fetchText(`https://${name}/`, { ...bounds, resolve, private: 'refused' })).rejects.toThrow(
        'The name leads to a private address.',
      )
    for (const url of ['https://127.0.0.1/', 'https://[::1]/', 'http://inside.test/', 'https://u:p@inside.test/'])
      await expect(fetchText(url, { ...bounds, resolve, private: 'refused' })).rejects.toThrow('not allowed')
    expect(visited).toEqual([])
  })

  it('is read to its bounds only: size, redirects', async () => {
    dns.zone.set('large.test', { a: ['127.0.0.1'] })
    const resolve = createResolver([dns.server]).addresses
    const read = (path: string) =>
      fetchText(`http://large.test:${port}${path}`, { ...bounds, resolve, private: 'allowed' })
    pages.set('/large', { status: 200, body: 'x'.repeat(65) })
    pages.set('/round', { status: 302, body: '', location: '/round' })
    await expect(read('/large')).rejects.toThrow('larger than 64 bytes')
    await expect(read('/round')).rejects.toThrow('redirects more than 1 times')
  })
})

describe('registry numbers and documents', () => {
  it('are checked by their digits and dates; a document that another organization brought is refused', async () => {
    const sha256 = 'ab'.repeat(32)
    const document = { kind: 'document', value: sha256, issuer: 'Amtsgericht', issuedOn: '2020-01-01' }
    const applied = await apply(
      'papers',
      { kind: 'registry-number', value: 'lei:5493001KJTIIGC8Y1R12' },
      { kind: 'registry-number', value: 'lei:5493001KJTIIGC8Y1R13' },
      { kind: 'registry-number', value: 'guild:1' },
      document,
      { kind: 'document', value: 'cd'.repeat(32), expiresOn: '2020-01-01' },
      { kind: 'document', value: 'ef'.repeat(32), issuedOn: '2990-01-01' },
    )
    expect(applied.body['evidence'].map(({ checked }: { checked: string }) => checked)).toEqual([
      'plausible',
      'failed',
      'failed',
      'not-checked',
      'failed',
      'failed',
    ])
    expect(applied.body['evidence'][3]).toMatchObject({ document: { issuer: 'Amtsgericht', expiresOn: null } })
    expect(applied.body['evidence'][2]).toMatchObject({
      why: {
        code: 'proof.registry-unknown',
        en: 'It names no known registry. Write it as one of uscc:…, lei:…, vat:…, ein:…, crn:….',
        zh: '未写明已知的登记机构。请按以下格式之一填写：uscc:…, lei:…, vat:…, ein:…, crn:…。',
      },
    })
    const spaced = await apply(
      'spaced',
      { kind: 'registry-number', value: 'LEI: 5493001KJTIIGC8Y1R12' },
      { kind: 'registry-number', value: '5493001KJTIIGC8Y1R12' },
    )
    // However it is written: whoever decides is told that another organization brought it.
    expect(spaced.body['evidence']).toMatchObject([
      { checked: 'plausible', why: { code: 'proof.number-shared', zh: '另一家企业已提交过同一登记号。' } },
      { checked: 'failed' },
    ])
    expect(applied.body['evidence'][0]).toMatchObject({ checked: 'plausible', why: null })
    const again = await apply('copycat', { ...document, value: sha256.toUpperCase() })
    expect(again.body['evidence']).toMatchObject([
      { checked: 'failed', why: { code: 'proof.document-reused', zh: '另一家企业已提交过同一份文件。' } },
    ])
    expect(await decide('copycat', { outcome: 'verify' })).toMatchObject({
      status: 422,
      body: { kind: 'verification.unproven' },
    })
    expect(await decide('copycat', { outcome: 'refuse', reason: 'Not yours.' })).toMatchObject({
      status: 200,
      body: { status: 'none' },
    })
  })
})

describe('a badge', () => {
  it('lasts as long as the papers, is reminded of 30, 7 and 1 days before its end, and ends on time', async () => {
    const expiresOn = new Date(world.now() + 60 * DAY).toISOString()
    const document = { kind: 'document', value: '12'.repeat(32), expiresOn }
    await apply('lasting', document)
    const later = new Date(world.now() + 61 * DAY).toISOString()
    expect(await decide('lasting', { outcome: 'verify', evidence: [document], until: later })).toMatchObject({
      status: 422,
      body: { kind: 'verification.until', pointer: '/until' },
    })
    const granted = await decide('lasting', { outcome: 'verify', evidence: [document] })
    expect(granted.body).toMatchObject({ status: 'verified', until: expiresOn })
    const steps: unknown[] = []
    for (let day = 0; day < 62; day += 1) {
      const before = (await told('lasting')).length
      await world.pass(DAY)
      if (day === 20) await world.restart()
      for (const { verification, daysLeft } of (await told('lasting')).slice(before))
        steps.push([day + 1, verification, daysLeft ?? null])
    }
    expect(steps).toEqual([
      [30, 'expiring', 30],
      [53, 'expiring', 7],
      [59, 'expiring', 1],
      [60, 'none', null],
    ])
    await signIn()
    expect((await world.call(mei, 'GET', '/v1/verifications/lasting')).body).toMatchObject({ status: 'none' })
  })

  it('rests on no document that nobody sent, and on one that was sent however its hash is written', async () => {
    const expiresOn = new Date(world.now() + 60 * DAY).toISOString()
    const document = { kind: 'document', value: 'ab'.repeat(32), expiresOn }
    await apply('unsent', document)
    const named = (value: string) => decide('unsent', { outcome: 'verify', evidence: [{ kind: 'document', value }] })
    expect(await named('cd'.repeat(32))).toMatchObject({
      ...{ status: 422, body: { kind: 'verification.unproven', pointer: '/evidence/0/value' } },
    })
    expect(await named('AB'.repeat(32))).toMatchObject({ status: 200, body: { status: 'verified', until: expiresOn } })
    // What a reviewer looked up themselves is a proof.
    await apply('looked-up', { ...document, value: 'ef'.repeat(32) })
    const number = { kind: 'registry-number', value: 'lei:5493001KJTIIGC8Y1R12' }
    expect((await decide('looked-up', { outcome: 'verify', evidence: [number] })).status).toBe(200)
  })

  it('rests on a document that an organization names otherwise than by its hash, capitals and all', async () => {
    const sent = 'Register extract GB-12345678'
    for (const [id, value, named] of [
      ['as-sent', sent, sent],
      ['as-typed', `${sent}-A`, `${sent}-a`.toLowerCase()],
    ] as const) {
      expect((await apply(id, { kind: 'document', value })).status).toBe(201)
      const granted = await decide(id, { outcome: 'verify', evidence: [{ kind: 'document', value: named }] })
      expect(granted).toMatchObject({ status: 200, body: { status: 'verified', evidence: [{ value }] } })
    }
  })

  it('is announced with the days that are left where fewer are than the reminder is named for', async () => {
    const proof = { kind: 'registry-number', value: 'lei:5493001KJTIIGC8Y1R12' }
    const grant = async (organization: string, days: number) => {
      await apply(organization, proof)
      const until = new Date(world.now() + days * DAY).toISOString()
      await decide(organization, { outcome: 'verify', until, evidence: [proof] })
    }
    await grant('brief', 20)
    await grant('briefer', 5.4)
    await grant('briefest', 0.3)
    await grant('missed', 31)
    await world.pass(60_000)
    const days = async (organization: string) =>
      (await told(organization)).flatMap((one) => (one['verification'] === 'expiring' ? [one['daysLeft']] : []))
    expect([await days('brief'), await days('briefer'), await days('briefest')]).toEqual([[20], [5], [1]])
    await world.pass(25.2 * DAY) // nobody kept the clock: two were due, and the nearest is told
    expect(await days('missed')).toEqual([6])
  })

  it('is reminded of while its renewal waits', async () => {
    const proof = { kind: 'registry-number', value: 'lei:5493001KJTIIGC8Y1R12' }
    await apply('renewed', proof)
    const until = new Date(world.now() + 32 * DAY).toISOString()
    await decide('renewed', { outcome: 'verify', until, evidence: [{ kind: proof.kind, value: proof.value }] })
    for (const days of [2, 1]) await world.pass(days * DAY)
    expect((await apply('renewed', proof)).body).toMatchObject({ status: 'pending' })
    for (let day = 0; day < 30; day += 1) await world.pass(DAY)
    expect((await told('renewed')).flatMap(({ daysLeft }) => daysLeft ?? [])).toEqual([30, 7, 1])
  })
})
