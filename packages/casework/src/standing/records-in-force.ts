/** Which of a subject's actions bite at a time, which are closed and why. */
import { ACTION_TYPES, type ActionType, type Instant } from '@goodstanding/model'
import {
  type ActionEffect,
  EFFECT_UNDOINGS,
  type EffectUndoing,
  effectsOf,
  isLiftedByReinstatement,
} from '../action/effects.ts'
import type { ActionTerms } from '../action/action.ts'
import { pointsEnd } from '../severity.ts'
import { subjectKey } from '../subject.ts'
import type { ClosedAction, StandingHistory } from './standing.ts'

export type TakenRecord = {
  readonly terms: ActionTerms
  readonly takenAt: Instant
  readonly endedAt: Instant | null
  readonly reversedAt: Instant | null
}
export type Closing = { readonly closed: ClosedAction['closed']; readonly closedAt: Instant }

/** What takes something away, or does something outside of the record. A warning gives points and nothing else. */
export const BITING: readonly ActionType[] = ACTION_TYPES.filter((type) => type !== 'warn' && type !== 'reinstate')

/** When the points of an action stop to count. */
export function pointsEndOf({ terms, takenAt }: Pick<TakenRecord, 'terms' | 'takenAt'>): Instant {
  return pointsEnd(terms.severity, terms.countsFrom ?? takenAt)
}

/** The records of actions that were taken, oldest first. */
export function takenRecords(history: StandingHistory): readonly TakenRecord[] {
  const taken = [...history.values()].flatMap(({ terms, takenAt, endedAt, reversedAt }) =>
    terms === null || takenAt === null ? [] : [{ terms, takenAt, endedAt, reversedAt }],
  )
  return taken.sort((a, b) => a.takenAt - b.takenAt || (a.terms.id < b.terms.id ? -1 : 1))
}

/** Those that lift what came before them: each record is held against these few, and not against every other. */
export function reinstating(records: readonly TakenRecord[]): readonly TakenRecord[] {
  return records.filter(({ terms, reversedAt }) => terms.type === 'reinstate' && reversedAt === null)
}

/**
 * Why a record no longer bites, or null while it does. What was taken bites at once, whatever this node's clock says:
 * `now` only ends what has an end.
 */
export function closingOf(record: TakenRecord, lifting: readonly TakenRecord[], now: Instant): Closing | null {
  const { terms, takenAt, endedAt, reversedAt } = record
  if (reversedAt !== null) return { closed: 'reversed', closedAt: reversedAt }
  const lifted = lifting.find(
    (other) =>
      other.takenAt > takenAt &&
      subjectKey(other.terms.subject) === subjectKey(terms.subject) &&
      isLiftedByReinstatement(terms.type),
  )
  const ends = [endedAt, terms.until, terms.type === 'warn' ? pointsEndOf(record) : null]
  const ended = ends.filter((end) => end !== null && (end <= now || end === endedAt))
  const end = ended.length === 0 ? null : Math.min(...ended.filter((instant) => instant !== null))
  if (lifted !== undefined && (end === null || lifted.takenAt < end))
    return { closed: 'reinstated', closedAt: lifted.takenAt }
  return end === null ? null : { closed: 'ended', closedAt: end }
}

/**
 * For `now`: what has an end lasts until its end is written. An end bites by itself, before any job looks; whoever is told of it is told
 * when it is written, and once.
 */
export const AS_RECORDED: Instant = Number.NEGATIVE_INFINITY

export function recordsInForce(history: StandingHistory, now: Instant): readonly TakenRecord[] {
  const all = takenRecords(history)
  const lifting = reinstating(all)
  return all.filter((record) => closingOf(record, lifting, now) === null)
}

/** The effects outside of the record that should be in place, given the actions in force. */
export function effectsInForce(history: StandingHistory, now: Instant): ReadonlySet<ActionEffect> {
  return new Set(recordsInForce(history, now).flatMap((record) => effectsOf(record.terms)))
}

export type EffectChanges = { readonly begin: readonly ActionEffect[]; readonly undo: readonly EffectUndoing[] }

/** What has to be done outside when a history changes or time passes: an effect that two actions had stays while one bites. */
export function effectChanges(before: ReadonlySet<ActionEffect>, after: ReadonlySet<ActionEffect>): EffectChanges {
  return {
    begin: [...after].filter((effect) => !before.has(effect)),
    undo: [...before].filter((effect) => !after.has(effect)).map((effect) => EFFECT_UNDOINGS[effect]),
  }
}
