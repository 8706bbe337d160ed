/**
 * What standing needs of a subject's actions, however many there are: the points that count, how often it was limited, and of what bites
 * only that which makes a difference. The actions on a subject are those on itself and those on content that it answers for.
 */
import type { Instant } from '@goodstanding/model'
import type { Db } from '../db/db.ts'

const MINE = `(subject_key = $1 or holder_key = $1)`

export type PointsRule = {
  /** By severity, 1 first: how many points, and for how many ms. */
  readonly points: readonly number[]
  readonly lasts: readonly number[]
  /** Types that give none. */
  readonly without: readonly string[]
}

export type WeighedPoints = {
  readonly points: number
  /** When the first of them stop counting; null: there are none. */
  readonly endsAt: Instant | null
}

/** The points that count at a time: of each violation the most that one of its actions gives, unless reversed. */
export async function weighPoints(
  db: Db,
  subjectKey: string,
  { rule: { points, lasts, without }, now }: { readonly rule: PointsRule; readonly now: Instant },
): Promise<WeighedPoints> {
  const [weighed] = await db.query<WeighedPoints>(
    {
      name: 'weigh-points',
      text: `
        select coalesce(sum(points), 0)::integer as points, min(ends_at) as "endsAt" from (
          select max(($3::integer[])[severity]) as points, min(counts_from + ($4::bigint[])[severity]) as ends_at
          from action_view
          where ${MINE} and status = any(array['active', 'ended']) and type <> all($5::text[])
            and follow_up is null and counts_from + ($4::bigint[])[severity] > $2::bigint
          group by violation) as violations`,
    },
    [subjectKey, now, points, lasts, without],
  )
  return weighed ?? { points: 0, endsAt: null }
}

export type BitingRule = {
  /** Types that take something away. */
  readonly biting: readonly string[]
  /** Those of them that a later reinstatement lifts. */
  readonly lifted: readonly string[]
}

/**
 * The actions in force that make a difference: of each kind - the same sort of subject, type, capability and window to export - the first,
 * the first that has not run out by `now`, the one that lasts longest, and the last. Any others of a kind change nothing beside them.
 */
export async function listBiting(
  db: Db,
  subjectKey: string,
  { rule: { biting, lifted }, now }: { readonly rule: BitingRule; readonly now: Instant },
): Promise<readonly string[]> {
  const firstOfEach = (order: string, where = 'true'): string =>
    `(select distinct on (sort_of, type, capability, export_window) id from biting where ${where}
      order by sort_of, type, capability, export_window, ${order})`
  const rows = await db.query<{ id: string }>(
    {
      name: 'list-biting',
      text: `
        with reinstated as (
          select subject_key, max(taken_at) as at from action_view
          where ${MINE} and type = 'reinstate' and status = any(array['active', 'ended'])
          group by subject_key
        ), biting as materialized (
          select v.id, v.type, v.capability, v.export_window, v.taken_at, v.until_at, split_part(v.subject_key, '/', 1) as sort_of
          from action_view v left join reinstated r on r.subject_key = v.subject_key
          where (v.subject_key = $1 or v.holder_key = $1) and v.status = 'active' and v.type = any($3::text[])
            and (v.type <> all($4::text[]) or r.at is null or r.at <= v.taken_at)
        )
        ${firstOfEach('taken_at, id')}
        union ${firstOfEach('taken_at, id', 'until_at is null or until_at > $2::bigint')}
        union ${firstOfEach('until_at desc nulls first, taken_at, id')}
        union ${firstOfEach('taken_at desc, id desc')}`,
    },
    [subjectKey, now, biting, lifted],
  )
  return rows.map(({ id }) => id)
}

/** `apartFrom`: a violation, or an action of it, whose own limits do not count; null: all do. */
export type LimitsBefore = { readonly before: Instant; readonly apartFrom: string | null }

/** By how many violations an organization was limited before a time, what was reversed and what only followed left out. */
export async function countLimitsBefore(
  db: Db,
  subjectKey: string,
  { before, apartFrom }: LimitsBefore,
): Promise<number> {
  const [counted] = await db.query<{ limits: number }>(
    {
      name: 'count-limits-before',
      text: `
        select count(distinct violation)::integer as limits from action_view
        where subject_key = $1 and type = 'limit' and status = any(array['active', 'ended'])
          and follow_up is null and taken_at < $2::bigint
          and violation is distinct from coalesce((select violation from action_view where id = $3::text), $3::text)`,
    },
    [subjectKey, before, apartFrom],
  )
  return counted?.limits ?? 0
}
