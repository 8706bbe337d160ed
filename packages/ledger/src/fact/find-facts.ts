import type { FactKind } from '@goodstanding/model'
import type { Db, Page, PageRequest } from '../db/db.ts'
import { pageFrom } from '../db/page-from.ts'
import { readCursor, writeCursor } from '../db/text-cursor.ts'
import type { Fact } from './fact.ts'
import { FACT_COLUMNS, keyCondition, placeOf } from './fact-place.ts'

/** One fact by its kind and key, or null. */
export async function getFact(db: Db, kind: FactKind, key: string): Promise<Fact | null> {
  const place = placeOf(kind)
  const [row] = await db.query<Omit<Fact, 'kind'>>(
    `select ${FACT_COLUMNS} from ${place.table} where ${keyCondition(place)}`,
    [key, place.register],
  )
  return row === undefined ? null : { kind, ...row }
}

/** Whether there was such a fact that was withdrawn: for as long as the feed tells of it. */
export async function wasFactWithdrawn(db: Db, kind: FactKind, key: string): Promise<boolean> {
  const rows = await db.query(`select from fact_change where kind = $1 and key = $2 and body is null limit 1`, [
    kind,
    key,
  ])
  return rows.length > 0
}

/** Facts of a kind that is no register, by their keys; those that there are not are left out. */
export async function getFacts(db: Db, kind: FactKind, keys: readonly string[]): Promise<readonly Fact[]> {
  if (keys.length === 0) return []
  const { table } = placeOf(kind)
  const rows = await db.query<Omit<Fact, 'kind'>>(`select ${FACT_COLUMNS} from ${table} where id = any($1::text[])`, [
    keys,
  ])
  return rows.map((row) => ({ kind, ...row }))
}

/** `organization` null lists the facts of all; `holder`: permits of that holder alone. */
export type FactFilter = { readonly organization: string | null; readonly holder?: string }

/** One page of facts of a kind, by key. The holder is found as it is written: PostgreSQL takes no field out of a body that holds U+0000. */
export async function listFacts(
  db: Db,
  kind: FactKind,
  { organization, holder }: FactFilter,
  { limit, cursor }: PageRequest,
): Promise<Page<Fact>> {
  const { table, register } = placeOf(kind)
  const rows = await db.query<Omit<Fact, 'kind'>>(
    `select ${FACT_COLUMNS} from ${table}
     where ($1::text is null or organization = $1)
       and ($2::text is null or id > $2)
       and ($5::text is null or position($5 in body::text) > 0)
       and ${register === null ? '$3::text is null' : 'register = $3'}
     order by id limit $4`,
    [
      organization,
      readCursor(cursor),
      register,
      limit + 1,
      holder === undefined ? null : `"holder":${JSON.stringify(holder)}`,
    ],
  )
  const { items, next } = pageFrom(rows, limit, ({ key }) => writeCursor(key))
  return { items: items.map((row) => ({ kind, ...row })), next }
}
