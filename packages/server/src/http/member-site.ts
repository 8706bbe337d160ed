/** What the pages of members share: their language, whose session it is, and how a page is sent. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Asking, Authenticator, PagePlace } from '../access/authenticate.ts'
import type { MemberPrincipal } from '../access/principal.ts'
import type { Desk } from '../casework/parts.ts'
import type { MemberLanguage } from '../page/member-frame.ts'
import { pageHeaders } from '../page/page-headers.ts'
import { pageLanguage } from '../page/render-policy.ts'
import { askingOf } from './app.ts'
import { queryOf } from './page-query.ts'
import { Problem } from './problems.ts'

export type PersonSession = { readonly person: MemberPrincipal; readonly csrf: string }

export type MemberSite = {
  readonly languageOf: (request: FastifyRequest) => MemberLanguage
  /** Null: nobody is signed in, or a form was not sent by our own page. `csrf`: what the form sent. */
  readonly sessionOf: (request: FastifyRequest, csrf?: string) => Promise<PersonSession | null>
  /** Who is signed in, whoever's page sent what they ask: before a form is read that says so itself. */
  readonly readerOf: (request: FastifyRequest) => Promise<PersonSession | null>
  readonly send: (reply: FastifyReply, page: string, kind: 'app' | 'reading') => FastifyReply
}

export type MemberSiteParts = {
  readonly desk: Pick<Desk, 'now'>
  readonly authenticator: Pick<Authenticator, 'authenticate'>
  readonly place: PagePlace
}

export function openMemberSite({ desk, authenticator, place }: MemberSiteParts): MemberSite {
  const { secure } = place
  const find = async (
    request: FastifyRequest,
    stated: Partial<Pick<Asking, 'csrf' | 'method'>>,
  ): Promise<PersonSession | null> => {
    try {
      const asking = { ...askingOf(request), ...stated, authorization: undefined, session: 'person' }
      const { principal, session } = await authenticator.authenticate(asking, desk.now())
      return principal.kind === 'member' && session !== null ? { person: principal, csrf: session.csrf } : null
    } catch (fault) {
      if (fault instanceof Problem) return null // nobody is signed in: the page says how
      throw fault
    }
  }
  return {
    languageOf: (request) =>
      pageLanguage(queryOf(request)['lang'], request.headers['accept-language']) === 'zh' ? 'zh' : 'en',
    sessionOf: (request, csrf) => find(request, csrf === undefined ? {} : { csrf }),
    readerOf: (request) => find(request, { method: 'GET' }),
    send: (reply, page, kind) =>
      reply
        .headers(pageHeaders(kind === 'app' ? { kind, styleNonce: null, secure } : { kind, form: 'own', secure }))
        .header('cache-control', 'no-store')
        .type('text/html; charset=utf-8')
        .send(page),
  }
}

/** What says who asks, and from where. */
const PASSED_ON = ['cookie', 'host', 'origin', 'sec-fetch-site'] as const

export type Sent = {
  readonly csrf: string
  readonly body: object
  /** Sent twice with the same one, it takes effect once. */
  readonly key?: string
  /** In which language a refusal is worded. */
  readonly language?: string
}

/** Asks the API as a form asked: by the same cookie, from the same page. */
export function askAsSent(
  pages: FastifyInstance,
  { headers }: FastifyRequest,
  url: string,
  { csrf, body, key, language }: Sent,
) {
  const passed = PASSED_ON.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]] as const]))
  return pages.inject({
    method: 'POST',
    url,
    headers: {
      ...Object.fromEntries(passed),
      ...{ 'content-type': 'application/json', 'x-csrf-token': csrf, 'x-session': 'person' },
      ...(key === undefined ? {} : { 'idempotency-key': key }),
      ...(language === undefined ? {} : { 'accept-language': language }),
    },
    payload: JSON.stringify(body),
  })
}

/** The fields of a form; a field that was not sent is empty. Lines end as they were typed, not as forms are sent. */
export function fieldsOf({ body }: FastifyRequest): (name: string) => string {
  const form = body instanceof URLSearchParams ? body : new URLSearchParams()
  return (name) => (form.get(name) ?? '').replaceAll('\r\n', '\n')
}

/** What somebody wrote who turns out to be signed out: theirs to copy. Nothing of a form that another site sent. */
export function unsentIn(request: FastifyRequest): string {
  const site = request.headers['sec-fetch-site'] ?? 'same-origin'
  return site === 'same-origin' ? fieldsOf(request)('text').trim() : ''
}
