/** Lets something happen while a statement is on its way, so that what overlaps only by chance overlaps for sure. */
import type { Db } from '@goodstanding/ledger'

type Meanwhile = {
  /** Before the statement is asked. */
  readonly before?: () => Promise<unknown>
  /** After it was answered, and before whoever asked hears of it. */
  readonly after?: () => Promise<unknown>
}

/** A database whose next statement that mentions something is held meanwhile; all others pass. */
export function holdQuery<Held extends Pick<Db, 'query'>>(db: Held, mentions: string, meanwhile: Meanwhile): Held {
  let isHeld = false
  const query: Db['query'] = async <Row extends object>(...[sql, values]: Parameters<Db['query']>) => {
    const isNext = !isHeld && (typeof sql === 'string' ? sql : sql.text).includes(mentions)
    if (!isNext) return db.query<Row>(sql, values)
    isHeld = true
    await meanwhile.before?.()
    const rows = await db.query<Row>(sql, values)
    await meanwhile.after?.()
    return rows
  }
  return { ...db, query }
}
