/**
 * The register of evidence: what was copied for which report, complaint or request, under which data key, and until when it is
 * needed. The copies themselves stand in the ledger, sealed; when their key is destroyed they are gone, and this row says why.
 */
import type { Instant } from '@goodstanding/model'
import type { Db } from '../db/db.ts'

export type EvidenceRow = {
  readonly id: string
  /** '' when it is nobody's. */
  readonly organization: string
  /** What it was copied for: `report/…`, `complaint/…`, `legal-request/…`. */
  readonly source: string
  /** Whose words and deeds it shows: `account/…`, `organization/…`. Their erasure takes it along. */
  readonly about: string
  /** `sealed`: kept by hash only, and shown to nobody. */
  readonly display: 'staged' | 'sealed'
  /** How many things were copied. */
  readonly items: number
  /** A sealed text of its own, for what stands in no stream. */
  readonly body: string | null
  readonly copiedAt: Instant
  /** When to see whether it is still needed. */
  readonly lookAt: Instant
  readonly erasedAt: Instant | null
  /** `retention`, or the erasure that it fell under. */
  readonly erasedFor: string | null
}

const COLUMNS = `id, organization, source, about, display, items, body, copied_at as "copiedAt", look_at as "lookAt",
  erased_at as "erasedAt", erased_for as "erasedFor"`

export async function addEvidence(db: Db, row: Omit<EvidenceRow, 'erasedAt' | 'erasedFor'>): Promise<void> {
  await db.query(
    `insert into evidence (id, organization, source, about, display, items, body, copied_at, look_at)
     values ($1, $2, $3, $4, $5, $6, $7, to_timestamp($8 / 1000.0), to_timestamp($9 / 1000.0))`,
    [row.id, row.organization, row.source, row.about, row.display, row.items, row.body, row.copiedAt, row.lookAt],
  )
}

export async function findEvidence(db: Db, id: string): Promise<EvidenceRow | null> {
  const [row] = await db.query<EvidenceRow>(`select ${COLUMNS} from evidence where id = $1`, [id])
  return row ?? null
}

/** What was copied for these sources, oldest first. */
export function listEvidence(db: Db, sources: readonly string[]): Promise<readonly EvidenceRow[]> {
  return db.query<EvidenceRow>(
    `select ${COLUMNS} from evidence where source = any($1::text[]) order by copied_at, id`,
    [sources],
  )
}

export type EvidenceCount = {
  readonly display: EvidenceRow['display']
  readonly kept: number
  readonly erased: number
}

export function countEvidence(db: Db): Promise<readonly EvidenceCount[]> {
  return db.query<EvidenceCount>(
    `select display, count(*) filter (where erased_at is null) as kept, count(erased_at) as erased
     from evidence group by display order by display`,
  )
}

/** Copies whose time to look has come, the oldest first. */
export function listDueEvidence(db: Db, now: Instant, limit: number): Promise<readonly EvidenceRow[]> {
  return db.query<EvidenceRow>(
    `select ${COLUMNS} from evidence where erased_at is null and look_at <= to_timestamp($1 / 1000.0)
     order by look_at limit $2`,
    [now, limit],
  )
}

/** Copies of what shows somebody that were not erased. */
export function listEvidenceAbout(db: Db, about: string): Promise<readonly EvidenceRow[]> {
  return db.query<EvidenceRow>(`select ${COLUMNS} from evidence where about = $1 and erased_at is null order by id`, [
    about,
  ])
}

export async function lookAtEvidence(db: Db, id: string, at: Instant): Promise<void> {
  await db.query(`update evidence set look_at = to_timestamp($2 / 1000.0) where id = $1`, [id, at])
}

/** Notes that copies are gone, and why; the sealed bytes of their files go with them. Answers how many were there until now. */
export async function noteErasedEvidence(
  db: Db,
  ids: readonly string[],
  { why, at }: { readonly why: string; readonly at: Instant },
): Promise<number> {
  await db.query(`delete from evidence_file where evidence = any($1::text[])`, [ids])
  const noted = await db.query(
    `update evidence set body = null, erased_at = to_timestamp($3 / 1000.0), erased_for = $2
     where id = any($1::text[]) and erased_at is null returning id`,
    [ids, why, at],
  )
  return noted.length
}

/**
 * Locks the reports and complaints that these copies stand in, until the transaction ends: whoever changes one meanwhile would write it
 * with its copy again. Everybody locks in one order.
 */
export async function lockSources(tx: Db, sources: readonly string[]): Promise<void> {
  for (const kind of ['report', 'complaint'] as const) {
    const ids = sources.flatMap((source) => (source.startsWith(`${kind}/`) ? [source.slice(kind.length + 1)] : []))
    if (ids.length > 0)
      await tx.query(`select from ${kind}_view where id = any($1::text[]) order by id for update`, [ids])
  }
}
