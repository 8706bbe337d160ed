/** What a reviewer may put in the place of an action: the same for a shorter time, or a warning. */
import type { Action, StatedAction } from '@goodstanding/sdk'
import { daysAhead } from '../frame/times.ts'

const USUAL_DAYS = [1, 3, 7, 14, 30] as const

/** Nothing is weaker than a warning, and none falls on a piece of content: its removal stands or does not. */
export function hasWeaker({ type, subject }: Action): boolean {
  return type !== 'warn' && subject.type !== 'content'
}

/** The usual times that end before the action does; none where it is no matter of time, or is over sooner than any. */
export function shorterDays(action: Action | undefined): readonly number[] {
  if (action?.type !== 'limit' && action?.type !== 'suspend') return []
  const ends = action.until === null ? Infinity : Date.parse(action.until)
  return USUAL_DAYS.filter((days) => Date.parse(daysAhead(days)) < ends)
}

/** `days`: one of `shorterDays`, or null where there is none. */
export function weakerThan(action: Action, days: number | null): StatedAction {
  const { subject, type, capability } = action
  if (days === null) return { type: 'warn', subject }
  if (type === 'limit' && capability !== undefined) return { type, capability, until: daysAhead(days), subject }
  return { type: 'suspend', until: daysAhead(days), subject }
}
