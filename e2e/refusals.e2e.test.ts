/** Bad input gets a problem with a pointer and what to do; nothing is half applied. */
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Asked, eventOf } from './server/client.ts'
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

/** A valid message with one place changed; `undefined` takes it away. */
function messageWith(pointer: string, value: unknown): unknown {
  const content = {
    text: 'Hello',
    links: [{ text: 'x', target: 'https://x.example/' }],
    files: [{ name: 'a.pdf', mediaType: 'application/pdf', size: 1, sha256: 'a'.repeat(64) }],
  }
  const session = { id: 's', latitude: 1, attestation: { verdict: 'ok' } }
  const event = structuredClone(eventOf('message.send', { content, session, permit: 'p' })) as unknown
  const path = pointer.split('/').slice(1)
  const last = path.pop() ?? ''
  const parent = path.reduce((place, name) => (place as Record<string, unknown>)[name], event)
  ;(parent as Record<string, unknown>)[last] = value
  return event
}

/** What a client reads that looks at no answer before it sent everything, and asks for something else on the same connection. */
async function sendThenRead(mediaType: string, body: Buffer): Promise<string> {
  const { hostname, port } = new URL(server.url)
  const socket = connect(Number(port), hostname).pause()
  const head = (line: string, ...headers: string[]) =>
    [line, `host: ${hostname}`, `authorization: Bearer ${SERVICE_TOKEN}`, ...headers, '', ''].join('\r\n')
  const length = `content-length: ${body.length}`
  const sent = Buffer.concat([
    Buffer.from(head('PUT /v1/people/p HTTP/1.1', `content-type: ${mediaType}`, length)),
    body,
  ])
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject).write(sent, () => resolve())
  })
  socket.write(head('GET /v1/people/nobody HTTP/1.1', 'connection: close'))
  return text(socket)
}

describe('a field that does not fit is named by its pointer', () => {
  const missing = ['/id', '/source', '/type', '/data', '/specversion', '/data/organization', '/data/actor']
  const within = [
    '/data/actor/id',
    '/data/actor/kind',
    '/data/audience/kind',
    '/data/content/text',
    '/data/conversation/id',
  ]
  const deeper = ['/data/content/links/0/target', '/data/content/files/0/name', '/data/session/attestation/verdict']
  it.each([...missing, ...within, ...deeper])('%s is missing', async (pointer) => {
    const answer = await server.ask('POST', '/v1/decisions', { body: messageWith(pointer, undefined) })
    expectProblem(answer, 422, 'event.invalid', pointer)
  })

  it.each([
    ['/specversion', '0.3'],
    ['/id', 7],
    ['/id', ''],
    ['/source', 'x'.repeat(513)],
    ['/data', []],
    ['/data', null],
    ['/data/organization', null],
    ['/data/actor/kind', 'robot'],
    ['/data/actor/name', {}],
    ['/data/audience/relation', 'friend'],
    ['/data/audience/recipients', 'x-1'],
    ['/data/audience/recipients/0', 1],
    ['/data/audience/size', -1],
    ['/data/content/text', 4],
    ['/data/content/links/0/target', false],
    ['/data/content/files/0/sha256', 'abc'],
    ['/data/content/files/0/size', '1'],
    ['/data/content/files/0/data', '%%%'],
    ['/data/session/latitude', 91],
    ['/data/session/attestation/verdict', 'fine'],
    ['/data/permit', 5],
  ])('%s is %j', async (pointer, value) => {
    const answer = await server.ask('POST', '/v1/decisions', { body: messageWith(pointer, value) })
    expectProblem(answer, 422, 'event.invalid', pointer)
  })

  it('every one of several is listed, with what is allowed', async () => {
    const event = eventOf('message.send', { actor: { kind: 'robot' }, content: { text: 4 } })
    const { body } = await server.ask('POST', '/v1/decisions', { body: event })
    expect(body).toMatchObject({
      errors: expect.arrayContaining([
        { pointer: '/data/actor/kind', detail: expect.stringContaining('member, admin') },
        { pointer: '/data/content/text', detail: expect.any(String) },
      ]),
    })
  })

  it('a field of one value says which', async () => {
    const { body } = await server.ask('POST', '/v1/decisions', { body: messageWith('/specversion', '0.3') })
    expect(body).toMatchObject({ errors: [{ pointer: '/specversion', detail: 'must be "1.0"' }] })
  })

  it('an unknown type is refused by name, with the nearest one', async () => {
    const answer = await server.ask('POST', '/v1/decisions', {
      body: { ...eventOf('message.send'), type: 'mesage.send' },
    })
    expectProblem(answer, 422, 'event.unknown-type', '/type')
    expect(answer.body).toMatchObject({ detail: expect.stringMatching(/"mesage\.send".*"message\.send"/) })
  })

  it('of a fact as well', async () => {
    const put = (path: string, body: unknown) => server.ask('PUT', `/v1/${path}`, { body })
    const permit = { holder: 'acme', clauses: ['conduct.o'], issuer: 'i', validFrom: '2026-01-01T00:00:00Z' }
    expectProblem(await put('permits/p', permit), 422, 'fact.invalid', '/validUntil')
    const valid = { ...permit, validUntil: '2027-01-01T00:00:00Z' }
    const unknown = await put('permits/p', { ...valid, clauses: ['conduct.o', 'conduct.0'] })
    expectProblem(unknown, 422, 'fact.invalid', '/clauses/1')
    expectProblem(await put('permits/p', { ...valid, validUntil: '2025-01-01T00:00:00Z' }), 422, 'fact.invalid')
    expectProblem(
      await put('registers/hashes/h', { sha256: 'zz', clause: 'content.e' }),
      422,
      'fact.invalid',
      '/sha256',
    )
    expectProblem(await put('registers/clients/c', { name: 'x', status: 'maybe' }), 422, 'fact.invalid', '/status')
    expectProblem(await put('registers/hash/h', {}), 404, 'register.unknown')
    expectProblem(await put('organizations/o', []), 422, 'body.invalid')
    expectProblem(await server.ask('GET', '/v1/permits/p'), 404, 'fact.unknown')
  })
})

describe('a body', () => {
  const post = (asked: Asked) => server.ask('POST', '/v1/decisions', asked)
  it.each([
    ['empty', ''],
    ['cut off', '{"specversion":"1.0",'],
    ['two values', '{} {}'],
    ['a comment', '{/* */}'],
    ['not UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d])],
    ['UTF-16', new Uint8Array(Buffer.from('\ufeff{}', 'utf16le'))],
  ])('that is %s is refused as no JSON', async (_name, raw) => {
    expectProblem(await post({ raw }), 400, 'body.not-json')
  })
  it('that nests deeper than 64 levels is refused, however deep', async () => {
    for (const depth of [65, 50_000])
      expectProblem(await post({ raw: '['.repeat(depth) + ']'.repeat(depth) }), 400, 'body.too-deep')
  })
  it('of another media type is refused', async () => {
    for (const mediaType of ['text/plain', 'application/xml', 'multipart/form-data; boundary=x'])
      expectProblem(await post({ raw: '{}', mediaType }), 415, 'body.media-type')
  })
  it('of nothing is none, whatever `curl -d` calls it by itself', async () => {
    const hook = await server.ask('POST', '/v1/webhooks', { body: { url: 'https://93.184.215.14/hook' } })
    const path = `/v1/webhooks/${(hook.body as { id: string }).id}/rotate`
    const mediaType = 'application/x-www-form-urlencoded'
    expect(await server.ask('POST', path, { raw: '', mediaType })).toMatchObject({ status: 200 })
    expectProblem(await server.ask('POST', path, { raw: 'a=b', mediaType }), 415, 'body.media-type')
    expectProblem(await server.ask('POST', '/v1/webhooks', { raw: '', mediaType }), 422, 'body.invalid')
  })
  it('that is compressed is refused as such', async () => {
    const compressed = {
      raw: gzipSync(JSON.stringify(eventOf('message.send'))),
      headers: { 'content-encoding': 'gzip' },
    }
    for (const path of ['/v1/decisions', '/v1/events', '/v1/signals'])
      for (const mediaType of ['application/json', 'application/x-ndjson']) {
        const refused = await server.ask('POST', path, { ...compressed, mediaType })
        expectProblem(refused, 415, 'body.media-type')
        expect(refused.headers.get('accept-encoding')).toBe('identity')
      }
    const plain = { body: eventOf('message.send'), headers: { 'content-encoding': 'identity' } }
    expect((await server.ask('POST', '/v1/decisions', plain)).status).toBe(200)
  })
  it('that is too large is refused', async () => {
    const raw = `"${'x'.repeat(2 * 1024 * 1024)}"`
    const person = await server.ask('PUT', '/v1/people/p', { raw })
    expectProblem(person, 413, 'body.too-large')
    expect(person.body).toMatchObject({
      detail: 'It has 2097154 bytes, and this call takes 2097152. Send less at once.',
      limit: 2_097_152,
    })
    const event = await post({ raw: raw.padEnd(33 * 1024 * 1024), headers: { 'accept-language': 'zh' } })
    expectProblem(event, 413, 'body.too-large')
    expect(event.body).toMatchObject({
      detail: '内容有 34603008 字节，此接口最多接受 33554432 字节，请分次发送。',
      limit: 33_554_432,
    })
  })
  it('that names a member twice is refused, and points at it: whoever reads the first would deliver what nobody judged', async () => {
    const raw = JSON.stringify(eventOf('message.send', { content: { text: 'bad' } }))
    const twice = raw.replace('"text":"bad"', '"text":"good","text":"bad"')
    for (const path of ['/v1/decisions', '/v1/events']) {
      expectProblem(await server.ask('POST', path, { raw: twice }), 422, 'body.invalid', '/data/content/text')
      const lines = { raw: `${raw}\n${twice}`, mediaType: 'application/x-ndjson' }
      const { body } = await server.ask('POST', path, lines)
      expect(body).toMatchObject([{ id: expect.any(String) }, { kind: 'body.invalid', pointer: '/data/content/text' }])
    }
    const { body } = await post({ raw: twice, headers: { 'accept-language': 'zh' } })
    expect(body).toMatchObject({
      detail: '/data/content/text：在同一对象中出现两次，不同解析器取值不同，请只发送一次',
    })
    const person = '{"organization":"acme","kind":"member","name":"Li","roles":[],"roles":["admin"]}'
    expectProblem(await server.ask('PUT', '/v1/people/p', { raw: person }), 422, 'body.invalid', '/roles')
  })
  it('that is too large, or of another media type, is refused so that a client that sends all of it first reads why', async () => {
    const body = Buffer.alloc(40 * 1024 * 1024, 32)
    expect(await sendThenRead('application/json', body)).toMatch(
      /^HTTP\/1\.1 413 [^]*body\.too-large[^]*HTTP\/1\.1 404 /,
    )
    expect(await sendThenRead('text/plain', body)).toMatch(/^HTTP\/1\.1 415 [^]*body\.media-type[^]*HTTP\/1\.1 404 /)
  })
})

describe('the words of a refusal', () => {
  const ask = async (method: string, path: string, asked: Asked) => {
    const { headers, body } = await server.ask(method, path, asked)
    return { language: headers.get('content-language'), body }
  }
  it('are Chinese for whoever prefers it, on every road', async () => {
    const headers = { 'accept-language': 'zh-CN,zh;q=0.9,en;q=0.8' }
    expect(await ask('GET', '/v1/policy/clauses/none.a', { headers })).toMatchObject({
      language: 'zh',
      body: { kind: 'clause.unknown', title: '政策中没有此条款。', detail: '政策中没有条款“none.a”。' },
    })
    expect(await ask('GET', '/v1/permits/p', { headers, token: null })).toMatchObject({
      language: 'zh',
      body: { kind: 'token.missing', title: expect.stringContaining('缺少令牌') },
    })
    expect(
      await ask('POST', '/v1/decisions', { headers, body: messageWith('/data/actor/id', undefined) }),
    ).toMatchObject({
      language: 'zh',
      body: { detail: '/data/actor/id：必须填写', errors: [{ pointer: '/data/actor/id', detail: '必须填写' }] },
    })
  })
  it('are Chinese for each refused event of several, and the others are decided', async () => {
    const headers = { 'accept-language': 'zh' }
    const events = [messageWith('/data/actor/id', undefined), eventOf('message.send'), null]
    const refused = { title: '事件不符合其类型的格式。', errors: [{ pointer: '/data/actor/id', detail: '必须填写' }] }
    const answers = [expect.objectContaining(refused), expect.objectContaining({ effect: 'allow' })]
    const none = expect.objectContaining({ detail: expect.stringContaining('CloudEvents 格式') })
    const lines = {
      headers,
      raw: events.map((event) => JSON.stringify(event)).join('\n'),
      mediaType: 'application/x-ndjson',
    }
    const batch = { headers, raw: JSON.stringify(events), mediaType: 'application/cloudevents-batch+json' }
    for (const asked of [lines, batch])
      expect(await server.ask('POST', '/v1/decisions', asked)).toMatchObject({ status: 200, body: [...answers, none] })
    expect(await server.ask('POST', '/v1/events', lines)).toMatchObject({
      status: 202,
      body: [expect.objectContaining(refused), expect.objectContaining({ id: expect.any(String) }), none],
    })
    expect(await server.ask('POST', '/v1/signals', { ...lines, raw: '{"text":4}' })).toMatchObject({
      body: [{ kind: 'body.invalid', detail: '/text：须为文字', errors: [{ pointer: '/text', detail: '须为文字' }] }],
    })
  })
  it('are English for everybody else', async () => {
    for (const language of ['*', 'en, zh', 'fr', 'zh;q=0', ';;=,'])
      expect(await ask('GET', '/v1/policy/clauses/none.a', { headers: { 'accept-language': language } })).toMatchObject(
        {
          language: 'en',
          body: { title: 'The policy has no such clause.', detail: 'The policy has no clause "none.a".' },
        },
      )
    const answer = await ask('POST', '/v1/decisions', { body: messageWith('/data/actor/id', undefined) })
    expect(answer).toMatchObject({ language: 'en', body: { detail: '/data/actor/id is required' } })
  })
})

describe('a body of null', () => {
  it('is refused, also where none is needed', async () => {
    for (const path of ['/v1/policy/gates', '/v1/signals', '/v1/reports', '/v1/decisions', '/v1/erasures'])
      expect(await server.ask('POST', path, { raw: ' null ' }), path).toMatchObject({ status: 422 })
  })
})

describe('a path', () => {
  it('that does not exist, or cannot be read, is no path', async () => {
    for (const path of ['/v1/nope', '/v1/decisions/', '/v2/decisions', '/v1/permits/%E0%A4%A', '/v1/permits/a%00b'])
      expectProblem(await server.ask('GET', path), 404, 'route.unknown')
    expectProblem(await server.ask('POST', '/v1/decisions/', { body: eventOf('message.send') }), 404, 'route.unknown')
  })
  it('that names nothing where it must is no path, and no fact of no name', async () => {
    const person = { organization: 'acme', kind: 'member', name: 'Nobody' }
    expectProblem(await server.ask('PUT', '/v1/people/', { body: person }), 404, 'route.unknown')
    expectProblem(await server.ask('PUT', '/v1/registers/clients/', { body: { name: 'x' } }), 404, 'route.unknown')
    expectProblem(await server.ask('GET', '/v1/standing/account/'), 404, 'route.unknown')
    expectProblem(await server.ask('POST', '/v1/appeals//reply', { token: null, body: {} }), 404, 'route.unknown')
  })
  it('says which methods it takes', async () => {
    for (const [method, path] of [
      ['PATCH', '/v1/decisions'],
      ['GET', '/v1/decisions'],
      ['POST', '/v1/permits/p'],
      ['DELETE', '/healthz'],
    ] as const) {
      const answer = await server.ask(method, path)
      expectProblem(answer, 405, 'method.not-allowed')
      expect(answer.headers.get('allow')).not.toBeNull()
    }
  })
  it('that does not take a method looks at no body, and at no media type', async () => {
    for (const asked of [{}, { raw: '{' }, { raw: '{', mediaType: 'text/plain' }])
      for (const method of ['PUT', 'QUERY', 'PROPFIND']) {
        const answer = await server.ask(method, '/v1/decisions', asked)
        expectProblem(answer, 405, 'method.not-allowed')
        expect(answer.headers.get('allow')).toBe('POST')
        expect(answer.body).toMatchObject({ allow: ['POST'] })
      }
    expectProblem(await server.ask('QUERY', '/v1/nope'), 404, 'route.unknown')
    expectProblem(await server.ask('QUERY', '/healthz', { token: null }), 405, 'method.not-allowed')
    expectProblem(await server.ask('QUERY', '/v1/decisions', { token: null }), 401, 'token.missing')
  })
  it('with a name of its own says its own methods, not those of what an id would name', async () => {
    const answer = await server.ask('OPTIONS', '/v1/cases/count')
    expectProblem(answer, 405, 'method.not-allowed')
    expect(answer.headers.get('allow')).toBe('POST')
  })
  it('takes a page size from 1 to 500', async () => {
    for (const limit of ['0', '501', 'ten', '1.5'])
      expectProblem(await server.ask('GET', `/v1/permits?limit=${limit}`), 422, 'query.invalid')
  })
})
