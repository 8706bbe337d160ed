/** Filters of the queue that somebody keeps under a name. What a filter means, and who may see it, is the caller's to say. */
import type { Instant } from '@goodstanding/model'
import type { Db, Page, PageRequest } from '../db/db.ts'
import { pageFrom } from '../db/page-from.ts'
import { readCursor, writeCursor } from '../db/text-cursor.ts'

export type SavedView = {
  readonly id: string
  readonly owner: string
  /** Whoever has this role sees it too; null: the owner alone. */
  readonly role: string | null
  readonly name: string
  readonly query: string
  readonly version: number
  readonly createdAt: Instant
}

const COLUMNS = `id, owner, role, name, query, version, created_at as "createdAt"`

/** Those of a person and those shared with one of some roles, in the order in which they were made. */
export async function listSavedViews(
  db: Db,
  { owner, roles }: { readonly owner: string; readonly roles: readonly string[] },
  { limit, cursor }: PageRequest,
): Promise<Page<SavedView>> {
  const rows = await db.query<SavedView>(
    `select ${COLUMNS} from saved_view where (owner = $1 or role = any($2::text[])) and id > $3 order by id limit $4`,
    [owner, roles, readCursor(cursor) ?? '', limit + 1],
  )
  return pageFrom(rows, limit, ({ id }) => writeCursor(id))
}

export async function findSavedView(db: Db, id: string): Promise<SavedView | null> {
  const [row] = await db.query<SavedView>(`select ${COLUMNS} from saved_view where id = $1`, [id])
  return row ?? null
}

/** Adds a view, unless its owner has as many as they may. Two calls of one owner go one after the other. */
export async function addSavedView(tx: Db, view: Omit<SavedView, 'version'>, most: number): Promise<boolean> {
  await tx.query(`select pg_advisory_xact_lock(hashtext('goodstanding views of ' || $1))`, [view.owner])
  const added = await tx.query(
    `insert into saved_view (id, owner, role, name, query, version, created_at)
     select $1, $2, $3, $4, $5, 1, to_timestamp($6 / 1000.0)
     where (select count(*) from saved_view where owner = $2) < $7 returning id`,
    [view.id, view.owner, view.role, view.name, view.query, view.createdAt, most],
  )
  return added.length > 0
}

/** Changes a view that is at `version`. Answers whether it was. */
export async function changeSavedView(
  tx: Db,
  { id, role, name, query, version }: Omit<SavedView, 'owner' | 'createdAt'>,
): Promise<boolean> {
  const changed = await tx.query(
    `update saved_view set role = $2, name = $3, query = $4, version = version + 1
     where id = $1 and version = $5 returning id`,
    [id, role, name, query, version],
  )
  return changed.length > 0
}

export async function removeSavedView(tx: Db, id: string): Promise<void> {
  await tx.query(`delete from saved_view where id = $1`, [id])
}
