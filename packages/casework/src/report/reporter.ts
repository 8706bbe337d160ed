/**
 * A reporter's record: how often their reports were borne out, and whether they flood. It weighs on the order of cases; it never
 * decides one, and never holds back a report about a danger to children or to life.
 */
import type { Danger, Instant, Result } from '@goodstanding/model'
import { assertNever, ok } from '@goodstanding/model'
import { DAY, HOUR } from '../durations.ts'
import type { ReportCommand } from './report.ts'

/** More reports than this within an hour are a flood. */
export const FLOOD_REPORTS = 20
/** So many reports in a row that were found manifestly unfounded are answered like a flood. */
export const UNFOUNDED_IN_A_ROW = 10
export const WARNING_LASTS = 30 * DAY
const FLOOD_LIMIT = DAY
const UNFOUNDED_LIMIT = 30 * DAY

export type ReporterRecord = {
  readonly borneOut: number
  readonly unfounded: number
  readonly unfoundedInARow: number
  /** When they reported within the last hour, dangers left out. */
  readonly recent: readonly Instant[]
  readonly warnedAt: Instant | null
  readonly limitedUntil: Instant | null
}

export type ReporterCommand =
  | { readonly kind: 'report'; readonly danger: Danger }
  | { readonly kind: 'judge'; readonly finding: 'borne-out' | 'not-borne-out' | 'unfounded' }

export type ReporterEvent =
  | { readonly kind: 'reporter.reported'; readonly at: Instant }
  | {
      readonly kind: 'reporter.judged'
      readonly finding: 'borne-out' | 'not-borne-out' | 'unfounded'
      readonly at: Instant
    }
  | { readonly kind: 'reporter.warned'; readonly why: 'flood' | 'unfounded'; readonly at: Instant }
  | {
      readonly kind: 'reporter.limited'
      readonly why: 'flood' | 'unfounded'
      readonly until: Instant
      readonly at: Instant
    }

export const NEW_REPORTER: ReporterRecord = {
  borneOut: 0,
  unfounded: 0,
  unfoundedInARow: 0,
  recent: [],
  warnedAt: null,
  limitedUntil: null,
}

/** Never refuses: a flood is answered by a warning, then by a limit that the next filing meets. */
export function decideReporter(
  command: ReporterCommand,
  record: ReporterRecord,
  now: Instant,
): Result<readonly ReporterEvent[], never> {
  switch (command.kind) {
    case 'report': {
      if (command.danger !== 'none') return ok([])
      const reported: ReporterEvent = { kind: 'reporter.reported', at: now }
      const recent = evolveReporter(record, reported).recent.length
      return ok(recent > FLOOD_REPORTS ? [reported, answer(record, 'flood', now)] : [reported])
    }
    case 'judge': {
      const judged: ReporterEvent = { kind: 'reporter.judged', finding: command.finding, at: now }
      const inARow = evolveReporter(record, judged).unfoundedInARow
      return ok(inARow >= UNFOUNDED_IN_A_ROW ? [judged, answer(record, 'unfounded', now)] : [judged])
    }
    default:
      return assertNever(command)
  }
}

/** A warning first; a limit only for whoever was warned. */
function answer(record: ReporterRecord, why: 'flood' | 'unfounded', now: Instant): ReporterEvent {
  const isWarned = record.warnedAt !== null && record.warnedAt + WARNING_LASTS > now
  if (!isWarned) return { kind: 'reporter.warned', why, at: now }
  return { kind: 'reporter.limited', why, until: now + (why === 'flood' ? FLOOD_LIMIT : UNFOUNDED_LIMIT), at: now }
}

export function evolveReporter(record: ReporterRecord, event: ReporterEvent): ReporterRecord {
  switch (event.kind) {
    case 'reporter.reported':
      return { ...record, recent: [...record.recent.filter((at) => at > event.at - HOUR), event.at] }
    case 'reporter.judged': {
      const isUnfounded = event.finding === 'unfounded'
      return {
        ...record,
        borneOut: record.borneOut + (event.finding === 'borne-out' ? 1 : 0),
        unfounded: record.unfounded + (isUnfounded ? 1 : 0),
        unfoundedInARow: isUnfounded ? record.unfoundedInARow + 1 : 0,
      }
    }
    // Counting begins anew, so that a warning leaves room to do better.
    case 'reporter.warned':
      return { ...record, warnedAt: event.at, recent: [], unfoundedInARow: 0 }
    case 'reporter.limited':
      return { ...record, limitedUntil: event.until, recent: [], unfoundedInARow: 0 }
    default:
      return assertNever(event)
  }
}

/** 0..1: the share that was borne out, cautious while there is little to go by. A good-faith report that came to nothing costs nothing. */
export function reliabilityOf(record: ReporterRecord): number {
  return (record.borneOut + 1) / (record.borneOut + record.unfounded + 2)
}

/** What the next filing is met with. */
export function floodingOf(record: ReporterRecord, now: Instant): Extract<ReportCommand, { kind: 'file' }>['flooding'] {
  return record.limitedUntil !== null && record.limitedUntil > now ? 'limited' : 'no'
}
