/** Which methods a path takes: what none of them asks for is refused before its body is looked at. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Problem } from './problems.ts'

/** The path of a request, without its query. */
export function pathOf({ url }: Pick<FastifyRequest, 'url'>): string {
  const query = url.indexOf('?')
  return query === -1 ? url : url.slice(0, query)
}

const fits = (pattern: readonly string[], path: readonly string[]): boolean =>
  pattern.length === path.length &&
  pattern.every((part, at) => part === path[at] || (part.startsWith(':') && path[at] !== ''))

/** Whether a path names nothing where it must: `/v1/people/` is nobody, and not the person of no name. */
export const namesNothing = ({ params }: Pick<FastifyRequest, 'params'>): boolean =>
  typeof params === 'object' && params !== null && Object.values(params).includes('')

const parameters = (pattern: readonly string[]): number => pattern.filter((part) => part.startsWith(':')).length

/** Remembers each route that is registered after this call -> how a request that none of them takes is refused. */
export function listRoutes(app: FastifyInstance): (request: Pick<FastifyRequest, 'url' | 'method'>) => Problem {
  const patterns = new Map<string, Set<string>>()
  app.addHook('onRoute', ({ url, method }) => {
    const methods = patterns.get(url) ?? new Set()
    patterns.set(url, methods)
    for (const one of [method].flat()) methods.add(one)
  })
  /** Of the pattern that names most of the path: `/v1/cases/count` is no case. */
  const methodsOf = (path: string): readonly string[] => {
    const parts = path.split('/')
    const [first] = [...patterns]
      .map(([pattern, methods]) => ({ pattern: pattern.split('/'), methods }))
      .filter(({ pattern }) => fits(pattern, parts))
      .sort((a, b) => parameters(a.pattern) - parameters(b.pattern))
    return [...(first?.methods ?? [])].sort()
  }
  return (request) => {
    const path = pathOf(request)
    const allow = methodsOf(path)
    if (allow.length === 0)
      return new Problem('route.unknown', { detail: `${request.method} ${path} does not exist. See /openapi.json.` })
    return new Problem('method.not-allowed', { detail: `${path} takes ${allow.join(', ')}.`, more: { allow } })
  }
}
