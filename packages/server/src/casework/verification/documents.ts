/**
 * Documents that an organization brings as proof: the bytes are kept sealed, each under a key of its own, as long as an application waits
 * for its answer or a badge rests on them, and as long as unused evidence otherwise.
 */
import { coolsUntil, type Verification, type VerificationEvidence } from '@goodstanding/casework'
import { addEvidence, findFiles, listEvidenceFiles } from '@goodstanding/ledger'
import type { Instant } from '@goodstanding/model'
import { Problem } from '../../http/problems.ts'
import { readKeptFile } from '../../scan/read-kept-file.ts'
import { fillCopy, keepCopyFile, openKeptFile } from '../evidence/keep-files.ts'
import { isSealedHash } from '../evidence/sealed-material.ts'
import type { Desk } from '../parts.ts'
import type { Shown } from '../show.ts'
import type { Unit } from '../unit.ts'

const SHA256 = /^[0-9a-f]{64}$/
const DAY = 86_400_000

/** The source of the copy of one document. */
const sourceOfDocument = (organization: string, sha256: string): string => `verification/${organization}/${sha256}`

export type DocumentState = 'kept' | 'not-at-hand' | 'too-much'

/**
 * Keeps the bytes of a document, where this node has them; otherwise they are taken when they come within the hour. What is listed as
 * showing the abuse of children is not kept, and told as bytes that nobody has.
 */
export async function keepDocument(
  desk: Desk,
  unit: Unit,
  { organization, sha256: stated }: { readonly organization: string; readonly sha256: string },
): Promise<DocumentState> {
  const sha256 = stated.toLowerCase()
  if (!SHA256.test(sha256)) return 'not-at-hand'
  if (isSealedHash(desk, sha256)) {
    desk.recentFiles?.drop(sha256)
    return 'not-at-hand'
  }
  const source = sourceOfDocument(organization, sha256)
  const about = `organization/${organization}`
  const [known] = await listEvidenceFiles(unit.tx, [source])
  if (known !== undefined) return known.missing === null ? 'kept' : fillCopy(desk, unit.tx, known)
  const evidence = unit.newId('evi')
  await addEvidence(unit.tx, {
    id: evidence,
    organization,
    source,
    about,
    display: 'staged',
    items: 1,
    body: null,
    copiedAt: unit.now,
    lookAt: unit.now + DAY,
  })
  return keepCopyFile(desk, unit, { evidence, source, about, organization }, sha256)
}

/** What an application, or the badge in force, rests on; or would again when a revocation of late is reversed. */
function evidenceOf(found: Verification, now: Instant): readonly VerificationEvidence[] {
  switch (found.kind) {
    case 'none':
      return []
    case 'pending':
      return [...found.evidence, ...(found.current?.evidence ?? [])]
    case 'verified':
    case 'expiring':
      return found.verified.evidence
    case 'revoked':
      return coolsUntil(found) > now ? [...(found.was?.evidence ?? []), ...(found.application?.evidence ?? [])] : []
  }
}

/** Hashes of the documents that somebody may need yet. */
export function documentsOf(found: Verification, now: Instant): readonly string[] {
  const hashes = evidenceOf(found, now).flatMap(({ kind, value }) => (kind === 'document' ? [value.toLowerCase()] : []))
  return [...new Set(hashes)].filter((sha256) => SHA256.test(sha256))
}

/** What is kept of each document, and what the scanner said of it; without a byte. */
export async function listDocuments(desk: Desk, organization: string, found: Verification): Promise<readonly Shown[]> {
  const hashes = documentsOf(found, desk.now()).filter((sha256) => !isSealedHash(desk, sha256))
  if (hashes.length === 0) return []
  const sources = hashes.map((sha256) => sourceOfDocument(organization, sha256))
  const [files, seen] = await Promise.all([listEvidenceFiles(desk.db, sources), findFiles(desk.db, hashes)])
  const scans = new Map(seen.map(({ sha256, analysis }) => [sha256, readKeptFile(analysis).scan ?? null]))
  return hashes.map((sha256) => {
    const file = files.find((each) => each.sha256 === sha256)
    const { size = null, type = null } = file ?? {}
    const state = file === undefined ? 'not-at-hand' : (file.missing ?? 'kept')
    return {
      source: sourceOfDocument(organization, sha256),
      sha256,
      size,
      type,
      state,
      scan: scans.get(sha256)?.verdict ?? null,
    }
  })
}

/** The bytes of a document of the application or badge. Refused as not found where it names no such document, or nobody has it. */
export async function openDocument(
  desk: Desk,
  {
    organization,
    found,
    sha256,
  }: { readonly organization: string; readonly found: Verification; readonly sha256: string },
): Promise<Uint8Array> {
  const isOurs = documentsOf(found, desk.now()).includes(sha256) && !isSealedHash(desk, sha256)
  const bytes = isOurs ? await openKeptFile(desk.db, [sourceOfDocument(organization, sha256)], sha256) : null
  if (bytes === null) throw new Problem('evidence.not-found')
  return bytes
}
