/**
 * What the OpenAPI document says beyond the schemas of the routes: the status a call answers with when it did what was asked, how every
 * refusal looks, and by what the lists of the contract are filtered.
 */
import { type Answer, problem } from './answer-parts.ts'
import { ANSWERS } from './answer-schemas.ts'

type Content = Readonly<Record<string, { readonly schema?: unknown }>>
type Described = {
  requestBody?: { content: Content }
  responses?: Record<string, unknown>
  parameters?: readonly unknown[]
}
type Document = { readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>> }

/** What each makes is there with the answer. */
const MADE = new Set([
  '/v1/session',
  '/v1/verifications',
  '/v1/reports',
  '/v1/complaints',
  '/v1/appeals',
  '/v1/webhooks',
  '/v1/views',
  '/v1/permit-requests',
  '/v1/second-reviews/draw',
  '/v1/legal-requests',
  '/v1/erasures',
  '/v1/staff',
  '/v1/staff/{id}/tokens',
  '/v1/service-tokens',
  '/v1/member-tokens',
])
/** What each asks for is done later, or by a second person. */
const TAKEN = new Set(['/v1/events', '/v1/routing/apply', '/v1/webhooks/{id}/deliveries/{delivery}/replay'])
const OFTEN_TAKEN = new Set([
  '/v1/cases/{id}/decide',
  '/v1/cases/decide',
  '/v1/batches/{id}/undo',
  '/v1/policy/publish',
  '/v1/rules/{clause}/{rule}/lower',
  '/v1/rules/{clause}/{rule}/raise',
])
/** Removing that answers how many were removed. */
const COUNTED = new Set(['/v1/member-sessions/{id}'])

const FILTERS: Readonly<Record<string, readonly string[]>> = {
  '/v1/reports': ['status', 'organization', 'reporter'],
  '/v1/cases': ['status', 'subject', 'clause'],
  '/v1/notices': ['subject'],
  '/v1/complaints': [],
  '/v1/appeals': [],
  '/v1/permits': [],
  '/v1/consents': [],
  '/v1/organizations': [],
  '/v1/people': [],
  '/v1/registers/{register}': [],
}

const PROBLEM = {
  description: 'A problem (RFC 9457).',
  content: { 'application/problem+json': { schema: problem } },
}

function statusesOf(method: string, path: string): readonly string[] {
  if (method === 'delete') return [COUNTED.has(path) ? '200' : '204']
  if (method !== 'post') return ['200']
  if (MADE.has(path)) return ['201']
  if (TAKEN.has(path)) return ['202']
  return OFTEN_TAKEN.has(path) ? ['200', '202'] : ['200']
}

const DONE: Readonly<Record<string, string>> = { 200: 'Done', 201: 'Made', 202: 'Taken', 204: 'Gone' }

const inQuery = (name: string): unknown => ({
  name,
  in: 'query',
  required: false,
  schema: name === 'limit' ? { type: 'integer', minimum: 1, maximum: 500 } : { type: 'string' },
})

function contentOf(answer: Answer): Content {
  return Object.fromEntries(Object.entries(answer).map(([media, schema]) => [media, { schema }]))
}

/** The routes print one schema for whatever they take; in a batch and in lines it is that of each item. */
function describeBodies(call: Described): void {
  if (call.requestBody === undefined) return
  const told = Object.entries(call.requestBody.content).map(([media, content]): readonly [string, Content[string]] => {
    if (media.endsWith('-batch+json'))
      return [media, { schema: { type: 'array', maxItems: 1_000, items: content.schema } }]
    const isLines = media.endsWith('ndjson') || media.endsWith('jsonl')
    return [
      media,
      isLines ? { schema: { type: 'string', description: 'One body a line, each as in application/json.' } } : content,
    ]
  })
  call.requestBody = { ...call.requestBody, content: Object.fromEntries(told) }
}

function describe(method: string, path: string, call: Described): void {
  const answer = ANSWERS.get(`${method} ${path}`)
  const statuses = statusesOf(method, path).map((status): readonly [string, unknown] => [
    status,
    { description: DONE[status] ?? 'Done', ...(answer === undefined ? {} : { content: contentOf(answer) }) },
  ])
  describeBodies(call)
  call.responses = { ...Object.fromEntries(statuses), default: PROBLEM }
  const filters = method === 'get' ? FILTERS[path] : undefined
  if (filters !== undefined)
    call.parameters = [...(call.parameters ?? []), ...[...filters, 'limit', 'cursor'].map(inQuery)]
}

/** The document as the routes print it -> as it is served. */
export function describeDocument(printed: string): string {
  const document = JSON.parse(printed) as Document
  for (const [path, methods] of Object.entries(document.paths))
    for (const [method, call] of Object.entries(methods)) describe(method, path, call)
  return JSON.stringify(document)
}
