/** The bytes of files in evidence, sealed. Each belongs to one copy of the register, and goes with it. */
import type { Instant } from '@goodstanding/model'
import type { Db } from '../db/db.ts'

/** Why bytes are not there: nobody had them when they were wanted, or the account has reached what is kept of it. */
export type MissingWhy = 'not-at-hand' | 'too-much'

export type EvidenceFile = {
  /** Id of the copy. */
  readonly evidence: string
  /** 64 lower-case hex digits. */
  readonly sha256: string
  /** Unsealed bytes; null while they are not known. */
  readonly size: number | null
  /** What the bytes are, e.g. `png`. */
  readonly type: string | null
  /** Null: they are kept. */
  readonly missing: MissingWhy | null
}

export type AddedFile = EvidenceFile & {
  readonly organization: string
  readonly body: Buffer | null
  /** Until when bytes that come are still taken. */
  readonly wantedUntil: Instant | null
}

export async function addEvidenceFiles(db: Db, files: readonly AddedFile[]): Promise<void> {
  for (const file of files)
    await db.query(
      `insert into evidence_file (evidence, sha256, organization, size, type, body, missing, wanted_until)
       values ($1, decode($2, 'hex'), $3, $4, $5, $6, $7, to_timestamp($8 / 1000.0)) on conflict do nothing`,
      [file.evidence, file.sha256, file.organization, file.size, file.type, file.body, file.missing, file.wantedUntil],
    )
}

/** A file of a copy, as the register knows both. */
export type FileInEvidence = EvidenceFile & {
  readonly source: string
  readonly about: string
  readonly organization: string
}

const COLUMNS = `f.evidence, encode(f.sha256, 'hex') as sha256, f.size, f.type, f.missing, e.source, e.about, e.organization`

/** Files in the copies that were made for these sources and are not erased, without their bytes. */
export function listEvidenceFiles(db: Db, sources: readonly string[]): Promise<readonly FileInEvidence[]> {
  return db.query<FileInEvidence>(
    `select ${COLUMNS} from evidence e join evidence_file f on f.evidence = e.id
     where e.source = any($1::text[]) and e.erased_at is null order by e.copied_at, e.id, f.sha256`,
    [sources],
  )
}

/** The bytes of one file, sealed, from a copy that was made for one of these sources; null: none has them. */
export async function findEvidenceFile(
  db: Db,
  sources: readonly string[],
  sha256: string,
): Promise<(FileInEvidence & { readonly body: Buffer }) | null> {
  const [row] = await db.query<FileInEvidence & { readonly body: Buffer }>(
    `select ${COLUMNS}, f.body from evidence e join evidence_file f on f.evidence = e.id
     where e.source = any($1::text[]) and f.sha256 = decode($2, 'hex') and e.erased_at is null and f.body is not null
     order by e.copied_at limit 1`,
    [sources, sha256],
  )
  return row ?? null
}

/** How many bytes are kept of somebody, and how many the table takes in all, on disk. */
export async function weighEvidence(db: Db, about: string): Promise<{ readonly about: number; readonly all: number }> {
  const [row] = await db.query<{ about: number; all: number }>(
    `select (select coalesce(sum(f.size), 0)::float8 from evidence e join evidence_file f on f.evidence = e.id
             where e.about = $1 and e.erased_at is null and f.body is not null) as about,
            pg_total_relation_size('evidence_file')::float8 as all`,
    [about],
  )
  return row ?? { about: 0, all: 0 }
}

/** Files that are still waited for, the newest first. */
export function listWantedFiles(db: Db, now: Instant, limit: number): Promise<readonly FileInEvidence[]> {
  return db.query<FileInEvidence>(
    {
      name: 'list-wanted-files',
      text: `select ${COLUMNS} from evidence_file f join evidence e on e.id = f.evidence
             where f.body is null and f.wanted_until > to_timestamp($1 / 1000.0) and e.erased_at is null
             order by f.wanted_until desc limit $2`,
    },
    [now, limit],
  )
}

/** Puts bytes where they were waited for. Somebody who was first has put the same. */
export async function fillEvidenceFile(
  db: Db,
  { evidence, sha256, size, type, body }: EvidenceFile & { readonly body: Buffer },
): Promise<void> {
  await db.query(
    `update evidence_file set body = $3, size = $4, type = $5, missing = null, wanted_until = null
     where evidence = $1 and sha256 = decode($2, 'hex') and body is null`,
    [evidence, sha256, body, size, type],
  )
}

/** Hashes of files in evidence in their order, each once, after one of them. */
export async function listEvidenceHashes(db: Db, after: string, limit: number): Promise<readonly string[]> {
  const rows = await db.query<{ sha256: string }>(
    `select distinct encode(sha256, 'hex') as sha256 from evidence_file
     where sha256 > decode($1, 'hex') order by 1 limit $2`,
    [after, limit],
  )
  return rows.map(({ sha256 }) => sha256)
}

/** Removes the bytes of these files from every copy. Answers which copies had them. */
export function dropEvidenceFiles(
  db: Db,
  sha256s: readonly string[],
): Promise<readonly Pick<FileInEvidence, 'evidence' | 'organization'>[]> {
  return db.query<Pick<FileInEvidence, 'evidence' | 'organization'>>(
    `delete from evidence_file where sha256 in (select decode(asked, 'hex') from unnest($1::text[]) as asked)
     returning evidence, organization`,
    [sha256s],
  )
}
