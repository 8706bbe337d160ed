/** A member's pages. Notices are read and appealed by their own link, also by who is suspended or cannot sign in. */
import type { ActionId } from '@goodstanding/model'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Authenticator, PagePlace } from '../access/authenticate.ts'
import { type Door, OURSELVES } from '../access/door.ts'
import type { Casework } from '../casework/create-casework.ts'
import type { AppealFiles } from '../casework/appeal/bring-files.ts'
import { readSubjectsAppeal } from '../casework/appeal/talk-about-appeal.ts'
import { isAppealToken } from '../casework/notice/issue-notice.ts'
import { asId } from '../casework/read-id.ts'
import { readStream } from '../casework/read-stream.ts'
import { sayStanding } from '../casework/standing/say-standing.ts'
import { readStandingAround, readStandingWithin } from '../casework/standing/load-history.ts'
import { NOTICES } from '../casework/streams.ts'
import { renderMemberPage, renderNoNotice, renderSignedOut } from '../page/render-member.ts'
import { type NoticePage, renderNoticePage, type ShownNotice } from '../page/render-notice-page.ts'
import { type Asking, createAppealForms, readFormsWithFiles, WORDS_BYTES, WORDS_FORM } from './appeal-forms.ts'
import { registerErasurePages } from './erasure-page-routes.ts'
import { registerKeptBackPages } from './kept-back-page-routes.ts'
import { readMemberLists, showNoticeTo, withBrought } from './member-lists.ts'
import { fieldsOf, openMemberSite } from './member-site.ts'
import { registerOwnReportPages } from './own-report-page-routes.ts'
import { freshForm, registerReportForm, type ShowMember } from './report-form-routes.ts'
import { queryOf } from './page-query.ts'
import { Problem } from './problems.ts'
import { waitOf } from './session-routes.ts'
import { readAppealAnswer } from './read-appeal-answer.ts'

export type MemberPageParts = {
  readonly casework: Casework
  readonly appealFiles: AppealFiles
  readonly authenticator: Authenticator
  readonly place: PagePlace
  readonly door: Pick<Door, 'admit' | 'fail'>
}

type IdParams = { Params: { id: string } }
type Noticed = FastifyRequest<IdParams>

/** A link that opens nothing, and is not tried without end. */
function setStray(
  { ip }: FastifyRequest,
  reply: FastifyReply,
  door: MemberPageParts['door'],
  now: number,
): FastifyReply {
  try {
    door.admit(ip, now)
    door.fail(ip, now)
    return reply.code(404)
  } catch (fault) {
    if (!(fault instanceof Problem)) throw fault
    return reply.code(fault.status).headers(waitOf(fault))
  }
}

export async function registerMemberPages(app: FastifyInstance, parts: MemberPageParts): Promise<void> {
  const { desk } = parts.casework
  const site = openMemberSite({ ...parts, desk })
  const { languageOf, sessionOf, send } = site
  const open = { config: { open: true }, schema: { hide: true } } as const

  app.get('/me', open, async (request, reply) => {
    const session = await sessionOf(request)
    if (session === null) return send(reply.code(401), renderSignedOut(languageOf(request)), 'reading')
    return showMember(request, reply, session, freshForm())
  })

  const showMember: ShowMember = async (request, reply, { person, csrf }, form) => {
    const [subject, now] = [{ type: 'account', id: person.id } as const, desk.now()]
    const standing = await readStandingWithin(desk.db, subject, { organization: person.organization, now })
    const around = await readStandingAround(desk.db, subject, { from: person, now })
    const rendered = renderMemberPage({
      language: languageOf(request),
      now,
      csrf,
      person: person.id,
      administers: person.role === 'admin' ? person.organization : null,
      isMember: person.role !== 'external',
      summary: sayStanding(standing, around),
      form,
      ...(await readMemberLists(desk, person, queryOf(request))),
    })
    return send(reply, rendered, 'app')
  }

  const noticeOf = async (id: string, token: string): Promise<ShownNotice | null> => {
    if (!isAppealToken(desk, id, token)) return null
    const kept = await readStream(desk.db, NOTICES, id)
    const shown = kept === null ? null : await showNoticeTo(desk, id, kept)
    return shown === null ? null : withBrought(desk, shown)
  }

  const stray = (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
    send(setStray(request, reply, parts.door, desk.now()), renderNoNotice(languageOf(request)), 'reading')

  app.get<IdParams>('/notices/:id', open, async (request, reply) => {
    const language = languageOf(request)
    const notice = await noticeOf(request.params.id, queryOf(request)['token'] ?? '')
    if (notice === null) return stray(request, reply)
    return send(reply, renderNoticePage({ language, notice, appealed: null, now: desk.now() }), 'reading')
  })

  const actionOf = async (id: string): Promise<string> => {
    const kept = await readStream(desk.db, NOTICES, id)
    return kept?.notice.kind === 'sent' ? kept.notice.contents.action : ''
  }

  const post = (url: string, body: object) =>
    app.inject({
      method: 'POST',
      url,
      remoteAddress: OURSELVES,
      headers: { 'content-type': 'application/json' },
      payload: JSON.stringify(body),
    })

  await app.register((pages, _options, done) => {
    pages.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: WORDS_BYTES },
      (_request, body, parsed) => parsed(null, new URLSearchParams(String(body))),
    )
    readFormsWithFiles(pages)
    const forms = createAppealForms({ appealFiles: parts.appealFiles, languageOf })
    registerKeptBackPages(pages, { desk, site, forms })
    registerErasurePages(pages, { desk, site })
    registerOwnReportPages(pages, { desk, site, forms })
    registerReportForm(pages, { site, forms, show: showMember })
    const asking: Asking<Noticed> = {
      whose: async (request, reply) => {
        const { token = '' } = queryOf(request)
        const notice = await noticeOf(request.params.id, token)
        if (notice === null) stray(request, reply)
        const action = notice === null ? '' : await actionOf(notice.id)
        const against = { kind: 'action', action: asId<ActionId>(action) } as const
        return notice === null ? null : { principal: null, token, against, kind: 'appeal' }
      },
      show: async (request, reply, { status, appealed }) => {
        const token = queryOf(request)['token'] ?? fieldsOf(request)('token')
        const notice = await noticeOf(request.params.id, token)
        if (notice === null) return stray(request, reply)
        const page = renderNoticePage({ language: languageOf(request), notice, appealed, now: desk.now() })
        return send(reply.code(status), page, 'reading')
      },
    }
    pages.post<IdParams>('/notices/:id/appeal', { ...open, ...forms.options(asking) }, async (request, reply) => {
      const language = languageOf(request)
      const field = fieldsOf(request)
      const [token, text] = [field('token'), field('text').trim()]
      const notice = await noticeOf(request.params.id, token)
      if (notice === null) return stray(request, reply)
      const page = { language, notice, now: desk.now() }
      if (text === '')
        return send(reply.code(422), renderNoticePage({ ...page, appealed: { kind: 'empty' } }), 'reading')
      const action = await actionOf(notice.id)
      const taken = await forms.take(request)
      if ('refused' in taken) return asking.show(request, reply, taken.refused)
      const answer = await post('/v1/appeals', { action, text, token, ...taken })
      const id = readAppealAnswer(answer.statusCode, answer.body)
      const appealed: NoticePage['appealed'] = id === null ? { kind: 'already' } : { kind: 'sent', id }
      const after = (await noticeOf(notice.id, token)) ?? notice
      return send(
        reply.code(id === null ? 409 : 201),
        renderNoticePage({ ...page, notice: after, appealed }),
        'reading',
      )
    })

    pages.post<IdParams>('/notices/:id/reply', WORDS_FORM, async (request, reply) => {
      const language = languageOf(request)
      const field = fieldsOf(request)
      const [token, text] = [field('token'), field('text').trim()]
      const notice = await noticeOf(request.params.id, token)
      if (notice === null) return stray(request, reply)
      const appeal = await readSubjectsAppeal(desk.db, await actionOf(notice.id))
      const answer = appeal === null ? null : await post(`/v1/appeals/${appeal.id}/reply`, { text, token })
      const after = (await noticeOf(notice.id, token)) ?? notice
      // What was answered before, or decided meanwhile, stands on the page.
      const status = answer?.statusCode ?? 409
      const appealed = status === 422 ? ({ kind: 'no-reply' } as const) : null
      const page = { language, notice: after, appealed, now: desk.now() }
      return send(reply.code(status), renderNoticePage(page), 'reading')
    })
    done()
  })
}
