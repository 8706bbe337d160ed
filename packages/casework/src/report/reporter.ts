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
  /** Absent in records from before it was kept. */
  readonly limitedFor?: 'flood' | 'unfounded'
}

/** What was found about one of their reports. */
export type ReporterFinding = 'borne-out' | 'not-borne-out' | 'unfounded'

/** `instead`: what had been found about the same report before; it counts no longer. */
type Judgement = { readonly finding: ReporterFinding; readonly instead?: ReporterFinding }

export type ReporterCommand =
  | { readonly kind: 'report'; readonly danger: Danger }
  | (Judgement & { readonly kind: 'judge' })

export type ReporterEvent =
  | { readonly kind: 'reporter.reported'; readonly at: Instant }
  | (Judgement & { readonly kind: 'reporter.judged'; readonly at: Instant })
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
      const { finding, instead } = command
      const judged: ReporterEvent = {
        kind: 'reporter.judged',
        finding,
        ...(instead === undefined ? {} : { instead }),
        at: now,
      }
      const inARow = evolveReporter(record, judged).unfoundedInARow
      return ok(
        finding === 'unfounded' && inARow >= UNFOUNDED_IN_A_ROW ? [judged, answer(record, 'unfounded', now)] : [judged],
      )
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
    case 'reporter.judged':
      return judged(record, event)
    // Counting begins anew, so that a warning leaves room to do better.
    case 'reporter.warned':
      return { ...record, warnedAt: event.at, recent: [], unfoundedInARow: 0 }
    case 'reporter.limited':
      return { ...record, limitedUntil: event.until, limitedFor: event.why, recent: [], unfoundedInARow: 0 }
    default:
      return assertNever(event)
  }
}

function judged(record: ReporterRecord, { finding, instead }: Judgement): ReporterRecord {
  const now = (count: number, of: ReporterFinding): number =>
    Math.max(0, count + (finding === of ? 1 : 0) - (instead === of ? 1 : 0))
  const rowBefore = record.unfoundedInARow
  const counted = { borneOut: now(record.borneOut, 'borne-out'), unfounded: now(record.unfounded, 'unfounded') }
  // A row is of reports one after another: what is found otherwise about an older one only leaves it.
  if (instead !== undefined) {
    const kept = { ...record, ...counted, unfoundedInARow: now(rowBefore, 'unfounded') }
    return isUndermined(record, { finding, instead }) ? { ...kept, limitedUntil: null } : kept
  }
  return { ...record, ...counted, unfoundedInARow: finding === 'unfounded' ? rowBefore + 1 : 0 }
}

/** A limit for so many in a row goes with one of them: nobody waits thirty days for what was found to be wrong. */
function isUndermined({ limitedFor }: ReporterRecord, { finding, instead }: Judgement): boolean {
  return limitedFor === 'unfounded' && instead === 'unfounded' && finding !== 'unfounded'
}

/** 0..1: the share that was borne out, cautious while there is little to go by. A good-faith report that came to nothing costs nothing. */
export function reliabilityOf(record: ReporterRecord): number {
  return (record.borneOut + 1) / (record.borneOut + record.unfounded + 2)
}

/** What the next filing is met with. */
export function floodingOf(record: ReporterRecord, now: Instant): Extract<ReportCommand, { kind: 'file' }>['flooding'] {
  return record.limitedUntil !== null && record.limitedUntil > now ? 'limited' : 'no'
}
