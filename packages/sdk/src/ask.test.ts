import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { WireEvent } from './contract.ts'
import { createGoodstanding } from './create-client.ts'

const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } })

const EVENT = { specversion: '1.0', id: 'm1', source: 's' } as unknown as WireEvent

/** A network that gives these answers one after the other, and remembers what was sent. */
function network(...answers: readonly (Response | Error)[]) {
  const sent: RequestInit[] = []
  const waits: number[] = []
  const fetch = (_url: unknown, init: RequestInit = {}): Promise<Response> => {
    const answer = answers[sent.length]
    sent.push(init)
    if (answer instanceof Response) return Promise.resolve(answer)
    return Promise.reject(answer ?? new Error('nothing more'))
  }
  const wait = (ms: number): Promise<void> => {
    waits.push(ms)
    return Promise.resolve()
  }
  const client = createGoodstanding({ url: 'https://a.example/', token: 'secret', fetch, wait })
  return {
    client,
    sent,
    waits,
    fetch,
    wait,
    keys: () => sent.map(({ headers }) => new Headers(headers).get('idempotency-key')),
  }
}

afterEach(() => {
  vi.useRealTimers()
})

it('sends a token that is not ASCII as the bytes of its UTF-8', async () => {
  const { fetch, sent } = network(json(200, {}))
  await createGoodstanding({ url: 'https://a.example/', token: '服务令牌', fetch }).decide(EVENT)
  const header = new Headers(sent[0]?.headers).get('authorization') ?? ''
  expect(Buffer.from(header, 'latin1').toString()).toBe('Bearer 服务令牌')
})

describe('a request', () => {
  it('that got no answer is sent again under the same key, so that it takes effect once', async () => {
    const { client, keys } = network(new Error('reset'), json(503, {}), json(201, { id: 'r1' }))
    expect(await client.reports.file({ about: {}, text: 'x' })).toEqual({ ok: true, value: { id: 'r1' } })
    expect(new Set(keys()).size).toBe(1)
    expect(keys()).toHaveLength(3)
  })

  it('that is told that the server works on it already is sent again, until there is its answer', async () => {
    const { client, keys } = network(
      new Error('reset'),
      json(409, { kind: 'idempotency.in-progress', status: 409, title: 'It is being answered.' }),
      json(201, { id: 'r1' }),
    )
    expect(await client.reports.file({ about: {}, text: 'x' })).toEqual({ ok: true, value: { id: 'r1' } })
    expect(new Set(keys()).size).toBe(1)
    expect(keys()).toHaveLength(3)
  })

  it('that changes a version carries a key too: the answer to its repeat is that of the first, and not that somebody was faster', async () => {
    const fact = { name: 'Acme', kind: 'company' as const, country: 'DE', domains: [] }
    const { client, keys } = network(new Error('reset'), json(200, { version: 4 }), json(200, { version: 5 }))
    expect(await client.organizations.put('acme', fact, 3)).toEqual({ ok: true, value: { version: 4 } })
    await client.organizations.put('acme', fact)
    expect(keys()).toEqual([expect.stringMatching(/./), keys()[0], null])
  })

  it('can be watched from its beginning to its end, and given up by whoever watches', async () => {
    const watched: string[] = []
    const given: AbortController[] = []
    const never = (_: unknown, init: RequestInit = {}) =>
      new Promise<Response>((_resolve, reject) => {
        const give = () => reject(new Error('given up'))
        if (init.signal?.aborted === true) give()
        init.signal?.addEventListener('abort', give)
      })
    const watch = (asking: AbortController) => {
      watched.push('begun')
      given.push(asking)
      return () => watched.push('over')
    }
    const own = new AbortController()
    const client = createGoodstanding({ url: 'https://a.example/', fetch: never, watch })
    const asking = client.reports.get('r1')
    given[0]?.abort(new Error('Enough.'))
    expect(await asking).toMatchObject({ ok: false, refusal: { kind: 'client.aborted', detail: 'Enough.' } })
    expect(watched).toEqual(['begun', 'over'])
    const other = client.decide(EVENT, { signal: own.signal })
    own.abort(new Error('Mine.'))
    expect(await other).toMatchObject({ ok: false, refusal: { kind: 'client.aborted', detail: 'Mine.' } })
    expect(watched).toHaveLength(4)
    const { client: patient } = network(json(503, {}), json(200, { items: [], next: null }))
    expect((await patient.reports.list()).ok).toBe(true)
  })

  it('waits as long as the server asks', async () => {
    const { client, waits } = network(json(429, {}, { 'retry-after': '7' }), json(200, { items: [], next: null }))
    await client.cases.list()
    expect(waits).toEqual([7000])
  })

  it('that is refused is not sent again, and says why as a value', async () => {
    const problem = {
      kind: 'case.claimed',
      status: 409,
      title: 'Claimed.',
      detail: 'By mei.',
      requestId: 'req_1',
      by: 'mei',
    }
    const { client, sent } = network(json(409, problem))
    expect(await client.cases.claim('c1')).toMatchObject({
      ok: false,
      refusal: { kind: 'case.claimed', status: 409, requestId: 'req_1', more: { by: 'mei' } },
    })
    expect(sent).toHaveLength(1)
  })

  it('that is refused by something before the server has no errors of fields, whatever that calls its own', async () => {
    const theirs = [{ code: 7 }, null, 'no', { pointer: '/text', detail: 'must be a text' }]
    for (const [errors, kept] of [
      [{ detail: 'no' }, []],
      ['no', []],
      [theirs, theirs.slice(3)],
    ]) {
      const { client } = network(json(403, { errors, requestId: 7 }))
      expect(await client.cases.claim('c1')).toMatchObject({ refusal: { errors: kept, requestId: null } })
    }
  })

  it('that is given up in a pause leaves nothing behind that keeps the process', async () => {
    const { fetch, sent } = network(json(503, {}, { 'retry-after': '20' }))
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const controller = new AbortController()
    const asked = createGoodstanding({ url: 'https://a.example', fetch }).ask('GET', '/v1/cases', {
      signal: controller.signal,
    })
    while (sent.length === 0 || vi.getTimerCount() === 0) await new Promise((resolve) => setImmediate(resolve))
    controller.abort()
    await asked
    expect(vi.getTimerCount()).toBe(0)
  })

  it('waits until the date that the server names', async () => {
    const now = Date.UTC(2026, 0, 5, 9)
    vi.useFakeTimers({ toFake: ['Date'], now })
    const date = new Date(now + 10_000).toUTCString()
    const { client, waits } = network(json(503, {}, { 'retry-after': date }), json(200, { items: [], next: null }))
    await client.cases.list()
    expect(waits).toEqual([10_000])
  })

  it('asks for a token anew in each attempt, for the first may be over by then', async () => {
    const { sent, fetch, wait } = network(json(503, {}), json(200, { items: [], next: null }))
    let turn = 0
    const client = createGoodstanding({ url: 'https://a.example', token: () => `t${++turn}`, fetch, wait })
    await client.cases.list()
    expect(sent.map(({ headers }) => new Headers(headers).get('authorization'))).toEqual(['Bearer t1', 'Bearer t2'])
  })

  it('whose token cannot be fetched, or whose body is no JSON, ends as a problem', async () => {
    const { sent, fetch, wait } = network()
    const token = () => Promise.reject(new Error('vault is sealed'))
    const away = createGoodstanding({ url: 'https://a.example', token, fetch, wait })
    expect(await away.cases.list()).toMatchObject({ refusal: { kind: 'client.not-sent', detail: 'vault is sealed' } })
    const client = createGoodstanding({ url: 'https://a.example', fetch, wait })
    expect(await client.ask('POST', '/v1/reports', { body: 1n })).toMatchObject({
      refusal: { kind: 'client.not-sent' },
    })
    expect(sent).toEqual([])
  })

  it('that its caller gives up ends at once, also in a pause, and says so', async () => {
    const { sent, fetch } = network(json(503, {}, { 'retry-after': '20' }))
    const client = createGoodstanding({ url: 'https://a.example', fetch })
    const controller = new AbortController()
    const asked = client.ask('GET', '/v1/cases', { signal: controller.signal })
    while (sent.length === 0) await new Promise((resolve) => setImmediate(resolve))
    controller.abort(new Error('the person left'))
    expect(await asked).toMatchObject({ refusal: { kind: 'client.aborted', detail: 'the person left' } })
    expect(sent).toHaveLength(1)
  })

  it('that is not answered in its time is given up, and sent again under the same key', async () => {
    const keys: (string | null)[] = []
    const fetch = (_url: unknown, { headers, signal }: RequestInit = {}): Promise<Response> => {
      keys.push(new Headers(headers).get('idempotency-key'))
      if (keys.length === 2) return Promise.resolve(json(200, { effect: 'allow' }))
      return new Promise((_, reject) => {
        signal?.addEventListener('abort', () => {
          reject(new Error('gone'))
        })
      })
    }
    const wait = () => Promise.resolve()
    const client = createGoodstanding({ url: 'https://a.example', timeoutMs: 20, attempts: 2, fetch, wait })
    expect(await client.decide(EVENT)).toEqual({ ok: true, value: { effect: 'allow' } })
    expect(keys).toHaveLength(2)
    expect(new Set(keys).size).toBe(1)
  })

  it('whose answer stops in the middle is given up too', async () => {
    const server = createServer((_, answer) => answer.writeHead(200).write('{'))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const client = createGoodstanding({ url: `http://127.0.0.1:${port}`, attempts: 2, wait: () => Promise.resolve() })
    expect(await client.decide(EVENT, { timeoutMs: 100 })).toMatchObject({
      refusal: { kind: 'client.unreachable', detail: 'No answer came within 100 ms.' },
    })
    server.closeAllConnections()
    server.close()
  })

  it('to a server that is away ends as a problem, not as an exception', async () => {
    const { client, sent } = network()
    expect(await client.standing('account', 'u1')).toMatchObject({ refusal: { kind: 'client.unreachable', status: 0 } })
    expect(sent).toHaveLength(4)
  })

  it('says of an address where nothing listens what the network said', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    await new Promise((resolve) => server.close(resolve))
    const client = createGoodstanding({ url: `http://127.0.0.1:${port}`, attempts: 1 })
    expect(await client.decide(EVENT)).toMatchObject({
      refusal: { kind: 'client.unreachable', detail: `fetch failed: connect ECONNREFUSED 127.0.0.1:${port}` },
    })
  })

  it('is not repeated where it is told to wait for longer than a call lasts: the caller knows when', async () => {
    const { client, sent, waits } = network(
      json(429, { kind: 'rate.exceeded', retryAfter: 60 }, { 'retry-after': '60' }),
    )
    expect(await client.decide(EVENT)).toMatchObject({ refusal: { kind: 'rate.exceeded', more: { retryAfter: 60 } } })
    expect([sent.length, waits]).toEqual([1, []])
  })

  it('takes nothing for an answer that is none of Goodstanding, and asks again', async () => {
    const page = () => new Response('<h1>Sign in to the network</h1>', { headers: { 'content-type': 'text/html' } })
    const cut = () => new Response('{"effect":', { headers: { 'content-type': 'application/json' } })
    const none = { refusal: { kind: 'client.unexpected', status: 0, detail: expect.stringContaining('200') } }
    for (const rubbish of [page, cut, () => json(200, {}), () => json(200, null), () => json(200, [])]) {
      const four = () => network(rubbish(), rubbish(), rubbish(), rubbish()).client
      const events = [EVENT, EVENT]
      expect(await four().decide(EVENT)).toMatchObject(none)
      expect(await four().decideAll(events)).toMatchObject(none)
      expect(await four().observe(EVENT)).toMatchObject(none)
      expect(await four().observeAll(events)).toMatchObject(none)
      expect(await four().standing('account', 'u1')).toMatchObject(none)
      expect(await four().reports.file({ about: {}, text: 'x' })).toMatchObject(none)
      expect(await four().organizations.get('acme')).toMatchObject(none)
    }
    const { client, sent } = network(page(), json(200, { effect: 'hold' }))
    expect(await client.decide(EVENT)).toEqual({ ok: true, value: { effect: 'hold' } })
    expect(sent).toHaveLength(2)
    const problem = { kind: 'event.reused', status: 409 }
    const batch = network(json(200, [{ effect: 'allow' }, problem]))
    expect(await batch.client.decideAll([EVENT, EVENT])).toMatchObject({ ok: true, value: [{}, problem] })
  })
})
