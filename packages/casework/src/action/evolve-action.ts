/** An action after one event. Events that do not fit the state change nothing. */
import { assertNever } from '@goodstanding/model'
import type { Action, ActionEvent } from './action.ts'

export const NO_ACTION: Action = { kind: 'none' }

export function evolveAction(action: Action, event: ActionEvent): Action {
  switch (event.kind) {
    case 'action.proposed':
      return { kind: 'awaiting-second', terms: event.terms, by: event.by, proposedAt: event.at }
    case 'action.declined':
      if (action.kind !== 'awaiting-second') return action
      return { kind: 'declined', terms: action.terms, by: action.by, at: event.at }
    case 'action.taken':
      return { kind: 'active', terms: event.terms, by: event.by, second: event.second, takenAt: event.at }
    case 'action.ended':
      return action.kind === 'active' ? { ...action, kind: 'ended', endedAt: event.at } : action
    case 'action.reversed': {
      if (action.kind !== 'active' && action.kind !== 'ended') return action
      const { terms, by, second, takenAt } = action
      return {
        kind: 'reversed',
        terms,
        by,
        second,
        takenAt,
        reversedAt: event.at,
        why: event.why,
        reversedBy: event.by,
      }
    }
    default:
      return assertNever(event)
  }
}
