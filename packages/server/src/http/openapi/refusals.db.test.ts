/** How the calls of the started product refuse, against what the OpenAPI document says of it. */
import Value from 'typebox/value'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenedDocument, openDocument } from './open-test-document.ts'
import { callsOf, isObject } from './read-served-document.ts'

let opened: OpenedDocument
beforeAll(async () => {
  opened = await openDocument()
}, 60_000)
afterAll(() => opened.close())

/** A rule of the shipped policy, as a path names it. */
let aRule = ''

/** Bodies that get a call to look at what it was sent, where an empty one would run a whole policy. */
const bodyOf = (path: string): string => (path.startsWith('/v1/policy/') ? '{"files":1}' : '{}')

/** What a client acts on beside the body. */
const HEADERS = ['content-language', 'retry-after', 'www-authenticate']
/** With `idempotency.in-progress` alone, which no call here meets: `idempotency.db.test.ts` does. */
const AT_TIMES = '409 retry-after'

const ATTEMPTS: readonly (readonly [string, string, (path: string) => string])[] = [
  ['application/json', 'an empty body', bodyOf],
  ['application/json', 'no JSON', () => '{'],
  ['text/plain', 'a text', () => 'x'],
]

describe('a refusal', () => {
  let tokens: readonly string[]
  beforeAll(async () => {
    const tokenOf = ({ body }: { readonly body: string }) => (JSON.parse(body) as { readonly token: string }).token
    const post = (token: string | null, url: string, body: object) =>
      opened.ask('POST', url, { ...(token === null ? {} : { token }), body: JSON.stringify(body) })
    const installer = tokenOf(await post(null, '/v1/sign-in', { token: opened.running.signInToken }))
    const member = { sub: 'boss', organization: 'acme', role: 'admin' }
    const boss = tokenOf(await post(opened.running.serviceToken, '/v1/member-tokens', member))
    const roles = ['senior', 'counsel', 'policy-editor', 'auditor']
    await post(installer, '/v1/staff', { id: 'mei', name: 'Mei', email: 'mei@operator.example', roles })
    const staff = tokenOf(await post(installer, '/v1/staff/mei/tokens', {}))
    tokens = [opened.running.serviceToken, installer, boss, staff]
    const rules = JSON.parse((await opened.ask('GET', '/v1/rules', { token: staff })).body) as {
      readonly items: readonly { readonly clause: string; readonly rule: string }[]
    }
    aRule = `${rules.items[0]?.clause}/${rules.items[0]?.rule}`
  })

  const urlOf = (path: string): string =>
    path
      .replace('{register}', 'hashes')
      .replace('{type}', 'account')
      .replace('{period}', '2026')
      .replace('{sha256}', 'a'.repeat(64))
      .replace('{clause}/{rule}', aRule)
      .replace(/\{\w+\}/g, 'nothing')

  /** What a refusal says that the document does not tell of a problem, or tells otherwise. */
  const untold = (body: string): readonly string[] => {
    const said: unknown = JSON.parse(body)
    const schema = opened.whole.components['schemas']?.['Problem'] ?? {}
    const { properties: told } = schema as { readonly properties: object }
    const names = isObject(said) ? Object.keys(said).filter((name) => !Object.hasOwn(told, name)) : ['no object']
    return [...names, ...Value.Errors(schema, said).map(({ instancePath, message }) => `${instancePath} ${message}`)]
  }

  it('has a status that its call states, whoever asks and whatever is sent', async () => {
    const wrong = new Set<string>()
    for (const { name, path, responses, requestBody } of callsOf(opened.whole)) {
      const [method = ''] = name.split(' ')
      for (const token of [null, ...tokens])
        for (const [mediaType, what, body] of ATTEMPTS) {
          const isBare = requestBody === undefined
          if (isBare && what !== 'an empty body') continue
          const sent = isBare ? {} : { body: body(path), mediaType }
          const asked = { ...(token === null ? {} : { token }), ...sent }
          const { status, body: said, headers } = await opened.ask(method, urlOf(path), asked)
          const { headers: told = {} } = responses[status] ?? {}
          if (status >= 400)
            for (const header of HEADERS)
              if (headers.has(header) !== header in told && `${status} ${header}` !== AT_TIMES)
                wrong.add(`${name} with ${what}: ${status} ${header}`)
          if (status >= 400 && !(String(status) in responses)) wrong.add(`${name} with ${what}: ${status}`)
          if (status >= 400) for (const each of untold(said)) wrong.add(`${name} with ${what}: ${each}`)
        }
    }
    expect([...wrong]).toEqual([])
  }, 180_000)

  it('says nothing but what the document tells of a problem, whatever stands in the way', async () => {
    const [, installer = '', , staff = ''] = tokens
    const ask = (token: string, method: string, path: string, body?: object) =>
      opened.ask(method, path, { token, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
    const queue = { name: { en: 'Used', zh: '已用' }, filter: {} }
    expect((await ask(installer, 'PUT', '/v1/queues/used', queue)).status).toBe(200)
    expect((await ask(installer, 'PUT', '/v1/staff/mei/queues', { queues: ['used'] })).status).toBe(200)
    const refused = [
      await ask(installer, 'DELETE', '/v1/queues/used'),
      await ask(installer, 'POST', '/v1/staff', {
        id: 'mei',
        name: 'M',
        email: 'm@operator.example',
        roles: ['auditor'],
      }),
      await ask(staff, 'PATCH', '/v1/decisions'),
      await ask(staff, 'POST', '/v1/policy/check', { files: { 'policy.yaml': 'title: [' } }),
    ]
    expect(refused.map(({ body }) => (JSON.parse(body) as { readonly kind: string }).kind)).toEqual([
      'queue.used',
      'staff.exists',
      'method.not-allowed',
      'policy.invalid',
    ])
    expect(refused.flatMap(({ body }) => untold(body))).toEqual([])
  })

  it('of a draft that is not there is stated by every call that may name one', async () => {
    const [, , , staff = ''] = tokens
    const unstated: string[] = []
    for (const { name, path, responses } of callsOf(opened.served)) {
      if (!/^POST \/v1\/policy\//.test(name)) continue
      const body = JSON.stringify({ version: 'nothing', event: {} })
      const { status } = await opened.ask('POST', path, { token: staff, body })
      if (status !== 404 || !('404' in responses)) unstated.push(`${name} ${status}`)
    }
    expect(unstated).toEqual([])
  })

  it('is the same for a body of which nothing is required, and for none', async () => {
    const wrong = new Set<string>()
    const optional = callsOf(opened.served).filter(({ requestBody }) => requestBody?.required === false)
    for (const { name, path } of optional)
      for (const token of tokens) {
        // Refused by its schema: a whole policy is run otherwise.
        if (path.startsWith('/v1/policy/')) continue
        const [method = ''] = name.split(' ')
        const empty = await opened.ask(method, urlOf(path), { token, body: '{}' })
        const none = await opened.ask(method, urlOf(path), { token })
        if (empty.status !== none.status || none.status === 400)
          wrong.add(`${name}: ${empty.status}, ${none.status} ${none.body}`)
      }
    expect([...wrong]).toEqual([])
    expect(optional.length).toBeGreaterThan(10)
  }, 60_000)

  it('answers a parameter that is no word, number or instant as it is told', async () => {
    const wrong = new Set<string>()
    let asked = 0
    for (const { name, path, parameters = [] } of callsOf(opened.whole))
      for (const { name: parameter, in: place, schema } of parameters) {
        const { enum: words, format, pattern, type } = schema.items ?? schema
        if (
          place !== 'query' ||
          !name.startsWith('GET ') ||
          (type !== 'integer' && (words ?? format ?? pattern) === undefined)
        )
          continue
        for (const token of tokens) {
          const { status, body } = await opened.ask('GET', `${urlOf(path)}?${parameter}=nonsense`, { token })
          // Of what is not there, or not for them, nothing else is looked at.
          if (status === 403 || (status === 404 && path.includes('{id}'))) continue
          asked += 1
          if (status !== 422) wrong.add(`${name} ${parameter}: ${status} ${body.slice(0, 80)}`)
        }
      }
    expect([...wrong]).toEqual([])
    expect(asked).toBeGreaterThan(60)
  })
})
