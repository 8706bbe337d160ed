/** Whatever comes, the answer is a decision or a problem of the caller's; never a fault of ours, and never the last answer. */
import { connect } from 'node:net'
import { EVENT_TYPES, REGISTER_NAMES, type EventType } from '@goodstanding/model'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { HOSTILE_TEXTS } from './hostile/hostile-texts.ts'
import { type Asked, eventOf } from './server/client.ts'
import { expectProblem } from './server/expect-problem.ts'
import { type LocalServer, startServer } from './server/start-server.ts'

let server: LocalServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(async () => {
  await server.close()
})

const runs = (numRuns: number) => ({ numRuns, endOnFailure: true })
const noise = fc.string({ unit: 'binary', maxLength: 30 })
const name = fc.oneof(noise, fc.constantFrom('__proto__', 'constructor', 'toString', 'length', '\u0000', '\ud800', ''))
const value: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, true, -0, 1e308, -1, 2 ** 53, '', '\u0000', '\ud800', '__proto__', '2026-02-30T00:00:00Z'),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    noise,
    fc.array(tie('any'), { maxLength: 4 }),
    fc.dictionary(name, tie('any'), { maxKeys: 4 }),
  ),
})).any

/** `__proto__` stands in the text as any other member; `JSON.stringify` of a dictionary keeps it. */
const bodies = value.map((made) => JSON.stringify(made))

async function expectNoFault(method: string, path: string, asked: Asked): Promise<void> {
  const answer = await server.ask(method, path, asked)
  const told = `${method} ${path} ${JSON.stringify(asked).slice(0, 2_000)} -> ${JSON.stringify(answer.body)} ${JSON.stringify(server.logged)}`
  expect(answer.status, told).toBeLessThan(500)
  if (answer.status >= 400) expect(answer.mediaType, told).toBe('application/problem+json')
}

/** Places in a value, as paths to its members. */
function pathsOf(root: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof root !== 'object' || root === null) return [path]
  return [path, ...Object.entries(root).flatMap(([key, member]) => pathsOf(member, [...path, key]))]
}
function replaced(root: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by
  if (Array.isArray(root))
    return root.map((item, at): unknown => (String(at) === key ? replaced(item, rest, by) : item))
  return Object.fromEntries(
    Object.entries(root as object).map(([member, held]) => [
      member,
      member === key ? replaced(held, rest, by) : (held as unknown),
    ]),
  )
}

const everything = {
  content: {
    text: 'x',
    language: 'en',
    links: [{ text: 'a', target: 'https://a.example/' }],
    files: [{ name: 'a.zip', data: 'UEsDBA==' }],
  },
  session: {
    id: 's',
    ip: '203.0.113.7',
    country: 'DE',
    device: 'd',
    client: 'web/1',
    latitude: 1,
    longitude: 1,
    userAgent: 'x',
  },
  permit: 'p',
}
const mutated = fc
  .tuple(fc.constantFrom(...EVENT_TYPES), fc.nat(), fc.nat(), value, noise)
  .map(([type, first, second, by, id]) => {
    const { content, ...always } = everything
    const event = eventOf(type, /^(message|content)\./.test(type) ? { content, ...always } : always, {
      id: `f${first}${id}`,
    })
    const places = pathsOf(event)
    const once = replaced(event, places[first % places.length] ?? [], by)
    const left = pathsOf(once)
    return second % 3 === 0 ? replaced(once, left[second % left.length] ?? [], by) : once
  })

describe('bodies that nobody would send', () => {
  it('made of random JSON are refused as what they are', async () => {
    const paths = [
      '/v1/decisions',
      '/v1/events',
      '/v1/signals',
      '/v1/policy/check',
      '/v1/policy/backtest',
      '/v1/member-tokens',
    ]
    await fc.assert(
      fc.asyncProperty(bodies, fc.constantFrom(...paths), (raw, path) => expectNoFault('POST', path, { raw })),
      runs(400),
    )
  })
  it('made of valid events with places changed are decided or refused', async () => {
    await fc.assert(
      fc.asyncProperty(mutated, (body) => expectNoFault('POST', '/v1/decisions', { body })),
      runs(1_500),
    )
    await fc.assert(
      fc.asyncProperty(mutated, (body) => expectNoFault('POST', '/v1/events', { body })),
      runs(200),
    )
  })
  it('in batches hold up nobody else in them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(mutated, value), { minLength: 1, maxLength: 30 }), async (items) => {
        const raw = [...items, eventOf('directory.read')].map((item) => JSON.stringify(item)).join('\n')
        const { status, body } = await server.ask('POST', '/v1/decisions', { raw, mediaType: 'application/x-ndjson' })
        expect(status, raw).toBe(200)
        const answers = body as { status?: number; effect?: string }[]
        expect(answers).toHaveLength(items.length + 1)
        expect(answers.at(-1)).toMatchObject({ effect: expect.any(String) })
        for (const answer of answers) expect(answer.status ?? 200, raw).toBeLessThan(500)
      }),
      runs(60),
    )
  })
  it('made of facts are kept or refused, under any id', async () => {
    const place = fc.oneof(
      fc.constantFrom('permits', 'consents', 'organizations', 'people'),
      fc.constantFrom(...REGISTER_NAMES).map((register) => `registers/${register}`),
    )
    await fc.assert(
      fc.asyncProperty(place, name, bodies, async (where, id, raw) => {
        const path = `/v1/${where}/${encodeURIComponent(id.replace(/[\ud800-\udfff]/g, '') || 'x')}`
        await expectNoFault('PUT', path, { raw })
        await expectNoFault('GET', path, {})
      }),
      runs(300),
    )
  })
  it('made of bytes are no JSON', async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.tuple(mutated, fc.nat()).map(([event, cut]) => {
        const whole = Buffer.from(JSON.stringify(event))
        return new Uint8Array(whole.subarray(0, cut % (whole.length + 1)))
      }),
    )
    const mediaType = fc.constantFrom(
      'application/json',
      'application/x-ndjson',
      'application/cloudevents-batch+json',
      'a',
      'text/json;;',
    )
    await fc.assert(
      fc.asyncProperty(bytes, mediaType, (raw, type) =>
        expectNoFault('POST', '/v1/decisions', { raw, mediaType: type }),
      ),
      runs(300),
    )
  })
})

describe('sizes', () => {
  const post = (type: EventType, data: Record<string, unknown>) =>
    server.ask('POST', '/v1/decisions', { body: eventOf(type, data) })
  const many = <Item>(count: number, item: Item) => Array.from({ length: count }, () => item)
  it('of lists are bounded, with the field', async () => {
    const row = { person: { id: 'p', name: 'x' }, kind: 'member' }
    expect((await post('message.send', { audience: { recipients: many(10_000, 'x') } })).status).toBe(200)
    expectProblem(
      await post('message.send', { audience: { recipients: many(10_001, 'x') } }),
      422,
      'event.invalid',
      '/data/audience/recipients',
    )
    expect((await post('directory.import', { rows: many(10_000, row) })).status).toBe(200)
    expectProblem(await post('directory.import', { rows: many(10_001, row) }), 422, 'event.invalid', '/data/rows')
    const links = many(1_000, { text: 'bank.example', target: 'https://bank-example.test/x' })
    expect((await post('message.send', { content: { links } })).status).toBe(200)
  })
  it('of policies are bounded: an alias bomb is no policy', async () => {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]']
    for (let at = 0; at < 12; at++)
      bomb.push(
        `${String.fromCharCode(98 + at)}: &${String.fromCharCode(98 + at)} [${`*${String.fromCharCode(97 + at)}, `.repeat(9)}]`,
      )
    const files = { 'conduct/j-unsolicited-messages.yaml': bomb.join('\n') }
    expectProblem(await server.ask('POST', '/v1/policy/check', { body: { files } }), 422, 'policy.invalid')
  })
  it('of headers are bounded', async () => {
    const answer = await server.ask('GET', '/v1/policy', { headers: { 'x-long': 'x'.repeat(20_000) } })
    expectProblem(answer, 431, 'request.head-too-large')
  })
})

describe('what is no HTTP', () => {
  it('is answered with 400 and a problem, and the next caller is served', async () => {
    const { hostname, port } = new URL(server.url)
    for (const words of [
      '\u0000\u0001',
      'GET',
      'POST /v1/decisions HTTP/1.1\r\nhost: x\r\ncontent-length: -1\r\n\r\n',
      'GET / HTTP/9.9\r\n\r\n',
      'GET /healthz HTTP/1.1\r\naccept: */*\r\n\r\n',
      'post /v1/decisions HTTP/1.1\r\nhost: x\r\n\r\n',
    ]) {
      const said = await new Promise<string>((resolve) => {
        const socket = connect(Number(port), hostname, () => socket.end(words))
        let text = ''
        socket.setEncoding('utf8').on('data', (part: string) => (text += part))
        socket.on('error', () => resolve('')).on('close', () => resolve(text))
      })
      expect(said).toMatch(/^(HTTP\/1\.1 400 |$)/)
      if (said === '') continue
      expect(said).toMatch(/\r\ncontent-type: application\/problem\+json/i)
      expect(said).toMatch(/"kind":"request\.unreadable".*"requestId":"req_/)
    }
    expect((await server.ask('GET', '/healthz')).status).toBe(200)
  })
})

describe('an expectation', () => {
  it('that nobody can meet is a problem in the language of whoever asks, and the usual one is met', async () => {
    const { hostname, port } = new URL(server.url)
    const say = (expectation: string): Promise<string> =>
      new Promise((resolve, reject) => {
        const head = `POST /v1/signals HTTP/1.1\r\nhost: x\r\nexpect: ${expectation}\r\naccept-language: zh\r\n`
        const socket = connect(Number(port), hostname, () =>
          socket.end(`${head}connection: close\r\ncontent-length: 2\r\n\r\n{}`),
        )
        let text = ''
        socket.setEncoding('utf8').on('data', (part: string) => (text += part))
        socket.on('error', reject).on('close', () => resolve(text))
      })
    const refused = await say('a miracle')
    expect(refused).toMatch(/^HTTP\/1\.1 417 [^]*\r\ncontent-type: application\/problem\+json/i)
    expect(refused).toMatch(/"title":"仅支持 [^]*"kind":"request\.expectation"[^]*"requestId":"req_/)
    expect(await say('100-continue')).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 401 /)
  })
})

describe('a text of 64 KiB', () => {
  it.each(Object.entries(HOSTILE_TEXTS))('full of %s is decided', async (_name, text) => {
    const message = eventOf('message.send', { audience: { kind: 'public', relation: 'stranger' }, content: { text } })
    const answer = await server.ask('POST', '/v1/decisions', { body: message })
    expect(answer.status, JSON.stringify(answer.body).slice(0, 300)).toBe(200)
  })
  it('full of any of them can be a title, a name, a campaign', async () => {
    for (const text of Object.values(HOSTILE_TEXTS)) {
      await expectNoFault('POST', '/v1/decisions', { body: eventOf('live.start', { live: { title: text } }) })
      await expectNoFault('POST', '/v1/decisions', { body: eventOf('campaign.start', { campaign: { text } }) })
      const subject = { name: text.slice(0, 2_048) }
      await expectNoFault('POST', '/v1/decisions', { body: eventOf('organization.register', { subject }) })
      await expectNoFault('POST', '/v1/decisions', { body: eventOf('account.register', { account: subject }) })
    }
  })
})
