/** The transparency report: what was done in a period, in counts. Small numbers are suppressed, and cannot be worked out either. */
import type { ActionType, ClauseId, Instant } from '@goodstanding/model'
import { HOUR } from '../durations.ts'
import type { AppealOutcome, AppealParty } from '../appeal/appeal.ts'
import type { ReversalReason } from '../action/action.ts'

/** Groups smaller than this are not published. */
export const SMALLEST_GROUP = 5

export type TransparencyEntry =
  | {
      readonly kind: 'action'
      readonly at: Instant
      readonly clause: ClauseId
      readonly type: ActionType
      readonly source: 'report' | 'complaint' | 'detection' | 'authority'
      readonly automation: 'fully' | 'partially' | 'not'
    }
  | {
      readonly kind: 'report' | 'complaint'
      readonly at: Instant
      readonly answeredAt: Instant | null
      readonly outcome: 'acted' | 'no-violation' | 'reversed' | 'handled' | 'dismissed' | 'withdrawn' | 'open'
    }
  | {
      readonly kind: 'appeal'
      readonly at: Instant
      readonly party: AppealParty
      readonly decidedAt: Instant | null
      readonly outcome: AppealOutcome | 'open'
    }
  | { readonly kind: 'reversal'; readonly at: Instant; readonly clause: ClauseId; readonly why: ReversalReason }
  | {
      readonly kind: 'legal-request'
      readonly at: Instant
      readonly country: string
      readonly outcome: 'produced' | 'emergency' | 'refused' | 'open'
    }

export type Period = { readonly from: Instant; readonly until: Instant }
/** Null: between 1 and 4, or held back so that such a number cannot be worked out. */
export type Count = number | null
export type Counts = {
  readonly total: Count
  readonly cells: readonly { readonly key: string; readonly count: Count }[]
}
/** Hours, to a tenth; null when too few were answered to tell. */
export type Median = number | null

export type TransparencyReport = {
  readonly period: Period
  readonly tables: Readonly<Record<TransparencyTable, Counts>>
  readonly medianHours: Readonly<Record<'reports' | 'complaints' | 'appeals', Median>>
}

export const TRANSPARENCY_TABLES = [
  'actionsByClause',
  'actionsByType',
  'actionsBySource',
  'actionsByAutomation',
  'reportsByOutcome',
  'complaintsByOutcome',
  'appealsByOutcome',
  'appealsByParty',
  'reversalsByClause',
  'reversalsByReason',
  'legalRequestsByOutcome',
  'legalRequestsByCountry',
] as const
export type TransparencyTable = (typeof TRANSPARENCY_TABLES)[number]

/** The cell of each table that an entry is counted in; null: in none. */
const CELLS: Readonly<Record<TransparencyTable, (entry: TransparencyEntry) => string | null>> = {
  actionsByClause: (entry) => (entry.kind === 'action' ? entry.clause : null),
  actionsByType: (entry) => (entry.kind === 'action' ? entry.type : null),
  actionsBySource: (entry) => (entry.kind === 'action' ? entry.source : null),
  actionsByAutomation: (entry) => (entry.kind === 'action' ? entry.automation : null),
  reportsByOutcome: (entry) => (entry.kind === 'report' ? entry.outcome : null),
  complaintsByOutcome: (entry) => (entry.kind === 'complaint' ? entry.outcome : null),
  appealsByOutcome: (entry) => (entry.kind === 'appeal' ? entry.outcome : null),
  appealsByParty: (entry) => (entry.kind === 'appeal' ? entry.party : null),
  reversalsByClause: (entry) => (entry.kind === 'reversal' ? entry.clause : null),
  reversalsByReason: (entry) => (entry.kind === 'reversal' ? entry.why : null),
  legalRequestsByOutcome: (entry) => (entry.kind === 'legal-request' ? entry.outcome : null),
  legalRequestsByCountry: (entry) => (entry.kind === 'legal-request' ? entry.country : null),
}

const within = <Entry extends TransparencyEntry>(
  entries: readonly Entry[],
  { from, until }: Period,
): readonly Entry[] => entries.filter(({ at }) => at >= from && at < until)

/** The entries behind a number: those of a cell, or of the whole table when no cell is named; the latest first. */
export function entriesBehind<Entry extends TransparencyEntry>(
  entries: readonly Entry[],
  period: Period,
  { table, cell }: { readonly table: TransparencyTable; readonly cell: string | null },
): readonly Entry[] {
  const cellOf = CELLS[table]
  return within(entries, period)
    .filter((entry) => (cell === null ? cellOf(entry) !== null : cellOf(entry) === cell))
    .toSorted((a, b) => b.at - a.at)
}

/** Counts the entries whose own time lies in the period. */
export function countTransparency(entries: readonly TransparencyEntry[], period: Period): TransparencyReport {
  const inside = within(entries, period)
  const counts = (table: TransparencyTable): Counts => count(inside.flatMap((entry) => CELLS[table](entry) ?? []))
  const lengths = (kind: 'report' | 'complaint' | 'appeal') =>
    inside.flatMap((entry) => {
      if (entry.kind !== kind) return []
      return [lasted(entry.at, entry.kind === 'appeal' ? entry.decidedAt : entry.answeredAt)]
    })
  return {
    period,
    tables: {
      actionsByClause: counts('actionsByClause'),
      actionsByType: counts('actionsByType'),
      actionsBySource: counts('actionsBySource'),
      actionsByAutomation: counts('actionsByAutomation'),
      reportsByOutcome: counts('reportsByOutcome'),
      complaintsByOutcome: counts('complaintsByOutcome'),
      appealsByOutcome: counts('appealsByOutcome'),
      appealsByParty: counts('appealsByParty'),
      reversalsByClause: counts('reversalsByClause'),
      reversalsByReason: counts('reversalsByReason'),
      legalRequestsByOutcome: counts('legalRequestsByOutcome'),
      legalRequestsByCountry: counts('legalRequestsByCountry'),
    },
    medianHours: {
      reports: medianHours(lengths('report')),
      complaints: medianHours(lengths('complaint')),
      appeals: medianHours(lengths('appeal')),
    },
  }
}

function lasted(at: Instant, until: Instant | null): number | null {
  return until === null ? null : until - at
}

function count(keys: readonly string[]): Counts {
  const tally = new Map<string, number>()
  for (const key of keys) tally.set(key, (tally.get(key) ?? 0) + 1)
  const cells = [...tally].map(([key, number]) => ({ key, count: number }))
  return suppressSmall(cells.sort((a, b) => (a.key < b.key ? -1 : 1)))
}

/**
 * Hides groups of 1 to 4. One hidden cell alone could be had from the total, so the next smallest is hidden with it; so are as many as
 * their sum, each of which is one. Where no other cell is left to hide, such cells are left out.
 */
export function suppressSmall(cells: readonly { readonly key: string; readonly count: number }[]): Counts {
  const total = cells.reduce((sum, cell) => sum + cell.count, 0)
  const rising = cells.filter((cell) => cell.count > 0).toSorted((a, b) => a.count - b.count)
  const small = rising.filter((cell) => cell.count < SMALLEST_GROUP)
  const hidden = new Set((small.length === 1 ? rising.slice(0, 2) : small).map((cell) => cell.key))
  // Two or more hidden cells still tell when together they are a small number.
  const isTold = rising.filter((cell) => hidden.has(cell.key)).reduce((sum, cell) => sum + cell.count, 0)
  const next = rising.find((cell) => !hidden.has(cell.key))
  const areOnes = hidden.size > 0 && isTold === hidden.size
  if (hidden.size > 0 && (isTold < SMALLEST_GROUP || areOnes) && next !== undefined) hidden.add(next.key)
  const isTelling = areOnes && next === undefined && hidden.size >= SMALLEST_GROUP - 1
  const shown = isTelling ? cells.filter(({ key }) => !hidden.has(key)) : cells
  return {
    total: total > 0 && total < SMALLEST_GROUP ? null : total,
    cells: shown.map(({ key, count: number }) => ({ key, count: hidden.has(key) ? null : number })),
  }
}

function medianHours(lengths: readonly (number | null)[]): Median {
  const known = lengths.filter((length) => length !== null).toSorted((a, b) => a - b)
  if (known.length < SMALLEST_GROUP) return null
  const middle = known.length / 2
  const [low, high] = [known[Math.ceil(middle) - 1], known[Math.floor(middle)]]
  return low === undefined || high === undefined ? null : Math.round((low + high) / 2 / (HOUR / 10)) / 10
}
