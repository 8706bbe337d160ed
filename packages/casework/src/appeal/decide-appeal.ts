/** Filing, talking about and deciding an appeal, and what follows from the answer. */
import type { ActionId, CaseId, DecisionId, Instant, PersonId, Result } from '@goodstanding/model'
import { assertNever, ok } from '@goodstanding/model'
import type { Action, ActionTerms } from '../action/action.ts'
import { isWeaker, takesNothing } from '../action/action-rules.ts'
import { isBurden } from '../action/is-burden.ts'
import { APPEAL_ANSWER, APPEAL_QUESTIONS } from '../deadlines.ts'
import { isTranslation, translated } from '../notice/both-languages.ts'
import { holds, type Staff } from '../people.ts'
import { no, type Refusal, saysNothing } from '../refusal.ts'
import type {
  Appeal,
  AppealAgainst,
  AppealCommand,
  AppealContents,
  AppealDecided,
  AppealEvent,
  AppealLine,
  AppealQuestion,
} from './appeal.ts'

export const NO_APPEAL: Appeal = { kind: 'none' }

export type AppealRefusal = Refusal<
  | 'appeal.not-found'
  | 'appeal.already-filed'
  | 'appeal.not-pending'
  | 'appeal.too-late'
  | 'appeal.not-appealable'
  | 'appeal.not-yours'
  | 'appeal.same-person'
  | 'appeal.role'
  | 'appeal.text-missing'
  | 'appeal.reason-missing'
  | 'appeal.translation'
  | 'appeal.actions'
  | 'appeal.not-weaker'
  | 'appeal.undone'
  | 'appeal.no-early-release'
  | 'appeal.asked'
  | 'appeal.not-asked'
  | 'appeal.questions'
  | 'appeal.words-missing'
>
type Decided = Result<readonly AppealEvent[], AppealRefusal>
type Command<Kind extends AppealCommand['kind']> = Extract<AppealCommand, { kind: Kind }>

/**
 * One stream for each thing appealed and each who may appeal it: a second filing meets the first one there. Everybody who
 * reported has an appeal of their own, and another where the case was answered anew.
 */
export function appealKey(appeal: Pick<AppealContents, 'against' | 'party' | 'by' | 'answeredAt'>): string {
  const { against, party, by, answeredAt } = appeal
  const key = `${against.kind}/${idAgainst(against)}/${party}`
  if (party !== 'reporter') return key
  return answeredAt === undefined ? `${key}/${by}` : `${key}/${by}/${answeredAt}`
}

/** `account/u1` or `organization/acme`: whose words the appeal is, and who is spoken with about it. */
export function filerKey({ by, ofOrganization }: Pick<AppealContents, 'by' | 'ofOrganization'>): string {
  return `${ofOrganization === true ? 'organization' : 'account'}/${by}`
}

/** Whether an answer of a case came after this appeal was over: then it is another one, and may be appealed too. */
export function isAnsweredSince(appeal: Appeal, answeredAt: Instant | null): boolean {
  return appeal.kind !== 'none' && appeal.kind !== 'pending' && answeredAt !== null && answeredAt > appeal.decidedAt
}

/** The id of what is appealed. */
export function idAgainst(against: AppealAgainst): ActionId | CaseId | DecisionId {
  switch (against.kind) {
    case 'action':
      return against.action
    case 'case':
      return against.case
    case 'decision':
      return against.decision
    default:
      return assertNever(against)
  }
}

export function decideAppeal(command: AppealCommand, appeal: Appeal, now: Instant): Decided {
  switch (command.kind) {
    case 'file':
      return decideFile(command, appeal, now)
    case 'ask':
      return decideAsk(command, appeal, now)
    case 'reply':
      return decideReply(command, appeal, now)
    case 'decide':
      return decideDecide(command, appeal, now)
    default:
      return assertNever(command)
  }
}

function decideFile({ appeal: filing, ground }: Command<'file'>, appeal: Appeal, now: Instant): Decided {
  if (ground.standing === 'stranger') return no('appeal.not-yours')
  if (appeal.kind !== 'none') return no('appeal.already-filed')
  if (filing.against.kind === 'action' && !isAppealable(ground.action)) return no('appeal.not-appealable')
  // A decision not to act is no burden on the subject: only the reporter can ask to look again.
  if (filing.against.kind === 'case' && filing.party === 'subject') return no('appeal.not-appealable')
  // Whoever reported it has their own answer; only the sender lost something.
  if (filing.against.kind === 'decision' && filing.party !== 'subject') return no('appeal.not-appealable')
  if (filing.party === 'early-release' && !mayBeReleased(ground.action)) return no('appeal.no-early-release')
  // What still binds may end early, however long ago it was told.
  const isOver = ground.appealUntil !== null && ground.appealUntil <= now
  if (isOver && filing.party !== 'early-release') return no('appeal.too-late')
  if (saysNothing(filing.text)) return no('appeal.text-missing', { pointer: '/text' })
  return ok([{ kind: 'appeal.filed', appeal: filing, at: now }])
}

function mayBeReleased(action: Action | null): boolean {
  return action?.kind === 'active' && action.terms.earlyRelease === 'may-apply'
}

/** What has ended can be appealed too: its points and its record stay. What was reversed is undone already. */
function isAppealable(action: Action | null): boolean {
  return (action?.kind === 'active' || action?.kind === 'ended') && isBurden(action.terms.type)
}

/** What was asked and answered about an appeal, oldest first. */
export function talkOf(appeal: Exclude<Appeal, { kind: 'none' }>): readonly AppealLine[] {
  return appeal.talk ?? []
}

/** The question that nobody has answered yet, or null. */
export function questionOf(appeal: Exclude<Appeal, { kind: 'none' }>): AppealQuestion | null {
  return appeal.kind === 'pending' ? (appeal.question ?? null) : null
}

/** Whoever may decide an appeal may ask about it; nobody else has a say in it. */
function refuseReviewer(by: Staff, appeal: Appeal): Decided | null {
  if (appeal.kind === 'none') return no('appeal.not-found')
  if (appeal.kind !== 'pending') return no('appeal.not-pending')
  if (appeal.takenBy.includes(by.id)) return no('appeal.same-person', { by: by.id })
  return holds(by, 'senior') ? null : no('appeal.role')
}

function decideAsk({ by, question }: Command<'ask'>, appeal: Appeal, now: Instant): Decided {
  const refusal = refuseReviewer(by, appeal)
  if (refusal !== null || appeal.kind !== 'pending') return refusal ?? no('appeal.not-pending')
  if (saysNothing(question)) return no('appeal.words-missing', { pointer: '/question' })
  const open = questionOf(appeal)
  if (open !== null && open.answerBy > now) return no('appeal.asked', { until: open.answerBy })
  if (talkOf(appeal).filter(({ from }) => from === 'reviewer').length >= APPEAL_QUESTIONS) return no('appeal.questions')
  const answerBy = now + APPEAL_ANSWER
  const deadline = deadlineAfter({ at: now, answerBy, deadlineBefore: appeal.deadline }, answerBy)
  return ok([{ kind: 'appeal.asked', by: by.id, text: question, answerBy, deadline, at: now }])
}

/** A late answer is heard too, for as long as nothing is decided. */
function decideReply({ text }: Command<'reply'>, appeal: Appeal, now: Instant): Decided {
  if (appeal.kind === 'none') return no('appeal.not-found')
  if (appeal.kind !== 'pending') return no('appeal.not-pending')
  const question = questionOf(appeal)
  if (question === null) return no('appeal.not-asked')
  if (saysNothing(text)) return no('appeal.words-missing', { pointer: '/text' })
  return ok([{ kind: 'appeal.replied', text, deadline: deadlineAfter(question, now), at: now }])
}

/** The deadline waits for as long as the answer takes. One that had passed before the question stays passed. */
function deadlineAfter({ at, answerBy, deadlineBefore }: AppealQuestion, answered: Instant): Instant {
  return deadlineBefore <= at ? deadlineBefore : deadlineBefore + Math.min(answered, answerBy) - at
}

function decideDecide(command: Command<'decide'>, appeal: Appeal, now: Instant): Decided {
  const { by, outcome, reason, translation = null, replacements } = command
  const barred = refuseReviewer(by, appeal)
  if (barred !== null || appeal.kind !== 'pending') return barred ?? no('appeal.not-pending')
  const open = questionOf(appeal)
  // Whoever was asked is heard first, unless they get what they ask for.
  if (open !== null && open.answerBy > now && outcome !== 'overturn')
    return no('appeal.asked', { until: open.answerBy })
  // Somebody took back what it is against: whoever it fell on is not told that it stands.
  if (command.isUndone === true && outcome === 'uphold' && appeal.party !== 'reporter')
    return no('appeal.undone', { pointer: '/outcome' })
  if (saysNothing(reason)) return no('appeal.reason-missing', { pointer: '/reason' })
  if (translation !== null && !isTranslation(reason, translation))
    return no('appeal.translation', { pointer: '/translation/reason' })
  const refusal = checkReplacements(command)
  if (refusal !== null) return refusal
  return ok([{ kind: 'appeal.decided', outcome, by: by.id, reason, ...translated(translation), replacements, at: now }])
}

function checkReplacements(command: Command<'decide'>): Decided | null {
  const { outcome, action, isUndone = false, isOver = false, replacements } = command
  if ((outcome === 'reduce') !== replacements.length > 0) return no('appeal.actions', { pointer: '/actions' })
  if (outcome !== 'reduce') return null
  if (action === null) return no('appeal.actions', { pointer: '/outcome' })
  // Somebody took it back meanwhile: whatever took its place would be more than what stands.
  if (isUndone) return no('appeal.not-weaker', { pointer: '/outcome' })
  const at = replacements.findIndex((other) => !isWeaker(other, action) || (isOver && !takesNothing(other.type)))
  return at < 0 ? null : no('appeal.not-weaker', { pointer: `/actions/${at}` })
}

const DECIDED: AppealDecided = { uphold: 'upheld', overturn: 'overturned', reduce: 'reduced' }

export function evolveAppeal(appeal: Appeal, event: AppealEvent): Appeal {
  switch (event.kind) {
    case 'appeal.filed':
      return { ...event.appeal, kind: 'pending' }
    case 'appeal.asked':
    case 'appeal.replied':
      return said(appeal, event)
    case 'appeal.decided': {
      if (appeal.kind !== 'pending') return appeal
      const { outcome, by, reason, translation = null, replacements, at } = event
      const { question: _question, ...contents } = appeal
      const answer = { reason, ...translated(translation), decidedAt: at, replacements }
      return { ...contents, kind: DECIDED[outcome], decidedBy: by, ...answer }
    }
    default:
      return assertNever(event)
  }
}

function said(appeal: Appeal, event: Extract<AppealEvent, { kind: 'appeal.asked' | 'appeal.replied' }>): Appeal {
  if (appeal.kind !== 'pending') return appeal
  const { text, deadline, at } = event
  if (event.kind === 'appeal.replied')
    return { ...appeal, deadline, talk: [...talkOf(appeal), { from: 'appellant', text, at }], question: null }
  const { by, answerBy } = event
  const question = { at, answerBy, deadlineBefore: appeal.deadline }
  return { ...appeal, deadline, talk: [...talkOf(appeal), { from: 'reviewer', by, text, at }], question }
}

/** What an answer sets going elsewhere. */
export type AppealConsequence =
  | { readonly kind: 'reverse'; readonly action: ActionId; readonly by: PersonId; readonly reason: string }
  | { readonly kind: 'propose'; readonly terms: ActionTerms; readonly by: PersonId }
  | { readonly kind: 'reopen'; readonly case: CaseId }
  | { readonly kind: 'let-go'; readonly decision: DecisionId }
  | { readonly kind: 'release'; readonly action: ActionId; readonly by: PersonId; readonly reason: string }

/**
 * Overturned: the action is reversed, or the case reopened. Reduced: reversed, and the weaker ones take its place. A reporter's
 * appeal against an action that seems too mild reopens its case: nobody is dealt with more strictly by an appeal alone.
 */
export function consequencesOf(appeal: Appeal, caseOfAction: CaseId | null): readonly AppealConsequence[] {
  if (appeal.kind !== 'overturned' && appeal.kind !== 'reduced') return []
  const { against, party, decidedBy: by, reason, replacements } = appeal
  if (against.kind === 'case') return [{ kind: 'reopen', case: against.case }]
  // What is held goes on. Of what was blocked nothing stands here: the service, which is told, lets it pass.
  if (against.kind === 'decision') return [{ kind: 'let-go', decision: against.decision }]
  if (party === 'reporter') return caseOfAction === null ? [] : [{ kind: 'reopen', case: caseOfAction }]
  // The limit was right and stays on record: what is granted is its end. A shorter one takes the place of the longer.
  const ends = party === 'early-release' ? ('release' as const) : ('reverse' as const)
  return [
    { kind: ends, action: against.action, by, reason },
    ...replacements.map((terms) => ({ kind: 'propose', terms, by }) as const),
  ]
}
