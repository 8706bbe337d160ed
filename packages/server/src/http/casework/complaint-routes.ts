/** Complaints: Settings -> Feedback of an administrator. */
import { type Complaint, isOwnAccount } from '@goodstanding/casework'
import type { ViewCondition } from '@goodstanding/ledger'
import type { AccountId, ComplaintId, OrganizationId } from '@goodstanding/model'
import { eventParts } from '@goodstanding/model'
import type { FastifyInstance } from 'fastify'
import Type from 'typebox'
import type { Principal } from '../../access/principal.ts'
import { demand, nameOf } from '../../casework/asker.ts'
import { asId } from '../../casework/read-id.ts'
import { clauseNamed, termsOf, UNSTATED } from '../../casework/clause-terms.ts'
import type { Casework } from '../../casework/create-casework.ts'
import { fillPage } from '../../casework/fill-page.ts'
import { readFor } from '../../casework/narrow.ts'
import { demandReach, withinReach } from '../../casework/queue/granted-queues.ts'
import type { Desk } from '../../casework/parts.ts'
import { copyReported, type StatedEvidence } from '../../casework/report/copy-evidence.ts'
import { keepReportedFiles } from '../../casework/evidence/keep-files.ts'
import { keepCopy } from '../../casework/evidence/register-evidence.ts'
import { isSealedDecision } from '../../casework/evidence/sealed-material.ts'
import {
  type Accused,
  findAccused,
  findEdits,
  learnAuthor,
  type StatedAbout,
  subjectOf,
} from '../../casework/report/find-accused.ts'
import { attachReports } from '../../casework/report/attach-reports.ts'
import { type FiledReport, fileComplaint, openReports, statedOf } from '../../casework/report/handle-report.ts'
import { type Listed, listStream, readStream } from '../../casework/read-stream.ts'
import { showComplaint } from '../../casework/report/show-complaint.ts'
import type { Shown } from '../../casework/show.ts'
import { aboutKey, COMPLAINTS, REPORTS } from '../../casework/streams.ts'
import type { Unit } from '../../casework/unit.ts'
import { demandAdministering, demandReading } from '../../casework/standing/may-administer.ts'
import { principalOf } from '../app.ts'
import { pageOf, queryOf, statusesOf } from '../page-query.ts'
import { Problem } from '../problems.ts'
import { checkerOf } from '../read-event.ts'
import { answerOnce } from './answer-once.ts'
import { about, evidence, mustHold, words } from './body-parts.ts'
import { readerOf } from './report-routes.ts'

type IdParams = { Params: { id: string } }
type FiledComplaint = Exclude<Complaint, { kind: 'none' }>
type Body = {
  readonly about?: StatedAbout
  readonly clause?: string
  readonly statement?: string
  readonly text?: string
  readonly evidence?: readonly StatedEvidence[]
  readonly reports?: readonly string[]
}

/** So many reports may one complaint name. */
const REPORTS_MOST = 50

const filing = Type.Object({
  about: Type.Optional(about),
  clause: Type.Optional(eventParts.short),
  statement: Type.Optional(words),
  text: Type.Optional(words),
  evidence: Type.Optional(evidence),
  /** Reports of own members; those that still wait, or that an administrator had closed, are confirmed by the complaint. */
  reports: Type.Optional(Type.Array(eventParts.id, { maxItems: REPORTS_MOST, uniqueItems: true })),
})
const checkFiling = checkerOf<Body>(filing, 'body.invalid')

const COMPLAINT_STATUSES = 'filed answered'.split(' ')

export function registerComplaintRoutes(app: FastifyInstance, { desk }: Casework): void {
  const tags = ['complaints']
  app.post(
    '/v1/complaints',
    { schema: { tags, summary: 'Complain to the operator', body: filing } },
    (request, reply) =>
      answerOnce(desk, request, reply, async () => {
        const principal = principalOf(request)
        demand(principal, 'complaint.file', ['own-organization'])
        const body = checkFiling(request.body ?? {}, '')
        mustHold(body.evidence)
        await learnAuthor(desk, body.about ?? {})
        return {
          status: 201,
          body: showTo(desk, principal, await desk.run((unit) => complain(desk, unit, { principal, body }))),
        }
      }),
  )

  app.get('/v1/complaints', { schema: { tags, summary: 'Complaints of the own organization' } }, async (request) => {
    const principal = principalOf(request)
    demand(principal, 'complaint.read', ['own-organization'])
    await demandReading(desk, principal)
    const { organization } = queryOf(request)
    const statuses = statusesOf(request, COMPLAINT_STATUSES)
    const conditions: ViewCondition[] = []
    if (statuses !== null) conditions.push({ column: 'status', test: 'in', value: statuses })
    const whose = principal.kind === 'member' ? principal.organization : organization
    if (principal.kind === 'member' && organization !== undefined && organization !== whose)
      throw new Problem('permission.not-found')
    if (whose !== undefined) conditions.push({ column: 'organization', test: 'is', value: whose })
    return fillPage<Listed<Complaint>, Shown>(pageOf(request), {
      read: (page) => readFor(desk, principal, (db) => listStream(db, COMPLAINTS, conditions, page)),
      keep: async (items) => {
        const seen = await withinReach(desk, principal, { items, caseOf: ({ state }) => caseOf(state) })
        return seen.flatMap((row) => (row.state.kind === 'none' ? [] : [[row, showTo(desk, principal, row.state)]]))
      },
    })
  })

  app.get<IdParams>('/v1/complaints/:id', { schema: { tags, summary: 'One complaint' } }, async (request) => {
    const principal = principalOf(request)
    demand(principal, 'complaint.read', ['own-organization'])
    await demandReading(desk, principal)
    const complaint = await readFor(desk, principal, (db) => readStream(db, COMPLAINTS, request.params.id))
    if (complaint === null || complaint.kind === 'none') throw new Problem('complaint.not-found')
    if (principal.kind === 'member' && principal.organization !== complaint.organization)
      throw new Problem('complaint.not-found')
    await demandReach(desk, principal, complaint)
    return showTo(desk, principal, complaint)
  })
}

/** Of what rests on members' reports they ask for another look themselves. */
function showTo({ policy }: Desk, principal: Principal, complaint: FiledComplaint): Shown {
  const isMine = principal.kind === 'member' && principal.id === complaint.by && isOwnAccount(complaint)
  const mayRead = ({ onlyFor }: { readonly onlyFor?: string }): boolean =>
    onlyFor === undefined || principal.kind !== 'member' || principal.organization === onlyFor
  return showComplaint(complaint, { window: isMine ? policy().policy.appealWindowMs : null, mayRead })
}

const caseOf = (complaint: Complaint): string | null => (complaint.kind === 'none' ? null : complaint.case)

async function complain(
  desk: Desk,
  unit: Unit,
  { principal, body }: { readonly principal: Principal; readonly body: Body },
): Promise<FiledComplaint> {
  if (principal.kind !== 'member') throw new Problem('permission.role')
  await demandAdministering(unit, { account: principal.id, organization: principal.organization })
  const { policy } = desk.policy()
  await openReports(desk, unit, body.reports ?? [])
  const reports = await namedReports(unit, principal, body.reports ?? [])
  const clause =
    body.clause === undefined ? (reports[0]?.clause ?? UNSTATED) : clauseNamed(policy, body.clause, '/clause')
  const organization = asId<OrganizationId>(principal.organization)
  const id = asId<ComplaintId>(unit.newId('cmp'))
  const by = asId<AccountId>(principal.id)
  const own = { kind: 'member', id: by, organization } as const
  const [first] = reports
  const accused = await findAccused(desk, unit.tx, {
    ...{ stated: aboutOf(body, reports), own: organization, named: body.about?.account, seenBy: own },
    onlyFor: first?.about.kind === 'event' ? first.about.onlyFor : undefined,
  })
  const subject = subjectOf(accused, own, id)
  const statement = body.statement ?? body.text ?? ''
  await attachReports(desk, unit, { complaint: id, by, statement, reports })
  await fileComplaint(desk, unit, {
    id,
    organization,
    by,
    about: accused.about,
    accused: accused.named,
    reports: reports.map((report) => report.id),
    statement,
    clause,
    severity: termsOf(policy, clause).severity,
    subject,
    fingerprint: `complaint/${id}`,
  })
  await keepAttachments(desk, unit, {
    id,
    organization,
    accused,
    by,
    body,
    isChildSafety: termsOf(policy, clause).danger === 'child-safety',
  })
  unit.audit({ act: 'complaint.file', by: nameOf(principal), object: `complaint/${id}`, organization, why: null })
  const filed = await unit.load(COMPLAINTS, id)
  if (filed.kind === 'none') throw new Problem('complaint.not-found')
  return filed
}

/** The reports that a complaint names: of the own organization's members, shown to its administrators, and not about this one. */
async function namedReports(unit: Unit, principal: Principal, ids: readonly string[]): Promise<readonly FiledReport[]> {
  const found: FiledReport[] = []
  for (const [at, id] of ids.entries()) {
    const kept = await unit.load(REPORTS, id)
    const reader = readerOf(principal, kept)
    // What is only told to this organization, or another's, is for its complaint as if it were not there.
    if (kept.report.kind === 'none' || (reader !== 'handler' && reader !== 'reporter'))
      throw new Problem('report.not-found', {
        errors: [{ pointer: `/reports/${at}`, detail: 'is no report that was brought to you' }],
      })
    found.push(kept.report)
  }
  return found
}

/** What a complaint is about: what it states, else what the first of its reports is about. */
function aboutOf({ about: stated = {} }: Body, [first]: readonly FiledReport[]): StatedAbout {
  return first === undefined || Object.keys(stated).length > 0 ? stated : statedOf(first.about)
}

type Attaching = {
  readonly id: ComplaintId
  readonly organization: OrganizationId
  readonly accused: Accused
  readonly by: AccountId
  readonly body: Body
  readonly isChildSafety: boolean
}

/** What the administrator attached, and the recorded event that it is about, copied as for a report. */
async function keepAttachments(
  desk: Desk,
  unit: Unit,
  { id, organization, accused, by, body, isChildSafety }: Attaching,
): Promise<void> {
  const stated = body.evidence ?? []
  const { about, decision } = accused
  const edits = await findEdits(unit.tx, accused)
  if (stated.length === 0 && decision === null && edits.length === 0) return
  const sources = {
    ...{ decision, edits, stated },
    event: about.kind === 'event' ? { source: about.source, id: about.id } : null,
    suppliedBy: 'reporter',
  } as const
  const copied = await copyReported(unit.tx, sources, unit.now)
  const { policy } = desk.policy()
  const isSealed = isChildSafety || [decision, ...edits].some((row) => isSealedDecision(policy, row))
  const evidence = isSealed ? { ...copied, display: 'sealed' as const } : copied
  const known = { source: `complaint/${id}`, organization, about: aboutKey(accused.about) ?? `account/${by}` }
  const copy = { ...known, evidence: await keepCopy(unit, { ...known, evidence }) }
  await keepReportedFiles(desk, unit, { copy, evidence, decision })
}
