/** The transparency report of section 7, and for the staff what lies behind each of its numbers. */
import {
  type Act,
  countTransparency,
  entriesBehind,
  mayDo,
  TRANSPARENCY_TABLES,
  type TransparencyEntry,
  type TransparencyReport,
  type TransparencyTable,
  writeTransparencyCsv,
} from '@goodstanding/casework'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { demand, rolesOf } from '../../casework/asker.ts'
import type { Casework } from '../../casework/create-casework.ts'
import { withinReach } from '../../casework/queue/granted-queues.ts'
import { instantText } from '../../casework/show.ts'
import { readPeriod, readTransparencyEntries } from '../../casework/transparency/read-transparency.ts'
import { principalOf } from '../app.ts'
import { oneLanguage, pageOf, queryOf, wordOf } from '../page-query.ts'
import { Problem } from '../problems.ts'
import { shareRunsOf } from '../share-runs.ts'

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
    errors: [{ pointer: '?table', detail: TRANSPARENCY_TABLES.join(', ') }],
  })
}

function sendCsv(reply: FastifyReply, report: TransparencyReport, language: 'en' | 'zh') {
  return reply
    .type('text/csv; charset=utf-8')
    .header('vary', 'accept-language')
    .header('content-language', language)
    .send(writeTransparencyCsv(report, language))
}

export function registerTransparencyRoutes(app: FastifyInstance, { desk }: Casework): void {
  const tags = ['audit']
  // All of casework is read for it, and every member may ask.
  const read = shareRunsOf((name) => readTransparencyEntries(desk.db, periodNamed(name)))

  app.get<PeriodParams>(
    '/v1/transparency/:period',
    { schema: { tags, summary: 'What was done in a month, quarter or year, in counts' } },
    async (request, reply) => {
      const language = wordOf(request, 'lang', ['en', 'zh']) ?? oneLanguage(request)
      const [name = '', form] = request.params.period.split(/\.(?=csv$|json$)/)
      const period = periodNamed(name)
      const report = countTransparency(await read(name), period)
      if (form === 'csv' || request.headers.accept === 'text/csv') return sendCsv(reply, report, language)
      const { from, until } = report.period
      return { ...report, period: { name, from: instantText(from), until: instantText(until) } }
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
