import type { DecisionRow } from './decision-row.ts'
import type { TracedDecision } from './decision-traces.ts'
import { hashEventKey } from './event-key.ts'

/** What a query of decisions selects: the fields of a DecisionRow. */
export const DECISION_COLUMNS = `
  id, organization, actor, event_type as "eventType", source, event_id as "eventId",
  encode(body_hash, 'hex') as "bodyHash", effect, clauses, event, result, explanation,
  policy_version as "policyVersion", observed, degraded, event_time as "eventTime", decided_at as "decidedAt"`

/**
 * Rows to write, from four parameters: their scalars as one JSON array of objects, then one JSON array for each of
 * the three documents. The server splits documents without reading them, so they arrive as they were serialised.
 */
export const INCOMING_DECISIONS = `
  select * from rows from (
    json_to_recordset($1::json) as (
      id uuid, organization text, actor text, event_type text, source text, event_id text, body_hash text,
      key_hi integer, key_lo integer, effect text, clauses text[], policy_version text,
      observed boolean, degraded boolean, event_time bigint, decided_at bigint, traces bigint[]),
    json_array_elements($2::json), json_array_elements($3::json), json_array_elements($4::json)
  ) as row (
    id, organization, actor, event_type, source, event_id, body_hash, key_hi, key_lo, effect, clauses, policy_version,
    observed, degraded, event_time, decided_at, traces, event, result, explanation)`

/** Inserts what the common table expression `chosen` holds, in the shape of INCOMING_DECISIONS. */
export const INSERT_CHOSEN = `
  insert into decision (
    id, organization, actor, event_type, source, event_id, body_hash, effect, clauses, event, result, explanation,
    policy_version, observed, degraded, event_time, decided_at)
  select id, organization, actor, event_type, source, event_id, decode(body_hash, 'hex'), effect, clauses,
         event, result, explanation, policy_version, observed, degraded,
         to_timestamp(event_time / 1000.0), to_timestamp(decided_at / 1000.0)
  from chosen`

/** Notes what the decisions of `chosen` are found by. */
export const INSERT_TRACES = `
  insert into decision_trace (trace, decision_id, organization, actor)
  select unnest(traces), id, organization, actor from chosen
  on conflict do nothing`

/** The parameters of INCOMING_DECISIONS. */
export function incomingDecisions(rows: readonly (DecisionRow | TracedDecision)[]): readonly string[] {
  const scalars = rows.map((row) => {
    const { hi, lo } = hashEventKey(row)
    return {
      id: row.id,
      organization: row.organization,
      actor: row.actor,
      event_type: row.eventType,
      source: row.source,
      event_id: row.eventId,
      body_hash: row.bodyHash,
      key_hi: hi,
      key_lo: lo,
      effect: row.effect,
      clauses: row.clauses,
      policy_version: row.policyVersion,
      observed: row.observed,
      degraded: row.degraded,
      event_time: row.eventTime,
      decided_at: row.decidedAt,
      traces: 'traces' in row ? row.traces : [],
    }
  })
  return [
    JSON.stringify(scalars),
    JSON.stringify(rows.map(({ event }) => event)),
    JSON.stringify(rows.map(({ result }) => result)),
    JSON.stringify(rows.map(({ explanation }) => explanation)),
  ]
}
