/**
 * `Idempotency-Key`: the first call with a key works, a repeat gets its answer, the same key with another body is
 * refused. A call whose process died frees its key when its claim ends - by the clock of the database: of two nodes whose clocks are
 * apart, one would take the other's claim for ended, and do the same work again.
 */
import type { Instant } from '@goodstanding/model'
import type { Db } from '../db/db.ts'

export type IdempotencyKey = {
  /** Whose key it is, e.g. the id of the token: keys of different callers never meet. */
  readonly caller: string
  readonly key: string
}

export type IdempotencyClaim = IdempotencyKey & {
  /** sha-256 of method, path and body, 64 hex digits. */
  readonly requestHash: string
  readonly claimMs: number
  readonly keepMs: number
}

export type ClaimOutcome =
  /** The caller works, then calls `finishIdempotencyKey`, or `freeIdempotencyKey` when it failed. `until` tells this claim from a later one. */
  | { readonly kind: 'claimed'; readonly until: string }
  | { readonly kind: 'finished'; readonly status: number; readonly response: unknown }
  | { readonly kind: 'in-progress' }
  /** Its work was committed, its claim has ended, and its answer was lost or was shown once. */
  | { readonly kind: 'done' }
  | { readonly kind: 'reused' }

type Standing = {
  readonly requestHash: string
  readonly status: number | null
  readonly response: unknown
  /** The work was committed, and nobody is about to say what it answered. */
  readonly isOver: boolean
}

export async function claimIdempotencyKey(db: Db, claim: IdempotencyClaim): Promise<ClaimOutcome> {
  const { caller, key, requestHash, claimMs, keepMs } = claim
  const [claimed] = await db.query<{ readonly until: string }>(
    `insert into idempotency_key as kept (caller, key, request_hash, claimed_until, expires_at)
     values ($1, $2, decode($3, 'hex'), clock_timestamp() + $4 * interval '1 ms', clock_timestamp() + $5 * interval '1 ms')
     on conflict (caller, key) do update
       set request_hash = excluded.request_hash, status = null, response = null, worked = false,
           claimed_until = excluded.claimed_until, expires_at = excluded.expires_at
       where kept.expires_at <= clock_timestamp()
          or (kept.status is null and not kept.worked and kept.claimed_until <= clock_timestamp()
              and kept.request_hash = excluded.request_hash)
     returning claimed_until::text as until`,
    [caller, key, requestHash, claimMs, keepMs],
  )
  if (claimed !== undefined) return { kind: 'claimed', until: claimed.until }
  const [standing] = await db.query<Standing>(
    `select encode(request_hash, 'hex') as "requestHash", status, response,
            worked and claimed_until <= clock_timestamp() as "isOver"
     from idempotency_key where caller = $1 and key = $2`,
    [caller, key],
  )
  if (standing === undefined) return { kind: 'in-progress' } // freed just now: the caller's next try gets it
  if (standing.requestHash !== requestHash) return { kind: 'reused' }
  if (standing.status === null) return { kind: standing.isOver ? 'done' : 'in-progress' }
  return { kind: 'finished', status: standing.status, response: standing.response }
}

/** Keeps the answer for repeats. Inside the transaction of the work itself, answer and work stand or fall together. */
export async function finishIdempotencyKey(
  db: Db,
  { caller, key }: IdempotencyKey,
  answer: { readonly status: number; readonly response: unknown },
): Promise<void> {
  await db.query(`update idempotency_key set status = $3, response = $4::json where caller = $1 and key = $2`, [
    caller,
    key,
    answer.status,
    JSON.stringify(answer.response),
  ])
}

/** Says, in the transaction of the work itself, that the work under this key is done: whatever becomes of its answer. */
export async function markIdempotencyWorked(tx: Db, { caller, key }: IdempotencyKey): Promise<void> {
  await tx.query(`update idempotency_key set worked = true where caller = $1 and key = $2`, [caller, key])
}

/** Of a call whose answer is kept nowhere: no repeat waits for it. Work that was never said to be done holds its key until the claim ends. */
export async function endIdempotencyClaim(db: Db, { caller, key }: IdempotencyKey, until: string): Promise<void> {
  await db.query(
    `update idempotency_key set claimed_until = clock_timestamp()
     where caller = $1 and key = $2 and claimed_until = $3::timestamptz and status is null and worked`,
    [caller, key, until],
  )
}

/**
 * Lets a key go whose work failed, so that the next try may work: of a claim that has ended meanwhile and was taken anew, it is left.
 * Where the work was done before the call failed, it is over.
 */
export async function freeIdempotencyKey(db: Db, { caller, key }: IdempotencyKey, until: string): Promise<void> {
  await db.query(
    `delete from idempotency_key
     where caller = $1 and key = $2 and claimed_until = $3::timestamptz and status is null and not worked`,
    [caller, key, until],
  )
  await endIdempotencyClaim(db, { caller, key }, until)
}

export async function forgetIdempotencyKeys(db: Db, now: Instant): Promise<void> {
  await db.query(`delete from idempotency_key where expires_at <= to_timestamp($1 / 1000.0)`, [now])
}
