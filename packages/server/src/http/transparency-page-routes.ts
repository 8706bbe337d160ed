/** Published transparency reports as everybody reads them: pages without a script, CSV and JSON, without a token. */
import { writeTransparencyCsv } from '@goodstanding/casework'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Desk } from '../casework/parts.ts'
import { instantText } from '../casework/show.ts'
import { listPublished, readPublished } from '../casework/transparency/publish-report.ts'
import { pageHeaders } from '../page/page-headers.ts'
import { LIST, renderTransparencyList, renderTransparencyPage } from '../page/render-transparency.ts'
import { oneLanguage } from './page-query.ts'
import { Problem } from './problems.ts'
import { shareRuns, shareRunsOf } from './share-runs.ts'

export type TransparencyPageParts = {
  readonly desk: Pick<Desk, 'db' | 'policy'>
  /** Whether pages are served over TLS. */
  readonly secure: boolean
}

/** What nobody can publish asks the database nothing. */
const NAMED = /^\d{4}(?:-Q[1-4]|-(?:0[1-9]|1[0-2]))?$/

export function registerTransparencyPageRoutes(app: FastifyInstance, { desk, secure }: TransparencyPageParts): void {
  const send = (reply: FastifyReply, page: string): FastifyReply =>
    reply
      .type('text/html; charset=utf-8')
      .headers(pageHeaders({ kind: 'reading', form: 'none', secure }))
      .header('vary', 'accept-language')
      .send(page)
  // Anybody may ask, and as often as they like.
  const list = shareRuns(() => listPublished(desk))
  const read = shareRunsOf((name) => readPublished(desk, name))

  app.get(LIST, { schema: { hide: true } }, async (request, reply) =>
    send(reply, renderTransparencyList({ language: oneLanguage(request), published: await list() })),
  )

  app.get<{ Params: { period: string } }>(`${LIST}/:period`, { schema: { hide: true } }, async (request, reply) => {
    const [name = '', form] = request.params.period.split(/\.(?=csv$|json$)/)
    const report = NAMED.test(name) ? await read(name) : null
    if (report === null)
      throw new Problem('transparency.unpublished', {
        detail: `No report of "${name.slice(0, 40)}" is published. /policy/transparency lists those that are.`,
      })
    const language = oneLanguage(request)
    if (form === 'csv')
      return reply
        .type('text/csv; charset=utf-8')
        .headers({ vary: 'accept-language', 'content-language': language })
        .send(writeTransparencyCsv(report, language))
    const { period, publishedAt, tables, medianHours } = report
    if (form === 'json') {
      const { from, until } = period
      const shown = { name, from: instantText(from), until: instantText(until) }
      return { period: shown, publishedAt: instantText(publishedAt), tables, medianHours }
    }
    const titleOf = (clause: string) =>
      [...desk.policy().policy.clauses.values()].find(({ id }) => id === clause)?.title ?? null
    return send(reply, renderTransparencyPage({ language, report, titleOf }))
  })
}
