/** A member's pages. Notices are read and appealed by their own link, also by who is suspended or cannot sign in. */
import { describeNotice, questionOf, talkOf, whatBecameOf } from '@goodstanding/casework'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Authenticator, PagePlace } from '../access/authenticate.ts'
import { type Door, OURSELVES } from '../access/door.ts'
import type { MemberPrincipal } from '../access/principal.ts'
import type { Casework } from '../casework/create-casework.ts'
import { type FiledAppeal, readSubjectsAppeal } from '../casework/appeal/talk-about-appeal.ts'
import { sayAppeal } from '../casework/appeal/say-appeal.ts'
import { appealTokenOf, isAppealToken } from '../casework/notice/issue-notice.ts'
import { DISCLOSURES } from '../casework/legal/tell-subjects.ts'
import { readFor } from '../casework/narrow.ts'
import type { Desk } from '../casework/parts.ts'
import { listStream, readStream } from '../casework/read-stream.ts'
import { answerOf } from '../casework/show.ts'
import { sayStanding } from '../casework/standing/say-standing.ts'
import { readStanding } from '../casework/standing/load-history.ts'
import { ACTIONS, type KeptNotice, NOTICES } from '../casework/streams.ts'
import { pageHeaders } from '../page/page-headers.ts'
import { pageLanguage } from '../page/render-policy.ts'
import type { MemberLanguage } from '../page/member-frame.ts'
import { type MemberPage, renderMemberPage, renderNoNotice, renderSignedOut } from '../page/render-member.ts'
import { type NoticePage, renderNoticePage, type ShownNotice, type ShownOwnAppeal } from '../page/render-notice-page.ts'
import { askingOf } from './app.ts'
import { queryOf } from './page-query.ts'
import { Problem } from './problems.ts'
import { readAppealAnswer } from './read-appeal-answer.ts'
import { waitOf } from './session-routes.ts'

export type MemberPageParts = {
  readonly casework: Casework
  readonly authenticator: Authenticator
  readonly place: PagePlace
  readonly door: Pick<Door, 'admit' | 'fail'>
}

type IdParams = { Params: { id: string } }
type PersonSession = { readonly person: MemberPrincipal; readonly csrf: string }

/** An appeal as whoever filed it reads it: nobody of the operator is named. */
function ownAppealOf(appeal: FiledAppeal): ShownOwnAppeal {
  return {
    summary: sayAppeal(appeal),
    text: appeal.text,
    talk: talkOf(appeal).map(({ from, text, at }) => ({ from, text, at })),
    answerBy: questionOf(appeal)?.answerBy ?? null,
    answer: appeal.kind === 'pending' ? null : answerOf(appeal),
  }
}

/** What they, and the organization that they administer, were told about records given to authorities, newest first. */
async function readTold(desk: Desk, person: MemberPrincipal): Promise<MemberPage['disclosures']> {
  const own = person.role === 'admin' ? [`organization/${person.organization}`] : []
  const conditions = [
    { column: 'status', test: 'is', value: 'told' },
    { column: 'subject_key', test: 'in', value: [`account/${person.id}`, ...own] },
  ] as const
  const page = await readFor(desk, person, (db) =>
    listStream(db, DISCLOSURES, conditions, { limit: SHOWN_NOTICES, cursor: null }),
  )
  return page.items.flatMap(({ state }) =>
    state.kind === 'told' ? [{ message: state.message, toldAt: state.toldAt }] : [],
  )
}

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

const SHOWN_NOTICES = 50
const FORM_BYTES = 65_536

export async function registerMemberPages(app: FastifyInstance, parts: MemberPageParts): Promise<void> {
  const { desk } = parts.casework
  const { secure } = parts.place
  const open = { config: { open: true }, schema: { hide: true } } as const

  const languageOf = (request: FastifyRequest): MemberLanguage =>
    pageLanguage(queryOf(request)['lang'], request.headers['accept-language']) === 'zh' ? 'zh' : 'en'

  const shown = async (id: string, { notice }: KeptNotice): Promise<ShownNotice | null> => {
    if (notice.kind !== 'sent') return null
    const { contents, message, appealUntil } = notice
    const appeal = await readSubjectsAppeal(desk.db, contents.action)
    const token = appealTokenOf(desk, id)
    const own = appeal === null ? null : ownAppealOf(appeal)
    const described = describeNotice(notice, whatBecameOf(await readStream(desk.db, ACTIONS, contents.action)))
    return { id, described, message, appealUntil, token, appeal: own }
  }

  const sessionOf = async (request: FastifyRequest): Promise<PersonSession | null> => {
    try {
      const asking = { ...askingOf(request), authorization: undefined, session: 'person' }
      const { principal, session } = await parts.authenticator.authenticate(asking, desk.now())
      return principal.kind === 'member' && session !== null ? { person: principal, csrf: session.csrf } : null
    } catch (fault) {
      if (fault instanceof Problem) return null // nobody is signed in: the page says how
      throw fault
    }
  }

  const send = (reply: FastifyReply, page: string, kind: 'app' | 'reading'): FastifyReply =>
    reply
      .headers(pageHeaders(kind === 'app' ? { kind, styleNonce: null, secure } : { kind, form: 'own', secure }))
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(page)

  app.get('/me', open, async (request, reply) => {
    const session = await sessionOf(request)
    const language = languageOf(request)
    if (session === null) return send(reply.code(401), renderSignedOut(language), 'reading')
    const { person, csrf } = session
    const conditions = [
      { column: 'status', test: 'is', value: 'sent' },
      { column: 'recipient_key', test: 'is', value: `account/${person.id}` },
    ] as const
    const page = await readFor(desk, person, (db) =>
      listStream(db, NOTICES, conditions, { limit: SHOWN_NOTICES, cursor: null }),
    )
    const read = await Promise.all(page.items.map(({ id, state }) => shown(id, state)))
    const notices = read.filter((notice) => notice !== null)
    const disclosures = await readTold(desk, person)
    const standing = await readStanding(desk.db, { type: 'account', id: person.id }, desk.now())
    const rendered = renderMemberPage({
      language,
      csrf,
      person: person.id,
      administers: person.role === 'admin' ? person.organization : null,
      summary: sayStanding(standing),
      notices,
      disclosures,
    })
    return send(reply, rendered, 'app')
  })

  const noticeOf = async (id: string, token: string): Promise<ShownNotice | null> => {
    if (!isAppealToken(desk, id, token)) return null
    const kept = await readStream(desk.db, NOTICES, id)
    return kept === null ? null : await shown(id, kept)
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
      { parseAs: 'string', bodyLimit: FORM_BYTES },
      (_request, body, parsed) => parsed(null, new URLSearchParams(String(body))),
    )
    pages.post<IdParams>('/notices/:id/appeal', open, async (request, reply) => {
      const language = languageOf(request)
      const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams()
      const [token, text] = [form.get('token') ?? '', (form.get('text') ?? '').trim()]
      const notice = await noticeOf(request.params.id, token)
      if (notice === null) return stray(request, reply)
      const page = { language, notice, now: desk.now() }
      if (text === '')
        return send(reply.code(422), renderNoticePage({ ...page, appealed: { kind: 'empty' } }), 'reading')
      const action = await actionOf(notice.id)
      const answer = await post('/v1/appeals', { action, text, token })
      const id = readAppealAnswer(answer.statusCode, answer.body)
      const appealed: NoticePage['appealed'] = id === null ? { kind: 'already' } : { kind: 'sent', id }
      const after = (await noticeOf(notice.id, token)) ?? notice
      return send(
        reply.code(id === null ? 409 : 201),
        renderNoticePage({ ...page, notice: after, appealed }),
        'reading',
      )
    })

    pages.post<IdParams>('/notices/:id/reply', open, async (request, reply) => {
      const language = languageOf(request)
      const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams()
      const [token, text] = [form.get('token') ?? '', (form.get('text') ?? '').trim()]
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
