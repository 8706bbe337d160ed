/** A report from somebody's own page where no script runs: filed as the element files it, and shown on its own page afterwards. */
import { REPORT_KINDS } from '@goodstanding/casework'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { randomUUID } from 'node:crypto'
import { renderSignedOut } from '../page/render-member.ts'
import { MEMBER_WORDS as WORDS } from '../page/member-words.ts'
import type { ReportForm } from '../page/render-report-form.ts'
import { askAsSent, fieldsOf, type MemberSite, type PersonSession } from './member-site.ts'
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

/** `pages`: where forms are read. */
export function registerReportForm(
  pages: FastifyInstance,
  { site, show }: { readonly site: MemberSite; readonly show: ShowMember },
): void {
  const { languageOf, sessionOf, send } = site

  pages.post('/me/reports', { config: { open: true }, schema: { hide: true } }, async (request, reply) => {
    const field = fieldsOf(request)
    const language = languageOf(request)
    const [csrf, key] = [field('csrf'), field('key')]
    const session = await sessionOf(request, csrf)
    if (session === null) return send(reply.code(401), renderSignedOut(language), 'reading')
    const [account, text, isPast] = [field('account').trim(), field('text').trim(), field('to') === 'operator']
    const sent = { ...freshForm(), kind: field('kind'), account, text, isPast }
    const [, kind] = Object.entries(REPORT_KINDS).find(([name]) => name === sent.kind) ?? []
    if (kind === undefined) return show(request, reply.code(422), session, { ...sent, problem: WORDS.noKind[language] })
    const answer = await askAsSent(pages, request, '/v1/reports', {
      ...{ csrf, language, ...(key === '' ? {} : { key }) },
      body: {
        about: account === '' ? {} : { account },
        text: `${kind[language]}\n${text}`.trim(),
        ...(isPast ? { to: 'operator' } : {}),
      },
    })
    const told = readReportAnswer(answer.statusCode, answer.body)
    if (told.id !== null) return reply.redirect(`/me/reports/${encodeURIComponent(told.id)}?lang=${language}&sent`, 303)
    return show(request, reply.code(answer.statusCode), session, { ...sent, problem: told.problem })
  })
}
