/** Values of casework from plain ids, for tests: whatever a test does not care about has a default. */
import type {
  AccountId,
  ActionId,
  AppealId,
  CaseId,
  DecisionId,
  ClauseId,
  ComplaintId,
  LegalRequestId,
  NoticeId,
  OrganizationId,
  PersonId,
  ReportId,
  Result,
} from '@goodstanding/model'
import type { Action, ActionTerms } from '../action/action.ts'
import type { AppealContents } from '../appeal/appeal.ts'
import type { CaseItem } from '../case/case.ts'
import type { ClauseTerms } from '../clause-terms.ts'
import type { LegalRequestCommand } from '../legal-request/legal-request.ts'
import type { NoticeContents } from '../notice/notice.ts'
import type { Staff, StaffRole } from '../people.ts'
import { DEFAULT_LADDER } from '../ladder/ladder.ts'
import { DAY } from '../durations.ts'
import { copyEvidence } from '../report/evidence.ts'
import type { ReportContents } from '../report/report.ts'
import type { StandingEvent } from '../standing/standing.ts'
import { OTHER_VIOLATION } from '../statement/statement.ts'
import type { Subject } from '../subject.ts'

/** 2026-11-24T10:00:00Z */
export const NOW = Date.UTC(2026, 10, 24, 10)

export const account = (id: string) => id as AccountId
export const actionId = (id: string) => id as ActionId
export const caseId = (id: string) => id as CaseId
export const decisionId = (id: string) => id as DecisionId
export const clauseId = (id: string) => id as ClauseId
const conduct = (letter: string) => clauseId(`conduct.${letter}`)
export const complaintId = (id: string) => id as ComplaintId
export const organization = (id: string) => id as OrganizationId
export const person = (id: string) => id as PersonId
export const reportId = (id: string) => id as ReportId

export const staff = (id: string, ...roles: StaffRole[]): Staff => ({ id: person(id), roles })
export const mei = staff('mei', 'moderator')
export const sam = staff('sam', 'senior')
export const sofia = staff('sofia', 'senior')
export const cora = staff('cora', 'counsel')
export const carl = staff('carl', 'counsel')

export const onAccount = (id: string): Subject => ({ type: 'account', id, organization: organization('acme') })
export const onOrganization = (id: string): Subject => ({ type: 'organization', id, organization: organization(id) })
export const onContent = (id: string): Subject => ({ type: 'content', id, organization: organization('acme') })

export const clause = (parts: Partial<ClauseTerms> = {}): ClauseTerms => ({
  id: conduct('j'),
  title: { en: 'Unsolicited messages', zh: '未经许可的消息' },
  severity: 2,
  ladder: DEFAULT_LADDER,
  capability: 'message.external',
  automatic: null,
  safeguard: 'none',
  danger: 'none',
  mayBeDanger: false,
  mayNeedHelp: false,
  notice: {
    en: 'About {clause.title}: appeal until {appeal.until}.',
    zh: '关于{clause.title}：申诉截止 {appeal.until}。',
  },
  statement: OTHER_VIOLATION,
  ...parts,
})

export const terms = (parts: Partial<ActionTerms> = {}): ActionTerms => ({
  id: actionId('act-1'),
  type: 'warn',
  subject: onAccount('u1'),
  capability: null,
  until: null,
  clause: conduct('j'),
  severity: 2,
  policy: { id: 'workplace-aup', version: '1' },
  reason: 'Forty copies of one text to strangers',
  facts: 'Forty copies of one text went to strangers within an hour.',
  violation: parts.id ?? 'act-1',
  holder: null,
  case: caseId('case-1'),
  exportWindow: 'usual',
  withoutPriorNotice: null,
  followUp: null,
  earlyRelease: null,
  ...parts,
})

export const limit = (id: string, parts: Partial<ActionTerms> = {}): ActionTerms =>
  terms({ id: actionId(id), type: 'limit', capability: 'message.external', until: NOW + 7 * DAY, ...parts })

export const taken = (of: ActionTerms, at: number = NOW): StandingEvent => ({
  kind: 'action.taken',
  terms: of,
  by: { kind: 'person', id: person('mei') },
  second: null,
  at,
})
export const reversed = (id: string, at: number = NOW): StandingEvent => ({
  kind: 'action.reversed',
  action: actionId(id),
  by: person('sam'),
  why: 'error',
  reason: 'It was another account.',
  at,
})
export const ended = (id: string, at: number = NOW): StandingEvent => ({
  kind: 'action.ended',
  action: actionId(id),
  at,
})

export const active = (of: ActionTerms, parts: Partial<Extract<Action, { kind: 'active' }>> = {}): Action => ({
  kind: 'active',
  terms: of,
  by: { kind: 'person', id: person('mei') },
  second: null,
  takenAt: NOW,
  ...parts,
})

export const report = (parts: Partial<ReportContents> = {}): ReportContents => ({
  id: reportId('rep-1'),
  reporter: { kind: 'member', id: account('u2'), organization: organization('acme') },
  about: { kind: 'account', account: account('u1') },
  clause: conduct('i'),
  severity: 2,
  danger: 'none',
  text: 'They keep insulting me.',
  evidence: copyEvidence({ items: [], before: [], after: [], seenBy: [] }, 'staged', NOW),
  receivedAt: NOW,
  accused: [account('u1')],
  case: null,
  talk: [],
  ...parts,
})

const basis = {
  clause: conduct('i'),
  severity: 2,
  danger: 'none',
  confidence: 0.9,
  reach: 3,
  at: NOW,
} as const

type FindingItem = Extract<CaseItem, { kind: 'finding' }>
type ReportItem = Extract<CaseItem, { kind: 'report' }>

export const finding = (decision: string, parts: Partial<FindingItem> = {}): CaseItem => ({
  ...basis,
  kind: 'finding',
  decision,
  rule: 'insult',
  fingerprint: `finding/${decision}`,
  ...parts,
})
export const reportItem = (id: string, parts: Partial<ReportItem> = {}): CaseItem => ({
  ...basis,
  kind: 'report',
  report: reportId(id),
  reporter: account('u2'),
  reliability: 0.5,
  fingerprint: `report/${id}`,
  ...parts,
})

export const notice = (parts: Partial<NoticeContents> = {}): NoticeContents => ({
  id: 'ntc-1' as NoticeId,
  action: actionId('act-1'),
  subject: onAccount('u1'),
  type: 'limit',
  capability: 'message.external',
  clause: clause(),
  policy: { id: 'workplace-aup', version: '7' },
  facts: { en: 'Forty copies went to strangers.', zh: '向陌生人发送了四十份相同消息。' },
  decidedBy: 'person',
  detectedBy: 'machine',
  takenAt: NOW,
  until: NOW + 7 * DAY,
  withoutPriorNotice: null,
  earlyRelease: null,
  appealWindowMs: 180 * DAY,
  ...parts,
})

export const appeal = (parts: Partial<AppealContents> = {}): AppealContents => ({
  id: 'app-1' as AppealId,
  against: { kind: 'action', action: actionId('act-1') },
  party: 'subject',
  by: account('u1'),
  text: 'These were invitations that people had asked for.',
  takenBy: [mei.id],
  filedAt: NOW,
  deadline: NOW + 7 * DAY,
  ...parts,
})

type Receive = Extract<LegalRequestCommand, { kind: 'receive' }>['request']
export const legalRequest = (parts: Partial<Receive> = {}): Receive => ({
  id: 'leg-1' as LegalRequestId,
  authority: 'District court',
  country: 'DE',
  basis: 'Production order',
  reference: '12 Gs 34/26',
  receivedAt: NOW,
  deadline: NOW + 10 * DAY,
  scope: {
    subjects: ['account/u1', 'account/u2'],
    kinds: ['messages', 'sessions'],
    span: { from: 0, until: NOW },
    records: null,
  },
  gag: null,
  ...parts,
})

/** Decides and folds one command after another; throws with the refusal when one is refused. */
export function play<State, Command, Event>(
  decide: (command: Command, state: State, now: number) => Result<readonly Event[], { readonly kind: string }>,
  evolve: (state: State, event: Event) => State,
  start: State,
  ...steps: readonly (readonly [Command, number?])[]
): State {
  let state = start
  for (const [command, at] of steps) {
    const answer = decide(command, state, at ?? NOW)
    if (!answer.ok) throw new Error(`Refused: ${answer.refusal.kind}`)
    state = answer.value.reduce(evolve, state)
  }
  return state
}

/** The kind of a refusal, or `ok`. */
export function kindOf(answer: Result<unknown, { readonly kind: string }>): string {
  return answer.ok ? 'ok' : answer.refusal.kind
}
