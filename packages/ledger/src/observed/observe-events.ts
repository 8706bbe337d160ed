import type { Db } from '../db/db.ts'
import { answerClaims } from '../decision/answer-claims.ts'
import type { Appended } from '../decision/append-decisions.ts'
import { hashEventKey } from '../decision/event-key.ts'
import type { ObservedEvent } from './observed-event.ts'

/**
 * Queues observed events and takes their keys, all in one statement. An event whose key is taken is not queued, and
 * its outcome names the holder. Repeating the call is safe. Outcomes are in the order of the events. `texts`: the events as JSON.
 */
export async function observeEvents(
  db: Db,
  events: readonly ObservedEvent[],
  texts: readonly string[] = events.map(({ event }) => JSON.stringify(event)),
): Promise<readonly Appended[]> {
  const claimed = await db.query<{ id: string }>(
    {
      name: 'observe-events',
      text: `
        with incoming as materialized (
          select * from rows from (
            json_to_recordset($1::json) as (
              id uuid, organization text, source text, event_id text, body_hash text, key_hi integer, key_lo integer,
              received_at bigint),
            json_array_elements($2::json)
          ) as row (id, organization, source, event_id, body_hash, key_hi, key_lo, received_at, event)),
        claimed as (
          insert into event_key (source, event_id, organization, decision_id, body_hash, key_hi, key_lo, decided_at)
          select source, event_id, organization, id, decode(body_hash, 'hex'), key_hi, key_lo,
                 to_timestamp(received_at / 1000.0)
          from incoming order by source, event_id
          on conflict do nothing
          returning decision_id),
        queued as (
          insert into observed_event (decision_id, organization, source, event_id, body_hash, event, received_at)
          select id, organization, source, event_id, decode(body_hash, 'hex'), event, to_timestamp(received_at / 1000.0)
          from incoming join claimed on claimed.decision_id = incoming.id)
        select decision_id as id from claimed`,
    },
    [JSON.stringify(events.map(scalarsOf)), `[${texts.join(',')}]`],
  )
  const rows = events.map(({ decisionId, source, eventId }) => ({ id: decisionId, source, eventId }))
  return answerClaims(db, rows, new Set(claimed.map(({ id }) => id)))
}

function scalarsOf(event: ObservedEvent) {
  const { hi, lo } = hashEventKey(event)
  return {
    id: event.decisionId,
    organization: event.organization,
    source: event.source,
    event_id: event.eventId,
    body_hash: event.bodyHash,
    key_hi: hi,
    key_lo: lo,
    received_at: event.receivedAt,
  }
}
