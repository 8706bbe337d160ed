/** Who is asking: service tokens and scopes, staff and roles, the first sign-in, members. Nothing is open by accident. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, eventOf } from './server/client.ts'
import { expectProblem } from './server/expect-problem.ts'
import { type LocalServer, startServer } from './server/start-server.ts'

let server: LocalServer
let administrator: string
beforeAll(async () => {
  server = await startServer()
  const { body } = await server.ask('POST', '/v1/sign-in', { token: null, body: { token: server.running.signInToken } })
  administrator = (body as { token: string }).token
})
afterAll(async () => {
  await server.close()
  expect(server.logged).toEqual([])
})

async function serviceToken(...scopes: string[]): Promise<{ id: string; token: string }> {
  const answer = await server.ask('POST', '/v1/service-tokens', { token: administrator, body: { name: 'e2e', scopes } })
  expect(answer.status).toBe(201)
  return answer.body as { id: string; token: string }
}
async function staffToken(id: string, roles: readonly string[]): Promise<string> {
  const person = { id, name: id, email: `${id}@operator.example`, roles }
  expect((await server.ask('POST', '/v1/staff', { token: administrator, body: person })).status).toBe(201)
  const { body } = await server.ask('POST', `/v1/staff/${id}/tokens`, { token: administrator })
  return (body as { token: string }).token
}
async function memberToken(role: 'member' | 'admin' | 'external'): Promise<string> {
  const body = { sub: 'u1', organization: 'acme', role, ttl: 60 }
  const answer = await server.ask('POST', '/v1/member-tokens', { body })
  expect(answer.status).toBe(201)
  return (answer.body as { token: string }).token
}

describe('without a token', () => {
  it.each(['/', '/healthz', '/readyz', '/metrics', '/openapi.json'])('%s is open', async (path) => {
    expect((await server.ask('GET', path, { token: null })).status).toBe(200)
  })
  it.each([
    ['POST', '/v1/decisions'],
    ['POST', '/v1/events'],
    ['POST', '/v1/signals'],
    ['GET', '/v1/decisions/dec_1'],
    ['PUT', '/v1/permits/p'],
    ['GET', '/v1/registers/hashes'],
    ['GET', '/v1/policy'],
    ['POST', '/v1/policy/publish'],
    ['PUT', `/v1/files/${'a'.repeat(64)}`],
    ['POST', '/v1/staff'],
    ['GET', '/v1/nothing-here'],
  ])('%s %s is not', async (method, path) => {
    const answer = await server.ask(method, path, { token: null, ...(method === 'GET' ? {} : { body: {} }) })
    expectProblem(answer, 401, 'token.missing')
    expect(answer.headers.get('www-authenticate')).toBe('Bearer')
  })
  it('a wrong one, or one that is no Bearer token, is told apart', async () => {
    expectProblem(await server.ask('GET', '/v1/policy', { token: 'not-a-known-token' }), 401, 'token.unknown')
    const headers = { authorization: 'Basic dTpw' }
    expectProblem(await server.ask('GET', '/v1/policy', { token: null, headers }), 401, 'token.missing')
  })
})

describe('the first sign-in', () => {
  it('works once', async () => {
    const body = { token: server.running.signInToken }
    expectProblem(await server.ask('POST', '/v1/sign-in', { token: null, body }), 401, 'token.unknown')
  })
  it('makes the installation administrator', async () => {
    const { body } = await server.ask('GET', '/v1/staff', { token: administrator })
    expect(body).toMatchObject({ items: [{ id: 'installation-admin', roles: ['installation-admin'] }], next: null })
  })
})

describe('a service token', () => {
  it('does what its scopes say and nothing else', async () => {
    const { token } = await serviceToken('decisions')
    expect((await server.ask('POST', '/v1/decisions', { token, body: eventOf('message.send') })).status).toBe(200)
    for (const [method, path, body] of [
      ['POST', '/v1/events', eventOf('message.send')],
      ['POST', '/v1/signals', { text: 'x' }],
      ['PUT', '/v1/permits/p', {}],
      ['POST', '/v1/member-tokens', { sub: 'u', organization: 'o', role: 'member' }],
      ['POST', '/v1/policy/check', {}],
    ] as const)
      expectProblem(await server.ask(method, path, { token, body }), 403, 'scope.missing')
  })
  it('is no member of staff', async () => {
    for (const [method, path, body] of [
      ['POST', '/v1/staff', {}],
      ['POST', '/v1/service-tokens', { name: 'x', scopes: ['all'] }],
      ['POST', '/v1/policy/publish', { version: '1' }],
    ] as const)
      expectProblem(await server.ask(method, path, { body }), 403, 'role.missing')
  })
  it('stops when it is revoked, and is never shown again', async () => {
    const { id, token } = await serviceToken('facts')
    expect((await server.ask('DELETE', `/v1/service-tokens/${id}`, { token: administrator })).status).toBe(204)
    expectProblem(await server.ask('GET', '/v1/permits', { token }), 401, 'token.unknown')
    const { body } = await server.ask('GET', '/v1/service-tokens', { token: administrator })
    expect(JSON.stringify(body)).not.toContain(token)
    expect(body).toMatchObject({ items: expect.arrayContaining([expect.objectContaining({ id })]) })
  })
  it('may carry known scopes only', async () => {
    const body = { name: 'x', scopes: ['everything'] }
    const answer = await server.ask('POST', '/v1/service-tokens', { token: administrator, body })
    expectProblem(answer, 422, 'body.invalid', '/scopes/0')
  })
})

describe('staff', () => {
  it('do what their roles say', async () => {
    const moderator = await staffToken('mo', ['moderator'])
    const editor = await staffToken('ed', ['policy-editor'])
    const { id } = await server.decide(eventOf('api.call', { app: { id: 'unheard-of' } }))
    expect((await server.ask('GET', `/v1/decisions/${id}`, { token: moderator })).status).toBe(200)
    expect((await server.ask('POST', '/v1/policy/check', { token: editor, body: {} })).status).toBe(200)
    expectProblem(await server.ask('POST', '/v1/policy/check', { token: moderator, body: {} }), 403, 'role.missing')
    expectProblem(await server.ask('POST', '/v1/staff', { token: editor, body: {} }), 403, 'role.missing')
    expectProblem(await server.ask('GET', '/v1/permits', { token: moderator }), 403, 'role.missing')
    expectProblem(await server.ask('POST', '/v1/decisions', { token: moderator, body: {} }), 403, 'scope.missing')
  })
  it('are refused by the field that is wrong, and never take another’s address', async () => {
    const post = (body: unknown) => server.ask('POST', '/v1/staff', { token: administrator, body })
    const person = { id: 'a1', name: 'A', email: 'a1@operator.example', roles: ['auditor'] }
    expect((await post(person)).status).toBe(201)
    expectProblem(await post({ ...person, id: 'a2' }), 409, 'staff.email-taken', '/email')
    expectProblem(await post({ ...person, id: 'a3', roles: ['king'] }), 422, 'body.invalid', '/roles/0')
    for (const email of ['nobody', 'a@b@c', 'a b@operator.example', 'A <a@operator.example>']) {
      expectProblem(await post({ ...person, id: 'a4', email }), 422, 'body.invalid', '/email')
      const changed = await server.ask('PATCH', '/v1/staff/a1', { token: administrator, body: { email } })
      expectProblem(changed, 422, 'body.invalid', '/email')
    }
    const nobody = await server.ask('POST', '/v1/staff/nobody/tokens', { token: administrator })
    expectProblem(nobody, 404, 'staff.unknown')
  })
  it('who are there already are changed by whoever means to, and by nobody who adds', async () => {
    const token = administrator
    const person = { id: 'b1', name: 'B', email: 'b1@operator.example', roles: ['auditor'] }
    const post = (body: object, headers = {}) => server.ask('POST', '/v1/staff', { token, body, headers })
    const read = async () => (await server.ask('GET', '/v1/staff/b1', { token })).body
    expect(await post(person)).toMatchObject({ status: 201, body: { version: 1 } })
    // The same again says the same, and changes nothing.
    expect(await post(person)).toMatchObject({ status: 201, body: { ...person, version: 1 } })
    const other = { ...person, name: 'Bea', email: 'bea@operator.example', roles: ['installation-admin'] }
    const refused = await post(other)
    expectProblem(refused, 409, 'staff.exists', '/id')
    expect(refused.body).toMatchObject({ version: 1, detail: expect.stringContaining('PATCH /v1/staff/b1') })
    expect(await read()).toEqual({ ...person, version: 1 })
    expectProblem(await post(other, { 'if-match': '7' }), 409, 'staff.stale')
    expect(await post(other, { 'if-match': '1' })).toMatchObject({ status: 201, body: { ...other, version: 2 } })
    const change = { token, body: { roles: ['auditor'] }, headers: { 'if-match': '2' } }
    expect(await server.ask('PATCH', '/v1/staff/b1', change)).toMatchObject({ status: 200, body: { version: 3 } })
    // Whose token was read goes on with another one, as who they are.
    const minted = async () =>
      ((await server.ask('POST', '/v1/staff/b1/tokens', { token })).body as { token: string }).token
    const leaked = await minted()
    const session = () => server.ask('GET', '/v1/session', { token: leaked })
    expect((await session()).status).toBe(200)
    expect((await server.ask('DELETE', '/v1/staff/b1/tokens', { token })).status).toBe(204)
    expect((await session()).status).toBe(401)
    expect((await server.ask('GET', '/v1/session', { token: await minted() })).body).toMatchObject({
      roles: ['auditor'],
    })
    expectProblem(await server.ask('DELETE', '/v1/staff/nobody/tokens', { token }), 404, 'staff.unknown')
    // Who was removed is added anew.
    expect((await server.ask('DELETE', '/v1/staff/b1', { token })).status).toBe(204)
    expect((await post(person)).status).toBe(201)
    expect(await read()).toMatchObject(person)
  })
})

describe('a member token', () => {
  it('opens nothing that belongs to services or to staff', async () => {
    for (const role of ['member', 'admin', 'external'] as const) {
      const token = await memberToken(role)
      for (const [method, path, body] of [
        ['POST', '/v1/decisions', eventOf('message.send')],
        ['POST', '/v1/events', eventOf('message.send')],
        ['POST', '/v1/member-tokens', { sub: 'u', organization: 'o', role: 'admin' }],
      ] as const)
        expectProblem(await server.ask(method, path, { token, body }), 403, 'scope.missing')
      expectProblem(await server.ask('POST', '/v1/signals', { token, body: { text: 'x' } }), 403, 'role.missing')
      for (const path of ['/v1/permits', '/v1/registers/hashes', '/v1/staff', '/v1/decisions/dec_1'])
        expectProblem(await server.ask('GET', path, { token }), 403, 'role.missing')
      expect((await server.ask('GET', '/v1/policy', { token })).status).toBe(200)
    }
  })
  it('lasts ten minutes at most, and is worth nothing when it was changed', async () => {
    const body = { sub: 'u', organization: 'acme', role: 'member', ttl: 601 }
    expectProblem(await server.ask('POST', '/v1/member-tokens', { body }), 422, 'body.invalid', '/ttl')
    const token = await memberToken('member')
    const [claims = '', signature = ''] = token.replace('gsm_', '').split('.')
    const forged = Buffer.from(claims, 'base64url').toString().replace('"member"', '"admin"')
    for (const changed of [
      `gsm_${Buffer.from(forged).toString('base64url')}.${signature}`,
      `gsm_${claims}.`,
      'gsm_e30.e30',
    ])
      expectProblem(await server.ask('GET', '/v1/policy', { token: changed }), 401, 'token.unknown')
  })
})

/** Asks as fast as this machine can until it is refused: how many that takes depends on how busy it is. */
async function firstRefused(ask: () => Promise<Answer>): Promise<Answer> {
  for (let round = 0; round < 50; round += 1) {
    const answers = await Promise.all(Array.from({ length: 24 }, ask))
    const refused = answers.find(({ status }) => status === 429)
    if (refused !== undefined) return refused
  }
  throw new Error('1,200 requests were all taken')
}

describe('a rate', () => {
  it('developers.weixin.qq.com on 45033 and 45011: has no limit unless one is set; a refusal says how many in which time, and when to try again', async () => {
    const limited = await startServer({ GOODSTANDING_RATE_LIMIT: '3' })
    try {
      const refused = await firstRefused(() => limited.ask('GET', '/v1/policy'))
      expectProblem(refused, 429, 'rate.exceeded')
      expect(refused.headers.get('retry-after')).toBe('1')
      expect(refused.body).toMatchObject({ limit: 3, windowSeconds: 1, retryAfter: 1 })
      expect((await limited.ask('GET', '/healthz', { token: null })).status).toBe(200)
    } finally {
      await limited.close()
    }
  })
})
