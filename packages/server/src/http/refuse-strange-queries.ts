/**
 * A list that is asked by a parameter which it does not take would answer with everything, and whoever misspelt a filter would take that for
 * what they asked for. It is refused, with what the list takes.
 */
import { nearestName } from '@goodstanding/policy'
import type { FastifyInstance } from 'fastify'
import { OPERATIONS } from './openapi/operations.ts'
import { QUERY_PARAMETERS } from './openapi/query-parameters.ts'
import { queryOf } from './page-query.ts'
import { Problem } from './problems.ts'

/** By the pattern of its route: what each list is asked by. */
const LISTS: ReadonlyMap<string, readonly string[]> = new Map(
  [...OPERATIONS].flatMap(([call, { query }]) =>
    query.includes('Cursor')
      ? [[call.replaceAll(/\{(\w+)\}/g, ':$1'), query.map((name) => QUERY_PARAMETERS[name].name)] as const]
      : [],
  ),
)

export function refuseStrangeQueries(app: FastifyInstance): void {
  app.addHook('preHandler', (request, _reply, done) => {
    const known = LISTS.get(`${request.method} ${request.routeOptions.url ?? ''}`)
    const strange =
      known === undefined ? undefined : Object.keys(queryOf(request)).find((name) => !known.includes(name))
    done(known === undefined || strange === undefined ? undefined : refusalOf(strange, known))
  })
}

function refusalOf(name: string, known: readonly string[]): Problem {
  const meant = nearestName(name, known)
  return new Problem('query.invalid', {
    detail:
      meant === null
        ? `This list takes no "${name}". It takes: ${known.join(', ')}.`
        : `This list takes no "${name}". Did you mean "${meant}"? It takes: ${known.join(', ')}.`,
    errors: [{ pointer: `?${name}`, detail: known.join(', ') }],
  })
}
