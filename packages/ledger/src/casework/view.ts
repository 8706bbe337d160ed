/**
 * Views of casework: one row for each stream, with the state that its events fold to and the columns that lists filter by.
 * A view is written in the transaction that appends to its stream, so it never lags and can be made anew from the ledger.
 */
import type { Db, Page, PageRequest } from '../db/db.ts'
import { pageFrom } from '../db/page-from.ts'
import { readCursor, writeCursor } from '../db/text-cursor.ts'

/** The columns that each view has beside the ones that all have. `[]` marks lists. */
const VIEWS = {
  report_view: { reporter: 'text', about_key: 'text', case_id: 'text', shown_to: 'text[]', accused: 'text[]' },
  reporter_view: { reports: 'integer' },
  complaint_view: { filed_by: 'text', case_id: 'text' },
  case_view: {
    subject_key: 'text',
    family: 'text',
    clauses: 'text[]',
    severity: 'integer',
    queue: 'text',
    decided_at: 'bigint',
    deadline: 'bigint',
    source: 'text',
    words: 'text',
    outcome: 'text',
    is_escalated: 'boolean',
    shown_version: 'integer',
  },
  action_view: {
    subject_key: 'text',
    holder_key: 'text',
    type: 'text',
    clause: 'text',
    case_id: 'text',
    batch: 'text',
  },
  notice_view: { subject_key: 'text', recipient_key: 'text', action: 'text' },
  appeal_view: { public_id: 'text', against: 'text', filed_by: 'text' },
  verification_view: { until_at: 'bigint' },
  permit_view: { holder: 'text' },
  legal_request_view: { subjects: 'text[]', held: 'text' },
  erasure_view: { person: 'text' },
  rule_mode_view: {},
  disclosure_view: { subject_key: 'text', request: 'text' },
  second_review_view: {
    case_id: 'text',
    decided_at: 'bigint',
    queue: 'text',
    known_to: 'text[]',
    taken_by: 'text',
    taken_until: 'bigint',
    judged_at: 'bigint',
    agreement: 'text',
    clause: 'text',
    second: 'text',
    tenth: 'integer',
  },
} as const

export type ViewName = keyof typeof VIEWS

type ColumnValue = string | number | boolean | null | readonly string[]

export type ViewRow = {
  /** '' when it is nobody's. */
  readonly organization: string
  readonly status: string
  /** What lists are ordered by, smallest first. */
  readonly sort: number
  /** One entry for each column of the view. */
  readonly columns: Readonly<Record<string, ColumnValue>>
}

/** A row as it was read: `version` is that of the last event in `state`. */
export type SeenRow = { readonly id: string; readonly version: number; readonly state: unknown }

/** A row of a list, with what orders it. */
export type ListedRow = SeenRow & { readonly sort: number }

export type ViewCondition =
  /** `same`: as `is`, and '' is what has none. `from`: a number that is no smaller; `until`: one that is smaller. */
  | {
      readonly column: string
      readonly test: 'is' | 'same' | 'from' | 'until' | 'has' | 'lacks'
      readonly value: string
    }
  /** `among`: of clauses, one is named, or its section is; `outside`: none is. */
  | { readonly column: string; readonly test: 'in' | 'among' | 'outside'; readonly value: readonly string[] }

const SHARED = ['id', 'organization', 'status', 'sort']
const SELECTED = `id, stream_version as version, state`

function checkColumn(view: ViewName, column: string): string {
  if (!SHARED.includes(column) && !(column in VIEWS[view])) throw new Error(`${view} has no column "${column}".`)
  return column
}

/** Conditions compare texts; a number is compared as it is written. */
function comparable(view: ViewName, column: string): string {
  const type: unknown = Reflect.get(VIEWS[view], checkColumn(view, column))
  return type === 'integer' ? `${column}::text` : column
}

/** The rows of streams, locked until the transaction ends; those that have none are left out. Everybody locks in one order. */
export function lockViews(tx: Db, view: ViewName, ids: readonly string[]): Promise<readonly SeenRow[]> {
  return tx.query<SeenRow>(
    { name: `lock-${view}`, text: `select ${SELECTED} from ${view} where id = any($1::text[]) order by id for update` },
    [ids],
  )
}

/** The row of a stream, or null. */
export async function readView(db: Db, view: ViewName, id: string): Promise<SeenRow | null> {
  const [row] = await db.query<SeenRow>(
    { name: `read-${view}`, text: `select ${SELECTED} from ${view} where id = $1` },
    [id],
  )
  return row ?? null
}

/** A row to write: what its events fold to, and what lists see. */
export type WrittenRow = { readonly seen: SeenRow; readonly row: ViewRow }

/** Writes the rows of streams, as their events leave them. No stream may come twice. */
export async function putViews(tx: Db, view: ViewName, rows: readonly WrittenRow[]): Promise<void> {
  if (rows.length === 0) return
  const own = Object.entries(VIEWS[view])
  const scalars = [
    ['id', 'text'],
    ['organization', 'text'],
    ['status', 'text'],
    ['sort', 'bigint'],
    ['stream_version', 'integer'],
    ...own,
  ]
  const columns = [...scalars.map(([column]) => column), 'state']
  await tx.query(
    {
      name: `put-${view}`,
      text: `
        insert into ${view} (${columns.join(', ')})
        select ${columns.join(', ')}
        from rows from (
          json_to_recordset($1::json) as (${scalars.map(([column, type]) => `${column} ${type}`).join(', ')}),
          json_array_elements($2::json)
        ) as row (${columns.join(', ')})
        order by id
        on conflict (id) do update set ${columns.map((column) => `${column} = excluded.${column}`).join(', ')}`,
    },
    [
      JSON.stringify(
        rows.map(({ seen, row: { organization, status, sort, columns: values } }) => ({
          id: seen.id,
          organization,
          status,
          sort: Math.round(sort),
          stream_version: seen.version,
          ...Object.fromEntries(own.map(([column]) => [column, values[column] ?? null])),
          ...(view === 'case_view' ? { shown_version: seen.version } : {}),
        })),
      ),
      JSON.stringify(rows.map(({ seen }) => seen.state)),
    ],
  )
}

/** Rows that meet every condition, by `sort` and id. */
export async function listView(
  db: Db,
  view: ViewName,
  conditions: readonly ViewCondition[],
  { limit, cursor }: PageRequest,
): Promise<Page<ListedRow>> {
  const after = placeOf(cursor)
  const values: unknown[] = [limit + 1, ...(after === null ? [] : [after.sort, after.id])]
  const spreads: string[] = []
  const tests = conditions.map((condition) => {
    const { test, value } = oneOf(condition)
    const at = values.push(value)
    const column = comparable(view, condition.column)
    if (!isSpread(view, condition)) return testOf(view, { ...condition, column }, { test, at })
    const name = `wanted_${condition.column}`
    spreads.push(`unnest($${at}::text[]) as ${name} (value)`)
    return `${column} = ${name}.value`
  })
  if (after !== null) tests.push('(sort, id) > ($2::bigint, $3::text)')
  const page = `select ${SELECTED}, sort from ${view}${tests.length === 0 ? '' : ` where ${tests.join(' and ')}`}
     order by sort, id limit $1`
  const rows = await db.query<ListedRow>(
    spreads.length === 0
      ? page
      : `select found.* from ${spreads.join(' cross join ')} cross join lateral (${page}) as found
         order by sort, id limit $1`,
    values,
  )
  return pageFrom(rows, limit, cursorAfter)
}

/** The conditions as a `where`, for a statement that puts its own values: `put` answers the place of one. */
export function conditionsAsText(
  view: ViewName,
  conditions: readonly ViewCondition[],
  put: (value: unknown) => string,
): string {
  const tests = conditions.map((condition) => {
    const { test, value } = oneOf(condition)
    const at = Number(put(value).slice(1))
    return testOf(view, { ...condition, column: comparable(view, condition.column) }, { test, at })
  })
  return tests.length === 0 ? '' : `where ${tests.join(' and ')}`
}

/** All rows that meet the conditions: for what is bounded by its nature, such as the actions on one subject. */
export async function allInView(
  db: Db,
  view: ViewName,
  conditions: readonly ViewCondition[],
): Promise<readonly SeenRow[]> {
  const rows: ListedRow[] = []
  for (let page: Page<ListedRow> | null = null; page?.next !== null; rows.push(...page.items))
    page = await listView(db, view, conditions, { limit: 10_000, cursor: page?.next ?? null })
  return rows
}

/**
 * Several queues, and several of the statuses of cases, are read one by one, each in the order of the list, and merged: an index follows
 * that, and neither a sort of all that is in them nor a walk past all that is not. A status twice would be read twice.
 */
function isSpread(view: ViewName, { column, test, value }: ViewCondition): boolean {
  if (test !== 'in' || value.length < 2 || new Set(value).size < value.length) return false
  return column === 'queue' || (view === 'case_view' && column === 'status')
}

/** One of one is equality, which an index can follow in the order of the list. */
function oneOf(condition: ViewCondition): ViewCondition {
  if (condition.test !== 'in') return condition
  const [value, ...more] = condition.value
  return value === undefined || more.length > 0 ? condition : { column: condition.column, test: 'is', value }
}

/** Clauses of cases have rows of their own, which an index finds behind row security. */
function isCaseClause(view: ViewName, { column, test }: ViewCondition): boolean {
  return view === 'case_view' && column === 'clauses' && test === 'has'
}

function hasClause(at: number): string {
  return `exists (select from case_clause where case_id = case_view.id and clause = $${at}::text)`
}

/** A report is shown to one organization at most, and an index behind row security finds the first of a list, not what is in it. */
function isShownTo(view: ViewName, { column, test }: ViewCondition): boolean {
  return view === 'report_view' && column === 'shown_to' && test === 'has'
}

function testOf(
  view: ViewName,
  condition: ViewCondition,
  { test, at }: { readonly test: ViewCondition['test']; readonly at: number },
): string {
  if (isCaseClause(view, condition)) return hasClause(at)
  return isShownTo(view, condition) ? `shown_to[1] = $${at}::text` : testText(condition.column, test, at)
}

function testText(column: string, test: ViewCondition['test'], at: number): string {
  switch (test) {
    case 'is':
      return `${column} = $${at}::text`
    case 'same':
      return `coalesce(${column}, '') = $${at}::text`
    case 'from':
      return `${column} >= $${at}::bigint`
    case 'until':
      return `${column} < $${at}::bigint`
    case 'in':
      return `${column} = any($${at}::text[])`
    case 'has':
      return `${column} @> array[$${at}::text]`
    case 'among':
      return `exists (${named(column, at)})`
    case 'outside':
      return `not exists (${named(column, at)})`
    case 'lacks':
      return `not (${column} @> array[$${at}::text])`
  }
}

const named = (column: string, at: number): string =>
  `select from unnest(${column}) as one, unnest($${at}::text[]) as name where one = name or starts_with(one, name || '.')`

/** The cursor of the page that begins behind this row, for lists that leave out rows of what they read. */
export function cursorAfter({ sort, id }: ListedRow): string {
  return writeCursor(`${sort} ${id}`)
}

/** A cursor that nobody gave out begins at the start. */
function placeOf(cursor: string | null): { readonly sort: number; readonly id: string } | null {
  const [, sort, id] = /^(-?\d{1,15}) (.+)$/s.exec(readCursor(cursor) ?? '') ?? []
  return sort === undefined || id === undefined ? null : { sort: Number(sort), id: id.replaceAll('\0', '') }
}
