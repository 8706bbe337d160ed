/**
 * The name of every call in clients that are generated from the OpenAPI document, and by which parameters of the query it is asked
 * (`query-parameters.ts`). A name stays as it is: code of others calls it.
 */
import type { QueryName } from './query-parameters.ts'

/** Method and path, name, parameters. */
type Line = readonly [string, string, ...(readonly QueryName[])]

const PAGED = ['Limit', 'Cursor'] as const

const EVENTS: readonly Line[] = [
  ['POST /v1/decisions', 'makeDecision'],
  ['GET /v1/decisions/{id}', 'readDecision'],
  ['POST /v1/events', 'observeEvent'],
  ['POST /v1/signals', 'readSignals'],
  ['POST /v1/names', 'screenName'],
  ['PUT /v1/files/{sha256}', 'putFile', 'FileName'],
]

const facts = (path: string, one: string, many: string): readonly Line[] => [
  [`GET /v1/${path}`, `list${many}`, ...(path.includes('{') ? [] : (['OfOrganization'] as const)), ...PAGED],
  [`GET /v1/${path}/{id}`, `read${one}`],
  [`PUT /v1/${path}/{id}`, `put${one}`],
  [`DELETE /v1/${path}/{id}`, `remove${one}`],
]

const IDENTITIES: readonly Line[] = [
  ['POST /v1/sign-in', 'signIn'],
  ['GET /v1/session', 'readSession'],
  ['POST /v1/session', 'beginSession'],
  ['DELETE /v1/session', 'endSession'],
  ['DELETE /v1/member-sessions/{id}', 'endMemberSessions', 'PersonsOrganization'],
  ['POST /v1/member-tokens', 'mintMemberToken'],
  ['GET /v1/staff', 'listStaff', ...PAGED],
  ['POST /v1/staff', 'putStaffMember'],
  ['GET /v1/staff/{id}', 'readStaffMember'],
  ['PATCH /v1/staff/{id}', 'changeStaffMember'],
  ['DELETE /v1/staff/{id}', 'removeStaffMember'],
  ['POST /v1/staff/{id}/tokens', 'mintStaffToken'],
  ['GET /v1/staff/{id}/queues', 'readGrantedQueues'],
  ['PUT /v1/staff/{id}/queues', 'putGrantedQueues'],
  ['GET /v1/service-tokens', 'listServiceTokens', ...PAGED],
  ['POST /v1/service-tokens', 'mintServiceToken'],
  ['DELETE /v1/service-tokens/{id}', 'revokeServiceToken'],
]

const QUEUES: readonly Line[] = [
  ['GET /v1/queues', 'listQueues', ...PAGED],
  ['GET /v1/queues/{id}', 'readQueue'],
  ['PUT /v1/queues/{id}', 'putQueue'],
  ['DELETE /v1/queues/{id}', 'removeQueue'],
  ['GET /v1/routing', 'readRouting'],
  ['PUT /v1/routing', 'putRouting'],
  ['POST /v1/routing/dry-run', 'tryRouting'],
  ['POST /v1/routing/apply', 'applyRouting'],
  ['GET /v1/views', 'listViews', ...PAGED],
  ['POST /v1/views', 'keepView'],
  ['PUT /v1/views/{id}', 'putView'],
  ['DELETE /v1/views/{id}', 'removeView'],
]

const REPORTS: readonly Line[] = [
  ['POST /v1/reports', 'fileReport'],
  ['GET /v1/reports', 'listReports', 'ReportStatus', 'OfOrganization', 'Reporter', ...PAGED],
  ['GET /v1/reports/{id}', 'readReport'],
  ['POST /v1/reports/{id}/confirm', 'confirmReport'],
  ['POST /v1/reports/{id}/dismiss', 'dismissReport'],
  ['POST /v1/reports/{id}/ask', 'askReporter'],
  ['POST /v1/reports/{id}/reply', 'replyToReport'],
  ['POST /v1/reports/{id}/escalate', 'escalateReport'],
  ['POST /v1/reports/{id}/withdraw', 'withdrawReport'],
  ['POST /v1/complaints', 'fileComplaint'],
  ['GET /v1/complaints', 'listComplaints', 'ComplaintStatus', 'OfOrganization', ...PAGED],
  ['GET /v1/complaints/{id}', 'readComplaint'],
]

const CASES: readonly Line[] = [
  [
    'GET /v1/cases',
    'listCases',
    ...(['CaseStatus', 'OfSubject', 'OfClause', 'OfOrganization', 'OfQueue', 'OfSeverity'] as const),
    ...PAGED,
  ],
  ['GET /v1/cases/{id}', 'readCase'],
  ['POST /v1/cases/count', 'countCases'],
  ['POST /v1/cases/{id}/claim', 'claimCase'],
  ['POST /v1/cases/{id}/release', 'releaseCase'],
  ['POST /v1/cases/{id}/note', 'noteOnCase'],
  ['POST /v1/cases/{id}/wait', 'parkCase'],
  ['POST /v1/cases/{id}/reopen', 'reopenCase'],
  ['POST /v1/cases/{id}/undo', 'undoDecision'],
  ['GET /v1/cases/{id}/told', 'getTold'],
  ['POST /v1/cases/{id}/decide', 'decideCase'],
  ['POST /v1/cases/{id}/preview', 'previewDecision'],
  ['POST /v1/cases/{id}/move', 'moveCase'],
  ['POST /v1/cases/{id}/merge', 'mergeCase'],
  ['POST /v1/cases/{id}/unmerge', 'unmergeCase'],
  ['POST /v1/cases/{id}/escalate', 'escalateCase'],
  ['POST /v1/cases/{id}/return', 'returnCase'],
  ['POST /v1/cases/decide', 'decideCases'],
  ['GET /v1/batches', 'listBatches', ...PAGED],
  ['GET /v1/batches/{id}', 'readBatch', ...PAGED],
  ['POST /v1/batches/{id}/undo', 'undoBatch'],
  ['GET /v1/cases/{id}/evidence', 'readCaseEvidence', 'EvidenceSource'],
  ['POST /v1/cases/{id}/reveal', 'revealEvidence'],
  ['GET /v1/cases/{id}/files', 'listCaseFiles'],
  ['POST /v1/cases/{id}/picture', 'showCasePicture'],
  ['POST /v1/cases/{id}/original', 'fetchCaseFile'],
  ['GET /v1/evidence/{id}', 'readEvidence', 'ForCase', 'ForLegalRequest', 'ForPurpose'],
  ['GET /v1/evidence-counts', 'countEvidence'],
  [
    'GET /v1/second-reviews',
    'listSecondReviews',
    ...(['SecondReviewStatus', 'HowAgreed', 'OfQueue', 'OfCase', 'FirstClause'] as const),
    ...(['SecondOutcome', 'ConfidenceTenth', 'JudgedFrom', ...PAGED] as const),
  ],
  ['POST /v1/second-reviews/draw', 'drawSecondReviews'],
  ['GET /v1/second-reviews/agreement', 'readAgreement', 'From', 'Until'],
  ['GET /v1/second-reviews/{id}', 'readSecondReview'],
  ['POST /v1/second-reviews/{id}/take', 'takeSecondReview'],
  ['POST /v1/second-reviews/{id}/release', 'releaseSecondReview'],
  ['POST /v1/second-reviews/{id}/judge', 'judgeSecondReview'],
  ['POST /v1/second-reviews/{id}/settle', 'settleSecondReview'],
]

const ACTIONS: readonly Line[] = [
  ['GET /v1/actions', 'listActions', 'ActionStatus', 'OfSubject', 'OfCase', 'WithReason', ...PAGED],
  ['GET /v1/actions/{id}', 'readAction'],
  ['GET /v1/actions/{id}/statement', 'readStatement'],
  ['POST /v1/actions/{id}/approve', 'approveAction'],
  ['POST /v1/actions/{id}/decline', 'declineAction'],
  ['POST /v1/actions/{id}/reverse', 'reverseAction'],
  ['GET /v1/standing/{type}/{id}', 'readStanding'],
  ['GET /v1/notices', 'listNotices', 'ToSubject', 'OfAction', ...PAGED],
  ['GET /v1/notices/{id}', 'readNotice'],
  ['GET /v1/disclosures', 'listDisclosures', 'OfSubject', 'OfLegalRequest', ...PAGED],
  ['GET /v1/disclosures/{id}', 'readDisclosure'],
  ['GET /v1/kept-back', 'listKeptBack', 'OfSender', 'SendersOrganization', ...PAGED],
  ['GET /v1/kept-back/{id}', 'readKeptBack'],
  ['POST /v1/appeals', 'fileAppeal'],
  ['GET /v1/appeals', 'listAppeals', 'AppealStatus', ...PAGED],
  ['GET /v1/appeals/{id}', 'readAppeal', 'AppealToken'],
  ['POST /v1/appeals/{id}/ask', 'askAppellant'],
  ['POST /v1/appeals/{id}/reply', 'replyToAppeal'],
  ['POST /v1/appeals/{id}/decide', 'decideAppeal'],
]

const ORGANIZATION: readonly Line[] = [
  ['GET /v1/own-organization', 'readOwnOrganization'],
  ['PUT /v1/own-organization/rules', 'putOwnRules'],
  ['POST /v1/own-organization/rules/try', 'tryOwnRules'],
  ['GET /v1/own-organization/consents', 'listOwnConsents', ...PAGED],
  ['GET /v1/own-organization/permits', 'listOwnPermits', ...PAGED],
  ['GET /v1/own-organization/actions', 'listOwnActions', ...PAGED],
  ['PUT /v1/own-organization/documents/{sha256}', 'putDocument', 'DocumentPurpose'],
  ['POST /v1/verifications', 'applyForVerification'],
  ['GET /v1/verifications', 'listVerifications', 'VerificationStatus', ...PAGED],
  ['GET /v1/verifications/{id}', 'readVerification'],
  ['POST /v1/verifications/{id}/check', 'checkVerification'],
  ['POST /v1/verifications/{id}/ask', 'askApplicant'],
  ['POST /v1/verifications/{id}/answer', 'answerVerification'],
  ['POST /v1/verifications/{id}/decide', 'decideVerification'],
  ['GET /v1/verifications/{id}/files', 'listVerificationFiles'],
  ['POST /v1/verifications/{id}/picture', 'showVerificationPicture'],
  ['POST /v1/verifications/{id}/original', 'fetchVerificationFile'],
  ['POST /v1/permit-requests', 'askForPermit'],
  ['GET /v1/permit-requests', 'listPermitRequests', 'PermitRequestStatus', 'OfOrganization', ...PAGED],
  ['GET /v1/permit-requests/{id}', 'readPermitRequest'],
  ['POST /v1/permit-requests/{id}/decide', 'decidePermitRequest'],
  ['POST /v1/permit-requests/{id}/withdraw', 'withdrawPermitRequest'],
]

const LEGAL: readonly Line[] = [
  ['POST /v1/legal-requests', 'receiveLegalRequest'],
  ['GET /v1/legal-requests', 'listLegalRequests', 'LegalRequestStatus', ...PAGED],
  ['GET /v1/legal-requests/{id}', 'readLegalRequest'],
  ['GET /v1/legal-requests/{id}/package', 'readLegalPackage'],
  ['POST /v1/legal-requests/{id}/validate', 'validateLegalRequest'],
  ['POST /v1/legal-requests/{id}/hold', 'holdForLegalRequest'],
  ['POST /v1/legal-requests/{id}/release-hold', 'releaseLegalHold'],
  ['POST /v1/legal-requests/{id}/approve', 'approveLegalRequest'],
  ['POST /v1/legal-requests/{id}/produce', 'produceForLegalRequest'],
  ['POST /v1/legal-requests/{id}/refuse', 'refuseLegalRequest'],
  ['POST /v1/legal-requests/{id}/narrow', 'narrowLegalRequest'],
  ['POST /v1/legal-requests/{id}/review', 'reviewEmergency'],
  ['POST /v1/legal-requests/{id}/extend-gag', 'extendGag'],
  ['POST /v1/legal-requests/{id}/close', 'closeLegalRequest'],
  ['POST /v1/erasures', 'askForErasure'],
  ['GET /v1/erasures', 'listErasures', 'ErasureStatus', 'OfPerson', ...PAGED],
  ['GET /v1/erasures/{id}', 'readErasure'],
  ['GET /v1/erasures/{id}/receipt', 'readErasureReceipt'],
  ['POST /v1/erasures/{id}/approve', 'approveErasure'],
  ['POST /v1/erasures/{id}/refuse', 'refuseErasure'],
  ['GET /v1/audit/checkpoint', 'readCheckpoint'],
  ['GET /v1/audit/proof/{index}', 'proveInclusion', 'LogSize'],
  ['GET /v1/audit/consistency', 'proveConsistency', 'FromSize', 'ToSize'],
  ['GET /v1/audit/entries', 'listAuditEntries', 'FromIndex', ...PAGED],
  ['GET /v1/audit/export', 'exportAuditLog', 'FromIndex', 'ExportLimit'],
  ['GET /v1/transparency/{period}', 'readTransparencyReport', 'CsvLanguage'],
  ['GET /v1/transparency/{period}/entries', 'listTransparencyEntries', 'OfTable', 'OfCell', ...PAGED],
]

const POLICY: readonly Line[] = [
  ['GET /v1/policy', 'readPolicy'],
  ['GET /v1/policy/clauses/{id}', 'readClause'],
  ['GET /v1/policy/files', 'readPolicyFiles'],
  ['GET /v1/policy/versions', 'listPolicyVersions', ...PAGED],
  ['GET /v1/policy/versions/{version}', 'readPolicyVersion'],
  ['POST /v1/policy/check', 'checkPolicy'],
  ['POST /v1/policy/test', 'testPolicy'],
  ['POST /v1/policy/try', 'tryPolicy'],
  ['POST /v1/policy/backtest', 'backtestPolicy'],
  ['POST /v1/policy/rehearse', 'rehearsePolicy'],
  ['POST /v1/policy/gates', 'readGates'],
  ['POST /v1/policy/publish', 'publishPolicy'],
  ['GET /v1/rules', 'listRules', 'NeedsAttention'],
  ['GET /v1/rules/{clause}/{rule}/outcomes', 'listRuleOutcomes', 'RuleVerdict'],
  ['POST /v1/rules/{clause}/{rule}/lower', 'lowerRule'],
  ['POST /v1/rules/{clause}/{rule}/raise', 'raiseRule'],
  ['POST /v1/rules/{clause}/{rule}/approve', 'approveRule'],
  ['POST /v1/rules/{clause}/{rule}/withdraw', 'withdrawRule'],
]

const OPERATING: readonly Line[] = [
  ['POST /v1/webhooks', 'addWebhook'],
  ['GET /v1/webhooks', 'listWebhooks', ...PAGED],
  ['DELETE /v1/webhooks/{id}', 'removeWebhook'],
  ['POST /v1/webhooks/{id}/rotate', 'rotateWebhookSecret'],
  ['GET /v1/webhooks/{id}/deliveries', 'listDeliveries', ...PAGED],
  ['POST /v1/webhooks/{id}/deliveries/{delivery}/replay', 'replayDelivery'],
  ['GET /v1/mail-deliveries', 'listMailDeliveries', 'MailStatus', ...PAGED],
  [
    'GET /v1/recorded-decisions',
    'listRecordedDecisions',
    ...(['OfActor', 'OfOrganization', 'OfEventType', 'OfEffect', 'OfClause', 'From', 'Until', ...PAGED] as const),
  ],
  ['GET /v1/links/{type}/{id}', 'readLinks', ...PAGED],
  ['GET /v1/operations/summary', 'readOperationsSummary'],
  ['GET /v1/operations/volumes', 'readVolumes', 'Days'],
  ['GET /v1/retention', 'readRetention'],
  ['GET /healthz', 'readHealth'],
  ['GET /readyz', 'readReadiness'],
  ['GET /metrics', 'readMetrics'],
  ['GET /openapi.json', 'readOpenApi', 'Language'],
]

export type Operation = { readonly operationId: string; readonly query: readonly QueryName[] }

/** By method and path. */
export const OPERATIONS: ReadonlyMap<string, Operation> = new Map(
  [
    ...EVENTS,
    ...facts('permits', 'Permit', 'Permits'),
    ...facts('consents', 'Consent', 'Consents'),
    ...facts('organizations', 'Organization', 'Organizations'),
    ...facts('people', 'Person', 'People'),
    ...facts('registers/{register}', 'RegisterEntry', 'RegisterEntries'),
    ...IDENTITIES,
    ...QUEUES,
    ...REPORTS,
    ...CASES,
    ...ACTIONS,
    ...ORGANIZATION,
    ...LEGAL,
    ...POLICY,
    ...OPERATING,
  ].map(([call, operationId, ...query]) => [call, { operationId, query }]),
)
