import { guards } from './m0001-guards.ts'
import { decisions } from './m0002-decisions.ts'
import { facts } from './m0003-facts.ts'
import { policyAndCounters } from './m0004-policy-and-counters.ts'
import { identities } from './m0005-identities.ts'
import { casework } from './m0006-casework.ts'
import { caseworkViews } from './m0007-casework-views.ts'
import { decisionsByClause } from './m0008-decisions-by-clause.ts'
import { caseworkOrder } from './m0009-casework-order.ts'
import { mail } from './m0010-mail.ts'
import { sessionsAndQueues } from './m0011-sessions-and-queues.ts'
import { dataKeys } from './m0012-data-keys.ts'
import { counterLog } from './m0013-counter-log.ts'
import { caseBatches } from './m0014-case-batches.ts'
import { generalQueue } from './m0015-general-queue.ts'
import { rowSecurity } from './m0016-row-security.ts'
import { claimedDocuments } from './m0017-claimed-documents.ts'
import { workedKeys } from './m0018-worked-keys.ts'
import { caseClauses } from './m0019-case-clauses.ts'
import { casesByQueue } from './m0020-cases-by-queue.ts'
import { casePlans } from './m0021-case-plans.ts'
import { secondReviews } from './m0022-second-reviews.ts'
import { disclosures } from './m0023-disclosures.ts'
import { installationSecrets } from './m0024-installation-secrets.ts'
import { evidenceFiles } from './m0025-evidence-files.ts'
import { decisionTraces } from './m0026-decision-traces.ts'
import { mergedCases } from './m0027-merged-cases.ts'
import { savedViews } from './m0028-saved-views.ts'
import { askedPermits } from './m0029-asked-permits.ts'
import { policyBacktests } from './m0030-policy-backtests.ts'
import { ruleModes } from './m0031-rule-modes.ts'
import { exchanges } from './m0032-exchanges.ts'
import { authorQuestions } from './m0033-author-questions.ts'
import { casesBySeverity } from './m0034-cases-by-severity.ts'
import { casesCounted } from './m0035-cases-counted.ts'
import { casesShown } from './m0036-cases-shown.ts'
import { appealedFindings } from './m0037-appealed-findings.ts'
import { ownDecisions } from './m0038-own-decisions.ts'
import { monthsAttached } from './m0039-months-attached.ts'
import { refusedFeedback } from './m0040-refused-feedback.ts'
import { oneClock } from './m0041-one-clock.ts'
import { keysDestroyed } from './m0042-keys-destroyed.ts'
import { listsInOrder } from './m0043-lists-in-order.ts'
import { notedClauses } from './m0044-noted-clauses.ts'
import { toldOfSubjects } from './m0045-told-of-subjects.ts'
import { setAside } from './m0046-set-aside.ts'
import { standingSince } from './m0047-standing-since.ts'
import { publishedReports } from './m0048-published-reports.ts'
import { setAsideVersion } from './m0049-set-aside-version.ts'
import { actionsWeighed } from './m0050-actions-weighed.ts'
import { keysTaken } from './m0051-keys-taken.ts'
import { holdsRejected } from './m0052-holds-rejected.ts'
import { auditOpenings } from './m0053-audit-openings.ts'
import { handedAccounts } from './m0054-handed-accounts.ts'
import { openedRecords } from './m0055-opened-records.ts'
import { watchedErasures } from './m0056-watched-erasures.ts'
import { forgottenVersions } from './m0058-forgotten-versions.ts'
import { countedFrom } from './m0059-counted-from.ts'
import { withdrawnFacts } from './m0057-withdrawn-facts.ts'
import type { Migration } from './migration.ts'

/** Every step, in order. */
export const MIGRATIONS: readonly Migration[] = [
  guards,
  decisions,
  facts,
  policyAndCounters,
  identities,
  casework,
  caseworkViews,
  decisionsByClause,
  caseworkOrder,
  mail,
  sessionsAndQueues,
  dataKeys,
  counterLog,
  caseBatches,
  generalQueue,
  rowSecurity,
  claimedDocuments,
  workedKeys,
  caseClauses,
  casesByQueue,
  casePlans,
  secondReviews,
  disclosures,
  installationSecrets,
  evidenceFiles,
  decisionTraces,
  mergedCases,
  savedViews,
  askedPermits,
  policyBacktests,
  ruleModes,
  exchanges,
  authorQuestions,
  casesBySeverity,
  casesCounted,
  casesShown,
  appealedFindings,
  ownDecisions,
  monthsAttached,
  refusedFeedback,
  oneClock,
  keysDestroyed,
  listsInOrder,
  notedClauses,
  toldOfSubjects,
  setAside,
  standingSince,
  publishedReports,
  setAsideVersion,
  actionsWeighed,
  keysTaken,
  holdsRejected,
  auditOpenings,
  handedAccounts,
  openedRecords,
  watchedErasures,
  withdrawnFacts,
  forgottenVersions,
  countedFrom,
]
