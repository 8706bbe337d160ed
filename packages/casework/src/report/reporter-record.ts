/**
 * What whoever decides a case is told of how earlier reports of its reporters fared: counts with what they are of, and only where
 * they say something. Of a report of danger nothing is told and nothing counted, so that no record ever stands between it and a person.
 */
import { DAY } from '../durations.ts'

/** Fewer earlier reports than this say nothing about a person. */
export const RECORD_SHOWN_FROM = 5
/** What was reported longer ago counts no longer: nobody is held to it for good. */
export const RECORD_LASTS = 365 * DAY

/** Earlier reports of one reporter that were decided, several in one case counted once. */
export type ReporterHistory = {
  readonly isDanger: boolean
  /** It came by mail: who wrote it is not verified. */
  readonly isMail: boolean
  readonly decided: number
  readonly borneOut: number
  readonly unfounded: number
}

export type RecordWithheld = 'danger' | 'unverified' | 'few'

/** `decided` is the base: what neither was borne out nor unfounded was an honest report that came to nothing. */
export type ReporterCounts = { readonly decided: number; readonly borneOut: number; readonly unfounded: number }

export type ShownRecord =
  | { readonly record: ReporterCounts; readonly withheld: null }
  | { readonly record: null; readonly withheld: RecordWithheld }

export function recordToShow({ isDanger, isMail, decided, borneOut, unfounded }: ReporterHistory): ShownRecord {
  const withheld = isDanger ? 'danger' : isMail ? 'unverified' : decided < RECORD_SHOWN_FROM ? 'few' : null
  return withheld === null ? { record: { decided, borneOut, unfounded }, withheld } : { record: null, withheld }
}
