/** The transparency report of section 7: its numbers, for the staff what lies behind each of them, and which periods everybody may read. */
import {
  type Act,
  countTransparency,
  entriesBehind,
  mayDo,
  type NamedPeriod,
  TRANSPARENCY_TABLES,
  type TransparencyEntry,
  type TransparencyReport,
  type TransparencyTable,
  writeTransparencyCsv,
} from '@goodstanding/casework'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { demand, nameOf, rolesOf } from '../../casework/asker.ts'
import type { Casework } from '../../casework/create-casework.ts'
import { withinReach } from '../../casework/queue/granted-queues.ts'
import { instantText } from '../../casework/show.ts'
import { listPublished, publishReport, withdrawReport } from '../../casework/transparency/publish-report.ts'
import { readPeriod, readTransparencyEntries } from '../../casework/transparency/read-transparency.ts'
import { principalOf } from '../app.ts'
import { oneLanguage, pageOf, queryOf, wordOf } from '../page-query.ts'
import { prefersCsv } from '../prefers-csv.ts'
import { Problem } from '../problems.ts'
import { shareRunsOf } from '../share-runs.ts'
import { answerOnce } from './answer-once.ts'

type PeriodParams = { Params: { period: string } }

/** What it takes to look behind a number of each kind. */
const ACT_OF: Readonly<Record<TransparencyEntry['kind'], Act>> = {
  action: 'action.read',
  reversal: 'action.read',
  report: 'report.read',
  complaint: 'complaint.read',
  appeal: 'appeal.read',
  'legal-request': 'legal-request.handle',
}

function actOf(table: TransparencyTable): Act {
  if (table.startsWith('legal')) return ACT_OF['legal-request']
  if (table.startsWith('report')) return ACT_OF.report
  if (table.startsWith('complaint')) return ACT_OF.complaint
  return table.startsWith('appeal') ? ACT_OF.appeal : ACT_OF.action
}

function periodNamed(name: string) {
  const period = readPeriod(name)
  if (period === null)
    throw new Problem('route.unknown', { detail: `"${name}" is no period such as 2026, 2026-Q4 or 2026-11.` })
  return period
}

function tableNamed(asked: string | undefined): TransparencyTable {
  const table = TRANSPARENCY_TABLES.find((name) => name === asked)
  if (table !== undefined) return table
  throw new Problem('query.invalid', {
    detail: `There is no table "${asked ?? ''}". There are: ${TRANSPARENCY_TABLES.join(', ')}.`,
    errors: [{ pointer: '?table', detail: `must be one of ${TRANSPARENCY_TABLES.join(', ')}` }],
  })
}

function sendCsv(reply: FastifyReply, report: TransparencyReport, language: 'en' | 'zh') {
  return reply
    .type('text/csv; charset=utf-8')
    .header('content-language', language)
    .send(writeTransparencyCsv(report, language))
}

function publisherOf(request: FastifyRequest): string {
  const principal = principalOf(request)
  demand(principal, 'transparency.publish')
  return nameOf(principal)
}

const showPeriod = ({ name, from, until }: NamedPeriod) => ({
  name,
  from: instantText(from),
  until: instantText(until),
})

export function registerTransparencyRoutes(app: FastifyInstance, { desk }: Casework): void {
  const tags = ['audit']
  // All of casework is read for it, and every member may ask.
  const read = shareRunsOf((name) => readTransparencyEntries(desk.db, periodNamed(name)))

  app.get(
    '/v1/transparency',
    { schema: { tags, summary: 'The periods whose report is published, the latest first' } },
    async () => ({
      items: (await listPublished(desk)).map(({ period, publishedAt }) => ({
        period: showPeriod(period),
        publishedAt: instantText(publishedAt),
      })),
      next: null,
    }),
  )

  app.post<PeriodParams>(
    '/v1/transparency/:period/publish',
    {
      schema: { tags, summary: 'Publish the report of a period that is over: everybody reads it as it is counted now' },
    },
    (request, reply) =>
      answerOnce(desk, request, reply, async () => {
        const by = publisherOf(request)
        const { period: name } = request.params
        const period = { name, ...periodNamed(name) }
        const count = async () => countTransparency(await read(name), period)
        const { publishedAt } = await publishReport(desk, { period, by, count })
        return { status: 200, body: { period: showPeriod(period), publishedAt: instantText(publishedAt) } }
      }),
  )

  app.post<PeriodParams>(
    '/v1/transparency/:period/withdraw',
    { schema: { tags, summary: 'Withdraw a published report: nobody reads it from then on' } },
    (request, reply) =>
      answerOnce(desk, request, reply, async () => {
        const by = publisherOf(request)
        const { period: name } = request.params
        const period = { name, ...periodNamed(name) }
        await withdrawReport(desk, name, by)
        return { status: 200, body: { period: showPeriod(period), publishedAt: null } }
      }),
  )

  app.get<PeriodParams>(
    '/v1/transparency/:period',
    { schema: { tags, summary: 'What was done in a month, quarter or year, in counts' } },
    async (request, reply) => {
      const language = wordOf(request, 'lang', ['en', 'zh']) ?? oneLanguage(request)
      const [name = '', form] = request.params.period.split(/\.(?=csv$|json$)/)
      const period = periodNamed(name)
      const report = countTransparency(await read(name), period)
      // A name with a form is that form, whatever `Accept` says.
      void reply.header('vary', form === undefined ? 'accept, accept-language' : 'accept-language')
      if (form === 'csv' || (form === undefined && prefersCsv(request.headers.accept)))
        return sendCsv(reply, report, language)
      return { ...report, period: showPeriod({ name, ...report.period }) }
    },
  )

  app.get<PeriodParams>(
    '/v1/transparency/:period/entries',
    { schema: { tags, summary: 'What a number of the report counts: ?table, and ?cell for one of its rows' } },
    async (request) => {
      const principal = principalOf(request)
      const { table: asked, cell = null } = queryOf(request)
      // Whoever may look behind no number is told that first, whatever they ask for.
      if (!Object.values(ACT_OF).some((act) => mayDo(rolesOf(principal), act, []).ok)) demand(principal, ACT_OF.action)
      const table = tableNamed(asked)
      demand(principal, actOf(table))
      const period = periodNamed(request.params.period)
      const { limit, cursor } = pageOf(request, (given) => /^\d{1,9}$/.test(given))
      const counted = entriesBehind(await read(request.params.period), period, { table, cell })
      const seen = await withinReach(desk, principal, { items: counted, caseOf: (entry) => entry.case })
      const from = Number(cursor ?? 0)
      return {
        items: seen.slice(from, from + limit).map(({ kind, at, of, case: within, subject }) => ({
          ...{ kind, of, case: within, subject },
          at: instantText(at),
        })),
        /** Counted, and in queues that were not granted or in cases that the asker judges blind. */
        withheld: counted.length - seen.length,
        next: from + limit < seen.length ? String(from + limit) : null,
      }
    },
  )
}
