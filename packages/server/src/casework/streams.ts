/** The streams of casework, one room for each kind of work. */
export {
  COMPLAINTS,
  type KeptReport,
  noteOfReport,
  REPORTERS,
  REPORTS,
  wasBroughtTo,
} from './streams/report-streams.ts'
export { ACTIONS, APPEALS, CASES, type KeptNotice, NOTICES } from './streams/case-streams.ts'
export { ERASURES, LEGAL_REQUESTS, PERMITS, VERIFICATIONS } from './streams/organization-streams.ts'
export { aboutKey, EVIDENCE_TEXTS, evidenceKey, NOTHING, personOf } from './streams/shared.ts'
