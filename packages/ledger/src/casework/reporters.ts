/** How earlier reports of the reporters of a case fared, and how many reports came about a subject. */
import type { Instant } from '@goodstanding/model'
import type { Db } from '../db/db.ts'

export type ReporterPast = {
  /** Their reports among those that were asked about. */
  readonly reports: readonly string[]
  /** One of these is about a danger. */
  readonly isDanger: boolean
  /** One of these came by mail. */
  readonly isMail: boolean
  /** Earlier ones that were decided, those of danger left out; several in one case are one. */
  readonly decided: number
  readonly borneOut: number
  /** Manifestly so, and nothing else of theirs in that case was borne out. */
  readonly unfounded: number
}

type Asked = {
  readonly reports: readonly string[]
  /** When the oldest that counts was received. */
  readonly from: Instant
  /** At most so many reporters, whoever reported most first. */
  readonly limit: number
  /** Clauses under which something may be a danger, whatever the report itself says. */
  readonly dangers: readonly string[]
}

const isDanger = (state: string): string =>
  `(${state} -> 'report' ->> 'danger' <> 'none' or coalesce(${state} -> 'report' ->> 'clause' = any($4::text[]), false))`

/** Whoever made some reports, one for each person of an organization. What is asked about counts in nobody's past. */
export function pastOfReporters(db: Db, { reports, from, limit, dangers }: Asked): Promise<readonly ReporterPast[]> {
  return db.query<ReporterPast>(
    {
      name: 'past-of-reporters',
      text: `
        with people as (
          select reporter, organization, array_agg(id order by sort desc, id) as reports,
                 bool_or(${isDanger('state')}) as "isDanger",
                 bool_or(state -> 'report' -> 'reporter' ->> 'kind' = 'mail') as "isMail"
          from report_view where id = any($1::text[])
          group by reporter, organization order by count(*) desc, min(id) limit $3)
        select p.reports, p."isDanger", p."isMail", count(d.*)::integer as decided,
               (count(d.*) filter (where d.is_borne_out))::integer as "borneOut",
               (count(d.*) filter (where d.is_unfounded and not d.is_borne_out))::integer as unfounded
        from people p left join lateral (
          select bool_or(r.state -> 'report' ->> 'outcome' = 'acted') as is_borne_out,
                 bool_or(coalesce(r.state -> 'report' ->> 'unfounded' = 'true', false)) as is_unfounded
          from report_view r
          where r.reporter = p.reporter and r.organization = p.organization and r.sort <= -$2::bigint
            and r.status = 'answered' and r.state -> 'report' ->> 'kind' = 'answered' and not ${isDanger('r.state')} and r.id <> all($1::text[])
          group by coalesce(r.case_id, r.id)) as d on true
        group by p.reports, p."isDanger", p."isMail" order by cardinality(p.reports) desc, p.reports[1]`,
    },
    [reports, from, limit, dangers],
  )
}

export type DayOfReports = {
  /** `2026-11-25`, in UTC. */
  readonly day: string
  readonly reports: number
}

/** Reports about a subject that were received since, oldest day first; days without any are left out. */
export function countReportsByDay(db: Db, aboutKey: string, from: Instant): Promise<readonly DayOfReports[]> {
  return db.query<DayOfReports>(
    {
      name: 'count-reports-by-day',
      text: `
        select to_char(to_timestamp(-sort / 1000.0) at time zone 'UTC', 'YYYY-MM-DD') as day, count(*)::integer as reports
        from report_view where about_key = $1 and sort <= -$2::bigint group by 1 order by 1`,
    },
    [aboutKey, from],
  )
}

/** How many reports about a subject are not answered yet. */
export async function countOpenReports(db: Db, aboutKey: string, open: readonly string[]): Promise<number> {
  const [counted] = await db.query<{ reports: number }>(
    {
      name: 'count-open-reports',
      text: `select count(*)::integer as reports from report_view where about_key = $1 and status = any($2::text[])`,
    },
    [aboutKey, open],
  )
  return counted?.reports ?? 0
}
