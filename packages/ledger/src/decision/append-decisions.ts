import { type CounterPack, insertPacks, packValues } from '../counter/counter-log.ts'
import type { Db } from '../db/db.ts'
import { INCOMING_DECISIONS, INSERT_CHOSEN, INSERT_TRACES, incomingDecisions } from './decision-columns.ts'
import type { DecisionRow, KeyHolder } from './decision-row.ts'
import { answerClaims } from './answer-claims.ts'

export type Appended =
  | { readonly kind: 'stored' }
  /** Another decision holds the event's key: that one answers, or the event is refused when the body hashes differ. */
  | { readonly kind: 'duplicate'; readonly existing: KeyHolder }

// Keys are taken in one order by every writer, so that two of them never wait for each other.
const appending = (beside: string): string => `
  with incoming as materialized (${INCOMING_DECISIONS}),
  claimed as (
    insert into event_key (source, event_id, organization, decision_id, body_hash, key_hi, key_lo, decided_at)
    select source, event_id, organization, id, decode(body_hash, 'hex'), key_hi, key_lo,
           to_timestamp(decided_at / 1000.0)
    from incoming order by source, event_id
    on conflict do nothing
    returning decision_id),
  chosen as (select incoming.* from incoming join claimed on claimed.decision_id = incoming.id),
  stored as (${INSERT_CHOSEN}),
  traced as (${INSERT_TRACES})${beside}
  select decision_id as id from claimed`

const APPEND = { name: 'append-decisions', text: appending('') }
const APPEND_COUNTED = {
  name: 'append-counted-decisions',
  text: appending(`,\n  counted as (${insertPacks('$5', '$6')})`),
}

/**
 * Adds decisions and takes their events' keys, all in one statement, with the counts that they changed. A row whose key is
 * taken is not stored, and its outcome names the holder. Repeating the call is safe: a row that is stored already is answered
 * `stored`. Outcomes are in the order of the rows. The partitions of their months must exist.
 */
export async function appendDecisions(
  db: Db,
  rows: readonly DecisionRow[],
  counts: readonly CounterPack[] = [],
): Promise<readonly Appended[]> {
  const values = incomingDecisions(rows)
  const claimed = await (counts.length === 0
    ? db.query<{ id: string }>(APPEND, values)
    : db.query<{ id: string }>(APPEND_COUNTED, [...values, ...packValues(counts)]))
  return answerClaims(db, rows, new Set(claimed.map(({ id }) => id)))
}
