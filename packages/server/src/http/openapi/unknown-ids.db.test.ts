/** Acts on ids that nothing has, with bodies that their schemas take: each answers that there is no such thing. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenedDocument, openDocument } from './open-test-document.ts'
import { callsOf, isObject, type Json } from './read-served-document.ts'

let opened: OpenedDocument
let tokens: readonly string[]

beforeAll(async () => {
  opened = await openDocument()
  const tokenOf = ({ body }: { readonly body: string }) => (JSON.parse(body) as { readonly token: string }).token
  const post = (token: string | null, url: string, body: object) =>
    opened.ask('POST', url, { ...(token === null ? {} : { token }), body: JSON.stringify(body) })
  const { signInToken, serviceToken } = opened.running
  const installer = tokenOf(await post(null, '/v1/sign-in', { token: signInToken }))
  const memberOf = async (sub: string, role: string) =>
    tokenOf(await post(serviceToken, '/v1/member-tokens', { sub, organization: 'acme', role }))
  const roles = ['moderator', 'senior', 'counsel', 'policy-editor', 'auditor']
  await post(installer, '/v1/staff', { id: 'mei', name: 'Mei', email: 'mei@operator.example', roles })
  const staff = tokenOf(await post(installer, '/v1/staff/mei/tokens', {}))
  tokens = [serviceToken, installer, staff, await memberOf('boss', 'admin'), await memberOf('bob', 'member')]
}, 60_000)
afterAll(() => opened.close())

const WORDS = ['reason', 'text', 'statement', 'question', 'clause']

/** A service ends what sessions a person has: of somebody who has none, that is none. */
const ENDS_ALL = 'DELETE /v1/member-sessions/{id}'

/** The least that a schema takes, with words wherever there is room for some. */
function sampleOf(schema: unknown, name = ''): unknown {
  if (!isObject(schema)) return {}
  const { const: one, enum: words, anyOf, oneOf, type, properties, required, items, minimum } = schema
  if (one !== undefined) return one
  if (Array.isArray(words)) return words[0]
  const [first] = [anyOf ?? oneOf ?? []].flat()
  if (first !== undefined) return sampleOf(first, name)
  if (isObject(properties)) {
    const needed = Array.isArray(required) ? required : []
    const names = Object.keys(properties).filter((each) => needed.includes(each) || WORDS.includes(each))
    return Object.fromEntries(names.map((each) => [each, sampleOf(properties[each], each)]))
  }
  if (type === 'array') return [sampleOf(items)]
  if (type === 'integer' || type === 'number') return minimum ?? 1
  if (type === 'boolean') return true
  if (name === 'sha256') return 'a'.repeat(64)
  return name === 'until' ? new Date(Date.now() + 86_400_000).toISOString() : 'conduct.i'
}

describe('an id that nothing has', () => {
  it('is told as such by every act on it, whoever may act', async () => {
    const acts = callsOf(opened.whole).filter(
      ({ name }) => /^(POST|PATCH|DELETE) .*\{id\}/.test(name) && name !== ENDS_ALL,
    )
    const otherwise: string[] = []
    let told = 0
    for (const { name, path, requestBody } of acts) {
      const [method = ''] = name.split(' ')
      const schema = Object.values<Json>(requestBody?.content ?? {})[0]?.['schema']
      const body = requestBody === undefined ? {} : { body: JSON.stringify(sampleOf(schema)) }
      const url = path.replace('{register}', 'urls').replace(/\{\w+\}/g, 'nothing')
      for (const token of tokens) {
        const { status, body: said } = await opened.ask(method, `${url}?organization=acme`, { token, ...body })
        if (status === 404) told += 1
        else if (status !== 403) otherwise.push(`${name}: ${status} ${said.slice(0, 200)}`)
      }
    }
    expect(otherwise).toEqual([])
    expect(told).toBeGreaterThan(acts.length)
  }, 60_000)

  it('has no deliveries, when no subscription ever had it', async () => {
    const { serviceToken: token } = opened.running
    expect((await opened.ask('GET', '/v1/webhooks/nothing/deliveries', { token })).status).toBe(404)
    const body = JSON.stringify({ url: 'https://chat.example/hook' })
    const { id } = JSON.parse((await opened.ask('POST', '/v1/webhooks', { token, body })).body) as {
      readonly id: string
    }
    expect((await opened.ask('DELETE', `/v1/webhooks/${id}`, { token })).status).toBe(204)
    // What a subscription was told stands after its end.
    expect((await opened.ask('GET', `/v1/webhooks/${id}/deliveries`, { token })).status).toBe(200)
  })
})
