/** A body of a media type or an encoding that its call does not take: the refusal says which it takes. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { pathOf } from './list-routes.ts'
import { Problem } from './problems.ts'

/** Long enough for any type that there is. */
const MOST_TOLD = 100

/** Null: it is another fault. Forms of pages are sent by browsers, which make no such mistake. */
export function mediaTypeOf(fault: unknown, request: Pick<FastifyRequest, 'url' | 'headers'>): Problem | null {
  const code = fault instanceof Error && 'code' in fault ? fault.code : null
  if (code !== 'FST_ERR_CTP_INVALID_MEDIA_TYPE' || !pathOf(request).startsWith('/v1/')) return null
  const [type = ''] = (request.headers['content-type'] ?? '').split(';')
  const told = type.trim().slice(0, MOST_TOLD)
  const detail =
    told === ''
      ? 'The body has no content-type. Send `content-type: application/json`.'
      : `"${told}" is not taken here. Send \`content-type: application/json\`.`
  return new Problem('body.media-type', { detail })
}

/** What `curl -d ''` and others name by themselves for a body of nothing. */
const NAMED_UNASKED = 'application/x-www-form-urlencoded'

/** Nothing was sent, and nobody chose what it is called: a call that needs no body is not refused for that name. */
export function forgetTypeOfNothing(request: Pick<FastifyRequest, 'url' | 'headers' | 'method'>): void {
  const { headers, method } = request
  const isNothing = method === 'POST' && headers['content-length'] === '0' && pathOf(request).startsWith('/v1/')
  if (isNothing && headers['content-type']?.toLowerCase().startsWith(NAMED_UNASKED) === true)
    delete headers['content-type']
}

/** Takes a body as it is: a compressed one would be read as JSON that is none. The header says so to programs (RFC 9110, 15.5.16). */
export function demandPlain({ headers }: Pick<FastifyRequest, 'headers'>, reply: Pick<FastifyReply, 'header'>): void {
  const encoding = headers['content-encoding']?.toLowerCase() ?? ''
  if (encoding === '' || encoding === 'identity') return
  reply.header('accept-encoding', 'identity')
  throw new Problem('body.media-type', { detail: 'Bodies are taken as they are. Send no content-encoding.' })
}
