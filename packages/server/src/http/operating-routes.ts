/** Section 7 of the contract: alive, ready, metrics and the OpenAPI document. */
import type { CompiledPolicy } from '@goodstanding/policy'
import type { FastifyInstance } from 'fastify'
import type { Language } from '../page/accepted-language.ts'
import { STYLE } from '../page/style.ts'
import { documentOf } from './chinese-api/say-document.ts'
import type { Metrics } from './metrics.ts'
import { oneLanguage, wordOf } from './page-query.ts'
import { Problem } from './problems.ts'
import { shareRuns } from './share-runs.ts'

export type OperatingParts = {
  readonly metrics: Metrics
  readonly policy: () => CompiledPolicy
  /** Null when decisions can be made and stored; otherwise what is wrong. */
  readonly notReady: () => Promise<string | null>
  /** Brings gauges up to date before a scrape. */
  readonly refresh: () => void
}

const LANGUAGES: readonly Language[] = ['en', 'zh']

export function registerOperatingRoutes(app: FastifyInstance, parts: OperatingParts): void {
  const tags = ['operating']
  const print = shareRuns(parts.metrics.print)
  const notReady = shareRuns(parts.notReady)
  app.get('/healthz', { schema: { tags, summary: 'Alive' } }, () => ({ status: 'ok' }))
  app.get('/readyz', { schema: { tags, summary: 'Can decide' } }, async () => {
    const wrong = await notReady()
    if (wrong !== null) throw new Problem('server.not-ready', { detail: wrong })
    const { id, version } = parts.policy().policy
    return { status: 'ready', policy: { id, version } }
  })
  app.get('/metrics', { schema: { tags, summary: 'Prometheus metrics' } }, async (_request, reply) => {
    parts.refresh()
    return reply.type(parts.metrics.contentType).send(await print())
  })
  const documents = new Map<Language, Buffer>()
  app.get('/openapi.json', { schema: { tags, summary: 'This document' } }, (request, reply) => {
    const language = wordOf(request, 'lang', LANGUAGES) ?? oneLanguage(request)
    const document = documents.get(language) ?? Buffer.from(documentOf(app.swagger(), language))
    documents.set(language, document)
    return reply
      .type('application/json; charset=utf-8')
      .header('vary', 'accept-language')
      .header('content-language', language)
      .send(document)
  })
  app.get('/style.css', { schema: { hide: true } }, (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'public, max-age=3600').send(STYLE),
  )
  app.get('/favicon.ico', { schema: { hide: true } }, (_request, reply) => reply.code(204).send())
}
