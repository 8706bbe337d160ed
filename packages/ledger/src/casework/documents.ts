/** Documents that organizations brought as evidence, by hash: one that another brought before is looked at twice. */
import type { Instant } from '@goodstanding/model'
import type { Db } from '../db/db.ts'

export type ClaimedDocument = {
  /** SHA-256 of the file, lower-case hex. */
  readonly sha256: string
  readonly organization: string
  readonly at: Instant
}

/** Remembers documents, and answers the hashes that another organization brought before. */
export async function claimDocuments(tx: Db, documents: readonly ClaimedDocument[]): Promise<ReadonlySet<string>> {
  const reused = new Set<string>()
  for (const { sha256, organization, at } of documents) {
    await tx.query(
      `insert into claimed_document (sha256, claimed_by, claimed_at) values ($1, $2, to_timestamp($3 / 1000.0))
       on conflict do nothing`,
      [sha256, organization, at],
    )
    const others = await tx.query(
      `select 1 as one from claimed_document where sha256 = $1 and claimed_by <> $2 limit 1`,
      [sha256, organization],
    )
    if (others.length > 0) reused.add(sha256)
  }
  return reused
}
