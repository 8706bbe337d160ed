/** The OpenAPI document says what the calls of the operator answer, and they answer it: people, tokens, proofs, authorities, the log. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type MailSink, spawnMailSink } from '@goodstanding/testkit'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { MAILBOX } from './mail/write-to.ts'
import { type Asked, eventOf } from './server/client.ts'
import { type Documented, readDocument } from './server/expect-documented.ts'
import { expectProblem } from './server/expect-problem.ts'
import { drawPicture } from './server/draw-picture.ts'
import { hireStaff, memberToken } from './server/hire-staff.ts'
import { type LocalServer, startServer } from './server/start-server.ts'

const CHECKED = ['authority-identified', 'jurisdiction', 'legal-basis', 'authentic', 'scope-specific', 'proportionate']

/** A service that is told by webhook. */
const receiver = createServer((_request, answer) => answer.writeHead(204).end())

let sink: MailSink
let server: LocalServer
let documented: Documented
let staff: Readonly<Record<'mei' | 'sol' | 'carl' | 'cora' | 'abe' | 'root', string>>
let ada: string
beforeAll(async () => {
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  sink = await spawnMailSink()
  server = await startServer({
    GOODSTANDING_PRIVATE_WEBHOOKS: 'allow',
    GOODSTANDING_MAIL_ADDRESS: MAILBOX,
    GOODSTANDING_SMTP_URL: sink.url,
  })
  documented = await readDocument(server)
  const link = { token: null, body: { token: server.running.signInToken } }
  const { token: root } = await ask('post', '/v1/sign-in', link)
  const roles = { mei: 'moderator', sol: 'senior', carl: 'counsel', cora: 'counsel', abe: 'auditor' }
  staff = await hireStaff(server, root as string, roles)
  await server.put('organizations/northwind', { name: 'Northwind', kind: 'company', country: 'GB' })
  ada = await memberToken(server, 'ada', 'admin')
})
afterAll(async () => {
  await server.close()
  await sink.close()
  expect(server.logged).toEqual([])
  await new Promise((resolve) => receiver.close(resolve))
})

// biome-ignore lint: tests read answers freely
type Body = Readonly<Record<string, any>> // eslint-disable-line @typescript-eslint/no-explicit-any -- tests read answers freely

const ask = async (method: string, path: string, asked: Asked = {}): Promise<Body> =>
  (await documented.expectDocumented(method, path, asked)) as Body
const get = (path: string, token?: string) => ask('get', path, token === undefined ? {} : { token })
const post = (path: string, token: string | undefined, body: object = {}) =>
  ask('post', path, { ...(token === undefined ? {} : { token }), body })

/** A year may end before what was done in it is counted. */
const begunIn = new Date().getUTCFullYear()
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()

it('of staff, tokens and sessions', async () => {
  const ida = { id: 'ida', name: 'Ida', email: 'ida@operator.example', roles: ['moderator'] }
  await post('/v1/staff', staff.root, ida)
  await ask('patch', '/v1/staff/ida', { token: staff.root, body: { roles: ['senior'] } })
  await get('/v1/staff/ida', staff.root)
  await get('/v1/staff', staff.root)
  const name = { en: 'Spam', zh: '垃圾信息' }
  await server.ask('PUT', '/v1/queues/spam', { token: staff.root, body: { name } })
  await ask('put', '/v1/staff/ida/queues', { token: staff.root, body: { queues: ['spam'] } })
  expect(await get('/v1/staff/ida/queues', staff.root)).toEqual({ staff: 'ida', queues: ['spam'] })
  await ask('put', '/v1/staff/ida/set-aside', { token: staff.root, body: { setAside: ['conduct.e', 'org-name'] } })
  expect(await get('/v1/staff/ida/set-aside', staff.root)).toEqual({
    staff: 'ida',
    setAside: ['conduct.e', 'org-name'],
    version: 1,
  })
  await get('/v1/set-aside', staff.root)
  await get('/v1/coverage', staff.root)
  const { token } = await post('/v1/staff/ida/tokens', staff.root)
  await get('/v1/session', token as string)
  await get('/v1/session', ada)
  await get('/v1/session')
  await ask('post', '/v1/session', { token: null, body: { token } })
  await post('/v1/service-tokens', staff.root, { name: 'chat', scopes: ['decisions', 'events'] })
  await get('/v1/service-tokens', staff.root)
  const person = { sub: 'ada', organization: 'northwind', role: 'admin', ttl: 60 }
  const { token: short } = await post('/v1/member-tokens', undefined, person)
  await ask('post', '/v1/session', { token: null, body: { token: short } })
  expect(await ask('delete', '/v1/member-sessions/ada?organization=northwind')).toEqual({ ended: 1 })
})

it('of an application for the badge', async () => {
  const { bytes, sha256 } = drawPicture()
  const brought = { token: ada, raw: bytes, mediaType: 'application/octet-stream' }
  await server.ask('PUT', `/v1/own-organization/documents/${sha256}`, brought)
  const document = { kind: 'document', value: sha256, issuer: 'Registrar', expiresOn: inDays(90) }
  const number = { kind: 'registry-number', value: 'lei:5493001KJTIIGC8Y1R12' }
  await post('/v1/verifications', ada, { evidence: [document, number] })
  await get('/v1/verifications', staff.mei)
  const path = '/v1/verifications/northwind'
  for (const token of [ada, staff.mei]) await get(path, token)
  await get('/v1/verifications/nobody', staff.mei)
  expect((await get(`${path}/files`, ada))['items']).toMatchObject([{ sha256, state: 'kept' }])
  await post(`${path}/picture`, staff.mei, { sha256, stage: 'screened' })
  await post(`${path}/original`, staff.mei, { sha256 })
  await post(`${path}/check`, ada)
  const items = [{ text: 'A newer paper, please.', kind: 'document' }]
  await post(`${path}/ask`, staff.mei, { items })
  const answer = { text: 'Here it is.', evidence: [{ ...document, value: 'b'.repeat(64) }] }
  await post(`${path}/answer`, ada, answer)
  await get(path, staff.mei)
  const proven = [{ kind: 'document', value: sha256 }]
  expect(await post(`${path}/decide`, staff.mei, { outcome: 'verify', evidence: proven })).toMatchObject({
    status: 'verified',
  })
  await get(path, ada)
})

it('of permits that were asked for', async () => {
  const asked = {
    kind: 'operator',
    purpose: 'A survey of our own staff.',
    clauses: ['conduct.o'],
    scope: { 'audience.kind': ['organization'] },
    issuer: 'Works council',
    validUntil: inDays(30),
    evidence: [{ text: 'Agreed on Monday.' }],
  }
  const ask = async () => `/v1/permit-requests/${(await post('/v1/permit-requests', ada, asked))['id']}`
  const granted = await ask()
  await get(granted, ada)
  await post(`${granted}/decide`, staff.sol, { outcome: 'grant', reason: 'A week is enough.', validUntil: inDays(7) })
  await post(`${granted}/withdraw`, staff.sol, { reason: 'The survey is over.' })
  await post(`${await ask()}/decide`, staff.sol, { outcome: 'refuse', reason: 'Too wide.' })
  await post(`${await ask()}/withdraw`, ada, { reason: 'Not needed.' })
  for (const token of [ada, staff.mei, undefined])
    expect((await get('/v1/permit-requests', token))['items']).toHaveLength(3)
})

it('of what an authority asks for, and what its subject is told', async () => {
  const scope = { subjects: ['account/eve', 'account/bob'], from: inDays(-30) }
  const asked = { authority: 'Court', country: 'DE', basis: 'Order 12', reference: 'Az 1', scope }
  const receive = async (more: object = {}) =>
    `/v1/legal-requests/${(await post('/v1/legal-requests', staff.carl, { ...asked, ...more }))['id']}`
  const path = await receive()
  const narrower = { subjects: ['account/eve'], kinds: ['decisions', 'actions'], from: inDays(-30) }
  await post(`${path}/narrow`, staff.carl, { scope: narrower })
  await post(`${path}/validate`, staff.carl, { checked: CHECKED })
  await post(`${path}/hold`, staff.carl)
  await post(`${path}/approve`, staff.cora)
  await post(`${path}/produce`, staff.carl)
  await get(`${path}/package`, staff.cora)
  const { items } = await get('/v1/disclosures?subject=account/eve')
  expect(items).toMatchObject([{ authority: 'Court' }])
  for (const token of [staff.carl, undefined]) await get(`/v1/disclosures?subject=account/eve`, token)
  await get(`/v1/disclosures/${items[0].id}`, staff.carl)
  await post(`${path}/release-hold`, staff.carl)
  await post(`${path}/close`, staff.carl)
  await get(path, staff.carl)
  await post(`${await receive()}/refuse`, staff.carl, { reason: 'It names no law.' })

  const gagged = await receive({ gag: { order: 'Order 13', until: inDays(10) } })
  await post(`${gagged}/extend-gag`, staff.carl, { gag: { order: 'Order 14', until: inDays(20) } })
  await post(`${gagged}/validate`, staff.carl, { checked: CHECKED })
  await post(`${gagged}/produce`, staff.carl, { emergency: true, reason: 'A life is in danger tonight.' })
  expect((await get('/v1/disclosures', staff.carl))['items']).toContainEqual(
    expect.objectContaining({ status: 'owed' }),
  )
  await post(`${gagged}/review`, staff.cora, { finding: 'justified', reason: 'There was no time.' })
  expect((await get('/v1/legal-requests', staff.carl))['items']).toHaveLength(3)
})

it('of what is erased', async () => {
  for (const id of ['una', 'uma', 'eve'])
    await server.put(`people/${id}`, { organization: 'northwind', kind: 'member', name: id })
  const ask = async (person: string) => `/v1/erasures/${(await post('/v1/erasures', undefined, { person }))['id']}`
  const erased = await ask('una')
  expect(documented.document.paths['/v1/erasures/{id}/receipt']?.['get']?.responses).toHaveProperty('409')
  expectProblem(await server.ask('GET', `${erased}/receipt`), 409, 'erasure.state')
  expect(await post(`${erased}/approve`, staff.carl)).toMatchObject({ status: 'erased' })
  await get(erased, staff.carl)
  await get(`${erased}/receipt`)
  await post(`${await ask('uma')}/refuse`, staff.carl, { reason: 'It was somebody else who asked.' })
  expect(await post(`${await ask('eve')}/approve`, staff.carl)).toMatchObject({ status: 'held' })
  await get('/v1/erasures', staff.carl)
})

it('of webhooks and what was delivered', async () => {
  const { port } = receiver.address() as AddressInfo
  const url = `http://127.0.0.1:${port}/hook`
  const { id } = await post('/v1/webhooks', undefined, { url, types: ['decision.made'] })
  await get('/v1/webhooks')
  await post(`/v1/webhooks/${id}/rotate`, undefined)
  const links = [{ text: 'bank.example', target: 'https://bank-example.test/x' }]
  const audience = { kind: 'person', relation: 'stranger', recipients: ['x-1'] }
  await server.decide(eventOf('message.send', { audience, content: { text: 'Log in here', links } }))
  const delivered = () => get(`/v1/webhooks/${id}/deliveries`)
  await expect.poll(async () => (await delivered())['items'][0]?.status, { timeout: 30_000 }).toBe('delivered')
  const [delivery] = (await delivered())['items']
  await post(`/v1/webhooks/${id}/deliveries/${delivery.id}/replay`, undefined)
})

it('of mail that went out', async () => {
  const mails = async () => (await get('/v1/mail-deliveries', staff.root))['items'] as readonly Body[]
  await expect.poll(async () => (await mails())[0]?.['status'], { timeout: 30_000 }).toBe('sent')
})

it('of the log and the transparency report', async () => {
  await get('/v1/audit/checkpoint', staff.abe)
  const { items } = await get('/v1/audit/entries', staff.abe)
  expect(items.length).toBeGreaterThan(10)
  await get('/v1/audit/entries', ada)
  await get(`/v1/audit/proof/${items[3].index}`, staff.abe)
  await get(`/v1/audit/consistency?from=3&to=${items.length}`, staff.abe)
  await get('/v1/audit/export', staff.abe)
  await post(`/v1/transparency/${begunIn - 1}/publish`, staff.carl)
  await get('/v1/transparency', ada)
  await post(`/v1/transparency/${begunIn - 1}/withdraw`, staff.carl)
  const counted: unknown[] = []
  for (const year of new Set([begunIn, new Date().getUTCFullYear()])) {
    await get(`/v1/transparency/${year}`, ada)
    await get(`/v1/transparency/${year}.csv`, ada)
    const behind = await get(`/v1/transparency/${year}/entries?table=legalRequestsByOutcome`, staff.carl)
    counted.push(...(behind['items'] as readonly unknown[]))
  }
  expect(counted).toHaveLength(3)
})

it('and leaves none of what it describes unasked', () => {
  expect(documented.unmet('operator')).toEqual([])
})
