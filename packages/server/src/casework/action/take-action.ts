/** An action takes effect: standing, notice, timer, message to the service. And what undoes all of it. */
import {
  type Action,
  type ActionEvent,
  type ActionTaken,
  type ActionTerms,
  decideAction,
  effectsOf,
  type Proposer,
  type ReversalReason,
  type Staff,
  subjectKey,
  undoingsOf,
  type OutgoingType,
} from '@goodstanding/casework'
import type { ActionId, NoticeId } from '@goodstanding/model'
import { queueMail } from '../../mail/queue-mail.ts'
import { must } from '../asker.ts'
import { settleAnswers } from '../case/settle-answers.ts'
import { termsOf } from '../clause-terms.ts'
import { issueNotice } from '../notice/issue-notice.ts'
import type { Desk } from '../parts.ts'
import { allInStream } from '../read-stream.ts'
import { touchStanding } from '../standing/touch-standing.ts'
import { ACTIONS, CASES, NOTICES } from '../streams.ts'
import type { Unit } from '../unit.ts'

export type Taking = {
  readonly terms: ActionTerms
  readonly by: Proposer
  /** Where the action stands in the body, for the pointer of a refusal. */
  readonly base: string
}

export type Taken = { readonly action: Exclude<Action, { kind: 'none' }>; readonly notice: NoticeId | null }

/** Proposes an action; what takes one person takes effect at once. */
export async function proposeAction(desk: Desk, unit: Unit, { terms, by, base }: Taking): Promise<Taken> {
  const clause = termsOf(desk.policy().policy, terms.clause)
  const found = await unit.load(ACTIONS, terms.id)
  const events = must(decideAction({ kind: 'propose', terms, by, clause }, found, unit.now), base)
  return addAction(desk, unit, { id: terms.id, events })
}

export type Adding = {
  readonly id: ActionId
  readonly events: readonly ActionEvent[]
}

/** Adds events to an action, with everything that follows when it was taken. */
export async function addAction(desk: Desk, unit: Unit, { id, events }: Adding): Promise<Taken> {
  const before = await unit.load(ACTIONS, id)
  const terms = before.kind === 'none' ? termsIn(events) : before.terms
  // Before the standings that it touches as well: each of them is found anew once.
  settleAnswers(desk, unit, terms.case, events)
  // Whoever decides the case has it before the standing: the other way round both wait for each other.
  if (terms.case !== null) await unit.load(CASES, terms.case)
  await touch(desk, unit, terms)
  const action = unit.add(ACTIONS, id, events)
  if (action.kind === 'none') throw new Error(`action/${id} has no beginning.`)
  const isTaken = action.kind === 'active' && events.some(({ kind }) => kind === 'action.taken')
  return { action, notice: isTaken ? await takeEffect(desk, unit, action) : null }
}

function termsIn(events: readonly ActionEvent[]): ActionTerms {
  for (const event of events) if (event.kind === 'action.taken' || event.kind === 'action.proposed') return event.terms
  throw new Error('An action begins by being proposed or taken.')
}

async function touch(desk: Desk, unit: Unit, { subject, holder }: ActionTerms): Promise<void> {
  if (subject.type !== 'content') await touchStanding(desk, unit, { type: subject.type, id: subject.id })
  if (holder !== null) await touchStanding(desk, unit, holder)
}

async function takeEffect(desk: Desk, unit: Unit, action: ActionTaken): Promise<NoticeId> {
  const { terms } = action
  if (terms.until !== null) unit.schedule({ kind: 'action.end', key: terms.id, payload: null, due: terms.until })
  tellAction(unit, terms, 'action.taken', { until: instantText(terms.until), effects: effectsOf(terms) })
  return issueNotice(desk, unit, action)
}

function instantText(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString()
}

function tellAction(unit: Unit, terms: ActionTerms, type: OutgoingType, more: Readonly<Record<string, unknown>>): void {
  const { id, subject, capability, clause } = terms
  unit.tell({
    type,
    subject: subjectKey(subject),
    organization: subject.organization,
    data: { action: id, type: terms.type, capability, clause, ...more },
  })
}

export type Reversing = {
  readonly id: ActionId
  readonly by: Staff
  readonly why: ReversalReason
  readonly reason: string
  readonly cleared?: true
  /** Whoever it fell on appealed, and is told by the answer. */
  readonly answered?: true
}

/** Takes an action back, with every effect it had. */
export async function reverseAction(desk: Desk, unit: Unit, { id, answered, ...stated }: Reversing): Promise<Taken> {
  const { why } = stated
  const found = await unit.load(ACTIONS, id)
  const events = must(decideAction({ kind: 'reverse', ...stated }, found, unit.now))
  const reversed = await addAction(desk, unit, { id, events })
  unit.cancel({ kind: 'action.end', key: id })
  const { terms } = reversed.action
  tellAction(unit, terms, 'action.reversed', { why, effects: undoingsOf(terms) })
  if (answered !== true) await mailReversal(desk, unit, id)
  return reversed
}

/** To whoever got the notice: one that is owed still says it itself. */
async function mailReversal(desk: Desk, unit: Unit, action: ActionId): Promise<void> {
  const notices = await allInStream(unit.tx, NOTICES, [{ column: 'action', test: 'is', value: action }])
  for (const { id, state } of notices)
    if (state.notice.kind === 'sent')
      await queueMail(desk, unit, { kind: 'reversal', recipient: state.recipient, about: id })
}

/** The clock ends an action whose time is over. */
export async function endAction(desk: Desk, unit: Unit, id: ActionId): Promise<void> {
  const found = await unit.load(ACTIONS, id)
  const decided = decideAction({ kind: 'end' }, found, unit.now)
  if (!decided.ok) return // reversed meanwhile, or not yet due
  const { action } = await addAction(desk, unit, { id, events: decided.value })
  tellAction(unit, action.terms, 'action.ended', {})
}

/** Ends a limit before its time. */
export async function releaseAction(
  desk: Desk,
  unit: Unit,
  { id, by, reason }: Omit<Reversing, 'why'>,
): Promise<Taken> {
  const found = await unit.load(ACTIONS, id)
  const events = must(decideAction({ kind: 'release', by, reason }, found, unit.now))
  const ended = await addAction(desk, unit, { id, events })
  unit.cancel({ kind: 'action.end', key: id })
  tellAction(unit, ended.action.terms, 'action.ended', { early: true })
  return ended
}
