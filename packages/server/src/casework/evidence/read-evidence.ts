/** Reading evidence: for a case, a legal request or a stated purpose, and each time with an entry in the log. */
import { holdsSubject, type Case, type Evidence, type LegalRequest, type Report } from '@goodstanding/casework'
import { type EvidenceRow, findEvidence, listCaseDecisions, listEvidence, resolveCaseAlias } from '@goodstanding/ledger'
import type { Principal } from '../../access/principal.ts'
import { Problem } from '../../http/problems.ts'
import { readDecisionsOf } from '../../vault/open-decisions.ts'
import { demand, nameOf } from '../asker.ts'
import { auditOf } from '../audit/open-audit.ts'
import type { Desk } from '../parts.ts'
import { isKept, relationsToCase, relationsToEvidence } from '../queue/granted-queues.ts'
import { allInStream, readStream } from '../read-stream.ts'
import { instantText, type Shown, textOrNull } from '../show.ts'
import { CASES, LEGAL_REQUESTS, REPORTS } from '../streams.ts'
import type { Unit } from '../unit.ts'
import { openCopy } from './register-evidence.ts'
import { isSealedDecision, sealedIn } from './sealed-material.ts'
import { showEvidence, showReference } from './show-evidence.ts'

/** Why somebody wants to read. At least one is given. */
export type Purpose = {
  readonly case: string | null
  readonly legalRequest: string | null
  readonly purpose: string | null
}

type FoundCase = Exclude<Case, { kind: 'none' }>
type FoundRequest = Exclude<LegalRequest, { kind: 'none' }>

type Stated = { readonly case: FoundCase | null; readonly request: FoundRequest | null; readonly why: string | null }

/** The purpose as the record knows it: a case or request that is not there is none. */
async function statePurpose(desk: Desk, { case: caseId, legalRequest, purpose }: Purpose): Promise<Stated> {
  const found = caseId === null ? null : await readStream(desk.db, CASES, await resolveCaseAlias(desk.db, caseId))
  const request = legalRequest === null ? null : await readStream(desk.db, LEGAL_REQUESTS, legalRequest)
  const words = purpose?.trim() ?? ''
  return {
    case: found === null || found.kind === 'none' ? null : found,
    request: request === null || request.kind === 'none' ? null : request,
    why: words === '' ? null : words,
  }
}

/** Whoever is kept to queues reads for a case in them: a purpose of their own words would open every other. */
function countingFor(principal: Principal, stated: Stated): Stated {
  return isKept(principal) ? { case: stated.case, request: null, why: null } : stated
}

function mayRead(
  principal: Principal,
  act: 'evidence.read' | 'evidence.read-sealed',
  { case: found, request, why }: Stated,
) {
  const isFor = found !== null || request !== null || why !== null
  demand(principal, act, [...relationsToEvidence(principal, found), ...(isFor ? (['purpose'] as const) : [])])
}

function whyOf({ case: found, request, why }: Stated): string {
  return [found === null ? [] : `case/${found.id}`, request === null ? [] : `legal-request/${request.id}`, why ?? []]
    .flat()
    .join('; ')
}

/** One copy. Whatever is shown of it, the reading is an entry of the log. */
export async function readEvidence(desk: Desk, principal: Principal, id: string, purpose: Purpose): Promise<Shown> {
  const stated = countingFor(principal, await statePurpose(desk, purpose))
  mayRead(principal, 'evidence.read', stated)
  const row = await findEvidence(desk.db, id)
  if (row === null || !belongs(row, stated)) throw new Problem('evidence.not-found')
  if (row.display === 'sealed') mayRead(principal, 'evidence.read-sealed', stated)
  const evidence = (await evidenceOf(desk, [row])).get(id) ?? null
  await desk.run((unit) => noteReading(unit, principal, { row, stated }))
  if (row.erasedAt !== null) return { ...showRow(row), receipt: await erasureOf(desk, row) }
  return { ...showRow(row), ...(evidence === null ? {} : contentsOf(row, evidence)) }
}

/** The entry of the log that proves when a copy was erased, and why. */
async function erasureOf(desk: Desk, { id, erasedAt, erasedFor }: EvidenceRow) {
  if (erasedAt === null || erasedFor === null) return null
  const audit = auditOf(desk)
  const sought = erasedFor === 'retention' ? ['evidence.erase', `evidence/${id}`] : ['erasure.done', erasedFor]
  const [act = '', object = ''] = sought
  const index = await audit.find({ act, object, at: erasedAt })
  return index === null ? null : audit.proven(index)
}

function contentsOf({ display }: EvidenceRow, evidence: Evidence): Shown {
  if (display !== 'sealed') return showEvidence(evidence, 'handler')
  return { evidenceDisplay: 'sealed', reference: showReference(evidence) }
}

/** A case opens what was reported in it; a legal request what shows somebody in its scope; a purpose is only noted. */
function belongs({ source, about }: EvidenceRow, { case: found, request, why }: Stated): boolean {
  if (found !== null && sourcesOf(found).includes(source)) return true
  if (request !== null && (request.scope.subjects.includes(about) || holdsSubject(request, about))) return true
  return why !== null
}

/** What was copied for the reports and complaints in a case. */
export function sourcesOf({ items }: FoundCase): readonly string[] {
  return items.flatMap((item) => {
    if (item.kind === 'report') return [`report/${item.report}`]
    return item.kind === 'complaint' ? [`complaint/${item.complaint}`] : []
  })
}

const reportOf = ({ source }: EvidenceRow): string | null =>
  source.startsWith('report/') ? source.slice('report/'.length) : null

/** What was copied, by the id of its row. All reports are read at once: thousands may lie in one case. */
async function evidenceOf({ db }: Desk, rows: readonly EvidenceRow[]): Promise<ReadonlyMap<string, Evidence | null>> {
  const reports = rows.flatMap((row) => reportOf(row) ?? [])
  const read =
    reports.length === 0 ? [] : await allInStream(db, REPORTS, [{ column: 'id', test: 'in', value: reports }])
  const kept = new Map(read.map(({ id, state }) => [id, evidenceIn(state.report)]))
  const found = new Map<string, Evidence | null>()
  for (const row of rows) {
    const report = reportOf(row)
    found.set(row.id, report === null ? await openCopy(db, row) : (kept.get(report) ?? null))
  }
  return found
}

const evidenceIn = (report: Report): Evidence | null => (report.kind === 'none' ? null : report.evidence)

function noteReading(
  unit: Unit,
  principal: Principal,
  { row, stated }: { readonly row: EvidenceRow; readonly stated: Stated },
): Promise<void> {
  unit.audit({
    act: row.display === 'sealed' ? 'evidence.read-sealed' : 'evidence.read',
    by: nameOf(principal),
    object: `evidence/${row.id}`,
    organization: row.organization === '' ? null : row.organization,
    why: whyOf(stated),
    about: row.about,
  })
  return Promise.resolve()
}

export function showRow(row: EvidenceRow): Shown {
  return {
    id: row.id,
    source: row.source,
    about: row.about,
    display: row.erasedAt === null ? (row.display === 'sealed' ? 'sealed' : 'shown') : 'erased',
    items: row.items,
    copiedAt: instantText(row.copiedAt),
    lookAt: instantText(row.lookAt),
    erasedAt: textOrNull(row.erasedAt),
    erasedFor: row.erasedFor,
  }
}

/** Everything that a case rests on: the recorded events of its findings, and what was reported in it. */
export async function readCaseEvidence(
  desk: Desk,
  principal: Principal,
  caseId: string,
  /** Only what was copied for one thing in it, `complaint/…`; null: everything. */
  source: string | null = null,
): Promise<Shown> {
  const stated = await statePurpose(desk, { case: caseId, legalRequest: null, purpose: null })
  demand(principal, 'evidence.read', ['granted-queue', 'purpose'])
  const found = stated.case
  if (found === null) throw new Problem('case.not-found')
  demand(principal, 'evidence.read', ['purpose', ...relationsToCase(principal, found)])
  const sources = sourcesOf(found).filter((each) => source === null || each === source)
  const rows = await listEvidence(desk.db, sources)
  const evidence = await evidenceOf(
    desk,
    rows.filter(({ display }) => display !== 'sealed'),
  )
  const copies = rows.map((row) => {
    const copied = evidence.get(row.id) ?? null
    return { ...showRow(row), ...(copied === null ? {} : showEvidence(copied, 'handler')) }
  })
  await desk.run((unit) => {
    const { organization } = found.subject
    const about = found.subject.type === 'content' ? {} : { about: `${found.subject.type}/${found.subject.id}` }
    unit.audit({
      act: 'evidence.read',
      by: nameOf(principal),
      object: `case/${found.id}`,
      organization,
      why: source === null ? `case/${found.id}` : `case/${found.id}; ${source}`,
      ...about,
    })
    return Promise.resolve()
  })
  return { case: found.id, findings: source === null ? await findingsIn(desk, found) : [], copies }
}

const FINDINGS_MOST = 200

async function findingsIn({ db, policy }: Desk, found: FoundCase): Promise<readonly Shown[]> {
  const ids: string[] = []
  for (const id of [found.id, ...found.merged.map((each) => each.case)])
    ids.push(...(await listCaseDecisions(db, id, FINDINGS_MOST)).map((decision) => decision.replace(/^dec_/, '')))
  const rows = await readDecisionsOf(db, ids)
  const sealed = sealedIn(found)
  return rows.map((row) => {
    const isSealed = isSealedDecision(policy().policy, row) || sealed.has(`dec_${row.id}`)
    return {
      decision: `dec_${row.id}`,
      at: instantText(row.eventTime),
      effect: row.effect,
      clauses: row.clauses,
      ...(isSealed ? { display: 'sealed' } : { event: row.event }),
    }
  })
}
