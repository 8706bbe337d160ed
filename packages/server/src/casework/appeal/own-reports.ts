/** What somebody reported, as they read it on their own page: where it stands, and their second look at the answer. */
import { isAnsweredSince } from '@goodstanding/casework'
import type { PageRequest } from '@goodstanding/ledger'
import type { ClauseId, Instant } from '@goodstanding/model'
import type { MemberPrincipal } from '../../access/principal.ts'
import type { VaultDb } from '../../vault/open-vault.ts'
import { readFor } from '../narrow.ts'
import type { Desk } from '../parts.ts'
import { allInStream, listStream, readStream } from '../read-stream.ts'
import type { FiledReport } from '../report/handle-report.ts'
import { APPEALS, CASES, REPORTERS, REPORTS } from '../streams.ts'
import { aboutAppeals } from './about-appeals.ts'
import { isAppellant, type FiledAppeal, readAppealed } from './talk-about-appeal.ts'

export type OwnReport = {
  readonly report: FiledReport
  readonly clause: ClauseId | null
  readonly appeal: FiledAppeal | null
  /** Until when the answer can be appealed; null: there is none yet. */
  readonly appealUntil: Instant | null
}

/** A page of what they reported in the organization that they are of, newest first. */
export async function listOwnReports(desk: Desk, person: MemberPrincipal, page: PageRequest) {
  const conditions = [
    { column: 'reporter', test: 'is', value: person.id },
    { column: 'organization', test: 'is', value: person.organization },
  ] as const
  const { items, next } = await readFor(desk, person, (db) => listStream(db, REPORTS, conditions, page))
  const reports = items.flatMap(({ state: { report } }) => (report.kind === 'none' ? [] : [report]))
  return { items: await complete(desk, person, reports), next }
}

/** One of them; null: whoever asks sees no such thing. `isOpen`: its case is being looked at anew, so that there is no answer to appeal. `isFlood`: they were warned with it. */
export async function readOwnReport(
  desk: Desk,
  person: MemberPrincipal,
  id: string,
): Promise<(OwnReport & { readonly isOpen: boolean; readonly isFlood: boolean }) | null> {
  const kept = await readFor(desk, person, (db) => readStream(db, REPORTS, id))
  const report = kept?.report ?? REPORTS.none.report
  if (report.kind === 'none') return null
  if (report.reporter.id !== person.id || report.reporter.organization !== person.organization) return null
  const [own] = await complete(desk, person, [report])
  const found = report.case === null ? null : await readStream(desk.db, CASES, report.case)
  if (own === undefined) return null
  const record = await readStream(desk.db, REPORTERS, person.id)
  return {
    ...own,
    isOpen: report.kind === 'answered' && found?.kind !== 'decided',
    isFlood: record?.warnedAt === report.receivedAt,
  }
}

async function complete(
  desk: Desk,
  person: MemberPrincipal,
  reports: readonly FiledReport[],
): Promise<readonly OwnReport[]> {
  const appeals = await appealsByCase(desk.db, person, reports)
  const window = desk.policy().policy.appealWindowMs
  return reports.map((report) => ({
    report,
    clause: report.clause,
    appeal: appealOf(report, appeals.get(report.case ?? '') ?? null),
    appealUntil: report.kind === 'answered' ? report.at + window : null,
  }))
}

/** Null where it was about an earlier answer: that to which it led can be appealed too. */
function appealOf(report: FiledReport, appeal: FiledAppeal | null): FiledAppeal | null {
  const isEarlier = appeal !== null && report.kind === 'answered' && isAnsweredSince(appeal, report.at)
  return isEarlier && appeal.against.kind === 'case' ? null : appeal
}

/** What they appealed as a reporter: the answer itself, or an action that they found too mild. */
async function appealsByCase(
  db: VaultDb,
  person: MemberPrincipal,
  reports: readonly FiledReport[],
): Promise<ReadonlyMap<string, FiledAppeal>> {
  if (!reports.some(({ kind }) => kind === 'answered' || kind === 'with-operator')) return new Map()
  const rows = await allInStream(db, APPEALS, [{ column: 'filed_by', test: 'is', value: person.id }])
  const filed = rows
    .flatMap(({ state }) => (state.kind === 'none' || state.party !== 'reporter' ? [] : [state]))
    .toSorted((a, b) => a.filedAt - b.filedAt)
  const aboutOf = await aboutAppeals(
    db,
    filed.map(({ against }) => against),
  )
  const found = new Map<string, FiledAppeal>()
  for (const appeal of filed) {
    const about = aboutOf(appeal.against)?.case ?? null
    if (about !== null && isAppellant(person, appeal, await readAppealed(db, appeal))) found.set(about, appeal)
  }
  return found
}
