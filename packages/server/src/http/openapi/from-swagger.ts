/**
 * The OpenAPI document as the routes print it -> as it is served: what a call is named and answers, how it refuses, who may make it and by
 * what it is asked come beside the bodies that its route states, and what occurs in several places stands once, under its name.
 */
import type { Answer } from '../answer-parts.ts'
import { ANSWERS } from '../answer-schemas.ts'
import { problem } from '../problem-answers.ts'
import { INFO, TOLD_TAGS } from './about.ts'
import { type Json, nameSchemas, type Naming } from './name-schemas.ts'
import { OPERATIONS } from './operations.ts'
import { PARAMETERS, parametersOf } from './parameters.ts'
import { HEADERS, refusalsOf, RESPONSES } from './refusals.ts'
import { DONE, headersOfAnswer, statusesOf } from './statuses.ts'
import { WEBHOOKS } from './webhook-message.ts'
import { leaveFor, SECURITY_SCHEMES } from './who-may.ts'

type Content = Readonly<Record<string, { readonly schema?: unknown }>>
type Printed = {
  readonly summary?: string
  readonly tags?: readonly string[]
  readonly requestBody?: { readonly content: Content }
}
type Document = { readonly paths: Readonly<Record<string, Readonly<Record<string, Printed>>>> }

function contentOf(answer: Answer): Content {
  return Object.fromEntries(Object.entries(answer).map(([media, schema]) => [media, { schema }]))
}

/**
 * Files come as they are, and their bytes say what they are: another media type is taken too. One is named, and `binary`, for generators
 * of clients (openapi-python-client) leave out calls that take any, and would give a text to this one.
 */
const BYTES: Content = { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }

/** What these do without a body is what is mostly meant. */
const BARE = [
  /^POST \/v1\/reports\/\{id\}\/(escalate|withdraw)$/,
  /^POST \/v1\/legal-requests\/\{id\}\/(hold|approve|produce|close|release-hold)$/,
  /^POST \/v1\/erasures(\/\{id\}\/approve)?$/,
  /^POST \/v1\/policy\/(check|test|backtest|rehearse|gates)$/,
  /^POST \/v1\/routing\/dry-run$/,
]

/** The routes print one schema for whatever they take; in a batch and in lines it is that of each item. */
function bodyOf(call: string, { requestBody }: Printed): Json | null {
  if (requestBody === undefined) return call.endsWith('/{sha256}') ? { required: true, content: BYTES } : null
  const told = Object.entries(requestBody.content).map(([media, content]): readonly [string, Content[string]] => {
    if (media.endsWith('-batch+json'))
      return [media, { schema: { type: 'array', maxItems: 1_000, items: content.schema } }]
    const isLines = media.endsWith('ndjson') || media.endsWith('jsonl')
    return [
      media,
      isLines ? { schema: { type: 'string', description: 'One body a line, each as in application/json.' } } : content,
    ]
  })
  return { required: !BARE.some((pattern) => pattern.test(call)), content: Object.fromEntries(told) }
}

function answersOf(method: string, path: string): Json {
  const answer = ANSWERS.get(`${method.toLowerCase()} ${path}`)
  const headers = headersOfAnswer(`${method} ${path}`)
  const content = answer === undefined ? {} : { content: contentOf(answer) }
  return Object.fromEntries(
    statusesOf(method, path).map((status) => [
      status,
      { description: DONE[status] ?? 'Done.', ...headers, ...content },
    ]),
  )
}

function describe(path: string, printedMethod: string, printed: Printed): Json {
  const method = printedMethod.toUpperCase()
  const call = `${method} ${path}`
  const { security, words } = leaveFor(call.replace(/\{(\w+)\}/g, ':$1'))
  const body = bodyOf(call, printed)
  const parameters = parametersOf(call)
  const refusals = refusalsOf({
    ...{ method, path, isOpen: security.length === 0, takesBody: body !== null },
    byMembers: security.some((requirement) => 'memberToken' in requirement),
    takesParameters: OPERATIONS.get(call)?.query.length !== 0,
  })
  const { operationId } = OPERATIONS.get(call) ?? {}
  return {
    ...{ operationId, tags: printed.tags, summary: printed.summary },
    ...(words === null ? {} : { description: words }),
    security,
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(body === null ? {} : { requestBody: body }),
    responses: { ...answersOf(method, path), ...refusals },
  }
}

/** What `app.swagger()` answers -> the document as JSON text. */
export function describeDocument(printed: unknown): string {
  const { paths } = printed as Document
  const described = Object.entries(paths).map(([path, methods]): readonly [string, Json] => [
    path,
    Object.fromEntries(Object.entries(methods).map(([method, call]) => [method, describe(path, method, call)])),
  ])
  const naming: Naming = { schemas: new Map(), seen: new Map() }
  // Names are looked for in what holds schemas and nowhere else: `info` has a title of its own.
  const name = (value: unknown): unknown => nameSchemas(value, naming)
  name(problem)
  return JSON.stringify({
    openapi: '3.1.0',
    info: INFO,
    servers: [{ url: '/' }],
    tags: TOLD_TAGS,
    paths: name(Object.fromEntries(described)),
    webhooks: name(WEBHOOKS),
    components: {
      securitySchemes: SECURITY_SCHEMES,
      schemas: Object.fromEntries([...naming.schemas].sort(([a], [b]) => (a < b ? -1 : 1))),
      parameters: PARAMETERS,
      responses: RESPONSES,
      headers: HEADERS,
    },
  })
}
