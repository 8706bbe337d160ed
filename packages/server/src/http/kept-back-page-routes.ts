/** What the machine held or blocked, on a page of its own for whoever sent it, with the appeal. Read and appealed without a script. */
import type { DecisionId } from '@goodstanding/model'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { readOwnKeptBack } from '../casework/appeal/list-kept-back.ts'
import type { Desk } from '../casework/parts.ts'
import { asId } from '../casework/read-id.ts'
import { type KeptBackPage, renderKeptBackPage, type ShownKeptBack } from '../page/render-kept-back.ts'
import { renderNoNotice, renderSignedOut } from '../page/render-member.ts'
import { type AppealForms, type Asking, isShort, WORDS_FORM } from './appeal-forms.ts'
import { showKeptBackTo, withBrought } from './member-lists.ts'
import { askAsSent, fieldsOf, type MemberSite, type PersonSession, unsentIn } from './member-site.ts'
import { readAppealAnswer } from './read-appeal-answer.ts'

type IdParams = { Params: { id: string } }
type Asked = FastifyRequest<IdParams>

export type KeptBackPageParts = { readonly desk: Desk; readonly site: MemberSite; readonly forms: AppealForms }

/** `pages`: where forms are read. */
export function registerKeptBackPages(pages: FastifyInstance, { desk, site, forms }: KeptBackPageParts): void {
  const open = { config: { open: true }, schema: { hide: true } } as const
  const { languageOf, sessionOf, readerOf, send } = site

  const keptBy = async ({ person }: PersonSession, id: string): Promise<ShownKeptBack | null> => {
    const found = await readOwnKeptBack(desk, person, id)
    const [shown] =
      found === null || found.sentBy.actor !== person.id ? [] : await showKeptBackTo(desk, person, [found])
    return shown === undefined ? null : withBrought(desk, shown)
  }

  const page = (request: Asked, of: Pick<KeptBackPage, 'kept' | 'csrf' | 'appealed'>): string =>
    renderKeptBackPage({ language: languageOf(request), now: desk.now(), ...of })

  /** Their own page and what it is about, or the answer to whoever sees neither. */
  const find = async (request: Asked, reply: FastifyReply, csrf?: string) =>
    findFor(request, reply, await sessionOf(request, csrf))
  const findFor = async (request: Asked, reply: FastifyReply, session: PersonSession | null) => {
    if (session === null) send(reply.code(401), renderSignedOut(languageOf(request), unsentIn(request)), 'reading')
    const kept = session === null ? null : await keptBy(session, request.params.id)
    if (session !== null && kept === null) send(reply.code(404), renderNoNotice(languageOf(request)), 'reading')
    return session === null || kept === null ? null : { session, kept }
  }

  const post = (request: FastifyRequest, url: string, sent: { csrf: string; body: object }) =>
    askAsSent(pages, request, url, sent)

  pages.get<IdParams>('/me/kept-back/:id', open, async (request, reply) => {
    const found = await find(request, reply)
    if (found === null) return reply
    const { session, kept } = found
    return send(reply, page(request, { kept, csrf: session.csrf, appealed: null }), 'reading')
  })

  const asking: Asking<Asked> = {
    whose: async (request, reply) => {
      const session = await readerOf(request)
      if (session === null && isShort(request)) return 'nobody'
      const found = await findFor(request, reply, session)
      if (found === null) return null
      const against = { kind: 'decision', decision: asId<DecisionId>(found.kept.decision) } as const
      return { principal: found.session.person, token: null, against, kind: 'appeal' }
    },
    show: async (request, reply, { status, appealed }) => {
      const found = await findFor(request, reply, await readerOf(request))
      if (found === null) return reply
      const { session, kept } = found
      return send(reply.code(status), page(request, { kept, csrf: session.csrf, appealed }), 'reading')
    },
  }
  pages.post<IdParams>('/me/kept-back/:id/appeal', { ...open, ...forms.options(asking) }, async (request, reply) => {
    const field = fieldsOf(request)
    const [csrf, text] = [field('csrf'), field('text').trim()]
    const found = await find(request, reply, csrf)
    if (found === null) return reply
    const { session, kept } = found
    if (text === '') return asking.show(request, reply, { status: 422, appealed: { kind: 'empty' } })
    const taken = await forms.take(request)
    if ('refused' in taken) return asking.show(request, reply, taken.refused)
    const answer = await post(request, '/v1/appeals', { csrf, body: { decision: kept.decision, text, ...taken } })
    const id = readAppealAnswer(answer.statusCode, answer.body)
    const refused = answer.statusCode === 422 ? ({ kind: 'empty' } as const) : ({ kind: 'already' } as const)
    const appealed = id === null ? refused : ({ kind: 'sent', id } as const)
    const after = (await keptBy(session, kept.decision)) ?? kept
    return send(reply.code(answer.statusCode), page(request, { kept: after, csrf, appealed }), 'reading')
  })

  pages.post<IdParams>('/me/kept-back/:id/reply', WORDS_FORM, async (request, reply) => {
    const field = fieldsOf(request)
    const [csrf, text] = [field('csrf'), field('text').trim()]
    const found = await find(request, reply, csrf)
    if (found === null) return reply
    const { session, kept } = found
    const own = await readOwnKeptBack(desk, session.person, kept.decision)
    const appeal = own?.appeal?.id ?? null
    const answer = appeal === null ? null : await post(request, `/v1/appeals/${appeal}/reply`, { csrf, body: { text } })
    const status = answer?.statusCode ?? 409
    const appealed = status === 422 ? ({ kind: 'no-reply' } as const) : null
    const after = (await keptBy(session, kept.decision)) ?? kept
    return send(reply.code(status), page(request, { kept: after, csrf, appealed }), 'reading')
  })
}
