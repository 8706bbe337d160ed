/** Who handles a report first. Administrators never see what is about them, nor what another organization's people report. */
import type { AccountId, Danger, Instant, OrganizationId, Severity } from '@goodstanding/model'
import { administratorDeadline, operatorDeadline, type OrganizationDeadlines, urgencyOf } from '../deadlines.ts'
import type { OperatorReason, Reporter, ReportAbout, ReportHandler, ReportRoute } from './report.ts'

export type RoutingFacts = {
  readonly reporter: Reporter
  readonly about: ReportAbout
  /** Who is accused, and of which organization, where that is known. */
  readonly accused: {
    readonly account: AccountId | null
    /** Everybody whom it may be about. */
    readonly named: readonly AccountId[]
    readonly organization: OrganizationId | null
  }
  /** Of the report; 4 where the machine found that in what is reported. So with the danger. */
  readonly severity: Severity
  readonly danger: Danger
  /** Whether it may be about somebody who needs help: their employer is not told. */
  readonly mayNeedHelp: boolean
  /** Whom the reporter wants to look at it; the operator takes what is meant for it, and more. */
  readonly wanted: ReportHandler
  /** Administrators of the reporter's organization who may act now. */
  readonly administrators: readonly AccountId[]
  /** All of them, whatever their standing: who judged beside one of them yesterday does not judge them. */
  readonly ownAdministrators: readonly AccountId[]
  /** All administrators of the accused's organization, where it is another. */
  readonly accusedAdministrators: readonly AccountId[]
  readonly deadlines: OrganizationDeadlines
}

/** The administrator of the reporter's organization, unless something speaks for the operator. */
export function routeReport(facts: RoutingFacts, now: Instant): ReportRoute {
  const why = operatorReason(facts)
  const deadline = administratorDeadline(facts.severity, facts.deadlines, now)
  if (why === null && deadline !== null) return { to: 'administrator', deadline }
  return {
    to: 'operator',
    why: why ?? 'severity',
    deadline: operatorDeadline(urgencyOf(facts), now),
    inform: organizationTold(facts),
  }
}

function operatorReason(facts: RoutingFacts): OperatorReason | null {
  const { reporter, about, accused, administrators, ownAdministrators } = facts
  if (facts.mayNeedHelp) return 'person-at-risk'
  if (facts.severity === 4 || facts.danger !== 'none') return 'severity'
  if (reporter.kind !== 'member') return 'external-reporter'
  if (about.kind === 'organization' && about.organization === reporter.organization) return 'organization-accused'
  if (accused.named.some((account) => ownAdministrators.includes(account))) return 'administrator-accused'
  // Nobody knows who sent it: it may have been an administrator.
  if (about.kind === 'event' && accused.account === null) return 'author-unknown'
  if (facts.wanted === 'operator') return 'reporter-chose'
  // An administrator who reports does not judge their own report.
  return administrators.some((administrator) => administrator !== reporter.id) ? null : 'no-administrator'
}

/** An external contact's report about a member is told to the member's organization too, unless it is the accused or somebody may need help. */
function organizationTold(facts: RoutingFacts): OrganizationId | null {
  const { reporter, about, accused } = facts
  if (facts.mayNeedHelp || facts.severity === 4 || facts.danger !== 'none') return null
  if (reporter.kind === 'member' || about.kind === 'organization') return null
  const isAdministrators = accused.named.some((account) => facts.accusedAdministrators.includes(account))
  if (accused.account === null || isAdministrators) return null
  return accused.organization
}
