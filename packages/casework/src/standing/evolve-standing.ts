/**
 * The history of a subject after one event about an action on it. Each event fills in its own part of a record, so the
 * order of arrival never matters; an event that comes twice changes nothing.
 */
import type { ActionId, Instant } from '@goodstanding/model'
import { assertNever } from '@goodstanding/model'
import type { StandingEvent, StandingHistory, StandingRecord } from './standing.ts'

export const NO_HISTORY: StandingHistory = new Map()

const UNKNOWN: StandingRecord = { terms: null, takenAt: null, endedAt: null, reversedAt: null }

export function evolveStanding(history: StandingHistory, event: StandingEvent): StandingHistory {
  switch (event.kind) {
    case 'action.taken':
      return filled(history, event.terms.id, { terms: event.terms, takenAt: event.at })
    case 'action.ended':
      return filled(history, event.action, { endedAt: earlier(history.get(event.action)?.endedAt, event.at) })
    case 'action.reversed':
      return filled(history, event.action, { reversedAt: earlier(history.get(event.action)?.reversedAt, event.at) })
    default:
      return assertNever(event)
  }
}

function filled(history: StandingHistory, id: ActionId, part: Partial<StandingRecord>): StandingHistory {
  return new Map(history).set(id, { ...(history.get(id) ?? UNKNOWN), ...part })
}

function earlier(known: Instant | null | undefined, at: Instant): Instant {
  return known === null || known === undefined ? at : Math.min(known, at)
}

/** The history as it was at a time: what came later is not in it. */
export function historyAt(history: StandingHistory, at: Instant): StandingHistory {
  const past = (instant: Instant | null): Instant | null => (instant !== null && instant <= at ? instant : null)
  return new Map(
    [...history].flatMap(([id, record]) =>
      past(record.takenAt) === null
        ? []
        : [[id, { ...record, endedAt: past(record.endedAt), reversedAt: past(record.reversedAt) }] as const],
    ),
  )
}
