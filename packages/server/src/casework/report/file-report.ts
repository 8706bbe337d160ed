/** A report comes in: what was seen is copied, it is routed, and whoever handles it has until a deadline. */
import { createHash, createHmac } from 'node:crypto'
import {
  type CaseItem,
  decideReport,
  decideReporter,
  familyOf,
  FLOOD_REPORTS,
  floodingOf,
  readOrganizationDeadlines,
  reliabilityOf,
  type Report,
  type ReportContents,
  type Reporter,
  type ReportHandler,
  routeReport,
  type Subject,
} from '@goodstanding/casework'
import type { DecisionRow } from '@goodstanding/ledger'
import type { CaseId, Danger, Instant, ReportId } from '@goodstanding/model'
import { Problem } from '../../http/problems.ts'
import { must, nameOf } from '../asker.ts'
import { languageOf } from '../queue/language-of.ts'
import { asId } from '../read-id.ts'
import { familyOfReported } from '../case/family-of-reported.ts'
import { type Bringing, openCaseAhead } from '../case/open-case-ahead.ts'
import { joinCase } from '../case/join-case.ts'
import { answeringCase } from '../case/merge-cases.ts'
import { clauseNamed, termsOf, UNSTATED } from '../clause-terms.ts'
import type { Desk } from '../parts.ts'
import { readDeadlines } from '../read-stream.ts'
import { aboutKey, noteOfReport, REPORTERS, REPORTS } from '../streams.ts'
import { keepReportedFiles } from '../evidence/keep-files.ts'
import { registerEvidence } from '../evidence/register-evidence.ts'
import { isSealedDecision } from '../evidence/sealed-material.ts'
import { mayAct } from '../standing/may-administer.ts'
import { touchStanding } from '../standing/touch-standing.ts'
import type { Unit } from '../unit.ts'
import { copyReported, type StatedEvidence } from './copy-evidence.ts'
import { type Accused, findAccused, findEdits, learnAuthor, type StatedAbout, subjectOf } from './find-accused.ts'
import { findActingAdministrators, listAdministrators } from './find-administrators.ts'
import { type FoundInReported, foundInReported } from './found-in-reported.ts'

export type Filing = {
  readonly about: StatedAbout
  readonly clause: string | null
  readonly text: string
  readonly evidence: readonly StatedEvidence[]
  /** Whom the reporter wants to look at it; administrators unless stated. */
  readonly to?: ReportHandler
  /** What the reporter's own words for it mean, where they name no clause. */
  readonly danger?: Danger
}

/** Who files: a principal, or a mailbox for somebody who wrote to it. */
export type Filer = { readonly kind: string; readonly id: string }

export type Filed = {
  readonly report: Exclude<Report, { kind: 'none' }>
  readonly warning: 'flood' | 'unfounded' | null
}

export async function fileReport(desk: Desk, asker: Filer, reporter: Reporter, filing: Filing): Promise<Filed> {
  await learnAuthor(desk, filing.about)
  return desk.run((unit) => fileReportIn(desk, unit, { asker, reporter, filing }))
}

export type FilingReport = { readonly asker: Filer; readonly reporter: Reporter; readonly filing: Filing }

/** Files a report in a unit that does more. */
export async function fileReportIn(desk: Desk, unit: Unit, { asker, reporter, filing }: FilingReport): Promise<Filed> {
  const { about } = filing
  const seen = asker.kind === 'member' ? { seenBy: reporter } : {}
  const accusing = { stated: about, own: reporter.organization, named: about.account, ...seen }
  const accused = await findAccused(desk, unit.tx, accusing)
  const edits = await findEdits(unit.tx, accused)
  const contents = await contentsOf(desk, unit, { reporter, filing, accused, edits, asker })
  const subject = subjectOf(accused, reporter, contents.id)
  const found = foundInReported(desk.policy().policy, accused.decision === null ? edits : [accused.decision])
  const route = await routeOf(desk, unit, { contents, accused, found, wanted: filing.to ?? 'administrator' })
  if (route.to === 'operator') await openCaseAhead(unit, broughtBy(contents, subject))
  // Before the reporter, as whoever decides the case has them: the other way round both wait for each other.
  await countReport(desk, unit, accused)
  const record = await unit.load(REPORTERS, reporter.id)
  await unit.load(REPORTS, contents.id)
  // A clause under which some things are a danger, named or found in what is reported: who floods is heard all the same.
  const flooding = found.mayBeDanger || mayBeDanger(desk, contents) ? 'no' : floodingOf(record, unit.now)
  const command = { kind: 'file', report: contents, route, flooding } as const
  const filed = decideReport(command, { kind: 'none' }, unit.now)
  if (!filed.ok && filed.refusal.kind === 'report.flooding') throw tooMany(record.limitedUntil ?? unit.now, unit.now)
  unit.add(REPORTS, contents.id, must(filed))
  await keepCopied(desk, unit, contents, accused)
  const danger = contents.danger === 'none' ? found.danger : contents.danger
  const judged = must(decideReporter({ kind: 'report', danger }, record, unit.now))
  unit.add(REPORTERS, reporter.id, judged)
  if (route.to === 'operator') await bringToOperator(desk, unit, contents.id, subject)
  else scheduleAdministrator(unit, contents.id, route.deadline)
  unit.audit({
    act: 'report.file',
    by: nameOf(asker),
    object: `report/${contents.id}`,
    ...noteOfReport(await unit.load(REPORTS, contents.id)),
    why: null,
  })
  const { report } = await unit.load(REPORTS, contents.id)
  const warned = judged.find((event) => event.kind === 'reporter.warned')
  if (report.kind === 'none') throw new Error(`report/${contents.id} was not filed.`)
  return { report, warning: warned?.why ?? null }
}

/** Says what was too many, in which time, and when reports are taken again: nobody should have to try. */
function tooMany(until: Instant, now: Instant): Problem {
  const again = new Date(until).toISOString()
  return new Problem('report.flooding', {
    detail: `More than ${FLOOD_REPORTS} reports in an hour, or reports that were unfounded again and again. The next is taken from ${again} on; a report of a danger to life or to children is taken now: state that reason in it (clause).`,
    more: {
      limit: FLOOD_REPORTS,
      windowSeconds: 3_600,
      until: again,
      retryAfter: Math.max(1, Math.ceil((until - now) / 1_000)),
    },
  })
}

/** Enters what was copied in the register, and keeps the bytes of the files that it names. */
async function keepCopied(desk: Desk, unit: Unit, contents: ReportContents, { decision }: Accused): Promise<void> {
  const { id, reporter, evidence } = contents
  const source = `report/${id}`
  const about = aboutKey(contents.about) ?? `account/${reporter.id}`
  const registered = await registerEvidence(unit, { source, organization: reporter.organization, about, evidence })
  const copy = { evidence: registered, source, about, organization: reporter.organization ?? '' }
  await keepReportedFiles(desk, unit, { copy, evidence, decision })
}

/** Half of the time to answer is over when administrators are reminded; all of it when the clock takes the report on. */
function scheduleAdministrator(unit: Unit, key: string, deadline: Instant): void {
  unit.schedule({ kind: 'report.deadline', key, payload: null, due: deadline })
  unit.schedule({ kind: 'report.reminder', key, payload: null, due: unit.now + (deadline - unit.now) / 2 })
}

function mayBeDanger(desk: Desk, { clause }: ReportContents): boolean {
  return clause !== null && termsOf(desk.policy().policy, clause).mayBeDanger
}

type Made = {
  readonly reporter: Reporter
  readonly filing: Filing
  readonly accused: Accused
  readonly edits: readonly DecisionRow[]
  readonly asker: Filer
}

async function contentsOf(desk: Desk, unit: Unit, made: Made): Promise<ReportContents> {
  const { reporter, filing, accused, edits, asker } = made
  const { policy } = desk.policy()
  const clause = filing.clause === null ? null : clauseNamed(policy, filing.clause, '/clause')
  const terms = clause === null ? null : termsOf(policy, clause)
  const suppliedBy = asker.kind === 'service' ? 'service' : 'reporter'
  const danger = filing.danger ?? terms?.danger ?? 'none'
  const severity = terms?.severity ?? termsOf(policy, UNSTATED).severity
  const event = filing.about.event ?? null
  const { decision } = accused
  const seen = asker.kind === 'member' ? { seenBy: reporter } : {}
  const sources = { decision, edits, event, stated: filing.evidence, suppliedBy, ...seen } as const
  const evidence = await copyReported(unit.tx, sources, unit.now)
  const isSealed = danger === 'child-safety' || [decision, ...edits].some((row) => isSealedDecision(policy, row))
  return {
    id: asId<ReportId>(unit.newId('rep')),
    reporter,
    about: accused.about,
    clause,
    severity: filing.danger === undefined || filing.danger === 'none' ? severity : 4,
    danger,
    text: filing.text,
    evidence: isSealed ? { ...evidence, display: 'sealed' } : evidence,
    receivedAt: unit.now,
    accused: accused.named,
    case: null,
    talk: [],
  }
}

type Routing = Pick<Made, 'accused'> & {
  readonly contents: ReportContents
  readonly found: FoundInReported
  readonly wanted: ReportHandler
}

async function routeOf(desk: Desk, unit: Unit, { contents, accused, found, wanted }: Routing) {
  const { reporter, about, clause, severity, danger } = contents
  const own = reporter.organization
  const { policy } = desk.policy()
  const facts = {
    reporter,
    about,
    severity: found.severity === 4 ? 4 : severity,
    danger: danger === 'none' ? found.danger : danger,
    mayNeedHelp: found.mayNeedHelp || (clause !== null && termsOf(policy, clause).mayNeedHelp),
    wanted,
    accused: { account: accused.account, named: accused.named, organization: accused.organization },
    administrators: (await mayAct(unit, own)) ? await findActingAdministrators(desk, unit.tx, own) : [],
    ownAdministrators: await listAdministrators(desk, unit.tx, own),
    accusedAdministrators: await listAdministrators(desk, unit.tx, accused.organization),
    deadlines: readOrganizationDeadlines(await readDeadlines(unit.tx, own)),
  }
  return routeReport(facts, unit.now)
}

/** Puts a report into its case. */
export async function bringToOperator(desk: Desk, unit: Unit, id: ReportId, subject: Subject): Promise<CaseId> {
  const { report } = await unit.load(REPORTS, id)
  if (report.kind === 'none') throw new Error(`report/${id} is not there.`)
  const record = await unit.load(REPORTERS, report.reporter.id)
  const language = languageOf(report.text, null)
  const item: CaseItem = {
    kind: 'report',
    report: id,
    reporter: report.reporter.id,
    reliability: reliabilityOf(record),
    fingerprint: fingerprintOf(report, subject),
    clause: report.clause ?? UNSTATED,
    severity: report.severity,
    danger: report.danger,
    confidence: 0.5,
    reach: Math.max(1, report.evidence.seenBy.length),
    at: unit.now,
  }
  const due = report.kind === 'with-operator' ? { due: report.deadline } : {}
  const held = await familyOfReported(unit, report.about, { subject, fingerprint: item.fingerprint })
  const caseId = await answeringCase(
    unit,
    await joinCase(desk, unit, { subject, item, chosen: null, language, ...due, ...held }),
  )
  unit.add(REPORTS, id, must(decideReport({ kind: 'join', case: caseId }, report, unit.now)))
  return caseId
}

/** Reports of one thing show the same thing, whoever sends them. */
export function fingerprintOf({ about, clause, text }: ReportContents, subject: Subject): string {
  if (about.kind === 'event') return `event/${about.source}/${about.id}`
  const words = text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim()
  const hash = createHash('sha256').update(words).digest('base64url').slice(0, 22)
  return `${subject.type}/${subject.id}/${familyOf(clause ?? UNSTATED)}/${hash}`
}

/** Where a report will lie. */
export function broughtBy(report: ReportContents, subject: Subject): Bringing {
  return {
    about: report.about,
    subject,
    fingerprint: fingerprintOf(report, subject),
    clause: report.clause ?? UNSTATED,
  }
}

async function countReport(desk: Desk, unit: Unit, { account, about }: Accused): Promise<void> {
  if (account !== null) await touchStanding(desk, unit, { type: 'account', id: account })
  else if (about.kind === 'organization')
    await touchStanding(desk, unit, { type: 'organization', id: about.organization })
}

/** What the reporter can show later: it proves the id, and tells nobody anything else. */
export function receiptOf({ installationKey }: Pick<Desk, 'installationKey'>, id: string): string {
  return `rcpt_${createHmac('sha256', installationKey).update(`receipt/${id}`).digest('base64url').slice(0, 27)}`
}
