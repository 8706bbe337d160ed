/** Reads what the ledger keeps of casework as the types that it was written from: documents come back as they were stored. */
import {
  allInView,
  type Db,
  type DecisionRow,
  getFact,
  listView,
  type Page,
  type PageRequest,
  readView,
  type ViewCondition,
} from '@goodstanding/ledger'
import type { SubjectStanding } from '@goodstanding/engine'
import type { Instant } from '@goodstanding/model'
import type { Stream } from './unit.ts'

type At = { readonly at: Instant }
export type Found<State> = { readonly id: string; readonly state: State }

/** A kept state as the type of its stream. */
export function stateOf<State, Event extends At>(_stream: Stream<State, Event>, kept: unknown): State {
  return kept as State
}

/** The state of a stream, not locked, or null. */
export async function readStream<State, Event extends At>(
  db: Db,
  stream: Stream<State, Event>,
  id: string,
): Promise<State | null> {
  const row = await readView(db, stream.view, id)
  return row === null ? null : stateOf(stream, row.state)
}

/** A page of states that meet every condition. */
export async function listStream<State, Event extends At>(
  db: Db,
  stream: Stream<State, Event>,
  conditions: readonly ViewCondition[],
  page: PageRequest,
): Promise<Page<Found<State>>> {
  const { items, next } = await listView(db, stream.view, conditions, page)
  return { items: items.map(({ id, state }) => ({ id, state: stateOf(stream, state) })), next }
}

/** All states that meet the conditions, where their number is bounded by its nature. */
export async function allInStream<State, Event extends At>(
  db: Db,
  stream: Stream<State, Event>,
  conditions: readonly ViewCondition[],
): Promise<readonly Found<State>[]> {
  const rows = await allInView(db, stream.view, conditions)
  return rows.map(({ id, state }) => ({ id, state: stateOf(stream, state) }))
}

/** What casework reads of a recorded event. Its schema was checked when it came in. */
export type RecordedData = {
  readonly content?: { readonly text?: string; readonly files?: readonly { readonly sha256?: string }[] }
  readonly file?: { readonly sha256?: string }
  readonly audience?: { readonly recipients?: readonly string[] }
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
