/**
 * The OpenAPI document of the started product, against what its routes declare and how they refuse: shorter by its names, and no
 * weaker for them.
 */
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { rmSync } from 'node:fs'
import { makeTestFolder, openTestDatabase, type TestDatabase } from '@goodstanding/testkit'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TABLE } from '../../casework/route-table.ts'
import { readConfig } from '../../config.ts'
import { type Running, startGoodstanding } from '../../start-goodstanding.ts'
import { ANSWERS } from '../answer-schemas.ts'
import { OPERATIONS } from './operations.ts'

type Json = Readonly<Record<string, unknown>>
type Media = Readonly<Record<string, { readonly schema: unknown }>>
type Parameter = {
  readonly name: string
  readonly in: string
  readonly schema: Json & { readonly items?: Json }
}
type Call = {
  readonly parameters?: readonly Parameter[]
  readonly operationId: string
  readonly tags: readonly string[]
  readonly security: readonly Json[]
  readonly requestBody?: { readonly content: Media }
  readonly responses: Readonly<Record<string, { readonly content?: Media; readonly description: string }>>
}
type Document = {
  readonly tags: readonly { readonly name: string }[]
  readonly paths: Readonly<Record<string, Readonly<Record<string, Call>>>>
  readonly components: Readonly<Record<string, Json>>
}

/** What a route declares of its body, by method and path. */
const declared = new Map<string, unknown>()

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const asPath = (url: string): string => url.replace(/:(\w+)/g, '{$1}')

/** Hears of every route as it is registered: afterwards Fastify tells nobody. */
function hearRoutes(message: unknown): void {
  const { fastify } = message as { readonly fastify: FastifyInstance }
  fastify.addHook('onRoute', ({ method, url, schema }) => {
    if (schema?.body !== undefined) declared.set(`${[method].flat().join()} ${asPath(url)}`, schema.body)
  })
}

let database: TestDatabase
let folder: string
let running: Running
let text: string
let served: Document
let whole: Document

beforeAll(async () => {
  database = await openTestDatabase()
  folder = makeTestFolder()
  subscribe('fastify.initialization', hearRoutes)
  const environment = { GOODSTANDING_DATABASE_URL: database.url, GOODSTANDING_DATA: folder }
  running = await startGoodstanding(readConfig(environment, ['--port', '0']), () => undefined)
  text = (await running.app.inject({ method: 'GET', url: '/openapi.json' })).body
  served = JSON.parse(text) as Document
  whole = dereferenced(served) as Document
}, 60_000)
afterAll(async () => {
  unsubscribe('fastify.initialization', hearRoutes)
  await running.close()
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

function dereferenced(document: Document): unknown {
  const read = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(read)
    if (!isObject(value)) return value
    const { $ref } = value
    if (typeof $ref !== 'string')
      return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, read(one)]))
    const [, , kind = '', name = ''] = $ref.split('/')
    const found = document.components[kind]?.[name]
    if (found === undefined) throw new Error(`${$ref} leads nowhere.`)
    return read(found)
  }
  return read(document)
}

const calls = (document: Document) =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, call]) => ({ name: `${method.toUpperCase()} ${path}`, path, ...call })),
  )

/** A schema without what says nothing of values, in one of the ways in which each thing can be said. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain)
  if (!isObject(value)) return value
  const { title, ...rest } = Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, one]) => [name, plain(one)]),
  )
  const schema: Record<string, unknown> = typeof title === 'string' || title === undefined ? rest : { ...rest, title }
  if ('const' in schema) {
    schema['enum'] = [schema['const']]
    delete schema['const']
  }
  const words = schema['enum']
  if (Array.isArray(words) && words.every((word) => typeof word === 'string')) delete schema['type']
  if (schema['type'] !== 'object') return schema
  const { properties, additionalProperties, patternProperties, ...more } = schema
  const ofAnyName = isObject(patternProperties) ? patternProperties['^.*$'] : additionalProperties
  const isTold = ofAnyName !== undefined && ofAnyName !== true && JSON.stringify(ofAnyName) !== '{}'
  return {
    ...more,
    ...(isObject(properties) && Object.keys(properties).length > 0 ? { properties } : {}),
    ...(isTold ? { ofAnyName } : {}),
  }
}

const printed = (schema: unknown): unknown => JSON.parse(JSON.stringify(schema)) as unknown

describe('the document', () => {
  it('takes in the body of every call what its route declares, neither more nor less', () => {
    const wrong: string[] = []
    const met = new Set<string>()
    for (const { name, requestBody } of calls(whole)) {
      const route = declared.get(name)
      if (route === undefined) continue
      met.add(name)
      const expected = JSON.stringify(plain(printed(route)))
      for (const [media, { schema }] of Object.entries(requestBody?.content ?? {})) {
        if (/ndjson|jsonl/.test(media)) continue
        const one = media.endsWith('-batch+json') ? (schema as { readonly items: unknown }).items : schema
        if (JSON.stringify(plain(one)) !== expected) wrong.push(`${name} ${media}`)
      }
    }
    expect(wrong).toEqual([])
    expect(met.size).toBeGreaterThan(70)
    const hidden = [...declared.keys()].filter((name) => !met.has(name) && name.includes('/v1/'))
    expect(hidden).toEqual([])
  })

  it('describes every answer as it is declared', () => {
    const wrong = calls(whole).flatMap(({ name, responses }) => {
      const answer = ANSWERS.get(name.replace(/^\w+/, (method) => method.toLowerCase()))
      const told = Object.entries(responses).filter(([status]) => /^2/.test(status))
      if (answer === undefined) return told.some(([, { content }]) => content !== undefined) ? [name] : []
      const expected = JSON.stringify(Object.entries(answer).map(([media, schema]) => [media, plain(printed(schema))]))
      return told.flatMap(([status, { content = {} }]) => {
        const got = Object.entries(content).map(([media, { schema }]) => [media, plain(schema)])
        return JSON.stringify(got) === expected ? [] : [`${name} ${status}`]
      })
    })
    expect(wrong).toEqual([])
  })

  it('gives every call a name of its own, tags that are told, and leave', () => {
    const all = calls(served)
    expect([...OPERATIONS.keys()].sort()).toEqual(all.map(({ name }) => name).sort())
    expect(new Set(all.map(({ operationId }) => operationId)).size).toBe(all.length)
    const tags = new Set(served.tags.map(({ name }) => name))
    for (const { name, path, operationId, tags: own, security } of all) {
      expect(operationId, name).toMatch(/^[a-z]+[A-Za-z]*$/)
      expect(
        own.filter((tag) => tags.has(tag)),
        name,
      ).toHaveLength(1)
      const isOpen = TABLE.get(name.replace(/\{(\w+)\}/g, ':$1')) === 'everybody'
      expect(security.length === 0, `${path} ${JSON.stringify(security)}`).toBe(isOpen)
    }
    expect([...tags].filter((tag) => !all.some(({ tags: own }) => own.includes(tag)))).toEqual([])
  })

  it('writes out once what occurs in several places', () => {
    const places = new Map<string, string[]>()
    const look = (value: unknown, place: string): void => {
      if (Array.isArray(value)) value.forEach((one, at) => look(one, `${place}/${at}`))
      if (!isObject(value)) return
      const words = value['enum']
      const { properties } = value
      const isLong =
        (Array.isArray(words) && words.length > 4) || (isObject(properties) && Object.keys(properties).length > 1)
      // Two that bear names of their own are two ideas that look alike.
      if (isLong && !/^schemas\/\w+$/.test(place))
        places.set(JSON.stringify(value), [...(places.get(JSON.stringify(value)) ?? []), place])
      for (const [name, one] of Object.entries(value)) look(one, `${place}/${name}`)
    }
    look(served.paths, 'paths')
    look(served.components['schemas'], 'schemas')
    expect([...places.values()].filter((each) => each.length > 1)).toEqual([])
    expect(text.length).toBeLessThan(450_000)
  })

  it('refers to everything that it names', () => {
    const named = Object.entries(served.components).flatMap(([kind, all]) =>
      kind === 'securitySchemes' ? [] : Object.keys(all).map((name) => `"#/components/${kind}/${name}"`),
    )
    expect(named.filter((reference) => !text.includes(reference))).toEqual([])
    const { securitySchemes = {} } = served.components
    const used = new Set(calls(served).flatMap(({ security }) => security.flatMap((each) => Object.keys(each))))
    expect([...used].sort()).toEqual(Object.keys(securitySchemes).sort())
  })
})

/** A rule of the shipped policy, as a path names it. */
let aRule = ''

/** Bodies that get a call to look at what it was sent, where an empty one would run a whole policy. */
const bodyOf = (path: string): string => (path.startsWith('/v1/policy/') ? '{"files":1}' : '{}')

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
      inject('POST', url, { ...(token === null ? {} : { token }), body: JSON.stringify(body) })
    const installer = tokenOf(await post(null, '/v1/sign-in', { token: running.signInToken }))
    const member = { sub: 'boss', organization: 'acme', role: 'admin' }
    const boss = tokenOf(await post(running.serviceToken, '/v1/member-tokens', member))
    const roles = ['senior', 'counsel', 'policy-editor', 'auditor']
    await post(installer, '/v1/staff', { id: 'mei', name: 'Mei', email: 'mei@operator.example', roles })
    const staff = tokenOf(await post(installer, '/v1/staff/mei/tokens', {}))
    tokens = [running.serviceToken, installer, boss, staff]
    const rules = JSON.parse((await inject('GET', '/v1/rules', { token: staff })).body) as {
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

  it('has a status that its call states, whoever asks and whatever is sent', async () => {
    const wrong = new Set<string>()
    for (const { name, path, responses, requestBody } of calls(served)) {
      const [method = ''] = name.split(' ')
      for (const token of [null, ...tokens])
        for (const [mediaType, what, body] of ATTEMPTS) {
          const isBare = requestBody === undefined
          if (isBare && what !== 'an empty body') continue
          const sent = isBare ? {} : { body: body(path), mediaType }
          const { statusCode } = await inject(method, urlOf(path), { ...(token === null ? {} : { token }), ...sent })
          if (statusCode >= 400 && !(String(statusCode) in responses)) wrong.add(`${name} with ${what}: ${statusCode}`)
        }
    }
    expect([...wrong]).toEqual([])
  }, 180_000)

  it('answers a parameter that is no word, number or instant as it is told', async () => {
    const wrong = new Set<string>()
    let asked = 0
    for (const { name, path, parameters = [] } of calls(whole))
      for (const { name: parameter, in: place, schema } of parameters) {
        const { enum: words, format, pattern, type } = schema.items ?? schema
        if (
          place !== 'query' ||
          !name.startsWith('GET ') ||
          (type !== 'integer' && (words ?? format ?? pattern) === undefined)
        )
          continue
        for (const token of tokens) {
          const { statusCode, body } = await inject('GET', `${urlOf(path)}?${parameter}=nonsense`, { token })
          // Of what is not there, or not for them, nothing else is looked at.
          if (statusCode === 403 || (statusCode === 404 && path.includes('{id}'))) continue
          asked += 1
          if (statusCode !== 422) wrong.add(`${name} ${parameter}: ${statusCode} ${body.slice(0, 80)}`)
        }
      }
    expect([...wrong]).toEqual([])
    expect(asked).toBeGreaterThan(60)
  })
})

async function inject(
  method: string,
  url: string,
  { token, body, mediaType = 'application/json' }: { token?: string; body?: string; mediaType?: string } = {},
) {
  return running.app.inject({
    method: method as 'GET',
    url,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': mediaType }),
    },
    ...(body === undefined ? {} : { payload: body }),
  })
}
