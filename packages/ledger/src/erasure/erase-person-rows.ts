/** What is kept of a person outside the record, removed: facts, tokens of identity, sessions, remembered answers. */
import type { Instant } from '@goodstanding/model'
import type { Db } from '../db/db.ts'
import { deleteFact } from '../fact/delete-fact.ts'

/** How many rows went, by what they were. */
export type ErasedRows = {
  readonly facts: number
  readonly factChanges: number
  readonly identities: number
  readonly administrators: number
  readonly sessions: number
  readonly answers: number
  readonly traces: number
}

export type ErasedPerson = {
  readonly rows: ErasedRows
  /** Facts that are no longer in force, with the position that the feed gave it. */
  readonly withdrawn: readonly Withdrawn[]
}

type Withdrawn = { readonly kind: 'person' | 'consent'; readonly key: string; readonly position: number }

/**
 * Call in a transaction. Other nodes learn of the facts by the change feed, which keeps that they are gone and forgets what they
 * said. `keepIdentity`: a terminated account's tokens stay, because they bar its return.
 */
export async function erasePersonRows(
  tx: Db,
  { person, keepIdentity, at }: { readonly person: string; readonly keepIdentity: boolean; readonly at: Instant },
): Promise<ErasedPerson> {
  const consents = await consentsOf(tx, person)
  const facts = [
    { kind: 'person', key: person },
    ...consents.map(({ id }) => ({ kind: 'consent', key: id }) as const),
  ] as const
  const withdrawn: Withdrawn[] = []
  for (const { kind, key } of facts) {
    const deleted = await deleteFact(tx, { kind, key, expectedVersion: null, at })
    if (deleted.kind === 'deleted') withdrawn.push({ kind, key, position: deleted.position })
  }
  const rows = {
    facts: withdrawn.length,
    factChanges: await forgetChanges(tx, facts),
    identities: keepIdentity ? 0 : await remove(tx, 'account_identity where account = $1', person),
    administrators: await remove(tx, 'known_administrator where person = $1', person),
    sessions: await remove(tx, 'session where person = $1', person),
    traces: await remove(tx, 'decision_trace where actor = $1', person),
    // Callers are kept as `member/["organization","role","person"]`.
    answers: await remove(
      tx,
      `idempotency_key where caller like 'member/[%' and right(caller, length($1)) = $1`,
      `,${JSON.stringify(person)}]`,
    ),
  }
  return { rows, withdrawn }
}

/** PostgreSQL takes no field out of a body that holds U+0000 anywhere: one such consent, of anybody, would end every erasure. */
async function consentsOf(tx: Db, person: string): Promise<readonly { readonly id: string }[]> {
  const naming = await tx.query<{ id: string; body: { readonly person?: unknown } }>(
    'select id, body from consent where position($1 in body::text) > 0',
    [JSON.stringify(person)],
  )
  return naming.filter(({ body }) => body.person === person)
}

async function forgetChanges(
  tx: Db,
  facts: readonly { readonly kind: string; readonly key: string }[],
): Promise<number> {
  await tx.query(`select set_config('goodstanding.retention', 'fact_change', true)`)
  let forgotten = 0
  for (const { kind, key } of facts) {
    const gone = await tx.query(
      `delete from fact_change where kind = $1 and key = $2 and body is not null returning position`,
      [kind, key],
    )
    forgotten += gone.length
  }
  await tx.query(`select set_config('goodstanding.retention', '', true)`)
  return forgotten
}

async function remove(tx: Db, rows: string, value: string): Promise<number> {
  const [gone] = await tx.query<{ count: number }>(
    `with gone as (delete from ${rows} returning 1) select count(*) as count from gone`,
    [value],
  )
  return gone?.count ?? 0
}
