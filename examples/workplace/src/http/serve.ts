/** The workplace's server: its page, its acts, its stream of changes, and the place where webhooks arrive. */
import { createReadStream } from 'node:fs'
import { type Bilingual, verifyWebhook } from '@goodstanding/sdk'
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import { placeOfFile } from '../acts/upload-file.ts'
import { handleWebhook } from '../handle-webhook.ts'
import { showState } from '../show-state.ts'
import type { Person } from '../words.ts'
import { askBefore, newId, stateOf, type Workplace } from '../workplace.ts'
import { registerActs } from './acts.ts'
import { registerPassOn } from './pass-on.ts'
import { languageOf, NO_FILE, Refused, SIGN_IN_FIRST } from './refused.ts'
import { createSignIn } from './sign-in.ts'

const HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' blob: data:; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
}
const MOST_BYTES = 32 * 1024 * 1024

export type Pages = {
  readonly html: string
  readonly script: string
  readonly style: string
  /** The embed of Goodstanding, served from here so that the page loads nothing from elsewhere. */
  readonly embed: string
}

/** Fastify's own refusals, such as a body that is too large, carry their status. */
function statusOf(fault: unknown): number {
  if (fault instanceof Refused) return fault.status
  return fault instanceof Error && 'statusCode' in fault && typeof fault.statusCode === 'number'
    ? fault.statusCode
    : 500
}

function wordsOf(fault: unknown, status: number): Bilingual {
  if (fault instanceof Refused && status < 500) return fault.words
  if (status === 413) return { en: 'This is too large.', zh: '内容过大。' }
  if (status < 500) return { en: 'This request cannot be read.', zh: '无法识别此请求。' }
  return { en: 'Something broke here. Try again.', zh: '出现故障，请重试。' }
}

export type Serving = {
  readonly workplace: Workplace
  readonly pages: Pages
  readonly goodstandingUrl: string
  /** The secret of the webhook's signature; null until there is one. */
  readonly webhookSecret: () => string | null
}

export function createServer({ workplace, pages, goodstandingUrl, webhookSecret }: Serving): FastifyInstance {
  const { store, live } = workplace
  const app = Fastify({ bodyLimit: MOST_BYTES })
  const signIn = createSignIn(store)
  const me = (request: FastifyRequest): Person => {
    const person = signIn.personOf(request)
    if (person === null) throw new Refused(401, SIGN_IN_FIRST.en, SIGN_IN_FIRST.zh)
    return person
  }

  app.addHook('onRequest', async (request, reply) => {
    reply.headers(HEADERS)
    const site = request.headers['sec-fetch-site']
    const isForeign = site !== undefined && site !== 'same-origin' && site !== 'none'
    if (request.method !== 'GET' && isForeign)
      throw new Refused(403, 'This comes from another page.', '此请求来自其他页面。')
  })
  app.setErrorHandler((fault, request, reply) => {
    const status = statusOf(fault)
    if (status >= 500) console.error(fault)
    return reply.code(status).send({ title: wordsOf(fault, status)[languageOf(request)] })
  })
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  )
  app.removeContentTypeParser('application/json')
  app.addContentTypeParser(
    ['application/json', 'application/cloudevents+json'],
    { parseAs: 'string' },
    (request, body, done) => {
      try {
        // A webhook's signature covers its bytes as they came.
        done(null, request.url === '/webhooks' ? body : JSON.parse(String(body)))
      } catch {
        done(new Refused(400, 'The body is no JSON.', '请求内容不是 JSON。'))
      }
    },
  )

  const page = (path: string, type: string, body: string): void => {
    app.get(path, (_request, reply) => reply.type(type).send(body))
  }
  page('/', 'text/html; charset=utf-8', pages.html)
  page('/app.js', 'text/javascript; charset=utf-8', pages.script)
  page('/style.css', 'text/css; charset=utf-8', pages.style)
  page('/embed.js', 'text/javascript; charset=utf-8', pages.embed)

  app.get('/api/people', () => ({
    organizations: store.organizations(),
    people: store.people(),
    goodstanding: goodstandingUrl,
  }))
  app.post<{ Body: { person?: string } }>('/api/sign-in', async (request, reply) => {
    const person = store.person(request.body.person ?? '')
    if (person === null) throw new Refused(404, 'Nobody of this name works here.', '这里没有此人。')
    const verdict = await askBefore(workplace, {
      person,
      type: 'session.start',
      id: newId('s'),
      data: { account: { id: person.id }, outcome: 'success' },
    })
    // Somebody who is suspended still gets in: to read why, and to appeal.
    return reply.header('set-cookie', signIn.cookieFor(person)).send({ me: person, session: stateOf(verdict) })
  })
  app.get<{ Querystring: { place?: string } }>('/api/state', async (request, reply) => {
    const person = signIn.personOf(request)
    // Nobody yet is an answer too, and no failed request.
    return reply
      .type('application/json')
      .send(person === null ? 'null' : await showState(workplace, person, request.query.place ?? null))
  })
  app.get('/api/asked', (request) => {
    me(request)
    return { items: store.asked() }
  })
  app.get('/api/live', (request, reply) => {
    const person = me(request)
    reply.hijack()
    live.add(person.id, reply.raw)
  })
  app.get<{ Params: { sha256: string } }>('/files/:sha256', (request, reply) => {
    me(request)
    const place = placeOfFile(workplace, request.params.sha256)
    if (place === null) throw new Refused(404, NO_FILE.en, NO_FILE.zh)
    // Never shown as a page: whatever somebody uploaded is a download.
    return reply
      .type('application/octet-stream')
      .header('content-disposition', 'attachment')
      .send(createReadStream(place))
  })

  app.post('/webhooks', async (request, reply) => {
    const secret = webhookSecret()
    if (secret === null) throw new Refused(503, 'No webhook is expected yet.', '尚未准备接收 Webhook。')
    const received = await verifyWebhook({ body: String(request.body), headers: request.headers, secret })
    if (!received.ok) throw new Refused(400, received.refusal.title, 'Webhook 未通过验证。')
    await handleWebhook(workplace, received.value)
    return reply.code(204).send()
  })

  registerActs(app, workplace, me)
  registerPassOn(app, workplace, signIn, goodstandingUrl)
  return app
}
