/**
 * What recorded decisions are found by: keyed hashes, made by whoever can read the events. New decisions are stored with theirs; those
 * that were recorded before this was kept get them from the newest to the oldest.
 */
import type { Instant } from '@goodstanding/model'
import type { Db, Page, PageRequest } from '../db/db.ts'
import { pageFrom } from '../db/page-from.ts'
import { idFloor, instantOfId, isUuid } from '../ids/uuid.ts'
import type { DecisionRow } from './decision-row.ts'

/** A decision with what it is found by: signed 64-bit numbers as text. */
export type TracedDecision = DecisionRow & { readonly traces: readonly string[] }

/** After every id that is made. */
const LAST = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/** The ids of decisions with a trace, newest first. A cursor that is none of ours gives the first page. */
export async function listTraced(db: Db, trace: string, { limit, cursor }: PageRequest): Promise<Page<string>> {
  const rows = await db.query<{ id: string }>(
    {
      name: 'list-traced',
      text: `select decision_id as id from decision_trace
             where trace = $1::bigint and decision_id < $2::uuid
             order by decision_id desc limit $3`,
    },
    [trace, cursor !== null && isUuid(cursor) ? cursor : LAST, limit + 1],
  )
  const { items, next } = pageFrom(rows, limit, ({ id }) => id)
  return { items: items.map(({ id }) => id), next }
}

export type TraceCount = {
  readonly decisions: number
  readonly accounts: number
  readonly organizations: number
  /** Whether there are more than were counted. */
  readonly more: boolean
}

/** How many decisions, accounts and organizations a trace links, among the newest `most` decisions. */
export async function countTraced(db: Db, trace: string, most: number): Promise<TraceCount> {
  const [row] = await db.query<Omit<TraceCount, 'more'>>(
    {
      name: 'count-traced',
      text: `select count(*) as decisions, count(distinct (organization, actor)) as accounts,
                    count(distinct organization) as organizations
             from (select organization, actor from decision_trace
                   where trace = $1::bigint order by decision_id desc limit $2) as newest`,
    },
    [trace, most],
  )
  const counted = row ?? { decisions: 0, accounts: 0, organizations: 0 }
  return { ...counted, more: counted.decisions === most }
}

/** Since when every recorded decision is found by its traces; null: all of them are. */
export async function tracedSince(db: Db, now: Instant): Promise<Instant | null> {
  const [row] = await db.query<{ below: string | null; done: boolean }>('select below, done from tracing')
  if (row?.done === true) return null
  return row === undefined || row.below === null ? now : instantOfId(row.below)
}

/** How far decisions have their traces. `below`: the oldest that has; `done`: there are none left. */
export type Untraced = { readonly below: string | null; readonly done: boolean }

/** One portion of the decisions that were recorded before traces were. Call in a transaction; answers null while another node is at it. */
export async function takeUntraced(tx: Db): Promise<Untraced | null> {
  await tx.query('insert into tracing default values on conflict do nothing')
  const [row] = await tx.query<Untraced>('select below, done from tracing for update skip locked')
  return row ?? null
}

/** Stores the traces of a portion, and how far that is. `below` null: there was nothing left. */
export async function addTraces(tx: Db, decisions: readonly TracedDecision[], below: string | null): Promise<void> {
  const traced = decisions.flatMap(({ id, organization, actor, traces }) =>
    traces.map((trace) => ({ trace, id, organization, actor })),
  )
  if (traced.length > 0)
    await tx.query(
      `insert into decision_trace (trace, decision_id, organization, actor)
       select trace, id, organization, actor
       from json_to_recordset($1::json) as (trace bigint, id uuid, organization text, actor text)
       on conflict do nothing`,
      [JSON.stringify(traced)],
    )
  await tx.query('update tracing set below = coalesce($1::uuid, below), done = $1::uuid is null', [below])
}

/** Frees what decisions were found by that are no longer kept. In portions, so that no transaction lasts long. */
export async function freeTraces(db: Db, before: Instant): Promise<number> {
  for (let total = 0; ; ) {
    const [row] = await db.query<{ freed: number }>(
      `with old as (
         select trace, decision_id from decision_trace t
         where decision_id < $1::uuid
           and not exists (select from decision d where d.id = t.decision_id)
         limit 20000),
       freed as (
         delete from decision_trace t using old
         where t.trace = old.trace and t.decision_id = old.decision_id returning 1)
       select count(*) as freed from freed`,
      [idFloor(before)],
    )
    const freed = row?.freed ?? 0
    total += freed
    if (freed === 0) return total
  }
}
