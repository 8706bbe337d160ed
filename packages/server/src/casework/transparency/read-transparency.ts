/** The entries that the transparency report counts, read off the views. */
import type { LegalRequest, Period, TransparencyEntry } from '@goodstanding/casework'
import {
  type CountedAction,
  type CountedPlace,
  type CountedReport,
  listView,
  readActionsTaken,
  readComplaintsFiled,
  readEarlierTakenBack,
  readReportsReceived,
  type ViewCondition,
} from '@goodstanding/ledger'
import type { ClauseId, Instant } from '@goodstanding/model'
import { stateOf } from '../read-stream.ts'
import { APPEALS, LEGAL_REQUESTS } from '../streams.ts'
import type { Stream } from '../unit.ts'
import type { VaultDb } from '../../vault/open-vault.ts'

/** `2026`, `2026-Q4` or `2026-11` in UTC; null when it is none of them. */
export function readPeriod(text: string): Period | null {
  const [, year, quarter, month] = /^(\d{4})(?:-Q([1-4])|-(0[1-9]|1[0-2]))?$/.exec(text) ?? []
  if (year === undefined) return null
  const months = quarter !== undefined ? 3 : month !== undefined ? 1 : 12
  const first = quarter !== undefined ? (Number(quarter) - 1) * 3 : month !== undefined ? Number(month) - 1 : 0
  return { from: Date.UTC(Number(year), first, 1), until: Date.UTC(Number(year), first + months, 1) }
}

/** An entry with what it is: `report/rep_…`, the case that it lies in, and whom it is about. */
export type FoundEntry = TransparencyEntry & {
  readonly of: string
  readonly case: string | null
  readonly subject: string | null
}

/** Some milliseconds for whoever waits for a decision meanwhile. */
const AT_ONCE = 500

type ReadCounted<Row> = (
  db: VaultDb,
  page: { readonly span: Period; readonly after: CountedPlace | null; readonly limit: number },
) => Promise<readonly Row[]>

/** What a reading of the database finds in a period, in its order. */
async function* everyCounted<Row extends CountedPlace>(db: VaultDb, span: Period, read: ReadCounted<Row>) {
  for (let after: CountedPlace | null = null; ; ) {
    const rows: readonly Row[] = await read(db, { span, after, limit: AT_ONCE })
    yield* rows
    after = rows.at(-1) ?? null
    if (rows.length < AT_ONCE) return
  }
}

/** States that meet the conditions, as they are kept: what is counted lies in no sealed text. */
async function* everyOne<State, Event extends { readonly at: Instant }>(
  db: VaultDb,
  stream: Stream<State, Event>,
  conditions: readonly ViewCondition[],
) {
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof listView>> = await listView(db, stream.view, conditions, {
      limit: AT_ONCE,
      cursor,
    })
    for (const { state } of page.items) yield stateOf(stream, state)
    cursor = page.next
  } while (cursor !== null)
}

const sortFrom = (at: Instant): ViewCondition => ({ column: 'sort', test: 'from', value: String(at) })

/** The entries of a period. Read is what lies in it, what was taken back of what lies before, appeals that end later, and what the law asked. */
export async function readTransparencyEntries(db: VaultDb, period: Period): Promise<readonly FoundEntry[]> {
  const { from, until } = period
  const entries: FoundEntry[] = []
  for (const read of [readActionsTaken, readEarlierTakenBack])
    for await (const action of everyCounted(db, period, read)) entries.push(...actionEntries(action))
  for (const [kind, read] of RECEIVED)
    for await (const row of everyCounted(db, period, read)) entries.push(receivedEntry(kind, row))
  // They lie by their deadline, which is later.
  for await (const appeal of everyOne(db, APPEALS, [sortFrom(from)])) {
    if (appeal.kind === 'none') continue
    const outcomes = { upheld: 'uphold', overturned: 'overturn', reduced: 'reduce', pending: 'open' } as const
    const decidedAt = appeal.kind === 'pending' ? null : appeal.decidedAt
    entries.push({
      ...{ kind: 'appeal', at: appeal.filedAt, party: appeal.party, decidedAt, outcome: outcomes[appeal.kind] },
      ...{ of: `appeal/${appeal.id}`, case: null, subject: null },
    })
  }
  for await (const request of everyOne(db, LEGAL_REQUESTS, [])) {
    if (request.kind === 'none') continue
    entries.push({
      kind: 'legal-request',
      at: request.receivedAt,
      country: request.country,
      outcome: outcomeOf(request),
      ...{ of: `legal-request/${request.id}`, case: null, subject: null },
    })
  }
  return entries.filter(({ at }) => at >= from && at < until)
}

function outcomeOf(request: Exclude<LegalRequest, { kind: 'none' }>) {
  if (request.kind === 'emergency' || request.kind === 'refused') return request.kind
  if (request.kind !== 'produced' && request.kind !== 'closed') return 'open'
  // What went out without a second person stays counted as that, whatever its review said.
  return request.emergency === undefined ? 'produced' : 'emergency'
}

const RECEIVED = [
  ['report', readReportsReceived],
  ['complaint', readComplaintsFiled],
] as const

type Received = Extract<TransparencyEntry, { kind: 'report' | 'complaint' }>
const CLOSED: ReadonlySet<string> = new Set(['answered', 'dismissed', 'withdrawn'])

function receivedEntry(kind: Received['kind'], row: CountedReport): FoundEntry {
  const { status, at, firstAnsweredAt } = row
  const isAnswered = CLOSED.has(status)
  return {
    kind,
    at: row.receivedAt,
    answeredAt: isAnswered ? (firstAnsweredAt ?? at) : null,
    outcome: (status === 'answered' ? row.outcome : isAnswered ? status : 'open') as Received['outcome'],
    ...{ of: `${kind}/${row.id}`, case: row.case, subject: null },
  }
}

type Taken = Extract<TransparencyEntry, { kind: 'action' }>
type Reversal = Extract<TransparencyEntry, { kind: 'reversal' }>

function actionEntries(action: CountedAction): readonly FoundEntry[] {
  const { items, isMachines, reversedAt, why } = action
  const where = { of: `action/${action.id}`, case: action.case, subject: action.subject }
  const clause = action.clause as ClauseId
  const taken: FoundEntry = {
    ...where,
    kind: 'action',
    at: action.takenAt,
    clause,
    type: action.type as Taken['type'],
    source: items.includes('report') ? 'report' : items.includes('complaint') ? 'complaint' : 'detection',
    automation: isMachines ? 'fully' : items.includes('finding') ? 'partially' : 'not',
  }
  if (reversedAt === null) return [taken]
  return [taken, { ...where, kind: 'reversal', at: reversedAt, clause, why: why as Reversal['why'] }]
}
