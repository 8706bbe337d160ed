/** The OpenAPI document of the started product, against what its routes declare: shorter by its names, and no weaker for them. */
import { eventParts } from '@goodstanding/model'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TABLE } from '../../casework/route-table.ts'
import { ANSWERS } from '../answer-schemas.ts'
import { type OpenedDocument, openDocument } from './open-test-document.ts'
import { OPERATIONS } from './operations.ts'
import { WHOLE_TEXT_TOLD } from './name-schemas.ts'
import { callsOf, isObject } from './read-served-document.ts'

let opened: OpenedDocument
beforeAll(async () => {
  opened = await openDocument()
}, 60_000)
afterAll(() => opened.close())

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
  if (schema['pattern'] === eventParts.WHOLE_TEXT) schema['pattern'] = WHOLE_TEXT_TOLD
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
    for (const { name, requestBody } of callsOf(opened.whole)) {
      const route = opened.declared.get(name)
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
    const hidden = [...opened.declared.keys()].filter((name) => !met.has(name) && name.includes('/v1/'))
    expect(hidden).toEqual([])
  })

  it('describes every answer as it is declared', () => {
    const wrong = callsOf(opened.whole).flatMap(({ name, responses }) => {
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

  it('names one media type for the bytes of a file, for generators of clients leave out what takes any', () => {
    const files = callsOf(opened.whole).filter(({ path }) => path.endsWith('/{sha256}'))
    expect(files.length).toBeGreaterThan(3)
    for (const { name, requestBody } of files)
      expect(requestBody?.content, name).toEqual({
        'application/octet-stream': { schema: { type: 'string', format: 'binary' } },
      })
  })

  it('gives every call a name of its own, tags that are told, and leave', () => {
    const all = callsOf(opened.served)
    expect([...OPERATIONS.keys()].sort()).toEqual(all.map(({ name }) => name).sort())
    const names = all.map(({ operationId }) => operationId)
    expect(names.filter((one, at) => names.indexOf(one) !== at)).toEqual([])
    const tags = new Set(opened.served.tags.map(({ name }) => name))
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

  it('says what a call needs, also where the call refuses its absence in words of its own', () => {
    const needed = callsOf(opened.whole).flatMap(({ name, requestBody }) => {
      const schema = requestBody?.content['application/json']?.schema
      const { required, properties } = isObject(schema) ? schema : {}
      const optional =
        isObject(properties) && 'reason' in properties && !(Array.isArray(required) && required.includes('reason'))
      return optional ? [name] : []
    })
    // Those that ask for a reason where they refuse or narrow, and not otherwise.
    expect(needed.sort()).toEqual([
      'POST /v1/erasures/{id}/approve',
      ...[
        'approve',
        'close',
        'extend-gag',
        'hold',
        'narrow',
        'produce',
        'refuse',
        'release-hold',
        'review',
        'validate',
      ].map((step) => `POST /v1/legal-requests/{id}/${step}`),
      'POST /v1/permit-requests/{id}/withdraw',
      'POST /v1/reports/{id}/escalate',
      'POST /v1/verifications/{id}/decide',
    ])
  })

  it('leaves open only what whoever sends it names, or what nobody but us reads', () => {
    const open: string[] = []
    const look = (value: unknown, place: string): void => {
      if (Array.isArray(value)) value.forEach((one) => look(one, `${place}/*`))
      if (!isObject(value)) return
      const { type, properties, additionalProperties } = value
      const isBare = type === 'object' && properties === undefined && !isObject(additionalProperties)
      const isAnything = Object.keys(value).every((name) => name === 'description')
      if (isBare || (isAnything && /\/(properties\/\w+|items|schema|anyOf\/\*)$/.test(place))) open.push(place)
      for (const [name, one] of Object.entries(value)) look(one, `${place}/${name}`)
    }
    look(opened.served.components['schemas'], '')
    look(opened.served.paths, '')
    expect([...new Set(open)].sort()).toEqual(
      [
        // Documents.
        '//openapi.json/get/responses/200/content/application/json/schema',
        '//v1/links/{type}/{id}/get/responses/200/content/application/json/schema/anyOf/*/properties/file/properties/analysis',
        '/Explanation/properties/inputs',
        '/AuditEntry/properties/why/anyOf/*',
        // Values of paths that the caller names.
        '//v1/permit-requests/post/requestBody/content/application/json/schema/properties/scope/additionalProperties/items',
        '//v1/permit-requests/{id}/decide/post/requestBody/content/application/json/schema/properties/scope/additionalProperties/items',
        '/PermitRequest/properties/scope/additionalProperties/items',
        '/StatedPermit/properties/scope/additionalProperties/items',
      ].sort(),
    )
  })

  it('names every member of what it answers: only files, paths of an event, and languages of a name, are of any name', () => {
    const anyName: string[] = []
    const look = (value: unknown, place: string): void => {
      if (Array.isArray(value)) value.forEach((one) => look(one, place))
      if (!isObject(value)) return
      if (value['type'] === 'object' && isObject(value['additionalProperties'])) anyName.push(place)
      for (const [name, one] of Object.entries(value)) look(one, name === 'properties' ? place : name)
    }
    look(opened.served.components['schemas'], '')
    look(opened.served.paths, '')
    // Other names of an organization come in a list, or by language.
    expect([...new Set(anyName)].sort()).toEqual(['anyOf', 'files', 'scope'])
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
    look(opened.served.paths, 'paths')
    look(opened.served.components['schemas'], 'schemas')
    expect([...places.values()].filter((each) => each.length > 1)).toEqual([])
    expect(opened.text.length).toBeLessThan(460_000)
  })

  it('refers to everything that it names', () => {
    const named = Object.entries(opened.served.components).flatMap(([kind, all]) =>
      kind === 'securitySchemes' ? [] : Object.keys(all).map((name) => `"#/components/${kind}/${name}"`),
    )
    expect(named.filter((reference) => !opened.text.includes(reference))).toEqual([])
    const { securitySchemes = {} } = opened.served.components
    const used = new Set(
      callsOf(opened.served).flatMap(({ security }) => security.flatMap((each) => Object.keys(each))),
    )
    expect([...used].sort()).toEqual(Object.keys(securitySchemes).sort())
  })
})
