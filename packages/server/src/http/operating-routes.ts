/** Section 7 of the contract: alive, ready, metrics, the OpenAPI document, and the policy page that anyone may read. */
import type { CompiledPolicy, LoweredByRule } from '@goodstanding/policy'
import type { FastifyInstance } from 'fastify'
import { keepPolicyPage } from '../page/keep-policy-page.ts'
import { pageHeaders } from '../page/page-headers.ts'
import { pageLanguage } from '../page/render-policy.ts'
import { STYLE } from '../page/style.ts'
import { describeDocument } from './openapi/from-swagger.ts'
import type { Metrics } from './metrics.ts'
import { queryOf } from './page-query.ts'
import { Problem } from './problems.ts'
import { shareRuns } from './share-runs.ts'

export type OperatingParts = {
  readonly metrics: Metrics
  readonly policy: () => CompiledPolicy
  /** The rules that run in a lesser mode than the policy writes. */
  readonly lowered: () => LoweredByRule
  /** Whether pages are served over TLS. */
  readonly secure: boolean
  /** Null when decisions can be made and stored; otherwise what is wrong. */
  readonly notReady: () => Promise<string | null>
  /** Brings gauges up to date before a scrape. */
  readonly refresh: () => void
}

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
  let document: Buffer | null = null
  app.get('/openapi.json', { schema: { tags, summary: 'This document' } }, (_request, reply) => {
    document ??= Buffer.from(describeDocument(app.swagger()))
    return reply.type('application/json; charset=utf-8').send(document)
  })
  app.get('/style.css', { schema: { hide: true } }, (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'public, max-age=3600').send(STYLE),
  )
  app.get('/favicon.ico', { schema: { hide: true } }, (_request, reply) => reply.code(204).send())

  const policyPage = keepPolicyPage(parts)
  for (const path of ['/', '/policy']) {
    app.get(path, { schema: { hide: true } }, (request, reply) => {
      const language = pageLanguage(queryOf(request)['lang'], request.headers['accept-language'])
      return reply
        .type('text/html; charset=utf-8')
        .headers(pageHeaders({ kind: 'reading', form: 'none', secure: parts.secure }))
        .header('vary', 'accept-language')
        .send(policyPage(language))
    })
  }
}
