/** Where a person takes a copy of what is kept about them, asks to be erased, and reads what became of it. Open to whoever is suspended, and without a script. */
import type { Erasure } from '@goodstanding/casework'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ownErasures } from '../casework/erasure/show-erasure.ts'
import { readFor } from '../casework/narrow.ts'
import type { Desk } from '../casework/parts.ts'
import { listStream } from '../casework/read-stream.ts'
import { ERASURES } from '../casework/streams.ts'
import { type ErasurePage, renderErasurePage, type ShownOwnErasure } from '../page/render-erasure.ts'
import { renderSignedOut } from '../page/render-member.ts'
import { copyOwnLists } from './copy-own-lists.ts'
import { askAsSent, fieldsOf, type MemberSite, type PersonSession } from './member-site.ts'

export type ErasurePageParts = { readonly desk: Desk; readonly site: MemberSite }

/** A person asks again after a refusal, or when they came back. */
const SHOWN = 20

function showOwn(found: Exclude<Erasure, { kind: 'none' }>): ShownOwnErasure {
  const { kind: status, requestedAt, deadline } = found
  return {
    status,
    requestedAt,
    deadline,
    reason: found.kind === 'refused' ? found.reason : null,
    erasedAt: found.kind === 'erased' ? found.receipt.at : null,
    receipt: found.kind === 'erased' ? found.receipt.id : null,
  }
}

/** `pages`: where forms are read. */
export function registerErasurePages(pages: FastifyInstance, { desk, site }: ErasurePageParts): void {
  const open = { config: { open: true }, schema: { hide: true } } as const
  const { languageOf, sessionOf, send } = site

  const find = async (request: FastifyRequest, reply: FastifyReply, csrf?: string): Promise<PersonSession | null> => {
    const session = await sessionOf(request, csrf)
    if (session === null) send(reply.code(401), renderSignedOut(languageOf(request)), 'reading')
    return session
  }

  type Said = { readonly status: number; readonly said: ErasurePage['said'] }

  const show = async (request: FastifyRequest, reply: FastifyReply, of: PersonSession & Said) => {
    const { person, csrf, status, said } = of
    const page = { limit: SHOWN, cursor: null }
    const { items } = await readFor(desk, person, (db) => listStream(db, ERASURES, ownErasures(person), page))
    const shown = items.flatMap(({ state }) => (state.kind === 'none' ? [] : [showOwn(state)]))
    const rendered = renderErasurePage({
      language: languageOf(request),
      csrf,
      said,
      items: shown.toSorted((a, b) => b.requestedAt - a.requestedAt),
    })
    return send(reply.code(status), rendered, 'reading')
  }

  pages.get('/me/erasure', open, async (request, reply) => {
    const session = await find(request, reply)
    return session === null ? reply : show(request, reply, { ...session, status: 200, said: null })
  })

  pages.get('/me/copy', open, async (request, reply) => {
    const session = await find(request, reply)
    if (session === null) return reply
    return reply
      .header('cache-control', 'no-store')
      .header('content-disposition', 'attachment; filename="goodstanding-copy.json"')
      .type('application/json; charset=utf-8')
      .send(await copyOwnLists(desk, session.person))
  })

  pages.post('/me/erasure', open, async (request, reply) => {
    const field = fieldsOf(request)
    const csrf = field('csrf')
    const session = await find(request, reply, csrf)
    if (session === null) return reply
    if (field('sure') !== 'yes') return show(request, reply, { ...session, status: 422, said: 'not-sure' })
    // One that stands already stands on the page.
    const { statusCode } = await askAsSent(pages, request, '/v1/erasures', { csrf, body: {} })
    return show(request, reply, { ...session, status: statusCode, said: statusCode === 201 ? 'sent' : null })
  })
}
