/** How every call may refuse: the statuses that it states, each with the kinds of problem that it stands for. */
import { PROBLEMS } from '../problems.ts'
import type { Json } from './name-schemas.ts'

/** The names of the responses, by status. */
const NAMES = {
  400: 'BadRequest',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'NotFound',
  409: 'Conflict',
  413: 'ContentTooLarge',
  415: 'UnsupportedMediaType',
  422: 'Invalid',
  429: 'TooManyRequests',
  503: 'Unavailable',
} as const
export type RefusedStatus = keyof typeof NAMES

const WORDS: Readonly<Record<RefusedStatus, string>> = {
  400: 'The body cannot be read.',
  401: 'Nobody is known by this token or session.',
  403: 'Whoever asks may not do this.',
  404: 'There is no such thing, or none for whoever asks.',
  409: 'What is there, or was done before, stands against it.',
  413: 'The body is larger than this call takes.',
  415: 'The body comes in a media type, or compressed, as this call does not take it.',
  422: 'A field, a parameter or an event does not fit; `errors` points at each.',
  429: 'Too many requests of this token, or too much that failed from this network address: wait as `retry-after` says.',
  503: 'It cannot be done now: try again as `retry-after` says.',
}

const problem: Json = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } }
const language: Json = { 'content-language': { $ref: '#/components/headers/ContentLanguage' } }
const challenge: Json = { 'www-authenticate': { $ref: '#/components/headers/Challenge' } }
const retry: Json = { 'retry-after': { $ref: '#/components/headers/RetryAfter' } }

export const HEADERS: Json = {
  Challenge: { description: 'How to say who asks.', schema: { type: 'string', enum: ['Bearer'] } },
  ContentLanguage: { description: 'The language of the words: `en` or `zh`.', schema: { type: 'string' } },
  RetryAfter: { description: 'Seconds to wait.', schema: { type: 'integer', minimum: 1 } },
}

const statuses: readonly RefusedStatus[] = [400, 401, 403, 404, 409, 413, 415, 422, 429, 503]

/** A conflict only where the first of two equal requests is still at work. */
const MAY_WAIT: ReadonlySet<RefusedStatus> = new Set([409, 429, 503])

function kindsOf(status: RefusedStatus): string {
  const kinds = Object.entries(PROBLEMS).flatMap(([kind, told]) => (told.status === status ? [`\`${kind}\``] : []))
  return kinds.sort().join(', ')
}

/** `components/responses`. */
export const RESPONSES: Json = {
  ...Object.fromEntries(
    statuses.map((status) => [
      NAMES[status],
      {
        description: `${WORDS[status]} \`kind\` is one of ${kindsOf(status)}.`,
        headers: {
          ...language,
          ...(status === 401 ? challenge : {}),
          ...(MAY_WAIT.has(status) ? retry : {}),
        },
        content: problem,
      },
    ]),
  ),
  Refused: {
    description: 'Any other refusal, or a fault on our side: a problem (RFC 9457).',
    headers: language,
    content: problem,
  },
}

export type Asked = {
  readonly method: string
  readonly path: string
  readonly isOpen: boolean
  readonly byMembers: boolean
  readonly takesBody: boolean
  readonly takesParameters: boolean
}

/** They change nothing, so that nothing stands against them. */
const ONLY_ASKING = new Set(['POST /v1/signals', 'POST /v1/names', 'POST /v1/sign-in', 'POST /v1/member-tokens'])

/** Reading what is not made yet. */
const NOT_YET = '/v1/erasures/{id}/receipt'

/** They may name a draft in their body. */
const NAMING_DRAFTS = /^\/v1\/policy\/(check|test|backtest|gates|publish|rehearse|try)$/

function refusedStatuses(asked: Asked): readonly RefusedStatus[] {
  const { method, path, isOpen, byMembers, takesBody, takesParameters } = asked
  const isChange = method !== 'GET' && !ONLY_ASKING.has(`${method} ${path}`)
  const isPublic = !path.startsWith('/v1/')
  const stated: readonly (readonly [RefusedStatus, boolean])[] = [
    [400, takesBody],
    [401, !isPublic],
    [403, !isOpen || path === '/v1/session'],
    // What another organization has is, for a member, not there.
    [404, path.includes('{') || NAMING_DRAFTS.test(path) || (byMembers && !isOpen && path !== '/v1/session')],
    [409, isChange || path === NOT_YET],
    [413, takesBody],
    [415, takesBody],
    [422, takesBody || takesParameters || isChange],
    [429, !isPublic],
    [503, !isPublic || path === '/readyz'],
  ]
  return stated.flatMap(([status, isStated]) => (isStated ? [status] : []))
}

/** The refusals of one call, by status. */
export function refusalsOf(asked: Asked): Json {
  const refused = refusedStatuses(asked).map((status): readonly [string, Json] => [
    String(status),
    { $ref: `#/components/responses/${NAMES[status]}` },
  ])
  return { ...Object.fromEntries(refused), default: { $ref: '#/components/responses/Refused' } }
}
