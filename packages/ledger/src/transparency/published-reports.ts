/** Transparency reports as they were published, for everybody. They tell of nobody. */
import type { Instant } from '@goodstanding/model'
import type { Db } from '../db/db.ts'

export type KeptReport = {
  readonly name: string
  readonly from: Instant
  readonly until: Instant
  /** JSON, as it was counted then. */
  readonly report: string
  readonly publishedAt: Instant
  readonly publishedBy: string
}

const COLUMNS = `period as name, starts_at as "from", ends_at as "until", report, published_at as "publishedAt", published_by as "publishedBy"`

/** Lets nobody else publish until the transaction ends. */
export async function lockPublishedReports(tx: Db): Promise<void> {
  await tx.query(`lock table published_report in share row exclusive mode`)
}

/** Throws when its days lie in another one. */
export async function addPublishedReport(tx: Db, kept: KeptReport): Promise<void> {
  const { name, from, until, report, publishedAt, publishedBy } = kept
  await tx.query(
    `insert into published_report (period, starts_at, ends_at, report, published_at, published_by)
     values ($1, to_timestamp($2 / 1000.0), to_timestamp($3 / 1000.0), $4, to_timestamp($5 / 1000.0), $6)`,
    [name, from, until, report, publishedAt, publishedBy],
  )
}

/** False when there was none. */
export async function removePublishedReport(tx: Db, name: string): Promise<boolean> {
  const gone = await tx.query(`delete from published_report where period = $1 returning period`, [name])
  return gone.length > 0
}

export async function findPublishedReport(db: Db, name: string): Promise<KeptReport | null> {
  const [row] = await db.query<KeptReport>(`select ${COLUMNS} from published_report where period = $1`, [name])
  return row ?? null
}

/** The latest period first. Months of eighty years are fewer than it reads. */
export function listPublishedReports(db: Db): Promise<readonly Omit<KeptReport, 'report'>[]> {
  return db.query(
    `select period as name, starts_at as "from", ends_at as "until", published_at as "publishedAt", published_by as "publishedBy"
     from published_report order by starts_at desc limit 1000`,
  )
}
