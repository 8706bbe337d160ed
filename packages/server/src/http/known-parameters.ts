/** By which parameters of its query each call is asked, by the pattern of its route. */
import type { FastifyRequest } from 'fastify'
import { OPERATIONS } from './openapi/operations.ts'
import { QUERY_PARAMETERS } from './openapi/query-parameters.ts'

const KNOWN: ReadonlyMap<string, readonly string[]> = new Map(
  [...OPERATIONS].map(([call, { query }]) => [
    call.replaceAll(/\{(\w+)\}/g, ':$1'),
    query.map((name) => QUERY_PARAMETERS[name].name),
  ]),
)

/** Null for what is no call of the document: a page, a path that is not there. */
export function knownParameters({ method, routeOptions }: FastifyRequest): readonly string[] | null {
  return KNOWN.get(`${method} ${routeOptions.url ?? ''}`) ?? null
}
