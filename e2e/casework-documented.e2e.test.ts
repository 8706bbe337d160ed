/** The OpenAPI document says what the calls of casework answer, and they answer it: one report to its reversal, and what lies beside. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Asked, eventOf } from './server/client.ts'
import { type Documented, readDocument } from './server/expect-documented.ts'
import { drawPicture } from './server/draw-picture.ts'
import { hireStaff, memberToken } from './server/hire-staff.ts'
import { type LocalServer, startServer } from './server/start-server.ts'

let server: LocalServer
let documented: Documented
let staff: Readonly<Record<'mei' | 'sol' | 'sofia' | 'root', string>>
let tokens: Readonly<Record<'ada' | 'bob' | 'eve' | 'xan', string>>
let webhook: string
beforeAll(async () => {
  server = await startServer({ GOODSTANDING_PRIVATE_WEBHOOKS: 'allow' })
  documented = await readDocument(server)
  const link = { token: null, body: { token: server.running.signInToken } }
  const { token: root } = await ask('post', '/v1/sign-in', link)
  // Nobody takes them: what is sent stands in the list of deliveries all the same.
  webhook = (await post('/v1/webhooks', undefined, { url: 'http://127.0.0.1:9/hook' }))['id'] as string
  staff = await hireStaff(server, root as string, { mei: 'moderator', sol: 'senior', sofia: 'senior' })
  await server.put('organizations/northwind', { name: 'Northwind', kind: 'company', country: 'GB' })
  for (const id of ['bob', 'eve', 'liv'])
    await server.put(`people/${id}`, { organization: 'northwind', kind: 'member', name: id })
  await server.put('people/ada', { organization: 'northwind', kind: 'admin', name: 'Ada', roles: ['admin'] })
  tokens = {
    ada: await memberToken(server, 'ada', 'admin'),
    bob: await memberToken(server, 'bob', 'member'),
    eve: await memberToken(server, 'eve', 'member'),
    xan: await memberToken(server, 'xan', 'external'),
  }
})
afterAll(async () => {
  await server.close()
  expect(server.logged).toEqual([])
})

// biome-ignore lint: tests read answers freely
type Body = Readonly<Record<string, any>> // eslint-disable-line @typescript-eslint/no-explicit-any -- tests read answers freely

const ask = async (method: string, path: string, asked: Asked = {}): Promise<Body> =>
  (await documented.expectDocumented(method, path, asked)) as Body
const get = (path: string, token?: string) => ask('get', path, token === undefined ? {} : { token })
const post = (path: string, token: string | undefined, body: object = {}) =>
  ask('post', path, { ...(token === undefined ? {} : { token }), body })

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()

/** A report of somebody outside lies with the operator at once. */
async function reported(account: string, clause = 'conduct.i'): Promise<string> {
  const body = { about: { account }, clause, text: 'They insult me.' }
  return (await post('/v1/reports', tokens.xan, body))['case'] as string
}

async function decide(account: string, actions: readonly object[], token = staff.sol): Promise<Body> {
  const found = await reported(account)
  return post(`/v1/cases/${found}/decide`, token, { clause: 'conduct.i', actions, reason: 'They did.' })
}

it('of a report that its administrator confirms, and of the complaint', async () => {
  const said = eventOf('message.send', {
    organization: 'northwind',
    actor: { id: 'eve', kind: 'member' },
    content: { text: 'See you on Monday.' },
  })
  await server.decide(said)
  const event = { source: said.source, id: said.id }
  const filed = await post('/v1/reports', tokens.bob, {
    about: { event, account: 'eve' },
    clause: 'conduct.i',
    text: 'She insults me in front of customers.',
    evidence: [
      { event, text: 'See you on Monday.' },
      { text: 'Fool.', at: inDays(-1) },
    ],
  })
  const report = `/v1/reports/${filed['id']}`
  await post(`${report}/ask`, tokens.ada, { question: 'When was it?' })
  await post(`${report}/reply`, tokens.bob, { text: 'Yesterday.' })
  const { complaint } = await post(`${report}/confirm`, tokens.ada, { statement: 'I have seen it.' })
  for (const token of [tokens.bob, tokens.ada, staff.sol]) {
    await get(report, token)
    expect((await get('/v1/reports', token))['items']).not.toEqual([])
  }
  for (const token of [tokens.ada, staff.sol]) {
    await get(`/v1/complaints/${complaint.id}`, token)
    await get('/v1/complaints', token)
  }
  expect((await get(`/v1/cases/${complaint.case}`, staff.mei))['complaints']).toMatchObject([{ id: complaint.id }])
  await post('/v1/complaints', tokens.ada, {
    about: { organization: 'rival' },
    clause: 'conduct.i',
    statement: 'They call our customers.',
    evidence: [{ text: 'A letter.' }],
  })
})

it('of reports that end otherwise', async () => {
  const file = async (): Promise<string> => {
    const body = { about: { account: 'liv' }, clause: 'conduct.i', text: 'She insults me.' }
    return `/v1/reports/${(await post('/v1/reports', tokens.bob, body))['id']}`
  }
  const dismissed = await file()
  await post(`${dismissed}/dismiss`, tokens.ada, { reason: 'It was a play.', translation: { reason: '那是一出戏。' } })
  await get(dismissed, tokens.bob)
  await post(`${dismissed}/escalate`, tokens.bob, { reason: 'She is her sister.' })
  const statement = 'We spoke with both of them.'
  const handled = await file()
  await post(`${handled}/handle`, tokens.ada, { statement, translation: { statement: '我们已与双方谈话。' } })
  await get(handled, tokens.bob)
  await post(`${handled}/escalate`, tokens.bob, {})
  await get(handled, tokens.bob)
  await post(`${await file()}/withdraw`, tokens.bob)
  expect((await get('/v1/reports', tokens.bob))['items'].length).toBeGreaterThan(2)
})

it('of a case from claim to decision, the notice, the appeal and the reversal', async () => {
  const { items } = await get('/v1/cases?subject=account/eve', staff.mei)
  const found = `/v1/cases/${items[0].id}`
  await post(`${found}/claim`, staff.mei)
  await post(`${found}/note`, staff.mei, { text: 'The messages are there.' })
  await post(`${found}/release`, staff.mei)
  await post(`${found}/claim`, staff.mei)
  const { version } = await get(found, staff.mei)
  const limit = { type: 'limit', capability: 'message.external', until: inDays(7) }
  const decided = await post(`${found}/decide`, staff.mei, {
    clause: 'conduct.i',
    actions: [limit],
    reason: 'Insults in front of customers.',
    ifMatch: version,
  })
  await get(found, staff.sol)
  await get('/v1/cases?status=decided', staff.sol)

  expect((await get('/v1/own-organization/actions', tokens.ada))['items']).toMatchObject([{ account: 'eve' }])
  const named = await post('/v1/own-organization/names', tokens.ada, { accounts: ['eve', 'ada', 'nobody'] })
  expect(named['items']).toContainEqual({ id: 'ada', name: expect.any(String) })
  const [notice] = (await get('/v1/notices?subject=account/eve', tokens.eve))['items']
  await get(`/v1/notices/${notice.id}`, tokens.eve)
  await get(`/v1/notices/${notice.id}`)
  await get(`/v1/actions/${notice.action}/statement`, staff.sol)
  const { action, appealToken: token } = notice
  const filed = await ask('post', '/v1/appeals', {
    token: null,
    body: { action, text: 'It was a line of a play.', token },
  })
  const appeal = `/v1/appeals/${filed['id']}`
  await post(`${appeal}/ask`, staff.sol, { question: 'Which play?' })
  await post(`${appeal}/reply`, tokens.eve, { text: 'The one of the spring.' })
  for (const asker of [tokens.eve, staff.sol, undefined]) {
    await get(appeal, asker)
    expect((await get('/v1/appeals', asker))['items']).toHaveLength(1)
  }
  const answer = { outcome: 'overturn', reason: 'It is in the calendar.' }
  expect(await post(`${appeal}/preview`, staff.sol, answer)).toMatchObject({ answer: { en: answer.reason } })
  await post(`${appeal}/decide`, staff.sol, answer)
  await get(appeal, tokens.eve)
  await get(appeal, staff.sofia)
  expect(await get(`/v1/actions/${decided['actions'][0].id}`, staff.sol)).toMatchObject({
    status: 'reversed',
    why: 'appeal',
  })
  await get('/v1/standing/account/eve')
})

it('of actions that take two people, and of those that are taken back', async () => {
  const ended = await decide('zed', [
    { type: 'terminate' },
    { type: 'remove', subject: { type: 'content', id: 'dec_01a21055-3acf-721a-bc36-a499b925ca4c' } },
  ])
  expect(ended['actions']).toMatchObject([{ status: 'awaiting-second' }, { type: 'remove' }])
  await post(`/v1/actions/${ended['actions'][0].id}/approve`, staff.sofia)
  await get('/v1/standing/account/zed')
  await post(`/v1/actions/${ended['actions'][0].id}/reverse`, staff.sofia, { reason: 'Another Zed.' })
  await get('/v1/standing/account/zed')
  const declined = await decide('zoe', [{ type: 'terminate' }, { type: 'warn' }])
  await post(`/v1/actions/${declined['actions'][0].id}/decline`, staff.sofia, { reason: 'Too much.' })
  expect((await get('/v1/actions', staff.sol))['items'].length).toBeGreaterThan(3)
})

it('of cases that are handed on, parked, joined and opened again', async () => {
  const name = { en: 'Spam', zh: '垃圾信息' }
  await ask('put', '/v1/queues/spam', { token: staff.root, body: { name, filter: { clauses: ['conduct.j'] } } })
  const found = `/v1/cases/${await reported('yan')}`
  const reason = 'For the other queue.'
  await post(`${found}/move`, staff.mei, { queue: 'spam', reason })
  await post(`${found}/escalate`, staff.mei, { reason })
  await post(`${found}/return`, staff.sol, { reason })
  await post(`${found}/claim`, staff.mei)
  await post(`${found}/wait`, staff.mei, { for: 'the reporter', until: inDays(2) })
  await get(found, staff.mei)
  const [from, into] = [await reported('yin'), await reported('yul')]
  await post(`/v1/cases/${from}/merge`, staff.mei, { into, reason })
  await get(`/v1/cases/${from}`, staff.mei)
  await post(`/v1/cases/${from}/unmerge`, staff.mei, { reason })
  await post(`/v1/cases/${from}/decide`, staff.mei, { outcome: 'no-violation', reason: 'Nothing there.' })
  await post(`/v1/cases/${from}/reopen`, staff.sol, { reason: 'There is more.' })
  await get(`/v1/cases/${from}`, staff.mei)
  await post(`/v1/cases/${from}/decide`, staff.sol, {
    clause: 'conduct.j',
    actions: [{ type: 'warn' }],
    reason: 'Spam.',
  })
  await get(`/v1/cases/${from}/told`, staff.sol)
  await get(`/v1/cases/${from}/recommended?clause=conduct.e`, staff.sol)
  await post(`/v1/cases/${from}/undo`, staff.sol, { reason: 'The wrong one.' })
  await get('/v1/cases', staff.sol)
})

it('of a finding of the machine, of its evidence, and of what a decision would do', async () => {
  const { bytes, sha256 } = drawPicture()
  await server.ask('PUT', `/v1/files/${sha256}`, { raw: bytes, mediaType: 'application/octet-stream' })
  const data = {
    organization: 'northwind',
    actor: { id: 'ron', kind: 'member' },
    audience: { kind: 'person', relation: 'stranger', recipients: ['x-1'] },
    content: {
      text: 'Log in here',
      links: [{ text: 'bank.example', target: 'https://bank-example.test/x' }],
      files: [{ name: 'a.png', mediaType: 'image/png', size: bytes.length, sha256 }],
    },
  }
  const { id: decision, case: id } = await server.decide(eventOf('message.send', data))
  const found = `/v1/cases/${id ?? ''}`
  expect((await get(found, staff.sol))['findings']).not.toEqual([])
  expect((await get(`${found}/evidence`, staff.sol))['findings']).toHaveLength(1)
  expect((await get(`${found}/files`, staff.sol))['items']).toHaveLength(1)
  const file = { source: `decision/${decision}`, sha256 }
  await post(`${found}/picture`, staff.sol, { ...file, stage: 'screened' })
  await post(`${found}/original`, staff.sol, file)
  await post(`${found}/reveal`, staff.sol, { decision })
  await post(`${found}/preview`, staff.sol, { clause: 'conduct.e', actions: [{ type: 'warn' }], reason: 'A trap.' })
  const { items } = await get('/v1/cases?subject=account/eve', staff.sol)
  const { copies } = await get(`/v1/cases/${items[0].id}/evidence`, staff.sol)
  await get(`/v1/evidence/${copies[0].id}?case=${items[0].id}`, staff.sol)
  expect((await get('/v1/evidence-counts?purpose=a+look', staff.sol))['items']).not.toEqual([])

  const ron = await memberToken(server, 'ron', 'member')
  const brought = { token: ron, raw: bytes, mediaType: 'application/octet-stream' }
  await ask('put', `/v1/appeals/files/${sha256}?decision=${decision}`, brought)
  await ask('put', `/v1/reports/files/${sha256}`, brought)
  const reported = { about: { account: 'mel' }, text: 'He sent me this.', evidence: [{ file: sha256 }] }
  const report = await post('/v1/reports', ron, reported)
  await post(`/v1/reports/${report['id']}/picture`, tokens.ada, { sha256, stage: 'screened' })
  const evidence = [{ file: sha256, text: 'slide.png' }]
  await post('/v1/appeals', ron, { decision, text: 'It is our own training.', evidence })
  expect((await get('/v1/appeals', ron))['items']).toMatchObject([{ evidenceItems: 1 }])
  for (const [path, token] of [
    ['/v1/kept-back', ron],
    ['/v1/kept-back?account=ron&organization=northwind', undefined],
  ] as const)
    expect((await get(path, token))['items']).toMatchObject([{ decision, appeal: { status: 'pending' } }])
  await decide('ron', [{ type: 'limit', capability: 'message.external', until: inDays(7) }])
  const refused = await server.decide(eventOf('message.send', data))
  expect(await get(`/v1/kept-back/${refused.id}`, ron)).toMatchObject({ standing: { state: 'limited' } })
})

it('of what administrators state and read of their own organization', async () => {
  const rule = {
    id: 'r1',
    clause: 'conduct.o',
    on: ['message.send'],
    words: ['swordfish'],
    effect: 'flag',
    reason: 'No.',
  }
  await ask('put', '/v1/own-organization/rules', { token: tokens.ada, body: { rules: [rule] } })
  await get('/v1/own-organization', tokens.ada)
  const tried = await post('/v1/own-organization/rules/try', tokens.ada, { text: 'The word is swordfish.' })
  expect(tried['items']).toMatchObject([{ id: 'r1' }])
  const consent = { person: 'eve', organization: 'northwind', fields: ['name'], purpose: 'directory' }
  await server.put('consents/c1', { ...consent, disclosureVersion: '1', givenAt: inDays(-1) })
  const permit = { holder: 'northwind', clauses: ['conduct.o'], issuer: 'City' }
  await server.put('permits/p1', { ...permit, validFrom: inDays(-1), validUntil: inDays(1) })
  for (const part of ['consents', 'permits'])
    expect((await get(`/v1/own-organization/${part}`, tokens.ada))['items']).toHaveLength(1)
  const { bytes, sha256 } = drawPicture()
  const asked = { token: tokens.ada, raw: bytes, mediaType: 'application/octet-stream' }
  await ask('put', `/v1/own-organization/documents/${sha256}?for=complaint`, asked)
})

it('of many cases that are decided alike, and undone', async () => {
  const cases = [await reported('uma'), await reported('una'), 'case_nowhere']
  const body = { cases, clause: 'conduct.i', actions: [{ type: 'warn' }], reason: 'All alike.' }
  const { batch } = await post('/v1/cases/decide', staff.sol, body)
  await get('/v1/batches', staff.sol)
  await get(`/v1/batches/${batch}`, staff.sol)
  await post(`/v1/batches/${batch}/undo`, staff.sol, { reason: 'Not alike.' })
  await get(`/v1/batches/${batch}`, staff.sol)
})

it('of queues, routing and views', async () => {
  await get('/v1/queues', staff.mei)
  await get('/v1/queues/spam', staff.mei)
  expect((await get('/v1/set-aside', staff.root))['items']).toContainEqual(expect.objectContaining({ setAside: [] }))
  await get('/v1/coverage', staff.root)
  await get('/v1/routing', staff.mei)
  const rules = [{ queue: 'spam' }, { queue: 'spam', filter: { severityFrom: 2 } }]
  await ask('put', '/v1/routing', { token: staff.root, body: { rules } })
  await get('/v1/routing', staff.mei)
  await post('/v1/routing/dry-run', staff.root, { rules })
  await post('/v1/routing/apply', staff.root)
  const view = await post('/v1/views', staff.sol, { name: 'Spam', query: 'queue:spam', role: 'moderator' })
  const changed = { name: 'All spam', query: 'queue:spam is:open' }
  await ask('put', `/v1/views/${view['id']}`, { token: staff.sol, body: changed })
  await get('/v1/views', staff.sol)
  await post('/v1/cases/count', staff.mei, { queries: ['is:open', 'queue:spam'] })
})

it('of second reviews', async () => {
  for (const account of ['ola', 'oli']) await decide(account, [{ type: 'warn' }], staff.mei)
  await post('/v1/second-reviews/draw', staff.sol, { size: 100 })
  const { items } = await get('/v1/second-reviews?status=open', staff.sofia)
  const [first] = items.filter(({ mayTake }: Body) => mayTake === true)
  const review = `/v1/second-reviews/${first.id}`
  await post(`${review}/take`, staff.sofia)
  await post(`${review}/release`, staff.sofia)
  await post(`${review}/take`, staff.sofia)
  await get(review, staff.sofia)
  await post(`${review}/judge`, staff.sofia, { outcome: 'no-violation', reason: 'A figure of speech.' })
  await get(review, staff.sofia)
  await post(`${review}/settle`, staff.sol, { outcome: 'stands', reason: 'It was meant.' })
  await get('/v1/second-reviews', staff.sol)
  await get('/v1/second-reviews/agreement', staff.sol)
})

it('of what a service is told meanwhile, by the type of each message', async () => {
  const told = async () => {
    const { items } = await get(`/v1/webhooks/${webhook}/deliveries`)
    return [...new Set((items as readonly { readonly type: string }[]).map(({ type }) => type))].sort()
  }
  const all = [
    ...['action.reversed', 'action.taken', 'appeal.asked', 'appeal.decided', 'decision.made'],
    ...['effect.begun', 'effect.undone', 'hold.rejected', 'notice.sent', 'report.answered', 'standing.changed'],
  ]
  await expect.poll(told, { timeout: 20_000 }).toEqual(expect.arrayContaining(all))
})

it('and leaves none of what it describes unasked', () => {
  expect(documented.unmet('casework')).toEqual([])
})
