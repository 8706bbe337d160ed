/** The pages that run scripts, the files they are made of, and the embed that other services load. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { PagePlace } from '../access/authenticate.ts'
import { pageHeaders } from '../page/page-headers.ts'
import type { Pages } from '../page/open-pages.ts'
import { renderAppPage, renderBuildingPage } from '../page/render-app.ts'
import { pageLanguage } from '../page/render-policy.ts'
import { renderAwayPage, renderUnknownPage } from '../page/render-unknown.ts'
import { registerDeveloperPages } from './developer-page-routes.ts'
import { queryOf } from './page-query.ts'
import { Problem } from './problems.ts'

export type PageRouteParts = { readonly pages: Pages; readonly place: PagePlace }

const APPS = { console: '/console', org: '/org' } as const
const YEAR = 31_536_000
/** Read by programs, whoever opens them. */
const PROBES = new Set(['/healthz', '/readyz', '/metrics'])

/** A browser that goes to a page says first that it takes one. */
const takesPages = ({ headers }: FastifyRequest): boolean => headers.accept?.includes('text/html') === true
const isReader = (request: FastifyRequest): boolean => request.method === 'GET' && takesPages(request)

/** A page that has words of its own for what is not there says them. */
const isProblem = (reply: FastifyReply): boolean =>
  String(reply.getHeader('content-type')).startsWith('application/problem+json')

export function registerPageRoutes(app: FastifyInstance, { pages, place }: PageRouteParts): void {
  const { secure } = place
  registerDeveloperPages(app, { secure })
  const open = { config: { open: true }, schema: { hide: true } } as const

  const sendApp = async (
    name: keyof typeof APPS,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply> => {
    const manifest = await pages.manifest()
    const built = manifest?.apps[name]
    const language = pageLanguage(undefined, request.headers['accept-language']) === 'zh' ? 'zh' : 'en'
    reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').header('vary', 'accept-language')
    if (built === undefined)
      return reply.headers(pageHeaders({ kind: 'reading', form: 'none', secure })).send(renderBuildingPage(language))
    return reply.headers(pageHeaders({ kind: 'app', styleNonce: null, secure })).send(renderAppPage(built, language))
  }
  for (const name of ['console', 'org'] as const) {
    app.get(APPS[name], open, (request, reply) => sendApp(name, request, reply))
    app.get(`${APPS[name]}/*`, open, (request, reply) => sendApp(name, request, reply))
  }

  // Somebody who mistyped an address is no program: a token helps them as little as JSON does.
  app.addHook('onSend', async (request, reply, payload) => {
    const path = request.url.split('?', 1)[0] ?? '/'
    if (path.startsWith('/v1/') || PROBES.has(path)) return payload
    const isMissing = (request.is404 || (reply.statusCode === 404 && isProblem(reply))) && isReader(request)
    const isAway = reply.statusCode === 503 && isProblem(reply) && takesPages(request)
    if (!isMissing && !isAway) return payload
    const { lang } = queryOf(request)
    const language = pageLanguage(lang, request.headers['accept-language']) === 'zh' ? 'zh' : 'en'
    reply
      .code(isAway ? 503 : 404)
      .removeHeader('www-authenticate')
      .removeHeader('content-length')
    reply.type('text/html; charset=utf-8').header('content-language', language)
    reply.headers(pageHeaders({ kind: 'reading', form: 'none', secure }))
    if (isAway) return renderAwayPage(language, request.method === 'GET' ? request.url : null)
    return renderUnknownPage(language, path)
  })

  const sendFile = async (name: string, reply: FastifyReply): Promise<FastifyReply> => {
    const found = await pages.file(name)
    if (found === null) throw new Problem('route.unknown', { detail: `There is no file "${name.slice(0, 100)}".` })
    return reply
      .headers(pageHeaders({ kind: 'file', secure }))
      .header('cache-control', found.isKept ? `public, max-age=${YEAR}, immutable` : 'public, max-age=300')
      .type(found.type)
      .send(found.bytes)
  }
  app.get<{ Params: { name: string } }>('/pages/:name', open, (request, reply) => sendFile(request.params.name, reply))
  for (const name of ['goodstanding.js', 'goodstanding.mjs'])
    app.get(`/embed/${name}`, open, (_request, reply) => {
      reply.header('access-control-allow-origin', '*')
      return sendFile(name, reply)
    })
}
