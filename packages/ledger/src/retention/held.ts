/** What retention must leave: what a legal hold covers, and decisions that may be appealed, or that an open case or an appeal rests on. */
import type { Instant } from '@goodstanding/model'
import type { Db } from '../db/db.ts'
import { keepHoldsAsTheyAre } from './keep-apart.ts'

/** Whom legal requests hold. */
export type Held = { readonly accounts: readonly string[]; readonly organizations: readonly string[] }

export async function listHeld(db: Db): Promise<Held> {
  const rows = await db.query<{ subject: string }>(
    `select distinct unnest(subjects) as subject from legal_request_view where held = 'held'`,
  )
  const of = (type: string) =>
    rows.flatMap(({ subject }) => (subject.startsWith(`${type}/`) ? [subject.slice(type.length + 1)] : []))
  return { accounts: of('account'), organizations: of('organization') }
}

/**
 * Whom the erasure of a person takes something from, beside the person: organizations that hold what they did there, and who reported
 * them. A legal hold on one of these covers it.
 */
export async function listHeldBeside(db: Db, person: string): Promise<readonly string[]> {
  const rows = await db.query<{ subject: string }>(
    `with held as (select distinct unnest(subjects) as subject from legal_request_view where held = 'held'),
       organization as (select subject, substr(subject, 14) as id from held where subject like 'organization/%')
     select subject from organization o
     where exists (select from decision d where d.organization = o.id and d.actor = $1)
        or exists (select from account_identity i where i.organization = o.id and i.account = $1)
        or exists (select from person p where p.organization = o.id and p.id = $1)
        or exists (select from report_view r where r.organization = o.id and r.reporter = $1)
        or exists (select from evidence e
                   where e.organization = o.id and e.about = 'account/' || $1 and e.erased_at is null)
     union
     select h.subject from held h
     where exists (select from evidence e join report_view r on e.source = 'report/' || r.id
                   where e.about = 'account/' || $1 and e.erased_at is null and h.subject = 'account/' || r.reporter)`,
    [person],
  )
  return rows.map(({ subject }) => subject)
}

export type Keeping = {
  readonly now: Instant
  /** How long what was kept back, and a decision not to act, may be appealed: the policy's, whatever retention is set to. */
  readonly appealWindowMs: number
}

/**
 * The rows of a month of decisions that may not go yet: a query, with its parameters from `$1` on. What was held or blocked is needed while its sender
 * may appeal it, in a case or in none. A case needs its decisions while it is open, while an appeal against it waits, and while one may
 * still come. Asked of the cases of this month alone, step by step: names are made before they are compared, as behind row security
 * an index is asked for nothing that is made in the comparison.
 */
export function keptDecisions(month: string, { accounts, organizations }: Held, { now, appealWindowMs }: Keeping) {
  return {
    values: [accounts, organizations, now, now - appealWindowMs],
    query: `
      with named as materialized (
        select id, 'dec_' || id::text as decision from "${month}"
      ), waiting as materialized (
        select split_part(against, '/', 1) as kind, split_part(against, '/', 2) as id from appeal_view where status = 'pending'
      ), inside as materialized (
        -- What was merged is decided, and appealed, in the other case.
        select named.id, coalesce(case when own.status in ('merged', 'settled') then own.state ->> 'into' end, own.id) as case_id
        from named join case_decision cd on cd.decision = named.decision join case_view own on own.id = cd.case_id
      ), concerned as materialized (
        select distinct case_id from inside
      ), acted as materialized (
        select a.case_id, a.id from concerned join action_view a on a.case_id = concerned.case_id
      ), kept_case as (
        select c.id from concerned join case_view c on c.id = concerned.case_id
        where c.status <> 'decided' or coalesce(c.decided_at, (c.state -> 'decision' ->> 'at')::numeric) > $4::numeric
        union select id from waiting where kind = 'case'
        union select acted.case_id from acted join waiting on waiting.kind = 'action' and waiting.id = acted.id
        union select acted.case_id from acted join notice_view n on n.action = acted.id
        where n.status = 'owed' or (n.state ->> 'appealUntil')::numeric > $3::numeric
      )
      select d.* from "${month}" d
      where d.actor = any($1::text[]) or d.organization = any($2::text[])
        or (d.effect in ('hold', 'block') and d.decided_at > to_timestamp($4::numeric / 1000.0))
        or d.id in (select inside.id from inside join kept_case on kept_case.id = inside.case_id)
        or d.id in (select named.id from named join waiting on waiting.kind = 'decision' and waiting.id = named.decision)`,
  }
}

/** Deletes entries of the log of webhooks that are over and older than `before`, unless a legal hold covers whom they tell of. */
export function forgetDeliveries(db: Db, before: Instant): Promise<number> {
  return db.transaction(async (tx) => {
    await keepHoldsAsTheyAre(tx)
    const { accounts, organizations } = await listHeld(tx)
    const [gone] = await tx.query<{ count: number }>(
      `with gone as (
         delete from webhook_delivery w
         where w.status <> 'waiting' and w.created_at < to_timestamp($1 / 1000.0)
           and w.subject_key <> all($2::text[])
           and not exists (select from account_identity i
                           where 'account/' || i.account = w.subject_key and i.organization = any($3::text[]))
           and not exists (select from person p
                           where 'account/' || p.id = w.subject_key and p.organization = any($3::text[]))
         returning 1)
       select count(*) as count from gone`,
      [
        before,
        [...accounts.map((id) => `account/${id}`), ...organizations.map((id) => `organization/${id}`)],
        organizations,
      ],
    )
    return gone?.count ?? 0
  })
}
