/** The pages about the API: written once, when somebody first opens one, from the document that `/openapi.json` serves. */
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { MemberLanguage } from '../page/member-frame.ts'
import { pageHeaders } from '../page/page-headers.ts'
import { type Api, readOpenApi } from '../page/read-openapi.ts'
import {
  DEVELOPERS,
  PROBLEMS_NAME,
  renderDevelopersPage,
  renderProblemsPage,
  renderTagPage,
} from '../page/render-developers.ts'
import { documentOf } from './chinese-api/say-document.ts'
import { CHINESE_TITLES } from './chinese-titles.ts'
import { oneLanguage } from './page-query.ts'
import { isProblemKind, Problem, PROBLEMS } from './problems.ts'

export function registerDeveloperPages(app: FastifyInstance, { secure }: { readonly secure: boolean }): void {
  const open = { config: { open: true }, schema: { hide: true } } as const
  const known = new Map<MemberLanguage, Api>()
  const api = (language: MemberLanguage): Api => {
    const found = known.get(language) ?? readOpenApi(documentOf(app.swagger(), language))
    known.set(language, found)
    return found
  }
  const pages = new Map<string, Buffer>()

  /** Null: there is no such tag. */
  const render = (name: string, language: MemberLanguage): string | null => {
    if (name === '') return renderDevelopersPage(api(language), language)
    if (name === PROBLEMS_NAME) return renderProblemsPage(problems(), language)
    const tag = api(language).tags.find((each) => each.name === name)
    return tag === undefined ? null : renderTagPage(api(language), tag, language)
  }
  const send = (reply: FastifyReply, name: string, language: MemberLanguage): FastifyReply => {
    const key = `${language} ${name}`
    const text = pages.has(key) ? null : render(name, language)
    if (text !== null) pages.set(key, Buffer.from(text))
    const page = pages.get(key)
    if (page === undefined) throw new Problem('route.unknown')
    return reply
      .type('text/html; charset=utf-8')
      .headers(pageHeaders({ kind: 'reading', form: 'none', secure }))
      .header('vary', 'accept-language')
      .header('content-language', language)
      .send(page)
  }
  app.get(DEVELOPERS, open, (request, reply) => send(reply, '', oneLanguage(request)))
  app.get<{ Params: { tag: string } }>(`${DEVELOPERS}/:tag`, open, (request, reply) =>
    send(reply, request.params.tag, oneLanguage(request)),
  )
}

const problems = () =>
  Object.entries(PROBLEMS)
    .flatMap(([kind, { status, title }]) =>
      isProblemKind(kind) ? [{ kind, status, title: { en: title, zh: CHINESE_TITLES[kind] } }] : [],
    )
    .sort((a, b) => (a.kind < b.kind ? -1 : 1))
