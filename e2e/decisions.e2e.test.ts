/** Sections 1 and 2 of the contract: one event or many in, explained decisions out, each event decided once. */
import type { Decision } from '@goodstanding/model'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clausesOf, eventOf, type WireEvent } from './server/client.ts'
import { expectProblem } from './server/expect-problem.ts'
import { type LocalServer, startServer } from './server/start-server.ts'

const DAY = 86_400_000
const NDJSON = 'application/x-ndjson'
const BATCH = 'application/cloudevents-batch+json'

let server: LocalServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(async () => {
  await server.close()
  expect(server.logged).toEqual([])
})

const send = (body: unknown, mediaType = 'application/json') => server.ask('POST', '/v1/decisions', { body, mediaType })
const lines = (path: string, items: readonly unknown[]) =>
  server.ask('POST', path, { raw: items.map((item) => JSON.stringify(item)).join('\n'), mediaType: NDJSON })
const from = (ms: number) => ({ time: new Date(Date.now() + ms).toISOString() })
/** A call by an app that no register knows, which is blocked and therefore durable. */
const blocked = () => eventOf('api.call', { app: { id: 'unheard-of' } })
const withText = (text: string) => eventOf('message.send', { content: { text } })

/** The same JSON value with every object's members the other way round. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, held]) => [name, reversed(held)]),
  )
}

async function decided(id: string): Promise<unknown> {
  for (let turn = 0; turn < 600; turn++) {
    const answer = await server.ask('GET', `/v1/decisions/${id}`)
    if (answer.status === 200) return answer.body
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`${id} was not decided within half a minute.`)
}

describe('one event', () => {
  it.each(['application/json', 'application/cloudevents+json', 'application/json; charset=utf-8'])(
    'comes as %s and is answered by one decision',
    async (mediaType) => {
      const answer = await send(eventOf('message.send'), mediaType)
      expect(answer).toMatchObject({
        status: 200,
        mediaType: 'application/json',
        body: {
          id: expect.stringMatching(/^dec_/),
          effect: 'allow',
          findings: [],
          message: null,
          case: null,
          appealUntil: null,
          policy: { id: 'workplace-aup', version: expect.any(String) },
        },
      })
    },
  )

  it('needs to name no conversation: the example of the contract does not, and what counts by conversation counts by recipient there', async () => {
    const insult = (actor: string, recipients: readonly string[], within: object) => {
      const audience = { kind: 'person', relation: 'colleague', recipients, size: 1 }
      const content = { text: 'You are a useless idiot and everybody hates you' }
      const data = { organization: 'acme', actor: { id: actor, kind: 'member' }, audience, content, ...within }
      return { ...eventOf('message.send'), data }
    }
    const rulesOf = async (actor: string, recipients: readonly string[], within: object) => {
      const decisions = await server.decideAll(recipients.map((recipient) => insult(actor, [recipient], within)))
      return decisions.at(-1)?.findings.map(({ rule }) => rule)
    }
    const counted = 'same-person-again-and-again'
    const different = ['x-9001', 'x-9002', 'x-9003']
    const same = ['x-9001', 'x-9001', 'x-9001']
    expect(await rulesOf('u-named', different, { conversation: { id: 'c-insults' } })).toContain(counted)
    expect(await rulesOf('u-unnamed', same, {})).toContain(counted)
    const rules = await rulesOf('u-several', different, {})
    expect(rules).toContain('insult')
    expect(rules).not.toContain(counted)
  })

  it('comes in the binary mode of CloudEvents too, and is the same event as in an envelope of its own', async () => {
    const binary = ({ data, ...envelope }: WireEvent, raw = JSON.stringify(data), mediaType = 'application/json') =>
      server.ask('POST', '/v1/decisions', { raw, mediaType, headers: headersOf(envelope) })
    const headersOf = (envelope: object): Record<string, string> =>
      Object.fromEntries(Object.entries(envelope).map(([name, value]) => [`ce-${name}`, encodeURI(String(value))]))
    const event = eventOf(
      'api.call',
      { app: { id: 'unheard-of' } },
      { source: 'https://chat.example/中文', ...from(0) },
    )
    const [first, again] = [await binary(event), await send(event)]
    expect(first).toMatchObject({ status: 200, body: { effect: 'block' } })
    expect(again.body).toEqual(first.body)
    expectProblem(await binary(event, JSON.stringify({ ...event.data, app: { id: 'another' } })), 409, 'event.reused')
    expect((await binary(eventOf('message.send'))).body).toMatchObject({ effect: 'allow' })
    // Beside a whole envelope the headers say nothing.
    const whole = eventOf('message.send', {}, { type: 'message.send' })
    const told = await binary({ ...whole, type: 'none.such' }, JSON.stringify(whole), 'application/cloudevents+json')
    expect(told).toMatchObject({ status: 200, body: { effect: 'allow' } })
    expectProblem(await binary(eventOf('message.send'), '{'), 400, 'body.not-json')
    expectProblem(await binary({ ...eventOf('message.send'), type: 'none.such' }), 422, 'event.unknown-type')
  })

  it('that breaks a clause is answered with clause, rule, severity, confidence, evidence, words in two languages', async () => {
    expect(await server.decide(blocked())).toMatchObject({
      effect: 'block',
      findings: [
        {
          clause: 'service.j',
          rule: 'unapproved-app-calls',
          severity: 2,
          confidence: 0.95,
          evidence: [{ signal: 'api.app-unregistered', value: 'unheard-of', pointer: '/data/app/id' }],
        },
      ],
      message: { en: expect.stringContaining('service.j'), zh: expect.stringMatching(/\p{Script=Han}/u) },
      appealUntil: expect.stringMatching(/^\d{4}-/),
    })
  })

  it('is shown where it was found, in UTF-16 units of the text as it was sent', async () => {
    const text = '👋 wor\u200bthless 🙂 — wｒite to a.person@mail.example now'
    const { body } = await server.ask('POST', '/v1/signals', { body: { text } })
    const { signals } = body as { signals: { evidence: { start: number; end: number; pointer: string }[] }[] }
    for (const { start, end, pointer } of signals.flatMap(({ evidence }) => evidence)) {
      expect(pointer).toBe('/text')
      expect(text.slice(start, end)).not.toBe('')
    }
  })

  it('is explained in full afterwards, allowed or not', async () => {
    const refused = await server.decide(blocked())
    expect(await decided(refused.id)).toMatchObject({
      ...refused,
      event: { type: 'api.call' },
      explanation: { words: expect.any(Array), inputs: { signals: expect.anything() }, watch: [] },
    })
    const allowed = await server.decide(eventOf('directory.read'))
    expect(await decided(allowed.id)).toMatchObject({ ...allowed, explanation: { words: expect.any(Array) } })
    expectProblem(await server.ask('GET', '/v1/decisions/dec_nothing'), 404, 'decision.unknown')
  })

  it('may carry fields that nobody knows, anywhere', async () => {
    const event = eventOf('message.send', { mood: 4, actor: { shoeSize: 44 }, content: { colour: ['red'] } })
    expect(await server.decide({ ...event, traceparent: '00-1' } as WireEvent)).toMatchObject({ effect: 'allow' })
  })
})

describe('many events', () => {
  const bad = { specversion: '1.0', id: 'bad', source: 's', type: 'message.sent', data: {} }
  const answersOf = (body: unknown) =>
    (body as (Decision & { kind?: string })[]).map(({ effect, kind }) => (kind === undefined ? effect : kind))

  it.each([
    ['a CloudEvents batch', (items: readonly unknown[]) => send(items, BATCH)],
    ['NDJSON', (items: readonly unknown[]) => lines('/v1/decisions', items)],
  ])('as %s are answered in order, a bad one by a problem in its place', async (_name, ask) => {
    const answer = await ask([eventOf('message.send'), bad, blocked(), 7, eventOf('directory.read')])
    expect(answer.status).toBe(200)
    expect(answersOf(answer.body)).toEqual(['allow', 'event.unknown-type', 'block', 'event.invalid', 'allow'])
  })

  it('keep their places when a line is no JSON at all', async () => {
    const raw = `${JSON.stringify(blocked())}\n{"half":\r\n\n${JSON.stringify(eventOf('message.send'))}\n`
    const { body } = await server.ask('POST', '/v1/decisions', { raw, mediaType: NDJSON })
    expect(answersOf(body)).toEqual(['block', 'body.not-json', 'allow'])
  })

  it('count for each other in their order', async () => {
    const events = Array.from({ length: 5 }, () => eventOf('contact.invite', { contact: { id: 'x-batch' } }))
    const { body } = await send(events, BATCH)
    expect(answersOf(body)).toEqual(['allow', 'allow', 'allow', 'block', 'block'])
  })

  it('are at most 1,000, and may be none', async () => {
    const many = Array.from({ length: 1_001 }, () => eventOf('directory.read'))
    expectProblem(await lines('/v1/decisions', many), 413, 'batch.too-large')
    expectProblem(await send(many, BATCH), 413, 'batch.too-large')
    const most = await lines('/v1/decisions', many.slice(1))
    expect((most.body as unknown[]).length).toBe(1_000)
    expect(await send([], BATCH)).toMatchObject({ status: 200, body: [] })
    const observed = await server.ask('POST', '/v1/events', { body: [], mediaType: BATCH })
    expect(observed).toMatchObject({ status: 202, body: [] })
    expectProblem(await send(eventOf('directory.read'), BATCH), 422, 'body.invalid')
  })
})

describe('an event observed after the fact', () => {
  it('is accepted, then decided in the background under the id that was answered', async () => {
    const event = blocked()
    const answer = await server.ask('POST', '/v1/events', { body: event })
    expect(answer).toMatchObject({ status: 202, body: { status: 'accepted', source: event.source, id: event.id } })
    const { decision } = answer.body as { decision: string }
    expect(await decided(decision)).toMatchObject({ id: decision, effect: 'block' })
  })

  it('is read under that id at once: whoever asks before it is decided waits for it', async () => {
    const answer = await lines(
      '/v1/events',
      Array.from({ length: 40 }, () => blocked()),
    )
    const ids = (answer.body as { decision: string }[]).map(({ decision }) => decision)
    const read = await Promise.all(ids.map((id) => server.ask('GET', `/v1/decisions/${id}`)))
    expect(read.map(({ status }) => status)).toEqual(ids.map(() => 200))
    expect(read.map(({ body }) => (body as { id: string }).id)).toEqual(ids)
  })

  it('comes in batches too, each accepted or refused in its place', async () => {
    const answer = await lines('/v1/events', [eventOf('message.send'), { id: 4 }, eventOf('message.send')])
    expect(answer.status).toBe(202)
    expect((answer.body as { status: unknown }[]).map(({ status }) => status)).toEqual(['accepted', 422, 'accepted'])
  })

  it('is the same event when it is asked about before or after', async () => {
    const first = blocked()
    const observed = await server.ask('POST', '/v1/events', { body: first })
    const asked = await server.decide(first)
    expect(observed.body).toMatchObject({ decision: asked.id })
    for (const event of [blocked(), eventOf('message.send')]) {
      const { id } = await server.decide(event)
      expect((await server.ask('POST', '/v1/events', { body: event })).body).toMatchObject({ decision: id })
      const other = { ...event, data: { ...event.data, organization: 'other' } }
      expectProblem(await server.ask('POST', '/v1/events', { body: other }), 409, 'event.reused', '/id')
    }
  })
})

describe('an event sent again', () => {
  it.each([
    ['an allowed', () => eventOf('message.send')],
    ['a blocked', blocked],
    ['a counted', () => eventOf('contact.invite', { contact: { id: 'x-again' } })],
  ])('%s one is answered by its first decision', async (_name, make) => {
    const event = make()
    const first = await server.decide(event)
    const again = await Promise.all([server.decide(event), server.decide(event)])
    expect(again).toEqual([first, first])
  })

  it.each([
    ['an allowed', () => eventOf('message.send')],
    ['a blocked', blocked],
    ['a counted', () => eventOf('contact.invite', { contact: { id: 'x-order' } })],
  ])('with its members in another order is the same event: %s one', async (_name, make) => {
    const event = make()
    const turned = reversed(event) as WireEvent
    expect(JSON.stringify(turned)).not.toBe(JSON.stringify(event))
    const [first, atOnce] = await Promise.all([server.decide(event), server.decide(turned)])
    expect(atOnce).toEqual(first)
    expect(await server.decide(turned)).toEqual(first)
    expect((await server.ask('POST', '/v1/events', { body: turned })).body).toMatchObject({ decision: first.id })
  })

  it('with its members in another order is the same event: an observed one', async () => {
    const event = blocked()
    const observed = await server.ask('POST', '/v1/events', { body: event })
    expect((await server.ask('POST', '/v1/events', { body: reversed(event) })).body).toEqual(observed.body)
    expect(observed.body).toMatchObject({ decision: (await server.decide(reversed(event) as WireEvent)).id })
  })

  it('at the same moment is decided once', async () => {
    const event = blocked()
    const answers = await Promise.all(Array.from({ length: 8 }, () => server.decide(event)))
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1)
    const twice = eventOf('contact.invite', { contact: { id: 'x-twice' } })
    const batched = await server.decideAll([twice, twice, twice, twice, twice])
    expect(new Set(batched.map(({ id, effect }) => `${id} ${effect}`)).size).toBe(1)
  })

  it.each([
    ['an allowed', () => eventOf('message.send')],
    ['a blocked', blocked],
  ])('with another body is refused: %s one', async (_name, make) => {
    const event = make()
    await server.decide(event)
    const other = { ...event, data: { ...event.data, organization: 'other' } }
    expectProblem(await send(other), 409, 'event.reused', '/id')
    expect(await server.decide({ ...other, source: 'https://elsewhere.example' })).toMatchObject({
      id: expect.any(String),
    })
  })
})

/** An id as long as one may be, of characters that take three bytes each and do not compress. */
const longId = (seed: number) =>
  Array.from({ length: 400 }, (_, at) => String.fromCharCode(0x4e00 + (((seed + at) * 7919) % 20_000))).join('')

describe('an event asked about and observed in the same moment', () => {
  it.each([
    ['a plain one', () => eventOf('message.send')],
    ['one that is held', () => withText('You are a worthless idiot, everybody hates you, shut up')],
    ['one that is blocked', blocked],
  ] as const)('is decided once, and everybody is told of that decision: %s', async (_, made) => {
    for (let round = 0; round < 8; round++) {
      const event = made()
      const told = await Promise.all(
        Array.from({ length: 8 }, async (__, at) => {
          if (at % 2 === 1) return (await server.decide(event)).id
          const { body } = await server.ask('POST', '/v1/events', { body: event })
          return (body as { readonly decision: string }).decision
        }),
      )
      expect(new Set(told).size).toBe(1)
      expect((await server.decide(event)).id).toBe(told[0])
    }
  })
  it('with another body is refused', async () => {
    const event = withText('One text')
    const other = { ...event, data: { ...event.data, content: { text: 'Another text' } } }
    const answers = await Promise.all([event, other].map((body) => server.ask('POST', '/v1/events', { body })))
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([202, 409])
  })
})

describe('an event whose ids are as long as may be', () => {
  const long = () => {
    const data = { organization: longId(1), actor: { id: longId(2), kind: 'member' }, session: { id: longId(3) } }
    const links = [{ text: 'bank.example', target: 'https://bank-example.test/x' }]
    const audience = { kind: 'person', relation: 'stranger', recipients: [longId(4)] }
    return eventOf('message.send', { ...data, audience, content: { text: 'Log in', links } }, { source: longId(5) })
  }
  it('is kept, asked about or observed, and the organization and the person may be stated', async () => {
    const event = { ...long(), id: longId(6) }
    const decision = await server.decide(event)
    expect(decision).toMatchObject({ effect: 'hold', case: expect.stringMatching(/^case_/) })
    expect(await server.decide(event)).toEqual(decision)
    const { body } = await server.ask('POST', '/v1/events', { body: { ...long(), id: longId(7) } })
    const { decision: observed } = body as { decision: string }
    await decided(observed)
    const organization = { name: 'Long', kind: 'company', country: 'DE' }
    await server.put(`organizations/${encodeURIComponent(longId(1))}`, organization)
    const person = { organization: longId(1), kind: 'member', name: 'Long' }
    await server.put(`people/${encodeURIComponent(longId(2))}`, person)
  })
  it('is refused when one is longer, and so is a fact', async () => {
    const event = { ...long(), id: `${longId(8)}x` }
    expectProblem(await send(event), 422, 'event.invalid', '/id')
    const organization = { name: 'Long', kind: 'company', country: 'DE' }
    const path = `/v1/organizations/${encodeURIComponent(`${longId(1)}x`)}`
    expectProblem(await server.ask('PUT', path, { body: organization }), 422, 'fact.invalid', '/id')
  })
})

describe('the time of an event', () => {
  it('may lie 400 days back and five minutes ahead', async () => {
    for (const time of [from(-399 * DAY), from(4 * 60_000), { time: '2026-11-24T18:00:00.123456+08:00' }])
      expect(await server.decide({ ...eventOf('message.send'), ...time })).toMatchObject({ effect: 'allow' })
  })
  it('is refused beyond that, and when it is no instant', async () => {
    for (const time of [from(-401 * DAY), from(6 * 60_000)])
      expectProblem(await send({ ...eventOf('message.send'), ...time }), 422, 'event.time', '/time')
    for (const time of ['yesterday', '2026-11-24', '2026-02-31T25:00:00Z', ''])
      expectProblem(await send({ ...eventOf('message.send'), time }), 422, 'event.invalid', '/time')
  })

  it('may be null, by which CloudEvents says that there is none: it is kept without one', async () => {
    const event = { ...blocked(), time: null }
    for (const path of ['/v1/decisions', '/v1/events']) {
      const answer = await server.ask('POST', path, { body: { ...event, id: `${event.id}${path}` } })
      expect(answer.status).toBeLessThan(300)
      const { id, decision = id } = answer.body as { id: string; decision?: string }
      const kept = ((await decided(decision)) as { event: object }).event
      expect(kept).toMatchObject({ id: `${event.id}${path}`, data: event.data })
      expect(kept).not.toHaveProperty('time')
    }
    // Sent again as it was, it is the same event.
    expect(await send({ ...event, id: `${event.id}/v1/decisions` })).toMatchObject({ status: 200 })
  })
})

describe('a text', () => {
  const KIB_64 = 65_536
  it('may have 64 KiB in UTF-8, whatever it is written in', async () => {
    for (const text of ['a'.repeat(KIB_64), `${'汉'.repeat(21_845)}a`, '🙂'.repeat(16_384)])
      expect((await send(withText(text))).status).toBe(200)
  })
  it('is refused above that, with the field', async () => {
    for (const text of ['a'.repeat(KIB_64 + 1), '汉'.repeat(21_846), '🙂'.repeat(16_385)])
      expectProblem(await send(withText(text)), 422, 'event.invalid', '/data/content/text')
  })
})

describe('signals of texts', () => {
  it('come with every score, and record nothing', async () => {
    const asked = [{ text: 'You are a worthless idiot' }, { text: 4 }, { text: '加班到九点', language: 'zh' }]
    const { body } = await lines('/v1/signals', asked)
    const [english, wrong, chinese] = body as { signals: { name: string; score: number }[]; language: string }[]
    expect(wrong).toMatchObject({ kind: 'body.invalid', pointer: '/text' })
    for (const { name, score } of [...english!.signals, ...chinese!.signals]) {
      expect(name).toMatch(/^text\./)
      expect(score).toBeGreaterThanOrEqual(0)
      expect(score).toBeLessThanOrEqual(1)
    }
    expect(english!.signals.find(({ name }) => name === 'text.harassment')!.score).toBeGreaterThan(0.5)
    expect(clausesOf(await server.decide(withText('See you at nine.')))).toEqual([])
  })
})
