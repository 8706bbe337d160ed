import { describe, expect, it } from 'vitest'
import { createGoodstanding } from './create-client.ts'

const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } })

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
  return { client, sent, waits, keys: () => sent.map(({ headers }) => new Headers(headers).get('idempotency-key')) }
}

describe('a request', () => {
  it('that got no answer is sent again under the same key, so that it takes effect once', async () => {
    const { client, keys } = network(new Error('reset'), json(503, {}), json(201, { id: 'r1' }))
    expect(await client.reports.file({ about: {}, text: 'x' })).toEqual({ ok: true, value: { id: 'r1' } })
    expect(new Set(keys()).size).toBe(1)
    expect(keys()).toHaveLength(3)
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

  it('to a server that is away ends as a problem, not as an exception', async () => {
    const { client, sent } = network()
    expect(await client.standing('account', 'u1')).toMatchObject({ refusal: { kind: 'client.unreachable', status: 0 } })
    expect(sent).toHaveLength(4)
  })
})
