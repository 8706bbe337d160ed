/**
 * What the transparency report counts, read off the views in a period: some fields of each state, and of what lay in its case only the
 * kinds. States are long, and a year of them is hundreds of megabytes; the database takes them apart, not the thread that decides.
 */
import type { Instant } from '@goodstanding/model'
import type { Db } from '../db/db.ts'

/** From included, until excluded. */
type Span = { readonly from: Instant; readonly until: Instant }

/** What the last row of a page lay by; null: from the start. */
export type CountedPlace = { readonly sort: number; readonly id: string }

export type CountedAction = CountedPlace & {
  /** As `subjectKey` writes it. */
  readonly subject: string
  readonly case: string | null
  readonly clause: string
  readonly type: string
  readonly isMachines: boolean
  readonly takenAt: Instant
  /** Null unless it was taken back. */
  readonly reversedAt: Instant | null
  readonly why: string | null
  /** Kinds of what lay in its case when it was taken. */
  readonly items: readonly string[]
}

/** A page of a query that knows the span by $1 and $2; the latest lies first, by the negative of when it was. */
const readPage = <Row extends object>(db: Db, { name, text }: Named, { span, after, limit }: Paged) =>
  // Only where there is a place to go on from may it be asked for: "or from the start" is a condition that no index follows.
  after === null
    ? db.query<Row>({ name, text: `${text} order by v.sort, v.id limit $3` }, [1 - span.until, 1 - span.from, limit])
    : db.query<Row>(
        {
          name: `${name}-on`,
          text: `${text} and (v.sort, v.id) > ($4::bigint, $5::text) order by v.sort, v.id limit $3`,
        },
        [1 - span.until, 1 - span.from, limit, after.sort, after.id],
      )

type Named = { readonly name: string; readonly text: string }
type Paged = { readonly span: Span; readonly after: CountedPlace | null; readonly limit: number }

const actionsWhere = (condition: string): string => `
  select v.id, v.sort, v.subject_key as subject, v.case_id as "case", v.clause, v.type,
         v.state -> 'by' ->> 'kind' = 'machine' as "isMachines", -v.sort as "takenAt",
         case when v.status = 'reversed' then (v.state ->> 'reversedAt')::bigint end as "reversedAt",
         case when v.status = 'reversed' then v.state ->> 'why' end as why,
         array(select distinct item ->> 'kind' from json_array_elements(c.state -> 'items') as item
               where (item ->> 'at')::bigint <= -v.sort) as items
  from action_view v left join case_view c on c.id = v.case_id
  where v.status = any(array['active', 'ended', 'reversed']) and ${condition}`

/** Actions that were taken in the span, the latest first. */
export function readActionsTaken(db: Db, paged: Paged): Promise<readonly CountedAction[]> {
  return readPage(
    db,
    { name: 'actions-taken', text: actionsWhere('v.sort >= $1::bigint and v.sort < $2::bigint') },
    paged,
  )
}

/** Those that were taken before it and taken back in it. */
export function readEarlierTakenBack(db: Db, paged: Paged): Promise<readonly CountedAction[]> {
  const text = actionsWhere(`v.status = 'reversed' and v.sort >= $2::bigint
    and (v.state ->> 'reversedAt')::bigint > -$2::bigint and (v.state ->> 'reversedAt')::bigint < 1 - $1::bigint`)
  return readPage(db, { name: 'earlier-taken-back', text }, paged)
}

export type CountedReport = CountedPlace & {
  readonly status: string
  readonly case: string | null
  readonly receivedAt: Instant
  /** Of an answer: what it said. */
  readonly outcome: string | null
  /** When its present state began, and the first answer before that. */
  readonly at: Instant | null
  readonly firstAnsweredAt: Instant | null
}

/** What organizations dealt with themselves is answered without an outcome of the operator. */
const reportsOf = (view: 'report_view' | 'complaint_view', kept: string): string => `
  select v.id, v.sort, v.status, v.case_id as "case", -v.sort as "receivedAt",
         coalesce(${kept} ->> 'outcome', ${kept} ->> 'kind') as outcome,
         (${kept} ->> 'at')::bigint as at, (${kept} ->> 'firstAnsweredAt')::bigint as "firstAnsweredAt"
  from ${view} v where v.sort >= $1::bigint and v.sort < $2::bigint`

/** Reports that were received in the span. */
export function readReportsReceived(db: Db, paged: Paged): Promise<readonly CountedReport[]> {
  return readPage(db, { name: 'reports-received', text: reportsOf('report_view', `(v.state -> 'report')`) }, paged)
}

/** Complaints that were filed in it. */
export function readComplaintsFiled(db: Db, paged: Paged): Promise<readonly CountedReport[]> {
  return readPage(db, { name: 'complaints-filed', text: reportsOf('complaint_view', 'v.state') }, paged)
}
