/** The entries that the transparency report counts, read off the views. */
import {
  type Action,
  type CaseItem,
  type LegalRequest,
  type Period,
  subjectKey,
  type TransparencyEntry,
} from '@goodstanding/casework'
import { allInView, listView, type ViewCondition } from '@goodstanding/ledger'
import type { Instant } from '@goodstanding/model'
import { stateOf } from '../read-stream.ts'
import { ACTIONS, APPEALS, CASES, COMPLAINTS, LEGAL_REQUESTS, REPORTS } from '../streams.ts'
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
const AT_ONCE = 250

/** States that meet the conditions, as they are kept: what is counted lies in no sealed text. */
async function* everyPage<State, Event extends { readonly at: Instant }>(
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
    yield page.items.map(({ state }) => stateOf(stream, state))
    cursor = page.next
  } while (cursor !== null)
}

async function* everyOne<State, Event extends { readonly at: Instant }>(
  db: VaultDb,
  stream: Stream<State, Event>,
  conditions: readonly ViewCondition[],
) {
  for await (const states of everyPage(db, stream, conditions)) yield* states
}

const sortFrom = (at: Instant): ViewCondition => ({ column: 'sort', test: 'from', value: String(at) })
const sortUntil = (at: Instant): ViewCondition => ({ column: 'sort', test: 'until', value: String(at) })
/** Rows that lie by when something was, the latest first. */
const latestWithin = ({ from, until }: Period): readonly ViewCondition[] => [sortFrom(1 - until), sortUntil(1 - from)]
const REVERSED: ViewCondition = { column: 'status', test: 'is', value: 'reversed' }

/** The entries of a period. Read is what lies in it, what was taken back of what lies before, appeals that end later, and what the law asked. */
export async function readTransparencyEntries(db: VaultDb, period: Period): Promise<readonly FoundEntry[]> {
  const { from, until } = period
  const entries: FoundEntry[] = []
  for (const conditions of [latestWithin(period), [REVERSED, sortFrom(1 - from)]])
    for await (const actions of everyPage(db, ACTIONS, conditions)) {
      const itemsOf = await readItems(db, actions)
      for (const action of actions) entries.push(...actionEntries(action, itemsOf(action)))
    }
  for await (const { report } of everyOne(db, REPORTS, latestWithin(period))) {
    if (report.kind === 'none') continue
    const answered = report.kind === 'answered' || report.kind === 'dismissed' || report.kind === 'withdrawn'
    const outcome =
      report.kind === 'answered'
        ? report.outcome
        : report.kind === 'dismissed' || report.kind === 'withdrawn'
          ? report.kind
          : 'open'
    entries.push({
      ...{
        kind: 'report',
        at: report.receivedAt,
        answeredAt: answered ? (report.firstAnsweredAt ?? report.at) : null,
        outcome,
      },
      ...{ of: `report/${report.id}`, case: report.case, subject: null },
    })
  }
  for await (const complaint of everyOne(db, COMPLAINTS, latestWithin(period))) {
    if (complaint.kind === 'none') continue
    const isAnswered = complaint.kind === 'answered'
    entries.push({
      kind: 'complaint',
      at: complaint.filedAt,
      answeredAt: isAnswered ? (complaint.firstAnsweredAt ?? complaint.at) : null,
      outcome: isAnswered ? complaint.outcome : 'open',
      ...{ of: `complaint/${complaint.id}`, case: complaint.case, subject: null },
    })
  }
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

/** What lay in the cases of some actions. */
async function readItems(db: VaultDb, actions: readonly Action[]): Promise<(action: Action) => readonly CaseItem[]> {
  const caseOf = (action: Action): string => (action.kind === 'none' ? '' : (action.terms.case ?? ''))
  const wanted = [...new Set(actions.map(caseOf))].filter((id) => id !== '')
  const found = await allInView(db, CASES.view, [{ column: 'id', test: 'in', value: wanted }])
  const items = new Map(
    found.map(({ id, state: kept }) => {
      const state = stateOf(CASES, kept)
      return [id, state.kind === 'none' ? [] : state.items]
    }),
  )
  return (action) => items.get(caseOf(action)) ?? []
}

function actionEntries(action: Action, items: readonly CaseItem[]): readonly FoundEntry[] {
  if (action.kind === 'none' || action.kind === 'awaiting-second' || action.kind === 'declined') return []
  const { terms, by, takenAt } = action
  const before = new Set(items.filter(({ at }) => at <= takenAt).map(({ kind }) => kind))
  const isMachines = by.kind === 'machine'
  const where = { of: `action/${terms.id}`, case: terms.case, subject: subjectKey(terms.subject) }
  const taken: FoundEntry = {
    ...where,
    kind: 'action',
    at: takenAt,
    clause: terms.clause,
    type: terms.type,
    source: before.has('report') ? 'report' : before.has('complaint') ? 'complaint' : 'detection',
    automation: isMachines ? 'fully' : before.has('finding') ? 'partially' : 'not',
  }
  if (action.kind !== 'reversed') return [taken]
  return [taken, { ...where, kind: 'reversal', at: action.reversedAt, clause: terms.clause, why: action.why }]
}
