/** Entries of archives: which are worth opening, what one holds, and whether all of them together are a bomb. */
import type { ArchiveBomb } from './archive-findings.ts'
import { ARCHIVE_LIMITS, type Budget } from './archive-limits.ts'
import { inflateBounded } from './inflate-bounded.ts'
import { isToldApart } from './office/look-into-part.ts'
import { packedBytes, type ZipEntry, type ZipListing } from './read-zip.ts'

export const NESTED = /\.(?:zip|jar|gz|tgz|rar|7z|tar|bz2|xz|cab)$/i

export function bombOf(
  listing: Pick<ZipListing, 'overlapping' | 'stated'>,
  size: number,
  declared: number,
): ArchiveBomb | null {
  if (listing.overlapping) return 'overlap'
  if (listing.stated >= ARCHIVE_LIMITS.entries) return 'entries'
  if (declared > ARCHIVE_LIMITS.declared) return 'size'
  const ratio = declared / Math.max(1, size)
  return declared > ARCHIVE_LIMITS.ratioFrom && ratio > ARCHIVE_LIMITS.ratio ? 'ratio' : null
}

/** Null: it cannot be read. */
export function inflateEntry(
  bytes: Uint8Array,
  entry: ZipEntry,
  budget: Budget,
): { bytes: Uint8Array; whole: boolean } | null {
  const packed = packedBytes(bytes, entry)
  if (packed === null || entry.encrypted) return null
  const most = Math.min(ARCHIVE_LIMITS.perEntry, budget.inflated)
  if (entry.method === 0) return { bytes: packed.subarray(0, most), whole: packed.length <= most }
  if (entry.method !== 8 || most <= 0) return null
  const inflated = inflateBounded(packed, 'deflate', most)
  budget.inflated -= inflated.bytes.length
  return inflated
}

/** Entries worth opening: small ones (a test file), archives, and what hides behind a harmless name. */
export function worthOpening(entry: ZipEntry, office: boolean): boolean {
  if (entry.declared === 0 && entry.packed === 0) return false
  return (
    NESTED.test(entry.name) ||
    isToldApart(entry.name, entry.declared) ||
    entry.declared < 200_000 ||
    (!office && entry.packed < 2_000_000)
  )
}
