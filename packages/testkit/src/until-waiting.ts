import { setTimeout as later } from 'node:timers/promises'
import type { Db } from '@goodstanding/ledger'

/** Resolves when so many sessions of the database wait for locks that others hold, or when `isOver` says so. */
export async function untilWaiting(db: Db, sessions: number, isOver: () => boolean = () => false): Promise<void> {
  for (;;) {
    const [row] = await db.query<{ waiting: number }>(
      `select count(distinct l.pid) as waiting from pg_locks l join pg_stat_activity a on a.pid = l.pid
       where not l.granted and a.datname = current_database()`,
    )
    if ((row?.waiting ?? 0) >= sessions || isOver()) return
    await later(5)
  }
}
