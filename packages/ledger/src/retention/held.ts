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
 * A condition on a row `d` of `decision`, with its parameters from `$1` on: whether it may not go yet. What was held or blocked is needed
 * while its sender may appeal it, in a case or in none. A case needs its decisions while it is open, while an appeal against it waits, and
 * while one may still come.
 */
export function keptDecisions({ accounts, organizations }: Held, { now, appealWindowMs }: Keeping) {
  return {
    values: [accounts, organizations, now, now - appealWindowMs],
    condition: `(
      d.actor = any($1::text[]) or d.organization = any($2::text[])
      or (d.effect in ('hold', 'block') and d.decided_at > to_timestamp($4::numeric / 1000.0))
      or exists (select from appeal_view p
                 where p.status = 'pending' and p.against = 'decision/dec_' || d.id::text || '/subject')
      or exists (
        select from case_decision cd
        join case_view own on own.id = cd.case_id
        -- What was merged is decided, and appealed, in the other case.
        join case_view c on c.id = coalesce(own.state ->> 'into', own.id)
        where cd.decision = 'dec_' || d.id::text and (
          c.status <> 'decided'
          or (c.state -> 'decision' ->> 'at')::numeric > $4::numeric
          or exists (select from appeal_view p
                     where p.status = 'pending' and p.against like 'case/' || c.id || '/%')
          or exists (
            select from action_view a
            where a.case_id = c.id and (
              exists (select from appeal_view p
                      where p.status = 'pending' and p.against like 'action/' || a.id || '/%')
              or exists (select from notice_view n
                         where n.action = a.id
                           and (n.status = 'owed' or (n.state ->> 'appealUntil')::numeric > $3::numeric)))))))`,
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
