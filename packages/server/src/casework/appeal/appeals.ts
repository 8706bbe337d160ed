/** Filing an appeal - once, also while suspended - and deciding it, by somebody who had no part in what is appealed. */
import {
  type Action,
  type ActionTerms,
  type Appeal,
  type AppealAgainst,
  appealDeadline,
  appealKey,
  type AppealOutcome,
  type AppealParty,
  type Case,
  consequencesOf,
  decideAppeal,
  type KeptBackBy,
  decidersOf,
  isAnsweredSince,
  lastAnswer,
  type Staff,
  subjectKey,
  takersOf,
} from '@goodstanding/casework'
import { findHoldsOf, letHeldGo, resolveCaseAlias } from '@goodstanding/ledger'
import type { AccountId, ActionId, AppealId, DecisionId, Instant, PersonId, Severity } from '@goodstanding/model'
import { queueMail } from '../../mail/queue-mail.ts'
import { proposeAction, releaseAction, reverseAction } from '../action/take-action.ts'
import { must } from '../asker.ts'
import { clearAutomatic } from '../case/clear-automatic.ts'
import { reopenAppealed } from '../case/reopen-later.ts'
import { asId } from '../read-id.ts'
import type { StatedAction } from '../case/decide-case.ts'
import { isAppealToken } from '../notice/issue-notice.ts'
import { handReleased } from '../finding/keep-identity.ts'
import type { Desk } from '../parts.ts'
import { allInStream } from '../read-stream.ts'
import { ACTIONS, APPEALS, CASES, type KeptNotice, NOTICES } from '../streams.ts'
import { readStanding } from '../standing/load-history.ts'
import type { Unit } from '../unit.ts'
import { whereItFell } from '../notice/where-it-fell.ts'
import { releaseTermsNow } from '../organization/release-terms.ts'
import { Problem } from '../../http/problems.ts'
import { closeGranted } from './close-granted.ts'
import { type AgainstDecision, readKeptBack } from './kept-back.ts'
import { loadAppeal, restingOn } from './load-appeal.ts'
import { appellantKey, noticeOfAppeal } from './talk-about-appeal.ts'

export type Ground = {
  readonly against: AppealAgainst
  readonly action: Action | null
  readonly case: Case | null
  readonly notice: { readonly id: string; readonly kept: KeptNotice } | null
  readonly takenBy: readonly PersonId[]
  readonly severity: Severity
  readonly appealUntil: Instant | null
  /** When a decided case was answered last; null of anything else. */
  readonly answeredAt: Instant | null
  /** Whose event a decision of the machine kept back. */
  readonly sender: AccountId | null
  /** Of which organization whoever it fell on was then, or is by what was stated since; null: nobody knows. */
  readonly organization: string | null
  /** The rules that did. */
  readonly keptBackBy: KeptBackBy | null
}

/** What an appeal stands on. Throws `appeal.not-appealable` when there is no such thing. */
export async function findGround(desk: Desk, unit: Unit, against: AppealAgainst): Promise<Ground> {
  if (against.kind === 'decision') return findKeptBack(desk, unit, against)
  const action = against.kind === 'action' ? await unit.load(ACTIONS, against.action) : null
  if (action?.kind === 'none') throw new Problem('action.not-found')
  const caseId = against.kind === 'case' ? against.case : (action?.terms.case ?? null)
  const found = caseId === null ? null : await unit.load(CASES, caseId)
  // Reporters were told of it before it was merged: the decision that answers them is the other case's.
  if (against.kind === 'case' && (found?.kind === 'merged' || found?.kind === 'settled'))
    return findGround(desk, unit, { kind: 'case', case: found.into })
  if (against.kind === 'case' && found?.kind !== 'decided') throw new Problem('appeal.not-appealable')
  const notice = action === null ? null : await noticeOf(unit, action.terms.id)
  const decided = found?.kind === 'decided' ? await answerOf(unit, found) : null
  const fell = action === null ? null : await whereItFell(unit.tx, action.terms.subject, notice?.kept.recipient ?? null)
  return {
    against,
    action,
    case: found,
    notice,
    takenBy: action === null ? (decided?.by ?? []) : takersOf(action),
    severity: action?.terms.severity ?? (found === null || found.kind === 'none' ? 1 : found.severity),
    appealUntil: windowOf(desk, notice, decided?.at ?? null),
    answeredAt: against.kind === 'case' ? (decided?.at ?? null) : null,
    ...{ sender: null, keptBackBy: null, organization: fell },
  }
}

/** What of a decision its reporters were told last, by whom and when: that it was taken back is an answer too. */
async function answerOf(unit: Unit, found: Extract<Case, { kind: 'decided' }>) {
  const rows = await allInStream(unit.tx, ACTIONS, [{ column: 'case_id', test: 'is', value: found.id }])
  return lastAnswer(
    found.decision,
    rows.map(({ state }) => state),
  )
}

/** What the machine blocked or holds. Whoever has decided its case since is no second pair of eyes. */
async function findKeptBack(desk: Desk, unit: Unit, against: AgainstDecision): Promise<Ground> {
  const kept = await readKeptBack(unit.tx, against.decision)
  if (kept === null) throw new Problem('decision.unknown')
  if (kept.effect !== 'block' && kept.effect !== 'hold') throw new Problem('appeal.not-appealable')
  const found = kept.case === null ? null : await unit.load(CASES, await resolveCaseAlias(unit.tx, kept.case))
  return {
    ...{ against, action: null, notice: null, case: found, answeredAt: null },
    takenBy: found?.kind === 'decided' ? decidersOf(found.decision) : [],
    severity: kept.severity,
    appealUntil: kept.decidedAt + desk.policy().policy.appealWindowMs,
    ...{ sender: kept.sender, keptBackBy: kept.by, organization: kept.subject.organization },
  }
}

/** The window of an action runs from its notice, that of a decision not to act from the answer. */
function windowOf(desk: Desk, notice: Ground['notice'], decidedAt: Instant | null): Instant | null {
  if (notice !== null) return notice.kept.notice.kind === 'sent' ? notice.kept.notice.appealUntil : null
  return decidedAt === null ? null : decidedAt + desk.policy().policy.appealWindowMs
}

async function noticeOf(unit: Unit, action: string): Promise<Ground['notice']> {
  const [row] = await allInStream(unit.tx, NOTICES, [{ column: 'action', test: 'is', value: action }])
  return row === undefined ? null : { id: row.id, kept: row.state }
}

/** Whether a token is the one of the action's notice. */
export function opensGround(desk: Desk, { notice }: Ground, token: string): boolean {
  return notice !== null && isAppealToken(desk, notice.id, token)
}

export type AppealFiling = {
  readonly party: AppealParty
  readonly by: AccountId
  readonly ofOrganization?: true
  readonly standing: 'party' | 'stranger'
  readonly text: string
}

export async function fileAppeal(unit: Unit, ground: Ground, filing: AppealFiling): Promise<Appeal> {
  const { key, events } = await proposeAppeal(unit, ground, filing)
  return unit.add(APPEALS, key, events)
}

/** Throws as filing it would, and files nothing. Answers the key that it would be filed under. */
export async function demandFileable(unit: Unit, ground: Ground, filing: Omit<AppealFiling, 'text'>): Promise<string> {
  return (await proposeAppeal(unit, ground, { ...filing, text: 'x' })).key
}

async function proposeAppeal(unit: Unit, ground: Ground, filing: AppealFiling) {
  const { party, by, standing, text } = filing
  const { against, answeredAt } = ground
  const first = await unit.load(APPEALS, appealKey({ against, party, by }))
  const anew = answeredAt !== null && isAnsweredSince(first, answeredAt) ? { answeredAt } : {}
  const key = appealKey({ against, party, by, ...anew })
  const found = await unit.load(APPEALS, key)
  const appeal = {
    id: asId<AppealId>(unit.newId('apl')),
    against,
    party,
    by,
    ...(filing.ofOrganization === true ? { ofOrganization: true as const } : {}),
    text,
    takenBy: ground.takenBy,
    ...anew,
    ...(ground.keptBackBy === null ? {} : { keptBackBy: ground.keptBackBy }),
    filedAt: unit.now,
    deadline: appealDeadline(ground.severity, unit.now),
  }
  const { appealUntil } = ground
  const action = ground.action === null ? null : await withTermsNow(unit, ground.action)
  const command = { kind: 'file', appeal, ground: { action, appealUntil, standing } } as const
  return { key, events: must(decideAppeal(command, found, unit.now)) }
}

/** What an action says of an early end now. */
async function withTermsNow(unit: Unit, action: Action): Promise<Action> {
  if (action.kind !== 'active') return action
  const { terms, takenAt } = action
  const earlyRelease = await releaseTermsNow(unit.tx, { ...terms, action: terms.id, takenAt })
  return { ...action, terms: { ...terms, earlyRelease } }
}

export type StatedAnswer = {
  readonly by: Staff
  readonly outcome: AppealOutcome
  readonly reason: string
  readonly translation: string | null
  readonly actions: readonly StatedAction[]
}

export async function answerAppeal(desk: Desk, unit: Unit, key: string, stated: StatedAnswer): Promise<Appeal> {
  const found = await loadAppeal(unit, key)
  if (found.kind === 'none') throw new Problem('appeal.not-found')
  const action = found.against.kind === 'action' ? await unit.load(ACTIONS, found.against.action) : null
  const terms = action === null || action.kind === 'none' ? null : action.terms
  const replacements =
    terms === null
      ? []
      : stated.actions.map(({ type, capability, until }) => ({
          ...terms,
          id: asId<typeof terms.id>(unit.newId('act')),
          type,
          capability,
          until,
          reason: stated.reason,
          ...(action !== null && 'takenAt' in action ? { countsFrom: terms.countsFrom ?? action.takenAt } : {}),
        }))
  const { by, outcome, reason, translation } = stated
  const command = {
    ...({ kind: 'decide', by, outcome, reason, translation, action: terms, replacements } as const),
    isOver: action !== null && (await isOver(unit, action)),
    isUndone: found.against.kind === 'decision' ? await isLetGo(unit, found.against) : action?.kind === 'reversed',
  }
  const answered = unit.add(APPEALS, key, must(decideAppeal(command, found, unit.now)))
  for (const consequence of consequencesOf(answered, terms?.case ?? null)) {
    switch (consequence.kind) {
      case 'reverse':
        // Somebody was first: what the appeal asks for is done already, and it is answered all the same.
        if (await isUndone(unit, consequence.action)) break
        await reverseAction(desk, unit, { id: consequence.action, by, why: 'appeal', reason, answered: true })
        break
      case 'release':
        if ((await unit.load(ACTIONS, consequence.action)).kind !== 'active') break
        await releaseAction(desk, unit, { id: consequence.action, by, reason })
        break
      case 'propose':
        await proposeAction(desk, unit, {
          terms: consequence.terms,
          by: { kind: 'staff', staff: by },
          base: '/actions',
        })
        break
      case 'let-go':
        await letGo(desk, unit, consequence.decision)
        // Its limit rests on that alone. As after a correction it is told by itself: nobody appealed against it.
        await clearAutomatic(desk, unit, { actions: await restingOn(unit, found.against), by, why: 'error', reason })
        await closeGranted(desk, unit, { decision: consequence.decision, by, reason })
        break
      case 'reopen':
        await reopenAppealed(desk, unit, consequence.case)
        break
    }
  }
  await tellAnswer(desk, unit, { appeal: found, outcome, terms })
  return answered
}

/** What was held goes on; what was blocked is not there any more, and the service hears of the answer. */
async function letGo(desk: Desk, unit: Unit, decision: DecisionId): Promise<void> {
  const kept = await readKeptBack(unit.tx, decision)
  const found = await letHeldGo(unit.tx, decision)
  if (kept === null || found === null) return
  const { subject } = kept
  unit.tell({
    type: 'hold.released',
    subject: subjectKey(subject),
    organization: subject.organization,
    data: { decision, case: found },
  })
  await handReleased(desk, unit, [decision])
}

/** Whether what was held went on meanwhile: a person who decided its case saw nothing in it. */
async function isLetGo(unit: Unit, { decision }: AgainstDecision): Promise<boolean> {
  const holds = await findHoldsOf(unit.tx, [decision])
  return holds.some(({ hold }) => hold === 'released')
}

/** Whether an action takes nothing away any more: it has ended, or a reinstatement came after it. */
async function isOver(unit: Unit, action: Action): Promise<boolean> {
  if (action.kind !== 'active') return true
  const { id, subject } = action.terms
  if (subject.type === 'content') return false
  const { actions } = await readStanding(unit.tx, { type: subject.type, id: subject.id }, unit.now)
  return !actions.some((each) => each.id === id)
}

/** Whether nothing of an action is left to take back; what has ended leaves points. */
async function isUndone(unit: Unit, id: ActionId): Promise<boolean> {
  return (await unit.load(ACTIONS, id)).kind === 'reversed'
}

type Answered = {
  readonly appeal: Exclude<Appeal, { kind: 'none' }>
  readonly outcome: AppealOutcome
  readonly terms: ActionTerms | null
}

/** Both are told: whoever appealed, and the subject of the action, who never learns who that was. */
async function tellAnswer(desk: Desk, unit: Unit, { appeal, outcome, terms }: Answered): Promise<void> {
  const { against } = appeal
  const decision = against.kind === 'decision' ? { decision: against.decision } : {}
  const data = { appeal: appeal.id, outcome, party: appeal.party, action: terms?.id ?? null, ...decision }
  const told = new Map<string, string | null>()
  if (terms !== null) told.set(subjectKey(terms.subject), terms.subject.organization)
  const appellant = appellantKey(appeal, await noticeOfAppeal(unit.tx, appeal))
  if (!told.has(appellant)) told.set(appellant, null)
  for (const [subject, organization] of told) unit.tell({ type: 'appeal.decided', subject, organization, data })
  await queueMail(desk, unit, { kind: 'answer', recipient: appellant, about: appeal.id })
}
