/** Reports of section 5: filed by members and external contacts, handled by administrators, read by whoever has a part. */
import type { Relation, Reporter, ReportHandler } from '@goodstanding/casework'
import type { ViewCondition } from '@goodstanding/ledger'
import type { AccountId, ReportId } from '@goodstanding/model'
import { eventParts } from '@goodstanding/model'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import Type from 'typebox'
import type { Principal } from '../../access/principal.ts'
import { demand, nameOf } from '../../casework/asker.ts'
import { asId } from '../../casework/read-id.ts'
import type { Casework } from '../../casework/create-casework.ts'
import { fillPage } from '../../casework/fill-page.ts'
import { readFor } from '../../casework/narrow.ts'
import type { Desk } from '../../casework/parts.ts'
import { type MayRead, showFile } from '../../casework/evidence/show-evidence.ts'
import { listReportFiles } from '../../casework/report/report-files.ts'
import { findErased, listErased } from '../../casework/evidence/say-erased.ts'
import type { StatedEvidence } from '../../casework/report/copy-evidence.ts'
import { demandReach, withinReach } from '../../casework/queue/granted-queues.ts'
import { type Listed, listStream, readStream } from '../../casework/read-stream.ts'
import { fileReport, receiptOf } from '../../casework/report/file-report.ts'
import { FLOOD_WARNING } from '../../casework/report/outcome-words.ts'
import { learnAuthor, type StatedAbout } from '../../casework/report/find-accused.ts'
import { type FiledReport, handleReport, statedOf } from '../../casework/report/handle-report.ts'
import { type ReportReader, type Shown, showReport } from '../../casework/show.ts'
import { demandReading } from '../../casework/standing/may-administer.ts'
import { type KeptReport, noteOfReport, REPORTS, wasBroughtTo } from '../../casework/streams.ts'
import { principalOf } from '../app.ts'
import { pageOf, queryOf, statusesOf } from '../page-query.ts'
import { fieldProblem, Problem } from '../problems.ts'
import { checkerOf } from '../read-event.ts'
import { answerOnce } from './answer-once.ts'
import { about, evidence, mustHold, words } from './body-parts.ts'
import { ACTS } from './report-acts.ts'

type IdParams = { Params: { id: string } }

const filing = Type.Object({
  about,
  clause: Type.Optional(Type.Union([eventParts.short, Type.Null()])),
  text: words,
  evidence: Type.Optional(evidence),
  /** Who should look at it: administrators, unless it is left to the operator. */
  to: Type.Optional(eventParts.oneOf('administrator', 'operator')),
  reporter: Type.Optional(
    Type.Object({
      organization: eventParts.id,
      id: eventParts.id,
      kind: eventParts.oneOf('member', 'external'),
    }),
  ),
})
type FilingBody = {
  readonly about: StatedAbout
  readonly clause?: string | null
  readonly text: string
  readonly evidence?: readonly StatedEvidence[]
  readonly to?: ReportHandler
  readonly reporter?: { readonly organization: string; readonly id: string; readonly kind: 'member' | 'external' }
}
const checkFiling = checkerOf<FilingBody>(filing, 'body.invalid')

/** A service reports for somebody; a person's own token speaks for that person and nobody else. */
function reporterOf(principal: Principal, stated: FilingBody['reporter']): Reporter {
  if (principal.kind === 'member') {
    if (stated !== undefined)
      throw fieldProblem('body.invalid', '/reporter', 'must be left out: the token says whose report it is')
    const kind = principal.role === 'external' ? 'external' : 'member'
    return { kind, id: asId(principal.id), organization: asId(principal.organization) }
  }
  if (stated === undefined)
    throw fieldProblem('body.invalid', '/reporter', 'is required when a service reports for somebody')
  return { kind: stated.kind, id: asId(stated.id), organization: asId(stated.organization) }
}

/** As what somebody reads a report; null when it is not for them. */
export function readerOf(principal: Principal, kept: KeptReport): ReportReader | null {
  const { report } = kept
  if (report.kind === 'none') return null
  if (principal.kind === 'staff') return 'operator'
  if (principal.kind === 'service') return 'reporter'
  if (isReporter(principal, report)) return 'reporter'
  if (principal.role !== 'admin' || report.accused.includes(asId(principal.id))) return null
  if (!kept.shownTo.includes(principal.organization)) return null
  return wasBroughtTo(kept, principal.organization) ? 'handler' : 'told'
}

function isReporter(principal: Principal, { reporter }: FiledReport): boolean {
  return (
    principal.kind === 'member' &&
    principal.id === reporter.id &&
    (reporter.organization === null || principal.organization === reporter.organization)
  )
}

/** What nothing says that its reporter could see is read by the operator, and by administrators of the organization it comes from. */
function mayReadOf(principal: Principal, { reporter }: FiledReport): MayRead {
  return ({ onlyFor }) =>
    onlyFor === undefined ||
    principal.kind !== 'member' ||
    (principal.role === 'admin' && principal.organization === onlyFor && principal.id !== reporter.id)
}

/** What the asker is to a report. */
function relationsTo(principal: Principal, kept: KeptReport): readonly Relation[] {
  const { report } = kept
  if (report.kind === 'none' || principal.kind !== 'member') return []
  return [
    ...(isReporter(principal, report) ? (['self'] as const) : []),
    ...(readerOf(principal, kept) === 'handler' ||
    (isReporter(principal, report) && kept.shownTo.includes(principal.organization))
      ? (['own-organization'] as const)
      : []),
    ...(report.accused.includes(asId(principal.id)) ? (['accused'] as const) : []),
  ]
}

export async function findReport({ db }: Pick<Desk, 'db'>, id: string): Promise<KeptReport> {
  const kept = await readStream(db, REPORTS, id)
  if (kept === null) throw new Problem('report.not-found')
  return kept
}

export function shownTo(desk: Desk, principal: Principal, kept: KeptReport): Shown {
  const reader = readerOf(principal, kept)
  if (reader === null || kept.report.kind === 'none') throw new Problem('report.not-found')
  const { report } = kept
  const receipt = reader === 'reporter' ? receiptOf(desk, report.id) : null
  return showReport(report, { reader, receipt, mayRead: mayReadOf(principal, report) })
}

/** The files that the evidence names, as far as whoever asks is shown it. */
async function filesOf(desk: Desk, { report }: KeptReport, shown: Shown): Promise<Shown> {
  if (report.kind === 'none') return {}
  const files = await listReportFiles(desk, report.id, JSON.stringify(shown['evidence']))
  return files.length === 0 ? {} : { files: files.map(showFile) }
}

/** An empty list alone would say that nothing was ever there. */
function withErased(shown: Shown, erased: Shown | null): Shown {
  return erased === null ? shown : { ...shown, evidenceErased: erased }
}

const STATUSES = 'with-administrator asked dismissed complained with-operator answered withdrawn'.split(' ')

/** Members see their own; administrators what was brought to them; the operator all. */
function listConditions(principal: Principal, request: FastifyRequest): readonly ViewCondition[] {
  const { organization, reporter } = queryOf(request)
  const conditions: ViewCondition[] = []
  const statuses = statusesOf(request, STATUSES)
  if (statuses !== null) conditions.push({ column: 'status', test: 'in', value: statuses })
  if (principal.kind !== 'member') {
    demand(principal, principal.kind === 'staff' ? 'report.read' : 'report.read-own', ['granted-queue'])
    if (organization !== undefined) conditions.push({ column: 'organization', test: 'is', value: organization })
    if (reporter !== undefined) conditions.push({ column: 'reporter', test: 'is', value: reporter })
    return conditions
  }
  if (organization !== undefined && organization !== principal.organization) throw new Problem('permission.not-found')
  const isOwn = principal.role !== 'admin' || reporter === principal.id
  if (isOwn && reporter !== undefined && reporter !== principal.id) throw new Problem('permission.not-found')
  if (isOwn) {
    conditions.push({ column: 'reporter', test: 'is', value: principal.id })
    conditions.push({ column: 'organization', test: 'is', value: principal.organization })
    return conditions
  }
  conditions.push({ column: 'shown_to', test: 'has', value: principal.organization })
  conditions.push({ column: 'accused', test: 'lacks', value: principal.id })
  // A name that the organization was not told is no filter for it either.
  if (reporter !== undefined) {
    conditions.push({ column: 'reporter', test: 'is', value: reporter })
    conditions.push({ column: 'organization', test: 'is', value: principal.organization })
  }
  return conditions
}

/** A list by reporter would say whose a report is: where the reader is told of it without the name, it is in no such list. */
function mayAskFor(principal: Principal, request: FastifyRequest, kept: KeptReport): boolean {
  return queryOf(request)['reporter'] === undefined || readerOf(principal, kept) !== 'told'
}

export function registerReportRoutes(app: FastifyInstance, { desk, knowAdministrator }: Casework): void {
  const tags = ['reports']
  app.post('/v1/reports', { schema: { tags, summary: 'Report something', body: filing } }, (request, reply) =>
    answerOnce(desk, request, reply, async () => {
      const principal = principalOf(request)
      demand(principal, 'report.file')
      const body = checkFiling(request.body ?? {}, '')
      const reporter = reporterOf(principal, body.reporter)
      const { report, warning } = await fileReport(desk, principal, reporter, {
        about: body.about,
        clause: body.clause ?? null,
        text: body.text,
        evidence: mustHold(body.evidence),
        to: body.to ?? 'administrator',
      })
      const receipt = receiptOf(desk, report.id)
      const shown = showReport(report, { reader: 'reporter', receipt, mayRead: mayReadOf(principal, report) })
      return { status: 201, body: warning === null ? shown : { ...shown, warning, warningWords: FLOOD_WARNING } }
    }),
  )

  app.get('/v1/reports', { schema: { tags, summary: 'Reports that the asker has a part in' } }, async (request) => {
    const principal = principalOf(request)
    if (principal.kind === 'member' && principal.role === 'admin')
      await knowAdministrator(principal.organization, principal.id)
    const conditions = listConditions(principal, request)
    if (queryOf(request)['reporter'] !== principal.id) await demandReading(desk, principal)
    const { items: seen, next } = await fillPage<Listed<KeptReport>, Listed<KeptReport>>(pageOf(request), {
      read: (page) => readFor(desk, principal, (db) => listStream(db, REPORTS, conditions, page)),
      keep: async (items) => {
        const caseOf = ({ state: { report } }: Listed<KeptReport>) => (report.kind === 'none' ? null : report.case)
        const named = items.filter(({ state }) => mayAskFor(principal, request, state))
        return (await withinReach(desk, principal, { items: named, caseOf })).map((row) => [row, row])
      },
    })
    const erased = await listErased(
      desk,
      seen.map(({ id }) => id),
    )
    const items = seen.map(({ id, state }) => withErased(shownTo(desk, principal, state), erased.get(id) ?? null))
    return { items, next }
  })

  app.get<IdParams>('/v1/reports/:id', { schema: { tags, summary: 'One report' } }, async (request) => {
    const principal = principalOf(request)
    if (principal.kind !== 'member')
      demand(principal, principal.kind === 'staff' ? 'report.read' : 'report.read-own', ['granted-queue'])
    const kept = await readFor(desk, principal, (db) => findReport({ db }, request.params.id))
    const shown = shownTo(desk, principal, kept)
    if (readerOf(principal, kept) !== 'reporter') await demandReading(desk, principal)
    if (kept.report.kind !== 'none') await demandReach(desk, principal, kept.report)
    await auditRead(desk, principal, kept)
    return withErased({ ...shown, ...(await filesOf(desk, kept, shown)) }, await findErased(desk, request.params.id))
  })

  for (const [path, { summary, act, body, read }] of Object.entries(ACTS)) {
    app.post<IdParams>(`/v1/reports/:id/${path}`, { schema: { tags, summary, body } }, (request, reply) =>
      answerOnce(desk, request, reply, async () => {
        const principal = principalOf(request)
        const kept = await roleThenReport(desk, principal, { act, id: request.params.id })
        const { report } = kept
        if (report.kind === 'none') throw new Problem('report.not-found')
        const by: AccountId = principal.kind === 'service' ? report.reporter.id : asId(principal.id)
        if (BRINGING.has(act)) await learnAuthor(desk, statedOf(report.about))
        const handled = await desk.run(async (unit) => {
          unit.audit({
            act,
            by: nameOf(principal),
            object: `report/${report.id}`,
            ...noteOfReport(kept),
            why: null,
          })
          return handleReport(desk, unit, { id: asId<ReportId>(report.id), by, act: read(request.body) })
        })
        const shown = shownTo(desk, principal, { ...kept, report: handled.report })
        return {
          status: 200,
          body: handled.complaint === null ? shown : { report: shown, complaint: handled.complaint },
        }
      }),
    )
  }
}

/** What may put a report into a case, under whoever sent what it is about. */
const BRINGING: ReadonlySet<string> = new Set(['report.confirm', 'report.escalate'])
const OF_REPORTERS: ReadonlySet<string> = new Set(['report.reply', 'report.escalate', 'report.withdraw'])

/** A missing role is 403 whatever the id; then a report that is not there, or not for the asker, is 404. */
async function roleThenReport(
  desk: Desk,
  principal: Principal,
  { act, id }: { readonly act: (typeof ACTS)[keyof typeof ACTS]['act']; readonly id: string },
): Promise<KeptReport> {
  demand(principal, act, ['self', 'own-organization'])
  const kept = await findReport(desk, id)
  const relations = relationsTo(principal, kept)
  // To whoever reads it the report is there; what its reporter does is not theirs to do.
  const reads = principal.kind === 'member' && readerOf(principal, kept) !== null
  if (reads && OF_REPORTERS.has(act) && !relations.includes('self')) throw new Problem('report.not-reporter')
  demand(principal, act, relations)
  return kept
}

/** The operator's look at what somebody reported is an entry of its own. */
async function auditRead(desk: Desk, principal: Principal, kept: KeptReport): Promise<void> {
  const { report } = kept
  if (principal.kind !== 'staff' || report.kind === 'none') return
  const { id } = report
  await desk.run((unit) => {
    unit.audit({
      act: 'evidence.read',
      by: nameOf(principal),
      object: `report/${id}`,
      ...noteOfReport(kept),
      why: report.case,
    })
    return Promise.resolve()
  })
}
