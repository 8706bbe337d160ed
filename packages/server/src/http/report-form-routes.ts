/** A report from somebody's own page where no script runs: filed as the element files it, and shown on its own page afterwards. */
import { REPORT_KINDS } from '@goodstanding/casework'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { randomUUID } from 'node:crypto'
import { renderSignedOut } from '../page/render-member.ts'
import { MEMBER_WORDS as WORDS } from '../page/member-words.ts'
import type { MemberLanguage } from '../page/member-frame.ts'
import { type ReportForm, renderReportPage } from '../page/render-report-form.ts'
import { type AppealForms, type Asking, isShort, type Said, WORDS_FORM } from './appeal-forms.ts'
import { askAsSent, fieldsOf, type MemberSite, type PersonSession, unsentIn } from './member-site.ts'
import { readReportAnswer } from './read-report-answer.ts'

/** Shows somebody their own page, with what stands in the form. */
export type ShowMember = (
  request: FastifyRequest,
  reply: FastifyReply,
  session: PersonSession,
  form: ReportForm,
) => Promise<FastifyReply>

export const freshForm = (): ReportForm => ({
  ...{ key: randomUUID(), kind: '', account: '', text: '', isPast: false, problem: null },
})

export type ReportFormParts = {
  readonly site: MemberSite
  readonly forms: AppealForms
  readonly show: ShowMember
}

/** `pages`: where forms are read. */
export function registerReportForm(pages: FastifyInstance, { site, forms, show }: ReportFormParts): void {
  const { languageOf, sessionOf, readerOf, send } = site
  const open = { config: { open: true }, schema: { hide: true } } as const
  const signedOut = (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
    send(reply.code(401), renderSignedOut(languageOf(request), unsentIn(request)), 'reading')

  /** Files the report, or shows what is wrong with it where it was written. */
  const file = async (
    request: FastifyRequest,
    reply: FastifyReply,
    again: (session: PersonSession, status: number, form: ReportForm) => Promise<FastifyReply>,
  ): Promise<FastifyReply> => {
    const field = fieldsOf(request)
    const language = languageOf(request)
    const [csrf, key] = [field('csrf'), field('key')]
    const session = await sessionOf(request, csrf)
    if (session === null) return signedOut(request, reply)
    const written = writtenIn(request)
    const [, kind] = Object.entries(REPORT_KINDS).find(([name]) => name === written.kind) ?? []
    if (kind === undefined) return again(session, 422, { ...written, problem: WORDS.noKind[language] })
    const taken = await forms.take(request)
    if ('refused' in taken) return again(session, taken.refused.status, withRefusal(written, taken.refused, language))
    const { account, text, isPast } = written
    const answer = await askAsSent(pages, request, '/v1/reports', {
      ...{ csrf, language, ...(key === '' ? {} : { key }) },
      body: {
        about: account === '' ? {} : { account },
        text: `${kind[language]}\n${text}`.trim(),
        ...(isPast ? { to: 'operator' } : {}),
        ...(taken.evidence.length === 0 ? {} : taken),
      },
    })
    const told = readReportAnswer(answer.statusCode, answer.body)
    if (told.id !== null) return reply.redirect(`/me/reports/${encodeURIComponent(told.id)}?lang=${language}&sent`, 303)
    return again(session, answer.statusCode, { ...written, problem: told.problem })
  }

  pages.post('/me/reports', WORDS_FORM, (request, reply) =>
    file(request, reply, (session, status, form) => show(request, reply.code(status), session, form)),
  )

  const showPage = async (
    request: FastifyRequest,
    reply: FastifyReply,
    { person, csrf }: PersonSession,
    form: ReportForm,
  ): Promise<FastifyReply> => {
    const part = { language: languageOf(request), csrf, isMembers: person.role !== 'external', form }
    return send(reply, renderReportPage(part), 'reading')
  }
  pages.get('/me/report', open, async (request, reply) => {
    const session = await readerOf(request)
    return session === null ? signedOut(request, reply) : showPage(request, reply, session, freshForm())
  })
  const asking: Asking<FastifyRequest> = {
    whose: async (request, reply) => {
      const session = await readerOf(request)
      if (session !== null) return { reporter: session.person }
      if (isShort(request)) return 'nobody'
      signedOut(request, reply)
      return null
    },
    show: async (request, reply, said) => {
      const session = await readerOf(request)
      if (session === null) return signedOut(request, reply)
      const form = withRefusal(freshForm(), said, languageOf(request))
      return showPage(request, reply.code(said.status), session, form)
    },
  }
  pages.post('/me/report', { ...open, ...forms.options(asking) }, (request, reply) =>
    file(request, reply, (session, status, form) => showPage(request, reply.code(status), session, form)),
  )
}

function writtenIn(request: FastifyRequest): ReportForm {
  const field = fieldsOf(request)
  const [account, text] = [field('account').trim(), field('text').trim()]
  return { ...freshForm(), kind: field('kind'), account, text, isPast: field('to') === 'operator' }
}

/** Files are chosen anew: no page puts them back into a field. */
function withRefusal(form: ReportForm, { appealed }: Said, language: MemberLanguage): ReportForm {
  const problem = appealed?.kind === 'refused' ? appealed.problem : ''
  return { ...form, problem: `${problem} ${WORDS.filesAgain[language]}` }
}
