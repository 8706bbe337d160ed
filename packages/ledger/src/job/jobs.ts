/**
 * Jobs and timers: one row each, taken by lease. A worker that dies loses its lease, and the job comes again; a job is
 * therefore written so that doing it twice does no harm. A limit's end is also checked on every decision, so a late
 * job never lengthens it.
 */
import type { Instant } from '@goodstanding/model'
import type { Db } from '../db/db.ts'

export type Job = {
  readonly kind: string
  /** One job of a kind and key at a time, e.g. the id of the case whose deadline it is. */
  readonly key: string
  readonly payload: unknown
  readonly due: Instant
}

/** `attempts` counts this one. With `due` it fences the lease: a job that was moved counts anew, and is due at another time. */
export type TakenJob = Job & { readonly attempts: number }

type Held = Pick<TakenJob, 'kind' | 'key' | 'attempts' | 'due'>

/** Sets jobs, or moves those that stand: due, payload and a fresh count of attempts; a lease on one is lost. */
export async function scheduleJobs(db: Db, jobs: readonly Job[]): Promise<void> {
  if (jobs.length === 0) return
  await db.query(
    {
      name: 'schedule-jobs',
      text: `
        insert into job (kind, key, payload, due)
        select kind, key, payload, to_timestamp(due / 1000.0)
        from rows from (
          json_to_recordset($1::json) as (kind text, key text, due bigint),
          json_array_elements($2::json)
        ) as row (kind, key, due, payload)
        order by kind, key
        on conflict (kind, key) do update
          set payload = excluded.payload, due = excluded.due, lease_until = null, attempts = 0, error = null`,
    },
    [
      JSON.stringify(jobs.map(({ kind, key, due }) => ({ kind, key, due }))),
      JSON.stringify(jobs.map(({ payload }) => payload ?? null)),
    ],
  )
}

/** Sets one job, as `scheduleJobs` does. */
export async function scheduleJob(db: Db, job: Job): Promise<void> {
  await scheduleJobs(db, [job])
}

/** Takes jobs away, whoever holds them; answers how many there were. */
export async function cancelJobs(db: Db, jobs: readonly Pick<Job, 'kind' | 'key'>[]): Promise<number> {
  if (jobs.length === 0) return 0
  const gone = await db.query(
    {
      name: 'cancel-jobs',
      // In one order for all: two who take the same jobs away wait for each other, and not in a circle.
      text: `
        with gone as (
          select job.kind, job.key from job
          join unnest($1::text[], $2::text[]) as named (kind, key) on job.kind = named.kind and job.key = named.key
          order by job.kind, job.key for update of job)
        delete from job using gone where job.kind = gone.kind and job.key = gone.key returning job.key`,
    },
    [jobs.map(({ kind }) => kind), jobs.map(({ key }) => key)],
  )
  return gone.length
}

/** The job of a kind and key, or null. */
export async function findJob(db: Db, { kind, key }: Pick<Job, 'kind' | 'key'>): Promise<Job | null> {
  const [job] = await db.query<Job>(`select kind, key, payload, due from job where kind = $1 and key = $2`, [kind, key])
  return job ?? null
}

/**
 * Takes due jobs of these kinds that nobody holds, the most overdue first, and of those due at one moment the earlier ids: what an order had
 * delayed is told in the order in which it happened. Leases end by the database's clock: a worker whose own is ahead
 * takes no job that another is at.
 */
export function takeJobs(
  db: Db,
  take: { readonly kinds: readonly string[]; readonly limit: number; readonly now: Instant; readonly leaseMs: number },
): Promise<readonly TakenJob[]> {
  return db.query<TakenJob>(
    `with free as (
       select kind, key from job
       where kind = any($1::text[]) and due <= to_timestamp($3 / 1000.0)
         and (lease_until is null or lease_until <= now())
       order by due, key limit $2 for update skip locked),
     taken as (
       update job j set lease_until = now() + $4 * interval '1 ms', attempts = j.attempts + 1
       from free where j.kind = free.kind and j.key = free.key
       returning j.kind, j.key, j.payload, j.due, j.attempts)
     select kind, key, payload, due, attempts from taken order by due, key`,
    [take.kinds, take.limit, take.now, take.leaseMs],
  )
}

/** Whether whoever took a job holds it still, by the first four parameters. */
const IS_HELD = `kind = $1 and key = $2 and attempts = $3
  and date_trunc('milliseconds', due) = to_timestamp($4 / 1000.0) and lease_until is not null`

/** Keeps a job that takes longer than its lease, for so long from now. False when the lease was lost: stop working on it. */
export async function renewJob(db: Db, { kind, key, attempts, due }: Held, leaseMs: number): Promise<boolean> {
  const renew = `update job set lease_until = now() + $5 * interval '1 ms' where ${IS_HELD} returning key`
  const kept = await db.query(renew, [kind, key, attempts, due, leaseMs])
  return kept.length > 0
}

/** It is done. Inside the transaction of its effects, both stand or fall together. False when the lease was lost. */
export async function finishJob(db: Db, { kind, key, attempts, due }: Held): Promise<boolean> {
  const gone = await db.query(`delete from job where ${IS_HELD} returning key`, [kind, key, attempts, due])
  return gone.length > 0
}

/** It failed: it comes again at `due`. False when the lease was lost. */
export async function retryJob(
  db: Db,
  { kind, key, attempts, due }: Held,
  again: { readonly due: Instant; readonly error: string },
): Promise<boolean> {
  const kept = await db.query(
    `update job set due = to_timestamp($5 / 1000.0), lease_until = null, error = $6 where ${IS_HELD} returning key`,
    [kind, key, attempts, due, again.due, again.error],
  )
  return kept.length > 0
}

/** Jobs of these kinds that are due later than any of them waits were set by a clock that has been put back since: they are due now. */
export async function recallJobs(
  db: Db,
  { kinds, now, longestMs }: { readonly kinds: readonly string[]; readonly now: Instant; readonly longestMs: number },
): Promise<void> {
  await db.query(
    `update job set due = to_timestamp($2 / 1000.0)
     where kind = any ($1::text[]) and due > to_timestamp($3 / 1000.0) and (lease_until is null or lease_until <= now())`,
    [kinds, now, now + longestMs],
  )
}

/** How many streams of each kind have passed their deadline and wait for an answer still. Keys are `kind/id`. */
export async function countOverdue(db: Db, now: Instant): Promise<ReadonlyMap<string, number>> {
  const rows = await db.query<{ kind: string; count: number }>(
    `select split_part(key, '/', 1) as kind, count(*)::integer as count from job
     where kind = 'deadline' and (due <= to_timestamp($1 / 1000.0) or coalesce((payload ->> 'times')::integer, 0) > 0)
     group by 1`,
    [now],
  )
  return new Map(rows.map(({ kind, count }) => [kind, count]))
}
