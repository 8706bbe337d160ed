/** Files by their sha-256: what is known of them once their bytes were seen. Their bytes are kept in evidence alone. */
import type { Instant } from '@goodstanding/model'
import type { Db } from '../db/db.ts'

export type KnownFile = {
  /** 64 lower-case hex digits. */
  readonly sha256: string
  readonly size: number
  /** What the detectors saw in it. */
  readonly analysis: unknown
  readonly firstSeen: Instant
}

/** Keeps what was seen. Seen again, the analysis is replaced (detectors learn) and the first sight stays. */
export async function saveFile(db: Db, file: KnownFile): Promise<void> {
  await db.query(
    `insert into file (sha256, size, analysis, first_seen)
     values (decode($1, 'hex'), $2, $3::json, to_timestamp($4 / 1000.0))
     on conflict (sha256) do update set analysis = excluded.analysis`,
    [file.sha256, file.size, JSON.stringify(file.analysis), file.firstSeen],
  )
}

/** Known files among these; unknown ones are left out. */
export function findFiles(db: Db, sha256s: readonly string[]): Promise<readonly KnownFile[]> {
  return db.query<KnownFile>(
    {
      name: 'find-files',
      text: `select encode(sha256, 'hex') as sha256, size, analysis, first_seen as "firstSeen"
             from file where sha256 in (select decode(asked, 'hex') from unnest($1::text[]) as asked)`,
    },
    [sha256s],
  )
}
