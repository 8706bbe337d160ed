/**
 * Bytes of files as evidence: copied, sealed and durable before the answer, when a decision about a file is more than a plain allow or
 * when somebody reports it. Where nobody has the bytes, the copy says so, and takes them if they come within the hour - to this node or to
 * another. Suspected child-abuse material is never among them, and goes from memory too.
 */
import type { Evidence } from '@goodstanding/casework'
import { sniffType } from '@goodstanding/detectors'
import {
  addEvidence,
  DatabaseFault,
  addEvidenceFiles,
  type AddedFile,
  type DecisionRow,
  type FileInEvidence,
  fillEvidenceFile,
  findEvidenceFile,
  listWantedFiles,
  type MissingWhy,
  weighEvidence,
} from '@goodstanding/ledger'
import type { Decision, Event } from '@goodstanding/model'
import { openBytes, keyIdOfBytes, sealBytes } from '../../vault/sealed-bytes.ts'
import type { VaultDb } from '../../vault/open-vault.ts'
import type { Desk } from '../parts.ts'
import { evidenceKey } from '../streams.ts'
import type { Unit } from '../unit.ts'
import { filesOfEvent, inlineBytes } from './files-of-event.ts'
import { isSealed, isSealedHash } from './sealed-material.ts'

const WANTED_MS = 3_600_000
const DAY = 86_400_000
const MEGABYTE = 1024 * 1024
/** What is kept of one account; more of it says nothing new, and would let one person fill the disk. */
export const MOST_OF_ONE = 256 * MEGABYTE
/** As many files as a report names are copied. */
const MOST_IN_COPY = 50
const WANTED_AT_ONCE = 5_000

/** The source of the copy that a decision keeps. */
export const sourceOfDecision = (decision: string): string => `decision/${decision}`

/** Which copy files are kept for. */
export type FilesCopy = {
  readonly evidence: string
  readonly source: string
  readonly about: string
  readonly organization: string
}

type Sought = {
  readonly hashes: readonly string[]
  /** Where to look beside memory. */
  readonly elsewhere: (sha256: string) => Promise<Uint8Array | null> | Uint8Array | null
}

/**
 * Keeps the bytes of the files that an event names by their hashes; those that came with it stand in the record. Null when there are none
 * to keep. Await it before the decision is answered.
 */
export function keepDecisionFiles(desk: Desk, event: Event, decision: Decision): Promise<void> | null {
  if (decision.effect === 'allow') return null
  const hashes = filesOfEvent(event).flatMap(({ sha256, data }) => (sha256 === null || data !== null ? [] : [sha256]))
  if (hashes.length === 0) return null
  if (isSealed(desk.policy().policy, decision)) {
    for (const sha256 of hashes) desk.recentFiles?.drop(sha256)
    return null
  }
  const organization = event.data.organization
  const about = `account/${event.data.actor.id}`
  const source = sourceOfDecision(decision.id)
  return desk.run(async (unit) => {
    const evidence = unit.newId('evi')
    await addEvidence(unit.tx, {
      id: evidence,
      organization,
      source,
      about,
      display: 'staged',
      items: new Set(hashes).size,
      body: null,
      copiedAt: unit.now,
      // Looked at soon: another node may have decided the same event, and then no decision has this copy.
      lookAt: unit.now + DAY,
    })
    await keepFiles(desk, unit, { evidence, source, about, organization }, { hashes, elsewhere: () => null })
  })
}

/** Keeps the bytes of files that a copy of a report or a complaint names. `decision`: what it is about, where that is recorded. */
export async function keepReportedFiles(
  desk: Desk,
  unit: Unit,
  {
    copy,
    evidence,
    decision,
  }: { readonly copy: FilesCopy; readonly evidence: Evidence; readonly decision: DecisionRow | null },
): Promise<void> {
  const { items, before, after, display } = evidence
  const hashes = [...items, ...before, ...after].flatMap(({ versions }) => versions.flatMap(({ files }) => files))
  if (hashes.length === 0) return
  if (display === 'sealed') {
    for (const sha256 of hashes) desk.recentFiles?.drop(sha256)
    return
  }
  await keepFiles(desk, unit, copy, {
    hashes,
    elsewhere: async (sha256) => {
      if (decision === null) return null
      const kept = sourceOfDecision(`dec_${decision.id}`)
      return inlineBytes(decision.event, sha256) ?? (await openKeptFile(unit.tx, [kept], sha256))
    },
  })
}

const kindOf = (bytes: Uint8Array): string => sniffType(bytes) ?? 'unknown'

async function keepFiles(desk: Desk, unit: Unit, copy: FilesCopy, { hashes, elsewhere }: Sought): Promise<void> {
  const allowed = [...new Set(hashes)].filter((sha256) => !isSealedHash(desk, sha256)).slice(0, MOST_IN_COPY)
  const room = await roomFor(desk, unit.tx, copy.about)
  let taken = 0
  for (const sha256 of allowed) {
    const file = desk.recentFiles?.get(sha256, unit.now) ?? (await elsewhere(sha256))
    const fits = file === null || taken + file.length <= room
    if (file !== null && fits) taken += file.length
    await addEvidenceFiles(unit.tx, [await rowOf(unit, copy, { sha256, file, fits })])
  }
}

/** How many bytes more may be kept of somebody. */
async function roomFor({ mostEvidenceBytes = Infinity }: Desk, db: VaultDb, about: string): Promise<number> {
  const kept = await weighEvidence(db, about)
  return Math.min(MOST_OF_ONE - kept.about, mostEvidenceBytes - kept.all)
}

type Found = { readonly sha256: string; readonly file: Uint8Array | null; readonly fits: boolean }

async function rowOf(unit: Unit, copy: FilesCopy, { sha256, file, fits }: Found): Promise<AddedFile> {
  const { evidence, organization } = copy
  const known = {
    evidence,
    organization,
    sha256,
    size: file?.length ?? null,
    type: file === null ? null : kindOf(file),
  }
  if (file === null) return { ...known, body: null, missing: 'not-at-hand', wantedUntil: unit.now + WANTED_MS }
  if (!fits) return { ...known, body: null, missing: 'too-much', wantedUntil: null }
  return { ...known, body: await seal(unit.tx, copy, { sha256, bytes: file }), missing: null, wantedUntil: null }
}

const contextOf = (source: string, sha256: string): string => `${source}/${sha256}`

async function seal(
  db: VaultDb,
  { source }: Pick<FilesCopy, 'source'>,
  { sha256, bytes }: { readonly sha256: string; readonly bytes: Uint8Array },
): Promise<Buffer> {
  const owner = evidenceKey(source)
  const key = (await db.keys.ofOwners([owner])).get(owner)
  if (key === undefined) throw new Error(`${owner} has no data key.`)
  return sealBytes(key, bytes, contextOf(source, sha256))
}

/** The bytes of a file from a copy that was made for one of these sources; null when none has them, or its key was destroyed. */
export async function openKeptFile(
  db: VaultDb,
  sources: readonly string[],
  sha256: string,
): Promise<Uint8Array | null> {
  const found = await findEvidenceFile(db, sources, sha256)
  if (found === null) return null
  const id = keyIdOfBytes(found.body)
  const key = (await db.keys.byIds([id])).get(id)
  if (key === undefined) return null
  return openBytes(key, found.body, contextOf(found.source, sha256))
}

/** Keeps one file for a copy that was just made. Answers what became of it. */
export async function keepCopyFile(
  desk: Desk,
  unit: Unit,
  copy: FilesCopy,
  sha256: string,
): Promise<MissingWhy | 'kept'> {
  const file = desk.recentFiles?.get(sha256, unit.now) ?? null
  const fits = file === null || file.length <= (await roomFor(desk, unit.tx, copy.about))
  const row = await rowOf(unit, copy, { sha256, file, fits })
  await addEvidenceFiles(unit.tx, [row])
  return row.missing ?? 'kept'
}

/** Puts the bytes of a file into the copy that lacks them, when this node has them and there is room. Answers what became of it. */
export async function fillCopy(
  desk: Desk,
  db: VaultDb,
  { evidence, sha256, source, about }: Pick<FileInEvidence, 'evidence' | 'sha256' | 'source' | 'about'>,
): Promise<MissingWhy | 'kept'> {
  const bytes = desk.recentFiles?.get(sha256, desk.now()) ?? null
  if (bytes === null || isSealedHash(desk, sha256)) return 'not-at-hand'
  if (bytes.length > (await roomFor(desk, db, about))) return 'too-much'
  const body = await seal(db, { source }, { sha256, bytes })
  await fillEvidenceFile(db, { evidence, sha256, size: bytes.length, type: kindOf(bytes), missing: null, body })
  return 'kept'
}

/** Puts files where they are waited for, when they have come to this node meanwhile; lets go of those whose time is over. */
export async function bringWantedFiles(desk: Desk): Promise<void> {
  const recent = desk.recentFiles ?? null
  if (recent === null) return
  recent.expire(desk.now())
  const wanted = await listWantedFiles(desk.db, desk.now(), WANTED_AT_ONCE)
  const failed: unknown[] = []
  for (const file of wanted) {
    try {
      await fillCopy(desk, desk.db, file)
    } catch (fault) {
      if (fault instanceof DatabaseFault && fault.kind === 'unavailable') throw fault
      failed.push(fault) // told below, when the others had their turn
    }
  }
  if (failed.length > 0) throw failed[0]
}
