/** The pages that run scripts, the files they are made of, and the embed that other services load. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { PagePlace } from '../access/authenticate.ts'
import type { Language } from '../page/accepted-language.ts'
import { pageHeaders } from '../page/page-headers.ts'
import type { Pages } from '../page/open-pages.ts'
import { renderAppPage, renderBuildingPage } from '../page/render-app.ts'
import { pageLanguage } from '../page/render-policy.ts'
import { renderAwayPage, renderRefusedPage, renderUnknownPage } from '../page/render-unknown.ts'
import { registerDeveloperPages } from './developer-page-routes.ts'
import { lastOf } from './page-query.ts'
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

/** A server that cannot answer now, or a form that it did not take: who sent it reads what to do, where a program reads a problem. */
function sayRefused({ method, url, id }: FastifyRequest, status: number, language: Language): string {
  const again = method === 'GET' ? url : null
  if (status >= 500 || status === 429) return renderAwayPage(language, again, status === 500 ? id : null)
  return again === null
    ? renderRefusedPage(language, status === 413 ? 'too-long' : 'unreadable')
    : renderUnknownPage(language, url.split('?', 1)[0] ?? '/')
}

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
    if (!isMissing && !(isProblem(reply) && takesPages(request))) return payload
    const { lang } = lastOf(request)
    const language = pageLanguage(lang, request.headers['accept-language']) === 'zh' ? 'zh' : 'en'
    reply.code(isMissing ? 404 : reply.statusCode)
    reply.removeHeader('www-authenticate').removeHeader('content-length')
    reply.type('text/html; charset=utf-8').header('content-language', language)
    reply.headers(pageHeaders({ kind: 'reading', form: 'none', secure }))
    return isMissing ? renderUnknownPage(language, path) : sayRefused(request, reply.statusCode, language)
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
