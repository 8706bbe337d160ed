/** Real answers against the served OpenAPI document, name by name and as deep as it tells. */
import type { TSchema } from 'typebox'
import Value from 'typebox/value'
import { expect } from 'vitest'
import type { Answer, Asked } from './client.ts'
import { dereference } from '@goodstanding/testkit'
import type { LocalServer } from './start-server.ts'

export type Schema = TSchema & {
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
}
type Media = { readonly schema?: Schema }
type Call = {
  readonly parameters?: readonly { readonly name: string; readonly in: string }[]
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, Media>> }>>
  readonly requestBody?: { readonly content: Readonly<Record<string, Media>> }
}
type Calls = Readonly<Record<string, Readonly<Record<string, Call>>>>
export type Document = { readonly paths: Calls; readonly webhooks: Calls }

const NDJSON = 'application/x-ndjson'

/** Which test answers the described calls of which collections; what stands in none is the first test's. */
const CASEWORK =
  'reports complaints cases batches evidence evidence-counts actions notices kept-back appeals second-reviews own-organization queues routing views set-aside coverage'
const OPERATOR =
  'sign-in session member-sessions member-tokens staff service-tokens webhooks verifications permit-requests legal-requests disclosures erasures audit transparency mail-deliveries'
const POLICY = 'policy rules operations retention recorded-decisions links'
const COLLECTIONS = { casework: CASEWORK.split(' '), operator: OPERATOR.split(' '), policy: POLICY.split(' ') } as const
export type Part = 'facts' | keyof typeof COLLECTIONS

function partOf(path: string): Part {
  const [, , collection = ''] = path.split('/')
  const parts = ['casework', 'operator', 'policy'] as const
  return parts.find((part) => COLLECTIONS[part].includes(collection)) ?? 'facts'
}

export type Documented = {
  readonly document: Document
  /** Asks, holds what is answered to the document, and answers it. */
  readonly expectDocumented: (method: string, path: string, asked?: Asked) => Promise<unknown>
  /** What an answer of a call, `GET /v1/cases/{id}`, says otherwise than the document, or says though that does not tell it. */
  readonly faultsOf: (call: string, answer: Pick<Answer, 'status' | 'mediaType' | 'body'>) => readonly string[]
  /** Calls of a part whose answers are described and were not asked for. */
  readonly unmet: (part: Part) => readonly string[]
  /** Calls that answer something of which nothing is told. */
  readonly undescribed: readonly string[]
}

export async function readDocument(server: LocalServer): Promise<Documented> {
  const document = dereference((await server.ask('GET', '/openapi.json')).body) as Document
  const met = new Set<string>()
  return {
    document,
    expectDocumented: async (method, path, asked = {}) => {
      const answer = await server.ask(method.toUpperCase(), path, asked)
      const place = `${method} ${path} ${answer.status} ${answer.mediaType}`
      expect(answer.status, `${place} ${JSON.stringify(answer.body).slice(0, 500)}`).toBeLessThan(300)
      const as = documentedAs(document, path)
      const schema = document.paths[as]?.[method]?.responses[answer.status]?.content?.[answer.mediaType]?.schema
      if (schema === undefined) throw new Error(`${place} is not in the document.`)
      if (!isEmptyPage(answer.body)) met.add(`${method} ${as}`)
      if (answer.mediaType === NDJSON) return answer.body
      expect(Value.Errors(schema, answer.body), `${place} ${JSON.stringify(answer.body).slice(0, 2_000)}`).toEqual([])
      expect(untoldOf(method, schema, answer.body), place).toEqual([])
      return answer.body
    },
    faultsOf: (call, { status, mediaType, body }) => {
      const [method = '', path = ''] = call.split(' ')
      const told = document.paths[path]?.[method.toLowerCase()]?.responses[status]
      if (told === undefined) return [`${status} is not told.`]
      const { content = {} } = told
      if (body === '') return Object.keys(content).length === 0 || mediaType === NDJSON ? [] : ['It has no body.']
      const { schema } = content[mediaType] ?? {}
      if (schema === undefined) return [`${mediaType} is not told.`]
      if (mediaType === NDJSON) return []
      const errors = Value.Errors(schema, body).map(({ instancePath, message }) => `${instancePath} ${message}`)
      return [...errors, ...untoldOf(method, schema, body).map((place) => `${place} is not told.`)]
    },
    unmet: (part) =>
      Object.entries(document.paths).flatMap(([path, calls]) =>
        Object.entries(calls)
          .filter(([, call]) => Object.values(call.responses).some(isDescribed))
          .map(([method]) => `${method} ${path}`)
          .filter((call) => partOf(path) === part && !met.has(call)),
      ),
    undescribed: Object.entries(document.paths).flatMap(([path, calls]) =>
      Object.entries(calls)
        .filter(([, { responses }]) => !('204' in responses) && !Object.values(responses).some(isDescribed))
        .map(([method]) => `${method} ${path}`),
    ),
  }
}

const isDescribed = ({ content = {} }: { readonly content?: Readonly<Record<string, Media>> }): boolean =>
  Object.keys(content).some((media) => media !== 'application/problem+json')

/** A list of nothing shows nothing of what it lists. */
const isEmptyPage = (body: unknown): boolean =>
  typeof body === 'object' && body !== null && 'items' in body && Array.isArray(body.items) && body.items.length === 0

/** The path with parameters that a path is an instance of: the one with the fewest of them. */
function documentedAs({ paths }: Document, path: string): string {
  const [asked = ''] = path.split('?', 1)
  const parts = asked.split('/')
  const fits = (template: string): boolean => {
    const pattern = template.split('/')
    return pattern.length === parts.length && pattern.every((part, at) => part.startsWith('{') || part === parts[at])
  }
  const parameters = (template: string): number => template.split('{').length
  const [first] = Object.keys(paths)
    .filter(fits)
    .sort((a, b) => parameters(a) - parameters(b))
  return first ?? asked
}

/** Of what is told in parts, those of every part. */
function propertiesOf({ properties = {}, allOf = [] }: Schema): Readonly<Record<string, Schema>> {
  return Object.assign({}, properties, ...allOf.map(propertiesOf)) as Readonly<Record<string, Schema>>
}

/** What the introduction of the document says of every answer to a body is told by it. */
const untoldOf = (method: string, schema: Schema, body: unknown): readonly string[] =>
  untold(schema, body).filter((place) => place !== '/ignored' || method.toLowerCase() === 'get')

/** Names in an answer that its schema does not tell. Of an object without properties nothing is told. */
export function untold(schema: Schema, value: unknown, place = ''): readonly string[] {
  if (schema.anyOf !== undefined) {
    const [best = []] = schema.anyOf
      .filter((branch) => Value.Check(branch, value))
      .map((branch) => untold(branch, value, place))
      .sort((a, b) => a.length - b.length)
    return best
  }
  const { items } = schema
  const properties = propertiesOf(schema)
  if (Array.isArray(value))
    return items === undefined ? [] : value.flatMap((one, at) => untold(items, one, `${place}/${at}`))
  if (typeof value !== 'object' || value === null || Object.keys(properties).length === 0) return []
  return Object.entries(value).flatMap(([name, inner]) => {
    const told = properties[name]
    return told === undefined ? [`${place}/${name}`] : untold(told, inner, `${place}/${name}`)
  })
}
