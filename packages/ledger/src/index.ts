/** The append-only record: the only SQL of Goodstanding. */
export * from './db/db.ts'
export type { WriteRefusal, Refused, GroupCommitBounds } from './db/group-commit.ts'
export { beyondPatience, createPatience, patiently } from './db/patience.ts'
export { isReadOnly, isReadOnlyFault } from './db/read-only.ts'
export { isStorableText } from './db/storable-text.ts'
export { isCursor, readCursor, writeCursor } from './db/text-cursor.ts'
export { createIdSource, idFloor, instantOfId, isUuid } from './ids/uuid.ts'

export { DatabaseRefusal, type DatabaseRefusalKind } from './postgres/database-refusal.ts'
export { explainRefused } from './postgres/explain-refused.ts'
export { joinDatabase, openDatabase, type DatabaseOptions, type OpenDatabase } from './postgres/open-database.ts'
export { makeFolders } from './postgres/make-folders.ts'
export { endsWithin } from './postgres/within.ts'
export { exportLedger, type Exported } from './copy/export-ledger.ts'
export { importLedger, type Imported } from './copy/import-ledger.ts'
export { migrate, schemaFingerprint, type Migrated } from './migrations/migrate.ts'
export { standingSince } from './migrations/m0047-standing-since.ts'

export * from './decision/decision-row.ts'
export { noteOlderClauses } from './decision/decision-clauses.ts'
export * from './decision/decision-traces.ts'
export { hashEventKey, findKeyHolders, keyHashesSince, streamKeyHashes, type HeldKey } from './decision/event-key.ts'
export { appendDecisions, type Appended } from './decision/append-decisions.ts'
export { createDecisionWriter, type AppendOutcome, type DecisionWriter } from './decision/decision-writer.ts'
export { findDecision, findDecisions, findIdsOfType } from './decision/find-decisions.ts'
export { countRecorded, type RecordedScope } from './decision/count-recorded.ts'
export { listDecisions, listKeptBack, type SentBy, streamDecisions } from './decision/list-decisions.ts'
export { ensurePartitions, dropExpiredPartitions, type DroppedPartitions } from './decision/partitions.ts'
export {
  addDecisionCounts,
  sumDecisionCounts,
  forgetDecisionCounts,
  type DecisionCount,
} from './decision/count-decisions.ts'
export * from './decision/count-findings.ts'
export { countVolumes, type Volume } from './decision/count-volumes.ts'

export * from './observed/observed-event.ts'
export { observeEvents } from './observed/observe-events.ts'
export { takeObserved, countObserved, isObserved, type TakeObserved } from './observed/take-observed.ts'
export { finishObserved } from './observed/finish-observed.ts'
export { createObservedFinisher } from './observed/observed-finisher.ts'
export { putOffObserved } from './observed/put-off-observed.ts'

export { withOrganization, type Asker } from './db/with-organization.ts'

export * from './fact/fact.ts'
export { putFact, putFacts } from './fact/put-facts.ts'
export { deleteFact } from './fact/delete-fact.ts'
export { lockFacts } from './fact/lock-facts.ts'
export { getFact, getFacts, listFacts, wasFactWithdrawn, type FactFilter } from './fact/find-facts.ts'
export {
  FACT_CHANGES_KEPT_MS,
  type FactsRead,
  forgetFactChanges,
  loadAllFacts,
  readFactChanges,
} from './fact/follow-facts.ts'

export * from './policy/measure-rules.ts'
export * from './policy/policy-backtests.ts'
export * from './policy/policy-versions.ts'
export {
  appendToCounterLog,
  type CounterPack,
  dropReplacedPacks,
  forgetCounterPacks,
  measureCounterLog,
  streamCounterLog,
  type PackPlace,
  type WrittenPack,
  packsOfOthers,
  rewritePacks,
} from './counter/counter-log.ts'
export * from './token/service-tokens.ts'
export * from './token/staff.ts'
export * from './token/staff-tokens.ts'
export * from './token/staff-identities.ts'
export * from './session/sessions.ts'
export * from './queue/queues.ts'
export * from './queue/saved-views.ts'
export * from './queue/set-aside.ts'
export * from './transparency/published-reports.ts'
export * from './file/files.ts'
export {
  answerForAuthor,
  askForAuthor,
  type Beaten,
  beatNode,
  dropAuthorQuestion,
  forgetNode,
  listAuthorQuestions,
  readAuthorAnswer,
} from './node/author-questions.ts'
export { nodesNow } from './node/nodes-now.ts'
export {
  addExchangeMatches,
  type ExchangeCheckpoint,
  type FeedbackValue,
  findCheckpoint,
  keepCheckpoint,
  listOwedFeedback,
  noteExchangeFault,
  noteFeedback,
  type OwedFeedback,
} from './exchange/exchange-store.ts'
export * from './idempotency/idempotency-keys.ts'

export * from './stream/append-to-ledger.ts'
export { loadStream, type LoadedEvent } from './stream/load-stream.ts'
export * from './outbox/outbox.ts'
export * from './job/jobs.ts'
export * from './audit/audit-log.ts'

export * from './casework/view.ts'
export * from './casework/batches.ts'
export * from './casework/cases.ts'
export * from './casework/count-cases.ts'
export * from './casework/count-queue.ts'
export * from './casework/counted.ts'
export * from './casework/documents.ts'
export * from './casework/reporters.ts'
export * from './casework/second-reviews.ts'
export * from './casework/standings.ts'
export * from './casework/weigh-actions.ts'
export * from './casework/identities.ts'
export * from './casework/rekey-identities.ts'
export * from './casework/webhooks.ts'
export * from './mail/mail-deliveries.ts'
export * from './mail/mail-threads.ts'
export * from './mail/received-mail.ts'
export { createGroupCommit, type GroupCommit } from './db/group-commit.ts'
export * from './key/data-keys.ts'
export * from './key/installation-secrets.ts'
export * from './evidence/evidence-files.ts'
export * from './evidence/evidence-store.ts'
export { erasePersonRows, type ErasedRows } from './erasure/erase-person-rows.ts'
export { forgetDeliveries, listHeldBeside } from './retention/held.ts'
export {
  keepHoldsAsTheyAre,
  keepPersonAsTheyAre,
  waitForErasing,
  waitForErasingOf,
} from './retention/keep-apart.ts'
