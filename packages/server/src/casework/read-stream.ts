/** Reads what the ledger keeps of casework as the types that it was written from: documents come back as they were stored. */
import {
  allInView,
  cursorAfter,
  type Db,
  type DecisionRow,
  getFact,
  type JudgedCount,
  listView,
  type Page,
  type PageRequest,
  readView,
  type SeenRow,
  type ViewCondition,
} from '@goodstanding/ledger'
import type { AgreementCount, ReopenReason } from '@goodstanding/casework'
import type { SubjectStanding } from '@goodstanding/engine'
import type { Instant } from '@goodstanding/model'
import { mapInTurns } from '../in-turns.ts'
import type { VaultDb } from '../vault/open-vault.ts'
import { openTexts } from '../vault/seal-texts.ts'
import { noteVersion } from '../versions-context.ts'
import type { BatchStated } from './case/batches.ts'
import type { Stream } from './unit.ts'

type At = { readonly at: Instant }
export type Found<State> = { readonly id: string; readonly state: State }
/** One of a list; `after` is the cursor of the page that begins behind it. */
export type Listed<State> = Found<State> & { readonly after: string }

/** A kept state as the type of its stream. */
export function stateOf<State, Event extends At>(_stream: Stream<State, Event>, kept: unknown): State {
  return kept as State
}

/** Kept states as they were before they were sealed. */
export async function openStates<State, Event extends At>(
  db: VaultDb,
  stream: Stream<State, Event>,
  rows: readonly SeenRow[],
): Promise<readonly Found<State>[]> {
  const openings = rows.map(({ id, state }) => ({ value: state, context: `${stream.name}/${id}` }))
  const opened = stream.personal === undefined ? null : await openTexts(db, openings, stream.personal)
  return statesOf(stream, rows, opened)
}

/** The states of rows, which the call then has seen; `opened`: what is in them instead. */
function statesOf<State, Event extends At>(
  stream: Stream<State, Event>,
  rows: readonly SeenRow[],
  opened: readonly unknown[] | null,
): Promise<readonly Found<State>[]> {
  return mapInTurns(rows, ({ id, state: kept, version }, at) => {
    const state = stateOf(stream, opened === null ? kept : opened[at])
    noteVersion({ kind: stream.name, id, state: objectIn(state), version })
    return { id, state }
  })
}

/** A report or notice lies in its state beside what else is kept of it. */
function objectIn(state: unknown): unknown {
  if (typeof state !== 'object' || state === null) return state
  return 'report' in state ? state.report : 'notice' in state ? state.notice : state
}

/** The state of a stream, not locked, or null. */
export async function readStream<State, Event extends At>(
  db: VaultDb,
  stream: Stream<State, Event>,
  id: string,
): Promise<State | null> {
  const row = await readView(db, stream.view, id)
  const [found] = row === null ? [] : await openStates(db, stream, [row])
  return found?.state ?? null
}

/** A page of states that meet every condition. */
export async function listStream<State, Event extends At>(
  db: VaultDb,
  stream: Stream<State, Event>,
  conditions: readonly ViewCondition[],
  page: PageRequest,
): Promise<Page<Listed<State>>> {
  const { items, next } = await listView(db, stream.view, conditions, page)
  const found = await openStates(db, stream, items)
  return { items: items.flatMap((row, at) => withPlace(found[at], cursorAfter(row))), next }
}

function withPlace<State>(found: Found<State> | undefined, after: string): readonly Listed<State>[] {
  return found === undefined ? [] : [{ ...found, after }]
}

/** All states that meet the conditions, where their number is bounded by its nature. */
export async function allInStream<State, Event extends At>(
  db: VaultDb,
  stream: Stream<State, Event>,
  conditions: readonly ViewCondition[],
): Promise<readonly Found<State>[]> {
  return openStates(db, stream, await allInView(db, stream.view, conditions))
}

/** As `allInStream`, for what reads none of their words: those stay sealed. */
export async function allSealedInStream<State, Event extends At>(
  db: VaultDb,
  stream: Stream<State, Event>,
  conditions: readonly ViewCondition[],
): Promise<readonly Found<State>[]> {
  return statesOf(stream, await allInView(db, stream.view, conditions), null)
}

export type RecordedAudience = { readonly kind?: string; readonly recipients?: readonly string[] }

/** What casework reads of a recorded event. Its schema was checked when it came in. */
export type RecordedData = {
  readonly content?: { readonly text?: string; readonly files?: readonly { readonly sha256?: string }[] }
  readonly file?: { readonly sha256?: string }
  readonly audience?: RecordedAudience
  readonly live?: { readonly audience?: RecordedAudience }
  readonly contact?: { readonly id?: string }
  readonly edits?: { readonly source: string; readonly id: string }
}

export function readRecorded({ event }: Pick<DecisionRow, 'event'>): RecordedData {
  return (event as { readonly data?: RecordedData }).data ?? {}
}

/** The deadlines that an organization stated for its administrators. */
export async function readDeadlines(db: Db, organization: string | null): Promise<Readonly<Record<string, unknown>>> {
  const fact = organization === null ? null : await getFact(db, 'organization', organization)
  return (fact?.body as { readonly deadlines?: Readonly<Record<string, unknown>> } | undefined)?.deadlines ?? {}
}

/** The delivery that a message of the outbox is for. */
export function readDeliveryId(body: unknown): string {
  return (body as { readonly delivery: string }).delivery
}

/** A standing as it was kept for decisions. */
export function readKeptStanding(kept: unknown): SubjectStanding {
  return kept as SubjectStanding
}

/** What a batch was asked to do, as it was stated. */
export function readBatchStated(stated: unknown): BatchStated {
  return stated as BatchStated
}

/** Judgements as they were counted: their words are those of a second review. */
export function readJudgedCounts(counts: readonly JudgedCount[]): readonly AgreementCount[] {
  return counts as readonly AgreementCount[]
}

/** An entry of the log as it was written. */
export function readEntry(entry: unknown): LogEntry {
  return entry as LogEntry
}

export type LogEntry = {
  readonly at: string
  readonly act: string
  readonly by: string
  readonly object: string
  readonly organization: string | null
  readonly sha256?: string
  readonly staff?: string
  readonly records?: readonly string[]
}

/** Why a case is to be opened again, and how often it was decided by then. */
export function readReopening(payload: unknown): { readonly why: ReopenReason; readonly decisions: number } {
  return payload as { readonly why: ReopenReason; readonly decisions: number }
}

/** How often a passed deadline was told before. */
export function readTimes(payload: unknown): number {
  return (payload as { readonly times?: number } | null)?.times ?? 0
}

/** From where on a list was not looked at yet; null: from its beginning. */
export function readAfter(payload: unknown): string | null {
  return (payload as { readonly after?: string | null } | null)?.after ?? null
}

/** Since when an organization has no administrator who may act, and by which action. */
export function readGapSince(payload: unknown): { readonly since: Instant; readonly cause: string } {
  return payload as { readonly since: Instant; readonly cause: string }
}

/** An organization as its fact states it. */
export function readOrganizationFact(body: unknown): OrganizationFact {
  return body as OrganizationFact
}

export type OrganizationFact = {
  readonly name: string
  readonly kind?: string
  readonly country?: string
  readonly domains?: readonly string[]
}

type PersonFact = { readonly organization: string; readonly kind: string; readonly roles?: readonly string[] }

/** Where a person belongs, and what they are there, as their fact states it. */
export function readPersonFact(body: unknown): PersonFact {
  return body as PersonFact
}
