/** What the embedded elements ask goes on to Goodstanding with a token of the person who sits at the browser. */
import type { Bilingual } from '@goodstanding/sdk'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Person } from '../words.ts'
import type { Workplace } from '../workplace.ts'
import { languageOf, NOTHING_HERE, SIGN_IN_FIRST } from './refused.ts'
import type { SignIn } from './sign-in.ts'

/** Seconds; a new one is asked for a little before. */
const TOKEN_SECONDS = 600
const EARLY_MS = 60_000
/** What the three elements need, and nothing else. */
const OPEN = /^\/v1\/(?:reports|notices|standing|appeals|complaints)(?:\/|\?|$)/

const AWAY: Bilingual = {
  en: 'Goodstanding does not answer. Try again in a minute.',
  zh: 'Goodstanding 没有响应，请稍后重试。',
}

const roleOf = ({ kind, isAdmin }: Person) => (kind === 'external' ? 'external' : isAdmin ? 'admin' : 'member')

export function registerPassOn(app: FastifyInstance, workplace: Workplace, signIn: SignIn, url: string): void {
  const tokens = new Map<string, { readonly token: string; readonly until: number }>()

  const mint = (person: Person) =>
    workplace.goodstanding.mintMemberToken({
      sub: person.id,
      organization: person.organization,
      role: roleOf(person),
      ttl: TOKEN_SECONDS,
    })

  const tokenFor = async (person: Person): Promise<string | null> => {
    const kept = tokens.get(person.id)
    if (kept !== undefined && kept.until > workplace.now()) return kept.token
    const minted = await mint(person)
    if (!minted.ok) return null
    tokens.set(person.id, { token: minted.value.token, until: Date.parse(minted.value.expiresAt) - EARLY_MS })
    return minted.value.token
  }

  const passOn = async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const person = signIn.personOf(request)
    const path = request.url.slice('/goodstanding'.length)
    const language = languageOf(request)
    if (person === null) return reply.code(401).send({ title: SIGN_IN_FIRST[language] })
    if (!OPEN.test(path)) return reply.code(404).send({ title: NOTHING_HERE[language] })
    const token = await tokenFor(person)
    if (token === null) return reply.code(503).send({ title: AWAY[language] })
    const key = request.headers['idempotency-key']
    const asked = fetch(`${url}${path}`, {
      method: request.method,
      headers: {
        authorization: `Bearer ${token}`,
        'accept-language': language,
        ...(request.method === 'GET' ? {} : { 'content-type': 'application/json' }),
        ...(typeof key === 'string' ? { 'idempotency-key': key } : {}),
      },
      ...(request.method === 'GET' ? {} : { body: JSON.stringify(request.body ?? {}) }),
    })
    const answer = await asked.catch(() => null)
    if (answer === null) return reply.code(503).send({ title: AWAY[language] })
    return reply
      .code(answer.status)
      .type(answer.headers.get('content-type') ?? 'application/json')
      .send(await answer.text())
  }
  // To the person's own pages there. A token signs in once, so each way there has one of its own.
  app.get<{ Querystring: { to?: string; lang?: string } }>('/go', async (request, reply) => {
    const person = signIn.personOf(request)
    const { to, lang = 'en' } = request.query
    if (person === null) return reply.redirect('/')
    if (to !== '/me' && (to !== '/org' || !person.isAdmin))
      return reply.code(404).send({ title: NOTHING_HERE[languageOf(request)] })
    const minted = await mint(person)
    if (!minted.ok) return reply.code(503).send({ title: AWAY[languageOf(request)] })
    const query = new URLSearchParams({ token: minted.value.token, to, lang })
    return reply.redirect(`${url}/sign-in?${query.toString()}`)
  })
  app.get('/goodstanding/*', passOn)
  app.post('/goodstanding/*', passOn)
}
