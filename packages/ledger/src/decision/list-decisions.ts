import type { Db, Page, PageRequest } from '../db/db.ts'
import { pageFrom } from '../db/page-from.ts'
import { idFloor, isUuid } from '../ids/uuid.ts'
import { areClausesNoted } from './decision-clauses.ts'
import { DECISION_COLUMNS } from './decision-columns.ts'
import { CLOCK_SLACK_MS, type DecisionFilter, type DecisionRow } from './decision-row.ts'
import { weighDecision } from './weigh-decision.ts'

/** One page of decisions, newest first. A cursor that is none of ours gives the first page. */
export async function listDecisions(
  db: Db,
  filter: DecisionFilter,
  { limit, cursor }: PageRequest,
): Promise<Page<DecisionRow>> {
  const { clause } = filter
  // Somebody's own decisions are found by them, and are few.
  const byClause = clause !== null && filter.actor === null && (await areClausesNoted(db))
  const { conditions, values } = conditionsOf(byClause ? { ...filter, clause: null } : filter)
  const bind = (value: unknown): string => `$${values.push(value)}`
  if (cursor !== null && isUuid(cursor)) conditions.push(`id < ${bind(cursor)}::uuid`)
  const rows = await db.query<DecisionRow>(
    byClause
      ? `select found.* from (${notedUnder(clause, filter, { bind, cursor })}) as noted
         cross join lateral (
           select ${DECISION_COLUMNS} from decision ${whereOf([...conditions, 'id = noted.decision_id'])} limit 1) as found
         order by noted.decision_id desc limit ${bind(limit + 1)}`
      : `select ${DECISION_COLUMNS} from decision
         ${whereOf(conditions)}
         order by id desc limit ${bind(limit + 1)}`,
    values,
  )
  return pageFrom(rows, limit, ({ id }) => id)
}

type Binding = { readonly bind: (value: unknown) => string; readonly cursor: string | null }

/** What was noted under a clause: it has an index in the order of the list, which no index on the lists of clauses can be. */
function notedUnder(clause: string, { organization, from, until }: DecisionFilter, { bind, cursor }: Binding): string {
  const conditions = [`clause = ${bind(clause)}`]
  if (organization !== null) conditions.push(`organization = ${bind(organization)}`)
  if (from !== null) conditions.push(`decision_id >= ${bind(idFloor(from))}::uuid`)
  if (until !== null) conditions.push(`decision_id < ${bind(idFloor(until))}::uuid`)
  if (cursor !== null && isUuid(cursor)) conditions.push(`decision_id < ${bind(cursor)}::uuid`)
  return `select decision_id from decision_clause ${whereOf(conditions)}`
}

export type SentBy = { readonly organization: string; readonly actor: string }

/** One page of what was held or blocked of somebody's, newest first. */
export async function listKeptBack(
  db: Db,
  { organization, actor }: SentBy,
  { limit, cursor }: PageRequest,
): Promise<Page<DecisionRow>> {
  const rows = await db.query<DecisionRow>(
    {
      name: 'list-kept-back',
      text: `select ${DECISION_COLUMNS} from decision
             where organization = $1 and actor = $2 and effect in ('hold', 'block') and ($3::uuid is null or id < $3::uuid)
             order by id desc limit $4`,
    },
    [organization, actor, cursor !== null && isUuid(cursor) ? cursor : null, limit + 1],
  )
  return pageFrom(rows, limit, ({ id }) => id)
}

/**
 * Decisions of a time range, oldest first, in chunks. Each chunk is a query of its own, so a long replay holds no
 * transaction open. Events with files are large, and come with fewer others: a hundred of them are hundreds of megabytes.
 * Times are of acceptance.
 */
export async function* streamDecisions(
  db: Db,
  filter: DecisionFilter,
  chunkSize: number,
): AsyncGenerator<readonly DecisionRow[], void, undefined> {
  let limit = Math.min(chunkSize, FIRST_CHUNK)
  for (let last: string | null = null; ; ) {
    const { conditions, values } = conditionsOf(filter)
    const bind = (value: unknown): string => `$${values.push(value)}`
    if (last !== null) conditions.push(`id > ${bind(last)}::uuid`)
    const rows: readonly DecisionRow[] = await db.query<DecisionRow>(
      `select ${DECISION_COLUMNS} from decision
       ${whereOf(conditions)}
       order by id limit ${bind(limit)}`,
      values,
    )
    if (rows.length > 0) yield rows
    last = rows.at(-1)?.id ?? null
    if (last === null || rows.length < limit) return
    const weight = rows.reduce((sum, row) => sum + weighDecision(row), 1)
    const light = Math.floor((limit * CHUNK_WEIGHT) / weight)
    limit = Math.max(1, Math.min(chunkSize, limit * 4, light))
  }
}

const FIRST_CHUNK = 8
/** Letters of events that a chunk is meant to hold, by what the one before it held. */
const CHUNK_WEIGHT = 8_000_000

/** A condition for each filter that is given, and its parameters. */
function conditionsOf(filter: DecisionFilter): { readonly conditions: string[]; readonly values: unknown[] } {
  const values: unknown[] = []
  const conditions: string[] = []
  const add = (value: unknown, condition: (parameter: string) => string): void => {
    if (value !== null) conditions.push(condition(`$${values.push(value)}`))
  }
  add(filter.organization, (given) => `organization = ${given}`)
  add(filter.actor, (given) => `actor = ${given}`)
  add(filter.eventType, (given) => `event_type = ${given}`)
  add(filter.effect, (given) => `effect = ${given}`)
  add(filter.clause, (given) => `clauses @> array[${given}]`)
  add(filter.from === null ? null : idFloor(filter.from), (given) => `id >= ${given}::uuid`)
  add(
    filter.from === null ? null : filter.from - CLOCK_SLACK_MS,
    (given) => `decided_at >= to_timestamp(${given} / 1000.0)`,
  )
  add(filter.until === null ? null : idFloor(filter.until), (given) => `id < ${given}::uuid`)
  return { conditions, values }
}

function whereOf(conditions: readonly string[]): string {
  return conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`
}
