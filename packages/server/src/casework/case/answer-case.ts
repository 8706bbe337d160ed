/** A decision answers every report and complaint in its case, and lets what was held back go on or not. */
import {
  answersOwed,
  type Case,
  decideCase,
  decideComplaint,
  decideReport,
  decideReporter,
  type OutgoingType,
  type Report,
  type ReporterEvent,
  type ReporterFinding,
  type ReportOutcome,
  subjectKey,
} from '@goodstanding/casework'
import { type EndOfHolds, endHolds, holdAgain } from '@goodstanding/ledger'
import type { AccountId, CaseId, ComplaintId, Instant, ReportId } from '@goodstanding/model'
import { queueMail } from '../../mail/queue-mail.ts'
import { must } from '../asker.ts'
import type { Desk } from '../parts.ts'
import { readStream } from '../read-stream.ts'
import type { FiledReport } from '../report/handle-report.ts'
import { handReleased } from '../finding/keep-identity.ts'
import { touchStanding } from '../standing/touch-standing.ts'
import { CASES, COMPLAINTS, REPORTERS, REPORTS } from '../streams.ts'
import type { Unit } from '../unit.ts'

export type CaseAnswer = {
  readonly outcome: ReportOutcome
  /** Reports that are manifestly unfounded. */
  readonly unfounded: ReadonlySet<string>
  /** Whether something stands of an earlier decision of the case: then whoever was told of it is not told otherwise. */
  readonly before?: 'stands'
}

export const ACTED: CaseAnswer = { outcome: 'acted', unfounded: new Set() }

export async function answerCase(desk: Desk, unit: Unit, id: CaseId, answer: CaseAnswer): Promise<void> {
  const found = await unit.load(CASES, id)
  if (found.kind === 'none') return
  await answerReporters(desk, unit, found, answer)
  await answerHolds(
    desk,
    unit,
    found,
    answer.outcome === 'acted' ? 'rejected' : answer.before === 'stands' ? 'held-released' : 'released',
  )
  await settleMerged(desk, unit, found)
}

/**
 * Nothing stands of what a decision led to: whoever was told that something was done is told so. `why`: where the decision was wrong,
 * what it kept back goes on; where the law alone asked for an end, it stays.
 */
export async function answerAgain(desk: Desk, unit: Unit, found: Opened, why: 'wrong' | 'legal'): Promise<void> {
  await answerReporters(desk, unit, found, { outcome: 'reversed', unfounded: new Set() })
  if (why === 'wrong') await answerHolds(desk, unit, found, 'released')
}

async function answerReporters(desk: Desk, unit: Unit, found: Opened, answer: CaseAnswer): Promise<void> {
  const { reports, complaints } = answersOwed(found)
  await loadReports(desk, unit, reports)
  for (const report of reports) await answerReport(desk, unit, report, answer)
  for (const complaint of complaints) await answerComplaint(unit, complaint, answer)
}

/**
 * Reports of a case, whom they accuse and who brought them, in one go each: a campaign brings thousands, and each would wait for an answer
 * of its own from the database. In this order, as by whoever files one: the other way round both wait for each other.
 */
export async function loadReports(desk: Desk, unit: Unit, reports: readonly ReportId[]): Promise<void> {
  await unit.loadAll(REPORTS, reports)
  const reporters = new Set<string>()
  const accused = new Set<AccountId>()
  for (const id of reports) {
    const { report } = await unit.load(REPORTS, id)
    if (report.kind === 'none') continue
    reporters.add(report.reporter.id)
    for (const account of report.accused) accused.add(account)
  }
  for (const id of [...accused].toSorted()) await touchStanding(desk, unit, { type: 'account', id })
  await unit.loadAll(REPORTERS, [...reporters])
}

async function answerHolds(desk: Desk, unit: Unit, found: Opened, ends: EndOfHolds): Promise<void> {
  const type = ends === 'rejected' ? 'hold.rejected' : 'hold.released'
  const turn = (caseId: CaseId) => endHolds(unit.tx, { caseId, ends, at: unit.now })
  const decisions = await turnHolds(unit, found, { type, turn })
  if (ends !== 'rejected') await handReleased(desk, unit, decisions)
}

/** What was rejected with a case waits for a person again, whose decision does not stand. `since`: as `holdAgain` has it. */
export async function reopenHolds(unit: Unit, found: Opened, since: Instant | null): Promise<void> {
  await turnHolds(unit, found, { type: 'hold.reopened', turn: (caseId) => holdAgain(unit.tx, caseId, since) })
}

type Turn = {
  readonly type: Extract<OutgoingType, `hold.${string}`>
  /** Answers the decisions of a case that it changed. */
  readonly turn: (caseId: CaseId) => Promise<readonly string[]>
}

/** Answers the decisions that it changed. */
async function turnHolds(
  unit: Unit,
  { id, subject, merged }: Opened,
  { type, turn }: Turn,
): Promise<readonly string[]> {
  const turned: string[] = []
  for (const { case: each, subject: about } of [{ case: id, subject }, ...merged]) {
    for (const decision of await turn(each)) {
      turned.push(decision)
      const { organization } = about
      unit.tell({ type, subject: subjectKey(about), organization, data: { decision, case: each } })
    }
  }
  return turned
}

/** What was merged is decided with a case, also while its actions wait for their second person. */
export async function settleMerged(desk: Desk, unit: Unit, { merged }: Opened): Promise<void> {
  for (const { case: id, subject, family } of merged) await settle(desk, unit, { id, key: subjectKey(subject), family })
}

type Opened = Exclude<Case, { kind: 'none' }>

type Settling = { readonly id: CaseId; readonly key: string; readonly family: string }

/** What was merged is decided with this one: what comes later about its subject opens a new case. */
async function settle(desk: Desk, unit: Unit, { id, key, family }: Settling): Promise<void> {
  // What is settled stays so: it need not be waited for.
  if ((await readStream(unit.tx, CASES, id))?.kind === 'settled') return
  const settled = decideCase({ kind: 'settle' }, await unit.load(CASES, id), unit.now)
  if (!settled.ok) return // by an earlier decision of the case
  unit.add(CASES, id, settled.value)
  unit.afterCommit(() => {
    desk.openCases.remove(key, family, id)
  })
}

async function answerReport(desk: Desk, unit: Unit, id: ReportId, answer: CaseAnswer): Promise<void> {
  const { outcome, unfounded } = answer
  const { report } = await unit.load(REPORTS, id)
  if (report.kind === 'answered' && isStanding(report, answer)) return
  const isUnfounded = unfounded.has(id)
  const command = { kind: 'answer', outcome, ...(isUnfounded ? { unfounded: true as const } : {}) } as const
  const { ok: isOwed } = decideReport(command, report, unit.now)
  if (!isOwed || report.kind === 'none') return // withdrawn, or answered by an earlier decision of the case
  const finding = findingOf({ outcome, isUnfounded })
  const instead = report.kind === 'answered' ? { instead: foundIn(report) } : {}
  const judged = await judgeReporter(unit, report, { finding, ...instead })
  const warned = judged.find((event) => event.kind === 'reporter.warned')
  const told = warned === undefined ? command : { ...command, warned: true as const }
  unit.add(REPORTS, id, must(decideReport(told, report, unit.now)))
  if (report.reporter.kind === 'mail') {
    const recipient = `mail/${report.reporter.id}`
    await queueMail(desk, unit, { kind: 'outcome', recipient, about: id, occasion: String(unit.now) })
  }
  unit.tell({
    type: 'report.answered',
    subject: `account/${report.reporter.id}`,
    organization: report.reporter.organization,
    data: { report: id, outcome, ...(warned === undefined ? {} : { warning: warned.why }) },
  })
}

/** What was acted on stays so while something of it stands. */
function isStanding(answered: { readonly outcome: ReportOutcome }, { outcome, before }: CaseAnswer): boolean {
  return before === 'stands' && answered.outcome === 'acted' && outcome === 'no-violation'
}

/** What was found about a report that is answered. */
export function foundIn({ outcome, unfounded }: Extract<Report, { kind: 'answered' }>): ReporterFinding {
  return findingOf({ outcome, isUnfounded: unfounded === true })
}

function findingOf(found: { readonly outcome: ReportOutcome; readonly isUnfounded: boolean }): ReporterFinding {
  if (found.outcome === 'acted') return 'borne-out'
  return found.isUnfounded ? 'unfounded' : 'not-borne-out'
}

/** Notes in a reporter's record what was found about a report of theirs. */
export async function judgeReporter(
  unit: Unit,
  { reporter }: FiledReport,
  judgement: { readonly finding: ReporterFinding; readonly instead?: ReporterFinding },
): Promise<readonly ReporterEvent[]> {
  const record = await unit.load(REPORTERS, reporter.id)
  const judged = must(decideReporter({ kind: 'judge', ...judgement }, record, unit.now))
  unit.add(REPORTERS, reporter.id, judged)
  return judged
}

async function answerComplaint(unit: Unit, id: ComplaintId, answer: CaseAnswer): Promise<void> {
  const { outcome } = answer
  const complaint = await unit.load(COMPLAINTS, id)
  if (complaint.kind === 'answered' && isStanding(complaint, answer)) return
  const decided = decideComplaint({ kind: 'answer', outcome }, complaint, unit.now)
  if (decided.ok) unit.add(COMPLAINTS, id, decided.value)
}
