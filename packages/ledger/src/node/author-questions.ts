/** What nodes ask each other: who sent an event that was plainly allowed. Only the node that allowed it remembers. */
import type { Instant } from '@goodstanding/model'
import type { Db } from '../db/db.ts'

export type Beaten = {
  /** How many other nodes there are. */
  readonly others: number
  /** When the first that is gone was last heard of, by its own clock; null: none is. Each that is gone is told to one node only. */
  readonly goneSince: Instant | null
  /** By how much the node's clock is ahead of the database's; below zero: behind it. */
  readonly aheadMs: number
}

/**
 * Says that a node is up whose clock says `now`, and forgets those that were not heard of for `withinMs` and did not say that they end. Who is
 * up is told by the database's clock: a node whose own is off is not gone.
 */
export async function beatNode(
  db: Db,
  node: string,
  { now, withinMs }: { readonly now: Instant; readonly withinMs: number },
): Promise<Beaten> {
  const [beaten] = await db.query<Pick<Beaten, 'aheadMs'>>(
    `insert into node (id, seen_at, clock_ahead_ms)
     values ($1, now(), $2::bigint - (extract(epoch from now()) * 1000)::bigint)
     on conflict (id) do update set seen_at = excluded.seen_at, clock_ahead_ms = excluded.clock_ahead_ms
     returning clock_ahead_ms as "aheadMs"`,
    [node, now],
  )
  const gone = await db.query<{ seenAt: Instant }>(
    `delete from node where seen_at < now() - $1 * interval '1 ms'
     returning seen_at + clock_ahead_ms * interval '1 ms' as "seenAt"`,
    [withinMs],
  )
  await db.query(`delete from author_question where asked_at < now() - $1 * interval '1 ms'`, [withinMs])
  const [row] = await db.query<{ others: number }>(`select count(*)::integer as others from node where id <> $1`, [
    node,
  ])
  const goneSince = gone.length === 0 ? null : Math.min(...gone.map(({ seenAt }) => seenAt))
  return { others: row?.others ?? 0, goneSince, aheadMs: beaten?.aheadMs ?? 0 }
}

export async function forgetNode(db: Db, node: string): Promise<void> {
  await db.query(`delete from node where id = $1`, [node])
}

export type AuthorQuestion = { readonly id: string; readonly source: string; readonly eventId: string }

export async function askForAuthor(db: Db, { id, source, eventId }: AuthorQuestion, node: string): Promise<void> {
  await db.query(`insert into author_question (id, node, source, event_id, asked_at) values ($1, $2, $3, $4, now())`, [
    id,
    node,
    source,
    eventId,
  ])
}

/** Questions of other nodes that this one has not looked at, whatever their order: they come by other clocks, and later than they were asked. */
export function listAuthorQuestions(
  db: Db,
  node: string,
  looked: readonly string[],
): Promise<readonly AuthorQuestion[]> {
  return db.query<AuthorQuestion>(
    {
      name: 'list-author-questions',
      text: `select id, source, event_id as "eventId" from author_question
             where node <> $1 and id <> all($2::text[]) order by id limit 100`,
    },
    [node, looked],
  )
}

export type AnsweredAuthor = { readonly account: string; readonly organization: string }

/** `author` null: this node does not know either. */
export async function answerForAuthor(db: Db, id: string, author: AnsweredAuthor | null): Promise<void> {
  await db.query(
    `update author_question set answers = answers + 1, account = coalesce(account, $2), organization = coalesce(organization, $3)
     where id = $1`,
    [id, author?.account ?? null, author?.organization ?? null],
  )
}

export type AuthorAnswer = {
  readonly answers: number
  readonly account: string | null
  readonly organization: string | null
}

export async function readAuthorAnswer(db: Db, id: string): Promise<AuthorAnswer | null> {
  const [row] = await db.query<AuthorAnswer>(
    `select answers, account, organization from author_question where id = $1`,
    [id],
  )
  return row ?? null
}

export async function dropAuthorQuestion(db: Db, id: string): Promise<void> {
  await db.query(`delete from author_question where id = $1`, [id])
}
