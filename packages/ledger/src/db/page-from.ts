/** How a list ends or goes on: it asks for one row more than a page holds. */
import type { Page } from './db.ts'

/** The page of rows that were read with `limit + 1`. `cursorAfter` names the place behind a row. */
export function pageFrom<Row>(rows: readonly Row[], limit: number, cursorAfter: (row: Row) => string): Page<Row> {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last !== undefined ? cursorAfter(last) : null }
}
