/** What somebody reported, on a page of its own: its answer with the appeal, an administrator's question, the way to the operator. Without a script. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type OwnReport, readOwnReport } from '../casework/appeal/own-reports.ts'
import type { Desk } from '../casework/parts.ts'
import { readReportBrought } from '../casework/report/report-files.ts'
import { FLOOD_WARNING } from '../casework/report/outcome-words.ts'
import { renderNoNotice, renderSignedOut } from '../page/render-member.ts'
import { type OwnReportPage, renderOwnReportPage } from '../page/render-own-report.ts'
import { type AppealForms, type Asking, isShort, WORDS_FORM } from './appeal-forms.ts'
import { againstOf } from './casework/against-of.ts'
import { showOwnReport, withBrought } from './member-lists.ts'
import { askAsSent, fieldsOf, type MemberSite, type PersonSession, unsentIn } from './member-site.ts'
import { queryOf } from './page-query.ts'
import { readAppealAnswer } from './read-appeal-answer.ts'

type Asked = FastifyRequest<{ Params: { id: string } }>
type Own = OwnReport & { readonly isOpen: boolean; readonly isFlood: boolean }
type Found = { readonly session: PersonSession; readonly own: Own }
type Said = Partial<Pick<OwnReportPage, 'appealed' | 'isEmpty'>> & { readonly status: number }

export type OwnReportPageParts = { readonly desk: Desk; readonly site: MemberSite; readonly forms: AppealForms }

/** `pages`: where forms are read. */
export function registerOwnReportPages(pages: FastifyInstance, { desk, site, forms }: OwnReportPageParts): void {
  const open = { config: { open: true }, schema: { hide: true } } as const
  const { languageOf, sessionOf, readerOf, send } = site

  /** The report and who reads it, or the answer to whoever sees neither. */
  const find = async (request: Asked, reply: FastifyReply, csrf?: string): Promise<Found | null> =>
    findFor(request, reply, await sessionOf(request, csrf))
  const findFor = async (request: Asked, reply: FastifyReply, session: PersonSession | null): Promise<Found | null> => {
    if (session === null) {
      send(reply.code(401), renderSignedOut(languageOf(request), unsentIn(request)), 'reading')
      return null
    }
    const own = await readOwnReport(desk, session.person, request.params.id)
    if (own === null) send(reply.code(404), renderNoNotice(languageOf(request)), 'reading')
    return own === null ? null : { session, own }
  }

  const show = async (
    request: Asked,
    reply: FastifyReply,
    { session, own }: Found,
    said: Said,
  ): Promise<FastifyReply> => {
    const brought = await readReportBrought(desk, own.report)
    const shown = await withBrought(desk, showOwnReport(desk, own, own.isOpen))
    const report = { ...shown, ...(brought === null ? {} : { brought }) }
    const { status, appealed = null, isEmpty = false } = said
    const isNew = queryOf(request)['sent'] !== undefined
    const page = {
      language: languageOf(request),
      csrf: session.csrf,
      now: desk.now(),
      report,
      appealed,
      isEmpty,
      isNew,
      warning: isNew && own.isFlood ? FLOOD_WARNING : null,
    }
    return send(reply.code(status), renderOwnReportPage(page), 'reading')
  }

  pages.get<{ Params: { id: string } }>('/me/reports/:id', open, async (request, reply) => {
    const found = await find(request, reply)
    return found === null ? reply : show(request, reply, found, { status: 200 })
  })

  const asking: Asking<Asked> = {
    whose: async (request, reply) => {
      const session = await readerOf(request)
      if (session === null && isShort(request)) return 'nobody'
      const found = await findFor(request, reply, session)
      if (found === null) return null
      const against = await againstOf(desk, { case: found.own.report.case ?? '' })
      return { principal: found.session.person, token: null, against, kind: 'appeal' }
    },
    show: async (request, reply, said) => {
      const found = await findFor(request, reply, await readerOf(request))
      return found === null ? reply : show(request, reply, found, said)
    },
  }

  /** A form of the page: `ask` passes it on and says what of the answer the page tells. */
  const take = (
    path: string,
    ask: (request: Asked, found: Found, form: Form) => Promise<Said>,
    options: ReturnType<AppealForms['options']> | object = {},
  ): void => {
    pages.post<{ Params: { id: string } }>(
      `/me/reports/:id/${path}`,
      { ...WORDS_FORM, ...options },
      async (request, reply) => {
        const field = fieldsOf(request)
        const form = { csrf: field('csrf'), text: field('text').trim() }
        const found = await find(request, reply, form.csrf)
        if (found === null) return reply
        const said = await ask(request, found, form)
        const own = (await readOwnReport(desk, found.session.person, found.own.report.id)) ?? found.own
        return show(request, reply, { ...found, own }, said)
      },
    )
  }

  const appeal = async (request: Asked, { own }: Found, { csrf, text }: Form): Promise<Said> => {
    if (text === '') return { status: 422, appealed: { kind: 'empty' } }
    const taken = await forms.take(request)
    if ('refused' in taken) return taken.refused
    const body = { case: own.report.case, text, ...taken }
    const answer = await askAsSent(pages, request, '/v1/appeals', { csrf, body })
    const id = readAppealAnswer(answer.statusCode, answer.body)
    if (id !== null) return { status: 201, appealed: { kind: 'sent', id } }
    const isEmpty = answer.statusCode === 422
    // What cannot be appealed now is said by the page as it stands then.
    const appealed = isEmpty
      ? ({ kind: 'empty' } as const)
      : own.appeal === null
        ? null
        : ({ kind: 'already' } as const)
    return { status: answer.statusCode, appealed }
  }
  take('appeal', appeal, forms.options(asking))
  take('reply', async (request, { own }, { csrf, text }) => {
    const url = `/v1/appeals/${own.appeal?.id ?? ''}/reply`
    const status =
      own.appeal === null ? 409 : (await askAsSent(pages, request, url, { csrf, body: { text } })).statusCode
    return { status, appealed: status === 422 ? { kind: 'no-reply' } : null }
  })
  take('answer', async (request, { own }, { csrf, text }) => {
    const answer = await askAsSent(pages, request, `/v1/reports/${own.report.id}/reply`, { csrf, body: { text } })
    return { status: answer.statusCode, isEmpty: answer.statusCode === 422 }
  })
  take('escalate', async (request, { own }, { csrf, text }) => {
    const body = text === '' ? {} : { reason: text }
    const answer = await askAsSent(pages, request, `/v1/reports/${own.report.id}/escalate`, { csrf, body })
    return { status: answer.statusCode }
  })
}

type Form = { readonly csrf: string; readonly text: string }
