/** With which status a call answers when it did what was asked. */
import type { Json } from './name-schemas.ts'

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

export function statusesOf(method: string, path: string): readonly string[] {
  if (method === 'DELETE') return [COUNTED.has(path) ? '200' : '204']
  if (method !== 'POST') return ['200']
  if (MADE.has(path)) return ['201']
  if (TAKEN.has(path)) return ['202']
  return OFTEN_TAKEN.has(path) ? ['200', '202'] : ['200']
}

export const DONE: Readonly<Record<string, string>> = {
  200: 'Done.',
  201: 'Made.',
  202: 'Taken: it is done later, or when a second person agrees.',
  204: 'Gone.',
}

const HEADERS: Readonly<Record<string, Json>> = {
  'GET /v1/audit/checkpoint': {
    'audit-key': { description: 'The key that verifies the signature.', schema: { type: 'string' } },
  },
  'GET /v1/audit/export': {
    'next-index': {
      description: 'With `limit`: from which index on the rest is; absent at the end.',
      schema: { type: 'integer', minimum: 0 },
    },
  },
}

/** What an answer says beside its body. */
export function headersOfAnswer(call: string): { readonly headers?: Json } {
  const headers = HEADERS[call]
  return headers === undefined ? {} : { headers }
}
